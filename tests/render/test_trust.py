"""What is printed can be trusted: the same bytes anywhere, and words that stay words."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET  # of files that we made a moment ago
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from standards_kit.model.project import Project
from standards_kit.render import compile_apart, formats, theme
from standards_kit.render.build import build
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html, markdown, pdf
from standards_kit.render.prose import line

NEEDS = {"docx": "docxtpl"}
EPOCH = "1700000000"  # 14 November 2023
KIT = """
organisation: Harbour Hotels
purpose: Every guest leaves rested.
values: [Safety, Kindness]
touchpoints: [{id: call, name: First call}]
terms: {friendly: The caller hears their name.}
plays: [{id: missed, name: A call rang out, trigger: A call rang out, steps: [Ring back.]}]
standards:
  - {id: a, title: Answering the phone, promise: We answer within 20 seconds., why: Silence worries.,
     emotional_response: The caller feels expected., touchpoints: [call], recovery: [missed],
     commitment: public_promise, owner: Ann Lee, last_reviewed: 2026-08-20,
     expectations: ["When a call comes in, you give a friendly answer."]}
  - {id: b, title: Luggage, why: Bags are heavy., emotional_response: The guest feels lighter.,
     owner: Ann Lee, expectations: ["When a guest arrives, you take the bags."]}
handbooks:
"""


def printable_formats() -> list[str]:
    """Those whose extras are here."""
    return [n for n in formats.names() if n not in NEEDS or _is_here(NEEDS[n])]


def _is_here(module: str) -> bool:
    try:
        __import__(module)
    except ImportError:
        return False
    return True


def test_every_format_can_be_tried_here() -> None:
    missing = sorted(set(formats.names()) - set(printable_formats()))
    if missing:
        pytest.skip(f"left out for want of an extra: {', '.join(missing)}")


def test_two_runs_in_two_folders_write_the_same_bytes(tmp_path: Path) -> None:
    """In every format and theme, for staff and customers, however Python orders its sets."""
    books = "".join(
        f"  {name}-{reader}: {{for: {reader}, theme: {name}}}\n"
        for name in theme.names()
        for reader in ("agent", "coach", "customer")
    )
    written = []
    for number, folder in enumerate(("here", "elsewhere/a longer way")):
        root = tmp_path / folder
        root.mkdir(parents=True)
        (root / "standards-kit.yaml").write_text(KIT + books, encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "standards_kit", "render", "--draft"),
                *("--format", ",".join(printable_formats())),
            ],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": str(number)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        written.append({file.name: file.read_bytes() for file in (root / "build").iterdir()})
    here, elsewhere = written
    assert len(here) == len(theme.names()) * 3 * len(printable_formats())
    assert sorted(here) == sorted(elsewhere)
    assert [name for name in here if here[name] != elsewhere[name]] == []


@pytest.mark.parametrize("reader", ["agent", "customer"])
@pytest.mark.parametrize("theme_name", theme.names())
@pytest.mark.parametrize("format_name", printable_formats())
def test_every_copy_says_its_edition_and_its_fingerprint(
    printed: ModuleType, book: Handbook, format_name: str, theme_name: str, reader: str
) -> None:
    form = formats.find_format(format_name)
    book = replace(book, reader=reader)
    whole = " ".join(printed.said(form.render(book, theme.find_theme(theme_name)), form.suffix))
    assert "a1b2c3d4e5f6" in whole
    assert "20 August 2026" in " ".join(whole.split())


# Words of every syntax that a text passes through, between words of any kind.
SYNTAX = [
    "<script>alert(1)</script>", "</w:t><w:t>", "]]>", "<!--", "-->", "<?xml?>", "&amp;", "&#60;",
    "{{ 7*7 }}", "{% raw %}", "{# c #}", "{{r x}}", "{%p if %}", "#read(\"/etc/passwd\")", "#let x",
    "$x^2$", "@ref", "<label>", "//", "/*", "\\", "`", "```", "*", "_", "~~", "[a](b)", "![a](b)",
    "|", "\u202e", "\u2066", "\u200f", "\u0000", "\u001b[31m", "\ufffe", "\ufeff", "\u2028", "\r\n",
    "{=html}", "${HOME}", "%s", "PAGE \\* MERGEFORMAT", "العربية", "é", "😀", "\"", "'", "]", ")",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(SYNTAX) | st.text(max_size=12), min_size=1, max_size=6).map("".join)
LATIN = st.lists(
    st.sampled_from([s for s in SYNTAX if s != "\ufffe"])
    | st.text(st.characters(max_codepoint=0x17F), max_size=12),
    min_size=1,
    max_size=6,
).map("".join)
SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(SOME, max_examples=8)


def told(book: Handbook, text: str) -> Handbook:
    """The book with a text, as the builder lets it through, in each kind of place."""
    text = line(text) or "x"
    view = replace(
        book.standards[0],
        **dict.fromkeys(("promise", "why", "feeling", "exceptions"), ((text,),)),
        **dict.fromkeys(("say", "avoid", "do", "dont", "channels"), (text,)),
        title=text, owner=text, source=text,
        expectations=(
            replace(book.standards[0].expectations[0], text=((text,),), say=(text,)),
        ),
    )  # fmt: skip
    chapter = replace(book.chapters[0], title=text, standards=(view,), introduction=text)
    return replace(
        book, title=text, organisation=text, customer_word=text, values=(text,),
        introduction=((text,),), purpose=((text,),), chapters=(chapter,), changes=(),
        plays=(replace(book.plays[0], title=text, steps=(((text,),),)),),
        glossary=(replace(book.glossary[0], term=text, definition=((text,),), used_in=()),),
    )  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, and what it shows."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = sorted(name for name, _ in attrs if name.startswith("on"))
        self.elements.append(" ".join([tag, *names]))

    def handle_data(self, data: str) -> None:
        self.text += data


def elements(book: Handbook) -> list[str]:
    return Page(html.render(book, theme.find_theme())).elements


@SOME
@given(TEXT)
def test_a_page_gains_no_element_by_a_text(book: Handbook, text: str) -> None:
    assert elements(told(book, text)) == elements(told(book, "x"))


@SOME
@given(TEXT)
@example("    four spaces")
@example("# x")
@example("1) x")
@example("+ x")
@example("---")
def test_markdown_gains_no_mark_by_a_text(book: Handbook, text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def marks(book: Handbook) -> list[str]:
        tokens = parser.parse(markdown.render(book, theme.find_theme()).decode())
        inner = [c.type for t in tokens for c in t.children or [] if c.type != "text"]
        return [t.type for t in tokens] + inner

    assert marks(told(book, text)) == marks(told(book, "x"))


@FEW
@given(LATIN)
@example("".join(s for s in SYNTAX if s != "\ufffe"))
def test_typst_prints_a_text_and_runs_none_of_it(book: Handbook, text: str) -> None:
    try:
        content = pdf.render(told(book, text), theme.find_theme())
    except RenderError as error:
        # A shape that no font has is the one thing that may be said of a text.
        assert "no shape for" in str(error)  # noqa: PT017 - printing is as good
        return
    reader = PdfReader(BytesIO(content))
    assert "root:" not in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert not reader.get_fields()
    assert b"/JavaScript" not in content
    assert b"/Launch" not in content


def parts(book: Handbook, format_name: str) -> Iterator[tuple[str, ET.Element]]:
    """The XML files in a book that is a ZIP file, read."""
    content = formats.find_format(format_name).render(book, theme.find_theme())
    with zipfile.ZipFile(BytesIO(content)) as pack:
        assert pack.testzip() is None
        for name in pack.namelist():
            if name.endswith((".xml", ".rels", ".xhtml", ".opf", ".ncx", ".svg")):
                yield name, ET.fromstring(pack.read(name))


@pytest.mark.parametrize("format_name", sorted({"docx", "epub"} & set(printable_formats())))
@settings(SOME, max_examples=12)
@given(text=TEXT)
@example(text="".join(SYNTAX))
def test_books_of_xml_stay_whole_and_gain_no_element(
    book: Handbook, format_name: str, text: str
) -> None:
    def shape(book: Handbook) -> dict[str, list[str]]:
        return {
            name: [
                str(element.tag)
                for element in root.iter()
                # Word parts a text where spaces or marks of the line stand in it.
                if not str(element.tag).endswith(("}r", "}t", "}rPr", "}rtl", "}lang", "}br"))
            ]
            for name, root in parts(book, format_name)
        }

    got, wanted = shape(told(book, text)), shape(told(book, "x"))
    assert got.keys() == wanted.keys()
    pages = [name for name in wanted if name.endswith(".xhtml") or "document" in name]
    assert pages
    assert {name for name in pages if got[name] != wanted[name]} == set()


@pytest.mark.parametrize("format_name", printable_formats())
def test_a_text_is_shown_as_it_was_written(
    printed: ModuleType, kit: Callable[[str], Project], format_name: str
) -> None:
    text = "Say <b>{{ 7*7 }}</b> #let *x* & $y$ {% raw %}"
    quoted = json.dumps(text)
    project = kit(
        f"standards:\n  - {{id: a, title: T, why: {quoted}, emotional_response: F, "
        f"expectations: [{quoted}]}}\n"
    )
    form = formats.find_format(format_name)
    whole = " ".join(
        printed.said(form.render(build(project, "handbook"), theme.find_theme()), form.suffix)
    )
    assert "".join(text.split()) in "".join(whole.split())


def test_the_bytes_are_the_same_in_a_process_of_its_own(
    book: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = pdf.render(book, theme.find_theme())
    monkeypatch.setattr(pdf, "_APART_FROM", 0)
    assert pdf.render(book, theme.find_theme()) == here


def test_a_mistake_in_the_other_process_is_the_same_sentence(tmp_path: Path) -> None:
    (tmp_path / "handbook.typ").write_text("#nonsense", encoding="utf-8")
    with pytest.raises(RenderError) as apart:
        compile_apart.compile_apart(tmp_path, [], "2026-08-20")
    with pytest.raises(RenderError) as here:
        compile_apart.compile_here(tmp_path, [], "2026-08-20")
    assert str(apart.value) == str(here.value)
    assert "nonsense" in str(here.value)


def test_a_typesetter_that_was_stopped_is_a_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shooter = tmp_path / "python"
    shooter.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    shooter.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(shooter))
    with pytest.raises(RenderError, match="ran out of memory"):
        compile_apart.compile_apart(tmp_path, [], "2026-08-20")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(RenderError, match="could not be started"):
        compile_apart.compile_apart(tmp_path, [], "2026-08-20")


def test_the_other_process_loads_nothing_from_the_folder_one_stands_in(
    book: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "typst.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pdf, "_APART_FROM", 0)
    assert pdf.render(book, theme.find_theme()).startswith(b"%PDF")
