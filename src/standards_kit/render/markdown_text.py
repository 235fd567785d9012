"""Text as CommonMark that shows exactly these characters, on GitHub too."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from standards_kit.ground.lazy import lazy
from standards_kit.render.handbook import EscalationView, ExpectationView, GlossaryEntry, Reference
from standards_kit.render.labels import Labels
from standards_kit.render.prose import Paragraph, Prose, printable

_NAMES: dict[type, str] = {ExpectationView: "address", GlossaryEntry: "slug"}
_SPECIAL = lazy(r"([\\`*_\[\]<>&|~#$@{}])")
_LIST_MARK = lazy(r"^(\s*)([-+=])")
_NUMBERED = lazy(r"^(\s*\d{1,9})([.)])(?=\s|$)")
_LINKS = lazy(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def escape(text: str) -> str:
    """The text with everything escaped that Markdown, GitHub's or HTML, might read as syntax."""
    text = _SPECIAL.sub(r"\\\1", printable(text).replace("\n", " "))
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _LIST_MARK.sub(r"\1\\\2", text)
    return _LINKS.sub(_break_link, text) if ":" in text or "www" in text.lower() else text


def _break_link(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]}&#{ord(match[2] or match[4])};"


def finalize(value: Any) -> Any:
    """Escape whatever a template prints, unless it is Markdown already."""
    if isinstance(value, Markup | int):
        return value
    return Markup(escape(str(value)))  # noqa: S704


def markdown_filters(labels: Labels) -> dict[str, Callable[..., Any]]:
    """What Markdown templates write after a bar."""

    def escalation(given: EscalationView) -> Markup:
        parts = (given.to, given.within, given.when)
        return Markup(escape(labels["comma"].join(part for part in parts if part)))  # noqa: S704

    def quoted(text: str) -> Markup:
        return Markup(escape(labels.quoted(text)))  # noqa: S704

    def references(given: Iterable[Reference]) -> Markup:
        return Markup(escape(labels["semicolon"]).join(map(_reference, given)))  # noqa: S704

    return {
        "prose": _prose,
        "inline": _inline,
        "references": references,
        "anchor": _anchor,
        "escalation": escalation,
        "quoted": quoted,
    }


def _paragraph(pieces: Paragraph) -> str:
    return "".join(
        escape(piece) if isinstance(piece, str) else f"[{escape(piece.text)}](#term.{piece.slug})"
        for piece in pieces
    )


def _prose(text: Prose) -> Markup:
    return Markup("\n\n".join(map(_paragraph, text)))  # noqa: S704


def _inline(text: Prose) -> Markup:
    return Markup(" ".join(map(_paragraph, text)))  # noqa: S704


def _reference(one: Reference) -> str:
    return f"[{escape(one.title)}](#{_safe(one.id)})" if one.id else escape(one.title)


def _anchor(thing: Any, prefix: str = "") -> Markup:
    name = getattr(thing, _NAMES.get(type(thing), "id"))
    return Markup(prefix + _safe(name))  # noqa: S704


def _safe(name: str) -> str:
    """An anchor; ours hold nothing else, and what else were there could end the link."""
    return re.sub(r"[^\w./~-]", "-", name)
