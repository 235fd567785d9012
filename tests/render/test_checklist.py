"""The form of coaches and auditors: a row and three boxes for all that is expected."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader

from standards_kit.render.handbook import BrandView, Handbook, LogoView, Paper
from standards_kit.render.outputs import html, pdf
from standards_kit.render.prose import plain, prose
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
    reader = PdfReader(BytesIO(pdf.render(book, find_theme("checklist"))))
    texts = (page.extract_text().replace("\u200b", "") for page in reader.pages)
    return [" ".join(text.split()) for text in texts]


def screen(book: Handbook) -> str:
    return html.render(book, find_theme("checklist")).decode()


def addresses(book: Handbook) -> list[str]:
    return [e.address for standard in book.standards for e in standard.expectations]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_expectation_has_a_row_with_three_boxes(book: Handbook, paper: Paper) -> None:
    text = " ".join(pages(replace(book, paper=paper)))
    rows = len(addresses(book))
    assert len(re.findall(r"\bMet Not met N/A\b", text)) == rows
    for standard in book.standards:
        assert standard.title in text
        assert standard.id in text
        for expectation in standard.expectations:
            assert plain(expectation.text).replace("'", "’") in text
            for target in expectation.targets:
                assert target.bound in text.replace("\u00a0", " ")


def test_the_feeling_is_judged_apart_from_the_rows(book: Handbook) -> None:
    first = replace(book.standards[0], cue="The caller gives a name.")
    coached = replace(
        book,
        reader="coach",
        chapters=(replace(book.chapters[0], standards=(first,)),),
    )
    text = " ".join(pages(coached))
    apart = text.split("APART FROM THE ROWS")[1]
    assert "The caller feels expected." in apart
    assert "How you would notice: The caller gives a name." in apart
    assert "Seen Not seen Can’t tell" in apart
    assert "NOTES" in apart
    assert "The caller gives a name." in screen(coached)


def test_on_screen_every_expectation_is_a_group_of_three_choices(book: Handbook) -> None:
    text = screen(book)
    radios = Counter(re.findall(r'<input type="radio" name="([^"]+)"', text))
    assert [radios[address] for address in addresses(book)] == [3] * len(addresses(book))
    assert all(radios[f"{standard.id}.feeling"] == 3 for standard in book.standards)
    assert set(radios.values()) == {3}
    assert text.count("<fieldset") == text.count("<legend") == len(radios)
    assert " checked" not in text
    fields = re.findall(r'<(?:textarea|input) id="([^"]+)"', text)
    own = [field for field in fields if not field.startswith("tool")]
    assert len(own) >= 10 + len(book.standards)
    assert all(f'<label for="{field}"' in text for field in own if "." in field)


def test_what_is_entered_is_neither_sent_nor_kept(book: Handbook) -> None:
    text = screen(book)
    # A form is here only to say that browsers shall not keep what is in it.
    assert re.findall(r"<form[^>]*>", text) == ['<form autocomplete="off">']
    assert not re.search(r"<button|submit|formaction", text.split("<main")[1].split("</main")[0])
    assert "form-action 'none'" in text
    assert "Nothing you enter is sent or kept" in text


def test_it_says_where_and_when_who_was_seen_and_by_whom(book: Handbook) -> None:
    text = pages(book)
    for word in ("PLACE", "SHIFT", "DATE", "WHO WAS OBSERVED", "OBSERVER"):
        assert word.replace(" ", "") in text[0].replace(" ", "")  # set wide, read apart
    signed = next(page for page in text if "SIGNED" in page)
    assert signed.count("SIGNATURE") == 2
    versioned = replace(book.standards[0], version="2.1")
    chapters = (replace(book.chapters[0], standards=(versioned,)),)
    assert any(
        "phone-greeting · version 2.1" in page for page in pages(replace(book, chapters=chapters))
    )
    assert all("a1b2c3d4e5f6" in page for page in text)
    assert f"page 1 of {len(text)}" in text[0]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_row_stays_on_one_page_and_the_head_of_a_table_is_said_again(
    book: Handbook, paper: Paper
) -> None:
    base = book.standards[0]
    rows = tuple(
        replace(
            base.expectations[1],
            address=f"phone-greeting/r{n}",
            text=prose(f"Begin{n} " + "You use the name that you were given. " * 6 + f"End{n}"),
        )
        for n in range(60)
    )
    long = replace(base, expectations=rows)
    text = pages(
        replace(book, paper=paper, chapters=(replace(book.chapters[0], standards=(long,)),))
    )
    for n in range(60):
        page = next(page for page in text if f"Begin{n} " in page)
        assert f"End{n} " in page
    within = [page for page in text if "Begin" in page]
    assert len(within) > 3
    assert all("WHAT IS EXPECTED" in page for page in within)


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_of_an_enormous_text_is_lost(book: Handbook, paper: Paper) -> None:
    base = book.standards[0]
    huge = replace(
        base,
        title="A long title. " * 60,
        promise=prose("A long promise. " * 300),
        feeling=prose("A long feeling. " * 300),
        expectations=(replace(base.expectations[1], text=prose("A long row. " * 900)),),
    )
    chapters = (replace(book.chapters[0], standards=(huge, book.standards[1])),)
    text = " ".join(pages(replace(book, paper=paper, chapters=chapters)))
    for words, times in (("title", 60), ("promise", 300), ("feeling", 300), ("row", 900)):
        assert len(re.findall(rf"\b{words}\.", text)) >= times
    assert book.standards[1].title in text


@pytest.mark.parametrize("paper", PAPERS)
def test_hostile_words_are_only_words(book: Handbook, paper: Paper) -> None:
    base = book.standards[0]
    standards = tuple(
        replace(
            base,
            id=f"hostile-{n}",
            title=f"N{n} {words}",
            promise=prose(words),
            feeling=prose(words),
            cue=words,
            do=(words,),
            dont=(words,),
            avoid=(words,),
            exceptions=prose(words),
            expectations=tuple(
                replace(e, address=f"hostile-{n}/{i}", text=prose(words), trigger=words)
                for i, e in enumerate(base.expectations)
            ),
        )
        for n, words in enumerate(HOSTILE)
    )
    whole = replace(book, paper=paper, chapters=(replace(book.chapters[0], standards=standards),))
    text = " ".join(pages(whole))
    assert len(re.findall(r"\bMet Not met N/A\b", text)) == 3 * len(HOSTILE)
    assert '#read("/etc/passwd")' in text
    assert "<script>alert" not in screen(whole)
    assert "</style><style>" not in screen(whole)


def test_a_book_with_nothing_in_it_says_so(book: Handbook) -> None:
    bare = replace(book, chapters=(), glossary=())
    assert any("Nothing is in force" in page for page in pages(bare))
    assert "Nothing is in force" in screen(bare)


@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
def test_a_draft_says_so_on_every_page(book: Handbook, reader: str) -> None:
    drafted = replace(book, draft=True, reader=reader)
    assert all("NOT IN FORCE" in page for page in pages(drafted))
    assert "not in force" in screen(drafted)


def test_two_hundred_and_fifty_standards_are_all_there(large: Callable[[int], Handbook]) -> None:
    whole = large(250)
    text = " ".join(pages(whole))
    assert text.count("APART FROM THE ROWS") == 250
    assert len(re.findall(r"\bMet Not met N/A\b", text)) == 750


@pytest.mark.parametrize("paper", PAPERS)
def test_a_logo_heads_the_form_and_takes_the_place_of_the_name(
    book: Handbook, paper: Paper
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (40, 10), "teal").save(drawn, "PNG")
    logo = LogoView("png", "image/png", drawn.getvalue(), "Waves")
    marked = replace(book, paper=paper, brand=BrandView(logo=logo))
    sheets = PdfReader(BytesIO(pdf.render(marked, find_theme("checklist")))).pages
    plain = pages(replace(book, paper=paper))
    assert [len(sheet.images) for sheet in sheets] == [1] + [0] * (len(plain) - 1)
    first = pages(marked)[0]
    # The small sheet has no room for the name in its foot.
    assert ("Harbour Hotels" in first) == (paper != "a5")
    # A reader of files takes some of the space between capitals for a space.
    name, title, kept = plain[0].partition("Front Desk")
    assert name.replace(" ", "") == "HARBOURHOTELS"
    assert first.replace("Harbour Hotels · ", "") == title + kept


def test_two_runs_give_the_same_bytes(book: Handbook) -> None:
    theme = find_theme("checklist")
    assert pdf.render(book, theme) == pdf.render(book, theme)
    assert html.render(book, theme) == html.render(book, theme)


def test_customers_read_promises_and_judge_nobody(book: Handbook) -> None:
    theirs = replace(book, reader="customer")
    printed, shown = " ".join(pages(theirs)), screen(theirs)
    assert "We answer your call within 20 seconds" in printed
    assert "We answer your call within 20 seconds" in shown
    for inside in ("NOT MET", "WHO WAS OBSERVED", "APART FROM", "SIGNATURE"):
        assert inside not in printed.upper()
        assert inside not in shown.upper()
    assert "<fieldset" not in shown


def test_the_words_that_rows_lean_on_are_explained_at_the_end(book: Handbook) -> None:
    assert "never talked over" in pages(book)[-1]
    text = screen(book)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(ids)
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
