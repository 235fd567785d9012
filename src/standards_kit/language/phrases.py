"""Find any of thousands of phrases in a text in one pass.

Each phrase hangs on its rarest-looking word, its anchor; a text that holds no anchor
costs one split into words and one set comparison. Between the words of a phrase the
text may have any run of whitespace, or a hyphen. In a phrase `*` stands for any one word,
and `a|b` for either.

Tried against ahocorasick_rs 1.0: some 28 MB/s here with 3,000 phrases, over 100 there,
building as fast. Standards are small: a compiled dependency does not earn its place.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from standards_kit.language.words import atom_spans, atoms, fold

T = TypeVar("T")
_Shape = tuple[int, int]
_Shapes = dict[_Shape, dict[tuple[str, ...], list[T]]]
_Pattern = tuple[frozenset[str] | None, ...]
_Patterns = list[tuple[int, frozenset[str] | None, _Pattern, T]]

_GAP = re.compile(r"'|[\s\u00ad\u2010\u2011-]+")
# A phrase of several words hangs on none of these if it can hang on another: on the words of
# grammar last of all, and seldom on the words every standard is full of.
_GRAMMAR_WORDS = (
    "a an and are as at be by for from if in is it no not of on or our than that the their "
    "there they this to up us very was we when where which who will with you your do s his "
    "her its has have been over before after me my one"
)
_ORDINARY_WORDS = (
    "guest guests customer customers patient patients member members people staff team call "
    "calls caller name day days hour hours minute minutes week weeks month months number say "
    "need needs ask give gives see look right service high cases first given them him what "
    "how not may two person keep take takes taken made make work works help room list "
    "information manager time questions enquiries complaints requests times standard level "
    "being reply go put through more most all any other can such so way then while hand part "
    "booking colleague colleagues"
)
_RANK = dict.fromkeys(_ORDINARY_WORDS.split(), 1) | dict.fromkeys(_GRAMMAR_WORDS.split(), 0)


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `text[start:end]`, with what was registered for it."""

    start: int
    end: int
    payload: T


class _Anchor(Generic[T]):
    """What hangs on one word: it alone, phrases by shape, and phrases with choices."""

    __slots__ = ("alone", "patterns", "shapes")

    def __init__(self) -> None:
        self.alone: list[T] = []
        self.shapes: _Shapes[T] = {}
        self.patterns: _Patterns[T] = []


class Phrases(Generic[T]):
    """Whole-word occurrences of many phrases, each with a payload; built once."""

    __slots__ = ("_anchors",)

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        """Take (phrase, payload) pairs; a phrase without a word in it is passed over."""
        self._anchors: dict[str, _Anchor[T]] = {}
        for phrase, payload in pairs:
            self._add(phrase, payload)

    def find(self, text: str) -> list[Hit[T]]:
        """Take a text; give every occurrence, overlapping ones too, by start, longest first."""
        folded = fold(text)
        found = atoms(folded)
        anchors = self._anchors
        at = [index for index, word in enumerate(found) if word in anchors]
        candidates = self._candidates(found, at) if at else []
        if not candidates:
            return []
        spans = atom_spans(folded)
        hits = [
            Hit(spans[first][0], spans[last][1], payload)
            for first, last, payload in candidates
            if first == last or _joined(folded, spans[first : last + 1])
        ]
        hits.sort(key=_by_start)
        return hits

    def _add(self, phrase: str, payload: T) -> None:
        if phrase.isascii() and phrase.isalpha():
            self._at(phrase.lower()).alone.append(payload)
        elif "*" in phrase or "|" in phrase:
            self._add_pattern(phrase, payload)
        elif len(key := tuple(_pieces(phrase))) > 1:
            anchor = max(key, key=_weight)
            table = self._at(anchor).shapes.setdefault((key.index(anchor), len(key)), {})
            table.setdefault(key, []).append(payload)
        elif key:
            self._at(key[0]).alone.append(payload)

    def _at(self, word: str) -> "_Anchor[T]":
        there = self._anchors.get(word)
        if there is None:
            there = self._anchors[word] = _Anchor()
        return there

    def _add_pattern(self, phrase: str, payload: T) -> None:
        """Register a phrase with choices under each choice of its rarest-looking word."""
        pattern: _Pattern = tuple(
            None if word == "*" else frozenset(word.replace("'", "").split("|"))
            for word in fold(phrase).split()
        )
        weights = [0 if choice is None else min(map(_weight, choice)) for choice in pattern]
        before = weights.index(max(weights))
        left = pattern[before - 1] if before else None
        for anchor in pattern[before] or ():
            self._at(anchor).patterns.append((before, left, pattern, payload))

    def _candidates(self, found: list[str], at: list[int]) -> list[tuple[int, int, T]]:
        """First and last word of each phrase whose words stand around these anchors."""
        candidates = []
        for index in at:
            anchor = self._anchors[found[index]]
            candidates += [(index, index, payload) for payload in anchor.alone]
            for (before, size), table in anchor.shapes.items():
                first = index - before
                payloads = table.get(tuple(found[first : first + size]), ())
                candidates += [(first, first + size - 1, payload) for payload in payloads]
            previous = found[index - 1]
            for before, left, pattern, payload in anchor.patterns:
                first = index - before
                if (
                    (left is None or previous in left)
                    and first >= 0
                    and _fits(pattern, found, first)
                ):
                    candidates.append((first, first + len(pattern) - 1, payload))
        return candidates


def longest(hits: Iterable[Hit[T]]) -> list[Hit[T]]:
    """Take hits; give those left when of overlapping ones the longest stays, or the first."""
    ordered = sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start))
    taken = bytearray(max((hit.end for hit in ordered), default=0))
    kept = []
    for hit in ordered:
        if taken.find(1, hit.start, hit.end) < 0:
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=_by_start)


def _pieces(phrase: str) -> list[str]:
    """The words a phrase is compared by, `*` kept as one of them."""
    if phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalpha():
        return phrase.split()
    return atoms(fold(phrase))


def _weight(word: str) -> int:
    return _RANK.get(word, len(word) + 1)


def _by_start(hit: Hit[T]) -> tuple[int, int]:
    return hit.start, -hit.end


def _fits(pattern: _Pattern, found: list[str], first: int) -> bool:
    if first + len(pattern) > len(found):
        return False
    for index, choice in enumerate(pattern, first):
        if choice is not None and found[index] not in choice:
            return False
    return True


def _joined(folded: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing but space or a hyphen stands between the words at these spans."""
    for (_, end), (start, _) in pairwise(spans):
        gap = folded[end:start]
        if gap != " " and not _GAP.fullmatch(gap):
            return False
    return True
