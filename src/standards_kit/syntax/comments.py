"""The comments of a document's source: where they are, and what they keep quiet.

A comment begins at a ``#`` at the start of a line or after white space, outside quoted and block
scalars; plain scalars can't hold one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence as Ordered
from typing import NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.syntax.document import Document
from standards_kit.text.source import Source, Span

_LINE_END = lazy(r"[\r\n]|\Z")
_COMMENT = lazy(r"(?:(?<=[ \t\r\n\ufeff])|\A)#[^\r\n]*")


class Comment(NamedTuple):
    """A comment with its ``#``; ``alone`` where nothing stands before it on its line."""

    span: Span
    text: str
    alone: bool


def comments(source: Source, documents: Ordered[Document]) -> list[Comment]:
    """All comments of a source, in order."""
    text = source.text
    if "#" not in text:
        return []
    held = sorted(_held(text, documents))
    starts = [span.start for span in held]
    found = []
    for match in _COMMENT.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < held[before].end:
            continue
        found.append(_comment(source, match))
    return found


def _comment(source: Source, match: "re.Match[str]") -> Comment:
    start = source.line_starts[source.position(match.start()).line - 1]
    alone = not source.text[start : match.start()].strip()
    return Comment(Span(*match.span()), match.group(), alone)


def _held(text: str, documents: Ordered[Document]) -> Iterator[Span]:
    """The spans in which a ``#`` is text. A block scalar's own head line may end in a comment."""
    for document in documents:
        for scalar in document.styled:
            start, end = scalar.start, scalar.end
            if scalar.style in "|>":
                head = _LINE_END.search(text, start)
                start = head.start() if head else start
            yield Span(start, end)
