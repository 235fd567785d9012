"""Make ``templates/classic/docx/handbook.docx``, the Word template that handbooks are filled into.

For maintainers only; what it makes is committed. It wants python-docx, which the extra ``docx``
brings::

    python scripts/build_docx_template.py

Companies never need this: they open the file in Word, change its styles, and save it in their own
theme. So everything in it is what Word can show and keep: styles, and tags that are plain text.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

OUTPUT = Path(__file__).resolve().parents[1] / "templates" / "classic" / "docx" / "handbook.docx"
SERIF, SANS = "Georgia", "Arial"  # on every desk that has Word
INK, DEEP, ACCENT, LINE = "1F2A2E", "12343B", "9C4318", "D9793F"
MUTE, HAIR, TINT, GOOD, BAD = "566164", "CDC6BA", "F6F2EA", "24603F", "932B2B"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WIDTH = Mm(210 - 28 - 28)

# name: (stands on, face, size, colour, before, after, more)
STYLES: dict[str, tuple[str, str, float, str, float, float, str]] = {
    "Title": ("Normal", SERIF, 38, DEEP, 0, 14, "rule left"),
    "Subtitle": ("Normal", SERIF, 16, ACCENT, 8, 20, "italic left"),
    "Cover Label": ("Normal", SANS, 10, ACCENT, 150, 26, "bold spaced"),
    "Heading 1": ("Normal", SERIF, 27, DEEP, 4, 10, "next left"),
    "Heading 2": ("Normal", SERIF, 19, DEEP, 4, 5, "next left"),
    "Heading 3": ("Normal", SANS, 8.5, ACCENT, 10, 2, "bold next left"),
    "Heading 4": ("Normal", SANS, 8.5, MUTE, 8, 2, "bold next left"),
    "TOC Heading": ("Normal", SERIF, 27, DEEP, 0, 16, "next left"),
    "Front Heading": ("Normal", SANS, 9, ACCENT, 26, 8, "bold next left"),
    "toc 1": ("Normal", SANS, 10, DEEP, 10, 2, "bold toc left"),
    "toc 2": ("Normal", SERIF, 10.5, INK, 0, 2, "toc left"),
    "Body Text": ("Normal", SERIF, 10, INK, 0, 5, ""),
    "Lead": ("Normal", SERIF, 13, MUTE, 0, 10, "italic left"),
    "Purpose": ("Normal", SERIF, 22, DEEP, 0, 8, "left"),
    "Value": ("Normal", SERIF, 13, INK, 0, 6, "hang left"),
    "Label": ("Normal", SANS, 8.5, ACCENT, 18, 0, "bold next left"),
    "Promise": ("Normal", SERIF, 13.5, ACCENT, 0, 6, "italic next left"),
    "Feeling": ("Normal", SERIF, 12, DEEP, 2, 6, "italic bar left together"),
    "When": ("Normal", SERIF, 10, MUTE, 0, 4, "italic next"),
    "Expectation": ("Normal", SERIF, 10, INK, 4, 2, "hang together"),
    "Target": ("Normal", SANS, 8.5, MUTE, 0, 3, "in left together"),
    "Table Head": ("Normal", SANS, 8.5, DEEP, 3, 2, "bold next left"),
    "Table Text": ("Normal", SERIF, 9, INK, 1, 2, "left"),
    "Say Head": ("Table Head", SANS, 8.5, GOOD, 3, 2, "bold next left"),
    "Avoid Head": ("Table Head", SANS, 8.5, BAD, 3, 2, "bold next left"),
    "After Table": ("Normal", SANS, 3, INK, 0, 3, ""),
    "Fact": ("Normal", SERIF, 9, INK, 1, 1, "fact left"),
    "Word": ("Normal", SERIF, 9, INK, 1, 2, "left together"),
    "Glossary Term": ("Normal", SERIF, 12, DEEP, 10, 1, "bold next left"),
    "Imprint": ("Normal", SANS, 7.5, MUTE, 14, 0, "left"),
    "Draft": ("Normal", SANS, 10, BAD, 0, 10, "bold left"),
    "header": ("Normal", SANS, 8, MUTE, 0, 0, "edge left"),
    "footer": ("Normal", SANS, 8, MUTE, 0, 0, "edge left"),
}
KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", *STYLES}


def styles(document: Any) -> None:
    """Our own styles, and none of the many that python-docx brings."""
    for style in list(document.styles):
        if style.name not in KEPT and style.name.lower() not in {name.lower() for name in KEPT}:
            style.delete()
    normal = document.styles["Normal"]
    _look(normal, SERIF, 10, INK, 0, 6, "")
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    for name, (base, face, size, colour, before, after, more) in STYLES.items():
        style = _style(document, name)
        style.base_style = document.styles[base]
        style.quick_style, style.hidden, style.unhide_when_used = True, False, False
        _look(style, face, size, colour, before, after, more)
    for name, face, colour, bold in (
        ("Term", None, ACCENT, False),
        ("Link", None, ACCENT, False),
        ("Figure", SANS, DEEP, True),
        ("Number", SANS, ACCENT, True),
        ("Fact Label", SANS, MUTE, False),
        ("Strong", None, None, True),
        ("Emphasis", None, None, False),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.quick_style = True
        if face:
            _face(style, face)
        if colour:
            style.font.color.rgb = RGBColor.from_string(colour)
        style.font.bold = bold or None
        if name == "Emphasis":
            style.font.italic = True
        if name == "Fact Label":
            style.font.size = Pt(8.5)
    _table_styles(document)


def _style(document: Any, name: str) -> Any:
    for style in document.styles:
        if style.name.lower() == name.lower():
            for part in (style.element.pPr, style.element.rPr):
                if part is not None:
                    style.element.remove(part)
            for linked in style.element.findall(qn("w:link")):
                style.element.remove(linked)
            return style
    # The built-in styles are known by these names in every language of Word.
    builtin = name.startswith("toc ") or name == "TOC Heading"
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)


def _face(style: Any, face: str) -> None:
    style.font.name = face
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:cs"), face)


def _look(
    style: Any, face: str, size: float, colour: str, before: float, after: float, more: str
) -> None:
    wishes = more.split()
    _face(style, face)
    style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(colour)
    style.font.bold = True if "bold" in wishes else None
    style.font.italic = True if "italic" in wishes else None
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    if size >= 16:
        shape.line_spacing = 1.05
    shape.keep_with_next = True if "next" in wishes else None
    shape.keep_together = True if "together" in wishes or "next" in wishes else None
    if style.name.startswith("Heading "):
        _outline(style, int(style.name[-1]) - 1)
    if style.name == "Front Heading":
        _outline(style, 0)
    if "spaced" in wishes:
        _spaced(style)
    if "hang" in wishes:
        _hang(shape, Mm(8))
    if "in" in wishes:
        shape.left_indent = Mm(8)
    if "fact" in wishes:
        _hang(shape, Mm(38))
    if "toc" in wishes:
        shape.left_indent = Mm(0 if style.name == "toc 1" else 6)
        shape.right_indent = Mm(10)
        shape.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    if "edge" in wishes:
        shape.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    if "rule" in wishes:
        _border(style, "bottom", LINE, 12, 10)
    if "bar" in wishes:
        _border(style, "left", LINE, 18, 10)
        shape.left_indent = Mm(5)


def _hang(shape: Any, by: Any) -> None:
    shape.left_indent, shape.first_line_indent = by, -by
    shape.tab_stops.add_tab_stop(by)


def _outline(style: Any, level: int) -> None:
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(mark)


def _spaced(style: Any) -> None:
    mark = OxmlElement("w:spacing")
    mark.set(qn("w:val"), "20")
    size = style.element.rPr.find(qn("w:sz"))
    size.addprevious(mark)


def _border(style: Any, side: str, colour: str, size: int, space: int) -> None:
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{size}" w:space="{space}" '
        f'w:color="{colour}"/></w:pBdr>'
    )
    style.element.pPr.insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _table_styles(document: Any) -> None:
    """Two: thin rules for what is looked up, a tinted box for what is said."""
    cells = (
        '<w:tblCellMar><w:left w:w="{x}" w:type="dxa"/><w:right w:w="{x}" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    rules = (
        "<w:tblBorders>{top}"
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
        "{inside}</w:tblBorders>"
    )
    inside = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
    top = f'<w:top w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
    lined = rules.format(top=top, inside=inside) + cells.format(x=80)
    boxed = rules.format(top="", inside="") + cells.format(x=120)
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    for name, look, whole in (("Handbook Table", lined, ""), ("Say and Avoid", boxed, shade)):
        key = name.replace(" ", "")
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{key}">'
                f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority '
                f'w:val="99"/><w:tblPr>{look}</w:tblPr>{whole}</w:style>'
            )
        )


class Page:
    """Writes paragraphs and tables at the end of something."""

    def __init__(self, place: Any) -> None:
        self.place = place

    def p(
        self, style: str, *texts: str | tuple[str, str], fresh: bool = False, above: float = 0
    ) -> None:
        """A paragraph; a pair is a text and its character style. `above` is space in points."""
        paragraph = self.place.add_paragraph(style=style)
        for text in texts:
            words, look = text if isinstance(text, tuple) else (text, None)
            paragraph.add_run(words, style=look)
        if fresh:
            paragraph.paragraph_format.page_break_before = True
        if above:
            paragraph.paragraph_format.space_before = Pt(above)

    def tag(self, *tags: str) -> None:
        """Tags that each stand for themselves and leave no paragraph behind."""
        for tag in tags:
            self.place.add_paragraph(f"{{%p {tag} %}}", style="Imprint")

    def each(self, loop: str, style: str, *texts: str | tuple[str, str]) -> None:
        """A paragraph for each of many."""
        self.tag(f"for {loop}")
        self.p(style, *texts)
        self.tag("endfor")

    def given(self, condition: str, style: str, *texts: str | tuple[str, str]) -> None:
        """A paragraph where there is something to say."""
        self.tag(f"if {condition}")
        self.p(style, *texts)
        self.tag("endif")

    def fact(self, condition: str, label: str, text: str) -> None:
        """A label, and what it says, in one line."""
        self.given(condition, "Fact", (f"{{{{ {label} }}}}", "Fact Label"), "\t", text)

    def note(self, condition: str, label: str, text: str, style: str) -> None:
        """A label and a text that runs on from it."""
        self.given(condition, style, (f"{{{{ {label} }}}} ", "Fact Label"), text)

    def table(self, style: str, columns: list[tuple[str, float]]) -> Any:
        """A table whose first row is repeated on every page."""
        table = self.place.add_table(1, len(columns))
        _shape(table, style, [share for _, share in columns])
        for cell, (title, _) in zip(table.rows[0].cells, columns, strict=True):
            _fill(cell, "Table Head", title)
        return table


def _xml(thing: Any) -> Any:
    """The element of a table, row, cell or paragraph: python-docx has no words for all we need."""
    return thing._element  # noqa: SLF001


def _shape(table: Any, style: str, shares: list[float]) -> None:
    """The style by its key, the whole width, columns in proportion and a head that repeats."""
    properties = _xml(table).tblPr
    for child in list(properties):
        properties.remove(child)
    for xml in (
        f'<w:tblStyle {nsdecls("w")} w:val="{style}"/>',
        f'<w:tblW {nsdecls("w")} w:w="5000" w:type="pct"/>',
        f'<w:tblInd {nsdecls("w")} w:w="0" w:type="dxa"/>',
        f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
        f'<w:tblLook {nsdecls("w")} w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>',
    ):
        properties.append(parse_xml(xml))
    for column, share in zip(_xml(table).tblGrid.findall(qn("w:gridCol")), shares, strict=True):
        column.set(qn("w:w"), str(round(WIDTH.twips * share)))
    _repeat(table.rows[0])


def _repeat(row: Any) -> None:
    for name in ("w:cantSplit", "w:tblHeader"):
        _xml(row).get_or_add_trPr().append(OxmlElement(name))


def _fill(cell: Any, style: str, *texts: str | tuple[str, str]) -> None:
    """The text of a cell, whose width is left to the columns."""
    if _xml(cell).tcPr is not None:
        _xml(cell).remove(_xml(cell).tcPr)
    for old in cell.paragraphs:
        _xml(old).getparent().remove(_xml(old))
    Page(cell).p(style, *texts)


def sides(page: Page, of: str, left: tuple[str, str], right: tuple[str, str], line: str) -> None:
    """What to do and what not, side by side; a side of which nothing is said is left out."""
    page.tag(f"if {of}.{left[0]} or {of}.{right[0]}")
    table = page.place.add_table(2, 6)
    _shape(table, "SayandAvoid", [0.5 / 3] * 6)
    for row, is_head in ((table.rows[0], True), (table.rows[1], False)):
        cells = row.cells
        if not is_head:
            _xml(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (name, label), head in ((0, left, "Say Head"), (3, right, "Avoid Head")):
            _fill(cells[at], "Table Text", f"{{%tc if {of}.{name} %}}")
            if is_head:
                _fill(cells[at + 1], head, f"{{{{ {label} }}}}")
            else:
                cell = cells[at + 1]
                _fill(cell, "Table Text", f"{{%p for line in {of}.{name} %}}")
                Page(cell).p("Table Text", line)
                Page(cell).p("Table Text", "{%p endfor %}")
            _fill(cells[at + 2], "Table Text", "{%tc endif %}")
    page.p("After Table")
    page.tag("endif")


def spoken(page: Page, of: str) -> None:
    """Words to say and words to avoid."""
    say = ("say", f"labels.say_exactly if {of}.word_for_word else labels.say")
    sides(page, of, say, ("avoid", "labels.avoid"), "{{ line|quoted }}")


def cover(page: Page) -> None:
    """The first page."""
    page.tag("if logo")
    page.p("Cover Label", "{{r logo }}")
    page.tag("else")
    page.p("Cover Label", "{{ book.organisation }}")
    page.tag("endif")
    page.p("Title", "{{ book.title }}")
    page.tag('if book.reader == "customer" and book.purpose')
    page.p("Subtitle", "{{r book.purpose|inline }}")
    page.tag("else")
    page.p("Subtitle", "{{ subtitle }}")
    page.tag("endif")
    page.given("book.draft", "Draft", "{{ labels.draft_long }}")


def foreword(page: Page) -> None:
    """Purpose, values and introduction, on a page of their own."""
    page.tag("if book.purpose or book.values or book.introduction")
    page.p("After Table", fresh=True)
    page.tag("if book.purpose")
    page.p("Front Heading", "{{ labels.purpose }}")
    page.each("paragraph in book.purpose", "Purpose", "{{r paragraph|runs }}")
    page.tag("endif", "if book.values")
    page.p("Front Heading", "{{ labels.values }}")
    page.each("value in book.values", "Value", ("{{ loop.index }}", "Number"), "\t", "{{ value }}")
    page.given("book.values|length > 1", "Imprint", "{{ labels.values_note }}")
    page.tag("endif", "if book.introduction")
    page.p("Front Heading", "{{ labels.introduction }}")
    page.each("paragraph in book.introduction", "Body Text", "{{r paragraph|runs }}")
    page.tag("endif", "endif")


def chapters(page: Page) -> None:
    """Every chapter with its standards."""
    page.tag("for chapter in book.chapters")
    page.p(
        "Label",
        '{{ fill("chapter", n=chapter.number) }}'
        "{% if chapter.note %} · {{ chapter.note }}"
        "{% endif %}",
        fresh=True,
    )
    page.p("Heading 1", "{{r chapter.title|here('chapter.' ~ chapter.id) }}")
    page.given("chapter.introduction", "Lead", "{{ chapter.introduction }}")
    page.each(
        "name, lines in chapter.details",
        "Fact", ("{{ name }}", "Fact Label"), "\t", "{{r lines|stacked }}",
    )  # fmt: skip
    page.tag("for s in chapter.standards")
    standard(page)
    page.tag("endfor", "else")
    page.p("Body Text", "{{ labels.empty }}")
    page.tag("endfor")


def standard(page: Page) -> None:
    """One standard; every one but the first of its chapter begins a page."""
    label = (
        "{{ ([s.number] + s.channels|list + [s.commitment, s.discretion])|dotted }}"
        "{% if s.draft %} · {{ labels.draft }}{% endif %}"
        '{% if s.effective_from %} · {{ fill("from_date", date=s.effective_from|day) }}{% endif %}'
    )
    page.tag("if loop.first and not chapter.details")
    page.p("Label", label)
    page.tag("else")
    page.p("Label", label, fresh=True)
    page.tag("endif")
    page.p("Heading 2", "{{r s.title|here(s.id) }}")
    page.each("paragraph in s.promise", "Promise", "{{r paragraph|runs }}")
    page.p("Heading 3", "{{ labels.reason }}")
    page.each("paragraph in s.why", "Body Text", "{{r paragraph|runs }}")
    page.p("Heading 3", "{{ labels.feeling }}")
    page.each("paragraph in s.feeling", "Feeling", "{{r paragraph|runs }}")
    page.p("Heading 3", "{{ labels.expectations }}")
    page.given("s.trigger", "When", "{{ labels.trigger }}{{ labels.colon }}{{ s.trigger }}")
    page.tag("for e in s.expectations")
    expectation(page)
    page.tag("endfor")
    spoken(page, "s")
    sides(page, "s", ("do", "labels.do"), ("dont", "labels.dont"), "{{ line }}")
    page.p("After Table")
    page.fact("s.exceptions", "labels.exceptions", "{{r s.exceptions|inline }}")
    limits = "labels.limits_others if {0}.others_decide else labels.limits"
    page.fact("s.limits", limits.format("s"), "{{r s.limits|links }}")
    page.fact("s.escalation", "labels.escalation", "{{ s.escalation|escalation }}")
    page.fact("s.recovery", "labels.recovery", "{{r s.recovery|links }}")
    page.fact("s.cue", "labels.cue", "{{ s.cue }}")
    page.fact(
        "s.roles or s.audiences", "labels.roles", "{{ (s.roles + s.audiences)|join(labels.comma) }}"
    )
    page.fact("s.source", "labels.source", "{{ s.source }}")
    page.tag("if s.words")
    page.p("Heading 3", "{{ labels.words }}")
    page.tag("for w in s.words")
    page.p(
        "Word",
        "{{r w.term|to('term.' ~ w.slug) }}",
        " – {{ w.definition }}",
        ("{% if w.signs %} {{ labels.signs }} {% endif %}", "Fact Label"),
        "{% if w.signs %}{{ w.signs|join(labels.semicolon) }}{{ labels.stop }}{% endif %}",
        ("{% if w.not_meant %} {{ labels.not_meant }} {% endif %}", "Fact Label"),
        "{% if w.not_meant %}{{ w.not_meant|join(labels.semicolon) }}{{ labels.stop }}{% endif %}",
    )
    page.tag("endfor", "endif")
    page.p(
        "Imprint",
        "{{ s.id }}{% if s.owner %} · {{ s.owner }}{% endif %}"
        '{% if s.version %} · {{ fill("version", text=s.version) }}{% endif %}'
        '{% if s.last_reviewed %} · {{ fill("reviewed", date=s.last_reviewed|day) }}{% endif %}'
        '{% if s.review_by %} · {{ fill("review_by", date=s.review_by|day) }}{% endif %}',
    )


def expectation(page: Page) -> None:
    """A numbered expectation with its targets and words."""
    page.p(
        "Expectation",
        ("{{ loop.index }}", "Number"), "\t", "{{r ''|here(e.address) }}",
        ("{% if e.trigger %}{{ e.trigger }}{{ labels.colon }}{% endif %}", "Emphasis"), "{{r e.text|inline }}",
    )  # fmt: skip
    page.each("t in e.targets", "Target", "{{r t|target }}")
    page.given(
        "e.discretion or e.actor or e.reach or e.commitment",
        "Target",
        '{{ ([e.discretion, fill("actor", text=e.actor) if e.actor else "", e.commitment]'
        ' + e.reach|map("only")|list)|dotted }}',
    )
    page.each("line in e.judgements", "Target", "{{ line }}")
    page.given(
        "e.escalation", "Target", '{{ fill("escalation_line", text=e.escalation|escalation) }}'
    )
    spoken(page, "e")


def part(page: Page, name: str, there: str, note: str | None = None) -> None:
    """The beginning of a part at the back."""
    page.tag(f"if {there}")
    page.p("Heading 1", f"{{{{r labels.{name}|here('part.{name}') }}}}", fresh=True)
    if note:
        page.p("Lead", f"{{{{ labels.{note} }}}}")


def reading(page: Page) -> None:
    """What stands where in a standard."""
    page.tag("if reading")
    page.p("Front Heading", "{{ labels.reading }}")
    page.each("name, text in reading", "Fact", ("{{ name }}", "Fact Label"), "\t", "{{ text }}")
    page.tag("endif")


def back(page: Page) -> None:
    """Journeys, plays, authority, moments, glossary, touchpoints and changes."""
    journeys(page)
    plays(page)
    authority(page)
    moments(page)
    part(page, "glossary", "book.glossary", "glossary_note")
    glossary(page)
    page.tag("endif")
    part(page, "index", "book.touchpoints", "index_note")
    page.each(
        "t in book.touchpoints",
        "Fact", ("{{ t.title }}", "Fact Label"), "\t", "{{r t.places|links }}",
    )  # fmt: skip
    page.tag("endif")
    part(page, "changes", "book.changes")
    page.each(
        "c in book.changes",
        "Fact",
        ("{% if c.day %}{{ c.day|day }}{% else %}{{ c.version }}{% endif %}", "Fact Label"),
        "\t", "{{r [c.standard]|links }}",
        '{% if c.day and c.version %} · {{ fill("version", text=c.version) }}{% endif %}'
        "{{ labels.colon }}{{ c.note }}",
    )  # fmt: skip
    page.tag("endif")


def journeys(page: Page) -> None:
    """Each journey: its steps, and what travels between them."""
    part(page, "journeys", "book.journeys", "journeys_note")
    page.tag("for j in book.journeys")
    page.p("Heading 2", "{{r j.title|here('journey.' ~ j.id) }}")
    page.given("j.goal", "When", "{{ j.goal }}")
    page.given("j.steps", "Body Text", '{{ j.steps|join(" " ~ labels.arrow ~ " ") }}')
    page.tag("if j.handoffs")
    table = page.table(
        "HandbookTable",
        [
            ("{{ labels.handoff }}", 0.3),
            ("{{ labels.carries }}", 0.32),
            ("{{ labels.within_head }}", 0.17),
            ("{{ labels.owner }}", 0.21),
        ],
    )
    _rows(table, "h in j.handoffs", [
        [("{{ h.start }} {{ labels.arrow }} {{ h.end }}", "Strong")], ["{{ h.carries }}"], ["{{ h.within }}"],
        ["{{ h.owner }}"],
    ])  # fmt: skip
    page.p("After Table")
    page.tag("endif")
    page.fact("j.owner", "labels.owner", "{{ j.owner }}")
    page.tag("endfor", "endif")


def _rows(table: Any, loop: str, cells: list[list[str | tuple[str, str]]]) -> None:
    _fill(table.add_row().cells[0], "Table Text", f"{{%tr for {loop} %}}")
    row = table.add_row()
    _xml(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, texts in zip(row.cells, cells, strict=True):
        _fill(cell, "Table Text", *texts)
    _fill(table.add_row().cells[0], "Table Text", "{%tr endfor %}")
    for row in table.rows:
        for cell in row.cells:
            if _xml(cell).tcPr is not None:
                _xml(cell).remove(_xml(cell).tcPr)


def plays(page: Page) -> None:
    """What to do when it went wrong."""
    part(page, "plays", "book.plays", "plays_note")
    page.tag("for p in book.plays")
    page.given(
        "p.severity or p.roles", "Label", "{{ ([p.severity] + p.roles|list)|dotted }}"
    )  # fmt: skip
    page.p("Heading 2", "{{r p.title|here('play.' ~ p.id) }}")
    page.given("p.trigger", "When", "{{ p.trigger }}")
    page.given("p.promise", "Promise", "{{ p.promise }}")
    page.each(
        "step in p.steps", "Expectation", ("{{ loop.index }}", "Number"), "\t", "{{r step|inline }}"
    )
    page.p("After Table")
    limits = "labels.limits_others if p.others_decide else labels.limits"
    page.fact("p.limits", limits, "{{r p.limits|links }}")
    page.fact("p.escalation", "labels.escalation", "{{ p.escalation|escalation }}")
    page.fact("p.follow_up", "labels.follow_up", "{{ p.follow_up }}")
    page.fact("p.done_when", "labels.done_when", "{{ p.done_when }}")
    page.fact("p.record", "labels.record", "{{ p.record }}")
    page.fact("p.used_by", "labels.used_in", "{{r p.used_by|links }}")
    page.tag("endfor", "endif")


def authority(page: Page) -> None:
    """Who may decide what."""
    part(page, "authority", "book.limits", "authority_note")
    table = page.table(
        "HandbookTable",
        [
            ("{{ labels.role }}", 0.2),
            ("{{ labels.decision }}", 0.29),
            ("{{ labels.up_to }}", 0.17),
            ("{{ labels.above }}", 0.19),
            ("{{ labels.record }}", 0.15),
        ],
    )
    _rows(table, "l in book.limits", [
        ["{{r ''|here('limit.' ~ l.id) }}", ("{{ l.role }}", "Strong")],
        ["{{ l.decision }}",
         ('{% if l.conditions %} · {{ fill("conditions", text=l.conditions) }}{% endif %}',
          "Fact Label")],
        [("{{ l.up_to }}", "Figure"), ("{% if l.per %} {{ l.per }}{% endif %}", "Fact Label")],
        ["{{ l.above }}"], ["{{ l.record }}"],
    ])  # fmt: skip
    page.p("After Table")
    page.tag("endif")


def moments(page: Page) -> None:
    """Decisions to learn from."""
    part(page, "moments", "book.moments", "moments_note")
    page.tag("for m in book.moments")
    page.given("m.day", "Label", "{{ m.day|day }}")
    page.p(
        "Heading 2",
        "{{r (m.standard.title if m.standard else m.id)|here('moment.' ~ m.id) }}",
    )
    page.p("Body Text", "{{ m.situation }}")
    page.fact("m.options", "labels.options", "{{r m.options|stacked }}")
    page.fact("m.decision", "labels.chosen", "{{ m.decision }}")
    page.fact("m.reason", "labels.moment_reason", "{{ m.reason }}")
    page.each(
        "name, value in m.facts", "Fact", ("{{ name }}", "Fact Label"), "\t", "{{ value }}"
    )  # fmt: skip
    page.fact("m.lesson", "labels.lesson", "{{ m.lesson }}")
    page.fact("m.standard", "labels.touchpoints", "{{r [m.standard]|links }}")
    page.tag("endfor", "endif")


def glossary(page: Page) -> None:
    """Every definition."""
    page.tag("for g in book.glossary")
    page.p(
        "Glossary Term",
        "{{r g.term|here('term.' ~ g.slug) }}",
        ("{% if g.scope %} · {{ g.scope }}{% endif %}", "Fact Label"),
    )
    page.each("paragraph in g.definition", "Body Text", "{{r paragraph|runs }}")
    for name, label in (("signs", "signs"), ("not_meant", "not_meant"), ("variants", "variants")):
        page.note(
            f"g.{name}", f"labels.{label}", f"{{{{ g.{name}|join(labels.semicolon) }}}}", "Word"
        )
    page.note("g.used_in", "labels.used_in", "{{r g.used_in|links(labels.comma) }}", "Word")
    page.tag("endfor")


def charter(page: Page) -> None:
    """What a customer reads: promises, and the words in them."""
    page.p("Heading 1", "{{r labels.promises|here('part.promises') }}", fresh=True)
    page.each("paragraph in book.introduction", "Lead", "{{r paragraph|runs }}")
    page.tag("for s in book.standards")
    page.p(
        "Label",
        "{{ loop.index }}{% if s.commitment %} · {{ s.commitment }}{% endif %}"
        "{% if s.draft %} · {{ labels.draft }}{% endif %}",
    )
    page.tag("if s.title")
    page.p("Heading 2", "{{r s.title|here(s.id) }}")
    page.tag("else")
    page.p("After Table", "{{r ''|here(s.id) }}")
    page.tag("endif")
    page.each("paragraph in s.promise", "Promise", "{{r paragraph|runs }}")
    page.tag("for e in s.expectations")
    page.given("e.commitment", "Label", "{{ e.commitment }}")
    page.tag("for paragraph in e.text", "if s.promise")
    page.p("Body Text", "{{r paragraph|runs }}")
    page.tag("else")
    page.p("Promise", "{{r paragraph|runs }}")
    page.tag("endif", "endfor")
    page.each("t in e.targets", "Target", "{{r t|target }}")
    page.tag("endfor")
    page.note("s.exceptions", "labels.exceptions_customer", "{{r s.exceptions|inline }}", "Word")
    page.tag("for promise in s.recovery_promises")
    page.p("Word", ("{{ labels.recovery_customer }} ", "Fact Label"), "{{ promise }}")
    page.tag("endfor", "else")
    page.p("Body Text", "{{ labels.empty }}")
    page.tag("endfor", "if book.glossary")
    page.p("Heading 1", "{{r labels.words|here('part.glossary') }}", above=28)
    page.tag("for g in book.glossary")
    page.p("Glossary Term", "{{r g.term|here('term.' ~ g.slug) }}",
           ("{% if g.scope %} · {{ g.scope }}{% endif %}", "Fact Label"))  # fmt: skip
    page.each("paragraph in g.definition", "Body Text", "{{r paragraph|runs }}")
    page.note("g.used_in", "labels.used_in", "{{r g.used_in|links(labels.comma) }}", "Word")
    page.tag("endfor", "endif")


def edges(document: Any) -> None:
    """What stands above and below every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style, foot.style = document.styles["header"], document.styles["footer"]
    head.add_run("{{ book.title }}\t{{r running_head() }}")
    # The cover has no head; what its foot says must stay at its foot, however long the title.
    section.first_page_header.paragraphs[0].style = document.styles["header"]
    first = section.first_page_footer.paragraphs[0]
    first.style = document.styles["footer"]
    first.add_run("{{ edition }} · {{ count }}")
    foot.add_run(
        "{{ edition }}{% if book.draft %} · {{ labels.draft_long }}{% endif %}\t"
        "{{r page_number() }}"
    )


def clean(document: Any) -> None:
    """Leave out what python-docx brings of another document, and speak to Word of today."""
    unwanted = ("/metadata/thumbnail", "/customXml", "/stylesWithEffects", "/numbering")
    for relations in (document.part.package.rels, document.part.rels):
        for key in [k for k, one in relations.items() if one.reltype.endswith(unwanted)]:
            del relations[key]
    settings = document.settings.element
    for name in ("w:rsids", "w:zoom", "w:proofState", "w:savePreviewPicture", "w14:docId"):
        tag = qn(name) if name.startswith("w:") else f"{{{W14}}}docId"
        for found in settings.findall(tag):
            settings.remove(found)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    compat.find(qn("w:compatSetting")).set(qn("w:val"), "15")


def build() -> bytes:
    """The template as a file."""
    document = Document()
    styles(document)
    edges(document)
    page = Page(document)
    cover(page)
    page.tag('if book.reader == "customer"')
    charter(page)
    page.tag("else")
    foreword(page)
    page.p("TOC Heading", "{{ labels.contents }}", fresh=True)
    page.p("Body Text", "{{p contents() }}")
    reading(page)
    chapters(page)
    back(page)
    page.tag("endif")
    page.p(
        "Imprint",
        "{{ book.title }} · {{ book.organisation }} · {{ edition }} · "
        '{{ fill("fingerprint", text=book.fingerprint) }}',
    )
    properties = document.core_properties
    properties.title = "Handbook template"
    properties.author = properties.last_modified_by = properties.comments = ""
    clean(document)
    target = BytesIO()
    document.save(target)
    return _packed(target.getvalue())


def _packed(content: bytes) -> bytes:
    """The ZIP with fixed dates and order."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            made.writestr(entry, given.read(name))
    return target.getvalue()


if __name__ == "__main__":
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_bytes(build())
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes")
    sys.exit(0)
