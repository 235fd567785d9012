"""What is set in a Word file beside its text: paper, language, properties, contents, the ZIP."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from markupsafe import Markup

from standards_kit.render.handbook import Handbook, Paper
from standards_kit.render.outputs._docx_text import CONTENTS, field, xml_text
from standards_kit.render.outputs._raster import png_of

_TWIPS: dict[Paper, tuple[int, int]] = {
    "a4": (11906, 16838),
    "letter": (12240, 15840),
    "a5": (8391, 11906),
}
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 - a ZIP and Word's properties know no zone
_MARGINS = ("left", "right", "top", "bottom", "header", "footer")
_LONGEST = 255
"""How much Word takes in one of a document's properties."""
_COLOURED = ("color", "shd", "top", "left", "bottom", "right", "insideH", "insideV")
_LOGO = (Mm(70), Mm(18))
"""How wide and how high a logo may be."""
_UNKNOWN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_EAST_ASIAN = ("ja", "ko", "zh")
# In the settings these come after `updateFields`, and Word wants them in order.
_AFTER_UPDATE = """
    hdrShapeDefaults footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang
    clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions
    readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator
""".split()
_AFTER_BIDI = """
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
""".split()


# What is about the making of the template, and not for the readers of a handbook.
_PRIVATE = """
    comments commentsExtended commentsExtensible commentsIds custom-properties extended-properties
    metadata/thumbnail people
""".split()

_ENDINGS = tuple(f"/{name}" for name in _PRIVATE)


def prepare(document: Any, handbook: Handbook) -> None:
    """Give the template the book's paper, language and properties, before it is filled."""
    _drop_private(document)
    _set_paper(document, handbook.paper)
    _set_language(document, handbook.language)
    if handbook.right_to_left:
        _turn(document, handbook.language)
    _set_properties(document.core_properties, handbook)
    _ask_for_fields(document.settings.element)


def _drop_private(document: Any) -> None:
    """Leave out comments, and who made the template when: a charter goes to customers."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [k for k, one in relations.items() if one.reltype.endswith(_ENDINGS)]:
            del relations[key]
    marks = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
    for mark in list(document.element.body.iter(*map(qn, marks))):
        mark.getparent().remove(mark)


def _set_paper(document: Any, paper: Paper) -> None:
    """The paper's size in every section; margins and right-hand tabs keep their proportion."""
    across, down = _TWIPS[paper]
    for section in document.element.body.iter(qn("w:sectPr")):
        size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        if size is None or margin is None:
            continue
        wide = size.get(qn("w:orient")) == "landscape"
        width, height = (down, across) if wide else (across, down)
        old_width = int(size.get(qn("w:w"), width))
        old_text = old_width - _across(margin)
        size.set(qn("w:w"), str(width))
        size.set(qn("w:h"), str(height))
        for side in _MARGINS:
            given = int(float(margin.get(qn(f"w:{side}"), "0")))
            margin.set(qn(f"w:{side}"), str(round(given * width / old_width)))
        if not wide:
            _move_tabs(document, old_text, width - _across(margin))


def _across(margin: Any) -> int:
    return sum(int(float(margin.get(qn(f"w:{side}"), "0"))) for side in ("left", "right"))


def _move_tabs(document: Any, old: int, new: int) -> None:
    """A tab at the right margin stays at the right margin."""
    for tab in document.styles.element.iter(qn("w:tab")):
        near = abs(int(float(tab.get(qn("w:pos"), "0"))) - old) <= 20
        if tab.get(qn("w:val")) == "right" and near:
            tab.set(qn("w:pos"), str(new))


def _set_language(document: Any, language: str) -> None:
    """The language by which Word spells and reads aloud, for all text that names no other."""
    root = document.styles.element
    look = root
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = look.find(qn(name))
        if found is None:
            found = etree.SubElement(look, qn(name))
            if name == "w:docDefaults":
                root.insert(0, found)
        look = found
    mark = look.find(qn("w:lang"))
    if mark is None:
        mark = etree.SubElement(look, qn("w:lang"))
    mark.set(qn("w:val"), language)
    family = language.split("-", maxsplit=1)[0].lower()
    if family in _EAST_ASIAN:
        mark.set(qn("w:eastAsia"), language)
        for slant in list(root.iter(qn("w:i"))):  # which these letters have not
            slant.getparent().remove(slant)


def _turn(document: Any, language: str) -> None:
    """Let paragraphs, tables and pages begin at the right."""
    styles = document.styles.element
    for mark in styles.iter(qn("w:lang")):
        mark.set(qn("w:bidi"), language)
        mark.addprevious(etree.Element(qn("w:rtl")))
    _look_alike(styles)
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.find(qn("w:basedOn")) is None:
            _put(style.get_or_add_pPr(), "w:bidi", _AFTER_BIDI)
    for look in document.element.body.iter(qn("w:tblPr")):
        _put(look, "w:bidiVisual", ("tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"))
    for section in document.element.body.iter(qn("w:sectPr")):
        _put(section, "w:bidi", ("rtlGutter", "docGrid"))


def _look_alike(styles: Any) -> None:
    """Sizes, weights and rules for letters of these scripts as for Latin ones; no slant."""
    for name in ("w:b", "w:sz"):
        for mark in list(styles.iter(qn(name))):
            for old in mark.getparent().findall(qn(f"{name}Cs")):
                mark.getparent().remove(old)
            twin = etree.Element(qn(f"{name}Cs"), dict(mark.attrib))
            mark.addnext(twin)
    for look in styles.iter(qn("w:rPr")):
        for apart in look.findall(qn("w:spacing")):  # letters that join must touch
            look.remove(apart)
    for rule in list(styles.iter(qn("w:pBdr"))):
        for side in rule.findall(qn("w:left")):  # which is the page's, and not the text's
            side.tag = qn("w:right")


def _put(parent: Any, name: str, later: Collection[str]) -> None:
    """Set a mark before those that must come after it: Word wants them in order."""
    if parent.find(qn(name)) is not None:
        return
    tags = {qn(f"w:{one}") for one in later}
    place = next((at for at, one in enumerate(parent) if one.tag in tags), len(parent))
    parent.insert(place, etree.Element(qn(name)))


def recolour(document: Any, colours: Mapping[str, tuple[str, str]]) -> None:
    """Put a theme's colours in the place of those that our template was made with."""
    instead: dict[str, str] = {}
    for old, new in colours.values():
        # Where two of ours are the same, the first is the one for print.
        instead.setdefault(old.lstrip("#").upper(), new.lstrip("#").upper())
    for mark in document.styles.element.iter(*(qn(f"w:{name}") for name in _COLOURED)):
        for key in (qn("w:val"), qn("w:color"), qn("w:fill")):
            found = instead.get((mark.get(key) or "").upper())
            if found:
                mark.set(key, found)


def logo_of(document: Any, handbook: Handbook) -> Markup:
    """The brand's logo as a run; empty where there is none.

    Not every Word shows an SVG, nor a JPEG that a printer's program wrote: those go in as PNG.
    """
    logo = handbook.brand.logo if handbook.brand else None
    if logo is None:
        return Markup("")
    part, data = document.part, logo.data
    try:
        picture = part.new_pic_inline(BytesIO(data), height=_LOGO[1])
    except _UNKNOWN:
        data = png_of(logo, _LOGO[0].mm, _LOGO[1].mm)
        picture = part.new_pic_inline(BytesIO(data), height=_LOGO[1])
    if picture.extent.cx > _LOGO[0]:
        picture = part.new_pic_inline(BytesIO(data), width=_LOGO[0])
    for side in "TBLR":  # left out, it is nothing in Word and 3 mm in LibreOffice
        picture.set(f"dist{side}", "0")
    picture.docPr.set("descr", etree.fromstring(f"<t>{xml_text(logo.alt)}</t>").text or "")
    drawn = etree.tostring(picture, encoding="unicode")
    return Markup(f"<w:r><w:drawing>{drawn}</w:drawing></w:r>")  # noqa: S704 - written by lxml


def _set_properties(properties: Any, handbook: Handbook) -> None:
    day = handbook.revision
    made = datetime(day.year, day.month, day.day) if day else _EARLIEST  # noqa: DTZ001 - as above
    properties.title = _property(handbook.title)
    properties.subject = _property(handbook.organisation)
    properties.author = _property(handbook.organisation)
    properties.last_modified_by = _property(handbook.organisation)
    properties.language = _property(handbook.language)
    properties.identifier = _property(handbook.fingerprint)
    properties.revision = 1
    properties.created = made
    properties.modified = made


def _property(text: str) -> str:
    """A text as the plain words that XML takes; the writer escapes them itself."""
    safe = etree.fromstring(f"<t>{xml_text(text)}</t>").text or ""
    return safe if len(safe) <= _LONGEST else safe[: _LONGEST - 1] + "…"


def _ask_for_fields(settings: Any) -> None:
    """Have Word work out page numbers when it opens the file; only Word knows its pages."""
    _put(settings, "w:updateFields", _AFTER_UPDATE)
    settings.find(qn("w:updateFields")).set(qn("w:val"), "true")


def finish(document: Any) -> None:
    """Fill the table of contents, and make plain text of links that lead nowhere."""
    body = document.element.find(qn("w:body"))
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    for link in [link for link in body.iter(qn("w:hyperlink")) if _is_loose(link, names)]:
        parent = link.getparent()
        for run in list(link):
            parent.insert(parent.index(link), run)
        parent.remove(link)
    for mark in list(body.iter(qn("w:tag"))):
        if mark.get(qn("w:val")) == CONTENTS:
            block = mark.getparent().getparent()
            _fill_contents(block.find(qn("w:sdtContent")), document, body)


def _is_loose(link: Any, names: set[str | None]) -> bool:
    anchor = link.get(qn("w:anchor"))
    return anchor is not None and link.get(qn("r:id")) is None and anchor not in names


def _fill_contents(place: Any, document: Any, body: Any) -> None:
    """A contents field whose entries are already there, for readers that work out no fields."""
    known = {
        style.find(qn("w:name")).get(qn("w:val"), "").lower(): style.get(qn("w:styleId"))
        for style in document.styles.element.iter(qn("w:style"))
    }
    levels = {known.get(f"heading {level}"): level for level in (1, 2)}
    entries = [
        _entry(level, title, name, known.get(f"toc {level}"))
        for level, title, name in _headings(body, levels)
    ]
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-2" \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    if entries:
        entries[0] = entries[0].replace("<!-- start -->", start, 1)
        start = ""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = etree.fromstring(
        f'<w:sdtContent xmlns:w="{space}">{"".join(entries)}'
        f'<w:p>{start}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent>',
        parser=etree.XMLParser(remove_comments=True, resolve_entities=False),
    )
    place.getparent().replace(place, made)


def _headings(body: Any, levels: dict[str | None, int]) -> Iterator[tuple[int, str, str]]:
    for style in body.iter(qn("w:pStyle")):
        level = levels.get(style.get(qn("w:val")))
        if level is None:
            continue
        paragraph = style.getparent().getparent()
        title = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        mark = next(paragraph.iter(qn("w:bookmarkStart")), None)
        if title.strip():
            yield level, title, "" if mark is None else mark.get(qn("w:name"), "")


def _entry(level: int, title: str, name: str, style: str | None) -> str:
    words = f'<w:r><w:t xml:space="preserve">{xml_text(title)}</w:t></w:r>'
    if name:
        page = "<w:r><w:tab/></w:r>" + field(f"PAGEREF {name} \\h")
        words = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}{page}</w:hyperlink>'
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<!-- start -->{words}</w:p>"


def repacked(content: bytes) -> bytes:
    """The same ZIP with fixed dates and order, so that the same book gives the same bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(target, "w", ZIP_DEFLATED) as made:
        # What kinds of parts there are is read first.
        for name in sorted(set(given.namelist()), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            made.writestr(entry, given.read(name))
    return target.getvalue()
