"""Whatever an author writes prints as text, in every kind of file."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from standards_kit.model.project import Project
from standards_kit.render.build import build
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook
from standards_kit.render.prose import line, paragraphs, printable
from standards_kit.render.theme import find_theme

HOSTILE = [
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} {# c #}",
    "</script><script>alert(1)</script>",
    "back\\slash \\n and `ticks` ``two``",
    "*stars* _lines_ [link](http://x.example) <b>bold</b> &amp; ~~gone~~ ![img](x)",
    "$x^2$ @ref #set <label> // comment /* block */",
    '\'; DROP TABLE guests; -- "quoted"',
    "</style><style>body{display:none}</style>",
    "<!-- comment --> <?php ?> &lt; &#65;",
    "- item",
    "1. item",
    "| a | b |",
    "www.example.com and https://example.com",
    "{not} %s %(name)s ${HOME} {word}",
]


def render(book: Handbook, name: str) -> bytes:
    return find_format(name).render(book, find_theme())


class Reader(HTMLParser):
    """The text of a page, and every element in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def hostile(book: Handbook, text: str) -> Handbook:
    """The book with a text in many of its fields."""
    view = book.standards[0]
    expectation = replace(view.expectations[0], text=((text,),), say=(text,), avoid=(text,))
    view = replace(
        view, title=text, promise=((text,),), why=((text,),), feeling=((text,),), owner=text,
        cue=text, expectations=(expectation,), channels=(text,),
    )  # fmt: skip
    chapter = replace(book.chapters[0], title=text, standards=(view,), introduction=text)
    play = replace(book.plays[0], title=text, steps=(((text,),),), used_by=())
    entry = replace(book.glossary[0], term=text, definition=((text,),), used_in=())
    return replace(
        book, title=text, organisation=text, chapters=(chapter,), plays=(play,), glossary=(entry,),
        introduction=((text,),), values=(text,), changes=(),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_the_text_and_gains_no_element(book: Handbook, text: str) -> None:
    wanted, got = Reader(), Reader()
    wanted.feed(render(hostile(book, "plain"), "html").decode())
    got.feed(render(hostile(book, text), "html").decode())
    assert [tag for tag, _ in got.elements] == [tag for tag, _ in wanted.elements]
    shown = "".join(got.text)
    assert shown.replace("“", '"').replace("”", '"').count(text) >= 8 or "'" in text or '"' in text
    assert sum(tag == "script" for tag, _ in got.elements) == 2  # our own


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_gains_no_element(book: Handbook, text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def shape(source: str) -> list[str]:
        kinds = []
        for token in parser.parse(source):
            kinds.append(token.type)
            kinds.extend(child.type for child in token.children or [] if child.type != "text")
        return kinds

    page = render(hostile(book, text), "markdown").decode()
    assert shape(page) == shape(render(hostile(book, "plain"), "markdown").decode())
    shown = Reader()
    shown.feed(parser.render(page))
    assert text in "".join(shown.text)


def test_pdf_shows_every_hostile_text(book: Handbook) -> None:
    standard = book.standards[0]
    expectations = tuple(
        replace(
            standard.expectations[0], address=f"greeting/{n}", text=((text,),), say=(), targets=()
        )
        for n, text in enumerate(HOSTILE)
    )
    chapter = replace(
        book.chapters[0],
        standards=(replace(standard, expectations=expectations, limits=(), recovery=()),),
    )
    book = replace(book, chapters=(chapter,), plays=(), changes=(), glossary=())
    book = replace(
        book,
        chapters=(
            replace(chapter, standards=(replace(chapter.standards[0], why=(("Why",),), words=()),)),
        ),
    )
    everything = "".join(
        page.extract_text() for page in PdfReader(BytesIO(render(book, "pdf"))).pages
    )
    squeezed = _squeeze(everything)
    for text in HOSTILE:
        assert _squeeze(text) in squeezed


def _squeeze(text: str) -> str:
    """Without spaces, hyphens and the differences between quotation marks."""
    table = str.maketrans(dict.fromkeys('‘’“”"', "'"))
    return "".join(text.translate(table).split()).replace("-", "").replace("\u2010", "")


def test_a_kit_of_hostile_texts_prints_in_every_format(kit: Callable[[str], Project]) -> None:
    import json

    quoted = json.dumps(" ".join(HOSTILE))
    project = kit(
        f"organisation: {quoted}\ncustomer_word: {quoted}\nterms: {{{quoted}: {quoted}}}\n"
        f"touchpoints:\n  - {{id: t, name: {quoted}}}\nstandards:\n"
        f"  - {{id: a, title: {quoted}, why: {quoted}, emotional_response: {quoted}, "
        f"touchpoints: [t], expectations: [{quoted}], x-own: {quoted}}}\n"
    )
    book = build(project, "handbook")
    for name in ("html", "markdown", "pdf"):
        assert render(book, name)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\u0000b\u0007c\u001b[31m", "abc[31m"),
        ("one\u2028two", "one two"),
        ("one\u0085two", "one two"),
        ("a\tb", "a b"),
        ("a\ufeffb", "ab"),
        ("\ud83d", "�"),
        ("👩\u200d👩 \u200eabc \u00a0x", "👩\u200d👩 \u200eabc \u00a0x"),
    ],
)
def test_characters_that_print_nothing_or_reorder_are_dropped(written: str, printed: str) -> None:
    assert line(written).replace("\n", " ") == printed
    assert printable(printable(written)) == printable(written)
    assert paragraphs(written)[0].replace("\u00a0", " ") == printed.replace("\u00a0", " ")


def test_templates_of_typst_can_not_forget_to_quote() -> None:
    from standards_kit.render.labels import labels_for
    from standards_kit.render.typst_text import literals

    literal: Callable[[Any], str] = literals(labels_for("en-GB", "guest"))
    assert literal('a"b\\c\n#d') == '"a\\"b\\\\c\\n#d"'
    assert literal(("a",)) == '("a",)'
    assert literal({}) == "(:)"
    assert literal(None) == "none"
    assert literal(True) == "true"
