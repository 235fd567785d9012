"""A text and the places in it.

Offsets are the truth: half-open ranges of code points, counted from 0 in the file's text after
any byte-order mark. Lines and columns are derived from them and count from 1. A line ends at LF,
CRLF or a lone CR, and nowhere else; a tab is one column.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from standards_kit.ground.records import record

_LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of offsets."""

    start: int
    end: int


@record
class Position:
    """One place: line and column from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class Source:
    """A file's text under the name it is reported by (relative to the kit, with ``/``)."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @property
    def written(self) -> bool:
        """Whether there is any text."""
        return bool(self.text)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line_span(self, line: int) -> Span:
        """Where a line's own text stands, without its line end."""
        start = self.line_starts[line - 1]
        following = self.line_starts[line : line + 1]
        end = following[0] if following else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def line_text(self, line: int) -> str:
        """A line's text, without its line end."""
        span = self.line_span(line)
        return self.text[span.start : span.end]
