"""Edits by place in a document: something put in, or written in place of what stands there."""

from collections.abc import Sequence

from standards_kit.authoring.define.answers import Unfit
from standards_kit.syntax.document import Document
from standards_kit.syntax.insertion import end_of_text, opens
from standards_kit.syntax.nodes import Node, Scalar
from standards_kit.syntax.nodes import Sequence as Items
from standards_kit.text.diagnostic import Edit, Place
from standards_kit.text.source import Span


def instead(document: Document, node: Node, written: str) -> Edit:
    """What is written in place of a node; the line end behind a block text stays."""
    end = end_of_text(document.source.text, node) if isinstance(node, Scalar) else node.end
    return at(document, (node.start, written), end)


def at(document: Document, spot: tuple[int, str], end: int | None = None) -> Edit:
    """What is written at an offset; in place of all up to ``end``."""
    offset, written = spot
    span = Span(offset, offset if end is None else end)
    return Edit(Place(document.source, span, document.number), written)


def appended(document: Document, items: Node, flow: str, each: Sequence[str]) -> Edit:
    """What is added behind the last item of a list, in the list's own style."""
    text = document.source.text
    if not isinstance(items, Items):
        raise Unfit("What stands there is no list yet; make it one in an editor.")
    if not items.items:
        return at(document, (items.start, f"[{flow}]"), items.end)
    if opens(text, items) == "[":
        return at(document, (items.items[-1].end, f", {flow}"))
    last = items.items[-1]
    line = text.rfind("\n", 0, items.items[0].start) + 1
    indent = text[line : items.items[0].start].partition("-")[0]
    end = len(text[: last.end].rstrip())
    end = text.find("\n", end) if "\n" in text[end:] else len(text)
    end -= text[end - 1 : end] == "\r"
    return at(document, (end, "".join(f"\n{indent}- {one}" for one in each)))
