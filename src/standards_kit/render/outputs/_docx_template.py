"""docxtpl's template, made to say where it fails instead of mending in silence."""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from lxml import etree

from standards_kit.render.mistakes import Wrong

_PLACES = {"header": "a header", "footer": "a footer", "footnotes": "the footnotes"}


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_WORDS = frozenset(_W + name for name in ("body", "p", "tbl", "tr", "tc"))
"""Where Word takes paragraphs, rows and runs, and no bare words."""
_LOOSE = etree.XPath("//text()[not(parent::w:t)]", namespaces={"w": _W[1:-1]})


class Template(DocxTemplate):  # type: ignore[misc]  # docxtpl says no types
    """A Word document with tags in it."""

    source: str = ""
    """The part that is being filled, a line for each paragraph."""
    place: str = "the text"
    """What people call that part."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill one part; what it was made of is kept for messages."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        name = re.match(r"/word/([a-z]+)", str(part.partname))
        self.place = _PLACES.get(name[1] if name else "", "the text")
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        _check(filled)
        return filled

    def fix_tables(self, xml: str) -> Any:
        """Parse the filled body where it belongs: inside the root of the document.

        docxtpl parses it alone and moves it there, which for a large book takes longer than all
        else together.
        """
        root = self.docx.element
        hollow = etree.Element(root.tag, nsmap=root.nsmap)
        hollow.attrib.update(root.attrib)
        hollow.extend(deepcopy(child) for child in root if child is not root.body)
        etree.SubElement(hollow, "hollow")
        return super().fix_tables(
            etree.tostring(hollow, encoding="unicode").replace("<hollow/>", xml)
        )

    def map_tree(self, tree: Any) -> None:
        """Make what `fix_tables` parsed the document."""
        self.docx.part._element = self.docx._element = tree  # noqa: SLF001 - as docxtpl does

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Fill the footnotes; docxtpl would look for them in a body that it parsed itself."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type.endswith(".footnotes+xml"):
                filled = self.patch_xml(part.blob.decode("utf-8"))
                filled = self.render_xml_part(filled, part, context, jinja_env)
                part._blob = filled.encode("utf-8")  # noqa: SLF001 - as docxtpl does

    def resolve_listing(self, xml: str) -> str:
        """Leave the text: what is printed has no line ends to turn into Word's own."""
        return xml

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties: they are the book's, and no place for tags."""


def _check(filled: str) -> None:
    """Refuse what Word would not open, and what docxtpl would mend by dropping words."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    try:
        root = etree.fromstring(filled.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise Wrong(
            "a tag that begins in one paragraph, row or cell ends in another; give each of "
            "the two a paragraph of its own and write {%p … %}, or {%tr … %} in rows"
        ) from error
    bare = next(
        (text for text in _LOOSE(root) if text.strip() and _inside(text) in _NO_WORDS), None
    )
    if bare is not None:
        words = " ".join(str(bare).split())
        raise Wrong(
            f"“{words[:60]}” is printed by a tag that begins with “{{{{r” or “{{{{p”, and these are "
            "for filters such as runs and links; write “{{ … }}” for plain words"
        )


def _inside(text: Any) -> str:
    """The element that a piece of text stands in; what follows an element stands in its parent."""
    element = text.getparent()
    if text.is_tail:
        element = element.getparent()
    return str(element.tag)


def opened(content: bytes) -> Template | None:
    """A template, or nothing where the bytes are no Word document."""
    template = Template(BytesIO(content))
    try:
        template.init_docx()
    except (BadZipFile, OpcError, KeyError, ValueError, etree.XMLSyntaxError):
        return None
    return template
