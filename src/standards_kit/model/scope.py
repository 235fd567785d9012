"""Which definition a word has where it stands: the nearest in scope wins.

A standard's own terms come first, then its departments', then the kit's. A definition covers the
inflections and derivations of its term and its declared variants.
"""

from collections.abc import Iterable
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
class Glossary:
    """All definitions of a kit, found in texts in one pass."""

    terms: list[TermEntry]
    lexicon: Lexicon
    _phrases: Phrases[TermEntry] = field(init=False)
    # Rules and handbooks ask about the same texts, and definitions are followed again and again.
    _found: dict[str, list[Hit[TermEntry]]] = field(default_factory=dict)
    _within: dict[TermEntry, dict[TermEntry, tuple[Passage, TermUse]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known: dict[str, frozenset[str]] = {}
        pairs: list[tuple[str, TermEntry]] = []
        for term in self.terms:
            for word in (term.word, *term.model.variants):
                if word not in known:
                    known[word] = forms(word, self.lexicon.families)
                pairs.extend((form, term) for form in known[word])
        self._phrases = Phrases(pairs)

    def uses(
        self, text: str, standard: Entry[Standard] | None, departments: Iterable[str] = ()
    ) -> list[TermUse]:
        """The defined terms in a text, longest first where they overlap, nearest scope winning."""
        hits = self._hits(text)
        if not hits:
            return []
        reach = frozenset(departments)
        near = [hit for hit in hits if in_scope(hit.payload, standard, reach)]
        near.sort(key=lambda hit: (hit.start, hit.start - hit.end, hit.payload.rank))
        return [TermUse(hit.start, hit.end, hit.payload) for hit in longest(near)]

    def elsewhere(self, text: str) -> list[TermEntry]:
        """Definitions of a phrase that hold in some other standard or department."""
        hits = self._hits(text)
        return [hit.payload for hit in hits if hit.start == 0 and hit.end == len(text)]

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

    def _hits(self, text: str) -> list[Hit[TermEntry]]:
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
