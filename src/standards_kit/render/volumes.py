"""A book too large to be one PDF, in volumes that each stand alone.

A PDF of thousands of standards takes gigabytes of memory to make, and is heavy to send and open. Each volume has whole chapters where that can be, and at its back what its own standards
rely on: plays, limits, definitions. What no standard relies on closes the last volume. Where a
volume speaks of a standard in another one, it gives the title and no page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standards_kit.render.handbook import (
    Chapter,
    GlossaryEntry,
    Handbook,
    IndexEntry,
    LimitView,
    PlayView,
    Reference,
    StandardView,
    WordView,
)
from standards_kit.render.labels import Labels, labels_for
from standards_kit.render.prose import TermRef
from standards_kit.render.theme import Theme
from standards_kit.render.walking import texts

MOST = {"pdf": 1000}
"""The formats that come in volumes, and the most standards that one volume has."""
_LONG = 1400
"""Letters of a standard above which it counts for more than one.

Typst takes about 0.9 MB for each standard and as much again for each thousand letters, so a full
volume stays near two gigabytes however long its standards are.
"""


def come_in_volumes(format_name: str) -> bool:
    """Whether large handbooks do, in this format."""
    return format_name in MOST


def volumes(
    handbook: Handbook, format_name: str, theme: Theme | None = None
) -> tuple[Handbook, ...]:
    """The handbook itself, or its volumes in order where it is too large for a format."""
    most = MOST.get(format_name)
    if most is None:
        return (handbook,)
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    parts = list(_parts(handbook.chapters, most * (1000 + _LONG), labels))
    if len(parts) < 2:
        return (handbook,)
    return tuple(
        replace(book, title=labels.fill("volume", title=book.title, n=number, total=len(parts)))
        for number, book in enumerate(_Shelf(handbook).volumes(parts), 1)
    )


def _weight(standard: StandardView) -> int:
    letters = sum(len(t if isinstance(t, str) else t.text) for _, t in texts(standard))
    return 1000 + max(letters, _LONG)


def _parts(chapters: Iterable[Chapter], most: int, labels: Labels) -> Iterator[tuple[Chapter, ...]]:
    """Chapters until a volume is full; only a chapter larger than a volume is cut."""
    held: list[Chapter] = []
    full = 0
    for chapter in chapters:
        for piece, weight in _pieces(chapter, most, labels):
            if held and full + weight > most:
                yield tuple(held)
                held, full = [], 0
            held.append(piece)
            full += weight
    if held:
        yield tuple(held)


def _pieces(chapter: Chapter, most: int, labels: Labels) -> Iterator[tuple[Chapter, int]]:
    """A chapter, or as few pieces of it as will do, about as heavy as each other."""
    weights = [_weight(standard) for standard in chapter.standards]
    total = sum(weights)
    if total <= most:
        yield chapter, total
        return
    share = -(-total // -(-total // most))
    first = 0
    while first < len(weights):
        last, weight = first + 1, weights[first]
        while last < len(weights) and weight < share and weight + weights[last] <= most:
            weight += weights[last]
            last += 1
        yield _piece(chapter, first, last, labels), weight
        first = last


def _piece(chapter: Chapter, first: int, last: int, labels: Labels) -> Chapter:
    part = replace(chapter, standards=chapter.standards[first:last])
    if first == 0:
        return part
    title = labels.fill("volume_continued", title=chapter.title)
    return replace(part, title=title, introduction="", details=())


class _Shelf:
    """What stands at the back of a book, and what relies on it."""

    def __init__(self, book: Handbook) -> None:
        self.book = book
        self.back: dict[str, PlayView | LimitView | GlossaryEntry] = {
            **{f"play.{play.id}": play for play in book.plays},
            **{f"limit.{limit.id}": limit for limit in book.limits},
            **{f"term.{entry.slug}": entry for entry in book.glossary},
        }

    def volumes(self, parts: list[tuple[Chapter, ...]]) -> Iterator[Handbook]:
        """For each part of the book a volume, with what it needs at its back."""
        needed = [self._needed(part) for part in parts]
        needed[-1] |= self._closed(self.back.keys() - set().union(*needed))
        for number, (chapters, names) in enumerate(zip(parts, needed, strict=True), 1):
            yield self._volume(chapters, names, last=number == len(parts))

    def _needed(self, chapters: tuple[Chapter, ...]) -> set[str]:
        standards = {standard.id for chapter in chapters for standard in chapter.standards}
        moments = (m for m in self.book.moments if _owner(m.standard) in standards)
        return self._closed(set().union(*map(_pointers, (*chapters, *moments))))

    def _closed(self, names: set[str]) -> set[str]:
        """With what those rest on in turn: a play on limits, a definition on others."""
        found: set[str] = set()
        fresh = names & self.back.keys()
        while fresh:
            found |= fresh
            fresh = set().union(*(_pointers(self.back[name]) for name in fresh))
            fresh = (fresh & self.back.keys()) - found
        return found

    def _volume(self, chapters: tuple[Chapter, ...], names: set[str], *, last: bool) -> Handbook:
        book = self.book
        here = {standard.id for chapter in chapters for standard in chapter.standards} | names
        return replace(
            book,
            chapters=chapters,
            journeys=book.journeys if last else (),
            plays=tuple(_play(p, here) for p in book.plays if f"play.{p.id}" in names),
            limits=tuple(limit for limit in book.limits if f"limit.{limit.id}" in names),
            moments=tuple(
                m
                for m in book.moments
                if _owner(m.standard) in here or (last and not _owner(m.standard))
            ),
            glossary=tuple(_entry(e, here) for e in book.glossary if f"term.{e.slug}" in names),
            touchpoints=tuple(
                kept for one in book.touchpoints if (kept := _line(one, here)).places
            ),
            changes=tuple(c for c in book.changes if _owner(c.standard) in here),
        )


def _play(play: PlayView, here: set[str]) -> PlayView:
    used = tuple(r if _owner(r) in here else Reference("", r.title) for r in play.used_by)
    return replace(play, used_by=used)


def _entry(entry: GlossaryEntry, here: set[str]) -> GlossaryEntry:
    # A list of pages: what is elsewhere has none.
    return replace(entry, used_in=tuple(r for r in entry.used_in if _owner(r) in here))


def _line(entry: IndexEntry, here: set[str]) -> IndexEntry:
    return replace(entry, places=tuple(r for r in entry.places if _owner(r) in here))


def _pointers(view: object) -> set[str]:
    """The plays, limits and definitions that a part of the book points to."""
    found = set()
    for way, leaf in texts(view):
        step = way[-1]
        if any(passed.field == "used_in" for passed in way):
            continue
        if isinstance(leaf, TermRef):
            found.add(f"term.{leaf.slug}")
        elif isinstance(step.view, WordView) and step.field == "slug":
            found.add(f"term.{leaf}")
        elif isinstance(step.view, Reference) and step.field == "id":
            found.add(leaf)
    return found


def _owner(reference: Reference | None) -> str:
    """The id that a reference begins with, an expectation's being its standard's."""
    return reference.id.partition("/")[0] if reference else ""
