"""Turns authors' texts into prose whose defined terms point to their definitions.

Every text that is printed goes through one `Linker`, which so knows which definitions this book
relies on and where: the glossary holds those, and those that their definitions use in turn.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.scope import Glossary
from standards_kit.model.standard import Standard
from standards_kit.render.handbook import GlossaryEntry, Reference, WordView
from standards_kit.render.labels import Labels
from standards_kit.render.naming import Names
from standards_kit.render.prose import Paragraph, Prose, Segment, TermRef, line, paragraphs, plain


class Linker:
    """Links texts and remembers which definitions they use."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.slugs = _slugs(glossary.terms)
        self.used: dict[TermEntry, dict[str, Reference]] = {}
        self._words: dict[TermEntry, WordView] = {}

    def at(
        self,
        place: Reference,
        standard: Entry[Standard] | None = None,
        departments: Iterable[str] = (),
    ) -> "Place":
        """The linker for the texts of one standard or play."""
        return Place(self, place, standard, tuple(departments))

    def word(self, term: TermEntry) -> WordView:
        """A term as it stands in the margin, of all the standards that use it."""
        word = self._words.get(term)
        if word is None:
            model = term.model
            word = self._words[term] = WordView(
                self.slugs[term],
                line(term.word),
                line(model.definition),
                _lines(model.signs),
                _lines(model.not_),
            )
        return word

    def entries(self, names: Names, *, full: bool) -> tuple[GlossaryEntry, ...]:
        """The glossary of what was linked so far, by term; `full` adds what only staff need."""
        done: dict[TermEntry, GlossaryEntry] = {}
        while waiting := [term for term in self.used if term not in done]:
            for term in waiting:
                done[term] = self._entry(term, names, full=full)
        often = Counter(entry.term for entry in done.values())
        order = names.labels.writing.sort_key
        for term, entry in done.items():
            places = tuple(self.used[term].values())
            done[term] = replace(entry, used_in=places)
            if not full and often[entry.term] > 1 and places:  # two meanings, told apart by promise
                scope = names.labels.fill(
                    "scope_standard", text=names.labels.quoted(places[0].title)
                )
                done[term] = replace(done[term], scope=scope)
        return tuple(sorted(done.values(), key=lambda entry: (order(entry.term), entry.slug)))

    def _entry(self, term: TermEntry, names: Names, *, full: bool) -> GlossaryEntry:
        departments = term.standard.model.departments if term.standard else term.departments
        own = Place(self, None, term.standard, tuple(departments), without=term)
        definition = own.prose(term.model.definition)
        head = (self.slugs[term], line(term.word), definition, _scope(term, names))
        if not full:
            return GlossaryEntry(*head[:3])
        for sign in term.model.signs:
            own.prose(sign)
        model = term.model
        return GlossaryEntry(*head, _lines(model.signs), _lines(model.not_), _lines(model.variants))


class Place:
    """Where texts stand: their scope, and what to call it in "used in"."""

    def __init__(
        self,
        linker: Linker,
        reference: Reference | None,
        standard: Entry[Standard] | None,
        departments: tuple[str, ...],
        without: TermEntry | None = None,
    ) -> None:
        self.linker = linker
        self.reference = reference
        self.standard = standard
        self.departments = departments
        self.without = without
        self.terms: dict[TermEntry, None] = {}

    def prose(self, text: str | None) -> Prose:
        """The text in paragraphs, with its defined terms linked."""
        if not text:
            return ()
        parts = paragraphs(text)
        if len(parts) == 1 and text.rstrip() == parts[0]:
            # What it uses is known of the text as it was written, the line end after it included.
            return (self._paragraph(parts[0], text),)
        return tuple([self._paragraph(part, part) for part in parts])

    def line(self, text: str | None) -> str:
        """A text that can't hold links; its terms count as used all the same."""
        if not text:
            return ""
        said = self.prose(text)
        if len(said) == 1 == len(said[0]) and isinstance(only := said[0][0], str):
            return only  # as most are: one paragraph, and no term in it
        return plain(said)

    def words(self) -> tuple[WordView, ...]:
        """The terms seen here so far, for the margin."""
        return tuple(map(self.linker.word, self.terms))

    def _paragraph(self, text: str, written: str) -> Paragraph:
        uses = self.linker.glossary.uses(written, self.standard, self.departments)
        if not uses:
            return (text,)
        pieces: list[Segment] = []
        end = 0
        for use in uses:
            if use.term is self.without:
                continue
            pieces.append(text[end : use.start])
            pieces.append(TermRef(self.linker.slugs[use.term], text[use.start : use.end]))
            end = use.end
            self._note(use.term)
        pieces.append(text[end:])
        return tuple(piece for piece in pieces if piece)

    def _note(self, term: TermEntry) -> None:
        self.terms.setdefault(term)
        places = self.linker.used.setdefault(term, {})
        if self.reference is not None:
            places.setdefault(self.reference.id, self.reference)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line(text).rstrip(".") for text in texts)


def _scope(term: TermEntry, names: Names) -> str:
    labels: Labels = names.labels
    if term.standard is not None:
        return labels.fill("scope_standard", text=labels.quoted(line(term.standard.model.title)))
    departments = labels["comma"].join(map(names.department, sorted(term.departments)))
    return labels.fill("scope_department", text=departments) if departments else ""


def _slugs(terms: Iterable[TermEntry]) -> dict[TermEntry, str]:
    """An anchor for each definition: the term, and its scope where it is not the kit's."""
    slugs: dict[TermEntry, str] = {}
    taken: set[str] = set()
    for term in terms:
        scope = [term.standard.model.id] if term.standard else sorted(term.departments)
        base = "-".join([_slug(term.word), *map(_slug, scope)])
        slug, count = base, 1
        while slug in taken:
            count += 1
            slug = f"{base}-{count}"
        taken.add(slug)
        slugs[term] = slug
    return slugs


def _slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))
    return slug or hashlib.sha256(text.encode()).hexdigest()[:8]
