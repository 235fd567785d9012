"""Text as handbooks hold it: paragraphs of plain words and of words that have a definition."""

import re
import unicodedata

from standards_kit.ground.records import record


@record
class TermRef:
    """A stretch of text that uses a defined term."""

    slug: str
    """The `GlossaryEntry.slug` of the definition that holds at this place."""
    text: str
    """The words as the author wrote them, perhaps inflected."""


Segment = str | TermRef
Paragraph = tuple[Segment, ...]
Prose = tuple[Paragraph, ...]

_BREAKS = re.compile(r"\n\s*")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_KEPT = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f")
"""Invisible characters that scripts and emoji need; every other invisible one is dropped."""


def printable(text: str) -> str:
    """Drop characters that print nothing or reorder the line: controls, overrides, stray halves.

    Line ends and tabs become what they look like; the separators U+2028 and U+2029 become line
    ends. Text that is already printable, nearly all of it, costs one look.
    """
    if text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char.isprintable() or char in _KEPT or char == "\n":
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return char
    if char in "\t\r\x0b\x0c":
        return " "
    if category == "Zl" or char == "\x85":
        return " "
    if category == "Zp":
        return "\n"
    return "�" if category == "Cs" else ""


def paragraphs(text: str) -> tuple[str, ...]:
    """Cut text at its line ends; inside a paragraph every run of white space is one space.

    A blank line in the file is a line end in the text, and no other line end reaches us.
    """
    stripped = text.strip()
    if stripped.isprintable():  # as nearly every text is, the line end after it taken off
        return (_SPACES.sub(" ", stripped) if "  " in stripped else stripped,) if stripped else ()
    parts = (_line(part) for part in _BREAKS.split(printable(text)))
    return tuple(part for part in parts if part)


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def line(text: str) -> str:
    """Text for one line: printable, with no line ends, and no space where none is seen."""
    if not text.isprintable():
        text = text.strip()  # as a rule it was the line end after it
        if not text.isprintable():
            return _line(printable(text)).strip()
    # Spaces before a line would make it code in Markdown; hardly any text has them.
    spaced = "  " in text or text[:1] == " " or text[-1:] == " "
    return _line(text) if spaced else text


def prose(text: str) -> Prose:
    """Paragraphs without any term in them."""
    return tuple((part,) for part in paragraphs(text))


def plain(text: Prose) -> str:
    """The words alone, paragraphs set apart by a space."""
    return " ".join(
        "".join(piece if isinstance(piece, str) else piece.text for piece in paragraph)
        for paragraph in text
    )
