"""A Code Quality report as GitLab takes it in.

Nobody publishes the schema of it. GitLab's own is in its repository (app/validators/json_schemas/codeclimate.json)
and comes in no package. What PyPI and npm have writes such reports and reads none, or has the types of the
older Code Climate format (gitlab-cq, codeclimate-types): these want a `type` and `categories`, which GitLab
passes over, and not the severity and the fingerprint that it needs. So the schema here is ours. It asks
for all that GitLab's asks for, read on 2026-11-29: description, fingerprint, severity and location, the line
a whole number. It asks for more, since GitLab stops at the first entry that it can't take, without a word.
"""

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from standards_kit.report.report import Report

Written = Callable[..., str]
PART_OF_LINE = {"type": "integer", "minimum": 1}
SCHEMA = {  # besides what GitLab's parser asks for, what its documentation does
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "pattern": r"\A[^\r\n]+\Z"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^(\.?/|\.\./)|\\"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": PART_OF_LINE, "end": PART_OF_LINE},
                    },
                },
            },
        },
    },
}


def test_a_report_is_what_gitlab_asks_for(report: Report, written: Written) -> None:
    found = json.loads(written(report, "gitlab"))
    jsonschema.validate(found, SCHEMA)
    assert {issue["severity"] for issue in found} == {"critical", "major", "info"}


def test_a_clean_kit_gives_an_empty_list(clean: Report, written: Written) -> None:
    assert written(clean, "gitlab") == "[]\n"


def test_no_two_findings_look_alike(report: Report, written: Written) -> None:
    twice = replace(report, diagnostics=report.diagnostics * 2)
    prints = [issue["fingerprint"] for issue in json.loads(written(twice, "gitlab"))]
    assert len(prints) == len(set(prints)) == 2 * len(report.diagnostics)


def test_paths_begin_at_the_repository(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(report.root.parent))
    paths = {issue["location"]["path"] for issue in json.loads(written(report, "gitlab"))}
    assert f"{report.root.name}/a.yaml" in paths
