"""Columns in UTF-16 code units, as SARIF's readers count them: a sign beyond U+FFFF is two."""

import re
from bisect import bisect_left
from functools import lru_cache

from standards_kit.text.source import Position, Source

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


def column(source: Source, position: Position) -> int:
    """The column of a position, from 1."""
    wide = _wide(source)
    line = position.offset - position.column + 1
    return position.column + bisect_left(wide, position.offset) - bisect_left(wide, line)


def only_single_units(source: Source) -> bool:
    """Whether code points and code units count alike in a whole text."""
    return not _wide(source)


@lru_cache(maxsize=8)
def _wide(source: Source) -> list[int]:
    """Where the signs of two units stand. Findings come file by file, so few texts are kept."""
    return [match.start() for match in _TWO_UNITS.finditer(source.text)]
