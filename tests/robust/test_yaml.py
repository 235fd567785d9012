"""All that YAML can be: a test suite for YAML parsers, laid before a linter.

What the cases hold are no service standards. Each has to be told what is wrong with it, in every format,
and none may end in a traceback or keep another file from being judged.
"""

import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "yaml-test-suite" / "cases.json").read_text(encoding="utf-8")
)
SOUND = standard(expectations="expectations:\n  - You are fast.")


def name_of(case: str) -> str:
    return f"cases/{case.replace('/', '-')}.yaml"


@pytest.fixture(scope="module")
def verdict(hostile: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """A kit in which every case is a source, beside one sound standard."""
    root = tmp_path_factory.mktemp("yaml")
    texts = {name_of(case): content["yaml"] for case, content in CASES.items()}
    hostile.put(root, {"standards-kit.yaml": "", "sound.yaml": SOUND, **texts})
    found: Verdict = hostile.judge(root)
    return found


def test_a_file_that_the_parser_refuses_has_an_error_in_it(verdict: Verdict) -> None:
    wrong = defaultdict(set)
    for diagnostic in verdict.diagnostics:
        wrong[diagnostic.place.source.path].add(str(diagnostic.severity))
    refused = [case for case, content in CASES.items() if not accepted(content["yaml"])]
    assert len(refused) > 90  # else the cases are not what they were
    assert [case for case in refused if "error" not in wrong[name_of(case)]] == []


def accepted(text: str) -> bool:
    try:
        list(yaml.parse(text, yaml.CLoader))
    except yaml.YAMLError:
        return False
    return True


def test_the_file_beside_them_is_judged_as_ever(verdict: Verdict) -> None:
    found = [d.rule for d in verdict.diagnostics if d.place.source.path == "sound.yaml"]
    assert "vague-phrase" in found
    assert "invalid-yaml" not in found


def test_every_format_reports_all_of_it(hostile: ModuleType, verdict: Verdict) -> None:
    found = hostile.report(verdict.project.home.root, verdict)
    assert hostile.faults(found) == []


@pytest.mark.parametrize("part", range(4))
def test_each_is_judged_where_it_is_the_whole_kit(
    hostile: ModuleType, tmp_path: Path, part: int
) -> None:
    for case in sorted(CASES)[part::4]:
        root = tmp_path / case.replace("/", "-")
        hostile.put(root, {"standards-kit.yaml": CASES[case]["yaml"]})
        verdict = hostile.judge(root)
        assert hostile.faults(hostile.report(root, verdict)) == [], case
