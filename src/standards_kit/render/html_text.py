"""Views as HTML: one string joined per text, since a macro call per word would be slow."""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from standards_kit.language.remembered import Remembered
from standards_kit.render.generator import escaped, markup, printed
from standards_kit.render.handbook import EscalationView, Reference, StandardView, TargetView
from standards_kit.render.labels import Labels
from standards_kit.render.prose import Paragraph, Prose, TermRef
from standards_kit.render.typography import curly


class HtmlText:
    """Filters and functions of the HTML templates, in one language."""

    br = "<br>"
    side = "h5"
    """What heads the lists of what to say and what to avoid."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._facets: dict[tuple[tuple[str, ...], ...], str] = {}
        # Titles, defined words and their meanings stand in many places.
        self._texts = Remembered(self._newly_set)

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What templates write after a bar."""
        return {
            "quoted": self.quoted,
            "prose": self.prose,
            "inline": self.inline,
            "type": self.setting,
            "stacked": self.stacked,
            "references": self.references,
            "escalation": self.escalation,
            "only": self.only,
            "dotted": self.dotted,
            "target": self.target,
            "numbered": self.numbered,
            "facets": self.facets,
            "marks": self.marks,
            "standing": self.standing,
        }

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What templates call."""
        return {"spoken": self.spoken, "behaviour": self.behaviour}

    def _set(self, text: str) -> str:
        # A template may give what is HTML already: that reads the same, and is to stay as it is.
        return self._texts[text] if type(text) is str else self._newly_set(text)

    def _newly_set(self, text: str) -> str:
        return printed(curly(text, self.labels.marks))

    def _paragraph(self, pieces: Paragraph) -> str:
        if len(pieces) == 1 and isinstance(pieces[0], str):
            return self._set(pieces[0])
        return "".join(
            self._set(piece) if isinstance(piece, str) else self._term(piece) for piece in pieces
        )

    def _term(self, piece: TermRef) -> str:
        return f'<a class="term" href="#term.{escaped(piece.slug)}">{self._set(piece.text)}</a>'

    def _reference(self, one: Reference) -> str:
        title = self._set(one.title)
        return f'<a href="#{escaped(one.id)}">{title}</a>' if one.id else title

    def prose(self, text: Prose) -> Markup:
        """Paragraphs."""
        return markup("".join([f"<p>{self._paragraph(pieces)}</p>" for pieces in text]))

    def inline(self, text: Prose) -> Markup:
        """Paragraphs where only phrasing may stand."""
        return markup((self.br * 2).join(map(self._paragraph, text)))

    def setting(self, text: str) -> Markup:
        """One line, with printers' marks."""
        return markup(self._set(text))

    def stacked(self, lines: Iterable[str]) -> Markup:
        """Lines one below another."""
        return markup(self.br.join(map(self._set, lines)))

    def references(self, given: Iterable[Reference], between: str = "") -> Markup:
        """Links to what is printed elsewhere, one below another; bare titles where it is not."""
        return markup((between or self.br).join(map(self._reference, given)))

    def escalation(self, given: EscalationView) -> Markup:
        """Whom to turn to, how soon, and when."""
        return self.setting(
            self.labels["comma"].join(p for p in (given.to, given.within, given.when) if p)
        )

    def dotted(self, parts: Iterable[str]) -> Markup:
        """Those of some short texts that say something, in one line."""
        return markup(self._dotted(parts))

    def _dotted(self, parts: Iterable[str]) -> str:
        return " · ".join([self._set(part) for part in parts if part])

    def target(self, given: TargetView) -> Markup:
        """A figure, and in smaller type what it measures and how it counts."""
        rest = self._dotted((given.share, given.measure, *given.details))
        return markup(f"<strong>{self._set(given.bound)}</strong>{' · ' if rest else ''}{rest}")

    def numbered(self, standard: StandardView, number: object = "") -> Markup:
        """Attributes by which a page finds a standard, or each of the pieces it is printed in.

        `number` is for promises, which are counted as they are printed.
        """
        return markup(_numbered(standard, number))

    def facets(self, standard: StandardView) -> Markup:
        """The same, and what staff filter by: for whom, by which way and where it holds."""
        return markup(_numbered(standard) + self._reach(standard))

    def _reach(self, standard: StandardView) -> str:
        key = (standard.roles, standard.channels, standard.touchpoints)
        known = self._facets.get(key)
        if known is None:  # a book has many standards and few sets of these
            named = zip(("role", "channel", "touchpoint"), key, strict=True)
            known = self._facets[key] = "".join(
                f' data-{name}="{escaped(chr(10).join(values))}"'
                for name, values in named
                if values
            )
        return known

    def marks(self, standard: StandardView) -> Markup:
        """What stands over a title: its number, its channels, and what to know of it."""
        labels = self.labels
        badges = [standard.commitment, standard.discretion]
        if standard.draft:
            badges.append(labels["draft"])
        if standard.effective_from:
            badges.append(labels.fill("from_date", date=labels.day(standard.effective_from)))
        boxes = (f' <span class="badge">{escaped(badge)}</span>' for badge in badges if badge)
        return markup(self._dotted((standard.number, *standard.channels)) + "".join(boxes))

    def standing(self, standard: StandardView) -> Markup:
        """Id, owner, version and reviews of a standard, in one line."""
        fill, day = self.labels.fill, self.labels.day
        parts = [standard.owner] if standard.owner else []
        if standard.version:
            parts.append(fill("version", text=standard.version))
        if standard.last_reviewed:
            parts.append(fill("reviewed", date=day(standard.last_reviewed)))
        if standard.review_by:
            parts.append(fill("review_by", date=day(standard.review_by)))
        rest = "".join(f" · {escaped(part)}" for part in parts)
        return markup(f"<code>{escaped(standard.id)}</code>{rest}")

    def only(self, text: str) -> str:
        """The reach of an expectation that is narrower than its standard's."""
        return self.labels.fill("only", text=text)

    def spoken(self, say: Iterable[str], avoid: Iterable[str], word_for_word: bool) -> Markup:
        """What to say and what to avoid, side by side, in quotation marks."""
        title = self.labels["say_exactly" if word_for_word else "say"]
        return self._sides(
            title, map(self._quoted, say), self.labels["avoid"], map(self._quoted, avoid)
        )

    def behaviour(self, do: Iterable[str], dont: Iterable[str]) -> Markup:
        """What to do and what not, side by side."""
        return self._sides(
            self.labels["do"], map(self._set, do), self.labels["dont"], map(self._set, dont)
        )

    def quoted(self, text: str) -> str:
        """Spoken words between quotation marks."""
        return self.labels.quoted(curly(text, self.labels.marks))

    def _quoted(self, text: str) -> str:
        return printed(self.quoted(text))

    def _sides(self, good: str, goods: Iterable[str], bad: str, bads: Iterable[str]) -> Markup:
        sides = (("good", good, list(goods)), ("bad", bad, list(bads)))
        return markup(
            '<div class="spoken">'
            + "".join(
                f'<div><{self.side} class="{kind}">{escaped(title)}</{self.side}><ul>'
                + "".join(f"<li>{line}</li>" for line in lines)
                + "</ul></div>"
                for kind, title, lines in sides
                if lines
            )
            + "</div>"
        )


def _numbered(standard: StandardView, number: object = "") -> str:
    count = printed(number or standard.number)
    return f' data-standard="{escaped(standard.id)}" data-number="{count}"'
