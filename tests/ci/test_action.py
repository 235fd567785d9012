"""The action for GitHub: its steps, run as a runner would run them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Step = Callable[..., "subprocess.CompletedProcess[str]"]
Recipe = Callable[[str], Any]
Linted = tuple["subprocess.CompletedProcess[str]", Path, dict[str, str]]


@pytest.fixture
def lint(recipe: Recipe, step: Step, tmp_path: Path) -> Callable[..., Linted]:
    """Run the step that lints: what it said, the runner's folder, and its outputs."""
    (script,) = [s["run"] for s in recipe("action.yml")["runs"]["steps"] if s.get("id") == "lint"]

    def linted(path: str, cwd: Path, **inputs: str) -> Linted:
        runner = tmp_path / "runner"
        runner.mkdir()
        (runner / "output").write_text("")
        environment = {
            "KIT": path, "FAIL_ON": "warning", "LEVEL": "", "BASELINE": "", "TODAY": "2026-09-01",
            "PYTHON": sys.executable, "RUNNER_TEMP": str(runner), "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(runner / "output"), "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        }  # fmt: skip
        done = step(script, cwd, **{**environment, **inputs})
        lines = (runner / "output").read_text().splitlines()
        return done, runner, dict(line.split("=", 1) for line in lines)

    return linted


def test_findings_fail_the_step_and_are_shown_three_times(
    lint: Callable[..., Linted], vague: Path
) -> None:
    done, runner, outputs = lint(".", vague)
    assert done.returncode == 1
    assert outputs == {"exit-code": "1", "sarif": str(runner / "standards-kit.sarif")}
    assert re.search(r"^::error file=a\.yaml,.*vague-phrase", done.stdout, re.MULTILINE)
    assert (runner / "summary").read_text(encoding="utf-8").count("“fast” ") == 1
    (run,) = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["vague-phrase"]


def test_a_clean_kit_passes(lint: Callable[..., Linted], clean: Path) -> None:
    done, _, outputs = lint(".", clean)
    assert (done.returncode, outputs["exit-code"]) == (0, "0")


@pytest.mark.parametrize(
    "inputs",
    [{"FAIL_ON": "everything"}, {"LEVEL": "high"}, {"TODAY": "tomorrow"}, {"PYTHON": "nope"}],
)
def test_what_could_not_run_is_no_success(
    lint: Callable[..., Linted], clean: Path, inputs: dict[str, str]
) -> None:
    done, _, outputs = lint(".", clean, **inputs)
    assert done.returncode not in {0, 1}
    assert outputs == {"exit-code": str(done.returncode)}


@pytest.mark.parametrize(
    "path", ["$(touch ran)", "; touch ran", "`touch ran`", "--format=json=ran", "nowhere"]
)
def test_a_path_is_a_path_whatever_it_says(
    lint: Callable[..., Linted], clean: Path, path: str
) -> None:
    done, _, outputs = lint(path, clean)
    assert (done.returncode, outputs["exit-code"]) == (2, "2")
    assert not (clean / "ran").exists()


def test_modules_in_the_folder_that_is_linted_are_not_run(
    lint: Callable[..., Linted], clean: Path
) -> None:
    (clean / "standards_kit.py").write_text("open('ran', 'w')", encoding="utf-8")
    (clean / "yaml.py").write_text("open('ran', 'w')", encoding="utf-8")
    done, _, _ = lint(".", clean)
    assert done.returncode == 0, done.stderr
    assert not (clean / "ran").exists()


def test_scripts_take_inputs_from_the_environment_and_others_actions_by_commit(
    recipe: Recipe,
) -> None:
    steps = recipe("action.yml")["runs"]["steps"]
    assert [s["run"] for s in steps if "${{" in s.get("run", "")] == []
    used = [s["uses"] for s in steps if "uses" in s]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []
