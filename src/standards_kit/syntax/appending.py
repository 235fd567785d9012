"""Adds an entry to a section of a file: behind what is there, in the way it is written there.

All else in the file stays as it was, character for character.
"""

from typing import NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.syntax.document import Document
from standards_kit.syntax.insertion import end_of_block, opens
from standards_kit.syntax.nodes import Mapping, Node, Scalar, Sequence
from standards_kit.syntax.writing import Value, flow, item_lines, lines_of, scalar

_BLANK_LINE = lazy(r"\n[ \t]*\r?\n")


class Cannot(Exception):
    """A section is written so that nothing can be put behind it by place."""


class Addition(NamedTuple):
    """What to write, and at which offset."""

    offset: int
    text: str


def new_file(section: str, entry: Value, name: str = "") -> str:
    """The text of a file that holds a section with one entry; with a name where it is a mapping."""
    below = lines_of(name, entry, 2) if name else item_lines(entry, 2)
    return "\n".join([f"{section}:", *below]) + "\n"


def appended(document: Document, section: str, entry: Value, name: str = "") -> Addition:
    """Put an entry behind those of a section; under a name where the section has names for keys.

    A document that holds one standard, or nothing, gets another document behind it.
    """
    text, root = document.source.text, document.root
    newline = "\r\n" if "\r\n" in text else "\n"
    if not isinstance(root, Mapping) or not root.keys or opens(text, root) == "{":
        raise Cannot
    found = root.values.get(section)
    if found is None or (isinstance(found, Scalar) and not found.value):
        return _with_section(text, root, section, entry, name, newline)
    if isinstance(found, Mapping) and name:
        return _named(text, found, entry, name, newline)
    if isinstance(found, Sequence):
        return _listed(text, root, section, found, _with_name(entry, name), newline)
    raise Cannot


def appended_to(
    document: Document, mapping: Mapping, section: str, entry: Value, name: str
) -> Addition:
    """Put a named entry behind those of a list in a mapping: the terms of a standard, say."""
    text, found = document.source.text, mapping.values.get(section)
    if not isinstance(found, Sequence) or not found.items:
        raise Cannot
    newline = "\r\n" if "\r\n" in text else "\n"
    return _listed(text, mapping, section, found, _with_name(entry, name), newline)


def as_document(text: str, section: str, entry: Value, name: str = "") -> Addition:
    """A further document at the end of a file, for the section with its entry."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = "" if not text or text.endswith(("\n", "\r")) else newline
    lines = new_file(section, entry, name).replace("\n", newline)
    mark = f"---{newline}" if text.strip() else ""
    return Addition(len(text), before + mark + lines)


def _with_section(
    text: str, root: Mapping, section: str, entry: Value, name: str, newline: str
) -> Addition:
    if section in root.keys:
        raise Cannot
    first = next(iter(root.keys.values()))
    indent = first.start - (text.rfind("\n", 0, first.start) + 1)
    below = lines_of(name, entry, indent + 2) if name else item_lines(entry, indent + 2)
    lines = [f"{' ' * indent}{section}:", *below]
    return _behind(text, root, ["", *lines], newline)


def _named(text: str, found: Mapping, entry: Value, name: str, newline: str) -> Addition:
    if name in found.keys:
        raise Cannot
    if opens(text, found) == "{":
        spot = found.end - 1
        comma = ", " if found.keys else ""
        return Addition(spot, f"{comma}{scalar(name, in_flow=True)}: {flow(entry)}")
    first = next(iter(found.keys.values()))
    indent = first.start - (text.rfind("\n", 0, first.start) + 1)
    return _behind(text, found, lines_of(name, entry, indent), newline)


def _listed(
    text: str, root: Mapping, section: str, found: Sequence, entry: Value, newline: str
) -> Addition:
    if opens(text, found) == "[":
        if not found.items and root.values[section] is found:
            return Addition(found.end - 1, flow(entry))
        return Addition(found.items[-1].end, f", {flow(entry)}")
    last = found.items[-1]
    line = text.rfind("\n", 0, last.start) + 1
    indent = text.find("-", line) - line
    if indent < 0 or text[line : line + indent].strip():
        raise Cannot
    is_flow = opens(text, last) == "{" and "\n" not in text[last.start : last.end]
    lines = [f"{' ' * indent}- {flow(entry)}"] if is_flow else item_lines(entry, indent)
    apart = [""] if _stand_apart(text, found) else []
    return _behind(text, found, [*apart, *lines], newline)


def _stand_apart(text: str, found: Sequence) -> bool:
    """Whether a blank line stands between the last two entries, or would be welcome."""
    if len(found.items) == 1:
        return isinstance(found.items[0], Mapping) and text.count("\n", found.start, found.end) > 4
    before, last = found.items[-2:]
    return bool(_BLANK_LINE.search(text, before.start, last.start))


def _behind(text: str, node: Node, lines: list[str], newline: str) -> Addition:
    spot = end_of_block(text, node)
    return Addition(spot, newline + newline.join(lines))


def _with_name(entry: Value, name: str) -> Value:
    if not name:
        return entry
    return {"term": name, **(entry if isinstance(entry, dict) else {"definition": entry})}
