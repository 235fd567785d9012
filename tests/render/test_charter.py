"""The charter for the wall: promises, large; for staff, why they are made."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from standards_kit.render.handbook import Handbook, Paper
from standards_kit.render.outputs import html, pdf
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme


def read(book: Handbook) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(book, find_theme("charter"))))


def words(book: Handbook) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(book).pages).split())


def page(book: Handbook) -> str:
    return html.render(book, find_theme("charter")).decode()


@pytest.fixture
def public(book: Handbook) -> Handbook:
    """The book as a customer's."""
    return replace(book, reader="customer")


def sizes_of(book: Handbook, part: str) -> set[float]:
    """The sizes, in points, of the type that a text is set in."""
    found: set[float] = set()

    def see(text: str, _: object, place: list[float], __: object, size: float) -> None:
        if part in text:
            found.add(round(size * abs(place[3]), 1))

    for sheet in read(book).pages:
        sheet.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_promises_are_read_from_across_the_room(public: Handbook, paper: Paper) -> None:
    sizes = sizes_of(replace(public, paper=paper), "We answer your call")
    assert sizes
    assert 18 <= min(sizes) <= max(sizes) <= 22


def test_a_customer_reads_promises_figures_and_amends_and_nothing_else(public: Handbook) -> None:
    printed, shown = words(public), re.sub("<[^>]+>", " ", page(public).split("<body", 1)[1])
    for wanted in (
        "We answer your call within 20 seconds.",
        "90 % of the time",
        "During a fire drill",
        "We ring you back within 15 minutes.",
        "never talked over",
        "Every guest leaves rested",
        "a1b2c3d4e5f6",
    ):
        assert wanted in printed
        assert wanted in " ".join(shown.split())
    for hidden in (
        "Silence makes", "feels expected", "Escalate", "Goodwill", "Ring back", "Hold on",
        "Guest Experience Director", "First call",
    ):  # fmt: skip
        assert hidden not in printed
        assert hidden not in shown


@pytest.mark.parametrize("reader", ["agent", "coach"])
def test_staff_read_the_promise_why_and_feeling_and_unfold_what_they_do(
    book: Handbook, reader: str
) -> None:
    staff = replace(book, reader=reader)
    folds = (
        r'<details class="on-screen">.*?</details>|<section class="meanings on-screen".*?</section>'
    )
    shown = re.sub(folds, "", page(staff), flags=re.DOTALL)
    for text in (words(staff), shown):
        for wanted in ("We answer your call", "Silence makes callers", "The caller feels expected"):
            assert wanted in text
        for left in ("you take it", "Calm down", "£50", "Ring back", "Duty manager"):
            assert left not in text
    assert "you take it" in page(staff)
    assert not {said for said in ("Calm down", "Ring back") if said in page(staff)}


def test_three_promises_are_a_charter_of_a_few_pages(public: Handbook) -> None:
    assert 1 <= len(read(public).pages) <= 4


@pytest.mark.parametrize("reader", ["agent", "customer"])
def test_nothing_of_a_long_text_is_lost(book: Handbook, reader: str) -> None:
    numbered = " ".join(f"word{n}." for n in range(900))
    standard = replace(book.standards[0], promise=prose(numbered), title="Title " * 60)
    chapter = replace(book.chapters[0], standards=(standard,))
    text = words(replace(book, reader=reader, title="Charter " * 30, chapters=(chapter,)))
    assert set(re.findall(r"word\d+\.", text)) == set(numbered.split())


def test_every_promise_of_a_large_book_is_printed(large: Callable[[int], Handbook]) -> None:
    big = replace(large(250), reader="customer")
    assert words(big).replace("\u00a0", " ").count("We ring you back within 15 minutes") == 250
    assert page(big).count('class="entry"') == 250


@pytest.mark.parametrize("reader", ["agent", "customer"])
def test_a_draft_says_so_on_every_page(book: Handbook, reader: str) -> None:
    drafted = replace(book, reader=reader, draft=True)
    assert all("NOT IN FORCE" in sheet.extract_text() for sheet in read(drafted).pages)
    assert "not in force" in page(drafted)


@pytest.mark.parametrize("reader", ["agent", "customer"])
def test_a_charter_with_nothing_in_it_says_so(reader: str) -> None:
    bare = Handbook("h", "Handbook", "", reader)  # type: ignore[arg-type]
    assert "Nothing is in force" in words(bare)
    assert "Nothing is in force" in page(bare)


def test_two_runs_give_the_same_bytes(public: Handbook) -> None:
    theme = find_theme("charter")
    assert pdf.render(public, theme) == pdf.render(public, theme)
    assert html.render(public, theme) == html.render(public, theme)


@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
def test_the_page_has_one_title_headings_in_order_and_no_dead_link(
    book: Handbook, reader: str
) -> None:
    text = page(replace(book, reader=reader))
    levels = re.findall(r"<h([1-6])", text)
    assert levels[0] == "1"
    assert set(levels[1:]) == {"2"}
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
