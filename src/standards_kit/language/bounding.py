"""What the words before and after a quantity make of it: “within” an hour, an hour “or less”."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from standards_kit.language.wordings import Wordings

Bound: TypeAlias = Literal["at_most", "at_least", "exactly", ""]

_REACH: Final = 34
_MOST_WORDS: Final = 4
"""No more words before a quantity are read as what bounds it."""


class Bounding:
    """The words that bound quantities in one language."""

    def __init__(self, told: Wordings) -> None:
        self._after = _bounds(told, "then_")
        self._openings = tuple({words.split()[0] for words in self._after})
        self._before: dict[str, list[tuple[int, str, Bound]]] = {}
        for words, bound in sorted(_bounds(told, "").items(), key=_by_length):
            count = len(words.split())
            if count <= _MOST_WORDS:
                self._before.setdefault(words.split()[-1], []).append((count, words, bound))

    def around(
        self, folded: str, start: int, end: int, sentence: tuple[int, int]
    ) -> tuple[int, int, Bound]:
        """Take a quantity in a folded text, and its sentence; give its span with the words that bound it,
        and how they do."""
        behind = folded[end : min(sentence[1], end + _REACH)]
        after = behind.lstrip(" ,")
        if after.startswith(self._openings):
            for words, bound in self._after.items():
                if after.startswith(words) and not after[len(words) :][:1].isalnum():
                    return start, end + len(behind) - len(after) + len(words), bound
        before = folded[max(sentence[0], start - _REACH) : start]
        said = before.split()
        for count, words, bound in self._before.get(said[-1], ()) if said else ():
            if count == 1 or " ".join(said[-count:]) == words:
                return start - _length_of_last(before, count), end, bound
        return start, end, ""


@lru_cache(maxsize=8)
def bounding(told: Wordings) -> Bounding:
    """The words that bound quantities, by the wordings of their language."""
    return Bounding(told)


def _bounds(told: Wordings, prefix: str) -> Mapping[str, Bound]:
    """What each word before a quantity (or after it, with a prefix) makes of it."""
    names: tuple[Bound, ...] = ("at_most", "at_least", "exactly")
    return {words: name for name in names for words in told.listed(f"{prefix}{name}")}


def _by_length(told: tuple[str, Bound]) -> int:
    return -len(told[0].split())


def _length_of_last(text: str, count: int) -> int:
    """How long the last so many words of a text are, with what stands between and behind them."""
    head = text.rsplit(None, count)
    first = head[0] if len(head) > count else ""
    return len(text[len(first) :].lstrip())
