"""Find any of thousands of phrases in a text in one pass.

Each phrase hangs on its rarest-looking word, its anchor. A text that holds no anchor costs
one split into words; at an anchor, the word beside it tells which phrases are worth a look.
Nothing but its anchor is worked out about a phrase before a text holds that word, so a run
pays for the few phrases it comes near. Between the words of a phrase the text may have any
run of whitespace, a hyphen, an apostrophe, or what joins words into one: 10–5, 24/7, Q&A.

Tried against ahocorasick_rs 1.0: that is faster per character, but needs every spelling
written out first, which costs more than reading a kit. Standards are small.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from standards_kit.ground.lazy import lazy
from standards_kit.language.notation import (
    Rarity,
    Spelling,
    anchor_of,
    anchors_of,
    literally,
    spellings,
)
from standards_kit.language.words import atom_spans, atoms_of, fold

T = TypeVar("T")
# A phrase that hangs on a word: where it was listed, where its first word is from there, its
# words, its payload.
_Hanging: TypeAlias = tuple[int, int, tuple[frozenset[str] | None, ...], T]

# What a word has by its ending comes after all that is listed.
_LAST: Final = 1 << 30
_REMEMBERED: Final = 1 << 20
# What hangs on a word, as `_Anchor` gathers it: taken apart at once, for it is asked for often.
_Ready: TypeAlias = tuple[
    list[tuple[int, T]],
    dict[str, list[_Hanging[T]]],
    dict[str, list[_Hanging[T]]],
    list[_Hanging[T]],
]
# The places of the first and the last word of what may be a phrase, where it was listed, its payload.
_Candidate: TypeAlias = tuple[int, int, int, T]
_GAP = lazy(r"['\u0300-\u036f]?[\s\u00ad\u2010\u2011-]+|['\u2013/]|\s?&\s?")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `text[start:end]`, with what was registered for it."""

    start: int
    end: int
    payload: T


class _Anchor(Generic[T]):
    """What hangs on one word: it alone, and phrases by the word after, or else before it."""

    __slots__ = ("after", "alone", "anyhow", "before")

    def __init__(self) -> None:
        self.alone: list[tuple[int, T]] = []
        self.after: dict[str, list[_Hanging[T]]] = {}
        self.before: dict[str, list[_Hanging[T]]] = {}
        self.anyhow: list[_Hanging[T]] = []

    def hang(self, order: int, spelling: Spelling, payload: T) -> None:
        """Add one spelling of a phrase, which was the `order`th to be listed."""
        pattern, at = spelling
        if len(pattern) == 1:
            self.alone.append((order, payload))
            return
        hanging = (order, at, pattern, payload)
        following = pattern[at + 1] if at + 1 < len(pattern) else None
        preceding = pattern[at - 1] if at else None
        if following is None and preceding is None:
            self.anyhow.append(hanging)
        beside = self.after if following is not None else self.before
        for word in following or preceding or ():
            beside.setdefault(word, []).append(hanging)


class _Anchors(dict[str, _Ready[T] | None], Generic[T]):
    """What hangs on each word that texts hold, or None; worked out when a text first holds it."""

    def __init__(self, made: Callable[[str], _Ready[T] | None]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, word: str) -> _Ready[T] | None:
        anchor = self._made(word)
        if len(self) < _REMEMBERED:
            self[word] = anchor
        return anchor


class Index(NamedTuple):
    """Phrases by the words they hang on: each phrase, and for each word the phrases' numbers."""

    phrases: Sequence[str]
    waiting: Mapping[str, Sequence[int]]


def index_of(
    phrases: Sequence[str], rarity: Rarity | None = None, *, notation: bool = False
) -> Index:
    """Take phrases and how rare words are; give their index. One without a word hangs nowhere.

    `notation`: they are written as a lexicon writes them, and not as they stand.
    """
    rarity = Rarity() if rarity is None else rarity
    anchors = anchors_of if notation else anchor_of
    waiting: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        for anchor in anchors(phrase, rarity):
            if anchor in waiting:
                waiting[anchor].append(number)
            else:
                waiting[anchor] = [number]
    return Index(phrases, waiting)


class Phrases(Generic[T]):
    """Whole-word occurrences of many phrases, each with a payload; built once.

    Phrases are taken as they stand, or, with `notation`, as a lexicon writes them.
    """

    __slots__ = ("_anchors", "_any", "_endings", "_index", "_payloads", "_rarity", "_spell")

    def __init__(
        self,
        index: Index,
        payloads: Sequence[T],
        rarity: Rarity | None = None,
        *,
        notation: bool = False,
        endings: Mapping[str, tuple[T, Container[str]]] | None = None,
    ) -> None:
        """Take indexed phrases, the payload of each, and the rarity they were indexed by.

        `endings`: a payload for every word that ends so, and the words that are left out.
        """
        self._index = index
        self._payloads = payloads
        self._rarity = Rarity() if rarity is None else rarity
        self._spell: Callable[[str, Rarity], Iterable[Spelling]] = (
            spellings if notation else literally
        )
        self._endings = endings or {}
        self._any = tuple(self._endings)
        self._anchors: _Anchors[T] = _Anchors(self._made_ready)

    @classmethod
    def of(
        cls,
        pairs: Iterable[tuple[str, T]],
        rarity: Rarity | None = None,
        *,
        notation: bool = False,
    ) -> "Phrases[T]":
        """Take (phrase, payload) pairs; give a matcher for them."""
        listed = list(pairs)
        index = index_of([phrase for phrase, _ in listed], rarity, notation=notation)
        return cls(index, [payload for _, payload in listed], rarity, notation=notation)

    @property
    def index(self) -> Index:
        """The phrases by the words they hang on."""
        return self._index

    @property
    def anchors(self) -> frozenset[str]:
        """The words of which a text holds one if it holds a phrase; what goes by endings aside."""
        return frozenset(self._index.waiting)

    def near(self, found: Iterable[str]) -> bool:
        """Take the atoms of a folded text; give whether one of them is a word that a phrase hangs on.

        Where none is, the text holds none of the phrases. Endings don't count.
        """
        return not self._index.waiting.keys().isdisjoint(found)

    def find(self, text: str) -> list[Hit[T]]:
        """Take a text; give every occurrence, overlapping ones too, by start, longest first.

        Of those at one place, the one listed first comes first.
        """
        found = atoms_of(text)
        if not self._endings and self._index.waiting.keys().isdisjoint(found):
            return []  # as in most texts, when it is a kit's own words that are looked for
        candidates = _candidates(self._anchors, found)
        if not candidates:
            return []
        folded = fold(text)
        spans = atom_spans(folded)
        candidates.sort(key=_by_place)
        return [
            Hit(spans[first][0], spans[last][1], payload)
            for first, last, _, payload in candidates
            if first == last or _joined(folded, spans[first : last + 1])
        ]

    def _made_ready(self, word: str) -> _Ready[T] | None:
        """What hangs on a word, or None where nothing does."""
        by_ending = self._by_ending(word) if word.endswith(self._any) else []
        if word not in self._index.waiting and not by_ending:
            return None
        anchor: _Anchor[T] = _Anchor()
        anchor.alone += [(_LAST, payload) for payload in by_ending]
        for number, spelling in self.hanging_on(word):
            anchor.hang(number, spelling, self._payloads[number])
        return anchor.alone, anchor.after, anchor.before, anchor.anyhow

    def hanging_on(self, word: str) -> Iterator[tuple[int, Spelling]]:
        """Take a word; give the number of each phrase that hangs on it, with a spelling."""
        for number in self._index.waiting.get(word, ()):
            for pattern, at in self._spell(self._index.phrases[number], self._rarity):
                if word in (pattern[at] or ()):
                    yield number, (pattern, at)

    def _by_ending(self, word: str) -> list[T]:
        """What is registered for the way a word ends, the longest ending counting."""
        fitting = [end for end in self._endings if word.endswith(end) and len(word) > len(end) + 2]
        if not fitting:
            return []
        payload, left_out = self._endings[max(fitting, key=len)]
        return [] if word in left_out else [payload]


class Several:
    """Many lists of phrases at once: which of them a text may hold a phrase of, told in one pass."""

    __slots__ = ("_anchors", "_lists", "_words")

    def __init__(self, lists: Mapping[str, Phrases[Any]]) -> None:
        """Take lists by their names; none may go by endings."""
        self._lists = lists
        self._words = frozenset(word for phrases in lists.values() for word in phrases.anchors)
        self._anchors: _Anchors[str] = _Anchors(self._made_ready)

    def near(self, text: str) -> list[str]:
        """Take a text; give the names of the lists it seems to hold a phrase of, each once."""
        found = atoms_of(text)
        if self._words.isdisjoint(found):
            return []
        return list(dict.fromkeys(name for *_, name in _candidates(self._anchors, found)))

    def _made_ready(self, word: str) -> _Ready[str] | None:
        """What hangs on a word in any of the lists, each by the name of its list."""
        if word not in self._words:
            return None
        joined: _Anchor[str] = _Anchor()
        for name, phrases in self._lists.items():
            for order, spelling in phrases.hanging_on(word):
                joined.hang(order, spelling, name)
        return joined.alone, joined.after, joined.before, joined.anyhow


def _candidates(anchors: _Anchors[T], found: tuple[str, ...]) -> list[_Candidate[T]]:
    """First and last word of each phrase whose words stand around its anchor."""
    candidates: list[_Candidate[T]] = []
    beside: tuple[str, ...] = ()
    for index, anchor in enumerate(map(anchors.__getitem__, found)):
        if anchor is None:
            continue
        if not beside:
            beside = (*found, "", "")  # the last word has one after it, the first one before
        alone, after, before, anyhow = anchor
        for order, payload in alone:
            candidates.append((index, index, order, payload))
        if after and (near := after.get(beside[index + 1])) is not None:
            candidates += _fitting(near, found, index)
        if before and (near := before.get(beside[index - 1])) is not None:
            candidates += _fitting(near, found, index)
        if anyhow:
            candidates += _fitting(anyhow, found, index)
    return candidates


def longest(hits: Iterable[Hit[T]]) -> list[Hit[T]]:
    """Take hits; give those left when of overlapping ones the longest stays, or the first."""
    ordered = sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start))
    if len(ordered) < 2:
        return ordered
    taken = bytearray(max(hit.end for hit in ordered))
    kept = []
    for hit in ordered:
        if taken.find(1, hit.start, hit.end) < 0:
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def covered(hits: Sequence[Hit[T]], spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Take hits by start, and the spans of a text's atoms; give whether each begins within a hit."""
    found, end, number = [], 0, 0
    for start, _ in spans:
        while number < len(hits) and hits[number].start <= start:
            end = max(end, hits[number].end)
            number += 1
        found.append(start < end)
    return found


def _by_place(candidate: _Candidate[T]) -> tuple[int, int, int]:
    first, last, order, _ = candidate
    return first, -last, order


def _fitting(near: list[_Hanging[T]], found: tuple[str, ...], index: int) -> list[_Candidate[T]]:
    fitting: list[_Candidate[T]] = []
    for order, at, pattern, payload in near:
        first = index - at
        if first < 0 or first + len(pattern) > len(found):
            continue
        for place, choice in enumerate(pattern, first):
            if choice is not None and found[place] not in choice:
                break
        else:
            fitting.append((first, first + len(pattern) - 1, order, payload))
    return fitting


def _joined(folded: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing but space or a hyphen stands between the words at these spans."""
    for (_, end), (start, _) in pairwise(spans):
        gap = folded[end:start]
        if gap != " " and not _GAP.fullmatch(gap):
            return False
    return True
