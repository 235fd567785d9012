"""A source in the canonical style, in which every comment that keeps a finding quiet still does."""

from collections.abc import Iterator

from standards_kit.lint.suppressions import suppressions
from standards_kit.syntax.document import Document, read
from standards_kit.syntax.nodes import Mapping, walk
from standards_kit.syntax.style.canonical import Styled, canonical
from standards_kit.text.source import Source

UNREADABLE = frozenset({"invalid-yaml", "invalid-encoding", "too-large", "unreadable-file"})
"""What lint finds in a file of which nobody can say what it means."""


def styled(text: str) -> Styled:
    """Take the text of a source that can be read, without a byte-order mark."""
    return canonical(text, _quiets_the_same)


def _quiets_the_same(before: str, after: str) -> bool:
    return "standards-kit" not in before or list(_quieted(before)) == list(_quieted(after))


def _quieted(text: str) -> Iterator[tuple[object, ...]]:
    """Each comment that is addressed to us, with what it covers, counted by where values begin and end."""
    reading = read(Source("", text))
    begin, end = _counted(reading.documents)
    for each in suppressions(reading):
        covers = [(begin.get(span.start), end.get(span.end)) for span in each.covers]
        yield each.rules, each.reason, each.by, each.until, each.form, covers


def _counted(documents: list[Document]) -> tuple[dict[int, int], dict[int, int]]:
    begin, end = set(), set()
    for document in documents:
        for _, node in walk(document.root) if document.root else ():
            begin.add(node.start)
            end.add(document.content_span(node).end)
            if isinstance(node, Mapping):
                begin.update(key.start for key in node.keys.values())
    return {at: n for n, at in enumerate(sorted(begin))}, {
        at: n for n, at in enumerate(sorted(end))
    }
