"""Makes a text in a list a mapping that holds the text and one key more.

Only characters are put in: the text keeps its quotes, its line ends and its remark. In block style the
lines below its first move in by as much as the new key takes, for they must stand deeper than it.
"""

from collections.abc import Iterator

from standards_kit.syntax.appending import Cannot
from standards_kit.syntax.insertion import end_of_text, opens
from standards_kit.syntax.nodes import Node, Scalar, Sequence

_DEEPER = "  "


def widened(text: str, items: Node, item: Scalar, name: str, more: str) -> list[tuple[int, str]]:
    """Take a source, a list in it, a text of the list, the key for the text, and what comes after it.

    Gives offsets, each with what to put in there, in order. Raises Cannot where the text stands elsewhere
    and is only meant here (`*name`), or the list is written in an odd way.
    """
    if not _stands_in(items, item):
        raise Cannot
    line = text.rfind("\n", 0, item.start) + 1
    before = text[line : item.start]
    if before.strip() == "-":
        return list(_in_block(text, item, name, f"\n{' ' * len(before)}{more}"))
    if opens(text, items) != "[":
        raise Cannot
    return [(item.start, f"{{{name}: "), (item.end, f", {more}}}")]


def _stands_in(items: Node, item: Scalar) -> bool:
    """Whether an item is written in its list; what `*name` means is written elsewhere, and earlier."""
    if not isinstance(items, Sequence):
        return False
    at = next(n for n, one in enumerate(items.items) if one is item)
    return item.start >= items.start and all(one.start < item.start for one in items.items[:at])


def _in_block(text: str, item: Scalar, name: str, more: str) -> Iterator[tuple[int, str]]:
    yield item.start, f"{name}: "
    end = end_of_text(text, item)
    at = text.find("\n", item.start, end)
    while at >= 0:
        if text[at + 1 : at + 2] not in ("\n", "\r", ""):
            yield at + 1, _DEEPER
        at = text.find("\n", at + 1, end)
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    yield line - (text[line - 1 : line] == "\r"), more
