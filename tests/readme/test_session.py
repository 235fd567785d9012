"""Whoever types what the README says sees what the README shows.

Where a message or a lexicon has changed, `.venv/bin/python scripts/refresh_readme.py` writes the
outputs anew; then read the diff, for the words around them may no longer be true.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.cli.app import build

COMMAND = re.compile(r"(?m)^(?:\s*- run: |\.venv/bin/)?standards-kit (.+)$")


Runs = dict[str, tuple[str, str]]


def said(runs: Runs, command: str) -> list[str]:
    """The lines that a command of the README prints now."""
    (output,) = (now for name, (_, now) in runs.items() if name.split(" ", 1)[1] == command)
    return output.splitlines()[1:]


def test_every_command_says_what_the_readme_shows(runs: Runs) -> None:
    shown = {name: shown for name, (shown, _) in runs.items()}
    assert {name: now for name, (_, now) in runs.items()} == shown


@pytest.mark.parametrize("name", ["settled", "waived"])
def test_what_passes_in_the_readme_passes(runs: Runs, name: str) -> None:
    line, level = said(runs, f"standards-kit lint {name}.yaml")
    assert "nothing to mend" in line
    assert level.startswith("Level reached: ")


def test_the_sentence_of_the_shop_has_three_findings(runs: Runs) -> None:
    (command,) = (name.split(" ", 1)[1] for name in runs if "grep" in name)
    fast, always, friendly = said(runs, command)
    assert "“fast”" in fast
    assert "“at all times”" in always
    assert "“friendly”" in friendly


def test_an_excerpt_of_the_starter_is_the_starters(checkout: Path, readme: str) -> None:
    excerpt = readme.partition("A standard looks like this:\n\n```yaml\n")[2].partition("```")[0]
    phone = checkout / "src" / "standards_kit" / "starter" / "standards" / "phone.yaml"
    assert excerpt
    assert excerpt in phone.read_text("utf-8")


def test_no_command_is_forgotten(refresh: ModuleType, readme: str) -> None:
    run = [c for b in refresh.blocks(readme) if b.language == "console" for c in b.commands]
    app = build()
    names = {one.name for one in (*app.registered_commands, *app.registered_groups)}
    assert names
    for name in names:
        assert any(command.startswith(f"standards-kit {name}") for command in run), name
        assert f"### {name}" in readme


def test_the_commands_for_ci_run(refresh: ModuleType, readme: str, tmp_path: Path) -> None:
    snippets = [b.body for b in refresh.blocks(readme) if b.language in ("sh", "yaml")]
    commands = [c for snippet in snippets for c in COMMAND.findall(snippet)]
    assert len(commands) >= 4
    for words in ["init .", *commands]:
        done = subprocess.run(
            [sys.executable, "-m", "standards_kit", *words.split()],
            cwd=tmp_path,
            env=os.environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert (tmp_path / "standards.json").is_file()
    assert list((tmp_path / "public").iterdir())
