"""What was worked out of a text, for the next who asks: rules look at the same sentences by the dozen.

A kit says much of what it says more than once, too.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import filterfalse
from typing import Any, Final, Generic, TypeVar
from weakref import ref

T = TypeVar("T")

_LONGEST: Final = 500
"""A longer text stands in one place, and what is worked out of it is not small: it isn't kept, as a rule."""
_MOST: Final = 1 << 18
"""More texts than a large kit has: whoever reads one kit after another doesn't keep them all."""


_every: "list[ref[Remembered[Any]]]" = []


def forget(most: int) -> None:
    """Let go of what was worked out of texts, wherever it is of more than so many."""
    known = [(one, known) for one in _every if (known := one()) is not None]
    _every[:] = [one for one, _ in known]
    for _, remembered in known:
        if len(remembered) > most:
            remembered.clear()


class Remembered(dict[str, T], Generic[T]):
    """By text, what a function gives for it. What it gives belongs to all who ask, and stays as it is."""

    def __init__(self, made: Callable[[str], T], longest: int = _LONGEST) -> None:
        """Take the function: of a text it gives the same each time."""
        super().__init__()
        _every.append(ref(self))
        self._made = made
        self._longest = longest

    def __missing__(self, text: str) -> T:
        made = self._made(text)
        if len(text) <= self._longest:
            if len(self) >= _MOST:
                self.clear()
            self[text] = made
        return made

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """Take texts; give those, each once, that are to be kept and of which nothing was worked out yet."""
        longest = self._longest
        new = [t for t in filterfalse(self.__contains__, dict.fromkeys(texts)) if len(t) <= longest]
        if len(self) + len(new) > _MOST:
            self.clear()
        return new

    def look_ahead(
        self, texts: Iterable[str], nothing: T, of_many: Callable[[list[str]], Mapping[str, T]]
    ) -> None:
        """Take texts that will be asked about, and what gives of many what the function would give of each.

        Those that it leaves out have `nothing`.
        """
        if new := self.unknown(texts):
            self.update(dict.fromkeys(new, nothing))
            self.update(of_many(new))
