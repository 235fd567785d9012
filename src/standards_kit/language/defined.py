"""Whether the defined words of a text settle a vague phrase in it.

A definition of the whole phrase does, and so do definitions of the words in it that say something.
"""

from bisect import bisect_left
from collections.abc import Sequence

from standards_kit.language.contexts import Bounds
from standards_kit.language.lexicon import Entry, Lexicon
from standards_kit.language.words import atom_spans, fold


class DefinedSpans:
    """The spans of defined words in a text: they come in order and do not overlap."""

    __slots__ = ("_lexicon", "_spans", "_text")

    def __init__(self, text: str, spans: Sequence[Bounds], lexicon: Lexicon) -> None:
        """Take a text, the spans of the defined words in it, and the lexicon of its language."""
        self._text = text
        self._spans = sorted(spans)
        self._lexicon = lexicon

    def settle(self, start: int, end: int) -> bool:
        """Whether definitions cover a phrase, or each word in it that says something.

        In "regular checks" one word is vague: where that is defined, the rest may be.
        """
        if not self._spans:
            return False
        near = self._near(start, end)
        if any(low <= start and end <= high for low, high in near):
            return True
        return bool(near) and (
            self._says_nothing_else(start, end, near) or self._is_sound_beside(start, end, near)
        )

    def _near(self, start: int, end: int) -> list[Bounds]:
        first = bisect_left(self._spans, (start,))
        if first and self._spans[first - 1][1] > start:
            first -= 1
        return self._spans[first : bisect_left(self._spans, (end,))]

    def _says_nothing_else(self, start: int, end: int, near: list[Bounds]) -> bool:
        folded = fold(self._text[start:end])
        inner = [
            (start + low, start + high)
            for low, high in atom_spans(folded)
            if folded[low:high] not in self._lexicon.grammar.words("small")
        ]
        return bool(inner) and all(
            any(low <= word[0] and word[1] <= high for low, high in near) for word in inner
        )

    def _is_sound_beside(self, start: int, end: int, near: list[Bounds]) -> bool:
        """Whether a defined word is itself a vague one, and none is left beside those defined."""
        if not any(self._vague(low, high) for low, high in near):
            return False
        edges = [start, *(edge for span in near for edge in span), end]
        return not any(self._vague(*gap) for gap in zip(edges[::2], edges[1::2], strict=True))

    def _vague(self, start: int, end: int) -> bool:
        found = self._lexicon.matcher.find(self._text[start:end])
        return any(isinstance(hit.payload, Entry) for hit in found)
