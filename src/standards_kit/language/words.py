"""Words and sentences of a text, at true code-point offsets.

Everything that matches text case-insensitively goes through `fold`, because
`str.lower` may lengthen a text (İ becomes two code points) and every later
offset would then be off by one.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from sys import intern
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from standards_kit.ground.lazy import lazy
from standards_kit.language.remembered import Remembered

_WORD = lazy(r"\w+(?:['’‑-]\w+)*")
# A letter and the accents that are written after it, in texts that keep them apart, are one piece.
_ATOM = lazy(r"[\w\u0300-\u036f]+")
# For each byte of a text in ASCII: itself where it is part of a word, else a space.
_WORD_BYTES = bytes(c if chr(c).isalnum() or c == ord("_") else 32 for c in range(128)) + bytes(128)
# The same for many texts at once: what stands between two of them ends a line.
_BETWEEN: Final = "\0"
_LINE_BYTES = b"\n" + _WORD_BYTES[1:]
# Marks that end a sentence, or an empty line. It begins with any sign that may begin one of the two, for such
# a sign is looked for much sooner than one of two patterns.
_END = lazy(r"[.!?…\n](?:(?<=\n)\s*\n|(?<!\n)(?<![.!?…].)[.!?…]*(?:[\"'”’)\]»]|\s»)*(?=\s))")
_LAST_WORD = lazy(r"(?:^|(?<=[\s(]))[^\s(]+$")
_INITIALS = lazy(r"(?:^|.*\W)[a-z](?:\.[a-z])*")
_LOOKBACK = 10
_MARKS: Final = ".!?…"
_PARTING: Final = (*_MARKS, "\n")


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
    """Take a folded text; give the pieces phrases are compared by: hyphens, apostrophes part.

    Letters and their accents are put together (NFC), however the text was typed.
    """
    if folded.isascii():
        return folded.encode().translate(_WORD_BYTES).decode().split()
    found = _ATOM.findall(folded)
    if not is_normalized("NFC", folded):
        found = [normalize("NFC", word) for word in found]
    return found


def _atoms_of(text: str) -> tuple[str, ...]:
    """The atoms of a text, each kept once for all texts: it is then found by where it lies in memory."""
    return tuple(map(_same.__getitem__, atoms(fold(text))))


_same: Final = Remembered(intern)
_apart: Final = Remembered(_atoms_of)


def atoms_of(text: str) -> tuple[str, ...]:
    """Take a text as it stands; give its atoms, which are worked out once."""
    return _apart[text]


def take_apart(texts: list[str]) -> list[tuple[str, ...]]:
    """Take texts; give the atoms of each, which costs less for many at once than for one after the other."""
    plain = [text for text in _apart.unknown(texts) if text.isascii() and _BETWEEN not in text]
    joined = _BETWEEN.join(plain).lower().encode().translate(_LINE_BYTES).decode()
    same = _same.__getitem__
    apart = [tuple(map(same, line.split())) for line in joined.split("\n")] if plain else []
    _apart.update(zip(plain, apart, strict=True))
    return list(map(_apart.__getitem__, texts))


def atom_spans(folded: str) -> list[tuple[int, int]]:
    """Take a folded text; give the span of each of its atoms, in the order of `atoms`."""
    return [found.span() for found in _ATOM.finditer(folded)]


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[tuple[int, int]]:
    """Take a text and words that end in a stop; give its sentences' spans, which cover it."""
    body = text.rstrip(_MARKS)
    for mark in _PARTING:
        if mark in body:
            break
    else:
        return [(0, len(text))]  # as most texts: a mark parts sentences where something follows
    starts = [0, *_sentence_starts(text, abbreviations)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def sentence_at(bounds: list[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Take the sentences of a text and an offset in it; give the one it falls in."""
    return bounds[bisect_right(bounds, offset, key=lambda span: span[0]) - 1]


def _sentence_starts(text: str, abbreviations: Collection[str]) -> Iterator[int]:
    for end in _END.finditer(text):
        if text[end.start()] == "." and _abbreviated(text, end.start(), abbreviations):
            continue
        if end.end() < len(text):
            yield end.end()


def _abbreviated(text: str, stop: int, abbreviations: Collection[str]) -> bool:
    """Whether the word before a full stop is an abbreviation, or a single letter."""
    last = _LAST_WORD.search(text, max(0, stop - _LOOKBACK), stop)
    word = last.group().lower() if last else ""
    return word in abbreviations or _INITIALS.fullmatch(word) is not None


def _lower_one(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
