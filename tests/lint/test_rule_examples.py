"""Every rule proves itself: its bad examples are found, its good ones are left alone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.engine import lint
from standards_kit.lint.rule import Example
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load
from standards_kit.text.diagnostic import Diagnostic

TODAY = date(2026, 9, 1)


def findings(folder: Path, example: Example) -> list[str]:
    """The names of the rules that find something in an example, whatever level it belongs to."""
    return [diagnostic.rule for diagnostic in judged(folder, example)]


def judged(folder: Path, example: Example) -> list[Diagnostic]:
    """What is found in an example."""
    if isinstance(example, Mapping):
        (folder / KIT_FILE).write_text("", encoding="utf-8")
        for name, text in example.items():
            (folder / name).write_text(text, encoding="utf-8")
        home = home_of(folder)
    else:
        file = folder / "example.yaml"
        file.write_bytes(example if isinstance(example, bytes) else example.encode())
        home = home_of(file)
    assert home is not None
    verdict = lint(load(home), TODAY)
    return [*verdict.diagnostics, *verdict.held]


def examples(kind: str) -> list[object]:
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name, listed in catalogue().items()
        for number, example in enumerate(getattr(listed.rule, kind))
    ]


@pytest.mark.parametrize(("name", "example"), examples("bad"))
def test_a_bad_example_is_found_by_its_rule(name: str, example: Example, tmp_path: Path) -> None:
    assert name in findings(tmp_path, example)


@pytest.mark.parametrize(("name", "example"), examples("good"))
def test_a_good_example_is_left_alone_by_its_rule(
    name: str, example: Example, tmp_path: Path
) -> None:
    assert name not in findings(tmp_path, example)


@pytest.mark.parametrize(("name", "example"), examples("bad"))
def test_no_finding_is_graver_than_its_rule_says(
    name: str, example: Example, tmp_path: Path
) -> None:
    """Printing relies on it: rules that can have no error aren't run before a book is printed."""
    for diagnostic in judged(tmp_path, example):
        rule = catalogue()[diagnostic.rule].rule
        assert diagnostic.severity.rank >= (rule.worst or rule.severity).rank


@pytest.mark.parametrize("listed", list(catalogue().values()), ids=list(catalogue()))
def test_a_rule_explains_itself(listed: Listed) -> None:
    docs = listed.docs
    assert docs[""].endswith("."), "the first line says what is found, as a sentence"
    headings = ["What", "Why", "Example", *(["Options"] if listed.rule.options else [])]
    assert [heading for heading in docs if heading] == headings
    for option in listed.rule.options:
        assert f"- `{option}`: " in docs["Options"]
    assert all(docs.values())
    assert not listed.rule.summary.endswith(".")
    assert listed.rule.good
