"""What settles a vague phrase, and what only looks as if it did, mechanism by mechanism."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import Vague, VagueFinder

CASES = yaml.safe_load(Path(__file__).with_name("mechanisms.yaml").read_text("utf-8"))
FINDER = VagueFinder(load_lexicon("en"))


def _cases(kind: str) -> Iterator[Any]:
    for mechanism, case in CASES.items():
        for number, sentence in enumerate(case[kind]):
            told = {"text": sentence} if isinstance(sentence, str) else sentence
            yield pytest.param(told, id=f"{mechanism[:40]}-{number}")


def _found(case: dict[str, Any]) -> list[Vague]:
    text = case["text"]
    defined = [
        found.span()
        for word in case.get("defined", ())
        for found in re.finditer(re.escape(word), text, re.IGNORECASE)
    ]
    return FINDER.find(
        text,
        case.get("field", "expectation"),
        defined=defined,
        timed=case.get("timed", False),
        judged=case.get("judged", ()),
    )


@pytest.mark.parametrize("case", list(_cases("settled")))
def test_it_settles_what_it_should(case: dict[str, Any]) -> None:
    assert [vague.phrase for vague in _found(case)] == []


@pytest.mark.parametrize("case", list(_cases("vague")))
def test_and_nothing_that_only_looks_so(case: dict[str, Any]) -> None:
    found = _found(case)
    wanted = [(case["text"].index(phrase), phrase) for phrase in case["phrases"]]
    missed = [p for at, p in wanted if not any(v.start < at + len(p) and at < v.end for v in found)]
    extra = [
        v.phrase for v in found if not any(v.start < at + len(p) and at < v.end for at, p in wanted)
    ]
    assert (missed, extra) == ([], [])
