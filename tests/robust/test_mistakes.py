"""Examples with a slip of the hand in them, or of a program, are judged all the same.

Three hundred here, the same ones each time; as many as you like, from any seed, with `make fuzz`.
"""

import random
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.settings import Overrides
from standards_kit.text.diagnostic import Diagnostic

SMALL = "format"


@pytest.mark.parametrize("tens", range(28))
def test_a_small_kit_with_mistakes_is_judged_and_reported(
    hostile: ModuleType, tmp_path: Path, tens: int
) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        hostile.try_mistakes(SMALL, seed, tmp_path / str(seed))


@pytest.mark.parametrize("seed", range(300, 320))
def test_a_large_kit_with_mistakes_is_judged_and_reported(
    hostile: ModuleType, tmp_path: Path, seed: int
) -> None:
    example = ("before", "contact-centre", "council", "hotel")[seed % 4]
    hostile.try_mistakes(example, seed, tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_a_rule_alone_finds_what_it_finds_among_the_others(
    hostile: ModuleType, tmp_path: Path, seed: int
) -> None:
    texts = hostile.files("before" if seed % 2 else SMALL)
    hostile.put(tmp_path, hostile.mutated(texts, random.Random(seed)))
    whole = hostile.judge(tmp_path)
    for listed in whole.ran:
        if listed.rule.last:  # these look at what became of the others' findings
            continue
        alone = lint(whole.project, hostile.TODAY, Overrides(select=(listed.name,)))
        said = found_by(listed.name, alone)  # among others it may leave a fault to one of them
        assert all(one in said for one in found_by(listed.name, whole)), listed.name


def found_by(rule: str, verdict: Verdict) -> list[Diagnostic]:
    """What a rule found, what a level holds back among it: who asks for a rule is shown all of it."""
    found = [d for d in (*verdict.diagnostics, *verdict.held) if d.rule == rule]
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
