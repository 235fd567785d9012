"""Defined terms are recognised where they are used: precision and recall on labelled sentences.

How the labels were decided, `reading` says. Each case is a kit of its own, with one standard of the
department front-desk, in which its sentences stand.
"""

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from standards_kit.language.shelf import load_lexicon
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load
from standards_kit.model.scope import Glossary

HERE = Path(__file__).parent
DEPARTMENT = "front-desk"

Case = Mapping[str, Any]


class Mark(NamedTuple):
    """One span of a sentence that is labelled as a use, or found to be one, or both."""

    labelled: bool
    found: bool
    written: str
    terms: str
    sentence: str


def _cases(name: str) -> list[Case]:
    spec = importlib.util.spec_from_file_location("definitions_reading", HERE / "reading.py")
    assert spec is not None
    assert spec.loader is not None
    reading = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reading)
    cases: list[Case] = reading.load(HERE / name)
    return cases


def _kit(case: Case) -> dict[str, str]:
    """The files of a kit that defines the terms of a case, each in its scope."""
    files = {KIT_FILE: "organisation: X\n"}
    own = {}
    for number, term in enumerate(case["terms"]):
        spec = {"definition": term["definition"], "variants": term["variants"]}
        scope, _, department = term["scope"].partition(":")
        if scope == "department":
            spec["departments"] = [department]
        if scope == "standard":
            own[term["word"]] = spec
        else:
            # One word may be defined for several departments: each in a file of its own.
            files[f"{number}.yaml"] = json.dumps({"terms": {term["word"]: spec}})
    standard = {
        "id": "a",
        "title": "T",
        "why": "W.",
        "emotional_response": "F.",
        "departments": [DEPARTMENT],
        "expectations": ["E."],
        "terms": own,
    }
    return {**files, "standard.yaml": json.dumps(standard)}


def _marks(case: Case, folder: Path) -> list[Mark]:
    folder.mkdir()
    for name, text in _kit(case).items():
        (folder / name).write_text(text, encoding="utf-8")
    home = home_of(folder)
    assert home is not None
    project = load(home)
    glossary = Glossary(project.terms, load_lexicon("en-GB"))
    terms = ", ".join(term["word"] for term in case["terms"])
    marks = []
    for sentence in case["sentences"]:
        text = sentence["text"]
        uses = glossary.uses(text, project.standards[0], (DEPARTMENT,))
        found = {(use.start, use.end) for use in uses}
        labelled = {(start, end) for start, end in sentence["uses"]}
        for start, end in found:
            marks.append(Mark(_meets((start, end), labelled), True, text[start:end], terms, text))
        for start, end in labelled:
            if not _meets((start, end), found):
                marks.append(Mark(True, False, text[start:end], terms, text))
    return marks


def _meets(span: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


@pytest.mark.parametrize("name", ["cases.txt", "more.txt"])
def test_uses_of_terms_are_found_and_no_others(name: str, tmp_path: Path) -> None:
    marks = [
        mark
        for number, case in enumerate(_cases(name))
        for mark in _marks(case, tmp_path / str(number))
    ]
    right = sum(mark.labelled and mark.found for mark in marks)
    precision = right / sum(mark.found for mark in marks)
    recall = right / sum(mark.labelled for mark in marks)
    errors = "\n".join(
        f"{'missed' if mark.labelled else 'false'}: {mark.written!r} ({mark.terms}) in {mark.sentence}"
        for mark in marks
        if mark.labelled != mark.found
    )
    told = f"precision {precision:.3f}, recall {recall:.3f}\n{errors}"
    assert precision >= 0.97, told
    assert recall >= 0.95, told


def test_a_link_covers_a_verb_with_its_object(tmp_path: Path) -> None:
    case = {
        "terms": [
            {"word": "put right", "definition": "Mended.", "variants": [], "scope": "kit"},
            {"word": "leak", "definition": "Water.", "variants": [], "scope": "kit"},
        ],
        "sentences": [{"text": "You put the leak right today.", "uses": [(4, 22)]}],
    }
    assert [mark.written for mark in _marks(case, tmp_path / "kit")] == ["put the leak right"]
