"""The printed book: pages, marks, fonts, and the same bytes every time."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook, Paper
from standards_kit.render.outputs import pdf
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme


def read(book: Handbook) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(book, find_theme())))


def pages(book: Handbook) -> list[str]:
    """The text of each page, every run of white space made one space."""
    return [" ".join(page.extract_text().split()) for page in read(book).pages]


def test_the_book_has_its_parts_in_order(book: Handbook) -> None:
    text = "\n".join(pages(book))
    parts = [
        "known by name",
        "Contents",
        "Rings to ask or book",
        "Silence makes callers",
        "Nobody enjoys a lobby",
        "How the touchpoints join",
        "Put it right first",
        "Up to these limits",
        "Words that mean something exact",
        "Twenty seconds, once thirty",
        "a1b2c3d4e5f6",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_two_runs_give_the_same_bytes(book: Handbook) -> None:
    assert pdf.render(book, find_theme()) == pdf.render(book, find_theme())


@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
def test_a_draft_says_so_on_every_page(book: Handbook, reader: str) -> None:
    drafted = replace(book, draft=True, reader=reader)
    assert all("NOT IN FORCE" in page for page in pages(drafted))
    assert not any("NOT IN FORCE" in page for page in pages(replace(drafted, draft=False)))


def test_contents_and_references_give_the_right_pages(book: Handbook) -> None:
    text = pages(book)
    contents = next(page for page in text if page.startswith("Contents"))
    for title in ("Answering the phone", "Luggage", "Glossary"):
        listed = re.search(rf"{title}[ .\s]*(\d+)", contents)
        assert listed is not None
        assert title in text[int(listed[1]) - 1]
    greeting = next(page for page in text if "We answer your call" in page and "THE REASON" in page)
    told = re.search(r"A call rang out, page (\d+)", greeting)
    assert told is not None
    assert "Ring back within 15 minutes" in text[int(told[1]) - 1]


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792)), ("a5", (420, 595))]
)
def test_paper_is_as_asked(book: Handbook, paper: Paper, size: tuple[int, int]) -> None:
    box = read(replace(book, paper=paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_each_standard_begins_a_page_and_no_page_is_empty(book: Handbook) -> None:
    text = pages(book)
    for title in ("Answering the phone", "Luggage", "Listening to a complaint"):
        assert any(page.split("THE REASON")[0].count(title) for page in text)
    assert all(len(page.strip()) > 40 for page in text[1:])


def test_a_book_with_nothing_in_it_says_so(book: Handbook) -> None:
    bare = Handbook("h", "Handbook", "", "agent")
    assert any("Nothing is in force" in page for page in pages(bare))
    assert any("Nothing is in force" in page for page in pages(replace(bare, reader="customer")))


def test_an_enormous_text_flows_over_pages(book: Handbook) -> None:
    chapter = book.chapters[0]
    standard = replace(chapter.standards[1], why=prose("A long reason. " * 900))
    text = "".join(
        pages(
            replace(
                book,
                chapters=(replace(chapter, standards=(standard,)),),
                changes=(),
                glossary=(),
                plays=(),
            )
        )
    )
    assert text.count("long") >= 890


def test_emoji_ticks_and_unusual_spaces_print(book: Handbook) -> None:
    odd = replace(
        book, introduction=prose("✓ ✗ 😀 → non‑breaking 10\u202f% Żółć Ελληνικά Кириллица")
    )
    assert pdf.render(odd, find_theme())


def test_a_character_no_font_has_is_a_sentence(book: Handbook) -> None:
    with pytest.raises(RenderError, match="no shape for"):
        pdf.render(replace(book, introduction=prose("いらっしゃいませ")), find_theme())


def test_the_source_is_small_work_beside_the_typesetting(large: Callable[[int], Handbook]) -> None:
    sources = pdf.sources(large(250), find_theme())
    assert "#standard(" in sources["handbook.typ"]
    assert sources["handbook.typ"].count("#standard(") == 250


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("last", ["facts", "words", "behaviour", "speech", "expectations"])
def test_a_foot_line_never_stands_alone_on_a_page(book: Handbook, paper: Paper, last: str) -> None:
    long = replace(
        book.chapters[1].standards[0],
        recovery=(),
        limits=(),
        expectations=book.chapters[1].standards[0].expectations[:4],
    )
    order = ["facts", "words", "behaviour", "speech", "expectations"]
    for name in order[: order.index(last)]:
        without: dict[str, object] = {
            "facts": {"exceptions": (), "escalation": None, "channels": ()},
            "words": {"words": ()},
            "behaviour": {"do": (), "dont": ()},
            "speech": {"say": (), "avoid": ()},
        }
        long = replace(long, **without[name])  # type: ignore[arg-type]
    standards = tuple(
        replace(
            long,
            id=f"long-{n}",
            why=prose("A reason that has been told before. " * (10 + 6 * n)),
            expectations=tuple(
                replace(e, address=f"long-{n}/{i}") for i, e in enumerate(long.expectations)
            ),
        )
        for n in range(12)
    )
    chapter = replace(book.chapters[1], standards=standards)
    words = tuple(
        replace(book.glossary[0], slug=slug, term=slug, used_in=())
        for slug in {word.slug for word in long.words} | {"friendly"}
    )
    text = pages(
        replace(book, paper=paper, chapters=(chapter,), plays=(), glossary=words, changes=())
    )
    feet = [page for page in text if "Guest Experience Director · reviewed" in page]
    assert len(feet) == len(standards)
    assert sum("THE REASON" not in page for page in feet) > 5  # most flow on
    kept = {
        "facts": "ESCALATE TO",
        "words": "Sit down beside" if paper == "a4" else "You can tell by",
        "behaviour": "Sit down beside",
        "speech": "I am sorry",
        "expectations": "When a guest complains",
    }
    assert all(kept[last] in page for page in feet)


def test_a_title_on_the_cover_leaves_no_word_alone(book: Handbook) -> None:
    title = "The Pocket Book of the Night Porter at the Harbour"
    cover = read(replace(book, title=title)).pages[0].extract_text().splitlines()
    lines = [line.strip() for line in cover if line.strip() and line.strip() in title]
    assert " ".join(lines) == title
    assert len(lines) > 1
    assert min(map(len, lines)) > max(map(len, lines)) / 2


def test_a_column_of_the_matrix_is_dropped_where_all_of_it_is_empty(book: Handbook) -> None:
    def matrix(book: Handbook) -> str:
        return next(page for page in pages(book) if "Up to these limits" in page)

    assert "ABOVE THAT" in matrix(book)
    assert "RECORD" in matrix(book)
    bare = tuple(replace(limit, record="") for limit in book.limits)
    assert "RECORD" not in matrix(replace(book, limits=bare))
    assert "ABOVE THAT" in matrix(replace(book, limits=bare))
    bare = tuple(replace(limit, record="", above="") for limit in book.limits)
    assert "ABOVE THAT" not in matrix(replace(book, limits=bare))


def test_who_may_decide_is_asked_where_it_is_not_the_reader(book: Handbook) -> None:
    assert any("YOU MAY DECIDE" in page for page in pages(book))
    chapter = book.chapters[0]
    standard = replace(chapter.standards[0], others_decide=True)
    others = replace(
        book,
        chapters=(replace(chapter, standards=(standard,)),),
        plays=tuple(replace(play, others_decide=True) for play in book.plays),
        changes=(),
        glossary=tuple(replace(entry, used_in=()) for entry in book.glossary),
    )
    text = pages(others)
    assert not any("YOU MAY DECIDE" in page for page in text)
    assert sum("WHO MAY DECIDE" in page for page in text) == 2
