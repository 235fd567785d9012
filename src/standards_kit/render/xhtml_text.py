"""Views as XHTML for books of many files: every element is closed, every link names its file."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from standards_kit.render.handbook import Reference
from standards_kit.render.html_text import HtmlText
from standards_kit.render.labels import Labels
from standards_kit.render.prose import TermRef


class XhtmlText(HtmlText):
    """Filters and functions of the XHTML templates.

    `places` says where each anchor of the view is: ``phone-greeting/answer`` in
    ``standard-phone-greeting.xhtml#phone-greeting_answer``. What it does not know is no link.
    """

    br = "<br/>"
    side = "h4"

    def __init__(self, labels: Labels, places: Mapping[str, str]) -> None:
        super().__init__(labels)
        self.places = places

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What templates call."""
        return {**super().functions(), "linked": self.linked}

    def linked(self, reference: Reference) -> Markup:
        """One title, as a link where it leads somewhere."""
        return Markup(self._reference(reference))  # noqa: S704 - escaped there

    def _term(self, piece: TermRef) -> str:
        words, place = self._set(piece.text), self.places.get(f"term.{piece.slug}")
        if place is None:
            return words
        return f'<a class="term" role="doc-glossref" href="{escape(place)}">{words}</a>'

    def _reference(self, one: Reference) -> str:
        title, place = self._set(one.title), self.places.get(one.id)
        return title if place is None else f'<a href="{escape(place)}">{title}</a>'
