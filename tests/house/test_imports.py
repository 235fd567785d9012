"""A run loads what it needs: the facts behind its speed, instead of a stopwatch."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from standards_kit.report.write import formats

HEAVY = {"jinja2", "rich", "typst"}
RUN = """
import json, os, sys
from standards_kit.__main__ import main
os._exit = lambda status: None  # what is loaded is looked at first
try:
    main()
except SystemExit:
    pass
json.dump(sorted(sys.modules), sys.stderr)
"""
FORMATS = "standards_kit.report.formats."


def run(checkout: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a command writes, and every module that was loaded for it."""
    command = [sys.executable, "-W", "error", "-c", RUN, *arguments]
    done = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=True)
    return done.stdout, set(json.loads(done.stderr))


def test_version_is_said_before_anything_is_loaded(checkout: Path) -> None:
    said, loaded = run(checkout, "--version")
    assert said.startswith("standards-kit ")
    assert not loaded & {*HEAVY, "importlib.metadata", "pydantic", "typer", "yaml"}


@pytest.mark.parametrize("example", ["hotel", "before"])
@pytest.mark.parametrize("form", sorted(set(formats()) - {"terminal"}))
def test_lint_loads_nothing_that_draws_or_prints(checkout: Path, example: str, form: str) -> None:
    said, loaded = run(checkout, "lint", f"examples/{example}", "--format", form)
    assert said or example == "hotel"
    assert "yaml" in loaded
    assert not loaded & {*HEAVY, "importlib.metadata"}
    chosen = form.replace("-", "_")
    assert {name for name in loaded if name.startswith(FORMATS)} == {FORMATS + chosen}


@pytest.mark.parametrize("form", ["json", "json-lines", "concise", "terminal"])
def test_what_only_ci_needs_is_left_alone(checkout: Path, form: str) -> None:
    _, loaded = run(checkout, "lint", "examples/before", "--format", form)
    report = {name for name in loaded if name.startswith("standards_kit.report.")}
    assert not report & {
        f"standards_kit.report.{room}" for room in ("repository", "digest", "utf16")
    }
