"""Comments that keep findings quiet, each with a reason.

``# standards-kit: ignore[vague-phrase: reasonable] by=duty-manager until=2027-03-01 -- why``
"""

import re
from collections.abc import Iterator
from datetime import date

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle
from standards_kit.syntax.comments import Comment, comments
from standards_kit.syntax.document import Document, Reading
from standards_kit.syntax.nodes import Mapping, Node, Scalar, Sequence, walk
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place
from standards_kit.text.source import Source, Span

_MARK = lazy(r"#\s*standards-kit\s*:\s*(?P<rest>.*)\Z", re.DOTALL)
_NAME = "standards-kit"
_COLON = lazy(r"\s*:")
_FORM = lazy(
    # Nothing taken is given back: a long line must not be tried in all the ways it can be cut.
    r"ignore\s*+\[(?P<what>[^\]]*+)\]\s*+(?P<given>(?:[a-z]++=(?:(?!--|–|—)\S)++\s*+)*+)"
    r"(?:(?:--|–|—)(?P<why>.*+))?\Z"
)


@bundle
class Suppression:
    """A comment, what it names, and the spans of text it covers.

    ``rules`` pairs each rule with the phrase that narrows it, or None. ``form`` is False where the
    comment is addressed to us but can't be read.
    """

    place: Place
    rules: tuple[tuple[str, str | None], ...]
    covers: tuple[Span, ...]
    reason: str = ""
    by: str = ""
    until: date | None = None
    form: bool = True

    def in_force(self, today: date) -> bool:
        """Whether it may keep anything quiet: it has a reason, and its day has not passed."""
        return self.form and bool(self.reason) and (self.until is None or today <= self.until)

    def quiets(self, finding: Finding, today: date) -> bool:
        """Whether it keeps a finding quiet."""
        if not self.in_force(today):
            return False
        if finding.place.source is not self.place.source:
            return False
        at = finding.place.span.start
        if not any(span.start <= at < max(span.end, span.start + 1) for span in self.covers):
            return False
        return any(
            rule == finding.rule and _same_phrase(phrase, finding.phrase)
            for rule, phrase in self.rules
        )


def removal(comment: Suppression, safe: bool = True) -> Fix:
    """Takes a comment out, with its line where it stands alone."""
    source, span = comment.place.source, comment.place.span
    line = source.line_span(comment.place.start.line)
    before = source.text[line.start : span.start]
    start, end = line.start + len(before.rstrip(" \t")), span.end
    if not before.strip():
        following = [begin for begin in source.line_starts if begin > span.start][:1]
        start, end = line.start, following[0] if following else len(source.text)
    place = Place(source, Span(start, end), comment.place.document)
    return Fix("take the comment out", (Edit(place, ""),), safe)


def suppressions(reading: Reading) -> Iterator[Suppression]:
    """The suppressions of a source."""
    _, *after = reading.source.text.split(_NAME)
    if not any(map(_COLON.match, after)):
        return
    lines = [_Lines(document, document.root) for document in reading.documents if document.root]
    for comment in comments(reading.source, reading.documents):
        match = _MARK.match(comment.text)
        if match:
            covers = tuple(_covered(comment, lines))
            yield _read(reading, comment, match["rest"].strip(), covers)


def _read(reading: Reading, comment: Comment, text: str, covers: tuple[Span, ...]) -> Suppression:
    place = Place(reading.source, comment.span, _document_number(reading, comment))
    form = _FORM.match(text)
    if form is None:
        return Suppression(place, (), covers, form=False)
    given = dict(pair.split("=", 1) for pair in form["given"].split())
    until, readable = _until(given.get("until"))
    return Suppression(
        place,
        tuple(_named(form["what"])),
        covers,
        reason=(form["why"] or "").strip(),
        by=given.get("by", ""),
        until=until,
        form=readable and bool(form["what"].strip()),
    )


def _until(text: str | None) -> tuple[date | None, bool]:
    try:
        return (date.fromisoformat(text) if text else None), True
    except ValueError:
        return date.min, False


def _named(what: str) -> Iterator[tuple[str, str | None]]:
    """``a, b: phrase`` as pairs of rule and phrase."""
    for part in what.split(","):
        rule, _, phrase = part.partition(":")
        if rule.strip():
            yield rule.strip(), phrase.strip() or None


def _same_phrase(narrowed: str | None, phrase: str | None) -> bool:
    if narrowed is None:
        return True
    return phrase is not None and _folded(narrowed) == _folded(phrase)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _document_number(reading: Reading, comment: Comment) -> int:
    """The document a comment stands in: the last that begins before it."""
    begun = [
        d for d in reading.documents if d.root is not None and d.root.start <= comment.span.start
    ]
    return begun[-1].number if begun else 0


def _covered(comment: Comment, lines: list["_Lines"]) -> Iterator[Span]:
    """The values a comment is about.

    At the end of a line: the values of the keys on that line, or of the text that ends there.
    On a line of its own: what begins on the next line with content, an item as a whole.
    """
    for of_document in lines:
        source = of_document.source
        line = source.position(comment.span.start).line
        if comment.alone:
            first = of_document.begin.get(_next_line(source, line))
            yield from [first] if first else []
        else:
            yield from of_document.keyed.get(line) or of_document.ending.get(line) or []


def _next_line(source: Source, line: int) -> int:
    for number in range(line + 1, len(source.line_starts) + 1):
        text = source.line_text(number).strip()
        if text and not text.startswith("#"):
            return number
    return line


class _Lines:
    """What stands on each line of a document; gathered once, however many comments there are.

    ``begin`` is the outermost item or key that begins on a line, ``keyed`` are its keys with their
    values, ``ending`` the items and texts that end on it.
    """

    def __init__(self, document: Document, root: Node) -> None:
        self.source = document.source
        self.begin: dict[int, Span] = {}
        self.keyed: dict[int, list[Span]] = {}
        self.ending: dict[int, list[Span]] = {}
        line_of = self._line
        for _, node in walk(root):
            for span, value, has_key in _members(document, node):
                first, last = line_of(span.start), line_of(span.end)
                self.begin.setdefault(first, span)
                if has_key:
                    self.keyed.setdefault(first, []).append(span)
                if isinstance(value, Scalar) and not (has_key and first == last):
                    self.ending.setdefault(last, []).append(span)

    def _line(self, offset: int) -> int:
        return self.source.position(offset).line


def _members(document: Document, node: Node) -> Iterator[tuple[Span, Node, bool]]:
    """The items of a list, or the keys with their values: where they stand, and the value."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield Span(item.start, document.content_span(item).end), item, False
    elif isinstance(node, Mapping):
        for name, key in node.keys.items():
            value = node.values[name]
            yield Span(key.start, document.content_span(value).end), value, True
