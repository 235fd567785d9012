"""Which words of the lexicon are one word in several forms: courteous, courteously, courtesy.

An entry may gather near synonyms; only those that share a stem are one family. Families
are wanted for a kit's own terms, not on every run, so they are worked out when asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

_SHORTEST_STEM = 4
_LONGEST_ENDING = 2


class Families(Mapping[str, frozenset[str]]):
    """The forms that share a stem with a word, itself included, by each word in the lexicon."""

    def __init__(self, written: Sequence[Sequence[str]]) -> None:
        """Take the words of each entry, its phrases and its comparatives and superlatives left out."""
        self._written = written

    @cached_property
    def _entries(self) -> dict[str, Sequence[str]]:
        found: dict[str, Sequence[str]] = {}
        for words in self._written:
            found.update(dict.fromkeys(words, words))
        return found

    def __getitem__(self, word: str) -> frozenset[str]:
        """Take a form; give its family, or raise KeyError where the lexicon lacks it."""
        return frozenset(other for other in self._entries[word] if _related(word, other))

    def __iter__(self) -> Iterator[str]:
        """Give every single word of the lexicon."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Give the number of single words."""
        return len(self._entries)


def _related(one: str, other: str) -> bool:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    stem = sum(1 for _ in alike)
    return one == other or stem >= max(_SHORTEST_STEM, min(len(one), len(other)) - _LONGEST_ENDING)
