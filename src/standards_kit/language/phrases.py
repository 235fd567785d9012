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
from functools import partial
from itertools import islice, pairwise
from typing import Any, Final, Generic, NamedTuple, TypeVar

from standards_kit.ground.lazy import lazy
from standards_kit.language.anchors import Anchor, Anchors, Candidate, Pile, Ready, around
from standards_kit.language.notation import (
    Rarity,
    Spelling,
    anchor_of,
    anchors_of,
    beside_of,
    literally,
    spellings,
)
from standards_kit.language.words import atom_spans, atoms_of, fold

T = TypeVar("T")
U = TypeVar("U")
# What a word has by its ending comes after all that is listed.
_LAST: Final = 1 << 30
_GAP = lazy(r"['\u0300-\u036f]?[\s\u00ad\u2010\u2011-]+|['\u2013/]|\s?&\s?")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `text[start:end]`, with what was registered for it."""

    start: int
    end: int
    payload: T


class Index(NamedTuple):
    """Phrases by the words they hang on: each phrase, and for each word the phrases' numbers.

    The numbers are written out, "3 17": a run asks for those of a few words of thousands.
    """

    phrases: Sequence[str]
    waiting: Mapping[str, str]


def index_of(
    phrases: Sequence[str], rarity: Rarity | None = None, *, notation: bool = False
) -> Index:
    """Take phrases and how rare words are; give their index. One without a word hangs nowhere.

    `notation`: they are written as a lexicon writes them, and not as they stand.
    """
    rarity = Rarity() if rarity is None else rarity
    anchors = anchors_of if notation else anchor_of
    waiting: dict[str, list[str]] = {}
    for number, phrase in enumerate(phrases):
        for anchor in anchors(phrase, rarity):
            if anchor in waiting:
                waiting[anchor].append(str(number))
            else:
                waiting[anchor] = [str(number)]
    return Index(phrases, dict(zip(waiting, map(" ".join, waiting.values()), strict=True)))


class Phrases(Generic[T]):
    """Whole-word occurrences of many phrases, each with a payload; built once.

    Phrases are taken as they stand, or, with `notation`, as a lexicon writes them.
    """

    __slots__ = ("_anchors", "_any", "_endings", "_index", "_notation", "_payloads", "_rarity")

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
        self._notation = notation
        self._endings = endings or {}
        self._any = tuple(self._endings)
        self._anchors: Anchors[T] = Anchors(self._made_ready)

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
        candidates = self._anchors.near(around(found))
        return [Hit(*found) for found in _found(text, 1, candidates)] if candidates else []

    def _made_ready(self, word: str) -> Ready[T] | None:
        anchor: Anchor[T] = Anchor()
        self.hang_on(word, anchor, lambda payload: payload)
        return anchor.ready()

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings by which it finds words."""
        return self._any

    def hang_on(self, word: str, anchor: Anchor[U], told: Callable[[T], U]) -> None:
        """Take a word and its anchor; hang there what hangs on the word. `told`: what a payload becomes."""
        for number in map(int, self._index.waiting.get(word, "").split()):
            phrase, payload = self._index.phrases[number], told(self._payloads[number])
            beside = beside_of(phrase, word)
            if beside is not None:
                anchor.hang_by(*beside, number, payload, partial(self._spelled, phrase, word))
                continue
            for spelling in self._spelled(phrase, word):
                anchor.hang(number, spelling, payload)
        if word.endswith(self._any):
            for payload in map(told, self._by_ending(word)):
                anchor.hang(_LAST, ((None,), 0), payload)

    def _spelled(self, phrase: str, word: str) -> list[Spelling]:
        """The spellings of a phrase that hang on a word."""
        every = (
            spellings(phrase, self._rarity, word)
            if self._notation
            else literally(phrase, self._rarity)
        )
        return [(pattern, at) for pattern, at in every if word in (pattern[at] or ())]

    def _by_ending(self, word: str) -> list[T]:
        """What is registered for the way a word ends, the longest ending counting."""
        fitting = [end for end in self._endings if word.endswith(end) and len(word) > len(end) + 2]
        if not fitting:
            return []
        payload, left_out = self._endings[max(fitting, key=len)]
        return [] if word in left_out else [payload]


class Several:
    """Many lists of phrases at once: a text is gone through once for all of them."""

    __slots__ = ("_anchors", "_common", "_endings", "_lists", "_words")

    def __init__(self, lists: Mapping[str, Phrases[Any]], common: "Several | None" = None) -> None:
        """Take lists by their names, and further ones that others have in common with these."""
        self._lists = lists
        self._common = common
        self._words = frozenset[str]().union(*(one.index.waiting for one in lists.values()))
        self._endings = tuple(end for one in lists.values() for end in one.endings)
        self._anchors: Anchors[tuple[str, Any]] = Anchors(self._made_ready)

    def find(self, text: str) -> dict[str, list[Hit[Any]]]:
        """Take a text; give by their names what the lists find in it, those that find anything."""
        candidates = self._anchors.near(around(atoms_of(text)))
        return _by_list(_found(text, 1, candidates)) if candidates else {}

    def among(self, texts: Iterable[str]) -> dict[str, dict[str, list[Hit[Any]]]]:
        """Take texts; give those in which anything is found, each with what `find` gives of it."""
        pile = Pile(texts)
        near = pile.parted(self._anchors.near(pile.words))
        each = ((text, _by_list(_found(text, start, some))) for text, start, some in near)
        return {text: found for text, found in each if found}

    def ready(self, word: str) -> Ready[tuple[str, Any]] | None:
        """Take a word; give what hangs on it in any of the lists, each with the name of its list."""
        return self._anchors[word]

    def hang_on(self, word: str, anchor: Anchor[tuple[str, Any]]) -> None:
        """Take a word and its anchor; hang there what hangs on the word in any of the lists."""
        if self._common is not None:
            self._common.hang_on(word, anchor)
        for name, phrases in self._lists.items():
            phrases.hang_on(word, anchor, partial(_named, name))

    def _made_ready(self, word: str) -> Ready[tuple[str, Any]] | None:
        if word not in self._words and not word.endswith(self._endings):
            return self._common.ready(word) if self._common is not None else None
        anchor: Anchor[tuple[str, Any]] = Anchor()
        self.hang_on(word, anchor)
        return anchor.ready()


def _named(name: str, payload: T) -> tuple[str, T]:
    return name, payload


def _by_list(
    found: Iterable[tuple[int, int, tuple[str, Any]]],
) -> dict[str, list[Hit[Any]]]:
    by_list: dict[str, list[Hit[Any]]] = {}
    for start, end, (name, payload) in found:
        by_list.setdefault(name, []).append(Hit(start, end, payload))
    return by_list


def _found(
    text: str, start: int, candidates: Sequence[Candidate[T]]
) -> Iterator[tuple[int, int, T]]:
    """What is found of a text's candidates: between its words nothing stands. `start`: the text's place in a pile."""
    folded = fold(text)
    spans = _spans(text, folded, max([last for _, last, *_ in candidates]) - start)
    for first, last, _, payload in candidates:
        if first == last or _joined(folded, spans[first - start : last - start + 1]):
            yield spans[first - start][0], spans[last - start][1], payload


def _spans(text: str, folded: str, last: int) -> list[tuple[int, int]]:
    """Where the atoms of a text stand, those up to the one that is asked for."""
    if not folded.isascii():
        return atom_spans(folded)
    # Nothing but what parts words stands before each: it is the first that is written like it.
    spans, end = [], 0
    for word in islice(atoms_of(text), last + 1):
        start = folded.find(word, end)
        end = start + len(word)
        spans.append((start, end))
    return spans


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


def _joined(folded: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing but space or a hyphen stands between the words at these spans."""
    for (_, end), (start, _) in pairwise(spans):
        gap = folded[end:start]
        if gap != " " and not _GAP.fullmatch(gap):
            return False
    return True
