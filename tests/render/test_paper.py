"""Paper: three sheets, printed on one side or on two and bound."""

import io
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest

from standards_kit.model.project import Project
from standards_kit.render.build import build
from standards_kit.render.handbook import Handbook, Paper
from standards_kit.render.outputs import pdf as pdf_output
from standards_kit.render.theme import find_theme

PAPERS: list[Paper] = ["a4", "letter", "a5"]


@pytest.fixture(params=PAPERS)
def bound(request: pytest.FixtureRequest, book: Handbook) -> pypdf.PdfReader:
    """A handbook on each paper, printed on two sides."""
    two = replace(book, paper=request.param, sides="two")
    return pypdf.PdfReader(io.BytesIO(pdf_output.render(two, find_theme())))


def where(page: pypdf.PageObject, wanted: str) -> list[float]:
    """How far from the left edge a line of these words begins, each time."""
    found: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if wanted == text.strip():
            found.append(cm[0] * tm[4] + cm[4])

    page.extract_text(visitor_text=note)
    return found


def numbers(reader: pypdf.PdfReader) -> list[tuple[int, float]]:
    """Each printed page number with its distance from the left edge; it is the last thing there."""
    found = ((number, where(page, str(number))) for number, page in enumerate(reader.pages, 1))
    return [(number, left[-1]) for number, left in found if left]


def test_page_numbers_stand_at_the_outer_edge(bound: pypdf.PdfReader) -> None:
    middle = float(bound.pages[0].mediabox.width) / 2
    found = numbers(bound)
    assert len(found) > 4
    assert all((left > middle) == (number % 2 == 1) for number, left in found)


def test_chapters_open_on_a_right_hand_page(bound: pypdf.PdfReader) -> None:
    openers = [n for n, p in enumerate(bound.pages, 1) if "CHAPTER 1" in p.extract_text()]
    assert openers
    assert openers[0] % 2 == 1


def test_the_back_of_the_cover_is_the_last_page_of_a_sheet(bound: pypdf.PdfReader) -> None:
    assert len(bound.pages) % 2 == 0


def test_pages_left_empty_are_empty(bound: pypdf.PdfReader) -> None:
    assert bound.pages[1].extract_text().strip() == ""


def test_the_inner_margin_is_wider(bound: pypdf.PdfReader) -> None:
    heads = {}
    for number, page in enumerate(bound.pages, 1):
        for left in where(page, "WHAT YOU DO")[:1]:
            heads.setdefault(number % 2, left)
    assert heads[1] > heads[0]


def test_one_side_is_what_is_printed_where_nothing_is_said(
    kit: Callable[[str], Project], book: Handbook
) -> None:
    project = kit("handbooks: {one: {}, both: {sides: two}}\n")
    assert build(project, "one").sides == "one"
    assert build(project, "both").sides == "two"
    assert pdf_output.sources(book, find_theme())["settings.typ"].count("two-sided = false") == 1
