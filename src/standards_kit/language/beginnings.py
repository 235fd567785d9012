"""Where a quantity may begin in a text: at a figure, at the sign of a currency, or at a word that is worth something.

Most texts have no such place, and a look at their words says so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from standards_kit.ground.lazy import lazy
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atoms_of

_FIGURE: Final = lazy(r"[\d£€$¥₹]")
_PLAIN_FIGURE: Final = lazy(
    r"[0-9$]"
)  # in ASCII: to ask of each sign whether it is a figure takes twice as long
_WORTH: Final = ("numbers", "ordinals", "times", "parts", "clocks")
_APART: Final = re.compile(r"[\s-]")

Begins: TypeAlias = Literal["figure", "number", "word", "sign"]
"""What a quantity begins with: a number in figures or in words, another word, or the sign of a currency."""


Beginning: TypeAlias = tuple[int, Begins]
"""A place where a quantity may begin, and with what."""


class Beginnings:
    """Where quantities may begin in the texts of one language."""

    def __init__(self, told: Wordings) -> None:
        self._told = told
        begins = told.words("begins") | {word for name in _WORTH for word in _first(told, name)}
        self._tells = frozenset(_telling(told))
        self._sure = told.words("by_itself") | told.words("after_the")
        self._kinds: dict[str, Begins] = dict.fromkeys(begins, "word")
        self._kinds.update((word, "number") for word in _first(told, "numbers"))
        # So far before the word that tells of a quantity it may begin: “the” of “the same day”.
        self._back = 1 + max(
            (len(word) for word in begins if self._tells.isdisjoint(atoms_of(word))), default=0
        )
        self._begins = re.compile(
            rf"\d+(?:[.,:]\d+)*|[£€$¥₹]|(?<![^\W\d_]){_any_of(begins)}(?![^\W\d_])"
        )

    def find(self, text: str, folded: str) -> list[Beginning]:
        """Take a text as it stands and folded; give where a quantity may begin, in order."""
        first = self._before(text, folded)
        if first is None:
            return []
        starts = self._told.pattern("starts")
        found = self._begins.finditer(folded, first)
        begins: list[Beginning] = []
        for one in found:
            word, place = one[0], one.start()
            kind = self._kinds.get(word)
            if kind is None:
                begins.append((place, "figure" if word[0].isdigit() else "sign"))
            elif word in self._sure or starts.match(text, place):
                begins.append((place, kind))
        return begins

    def _before(self, text: str, folded: str) -> int | None:
        """A place before which no quantity begins; None where none does at all."""
        words = self._tells.intersection(atoms_of(text))
        figure = (_PLAIN_FIGURE if text.isascii() else _FIGURE).search(text)
        if figure is None and not words:
            return None
        at = min(map(folded.find, words), default=len(text))
        return max(0, min(at - self._back, figure.start() if figure else at))


@lru_cache(maxsize=8)
def beginnings(told: Wordings) -> Beginnings:
    """Where quantities begin, by the wordings of their language."""
    return Beginnings(told)


def _first(told: Wordings, name: str) -> Iterator[str]:
    """The words that those of a list of values begin with."""
    return (_APART.split(phrase)[0] for phrase in told.values(name))


def _telling(told: Wordings) -> Iterator[str]:
    """The words of which a text has one if it states a quantity and has neither figure nor sign."""
    for phrase in told.words("by_itself") | told.words("after_the"):
        yield max(phrase.split(), key=len)
    for word in told.words("after_a"):
        yield word
        yield f"{word}s"


def _any_of(words: frozenset[str]) -> str:
    """A pattern for any of some words: one is held against those of its letter alone."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    told = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?:{told})"
