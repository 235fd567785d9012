"""What the words of a text may be forms of: told: tell; families: family; unpaid: unpaid.

Rules list words in their plainest form. A text is held against such a list by what its words may come
from, which is looked up: the words of a kit are few, and each is worked out once.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from standards_kit.language.forms import bases

_REMEMBERED: Final = 1 << 18


class Bases(dict[str, frozenset[str]]):
    """Each word, in lower case, with all that it may be a form of, itself among it."""

    def __init__(self, morphology: str) -> None:
        super().__init__()
        self._morphology = morphology

    def __missing__(self, word: str) -> frozenset[str]:
        found = bases(word, self._morphology)
        if len(self) < _REMEMBERED:
            self[word] = found
        return found

    def of(self, words: Iterable[str]) -> frozenset[str]:
        """Take words; give all that any of them may be a form of."""
        return frozenset().union(*map(self.__getitem__, words))


@cache
def bases_in(morphology: str) -> Bases:
    """Take a morphology's name; give what its words come from."""
    return Bases(morphology)
