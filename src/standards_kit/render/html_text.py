"""Views as HTML: one string joined per text, since a macro call per word would be slow."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from standards_kit.render.labels import Labels
from standards_kit.render.prose import Paragraph, Prose
from standards_kit.render.typography import typeset


def html_filters(labels: Labels) -> dict[str, Callable[..., Any]]:
    """The filters of HTML templates: `prose`, `inline`, `type`, `quoted`."""
    quotes = labels.quotes

    def paragraph(pieces: Paragraph) -> str:
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return str(escape(typeset(pieces[0], quotes)))
        return "".join(
            str(escape(typeset(piece, quotes)))
            if isinstance(piece, str)
            else f'<a class="term" href="#term.{escape(piece.slug)}">{escape(piece.text)}</a>'
            for piece in pieces
        )

    def prose(text: Prose) -> Markup:
        return Markup("".join(f"<p>{paragraph(pieces)}</p>" for pieces in text))  # noqa: S704

    def inline(text: Prose) -> Markup:
        return Markup("<br><br>".join(map(paragraph, text)))  # noqa: S704

    def setting(text: str) -> Markup:
        return escape(typeset(text, quotes))

    def quoted(text: str) -> Markup:
        return escape(labels.quoted(typeset(text, quotes)))

    return {"prose": prose, "inline": inline, "type": setting, "quoted": quoted}
