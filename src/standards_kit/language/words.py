"""Words and sentences of a text, at true code-point offsets.

Everything that matches text case-insensitively goes through `fold`, because
`str.lower` may lengthen a text (İ becomes two code points) and every later
offset would then be off by one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from standards_kit.ground.lazy import lazy

_WORD = lazy(r"\w+(?:['’‑-]\w+)*")
_ATOM = lazy(r"\w+")
# For each byte of a text in ASCII: itself where it is part of a word, else a space.
_WORD_BYTES = bytes(c if chr(c).isalnum() or c == ord("_") else 32 for c in range(128)) + bytes(128)
_END = lazy(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n\s*\n")
_ABBREVIATION = lazy(
    r"(?:\b(?:[a-z]|e\.g|i\.e|approx|no|mr|mrs|ms|dr|st|vs|cf|incl|hrs?|mins?|secs?|tel|ext)"
    r"|[a-z]\.[a-z])\.$"
)
_LOOKBACK = 10


class Word(NamedTuple):
    """One word as written, and where it stands: `text[start:end]`."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """Take a text; give its words, inner apostrophes and hyphens included."""
    return [Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]


def fold(text: str) -> str:
    """Take a text; give it in lower case with straight apostrophes, at the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(map(_lower_one, text))
    if not low.isascii():
        low = low.replace("’", "'").replace("ʼ", "'")
    return low


def atoms(folded: str) -> list[str]:
    """Take a folded text; give the pieces phrases are compared by: hyphens, apostrophes part."""
    if folded.isascii():
        return folded.encode().translate(_WORD_BYTES).decode().split()
    return _ATOM.findall(folded)


def atom_spans(folded: str) -> list[tuple[int, int]]:
    """Take a folded text; give the span of each of its atoms, in the order of `atoms`."""
    return [found.span() for found in _ATOM.finditer(folded)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Take a text; give the spans of its sentences, which together cover it."""
    starts = [0, *_sentence_starts(text)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def sentence_at(bounds: list[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Take the sentences of a text and an offset in it; give the one it falls in."""
    return bounds[bisect_right(bounds, offset, key=lambda span: span[0]) - 1]


def _sentence_starts(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        before = text[max(0, end.start() - _LOOKBACK) : end.start() + 1].lower()
        if text[end.start()] == "." and _ABBREVIATION.search(before):
            continue
        if end.end() < len(text):
            yield end.end()


def _lower_one(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
