"""The hook for pre-commit, installed by pre-commit itself into a repository of somebody's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def git(*words: str | Path, cwd: Path) -> str:
    quiet = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.invalid",
        "-c",
        "commit.gpgsign=false",
    ]
    done = subprocess.run(
        ["git", *quiet, *map(str, words)], cwd=cwd, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def tried(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the hook says of a change to a clean kit, and to one that leaves a word undefined."""
    command = shutil.which("pre-commit", path=str(Path(sys.executable).parent))
    if command is None or shutil.which("git") is None or not (checkout / ".git").exists():
        pytest.skip("pre-commit, git or this checkout's history is not here; `make browser` helps")
    home = tmp_path_factory.mktemp("pre-commit")
    ours, theirs = home / "ours", home / "theirs"
    git("clone", "--quiet", "--no-hardlinks", checkout, ours, cwd=home)
    theirs.mkdir()
    git("init", "--quiet", cwd=theirs)
    (theirs / "standards-kit.yaml").write_text(
        "organisation: A\nterms: {fast: {definition: Within 20 seconds.}}\n", encoding="utf-8"
    )
    (theirs / "phone.yaml").write_text(
        "id: phone\ntitle: Phone\nwhy: Silence makes callers think they are forgotten.\n"
        "emotional_response: The caller feels expected.\nexpectations: [You are fast.]\n",
        encoding="utf-8",
    )
    git("add", ".", cwd=theirs)
    git("commit", "--quiet", "-m", "A kit", cwd=theirs)
    said = {"clean": hook(command, ours, theirs, home)}
    # phone.yaml, in which the word stands, is not touched.
    (theirs / "standards-kit.yaml").write_text("organisation: A\n", encoding="utf-8")
    git("add", ".", cwd=theirs)
    said["undefined"] = hook(command, ours, theirs, home)
    said["in style"] = hook(command, ours, theirs, home, "standards-kit-format")
    (theirs / "phone.yaml").write_text("id:  phone\ntitle: 'Phone'\n", encoding="utf-8")
    git("add", ".", cwd=theirs)
    said["out of style"] = hook(command, ours, theirs, home, "standards-kit-format")
    said["phone.yaml"] = (theirs / "phone.yaml").read_text(encoding="utf-8")
    return said


def hook(
    command: str, ours: Path, theirs: Path, home: Path, name: str = "standards-kit-lint"
) -> str:
    done = subprocess.run(
        [
            command,
            "try-repo",
            "--color",
            "never",
            "--verbose",
            ours,
            name,
            "--all-files",
        ],
        cwd=theirs,
        env={
            **os.environ,
            "PRE_COMMIT_HOME": str(home / "cache"),
            "STANDARDS_KIT_TODAY": "2026-09-01",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if "No matching distribution" in said or "Could not find a version" in said:
        pytest.skip("no package registry can be reached, from which the hook would be installed")
    return f"exit {done.returncode}\n{said}"


def test_a_clean_kit_passes(tried: dict[str, str]) -> None:
    assert tried["clean"].startswith("exit 0"), tried["clean"]
    assert "Passed" in tried["clean"]


def test_a_definition_taken_out_fails_in_the_file_that_nobody_touched(
    tried: dict[str, str],
) -> None:
    assert tried["undefined"].startswith("exit 1"), tried["undefined"]
    assert "phone.yaml:" in tried["undefined"]
    assert "error[vague-phrase]" in tried["undefined"]


def test_a_file_out_of_style_is_set_anew_and_stops_the_commit(tried: dict[str, str]) -> None:
    assert tried["in style"].startswith("exit 0"), tried["in style"]
    assert tried["out of style"].startswith("exit 1"), tried["out of style"]
    assert "files were modified by this hook" in tried["out of style"]
    assert 'title: "Phone"' in tried["phone.yaml"]
