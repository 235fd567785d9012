"""The order in which a language lists its words.

Accents count only where words are else the same, unless the language has them for letters of their
own: ñ stands after n in Spanish, and ą after a in Polish.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

_JOINED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana is listed among hiragana, as the same sounds."""

SortKey = tuple[tuple[float, ...], str]


def sort_key(text: str, alphabet: str = "", skipped: Iterable[str] = ()) -> SortKey:
    """Where a word stands.

    `alphabet` names the language's letters in order where that is not Unicode's own once accents
    are taken off; `skipped` are beginnings that do not count, such as an article.
    """
    folded = unicodedata.normalize("NFC", text.casefold().replace("’", "'"))
    counted = next((folded.removeprefix(one) for one in skipped if folded.startswith(one)), folded)
    return tuple(chain.from_iterable(map(_places(alphabet).__getitem__, counted))), folded


class _Places(dict[str, tuple[float, ...]]):
    """Where each letter stands; those of a language are few, and its words many."""

    def __init__(self, alphabet: str) -> None:
        super().__init__()
        self._own = {letter: ord("a") + at / 100 for at, letter in enumerate(alphabet)}

    def __missing__(self, char: str) -> tuple[float, ...]:
        self[char] = found = self._found(char)
        return found

    def _found(self, char: str) -> tuple[float, ...]:
        own = self._own
        if char in own:
            return (own[char],)
        plain = unicodedata.normalize("NFKD", char).translate(_JOINED)
        letters = [one for one in plain.translate(_KATAKANA) if not unicodedata.combining(one)]
        return tuple(own.get(one, float(ord(one))) for one in letters)


_places = lru_cache(maxsize=64)(_Places)
