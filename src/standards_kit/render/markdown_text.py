"""Text as CommonMark that shows exactly these characters, on GitHub too."""

import re
from typing import Any

from markupsafe import Markup

from standards_kit.render.prose import Paragraph, TermRef, printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#$@{}])")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def escape(text: str) -> str:
    """The text with everything escaped that Markdown, GitHub's or HTML, might read as syntax."""
    text = _SPECIAL.sub(r"\\\1", printable(text).replace("\n", " "))
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = re.sub(r"^(\s*)([-+=])", r"\1\\\2", text)
    return _LINKS.sub(_break_link, text) if ":" in text or "www" in text.lower() else text


def _break_link(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]}&#{ord(match[2] or match[4])};"


def paragraph(value: Paragraph) -> str:
    """One paragraph, its defined terms linked to the glossary."""
    return "".join(
        escape(piece)
        if isinstance(piece, str)
        else f"[{escape(piece.text)}](#term.{piece.slug})"
        for piece in value
    )


def finalize(value: Any) -> Any:
    """Escape whatever a template prints, unless it is Markdown already."""
    if isinstance(value, Markup | int):
        return value
    return Markup(escape(str(value)))  # noqa: S704
