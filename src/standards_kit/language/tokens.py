"""The words and marks of one sentence, with what each may be."""

from dataclasses import field
from itertools import chain
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle
from standards_kit.language.word_kinds import END, Kinds

_TOKEN: Final = lazy(
    r"[^\W\d_][\w\u0300-\u036f]*(?:['\u2010\u2011.-][^\W\d_]+)*(?:(?<=s)'(?=\s))?"
    r"|\0+|[$£€]?\d(?:[\d.,:]*\d)?[a-z%]*"
    r"|[,;:()\[\]–—|]|(?<=\s)-(?=\s)"
)

REACH: Final = 24
"""How many words a subject may have, so that a text of any kind is read in linear time."""
_DASH: Final = "-"
_REMEMBERED: Final = 1 << 16
_LONGEST: Final = 40
_BEYOND: Final = ("", "", "", "")


@bundle
class Tokens:
    """The words and marks of a sentence in lower case, what each may be, and where they stand.

    `size` is their number; after the last stand some empty words, so that there always are next ones.
    """

    start: int
    folded: str
    words: list[str]
    kinds: list[int]
    lists: Kinds
    size: int
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Take the places of the first and the last of some words; give theirs in the text."""
        if last >= len(self._spans):
            self._locate(last)
        return self.start + self._spans[first][0], self.start + self._spans[last][1]

    def _locate(self, last: int) -> None:
        """Find where the words up to one stand: what is between them reads like none of them, but for a dash."""
        spans = self._spans
        if _DASH in self.words:
            spans[:] = [found.span() for found in _TOKEN.finditer(self.folded)]
            return
        end = spans[-1][1] if spans else 0
        for at in range(len(spans), last + 1):
            word = self.words[at]
            start = self.folded.find(word, end)
            end = start + len(word)
            spans.append((start, end))

    def is_in(self, name: str, at: int) -> bool:
        """Take the name of a list and a word's place; tell whether the word stands in the list."""
        return self.lists.listed[name][self.words[at]]

    def is_verb_of(self, name: str, at: int) -> bool:
        """Take the name of a list of verbs and a verb's place; tell whether the verb stands in it."""
        return self.lists.verb(self.words[at]) in self.lists.told.words(name)

    def says(self, name: str, at: int) -> bool:
        """Take the name of a pattern and a word's place; tell whether it matches from that word on."""
        begins = self.span(at, at)[0] - self.start
        return self.lists.told.pattern(name).match(self.folded, begins) is not None


def tokens_of(folded: str, start: int, kinds: Kinds) -> Tokens:
    """Take a folded sentence and where it starts in its text; give its words and marks."""
    words = _words(folded)
    size = len(words)
    words += _BEYOND
    return Tokens(start, folded, words, list(map(kinds.__getitem__, words)), kinds, size)


class _Pieces(dict[str, list[str]]):
    """The words and marks of what stands between two spaces, worked out once."""

    def __missing__(self, piece: str) -> list[str]:
        found = _TOKEN.findall(f" {piece} ")
        if len(self) < _REMEMBERED and len(piece) <= _LONGEST:
            self[piece] = found
        return found


_pieces: Final = _Pieces()


def _words(folded: str) -> list[str]:
    """The words and marks of a sentence; none of them has a space in it, nor matters beyond one."""
    pieces = folded.split()
    if not pieces or pieces[0] == _DASH or pieces[-1] == _DASH or pieces[-1][-1] == "'":
        return _TOKEN.findall(folded)  # what counts between spaces alone may stand at the edge
    return list(chain.from_iterable(map(_pieces.__getitem__, pieces)))


def skip(t: Tokens, at: int, kind: int) -> int:
    """Take a place and kinds; give the place of the first word from there that is of none of them."""
    while t.kinds[at] & kind and not t.kinds[at] & END:
        at += 1
    return at
