"""The Word document: real styles, links that lead somewhere, and a template that is anybody's."""

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from standards_kit.render.failure import RenderError
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import BrandView, Handbook, LogoView, MomentView, Reference
from standards_kit.render.outputs import docx
from standards_kit.render.outputs._docx_text import bookmark, xml_text
from standards_kit.render.theme import Theme, find_theme

HOSTILE = [
    "{{ 7*7 }} {% raw %} {# c #} {%p if x %} {{r y }}",
    "{_{ 7*7 }_} {_% raw %_}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>gained",
    "<w:br/> <!-- c --> <?pi?> <![CDATA[x]]> ]]>",
    "&amp; &lt; &#65; &nope; <b>bold</b>",
    "quoted\"attribute's",
    "{not} %s %(name)s ${HOME}",
    "back\\slash \\n \\1 \\g<0>",
    "=cmd|' /C calc'!A0",
]
READERS = ["agent", "coach", "customer"]


@pytest.fixture
def whole(book: Handbook) -> Handbook:
    """The book with a decision to learn from, as coaches read it."""
    moment = MomentView(
        "late-train",
        date(2026, 5, 4),
        Reference("phone-greeting", "Answering the phone"),
        "A guest rang at two in the morning.",
        "The agent ordered a taxi.",
        ("Say no.", "Order a taxi."),
        "The last train had gone.",
        "Ask first.",
        (("Cost", "£30"),),
    )
    return replace(book, reader="coach", moments=(moment,))


def word(book: Handbook, theme: Theme | None = None) -> bytes:
    return docx.render(book, theme or find_theme())


def parts(content: bytes) -> dict[str, Any]:
    """Every XML part; that they parse is part of every test."""
    with ZipFile(BytesIO(content)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def text_of(element: Any) -> str:
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def styled(content: bytes) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph, wherever it stands."""
    document = Document(BytesIO(content))
    names = {style.style_id: style.name for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        style = next(paragraph.iter(qn("w:pStyle")), None)
        yield names[style.get(qn("w:val"))] if style is not None else "Normal", text_of(paragraph)


def test_it_is_a_format_like_the_others(book: Handbook) -> None:
    found = find_format("docx")
    assert found.suffix == "docx"
    assert found.render(book, find_theme())[:2] == b"PK"


@pytest.mark.parametrize("reader", READERS)
def test_no_tag_is_left_and_every_style_is_real(whole: Handbook, reader: Any) -> None:
    content = word(replace(whole, reader=reader))
    assert "{" not in "".join(text for _, text in styled(content))
    for name, part in parts(content).items():
        if name.startswith("word/"):
            assert not re.search(r"{[{%#]", etree.tostring(part, encoding="unicode"))
    styles = Document(BytesIO(content)).styles.element
    known = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    body = parts(content)["word/document.xml"]
    for kind in ("pStyle", "rStyle", "tblStyle"):
        assert {mark.get(qn("w:val")) for mark in body.iter(qn(f"w:{kind}"))} <= known


def test_everything_in_the_book_is_printed(whole: Handbook) -> None:
    content = word(whole)
    shown = "\n".join(text for _, text in styled(content))
    for text in (
        "Every guest leaves rested", "Kindness", "Read it once", "A moment of truth", "Answering",
        "We answer your call within 20\u00a0seconds.", "Silence makes callers", "feels expected",
        "When an outside call comes in", "90\u00a0% of the time", "‘Hold on.’", "Your judgement",
        "Duty manager decides", "During a fire drill.", "Sit down beside the guest.", "folded arms",
        "phone-greeting", "Guest Experience Director", "20 August 2027", "Check-in", "promises made",
        "Apologise by name.", "The guest says it is settled", "3 fees", "The guest has stayed before",
        "A guest rang at two", "Order a taxi.", "£30", "Ask first.", "reading from a script", "warm",
        "Twenty seconds, once thirty.", "a1b2c3d4e5f6",
    ):  # fmt: skip
        assert text in shown, text


@pytest.mark.parametrize("reader", READERS)
def test_headings_are_headings_and_skip_no_level(whole: Handbook, reader: Any) -> None:
    found = list(styled(word(replace(whole, reader=reader))))
    assert ("Title", "Front Desk Handbook") in found
    level = 0
    for style, text in found:
        if style.startswith("Heading "):
            assert text
            assert int(style[-1]) <= level + 1
            level = int(style[-1])
    assert ("Heading 2", "Answering the phone") in found
    assert ("Promise", "We answer your call within 20\u00a0seconds.") in found


def test_the_contents_are_a_field_that_is_filled_already(whole: Handbook) -> None:
    content = word(whole)
    codes = [code.text for code in parts(content)["word/document.xml"].iter(qn("w:instrText"))]
    assert codes[0].strip().startswith('TOC \\o "1-2"')
    found = list(styled(content))
    entries = [text for style, text in found if style.lower() in {"toc 1", "toc 2"}]
    assert entries == [text for style, text in found if style in {"Heading 1", "Heading 2"}]
    assert parts(content)["word/settings.xml"].find(qn("w:updateFields")) is not None
    kinds = [
        mark.get(qn("w:fldCharType"))
        for mark in parts(content)["word/document.xml"].iter(qn("w:fldChar"))
    ]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)


@pytest.mark.parametrize("reader", READERS)
def test_every_link_leads_to_a_bookmark_that_is_there_once(whole: Handbook, reader: Any) -> None:
    body = parts(word(replace(whole, reader=reader)))["word/document.xml"]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len({name.lower() for name in names}) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert anchors <= set(names)
    assert {bookmark("phone-greeting"), bookmark("luggage")} <= set(names)
    assert bookmark("term.friendly") in anchors


def test_links_to_what_is_not_printed_become_plain_text(book: Handbook) -> None:
    body = parts(word(replace(book, plays=(), glossary=())))["word/document.xml"]
    assert "A call rang out" in text_of(body)
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert bookmark("play.missed-call") not in anchors


@given(st.lists(st.text(min_size=1), min_size=2, unique=True))
def test_two_places_never_share_a_bookmark(names: list[str]) -> None:
    assert len({bookmark(name) for name in names}) == len(names)
    assert all(len(bookmark(name)) <= 40 for name in names)


def test_header_and_footer_name_book_chapter_edition_and_page(book: Handbook) -> None:
    found = parts(word(book))
    edges = [found[name] for name in found if re.match(r"word/(header|footer)", name)]
    codes = {code.text.strip() for part in edges for code in part.iter(qn("w:instrText"))}
    assert codes == {"STYLEREF 1", "PAGE"}
    shown = "".join(map(text_of, edges))
    assert "Front Desk Handbook" in shown
    assert "Edition of 20 August 2026" in shown


def test_heads_of_tables_are_repeated_and_headings_stay_with_their_text(whole: Handbook) -> None:
    document = Document(BytesIO(word(whole)))
    assert document.tables
    for table in document.tables:
        rows = list(table._tbl.iter(qn("w:tr")))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        grid = table._tbl.find(qn("w:tblGrid")).findall(qn("w:gridCol"))
        for row in rows:
            cells = row.findall(qn("w:tc"))
            assert len(cells) == len(grid)
            assert all(cell[-1].tag == qn("w:p") for cell in cells)
    for level in range(1, 5):
        assert document.styles[f"Heading {level}"].paragraph_format.keep_with_next


def test_every_standard_but_a_chapters_first_begins_a_page(book: Handbook) -> None:
    body = parts(word(book))["word/document.xml"]
    fresh = [text_of(p.getparent().getparent()) for p in body.iter(qn("w:pageBreakBefore"))]
    assert "1.2" in fresh
    assert any(text.startswith("Chapter 2") for text in fresh)
    assert not any(text.startswith("2.1") for text in fresh)


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279)), ("a5", (148, 210))]
)
def test_the_paper_is_the_books_and_right_hand_tabs_follow(
    book: Handbook, paper: Any, size: tuple[int, int]
) -> None:
    document = Document(BytesIO(word(replace(book, paper=paper))))
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert section.left_margin
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    room = section.page_width - section.left_margin * 2
    tab = document.styles["toc 1"].paragraph_format.tab_stops[0]
    assert abs(tab.position - room) < 20_000


def test_language_and_properties_are_the_books(book: Handbook) -> None:
    document = Document(BytesIO(word(replace(book, language="en-IE", title="A & B <i>"))))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("A & B <i>", "Harbour Hotels")
    assert properties.created is not None
    assert (properties.created.date(), properties.revision) == (book.revision, 1)
    default = document.styles.element.find(".//" + qn("w:rPrDefault"))
    assert next(default.iter(qn("w:lang"))).get(qn("w:val")) == "en-IE"


def test_a_book_in_arabic_begins_at_the_right(book: Handbook) -> None:
    found = parts(word(replace(book, language="ar")))
    body, styles = found["word/document.xml"], found["word/styles.xml"]
    assert next(body.iter(qn("w:sectPr"))).find(qn("w:bidi")) is not None
    assert all(look.find(qn("w:bidiVisual")) is not None for look in body.iter(qn("w:tblPr")))
    normal = next(s for s in styles.iter(qn("w:style")) if s.get(qn("w:styleId")) == "Normal")
    assert normal.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert not list(parts(word(book))["word/document.xml"].iter(qn("w:bidiVisual")))


@pytest.mark.parametrize(("size", "room"), [((400, 100), (70, 18)), ((40, 400), (2, 18))])
def test_a_logo_stands_on_the_cover_with_its_words(
    book: Handbook, size: tuple[int, int], room: tuple[int, int]
) -> None:
    drawn = BytesIO()
    Image.new("RGB", size).save(drawn, "PNG")
    logo = LogoView("png", "image/png", drawn.getvalue(), 'A "ship" & {{ x }}')
    branded = replace(book, brand=BrandView(logo=logo))
    content = word(branded)
    assert content == word(branded)
    [shape] = Document(BytesIO(content)).inline_shapes
    assert shape._inline.docPr.get("descr") == 'A "ship" & {{ x }}'
    assert shape.width.mm <= room[0]
    assert shape.height.mm <= room[1]


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    '<path fill="#d62839" d="M0 0h40v10h-40z"/><path fill="#fff" d="M10 0h10v10h-10z"/></svg>'
)


def bare_jpeg() -> bytes:
    """As some printers' programs write it: without the mark by which most know a JPEG."""
    drawn = BytesIO()
    Image.new("RGB", (400, 100), (214, 40, 57)).save(drawn, "JPEG")
    data = drawn.getvalue()
    return data[:2] + data[data.index(b"\xff\xdb") :]


@pytest.mark.parametrize(("kind", "data"), [("svg", DRAWING.encode()), ("jpg", bare_jpeg())])
def test_a_logo_that_not_every_word_shows_is_drawn_as_png(
    book: Handbook, kind: str, data: bytes
) -> None:
    logo = LogoView(kind, "image/x", data, "Ship")
    branded = replace(book, brand=BrandView(logo=logo))
    content = word(branded)
    assert content == word(branded)
    [shape] = Document(BytesIO(content)).inline_shapes
    assert shape._inline.docPr.get("descr") == "Ship"
    assert (round(shape.width.mm), round(shape.height.mm, 1)) == (70, 17.5)
    with ZipFile(BytesIO(content)) as archive:
        [name] = [name for name in archive.namelist() if "/media/" in name]
        drawn = Image.open(BytesIO(archive.read(name)))
    assert drawn.format == "PNG"
    # Sharp in print: six hundred dots an inch.
    assert drawn.width == pytest.approx(70 / 25.4 * 600, abs=2)
    red, _, blue, alpha = drawn.convert("RGBA").getpixel((9, 9))
    assert (red > 200, blue < 80, alpha) == (True, True, 255)
    cover = [text for style, text in styled(content) if style == "Cover Label"]
    assert "Harbour Hotels" not in cover


def test_what_a_drawing_leaves_out_stays_out(book: Handbook) -> None:
    half = DRAWING.replace('<path fill="#fff" d="M10 0h10v10h-10z"/>', "").replace(
        "h40v10h-40", "h9v10h-9"
    )
    logo = LogoView("svg", "image/svg+xml", half.encode(), "Ship")
    with ZipFile(BytesIO(word(replace(book, brand=BrandView(logo=logo))))) as archive:
        drawn = Image.open(BytesIO(archive.read("word/media/image1.png"))).convert("RGBA")
    assert drawn.getpixel((drawn.width - 9, 9))[3] == 0


@pytest.mark.parametrize("box", ["0 0 9000 1", "0 0 1 9000", "0 0 1e-3 1e-3"])
def test_a_drawing_of_any_shape_stays_in_its_room(book: Handbook, box: str) -> None:
    svg = DRAWING.replace("0 0 40 10", box)
    logo = LogoView("svg", "image/svg+xml", svg.encode(), "Ship")
    [shape] = Document(BytesIO(word(replace(book, brand=BrandView(logo=logo))))).inline_shapes
    assert 0 < shape.width.mm <= 70.1
    assert 0 < shape.height.mm <= 18.1


def test_a_drawing_without_a_size_is_refused_in_a_sentence(book: Handbook) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'
    logo = LogoView("svg", "image/svg+xml", svg, "Ship")
    with pytest.raises(RenderError, match=r"The logo can’t be drawn: .*\. Save it as a plain SVG"):
        word(replace(book, brand=BrandView(logo=logo)))


def test_without_a_logo_the_organisation_is_named(book: Handbook) -> None:
    assert ("Cover Label", "Harbour Hotels") in list(styled(word(book)))


def test_the_themes_colours_are_those_of_the_styles(book: Handbook) -> None:
    theme = find_theme()
    colours = {**theme.settings["colours"], "accent": "#123abc", "deep": "no colour"}
    changed = replace(theme, settings={**theme.settings, "colours": colours})
    styles = Document(BytesIO(word(book, changed))).styles
    assert str(styles["Promise"].font.color.rgb) == "123ABC"
    assert str(styles["Heading 1"].font.color.rgb) == "12343B"


def test_properties_take_what_word_takes_and_a_book_may_be_undated(book: Handbook) -> None:
    content = word(replace(book, title="long " * 90, organisation="\x00{{ x }}", revision=None))
    properties = Document(BytesIO(content)).core_properties
    assert len(properties.title) == 255
    assert properties.author == "{{ x }}"
    assert properties.modified is not None
    assert properties.modified.year == 1980


def test_the_same_book_gives_the_same_bytes(book: Handbook) -> None:
    assert word(book) == word(book)
    with ZipFile(BytesIO(word(book))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"


def hostile(book: Handbook, text: str) -> Handbook:
    """The book with a text in many of its fields."""
    view = book.standards[0]
    prose = ((text,),)
    expectation = replace(
        view.expectations[0], text=prose, trigger=text, say=(text,), avoid=(text,),
        judgements=(text,),
    )  # fmt: skip
    view = replace(
        view, title=text, promise=prose, why=prose, feeling=prose, owner=text, cue=text,
        trigger=text, expectations=(expectation,), channels=(text,), exceptions=prose, do=(text,),
        dont=(text,), words=(replace(view.words[0], term=text, definition=text),), source=text,
    )  # fmt: skip
    chapter = replace(
        book.chapters[0], title=text, standards=(view,), introduction=text,
        details=((text, (text, text)),), note=text,
    )  # fmt: skip
    play = replace(book.plays[0], title=text, steps=(prose,), used_by=(), done_when=text)
    entry = replace(book.glossary[0], term=text, definition=prose, used_in=(), variants=(text,))
    return replace(
        book, title=text, organisation=text, chapters=(chapter,), plays=(play,), glossary=(entry,),
        introduction=prose, values=(text,), purpose=prose, changes=(),
        limits=(replace(book.limits[0], role=text, decision=text, conditions=text),),
    )  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_authors_write_is_text_and_nothing_else(
    book: Handbook, text: str, reader: Any
) -> None:
    wanted = parts(word(hostile(replace(book, reader=reader), "plain")))
    got = parts(word(hostile(replace(book, reader=reader), text)))
    assert list(got) == list(wanted)
    for name, part in got.items():
        assert [one.tag for one in part.iter()] == [one.tag for one in wanted[name].iter()]
    straight = str.maketrans("“”‘’\u00a0", "\"\"'' ")
    shown = text_of(got["word/document.xml"]).translate(straight)
    plain = text_of(wanted["word/document.xml"])
    assert shown.count(text.translate(straight)) >= plain.count("plain")


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_well_formed_and_comes_back(text: str) -> None:
    back = etree.fromstring(f"<t>{xml_text(text)}</t>").text or ""
    seen = [c for c in text if c.isprintable() and c not in " �"]
    assert [c for c in back if c.isprintable() and c not in " �"] == seen
    assert not re.search(r"[{}<>]", xml_text(text))


def test_a_charter_holds_nothing_of_the_house(book: Handbook) -> None:
    secret = replace(
        book.standards[0], owner="SECRET", source="SECRET", cue="SECRET", why=(("SECRET",),),
        tags=("SECRET",), extra=(("x-a", "SECRET"),), roles=("SECRET",),
    )  # fmt: skip
    chapter = replace(
        book.chapters[0], standards=(secret,), note="SECRET", details=(("SECRET", ("SECRET",)),)
    )
    charter = replace(book, reader="customer", chapters=(chapter,))
    with ZipFile(BytesIO(word(charter))) as archive:
        for name in archive.namelist():
            assert b"SECRET" not in archive.read(name), name
            assert not re.search(r"comments|custom|app\.xml|people", name)
        body = archive.read("word/document.xml").decode()
    assert "phone-greeting" not in body
    assert "Duty manager" not in body
    assert "We ring you back within 15\u00a0minutes." in body


def test_an_empty_book_says_so(book: Handbook) -> None:
    bare = Handbook("front-desk", "Front Desk", "", "agent")
    for one in (bare, replace(bare, reader="customer"), replace(book, chapters=(), draft=True)):
        assert "Nothing is in force" in "".join(text for _, text in styled(word(one)))


@pytest.fixture
def house(tmp_path: Path) -> Callable[..., Theme]:
    """A kit's theme whose Word template holds these paragraphs."""

    def made(*texts: str, header: str = "", change: Callable[[Any], None] | None = None) -> Theme:
        folder = tmp_path / "templates" / "house"
        (folder / "docx").mkdir(parents=True, exist_ok=True)
        (folder / "theme.yaml").write_text("extends: classic\n", encoding="utf-8")
        document = Document()
        for text in texts:
            document.add_paragraph(text)
        document.sections[0].header.paragraphs[0].text = header
        if change:
            change(document)
        document.save(str(folder / "docx" / "handbook.docx"))
        return find_theme("house", tmp_path)

    return made


def test_a_companys_own_template_is_used(book: Handbook, house: Callable[..., Theme]) -> None:
    def remark(document: Any) -> None:
        document.add_comment(document.paragraphs[0].runs, "Ask Legal", "Ann", "A")
        document.add_heading("{{r book.title|here('top') }}", 1)

    theme = house(
        "Our house: {{ book.title }}",
        "{%p for s in book.standards %}",
        "{{ s.title }} {{r s.promise|inline }}",
        "{%p endfor %}",
        "{{p contents() }}",
        header="{{ book.organisation }}{{r page_number() }}",
        change=remark,
    )
    content = word(book, theme)
    shown = [text for _, text in styled(content)]
    assert shown[0] == "Our house: Front Desk Handbook"
    assert shown[1] == "Answering the phone We answer your call within 20\u00a0seconds."
    assert shown.count("Front Desk Handbook") == 2  # the heading, and its entry in the contents
    assert "The reason" not in shown
    with ZipFile(BytesIO(content)) as archive:
        assert not any(b"Ask Legal" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("paragraphs", "header", "said"),
    [
        (
            ["{{ book.titel }}"],
            "",
            "the text near “{{ book.titel }}”: a handbook has no `titel`; did you mean `title`?",
        ),
        (["ok"], "{{ chapter.title }}", "in a header near “{{ chapter.title }}”: there is no"),
        (["{%p for s in book.standards %}", "x"], "", "`{% for %}` is never closed"),
        (["{{ book.title|shout }}"], "", "there is no filter `shout`"),
        (["{{ ''.__class__.__mro__ }}"], "", "templates may not use `__class__`"),
        (["{{ 1 / 0 }}"], "", "division by zero"),
        (["{{ book.values.append(1) }}"], "", "a list has no `append`"),
        (["{{r book.title }}"], "", "write “{{ … }}” for plain words"),
        (["{%tr for s in book.standards %}"], "", "there is no `{% tr %}`"),
        (["{% if book.title %}{%p endif %}"], "", "`{% endif %}` closes nothing"),
    ],
)
def test_what_is_wrong_in_a_companys_template_is_said_in_a_sentence(
    book: Handbook, house: Callable[..., Theme], paragraphs: list[str], header: str, said: str
) -> None:
    with pytest.raises(RenderError) as failure:
        word(book, house(*paragraphs, header=header))
    message = str(failure.value)
    assert said in message
    assert "fails in templates/house/docx/handbook.docx, in " in message
    assert message.endswith((".", "?"))
    assert "\n" not in message


def test_a_tag_that_ends_in_another_paragraph_is_said(
    book: Handbook, house: Callable[..., Theme]
) -> None:
    theme = house("{%p if not book.draft %}a", "{% if book.draft %}b", "c{% endif %}{%p endif %}")
    with pytest.raises(RenderError, match="fails in templates/house"):
        word(book, theme)


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04"])
def test_a_file_that_is_no_word_document_is_said(
    book: Handbook, house: Callable[..., Theme], tmp_path: Path, content: bytes
) -> None:
    theme = house("x")
    (tmp_path / "templates" / "house" / "docx" / "handbook.docx").write_bytes(content)
    with pytest.raises(RenderError, match=r"no Word document; open it in Word and save it"):
        word(book, theme)


def test_without_the_library_the_next_step_is_said(
    book: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(RenderError, match=r'pip install "standards-kit\[docx\]"'):
        word(book)


def test_our_template_is_the_one_that_the_script_makes(checkout: Path) -> None:
    script = checkout / "scripts" / "build_docx_template.py"
    spec = importlib.util.spec_from_file_location("build_docx_template", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shipped = parts(module.OUTPUT.read_bytes())
    made = parts(module.build())
    assert {n: etree.tostring(p, method="c14n") for n, p in made.items()} == {
        n: etree.tostring(p, method="c14n") for n, p in shipped.items()
    }


def test_a_large_book_is_filled_as_a_whole(large: Callable[[int], Handbook]) -> None:
    headings = [style for style, _ in styled(word(large(250)))].count("Heading 2")
    assert headings == 250 + 2  # with a journey and a play
