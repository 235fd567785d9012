"""Which definition a word has where it stands: the nearest in scope wins.

A standard's own terms come first, then its departments', then the kit's. A definition covers the
inflections and derivations of its term and its declared variants.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from standards_kit.language.forms import forms
from standards_kit.language.lexicon import Lexicon
from standards_kit.language.phrases import Hit, Phrases, longest
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.passages import Passage, definition_passages
from standards_kit.model.standard import Standard


@dataclass(frozen=True, slots=True)
class TermUse:
    """A defined term in a text, at ``text[start:end]``, and the definition that holds there."""

    start: int
    end: int
    term: TermEntry


@dataclass(slots=True, eq=False)
class _Word:
    """The definitions that one word may have: those of standards by standard, and the others."""

    own: dict[int, list[TermEntry]] = field(default_factory=dict)
    shared: list[TermEntry] = field(default_factory=list)

    def add(self, term: TermEntry) -> None:
        if term.standard is None:
            self.shared.append(term)
        else:
            self.own.setdefault(id(term.standard), []).append(term)

    def nearest(
        self, standard: Entry[Standard] | None, departments: frozenset[str]
    ) -> TermEntry | None:
        """The definition that holds, if any does: the standard's, its department's, the kit's."""
        own = self.own.get(id(standard)) if standard is not None else None
        if own:
            return own[0]
        near = [term for term in self.shared if in_scope(term, standard, departments)]
        return min(near, key=lambda term: term.rank, default=None)

    def any(self) -> Iterator[TermEntry]:
        """Every definition, the wider first."""
        yield from self.shared
        for terms in self.own.values():
            yield from terms


@dataclass(slots=True, eq=False)
class Glossary:
    """All definitions of a kit, found in texts in one pass."""

    terms: list[TermEntry]
    lexicon: Lexicon
    _phrases: Phrases[_Word] = field(init=False)
    # Rules and handbooks ask about the same texts, and definitions are followed again and again.
    _found: dict[str, list[Hit[_Word]]] = field(default_factory=dict)
    _within: dict[TermEntry, dict[TermEntry, tuple[Passage, TermUse]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words: dict[str, _Word] = {}
        for term in self.terms:
            for written in dict.fromkeys((term.word, *term.model.variants)):
                words.setdefault(written.casefold(), _Word()).add(term)
        families = self.lexicon.families
        self._phrases = Phrases(
            (form, word) for written, word in words.items() for form in forms(written, families)
        )

    def uses(
        self, text: str, standard: Entry[Standard] | None, departments: Iterable[str] = ()
    ) -> list[TermUse]:
        """The defined terms in a text, longest first where they overlap, nearest scope winning."""
        hits = self._hits(text)
        if not hits:
            return []
        reach = frozenset(departments)
        near = []
        for hit in hits:
            term = hit.payload.nearest(standard, reach)
            if term is not None:
                near.append(Hit(hit.start, hit.end, term))
        near.sort(key=lambda hit: (hit.start, hit.start - hit.end, hit.payload.rank))
        return [TermUse(hit.start, hit.end, hit.payload) for hit in longest(near)]

    def elsewhere(self, text: str) -> list[TermEntry]:
        """Definitions of a phrase that hold in some other standard or department."""
        whole = (hit for hit in self._hits(text) if hit.start == 0 and hit.end == len(text))
        return [term for hit in whole for term in hit.payload.any()]

    def of(self, passage: Passage) -> list[TermUse]:
        """The defined terms in a passage."""
        return self.uses(passage.text, passage.standard, passage.departments)

    def within(self, term: TermEntry) -> dict[TermEntry, tuple[Passage, TermUse]]:
        """The terms that a definition leans on, each with one place where it does.

        Its own name counts, as a circle of one.
        """
        found = self._within.get(term)
        if found is None:
            found = self._within[term] = {}
            for passage in definition_passages(term):
                for use in self.of(passage):
                    found.setdefault(use.term, (passage, use))
        return found

    def _hits(self, text: str) -> list[Hit[_Word]]:
        hits = self._found.get(text)
        if hits is None:
            hits = self._found[text] = self._phrases.find(text)
        return hits


def in_scope(
    term: TermEntry, standard: Entry[Standard] | None, departments: frozenset[str]
) -> bool:
    """Whether a definition holds for a text of this standard or these departments."""
    if term.standard is not None:
        return term.standard is standard
    return not term.departments or bool(term.departments & departments)


def used_terms(glossary: Glossary, uses: Iterable[TermUse]) -> set[TermEntry]:
    """The terms that are used, and those that their definitions use in turn."""
    used: set[TermEntry] = set()
    pending = [use.term for use in uses]
    while pending:
        term = pending.pop()
        if term not in used:
            used.add(term)
            pending.extend(other for other in glossary.within(term) if other not in used)
    return used
