"""Language rules are right on sentences that were labelled: often enough, and on enough of them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FEWEST = 40
PRECISION = 0.9
RECALL = 0.8
CASES = Path(__file__).resolve().parents[2] / "benchmarks" / "labelled" / "rules"
RULES = sorted({path.name.split(".")[0] for path in CASES.glob("*.txt")})


@pytest.fixture(scope="module")
def rule_cases(checkout: Path) -> ModuleType:
    """The script that scores them."""
    path = checkout / "benchmarks" / "rule_cases.py"
    spec = importlib.util.spec_from_file_location("rule_cases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["rule_cases"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_right_on_what_was_labelled(rule_cases: ModuleType, rule: str) -> None:
    errors: list[str] = []
    [(_, score)] = rule_cases.scores(sorted(CASES.glob(f"{rule}.*.txt")), errors).items()
    assert score.bad + score.clean >= FEWEST
    assert 0.4 <= score.clean / (score.bad + score.clean) <= 0.6
    assert score.precision >= PRECISION, errors
    assert score.recall >= RECALL, errors


def test_no_case_is_counted_twice(rule_cases: ModuleType) -> None:
    for rule in RULES:
        cases = [
            (case.field, tuple(sorted(case.facts.items())), case.text)
            for path in CASES.glob(f"{rule}.*.txt")
            for case in rule_cases.read(path)
        ]
        twice = {case for case in cases if cases.count(case) > 1}
        assert not twice, rule


def test_the_page_about_them_tells_the_figures_of_now(
    checkout: Path, rule_cases: ModuleType
) -> None:
    page = (checkout / "docs" / "language-rules.md").read_text("utf-8")
    for pattern in ("*.txt", "*.aside.txt"):
        told = "\n".join(rule_cases.table(rule_cases.scores(sorted(CASES.glob(pattern)), [])))
        assert told in page, "run scripts/refresh_rule_measures.py"
