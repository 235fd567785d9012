"""docs/formats.md shows what each format writes today.

`.venv/bin/python scripts/refresh_readme.py` writes the outputs anew.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from standards_kit.report.write import formats

COMMAND = re.compile(r"standards-kit (lint [^|\n]+)")


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    """The page's text."""
    return (checkout / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for a shell")
def test_every_command_says_what_the_page_shows(
    refresh: ModuleType, page: str, tmp_path: Path
) -> None:
    runs = list(refresh.replay(page, tmp_path))
    assert len(runs) >= len(formats())
    assert [said for _, said in runs] == [block.body for block, _ in runs]


def test_every_format_has_a_section_with_an_example(refresh: ModuleType, page: str) -> None:
    sections = dict(zip(*[iter(re.split(r"(?m)^## (.+)\n", page)[1:])] * 2, strict=True))
    assert set(formats()) <= set(sections)
    for name in formats():
        (example,) = (b for b in refresh.blocks(sections[name]) if b.language == "console")
        asked = re.findall(r"--format (\S+)", example.commands[0])
        assert asked == ([] if name == "terminal" else [name])
        assert f"| [`{name}`](#{name}) |" in page


def test_the_commands_for_ci_run(refresh: ModuleType, page: str, tmp_path: Path) -> None:
    snippets = [b.body for b in refresh.blocks(page) if b.language in ("sh", "yaml")]
    commands = [words for snippet in snippets for words in COMMAND.findall(snippet)]
    assert len(commands) >= 5
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
    for snippet in snippets[1:]:
        assert yaml.safe_load(snippet)
        for file in re.findall(r"(?:junit|codequality|sarif_file|--body-file):? (\S+)", snippet):
            assert (tmp_path / file).is_file(), file
