"""Cards for the pocket: of one size on every sheet, whole, and never overflowing."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import chain, pairwise, repeat

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader

from standards_kit.render.handbook import BrandView, Handbook, LogoView, Paper
from standards_kit.render.outputs import html, pdf
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme

MM = 72 / 25.4
CARD = (85.6, 54.0)
LONG = "A promise that goes on and on, as promises in a drawer do. " * 40


def read(book: Handbook) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(book, find_theme("pocket"))))


def words(book: Handbook) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(book).pages).split())


def strokes(page: PageObject) -> tuple[list[float], list[float]]:
    """Where the cut marks stand, in mm: the columns they mark, and the rows."""
    at: tuple[set[float], set[float]] = (set(), set())
    start = (0.0, 0.0)
    found: list[tuple[float, float, float, float]] = []

    def see(operator: bytes, operands: list[float], matrix: list[float], _: object) -> None:
        nonlocal start
        if operator in (b"m", b"l"):
            x, y = map(float, operands)
            a, b, c, d, e, f = matrix
            point = (a * x + c * y + e, b * x + d * y + f)
            if operator == b"l":
                found.append((*start, *point))
            start = point

    page.extract_text(visitor_operand_before=see)
    for x, y, to_x, to_y in found:
        long = max(abs(to_x - x), abs(to_y - y)) / MM
        if round(long, 1) == 1.8:
            at[abs(to_x - x) > abs(to_y - y)].add(round((y if abs(to_x - x) > 1 else x) / MM, 1))
    return sorted(at[0]), sorted(at[1])


def steps(marks: list[float]) -> list[float]:
    return [round(b - a, 1) for a, b in pairwise(marks)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_eight_cards_of_a_bank_cards_size_stand_on_a_sheet(
    large: Callable[[int], Handbook], paper: Paper
) -> None:
    columns, rows = strokes(read(replace(large(10), paper=paper)).pages[0])
    assert steps(columns) == pytest.approx([85.6, 4, 85.6], abs=0.11)
    assert steps(rows) == pytest.approx([54, 4, 54, 4, 54, 4, 54], abs=0.11)


def test_small_paper_holds_three_of_the_same_cards(large: Callable[[int], Handbook]) -> None:
    columns, rows = strokes(read(replace(large(10), paper="a5")).pages[0])
    assert steps(columns) == pytest.approx([85.6], abs=0.11)
    assert steps(rows) == pytest.approx([54, 4, 54, 4, 54], abs=0.11)


def test_a4_and_letter_carry_the_same_cards(book: Handbook) -> None:
    a4, letter = (read(replace(book, paper=paper)).pages for paper in ("a4", "letter"))
    assert [page.extract_text() for page in a4] == [page.extract_text() for page in letter]


def lines(book: Handbook) -> list[tuple[float, float, float]]:
    """The left end, the foot and the size of every piece of text, in mm and points."""
    found: list[tuple[float, float, float]] = []
    for page in read(book).pages:

        def see(text: str, matrix: list[float], place: list[float], _: object, size: float) -> None:
            if text.strip():
                x = place[4] * matrix[0] + matrix[4]
                y = place[5] * matrix[3] + matrix[5]
                found.append((x / MM, y / MM, size))

        page.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
@pytest.mark.parametrize("text", [LONG, "Ä" * 500, "x"])
def test_text_however_long_stays_on_its_card_and_can_be_read(
    book: Handbook, reader: str, text: str
) -> None:
    standard = replace(
        book.standards[0], promise=prose(text), title=text, limits=(), recovery=(), words=()
    )
    standard = replace(
        standard, expectations=(replace(standard.expectations[0], text=prose(text)),)
    )
    chapter = replace(book.chapters[0], title=text[:300], standards=(standard,))
    crowded = replace(
        book, reader=reader, title=text[:400], purpose=prose(text), organisation=text[:200],
        chapters=(chapter,), plays=(), glossary=(), draft=True,
    )  # fmt: skip
    for x, y, size in lines(crowded):
        assert size > 6.4
        if size == pytest.approx(7) and y < 30:
            continue  # the number of the sheet, in its margin
        from_foot = (y - 34.5) % 58
        assert 17.4 + 4 < x < 192.6
        assert 3 < from_foot < 54 - 4
    # Title, promise and expectation are all there, whole.
    assert words(crowded).count(text[0]) >= 3 * text.count(text[0])


def test_what_fits_no_card_goes_on_to_another_and_nothing_is_lost(book: Handbook) -> None:
    numbered = " ".join(f"word{n}." for n in range(400))
    standard = replace(book.standards[1], promise=prose(numbered))
    chapter = replace(book.chapters[0], standards=(standard,))
    text = words(replace(book, chapters=(chapter,), plays=(), glossary=()))
    assert re.findall(r"word\d+\.", text) == numbered.split()
    cards = [tuple(map(int, pair)) for pair in re.findall(r"\b(\d)/(\d)\b", text)]
    total = cards[0][1]
    assert cards == [(number, total) for number in range(1, total + 1)]


def test_every_promise_play_and_limit_has_a_card(book: Handbook) -> None:
    text = words(book)
    for wanted in (
        "We answer your call within 20 seconds.",
        "within 20 seconds · 90 % of the time",
        "When a guest arrives with luggage, you take it.",
        "Ring back within 15 minutes.",
        "You may decide Goodwill up to £50 per case",
        "Front desk agent",
        "Waive a fee 3 fees per shift",
        "Every guest leaves rested and known by name.",
        "Edition of 20 August 2026",
    ):
        assert wanted in text


def test_a_large_book_has_a_card_for_each_standard(large: Callable[[int], Handbook]) -> None:
    text = words(large(250))
    assert text.count("We answer your call within 20 seconds.") == 250
    page = html.render(large(250), find_theme("pocket")).decode()
    assert page.count("We answer your call within") == 250


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_customer_reads_nothing_of_how_it_is_done(book: Handbook, form: str) -> None:
    public = replace(book, reader="customer", limits=book.limits, plays=book.plays)
    text = words(public) if form == "pdf" else html.render(public, find_theme("pocket")).decode()
    assert "We answer your call within 20 seconds." in text
    assert "If we miss this: We ring you back" in re.sub(r"</?b>", "", text)
    for hidden in ("Silence makes callers", "Escalate", "Goodwill", "Ring back", "First call"):
        assert hidden not in text


def test_a_draft_says_so_on_every_card(book: Handbook) -> None:
    drafted = replace(book, draft=True)
    sheets = read(drafted).pages
    cards = [sheet.extract_text().count("NOT IN FORCE") for sheet in sheets]
    assert all(count == 8 for count in cards[:-1])
    # The last sheet has marks for the cards that stand on it, and for no others.
    assert len(strokes(sheets[-1])[1]) == 2 * -(-cards[-1] // 2)
    page = html.render(drafted, find_theme("pocket")).decode()
    assert page.count('class="badge"') == page.count('<p class="foot"')


def test_a_book_with_nothing_in_it_is_two_cards(book: Handbook) -> None:
    bare = Handbook("h", "Handbook", "", "agent")
    assert "Nothing is in force for this reader yet." in words(bare)
    assert "Nothing is in force" in html.render(bare, find_theme("pocket")).decode()


def with_logo(book: Handbook, size: tuple[int, int] = (40, 10)) -> Handbook:
    drawn = BytesIO()
    Image.new("RGB", size, "teal").save(drawn, "PNG")
    return replace(book, brand=BrandView(LogoView("png", "image/png", drawn.getvalue(), "Waves")))


def test_a_logo_takes_the_place_of_the_name_and_the_name_goes_to_the_foot(book: Handbook) -> None:
    marked = with_logo(book)
    assert sum(len(sheet.images) for sheet in read(marked).pages) == 1
    text = words(marked)
    assert "HARBOURHOTELS" in words(book).replace(" ", "")
    assert "HARBOURHOTELS" not in text.replace(" ", "")
    assert "Harbour Hotels Edition of 20 August 2026 · 3 standards" in text
    page = html.render(marked, find_theme("pocket")).decode()
    title = page.partition('<header class="card title">')[2].partition("</header>")[0]
    assert re.sub(r"<[^>]*>", " ", title).split()[:3] == book.title.split()
    assert "Harbour Hotels<br>" in title


@pytest.mark.parametrize("size", [(10, 10), (300, 10), (10, 60)])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 9, 14, 25])
def test_however_much_stands_on_the_first_card_a_logo_never_costs_another(
    book: Handbook, count: int, size: tuple[int, int]
) -> None:
    purpose = prose("Every guest sleeps through the night. " * count)
    for title in ("Desk", "A handbook for everybody at the front desk", "All that we do " * 6):
        plain = replace(book, title=title, purpose=purpose, chapters=(), plays=(), limits=())
        bare, marked = (re.findall(r"1/(\d)", words(b)) for b in (plain, with_logo(plain, size)))
        assert marked <= bare
        for _, y, letters in lines(with_logo(plain, size)):
            assert letters > 6.4
            assert y < 30 or 3 < (y - 34.5) % 58 < 54 - 4


def test_two_runs_give_the_same_bytes(book: Handbook) -> None:
    theme = find_theme("pocket")
    assert pdf.render(book, theme) == pdf.render(book, theme)
    assert html.render(book, theme) == html.render(book, theme)


def test_a_card_on_screen_has_one_title_and_no_dead_link(book: Handbook) -> None:
    page = html.render(book, find_theme("pocket")).decode()
    assert page.count("<h1>") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    levels = list(map(int, re.findall(r"<h([1-6])", page)))
    assert levels == list(chain([1], repeat(2, len(levels) - 1)))
