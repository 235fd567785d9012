"""Examples with a slip of the hand in them, or of a program, are judged all the same.

Three hundred here, the same ones each time; ten thousand with `make nightly`, as many as you like with `make fuzz`.
"""

import random
from pathlib import Path
from types import ModuleType

import pytest

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
    assert list(hostile.silent_alone(hostile.judge(tmp_path))) == []
