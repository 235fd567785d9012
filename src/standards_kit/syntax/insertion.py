"""Where a new key goes in a mapping, and how it is written there.

An addition touches nothing that stands there: it goes behind the mapping's last value, in the
mapping's own style and indentation and with the file's own line ends.
"""

import json
from collections.abc import Sequence

from standards_kit.ground.lazy import lazy
from standards_kit.syntax.nodes import Mapping, Node, Scalar

Line = tuple[int, str, str | Sequence[str]]
"""How deep a new key is, the key, and its value: a text or a list of texts."""
_PLAIN_ENOUGH = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 -–’éèêàçôûïâî")
# A name (`&all`) or a tag before a value belongs to where it begins.
_PROPERTIES = lazy(r"(?:[&!]\S*\s+)*")
_GAP = lazy(r"(?:\s+(?:#[^\n]*)?)*")
_MARK_OR_ALIAS = lazy(r":|\*[^\s,\[\]{}]+")
_QUESTION = lazy(r"\?[ \t]+$")


def addition(text: str, mapping: Mapping, lines: Sequence[Line]) -> tuple[int, str]:
    """Take a source, a mapping in it that has keys, and new keys; give an offset and what to write.

    A new key is (depth, key, value): the depth is counted from the mapping's own keys, and the value
    is empty where the next line is deeper. In flow style there is no depth beyond 1.
    """
    if opens(text, mapping) in ("{", "["):
        return _in_braces(text, mapping, lines)
    first = next(iter(mapping.keys.values()))
    line = text.rfind("\n", 0, first.start) + 1
    marked = _QUESTION.search(text, line, first.start)
    indent = (marked.start() if marked else first.start) - line
    spot = end_of_block(text, mapping)
    above = text.rfind("\n", 0, spot)
    newline = "\r\n" if "\r\n" in (text[spot : spot + 2], text[above - 1 : above + 1]) else "\n"
    written = "".join(
        f"{newline}{' ' * (indent + 2 * depth)}{_key(key)}:{' ' + quoted(value) if value else ''}"
        for depth, key, value in lines
    )
    return spot, written


def _in_braces(text: str, mapping: Mapping, lines: Sequence[Line]) -> tuple[int, str]:
    spot = _end_of_own(text, mapping)
    while found := _MARK_OR_ALIAS.match(text, _gap(text, spot)):
        spot = found.end()
    written, deep = " " if text[spot - 1] == ":" else "", 0
    for depth, key, value in lines:
        opening = "{" * (depth - deep) if depth > deep else ", "
        written += f"{opening}{_key(key)}: {quoted(value) if value else ''}"
        deep = depth
    return spot, written + "}" * deep


def end_of_block(text: str, node: Node) -> int:
    """Where the last line of a block mapping or list ends that is neither blank nor a remark.

    libyaml lets a block collection end where the next token begins.
    """
    spot = _end_of_line(text, _end_of_own(text, node))
    at = spot
    while at < node.end:
        end = _end_of_line(text, at + 1 if text[at] == "\n" else at + 2)
        line = text[at : min(end, node.end)].strip()
        at = end
        if line and line[0] != "#":
            spot = end
    return spot


def _end_of_own(text: str, node: Node) -> int:
    """Where the last text of a node ends that is not behind an alias.

    The text of a block scalar ends with its line, and where blank lines belong to it with those.
    """
    end = node.start
    while True:
        if isinstance(node, Scalar):
            return max(end, end_of_text(text, node))
        if isinstance(node, Mapping):
            key, below = list(node.keys.items())[-1] if node.keys else (None, None)
            if key is None or below is None:
                return max(end, node.end)
            end, last = max(end, below.end), node.values[key]
        else:
            own = [item for item in node.items if item.start >= node.start]
            if not own:
                return end
            last = own[-1]
        if last.start < end:
            return end
        end = max(end, last.start)
        if not isinstance(last, Scalar) and opens(text, last) in ("{", "["):
            return last.end
        node = last


def end_of_text(text: str, scalar: Scalar) -> int:
    """Where a text ends; of a block text, the end of the last line that belongs to what it says."""
    if scalar.style not in ("|", ">"):
        return scalar.end
    header = text[scalar.start : scalar.end].partition("\n")[0].partition(" #")[0]
    value = scalar.value.rstrip("\n")
    if "+" not in header and value == value.rstrip():
        return len(text[scalar.start : scalar.end].rstrip()) + scalar.start
    end = scalar.end
    if text[end - 1 : end] == "\n":
        end -= 1 + (text[end - 2 : end - 1] == "\r")
    return end


def ends_open(text: str, node: Node) -> bool:
    """Whether the last text of a node is a block text at the end of a file that has no last line end.

    A line written behind it would give it that line end, which is part of what it says.
    """
    while not isinstance(node, Scalar):
        below = list(node.values.values()) if isinstance(node, Mapping) else node.items
        if not below:
            return False
        node = below[-1]
    if node.style not in ("|", ">") or node.end < len(text) or text.endswith("\n"):
        return False
    return "-" not in text[node.start :].partition("\n")[0].partition(" #")[0]


def opens(text: str, node: Node) -> str:
    """The character that a node begins with, behind its name (`&all`) and its tag."""
    found = _PROPERTIES.match(text, node.start)
    return text[found.end() : found.end() + 1] if found else ""


def _gap(text: str, offset: int) -> int:
    found = _GAP.match(text, offset)
    return found.end() if found else offset


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end - (text[end - 1 : end] == "\r")


def _key(word: str) -> str:
    return word if _PLAIN_ENOUGH.issuperset(word) else quoted(word)


def quoted(value: str | Sequence[str]) -> str:
    """A text in quotes, whatever it holds; several as a list on one line."""
    if not isinstance(value, str):
        return "[" + ", ".join(map(quoted, value)) + "]"
    if "\n" in value or not value.isprintable():
        return json.dumps(value, ensure_ascii=False)
    return "'" + value.replace("'", "''") + "'"
