"""The template for GitLab: its job's script, run in a shell."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

Step = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def job(recipe: Callable[[str], Any], step: Step) -> Step:
    """Run what the job runs after installing."""
    content = recipe("ci/gitlab.yml")["standards-kit"]
    installing, linting = content["script"]
    assert installing.startswith("python -m pip install")
    return lambda cwd, **variables: step(linting, cwd, **{**content["variables"], **variables})


def test_findings_fail_the_job_and_are_in_both_reports(job: Step, vague: Path) -> None:
    assert job(vague).returncode == 1
    quality = json.loads((vague / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert [finding["check_name"] for finding in quality] == ["vague-phrase"]
    assert etree.parse(vague / "standards-kit.junit.xml").getroot().get("failures") == "1"


def test_a_clean_kit_passes(job: Step, clean: Path) -> None:
    done = job(clean)
    assert done.returncode == 0, done.stderr
    assert json.loads((clean / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "variables",
    [
        {"STANDARDS_KIT_PATH": "$(touch ran)"},
        {"STANDARDS_KIT_PATH": "nowhere"},
        {"STANDARDS_KIT_LEVEL": "; touch ran"},
        {"STANDARDS_KIT_FAIL_ON": "everything"},
    ],
)
def test_what_could_not_run_is_no_success(
    job: Step, clean: Path, variables: dict[str, str]
) -> None:
    assert job(clean, **variables).returncode == 2
    assert not (clean / "ran").exists()


def test_the_reports_are_where_the_job_says(recipe: Callable[[str], Any]) -> None:
    content = recipe("ci/gitlab.yml")["standards-kit"]
    reports = content["artifacts"]["reports"]
    assert f"gitlab={reports['codequality']}" in content["script"][1]
    assert f"junit={reports['junit']}" in content["script"][1]
    assert content["artifacts"]["when"] == "always"
