"""What hangs on a word, and which phrases stand around it: phrases are looked for from their anchors.

A pile is many texts with their words one behind the other, so that a whole kit is gone through word by
word without stopping at each text.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, groupby, repeat
from typing import Final, Generic, TypeAlias, TypeVar

from standards_kit.language.notation import Pattern, Spelling
from standards_kit.language.words import take_apart

T = TypeVar("T")

# What stands for a word where a text begins or ends: no phrase holds it, nor what may be any word.
_EDGE: Final = ""
_REMEMBERED: Final = 1 << 20


class _Unspelled(Generic[T]):
    """A phrase that is spelled out when a text holds its anchor, and beside that a word of it."""

    __slots__ = ("_order", "_payload", "_spell", "_spelled")

    def __init__(self, order: int, payload: T, spell: Callable[[], list[Spelling]]) -> None:
        self._order = order
        self._payload = payload
        self._spell = spell
        self._spelled: list[_Hanging[T]] | None = None

    def spelled(self) -> "list[_Hanging[T]]":
        """Give its spellings as they hang."""
        if self._spelled is None:
            self._spelled = [_hanging(self._order, each, self._payload) for each in self._spell()]
        return self._spelled


# A phrase that hangs on a word: where it was listed, how far from there its first and its last word are,
# how far the words are that are not known yet and which they may be, the nearer first; its payload. Or, without
# such words, what spells it out.
_Hanging: TypeAlias = (
    tuple[int, int, int, tuple[tuple[int, frozenset[str] | None], ...], T]
    | tuple[int, int, int, None, _Unspelled[T]]
)
# What hangs on a word: by the word after, by the word before, and what has neither.
Ready: TypeAlias = tuple[
    dict[str, list[_Hanging[T]]], dict[str, list[_Hanging[T]]], list[_Hanging[T]] | None
]
# The places of the first and the last word of what may be a phrase, where it was listed, its payload.
Candidate: TypeAlias = tuple[int, int, int, T]


class Anchor(Generic[T]):
    """What hangs on one word: phrases by the word after, or else before it, and those that have neither."""

    __slots__ = ("_after", "_anyhow", "_before")

    def __init__(self) -> None:
        self._after: dict[str, list[_Hanging[T]]] = {}
        self._before: dict[str, list[_Hanging[T]]] = {}
        self._anyhow: list[_Hanging[T]] = []

    def hang(self, order: int, spelling: Spelling, payload: T) -> None:
        """Add one spelling of a phrase, which was the `order`th to be listed."""
        pattern, at = spelling
        known = _known(pattern, at)
        hanging = _hanging(order, spelling, payload)
        if not known:
            self._anyhow.append(hanging)
            return
        beside = self._after if known > 0 else self._before
        for word in pattern[at + known] or ():
            beside.setdefault(word, []).append(hanging)

    def hang_by(
        self,
        side: int,
        words: Iterable[str],
        order: int,
        payload: T,
        spell: Callable[[], list[Spelling]],
    ) -> None:
        """Add a phrase of which a word beside it is known: 1 behind it, -1 before it. Most are never spelled out."""
        beside = self._after if side > 0 else self._before
        hanging: _Hanging[T] = (order, 0, 0, None, _Unspelled(order, payload, spell))
        for word in words:
            beside.setdefault(word, []).append(hanging)

    def ready(self) -> Ready[T] | None:
        """All of it, taken apart at once, for it is asked for often; None where nothing hangs."""
        if not (self._after or self._before or self._anyhow):
            return None
        return self._after, self._before, self._anyhow or None


def _hanging(order: int, spelling: Spelling, payload: T) -> _Hanging[T]:
    pattern, at = spelling
    known = _known(pattern, at)
    # From the anchor outwards: what reaches over the edge of a text stops there.
    away = (*range(-1, -at - 1, -1), *range(1, len(pattern) - at))
    others = tuple([(by, pattern[at + by]) for by in away if by != known])
    return order, -at, len(pattern) - at - 1, others, payload


def _known(pattern: Pattern, at: int) -> int:
    """Where the word is by which a spelling hangs: 1 behind its anchor, else -1 before it, or 0 for none."""
    if at + 1 < len(pattern) and pattern[at + 1] is not None:
        return 1
    return -1 if at and pattern[at - 1] is not None else 0


class Anchors(dict[str, Ready[T] | None], Generic[T]):
    """What hangs on each word that texts hold, or None; worked out when a text first holds it."""

    def __init__(self, made: Callable[[str], Ready[T] | None]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, word: str) -> Ready[T] | None:
        anchor = self._made(word)
        if len(self) < _REMEMBERED:
            self[word] = anchor
        return anchor

    def near(self, words: Sequence[str]) -> list[Candidate[T]]:
        """Take the words of a pile; give each phrase whose words stand around its anchor.

        They come by their first word, the longest first, and of those at one place the one listed first.
        """
        found: list[Candidate[T]] = []
        hanging = list(map(self.__getitem__, words))
        for index, anchor in compress(enumerate(hanging), hanging):
            after, before, anyhow = anchor  # type: ignore[misc]  # none is None here
            if (word := words[index + 1]) in after:
                found += _fitting(after[word], words, index)
            if (word := words[index - 1]) in before:
                found += _fitting(before[word], words, index)
            if anyhow is not None:
                found += _fitting(anyhow, words, index)
        found.sort(key=_by_place)
        return found


def _fitting(near: list[_Hanging[T]], words: Sequence[str], index: int) -> list[Candidate[T]]:
    """Those of some phrases whose other words stand around an anchor, too."""
    fitting: list[Candidate[T]] = []
    room = len(words) - index
    for order, first, last, others, payload in near:
        if others is None:
            near[:] = chain.from_iterable(map(_spelled, near))
            return _fitting(near, words, index)
        if last >= room or index + first < 0:
            continue  # or else one word over and over would be held, from each of its places, against all of itself
        for away, choice in others:
            word = words[index + away]
            if not word or (choice is not None and word not in choice):
                break
        else:
            found = (index + first, index + last, order, payload)
            fitting.append(found)  # type: ignore[arg-type]  # what is spelled out has its payload
    return fitting


def _spelled(hanging: _Hanging[T]) -> list[_Hanging[T]]:
    return hanging[4].spelled() if hanging[3] is None else [hanging]


def _by_place(candidate: Candidate[T]) -> tuple[int, int, int]:
    first, last, order, _ = candidate
    return first, -last, order


class Pile:
    """Texts, and their words one behind the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take texts."""
        self._texts = list(texts)
        each = take_apart(self._texts)
        parts = chain.from_iterable(zip(each, repeat((_EDGE,)), strict=False))
        self.words = [_EDGE, *chain.from_iterable(parts)]
        self._starts = list(accumulate((len(words) + 1 for words in each), initial=1))

    def parted(
        self, candidates: Iterable[Candidate[T]]
    ) -> Iterator[tuple[str, int, list[Candidate[T]]]]:
        """Take what was found among the words, in order; give it by text, with the place of the text's first word."""
        starts = self._starts
        for at, some in groupby(candidates, lambda candidate: bisect_right(starts, candidate[0])):
            yield self._texts[at - 1], starts[at - 1], list(some)


def around(atoms: Sequence[str]) -> tuple[str, ...]:
    """Take the atoms of one text; give them as the words of a pile, where the first has the place 1."""
    return (_EDGE, *atoms, _EDGE)
