"""Where a new key goes in a mapping, and how it is written there.

An addition touches nothing that stands there: it goes behind the mapping's last value, in the
mapping's own style and indentation and with the file's own line ends.
"""

from collections.abc import Sequence

from standards_kit.syntax.nodes import Mapping, Node, Scalar
from standards_kit.syntax.nodes import Sequence as Items

_PLAIN_ENOUGH = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 -–’éèêàçôûïâî")


def addition(text: str, mapping: Mapping, lines: Sequence[tuple[int, str, str]]) -> tuple[int, str]:
    """Take a source, a mapping in it that has keys, and new keys; give an offset and what to write.

    A new key is (depth, key, value): the depth is counted from the mapping's own keys, and the value
    is empty where the next line is deeper. In flow style there is no depth beyond 1.
    """
    if text[mapping.start : mapping.start + 1] == "{":
        return _in_braces(text, mapping, lines)
    first = next(iter(mapping.keys.values()))
    indent = first.start - (text.rfind("\n", 0, first.start) + 1)
    spot = _end_of_line(text, _end(text, mapping))
    newline = "\r\n" if "\r\n" in text[:spot] or text[spot : spot + 2] == "\r\n" else "\n"
    written = "".join(
        f"{newline}{' ' * (indent + 2 * depth)}{_key(key)}:{' ' + _value(value) if value else ''}"
        for depth, key, value in lines
    )
    return spot, written


def _in_braces(
    text: str, mapping: Mapping, lines: Sequence[tuple[int, str, str]]
) -> tuple[int, str]:
    spot = len(text[: mapping.end - 1].rstrip().rstrip(","))
    written, deep = "", 0
    for depth, key, value in lines:
        opening = "{" * (depth - deep) if depth > deep else ", "
        written += f"{opening}{_key(key)}: {_value(value) if value else ''}"
        deep = depth
    return spot, written + "}" * deep


def _end(text: str, mapping: Mapping) -> int:
    """Where the last text of a block mapping ends.

    libyaml lets a block collection end where the next token begins; scalars, and collections in
    braces or brackets, end where their own text does.
    """
    node: Node = mapping
    while not isinstance(node, Scalar) and text[node.start : node.start + 1] not in ("{", "["):
        below = node.items if isinstance(node, Items) else list(node.values.values())
        if not below:
            break
        node = max(below, key=lambda each: each.start)
    return node.end


def _end_of_line(text: str, offset: int) -> int:
    spot = len(text[:offset].rstrip())
    end = text.find("\n", spot)
    return len(text) if end < 0 else end - (text[end - 1 : end] == "\r")


def _key(word: str) -> str:
    return word if _PLAIN_ENOUGH.issuperset(word) else _value(word)


def _value(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
