"""The daily line-up: one standard a page, whatever its length, and one question about it."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader

from standards_kit.render.handbook import BrandView, Handbook, LogoView, Paper, StandardView
from standards_kit.render.outputs import html, pdf
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme

PAPERS: list[Paper] = ["a4", "letter", "a5"]
HOSTILE = [
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} {# c #}",
    "</script><script>alert(1)</script>",
    "$x^2$ @ref #set <label> // comment /* block */",
    "</style><style>body{display:none}</style>",
    "back\\slash \\n {text} {customer} %(name)s ] #panic()",
]


def pages(book: Handbook) -> list[str]:
    """The text of each page, invisible break marks taken out, white space made one space."""
    reader = PdfReader(BytesIO(pdf.render(book, find_theme("huddle"))))
    texts = (page.extract_text().replace("\u200b", "") for page in reader.pages)
    return [" ".join(text.split()) for text in texts]


def screen(book: Handbook) -> str:
    return html.render(book, find_theme("huddle")).decode()


def with_standards(book: Handbook, *standards: StandardView) -> Handbook:
    return replace(book, chapters=(replace(book.chapters[0], standards=standards),))


def renamed(standard: StandardView, name: str) -> StandardView:
    """The same standard under another id, its anchors with it."""
    return replace(
        standard,
        id=name,
        expectations=tuple(
            replace(e, address=f"{name}/{n}") for n, e in enumerate(standard.expectations)
        ),
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_every_standard_has_one_page_after_the_page_on_how_to_do_it(
    book: Handbook, paper: Paper
) -> None:
    text = pages(replace(book, paper=paper))
    assert len(text) == 1 + len(book.standards)
    assert "HOW TO RUN THE HUDDLE" in text[0]
    assert all(standard.title in text[0] for standard in book.standards)
    for standard, page in zip(book.standards, text[1:], strict=True):
        assert standard.title in page
        assert standard.id in page
        assert "ONE QUESTION" in page
        assert "WHAT WE HEARD" in page


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [20, 400, 9000])
@pytest.mark.parametrize("part", ["title", "promise", "why", "feeling", "do", "owner", "words"])
def test_no_text_is_too_long_for_its_page(
    book: Handbook, paper: Paper, count: int, part: str
) -> None:
    text = "Again and again. " * (count // 17 + 1)
    longs: dict[str, dict[str, object]] = {
        "title": {"title": text},
        "promise": {"promise": prose(text)},
        "why": {"why": prose(text + "\n\n" + text)},
        "feeling": {"feeling": prose(text)},
        "do": {"do": (text,), "dont": (text,)},
        "owner": {"owner": text},
        "words": {"title": "t" * count, "promise": prose("w" * count)},
    }
    standard = replace(book.standards[0], **longs[part])  # type: ignore[arg-type]
    printed = pages(replace(with_standards(book, standard, book.standards[1]), paper=paper))
    assert "WHAT WE HEARD" in printed[-2]
    assert book.standards[1].title in printed[-1]
    assert "phone-greeting" in printed[-2]
    if count == 9000 and part not in ("owner", "do"):
        assert "More in the handbook" in printed[-2]
    if part in ("why", "feeling", "do"):
        assert "We answer your call within 20 seconds" in printed[-2]


def test_what_is_left_out_of_a_full_page_is_the_longest_part(book: Handbook) -> None:
    long = replace(book.standards[0], why=prose("A long reason. " * 900))
    page = pages(with_standards(book, long))[1]
    assert "A long reason" not in page
    assert "More in the handbook" in page
    assert "The caller feels expected" in page
    assert "Good morning, Harbour Hotel" in page


def test_the_same_standard_always_asks_the_same_and_others_ask_otherwise(book: Handbook) -> None:
    standards = [
        renamed(book.standards[0], f"standard-{letter}") for letter in "abcdefghijklmnopqrst"
    ]
    text = pages(with_standards(book, *standards))[1:]
    asked = [page.split("ONE QUESTION")[1].split("THE FIGURE")[0].strip() for page in text]
    assert len(set(asked)) >= 4
    assert all("?" in question for question in asked)
    again = pages(with_standards(book, *reversed(standards)))[1:]
    assert [p.split("ONE QUESTION")[1].split("THE FIGURE")[0].strip() for p in again] == asked[::-1]


def test_the_question_about_a_feeling_speaks_of_the_kits_customers(book: Handbook) -> None:
    luggage = book.standards[1]
    asked = " ".join(
        page.split("ONE QUESTION")[1]
        for page in pages(with_standards(book, *(renamed(luggage, f"l-{n}") for n in "abcd")))[1:]
    )
    assert "Which guest last went away feeling lighter?" in asked
    assert "How could you tell, without asking, that the guest feels lighter?" in asked


def test_the_feeling_of_somebody_else_is_asked_for_in_its_own_words(book: Handbook) -> None:
    inward = replace(
        book.standards[1], promise=(), feeling=prose("The colleague at the desk feels sure.")
    )
    page = pages(with_standards(book, inward))[1]
    assert "‘The colleague at the desk feels sure.’ How could you tell, without asking?" in page


def test_do_and_dont_come_before_words_and_words_before_expectations(book: Handbook) -> None:
    greeting, luggage, complaint = pages(book)[1:]
    assert "SAY ‘Good morning, Harbour Hotel, front desk.’" in greeting
    assert "AVOID ‘Hold on.’" in greeting
    assert "DO When a guest arrives with luggage, you take it." in luggage
    assert "DO Sit down beside the guest." in complaint
    assert "DON’T Stand behind the desk" in complaint
    for words in (
        "Good morning, Harbour Hotel, front desk.",
        "When a guest arrives with luggage, you take it.",
        "Sit down beside the guest.",
    ):
        assert words in screen(book)


@pytest.mark.parametrize("paper", PAPERS)
def test_hostile_words_are_only_words(book: Handbook, paper: Paper) -> None:
    standards = [
        replace(
            renamed(book.standards[0], f"hostile-{n}"),
            title=f"N{n} {words}",
            promise=prose(words),
            why=prose(words),
            feeling=prose(words),
            do=(words,),
            dont=(words,),
            owner=words,
        )
        for n, words in enumerate(HOSTILE)
    ]
    whole = replace(with_standards(book, *standards), paper=paper)
    text = pages(whole)
    assert sum("ONE QUESTION" in page for page in text) == len(HOSTILE)
    assert "<script>alert" not in screen(whole)
    assert "</style><style>" not in screen(whole)


def test_a_book_with_nothing_in_it_still_says_how(book: Handbook) -> None:
    bare = replace(book, chapters=())
    (page,) = pages(bare)
    assert "HOW TO RUN THE HUDDLE" in page
    assert "Nothing is in force" in page
    assert "Nothing is in force" in screen(bare)


@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
def test_a_draft_says_so_on_every_page(book: Handbook, reader: str) -> None:
    drafted = replace(book, draft=True, reader=reader)
    assert all("NOT IN FORCE" in page for page in pages(drafted))
    assert "not in force" in screen(drafted)


def test_two_hundred_and_fifty_standards_have_as_many_pages(
    large: Callable[[int], Handbook],
) -> None:
    text = pages(large(250))
    assert sum("WHAT WE HEARD" in page for page in text) == 250


@pytest.mark.parametrize("paper", PAPERS)
def test_a_logo_is_on_every_sheet_and_takes_the_place_of_the_name(
    book: Handbook, paper: Paper
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (40, 10), "teal").save(drawn, "PNG")
    logo = LogoView("png", "image/png", drawn.getvalue(), "Waves")
    marked = replace(book, paper=paper, brand=BrandView(logo=logo))
    sheets = PdfReader(BytesIO(pdf.render(marked, find_theme("huddle")))).pages
    assert [len(sheet.images) for sheet in sheets] == [1] * (1 + len(book.standards))
    first, *others = pages(marked)
    plain, *same = pages(replace(book, paper=paper))
    # A reader of files takes some of the space between capitals for a space.
    name, title, kept = plain.partition("Front Desk")
    assert name.replace(" ", "") == "HARBOURHOTELS"
    assert first.replace("Harbour Hotels · ", "") == title + kept
    assert "Harbour Hotels · Edition of 20 August 2026" in first
    assert others == same


def test_two_runs_give_the_same_bytes(book: Handbook) -> None:
    theme = find_theme("huddle")
    assert pdf.render(book, theme) == pdf.render(book, theme)
    assert html.render(book, theme) == html.render(book, theme)


def test_customers_are_asked_and_told_nothing_but_the_promises(book: Handbook) -> None:
    theirs = replace(book, reader="customer")
    printed, shown = " ".join(pages(theirs)), screen(theirs)
    assert "We answer your call within 20 seconds" in printed
    assert "We answer your call within 20 seconds" in shown
    for inside in ("HOW TO RUN", "ONE QUESTION", "WHAT WE HEARD", "Silence makes", "Hold on"):
        assert inside not in printed
        assert inside.lower() not in shown.lower()
    assert "<textarea" not in shown


def test_on_screen_every_note_has_a_label_and_every_link_a_place(book: Handbook) -> None:
    text = screen(book)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(ids)
    fields = re.findall(r'<textarea id="([^"]+)"', text)
    assert len(fields) == len(book.standards)
    assert all(f'<label class="label" for="{field}"' in text for field in fields)
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
