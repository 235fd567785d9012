"""veraPDF holds every PDF to what it says of itself: PDF/UA-1 and PDF/A-2a."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from standards_kit.render.handbook import Handbook, Paper
from standards_kit.render.outputs import pdf
from standards_kit.render.theme import Theme, find_theme

Judge = Callable[[str], dict[str, Any]]
Faults = Callable[[bytes], list[str]]


def _drop(key: str, objects: list[DictionaryObject]) -> None:
    """Take an entry out wherever it stands."""
    held = [one for one in objects if key in one]
    assert held
    for one in held:
        del one[key]


def _hide_the_title(root: DictionaryObject) -> None:
    preferences = root["/ViewerPreferences"]
    assert isinstance(preferences, DictionaryObject)
    preferences[NameObject("/DisplayDocTitle")] = BooleanObject(False)


# What is done to a sound file, and how the clause begins that it then breaks.
DAMAGES: dict[str, tuple[str, Callable[[DictionaryObject, list[DictionaryObject]], object]]] = {
    "no language": ("ua1 7.2-", lambda root, _: root.pop("/Lang")),
    "no tags": ("ua1 7.1-", lambda root, _: root.pop("/StructTreeRoot")),
    "title not shown": ("ua1 7.1-10", lambda root, _: _hide_the_title(root)),
    "picture without words": ("ua1 7.3-1", lambda _, objects: _drop("/Alt", objects)),
    "link without words": ("ua1 7.18.5-2", lambda _, objects: _drop("/Contents", objects)),
    "not marked as tagged": ("2a 6.7.", lambda root, _: root.pop("/MarkInfo")),
    "no metadata": ("2a 6.6.2.1-1", lambda root, _: root.pop("/Metadata")),
    "no typeface": ("2a 6.2.11.4.1-1", lambda _, objects: _drop("/FontFile2", objects)),
}


@pytest.fixture
def faults(verapdf: Judge, tmp_path: Path) -> Faults:
    """What veraPDF has against a PDF, having looked at it by both standards."""

    def look(content: bytes) -> list[str]:
        file = tmp_path / "book.pdf"
        file.write_bytes(content)
        answer = verapdf(str(file))
        assert set(answer["checks"]) == {"ua1", "2a"}
        assert min(answer["checks"].values()) > 1000
        found: list[str] = answer["faults"]
        return found

    return look


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_every_theme_keeps_both_on_every_paper(
    faults: Faults, whole: Handbook, theme: Theme, paper: Paper
) -> None:
    assert faults(pdf.render(replace(whole, paper=paper), theme)) == []


def test_so_do_drafts_bound_books_brands_and_other_scripts(
    faults: Faults, dressed: Handbook, theme: Theme
) -> None:
    assert faults(pdf.render(dressed, theme)) == []


def test_so_do_the_examples(faults: Faults, real: Handbook) -> None:
    assert faults(pdf.render(real, find_theme())) == []


@pytest.mark.parametrize("reader", ["agent"], indirect=True)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_pdf_that_breaks_its_word_is_found_out(
    faults: Faults,
    whole: Handbook,
    example: Callable[[str, str], Handbook],
    damage: str,
) -> None:
    clause, break_it = DAMAGES[damage]
    branded = replace(whole, brand=example("contact-centre", "adviser").brand)
    sound = PdfWriter(clone_from=BytesIO(pdf.render(branded, find_theme())))
    before = faults(_written(sound))
    assert not any(fault.startswith(clause) for fault in before)
    objects = [one for one in sound._objects if isinstance(one, DictionaryObject)]
    break_it(sound.root_object, objects)
    assert any(fault.startswith(clause) for fault in faults(_written(sound)))


def _written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
