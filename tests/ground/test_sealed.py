"""What one run leaves for the next is believed only where it is whole, and doesn't grow for ever."""

import errno
import os
import time
from pathlib import Path

import pytest

from standards_kit.ground import kept, sealed

ROOM = "lint"


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.FOLDER, str(tmp_path))
    return tmp_path / ROOM


def test_what_is_kept_comes_back() -> None:
    sealed.keep("lint/a", {"said": ["ä", 1, None]})
    sealed.keep_bytes("lint/b", b"\x00\xff\n")
    assert sealed.recall("lint/a") == {"said": ["ä", 1, None]}
    assert sealed.recall_bytes("lint/b") == b"\x00\xff\n"


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_half_of_it_is_nothing(room: Path, cut: int) -> None:
    sealed.keep("lint/a", ["a", "b", "c"])
    whole = (room / "a").read_bytes()
    (room / "a").write_bytes(whole[:cut] if cut < len(whole) else whole + b" ")
    assert sealed.recall("lint/a") is None


def test_what_is_kept_under_one_name_is_nothing_under_another(room: Path) -> None:
    sealed.keep("lint/a", ["a"])
    (room / "a").rename(room / "b")
    assert sealed.recall("lint/b") is None


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system knows no links")
def test_a_link_in_its_place_is_not_followed(room: Path, tmp_path: Path) -> None:
    sealed.keep("lint/a", ["a"])
    (room / "a").rename(tmp_path / "elsewhere")
    (room / "a").symlink_to(tmp_path / "elsewhere")
    assert sealed.recall("lint/a") is None


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system knows no links")
def test_what_a_link_in_its_place_leads_to_is_left_alone(room: Path, tmp_path: Path) -> None:
    sealed.keep("lint/a", ["a"])
    (tmp_path / "letter").write_text("Dear Ann")
    (room / "a").unlink()
    (room / "a").symlink_to(tmp_path / "letter")
    sealed.keep("lint/a", ["b"])
    assert (tmp_path / "letter").read_text() == "Dear Ann"
    assert sealed.recall("lint/a") == ["b"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system knows no such permissions")
@pytest.mark.parametrize("mask", [0o000, 0o002, 0o077])
def test_whoever_shares_new_files_with_a_group_has_a_cache_all_the_same(
    room: Path, mask: int
) -> None:
    before = os.umask(mask)
    try:
        sealed.keep("lint/a", ["a"])
    finally:
        os.umask(before)
    assert sealed.recall("lint/a") == ["a"]
    assert (room / "a").stat().st_mode & 0o777 == 0o600


def test_a_disk_that_is_full_leaves_what_was_kept_and_no_litter(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed.keep("lint/a", ["a"])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    sealed.keep("lint/a", ["b"])
    assert sealed.recall("lint/a") == ["a"]
    assert [path.name for path in room.iterdir()] == ["a"]


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_counts_for_nothing(room: Path, kind: str) -> None:
    room.mkdir()
    if kind == "folder":
        (room / "a").mkdir()
    elif hasattr(os, "mkfifo"):
        os.mkfifo(room / "a")
    sealed_before = sealed.recall("lint/a")
    sealed.keep("lint/a", ["a"])
    assert sealed_before is None
    assert sealed.recall("lint/a") == (None if kind == "folder" else ["a"])


def test_a_home_is_one_also_where_no_shell_has_read_the_sign_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv(kept.FOLDER, "~/cache")
    assert kept.folder() == tmp_path / "home" / "cache"


def test_what_nobody_has_asked_for_in_two_months_is_taken_out(room: Path) -> None:
    for name, days in (("old", 61), ("young", 59)):
        sealed.keep(f"lint/{name}", [name])
        then = time.time() - days * 86_400
        os.utime(room / name, (then, then))
    sealed.tidy(ROOM)
    assert [path.name for path in room.iterdir()] == ["young"]


def test_of_too_much_the_oldest_goes(room: Path) -> None:
    for age, name in enumerate("abcd"):
        sealed.keep_bytes(f"lint/{name}", b"-" * 100)
        then = time.time() - age * 60
        os.utime(room / name, (then, then))
    sealed.tidy(ROOM, most=300)
    assert sorted(path.name for path in room.iterdir()) == ["a", "b"]
