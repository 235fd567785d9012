"""Which definition a word has where it stands: the nearest in scope wins.

A standard's own terms come first, then its departments', then the kit's. A definition covers the
inflections and derivations of its term and its declared variants, where they are used so.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import compress, filterfalse
from typing import Any, Final, NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle
from standards_kit.language.forms import forms, is_ordinary, is_quality, meant
from standards_kit.language.lexicon import Lexicon
from standards_kit.language.notation import GAP
from standards_kit.language.phrases import Hit, Phrases, longest
from standards_kit.language.remembered import Remembered
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.words import atoms, atoms_of, fold
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.passages import Passage, definition_passages
from standards_kit.model.project import Project
from standards_kit.model.standard import Standard

_JOINT = lazy(r"[\s\u2010\u2011-]")
# What stands before a phrase is read from its end.
_BEFORE = lazy(r"(?P<joint>\s+|\n?[-\u2010\u2011])(?P<word>\w+)")
_AFTER = lazy(r"(?P<joint>\s+|[-\u2010\u2011])(?P<word>\w+)")
_LOOKBACK: Final = 40
_NO_GAP: Final = slice(0, 0)
_TERMS: Final = "terms"
_NO_HITS: Final[list[Any]] = []


class TermUse(NamedTuple):
    """A defined term in a text, at ``text[start:end]``, and the definition that holds there."""

    start: int
    end: int
    term: TermEntry


@bundle
class _Word:
    """The definitions that one word may have: those of standards by standard, and the others."""

    own: dict[object, list[TermEntry]] = field(default_factory=dict)
    shared: list[TermEntry] = field(default_factory=list)
    # How it is written, and what it is said to mean.
    spelled: set[tuple[str, str]] = field(default_factory=set)

    def add(self, term: TermEntry, written: str) -> None:
        self.spelled.add((written, term.model.definition))
        if term.standard is None:
            self.shared.append(term)
        else:
            self.own.setdefault(term.standard.key, []).append(term)

    def nearest(
        self, standard: Entry[Standard] | None, departments: frozenset[str]
    ) -> TermEntry | None:
        """The definition that holds, if any does: the standard's, its department's, the kit's."""
        own = self.own.get(standard.key) if standard is not None and self.own else None
        if own:
            return own[0]
        near = [term for term in self.shared if in_scope(term, standard, departments)]
        return min(near, key=lambda term: term.rank, default=None)

    def any(self) -> Iterator[TermEntry]:
        """Every definition, the wider first."""
        yield from self.shared
        for terms in self.own.values():
            yield from terms


class _Beside(NamedTuple):
    """The word beside a phrase, and the space or hyphen between; "" where a mark parts the two."""

    word: str
    joint: str

    @property
    def tied(self) -> bool:
        """Whether a hyphen stands between."""
        return bool(self.joint) and not self.joint.isspace()

    @property
    def loose(self) -> str:
        """The word, if space stands between."""
        return self.word if self.joint.isspace() else ""


_NOTHING: Final = _Beside("", "")


class _Form(NamedTuple):
    """How a form of a word must stand in a text to be meant as it.

    `single`: it is one word, which other words may turn into another. `capitals`: how many letters
    are written so, of an acronym that is otherwise a plain word. `tied`: a hyphen joins its parts.
    `gap`: which of its words stand in its gap.
    """

    word: _Word
    single: bool
    capitals: int
    tied: bool = False
    gap: slice = _NO_GAP


@bundle
class Glossary:
    """All definitions of a kit, found in texts in one pass."""

    terms: list[TermEntry]
    lexicon: Lexicon
    others: tuple[Lexicon, ...] = ()  # of the other languages that standards are written in
    _phrases: Phrases[_Form] = field(init=False)
    # Rules and handbooks ask about the same texts, and definitions are followed again and again.
    _found: Remembered[list[Hit[_Word]]] = field(init=False)
    _within: dict[TermEntry, dict[TermEntry, tuple[Passage, TermUse]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        words: dict[str, _Word] = {}
        for term in self.terms:
            for written in dict.fromkeys((term.word, *term.model.variants)):
                words.setdefault(written.casefold(), _Word()).add(term, written)
        self._phrases = Phrases.of(
            (pair for word in words.values() for pair in self._forms(word)), self.lexicon.rarity
        )
        self._found = Remembered(self._hits, longest=sys.maxsize)

    def _forms(self, word: _Word) -> Iterator[tuple[str, _Form]]:
        """Every form of a word, with how it must stand in a text."""
        morphology = self.lexicon.morphology
        every: set[str] = set()
        for written, definition in word.spelled:
            for lexicon in (self.lexicon, *self.others):
                every |= forms(written, lexicon.families, lexicon.morphology, definition)
        written = max(word.spelled)[0]
        single = _JOINT.search(written) is None
        acronym = single and written.isupper() and is_ordinary(written.lower(), morphology)
        plain = _Form(word, single, len(written) if acronym else 0)
        tied = plain._replace(tied=True)
        for form in every:
            if GAP in form:
                before, _, after = form.partition(GAP)
                yield form, plain._replace(gap=slice(len(atoms(before)), -len(atoms(after))))
            else:
                yield form, tied if "-" in form else plain

    def uses(
        self, text: str, standard: Entry[Standard] | None, departments: Iterable[str] = ()
    ) -> list[TermUse]:
        """The defined terms in a text, longest first where they overlap, nearest scope winning."""
        hits = self._found[text]
        if not hits:
            return []
        reach = frozenset(departments)
        near = []
        for hit in hits:
            term = hit.payload.nearest(standard, reach)
            if term is not None:
                near.append(Hit(hit.start, hit.end, term))
        if len(near) > 1:
            near.sort(key=lambda hit: (hit.start, hit.start - hit.end, hit.payload.rank))
            near = longest(near)
        return [TermUse(start, end, term) for start, end, term in near]

    def elsewhere(self, text: str) -> list[TermEntry]:
        """Definitions of a phrase that hold in some other standard or department."""
        whole = (hit for hit in self._found[text] if hit.start == 0 and hit.end == len(text))
        return [term for hit in whole for term in hit.payload.any()]

    @property
    def sought(self) -> Mapping[str, Phrases[Any]]:
        """What it looks for, by name."""
        return {_TERMS: self._phrases}

    def given(self, texts: list[str], said: list[Mapping[str, list[Hit[Any]]]]) -> None:
        """Take texts and what a search found in each: they needn't be gone through once more."""
        new: dict[str, list[Hit[_Word]]]
        new = dict.fromkeys(filterfalse(self._found.__contains__, texts), _NO_HITS)
        for text, found in compress(zip(texts, said, strict=True), said):
            if _TERMS in found and new.get(text) is _NO_HITS:
                new[text] = self._meant_in(text, found[_TERMS])
        self._found.update(new)

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

    def forget(self, most: int) -> None:
        """Let go of what was found in texts, if they are more than so many."""
        if len(self._found) > most:
            self._found.clear()

    def _hits(self, text: str) -> list[Hit[_Word]]:
        return self._meant_in(text, self._phrases.find(text))

    def _meant_in(self, text: str, found: list[Hit[_Form]]) -> list[Hit[_Word]]:
        return [
            Hit(start, end, form.word)
            for start, end, form in found
            if self._meant(text, start, end, form)
        ]

    def _meant(self, text: str, start: int, end: int, form: _Form) -> bool:
        """Whether what is written as a form of a word is used as one."""
        written = text[start:end]
        if form.capitals and not written[: form.capitals].isupper():
            return False
        if form.tied and any(char.isspace() for char in written):
            return False
        before = _beside(_BEFORE.match(text[max(0, start - _LOOKBACK) : start][::-1]), -1)
        after = _beside(_AFTER.match(text, end), 1)
        if form.single and not self._stands_alone(written, before, after):
            return False
        fitting = atoms_of(written)
        return meant(fitting, form.gap, before.loose, after.loose, self.lexicon.morphology)

    def _stands_alone(self, written: str, before: _Beside, after: _Beside) -> bool:
        """Whether no word beside a single one turns it into another: non-urgent, more urgent."""
        listed = self.lexicon.grammar.words
        if before.tied:
            return before.word in listed("intensifiers")
        compared = before.word in listed("compared_more") or before.word in listed("compared_most")
        if not compared and (not after.tied or after.word in listed("grammar")):
            return True
        lexicon = self.lexicon
        return not is_quality(
            fold(written), lexicon.families, lexicon.morphology, compared=compared
        )


def _beside(found: re.Match[str] | None, step: int) -> _Beside:
    """The word that was found; `step`: -1 where it was read from its end."""
    return _NOTHING if found is None else _Beside(fold(found["word"][::step]), found["joint"])


def glossary_of(project: Project) -> Glossary:
    """All definitions of a kit, in the forms of the languages that it is written in."""
    lexicon = load_lexicon(project.kit.language)
    tags = {entry.model.language for entry in project.standards if entry.model.language}
    loaded = {other.language: other for other in map(load_lexicon, sorted(tags))}
    others = tuple(other for name, other in loaded.items() if name != lexicon.language)
    return Glossary(project.terms, lexicon, others)


def in_scope(
    term: TermEntry, standard: Entry[Standard] | None, departments: frozenset[str]
) -> bool:
    """Whether a definition holds for a text of this standard or these departments."""
    if term.standard is not None:
        return standard is not None and term.standard.key == standard.key
    return not term.departments or bool(term.departments & departments)


def used_terms(glossary: Glossary, direct: Iterable[TermEntry]) -> set[TermEntry]:
    """The terms that are used, and those that their definitions use in turn."""
    used: set[TermEntry] = set()
    pending = list(direct)
    while pending:
        term = pending.pop()
        if term not in used:
            used.add(term)
            pending.extend(other for other in glossary.within(term) if other not in used)
    return used
