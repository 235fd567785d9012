"""``standards-kit lint -``: an editor has its unsaved text judged within the kit."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SOFT = standard(expectations="expectations:\n  - You are friendly.")


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text("exclude: [drafts/*]\n")
    (folder / "a.yaml").write_text(SOFT)
    return folder


def typed(folder: Path, name: str, text: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "standards_kit", "lint", "-", f"--stdin-filename={name}"]
    return subprocess.run(
        [*command, *words], cwd=folder, input=text.encode(), capture_output=True, check=False,
        env=dict(os.environ),
    )  # fmt: skip


def test_the_text_that_is_typed_is_judged_and_not_the_saved_one(kit: Path) -> None:
    result = typed(kit, "a.yaml", standard())
    assert b"nothing to mend" in result.stdout
    assert (kit / "a.yaml").read_text() == SOFT
    assert typed(kit, "a.yaml", SOFT).returncode == 1


def test_the_rest_of_the_kit_counts(kit: Path) -> None:
    (kit / "terms.yaml").write_text("terms: {friendly: A smile is seen.}\n")
    assert typed(kit, "a.yaml", SOFT).returncode == 0
    result = typed(kit, "terms.yaml", "terms: {friendly: A smile is seen soon.}\n", "--format=json")
    assert {d["path"] for d in json.loads(result.stdout)["diagnostics"]} == {"terms.yaml"}


def test_a_file_that_was_never_saved(kit: Path) -> None:
    result = typed(kit, "b.yaml", SOFT.replace("phone-greeting", "b"), "--format=concise")
    assert result.stdout.startswith(b"b.yaml:6:")
    assert typed(kit, "b.yaml", standard(), "--format=concise").stdout.startswith(
        b"b.yaml:1:5: error[dup"
    )


def test_the_kit_file_itself(kit: Path) -> None:
    result = typed(kit, "standards-kit.yaml", "lint: {ignor: [a]}\n", "--format=concise")
    assert result.stdout.startswith(b"standards-kit.yaml:1:8: error[unknown-field]")


def test_bytes_that_are_not_text_are_a_finding(kit: Path) -> None:
    command = [sys.executable, "-m", "standards_kit", "lint", "-", "--stdin-filename=a.yaml"]
    result = subprocess.run(
        command, cwd=kit, input=b"why: \xff\n", capture_output=True, check=False
    )
    assert b"invalid-encoding" in result.stdout


def test_what_is_no_source_is_not_called_clean(kit: Path) -> None:
    (kit / "drafts").mkdir()
    assert typed(kit, "drafts/b.yaml", SOFT).returncode == 2
    assert typed(kit, "nowhere/b.yaml", SOFT).returncode == 2
    assert typed(kit, "drafts", SOFT).returncode == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-"], "`-` needs the name of the file"),
        (["a.yaml", "--stdin-filename", "a.yaml"], "goes with `-`"),
        (["-", "--stdin-filename", "a.yaml", "--fix"], "can't be mended"),
    ],
)
def test_words_that_make_no_sense(run: Run, kit: Path, words: list[str], said: str) -> None:
    result = run("lint", *words, cwd=kit)
    assert said in result.stderr
    assert result.returncode == 2


def test_the_environment_chooses_where_the_command_line_does_not(run: Run, kit: Path) -> None:
    assert run("lint", kit, STANDARDS_KIT_FORMAT="concise").stdout.count("\n") == 1
    assert "-->" in run("lint", kit, "--format", "terminal", STANDARDS_KIT_FORMAT="concise").stdout
    assert "owner" in run("lint", kit, STANDARDS_KIT_LEVEL="audited").stdout
    weak = "expectations:\n  - We aim to reply within 5 days."
    (kit / "a.yaml").write_text(standard(expectations=weak))
    assert run("lint", kit, STANDARDS_KIT_FAIL_ON="note").returncode == 1
    assert run("lint", kit, "--fail-on", "warning", STANDARDS_KIT_FAIL_ON="note").returncode == 0


def test_a_wrong_word_in_the_environment_is_named_with_its_variable(run: Run, kit: Path) -> None:
    result = run("lint", kit, STANDARDS_KIT_FAIL_ON="eror")
    assert "STANDARDS_KIT_FAIL_ON: there is no level “eror”. Did you mean `error`?" in result.stderr
    assert result.returncode == 2
