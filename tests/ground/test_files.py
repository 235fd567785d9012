"""Two who write at once lose nothing, and nobody writes over what somebody else has saved."""

import subprocess
import sys
from pathlib import Path

import pytest

from standards_kit.ground import files
from standards_kit.ground.files import (
    Changed,
    Swap,
    create_file,
    remove_if_same,
    replace_if_same,
    swap,
)
from standards_kit.ground.lock import Busy, alone_in

ADDS_LINES = """
import sys
from pathlib import Path
from standards_kit.ground.files import Changed, replace_if_same
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    while True:
        before = path.read_bytes()
        try:
            replace_if_same(path, before, before + f"{name}{number}\\n".encode())
            break
        except Changed:
            continue
"""
CREATES = """
import sys
from pathlib import Path
from standards_kit.ground.files import Changed, create_file
try:
    create_file(Path(sys.argv[1]), sys.argv[2].encode())
except Changed:
    sys.exit(3)
"""
HOLDS = """
import sys, time
from pathlib import Path
from standards_kit.ground.lock import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
AS_ON_WINDOWS = """
import fcntl, sys, types
def locking(descriptor, mode, count):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PermissionError(13, "Permission denied") from None
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
own, sys.platform = sys.platform, "win32"
import standards_kit.ground.lock
sys.platform = own
"""
"""Takes the way that Windows takes, with a lock of this system under it: it has no folder to lock."""


def started(code: str, *words: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(process: "subprocess.Popen[str]") -> int:
    process.communicate()
    return process.returncode


WAYS = pytest.mark.parametrize(
    "way",
    ["", pytest.param(AS_ON_WINDOWS, marks=pytest.mark.skipif(sys.platform == "win32", reason="it is the way here"))],
    ids=["own", "as-on-windows"],
)  # fmt: skip


@WAYS
def test_of_three_who_write_into_one_file_at_once_none_loses_a_line(
    tmp_path: Path, way: str
) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("")
    writers = [started(way + ADDS_LINES, path, name) for name in "abc"]
    assert [ended(writer) for writer in writers] == [0, 0, 0]
    wanted = sorted(f"{name}{number}" for name in "abc" for number in range(25))
    assert sorted(path.read_text().split()) == wanted
    assert [entry.name for entry in tmp_path.iterdir()] == ["terms.yaml"]


def test_of_several_who_begin_one_file_one_does_and_the_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    writers = [started(CREATES, path, name) for name in "abc"]
    assert sorted(ended(writer) for writer in writers) == [0, 3, 3]
    assert path.read_text() in "abc"


def test_a_file_that_changed_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"saved by an editor")
    with pytest.raises(Changed):
        replace_if_same(path, b"what was read", b"ours")
    with pytest.raises(Changed):
        remove_if_same(path, b"what was read")
    assert path.read_bytes() == b"saved by an editor"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_was_deleted_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(Changed):
        replace_if_same(tmp_path / "a.yaml", b"what was read", b"ours")
    assert not list(tmp_path.iterdir())


def test_what_is_there_is_never_created_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(Changed):
        create_file(path, b"ours")
    (tmp_path / "link.yaml").symlink_to("nowhere")
    with pytest.raises(Changed):
        create_file(tmp_path / "link.yaml", b"ours")
    assert path.read_bytes() == b"theirs"


def swaps(folder: Path) -> list[Swap]:
    (folder / "a.yaml").write_bytes(b"one")
    (folder / "b").mkdir()
    (folder / "b" / "b.yaml").write_bytes(b"two")
    (folder / "gone.yaml").write_bytes(b"three")
    return [
        Swap(folder / "a.yaml", b"one", b"ONE"), Swap(folder / "new.yaml", None, b"NEW"),
        Swap(folder / "gone.yaml", b"three", None), Swap(folder / "b" / "b.yaml", b"two", b"TWO"),
    ]  # fmt: skip


def state(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_several_files_are_changed_in_one_step(tmp_path: Path) -> None:
    swap(swaps(tmp_path))
    assert state(tmp_path) == {"a.yaml": b"ONE", "new.yaml": b"NEW", "b/b.yaml": b"TWO"}


@pytest.mark.parametrize("name", ["a.yaml", "new.yaml", "gone.yaml", "b/b.yaml"])
def test_where_one_of_several_changed_meanwhile_none_is_changed(tmp_path: Path, name: str) -> None:
    wanted = swaps(tmp_path)
    (tmp_path / name).write_bytes(b"saved by an editor")
    before = state(tmp_path)
    with pytest.raises(Changed):
        swap(wanted)
    assert state(tmp_path) == before


@pytest.mark.parametrize("nth", range(4))
def test_where_the_disk_fails_half_way_every_file_is_what_it_was(
    tmp_path: Path, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, count = swaps(tmp_path), iter(range(99))
    before = state(tmp_path)
    put = files._put

    def fails(one: Swap, temporary: Path | None) -> None:
        if next(count) == nth:
            raise OSError(28, "no space left on device")
        put(one, temporary)

    monkeypatch.setattr(files, "_put", fails)
    with pytest.raises(OSError, match="no space"):
        swap(wanted)
    assert state(tmp_path) == before


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"one")
    path.chmod(0o640)
    link.symlink_to("a.yaml")
    replace_if_same(link, b"one", b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    assert link.is_symlink()


def test_whoever_holds_a_folder_too_long_is_told_of(tmp_path: Path) -> None:
    holder = started(HOLDS, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy), alone_in(tmp_path, patience=0.0):
        pytest.fail("two were let in at once")
    holder.kill()
    ended(holder)
    with alone_in(tmp_path, patience=5.0):
        pass  # what a killed run held is free again
