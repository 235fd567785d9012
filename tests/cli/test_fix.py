"""``standards-kit lint --fix`` and ``--diff`` as people run them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.cli import mending
from standards_kit.cli.failures import Failure
from standards_kit.lint.engine import lint
from standards_kit.lint.sound import standard
from standards_kit.model.folder import home_of
from standards_kit.model.project import load

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SLIP = standard("role: [desk]  # who it is for", "discretion: guidd")
MENDED = SLIP.replace("role:", "roles:")


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text("organisation: Harbour\n")
    (folder / "a.yaml").write_text(SLIP)
    return folder


def test_what_is_safe_is_mended_and_what_is_left_is_shown(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--fix")
    assert (kit / "a.yaml").read_text() == MENDED
    assert "wrong-type" in result.stdout
    assert "unknown-field" not in result.stdout
    assert "1 error, 0 warnings, 0 notes, 1 fixed." in result.stdout
    assert "`--fix --unsafe-fixes` mends 1 of them" in result.stdout
    assert (result.returncode, result.stderr) == (1, "")


def test_what_is_unsafe_is_mended_where_that_is_asked_for(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--fix", "--unsafe-fixes")
    assert (kit / "a.yaml").read_text() == MENDED.replace("guidd", "guided")
    assert "nothing to mend, 2 fixed." in result.stdout
    assert result.returncode == 0


def test_a_second_run_changes_nothing(run: Run, kit: Path) -> None:
    run("lint", kit, "--fix", "--unsafe-fixes")
    before = (kit / "a.yaml").stat().st_mtime_ns
    assert "fixed" not in run("lint", kit, "--fix", "--unsafe-fixes").stdout
    assert (kit / "a.yaml").stat().st_mtime_ns == before


def test_a_diff_shows_what_would_change_and_changes_nothing(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--diff")
    assert result.stdout.splitlines()[:2] == ["--- kit/a.yaml", "+++ kit/a.yaml"]
    assert "-role: [desk]  # who it is for\n+roles: [desk]  # who it is for\n" in result.stdout
    assert result.stderr == "`--fix` would mend 1 finding in 1 file.\n"
    assert (kit / "a.yaml").read_text() == SLIP
    assert result.returncode == 1


def test_an_empty_diff_is_success(run: Run, kit: Path) -> None:
    (kit / "a.yaml").write_text(standard())
    result = run("lint", kit, "--diff")
    assert (result.stdout, result.returncode) == ("", 0)
    assert result.stderr == "There is nothing that `--fix` would mend.\n"


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [b"tags: [a]\n", b"tags: [a]", b"role: [a]"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_git_makes_of_the_diff_what_fix_makes(
    run: Run, kit: Path, ending: bytes, last: bytes, mark: bytes
) -> None:
    """Whatever ends the lines, whether the last one ends, and with a byte-order mark or without."""
    written = b"department: [a]\n" + standard("x-b: 1", "x-c: 2", "x-d: 3").encode() + last
    file = kit / "a.yaml"
    file.write_bytes(mark + written.replace(b"\n", ending))
    words = [sys.executable, "-m", "standards_kit", "lint", "--diff"]
    with (kit / "fix.patch").open("wb") as patch:
        subprocess.run(words, cwd=kit, stdout=patch, stderr=subprocess.DEVNULL, check=False)
    before = file.read_bytes()
    run("lint", kit, "--fix")
    fixed = file.read_bytes()
    file.write_bytes(before)
    command = ["git", "apply", "-p0", "fix.patch"]
    subprocess.run(command, cwd=kit, check=True, env={**os.environ, "GIT_DIR": "nowhere"})
    wanted = written.replace(b"department:", b"departments:").replace(b"role:", b"roles:")
    assert file.read_bytes() == fixed == mark + wanted.replace(b"\n", ending)


def test_only_files_that_are_asked_about_are_touched(run: Run, kit: Path) -> None:
    (kit / "b.yaml").write_text(SLIP.replace("phone-greeting", "other"))
    run("lint", kit / "b.yaml", "--fix")
    assert (kit / "a.yaml").read_text() == SLIP
    assert "roles:" in (kit / "b.yaml").read_text()


def test_rules_that_are_left_out_mend_nothing(run: Run, kit: Path) -> None:
    run("lint", kit, "--fix", "--ignore", "unknown-field")
    assert (kit / "a.yaml").read_text() == SLIP


def test_what_is_kept_quiet_stays_as_it_is(run: Run, kit: Path) -> None:
    waived = SLIP.replace(
        "# who it is for", "# standards-kit: ignore[unknown-field] -- an old export needs it"
    )
    (kit / "a.yaml").write_text(waived)
    run("lint", kit, "--fix")
    assert (kit / "a.yaml").read_text() == waived


def test_the_count_of_what_was_fixed_is_in_the_json_too(run: Run, kit: Path) -> None:
    report = json.loads(run("lint", kit, "--fix", "--format", "json").stdout)
    assert report["summary"]["fixed"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--unsafe-fixes"], "`--unsafe-fixes` alone does nothing"),
        (["--fix", "--diff"], "`--fix` and `--diff` can't both be"),
        (["--diff", "--format", "json"], "`--diff` stands in place of a report"),
    ],
)
def test_words_that_make_no_sense_together(
    run: Run, kit: Path, words: list[str], said: str
) -> None:
    result = run("lint", kit, *words)
    assert said in result.stderr
    assert result.returncode == 2
    assert (kit / "a.yaml").read_text() == SLIP


def test_a_file_that_may_not_be_written_is_named_and_left(run: Run, kit: Path) -> None:
    (kit / "a.yaml").chmod(0o444)
    result = run("lint", kit, "--fix", bound=True)
    assert "a.yaml” can't be mended: you may not write there." in result.stderr
    assert result.returncode == 2
    assert (kit / "a.yaml").read_text() == SLIP


def test_a_link_stays_a_link_and_the_file_keeps_its_permissions(run: Run, kit: Path) -> None:
    (kit / ".hidden").mkdir()
    real = kit / ".hidden" / "real.yaml"
    (kit / "a.yaml").rename(real)
    real.chmod(0o640)
    (kit / "a.yaml").symlink_to(real)
    run("lint", kit, "--fix")
    assert (kit / "a.yaml").is_symlink()
    assert real.read_text() == MENDED
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_that_changed_meanwhile_is_never_overwritten(kit: Path) -> None:
    (kit / "b.yaml").write_text(SLIP.replace("phone-greeting", "other"))
    home = home_of(kit)
    assert home is not None
    found = mending.mended([load(home)], lint, kit, [kit], unsafe=False)
    (kit / "a.yaml").write_text("why: Somebody saved this just now.\n")
    with pytest.raises(Failure, match=r"“a\.yaml” changed on the disk meanwhile"):
        mending.write_changes(found, kit)
    assert (kit / "a.yaml").read_text() == "why: Somebody saved this just now.\n"
    assert "roles:" in (kit / "b.yaml").read_text()
    assert not list(kit.glob(".standards-kit-*"))


@pytest.mark.skipif(os.name == "nt", reason="the system has no such names")
@pytest.mark.parametrize(
    "name",
    ["sp ace", "new\nline", "ta\tb", 'q"uote', "back\\slash", "é", "\x1b[31m", " ", "\u202e"],
)
def test_git_knows_which_file_a_diff_means_whatever_its_name(
    run: Run, kit: Path, name: str
) -> None:
    (kit / "a.yaml").rename(kit / f"{name}.yaml")
    diff = run("lint", "--diff", cwd=kit).stdout
    assert "\x1b" not in diff
    apply = ["git", "apply", "-p0"]
    subprocess.run(apply, cwd=kit, input=diff, check=True, text=True)
    assert (kit / f"{name}.yaml").read_text() == MENDED


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names are text")
def test_a_file_whose_name_is_no_text_is_mended_and_no_other(run: Run, kit: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(kit) + b"/a\xff.yaml"))
    (kit / "a.yaml").rename(odd)
    assert "1 fixed" in run("lint", kit, "--fix").stdout
    assert odd.read_text() == MENDED
    assert len(list(kit.iterdir())) == 2
