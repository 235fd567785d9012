"""Words with blanks in braces: ``reviewed on {date}``."""

import re
from collections.abc import Mapping
from functools import lru_cache

_BLANK = re.compile(r"\{(\w+)\}")


def blanks(word: str | Mapping[str, str]) -> set[str]:
    """The names of what is filled into a word, in any of its forms."""
    forms = [word] if isinstance(word, str) else word.values()
    return {blank for form in forms for blank in _pieces(form)[1::2]}


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its blanks filled; a value may hold braces, and a blank without one stays."""
    pieces = list(_pieces(text))
    for at in range(1, len(pieces), 2):
        pieces[at] = values.get(pieces[at], f"{{{pieces[at]}}}")
    return "".join(pieces)


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[str, ...]:
    """A text cut at its blanks: every other piece is the name of one. A book fills a few of them often."""
    return tuple(_BLANK.split(text))
