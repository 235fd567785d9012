"""``standards-kit format`` as people run it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.cli.commands import format as command
from standards_kit.cli.failures import Failure

Run = Callable[..., "subprocess.CompletedProcess[str]"]
LOOSE = """\
standards:
-   id: phone   # its id
    title: 'Phone'


    expectations:
    - Say your name.
"""
SET = """\
standards:
  - id: phone   # its id
    title: "Phone"

    expectations:
      - Say your name.
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    (folder / "drafts").mkdir(parents=True)
    (folder / "standards-kit.yaml").write_text("organisation: A\nexclude: [drafts/*]\n")
    (folder / "a.yaml").write_text(LOOSE)
    (folder / "drafts" / "b.yaml").write_text(LOOSE)
    return folder


def piped(
    folder: Path, content: bytes, *words: str, name: str = "a.yaml"
) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "standards_kit", "format", "-", f"--stdin-filename={name}"]
    return subprocess.run(
        [*command, *words], cwd=folder, input=content, capture_output=True, check=False,
        env=dict(os.environ),
    )  # fmt: skip


def test_the_files_of_the_kit_are_set_and_no_others(run: Run, kit: Path) -> None:
    result = run("format", kit)
    assert result.stdout == "1 file set anew; 1 file in style already.\n"
    assert result.returncode == 0
    assert (kit / "a.yaml").read_text() == SET
    assert (kit / "drafts" / "b.yaml").read_text() == LOOSE
    assert run("format", kit).stdout.startswith("Nothing to do: 2 files")


def test_without_a_path_it_is_the_folder_that_one_is_in(run: Run, kit: Path) -> None:
    (kit / "desk").mkdir()
    (kit / "desk" / "c.yaml").write_text(LOOSE)
    assert run("format", cwd=kit / "desk").returncode == 0
    assert (kit / "desk" / "c.yaml").read_text() == SET
    assert (kit / "a.yaml").read_text() == LOOSE
    assert run("format", cwd=kit).returncode == 0
    assert (kit / "a.yaml").read_text() == SET


def test_a_folder_that_holds_no_source_does_not_look_like_success(run: Run, kit: Path) -> None:
    result = run("format", "--check", cwd=kit / "drafts")
    assert "none of the kit's sources is in" in result.stderr
    assert result.returncode == 2


def test_check_names_files_and_writes_nothing(run: Run, kit: Path) -> None:
    result = run("format", "--check", cwd=kit)
    assert result.stdout == "a.yaml\n"
    assert "1 file would be set anew" in result.stderr
    assert result.returncode == 1
    assert (kit / "a.yaml").read_text() == LOOSE
    assert run("format", "--check", "standards-kit.yaml", cwd=kit).returncode == 0


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_git_takes_the_diff(run: Run, kit: Path, mark: bytes, newline: bytes) -> None:
    (kit / "a.yaml").write_bytes(mark + LOOSE.encode().replace(b"\n", newline))
    result = subprocess.run(
        [sys.executable, "-m", "standards_kit", "format", "--diff"],
        cwd=kit,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 1
    subprocess.run(["git", "apply", "-p0"], cwd=kit, input=result.stdout, check=True)
    assert (kit / "a.yaml").read_bytes() == mark + SET.encode().replace(b"\n", newline)
    assert run("format", "--diff", cwd=kit).returncode == 0


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_file_keeps_its_line_ends_and_its_mark(
    run: Run, kit: Path, mark: bytes, newline: bytes
) -> None:
    content = mark + LOOSE.encode().replace(b"\n", newline)
    (kit / "a.yaml").write_bytes(content)
    assert piped(kit, content).stdout == mark + SET.encode().replace(b"\n", newline)
    run("format", kit)
    assert (kit / "a.yaml").read_bytes() == mark + SET.encode().replace(b"\n", newline)


def test_what_is_typed_is_answered_and_nothing_is_written(kit: Path) -> None:
    result = piped(kit, b"a:   # why\n- 'b'")
    assert result.stdout == b'a:   # why\n  - "b"\n'
    assert piped(kit, LOOSE.encode(), "--check").returncode == 1
    assert (kit / "a.yaml").read_text() == LOOSE
    assert piped(kit, b"", name="drafts/b.yaml").returncode == 2


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_set(run: Run, kit: Path) -> None:
    (kit / "broken.yaml").write_text("why:\n  - [open\n")
    result = run("format", kit)
    assert "broken.yaml:2:5: error[invalid-yaml]" in result.stderr
    assert "The file was left as it is." in result.stderr
    assert result.returncode == 2
    assert (kit / "broken.yaml").read_text() == "why:\n  - [open\n"
    assert (kit / "a.yaml").read_text() == SET
    assert piped(kit, b"why: [\n").stdout == b""


def test_what_cannot_be_set_without_risk_is_said(run: Run, kit: Path) -> None:
    (kit / "odd.yaml").write_text("? 'a'\n:   b  \n\n\n")
    result = run("format", kit)
    assert "odd.yaml” is written in a way that can't be set without risk" in result.stderr
    assert result.returncode == 0
    assert (kit / "odd.yaml").read_text() == '? "a"\n:   b\n'


def test_a_comment_that_keeps_a_finding_quiet_still_does(run: Run, kit: Path) -> None:
    long = "You answer in a friendly way, and " * 6 + "at once."
    (kit / "a.yaml").write_text(
        "standards:\n- id: phone\n  expectations:\n"
        f"  - {long} # standards-kit: ignore[vague-phrase] -- tried\n"
        f"  # standards-kit: ignore[vague-phrase] -- tried\n  - '{long}'\n"
    )
    before = run("lint", kit, "--format", "concise").stdout
    assert "vague-phrase" not in before
    assert run("format", kit).returncode == 0
    after = run("lint", kit, "--format", "concise").stdout
    assert "vague-phrase" not in after
    assert ">-" in (kit / "a.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--check", "--diff"], "can't both be"),
        (["-"], "`-` needs the name of the file"),
        (["a.yaml", "--stdin-filename", "a.yaml"], "goes with `-`"),
        (["nowhere.yaml"], "there is no file or folder “nowhere.yaml”"),
        (["drafts/b.yaml"], "is not a source of the kit"),
    ],
)
def test_words_that_make_no_sense(run: Run, kit: Path, words: list[str], said: str) -> None:
    result = run("format", *words, cwd=kit)
    assert said in result.stderr
    assert result.returncode == 2
    assert (kit / "a.yaml").read_text() == LOOSE


def test_a_folder_with_nothing_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("format", tmp_path / "empty")
    assert "there is no kit and no YAML file" in result.stderr
    assert result.returncode == 2


def test_a_file_that_changed_meanwhile_is_left_and_said(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled = command.styled

    def slow(text: str) -> object:
        (kit / "a.yaml").write_text("standards: []\n")
        return styled(text)

    monkeypatch.setattr(command, "styled", slow)
    with pytest.raises(Failure, match=r"“a\.yaml” changed on the disk meanwhile"):
        command.format_([kit])
    assert (kit / "a.yaml").read_text() == "standards: []\n"


@pytest.mark.parametrize("name", ["hotel", "contact-centre", "council", "format"])
def test_the_examples_are_in_style(run: Run, examples: Path, name: str) -> None:
    result = run("format", "--check", examples / name)
    assert result.stdout == ""
    assert result.returncode == 0
