"""Texts as Word's own XML: one string joined per text, so that a large book stays quick to fill.

A template made in Word can hold plain tags only. Whatever needs more than words, a link, a
bookmark or a field, is printed by a filter or a function from here.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import count
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from standards_kit.render.handbook import EscalationView, Reference, TargetView
from standards_kit.render.labels import Labels
from standards_kit.render.prose import Paragraph, Prose
from standards_kit.render.typography import typeset

CONTENTS = "standards-kit-contents"
"""Marks the place of the table of contents until all headings are known."""

# XML knows no other characters. Line ends and tabs are legal there, and mean more than white space
# to docxtpl.
_FORBIDDEN = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_BREAK = "<w:r><w:br/></w:r>"


def xml_text(text: str) -> str:
    """Text that XML, Jinja and docxtpl take for nothing but text.

    docxtpl reads ``{_{`` in what was already filled as an escaped ``{{``, so braces go as numbers.
    """
    if not text.isprintable():
        text = _FORBIDDEN.sub(_instead, text)
    safe = str(escape(text))
    if "{" in safe or "}" in safe:
        safe = safe.replace("{", "&#123;").replace("}", "&#125;")
    return safe


def _instead(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\t\n\r\x0b\x0c":
        return " "
    return "�" if "\ud800" <= char <= "\udfff" else ""


def bookmark(name: str) -> str:
    """A name that Word takes: letters, digits and underscores, 40 at the most.

    Where that would lose something, a hash keeps two names apart.
    """
    if _PLAIN_NAME.match(name):
        return name.replace("-", "_")
    readable = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")[:26]
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10]
    return f"X{readable}_{digest}"


def field(code: str, shown: str = "") -> str:
    """A field that Word works out, and what stands there until then."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


class DocxText:
    """Filters and functions of the Word template, in one language."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._numbers = count(10_000)  # above those of bookmarks that the template has itself

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What templates write after a bar."""
        return {
            "day": self.labels.day,
            "iso": date.isoformat,
            "dotted": self.dotted,
            "escalation": self.escalation,
            "here": self.here,
            "inline": self.inline,
            "links": self.links,
            "only": self.only,
            "quoted": self.quoted,
            "runs": self.runs,
            "stacked": self.stacked,
            "target": self.target,
            "to": self.to,
        }

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What templates call."""
        return {
            "contents": contents,
            "page_number": page_number,
            "running_head": running_head,
        }

    def finalize(self, value: Any) -> Any:
        """What every printed value goes through: it is text and nothing else."""
        if isinstance(value, Markup | Undefined):
            return value  # made here; or missing, which Jinja says better
        return Markup("" if value is None else self._set(str(value)))  # noqa: S704 - escaped

    def _set(self, text: str) -> str:
        return xml_text(typeset(text, self.labels.marks))

    def _run(self, text: str, style: str = "") -> str:
        look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{self._set(text)}</w:t></w:r>'

    def _link(self, target: str, text: str, style: str) -> str:
        inside = self._run(text, style)
        return f'<w:hyperlink w:anchor="{bookmark(target)}" w:history="1">{inside}</w:hyperlink>'

    def _paragraph(self, pieces: Paragraph) -> str:
        return "".join(
            self._run(piece)
            if isinstance(piece, str)
            else self._link(f"term.{piece.slug}", piece.text, "Term")
            for piece in pieces
        )

    def runs(self, paragraph: Paragraph | str) -> Markup:
        """One paragraph, with links to the definitions of its words."""
        pieces = (paragraph,) if isinstance(paragraph, str) else paragraph
        return Markup(self._paragraph(pieces))  # noqa: S704 - every piece is escaped

    def inline(self, text: Prose) -> Markup:
        """Paragraphs as lines of one."""
        return Markup(_BREAK.join(map(self._paragraph, text)))  # noqa: S704 - the same

    def stacked(self, lines: Iterable[str]) -> Markup:
        """Lines one below another."""
        return Markup(_BREAK.join(map(self._run, lines)))  # noqa: S704 - the same

    def here(self, text: str, target: str) -> Markup:
        """A text, perhaps empty, to which links with this target lead."""
        number = next(self._numbers)
        inside = self._run(text) if text else ""
        return Markup(  # noqa: S704 - name and text are made safe above
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(target)}"/>{inside}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def links(self, given: Iterable[Reference], between: str = "") -> Markup:
        """Links to what is printed elsewhere, one below another or with a text between them."""
        joint = self._run(between) if between else _BREAK
        parts = (
            self._link(one.id, one.title, "Link") if one.id else self._run(one.title)
            for one in given
        )
        return Markup(joint.join(parts))  # noqa: S704 - the same

    def to(self, text: str, target: str) -> Markup:
        """A text that leads elsewhere."""
        return Markup(self._link(target, text, "Term"))  # noqa: S704 - the same

    def target(self, given: TargetView) -> Markup:
        """A figure, what it measures and how it counts."""
        rest = [part for part in (given.share, given.measure, *given.details) if part]
        figure = self._run(given.bound, "Figure")
        if rest:
            figure += self._run(" · " + " · ".join(rest))
        return Markup(figure)  # noqa: S704 - the same

    def quoted(self, text: str) -> str:
        """Spoken words between quotation marks."""
        return self.labels.quoted(typeset(text, self.labels.marks))

    def escalation(self, given: EscalationView) -> str:
        """Whom to turn to, how soon, and when."""
        return self.labels["comma"].join(
            part for part in (given.to, given.within, given.when) if part
        )

    def dotted(self, parts: Iterable[str]) -> str:
        """Those of some short texts that say something, in one line."""
        return " · ".join(part for part in parts if part)

    def only(self, text: str) -> str:
        """The reach of an expectation that is narrower than its standard's."""
        return self.labels.fill("only", text=text)


def contents() -> Markup:
    """The place of the table of contents; it is filled when every heading is known."""
    return Markup(  # noqa: S704 - nothing of an author's
        f'<w:sdt><w:sdtPr><w:tag w:val="{CONTENTS}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )


def page_number() -> Markup:
    """The number of the page."""
    return Markup(field("PAGE", "1"))  # noqa: S704 - nothing of an author's


def running_head() -> Markup:
    """The heading of the chapter that the page belongs to.

    By its level, since the style of that name is called otherwise in other languages of Word.
    """
    return Markup(field("STYLEREF 1"))  # noqa: S704 - the same
