"""What is written in a source, without the places where it stands.

Most documents are sound, and nobody asks where anything in them stands: their content alone takes
three quarters of the time and a third of the room of their nodes. What is not plain (an anchor or a
tag, a key twice, a value left out) is for those who compose nodes, and so is every mistake.
"""

from typing import Any

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from standards_kit.ground.lazy import lazy
from standards_kit.syntax import libyaml

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
# In a literal text each line ends in a line end; everywhere else YAML has folded the lines of a
# paragraph already. One for one, so that offsets in the data are offsets in the value.
LINE_OF_PARAGRAPH = lazy(r"(?<!\n)\n(?![ \t]*(?:\n|\Z))")


def contents(text: str, depth: int, nodes: int) -> list[Any] | None:
    """The content of each document of a text, as plain data: None for a document without any.

    ``depth`` and ``nodes`` are the levels of nesting and the values that may be read. Gives None where
    it takes nodes to say what is written, or that it can't be read.
    """
    if text.startswith("\ufeff"):
        return None
    try:
        return _contents(libyaml.parser(text).get_event, depth, nodes)
    except (_NotPlain, yaml.YAMLError):
        return None


class _NotPlain(Exception):
    """Here is something that only nodes can tell."""


def _contents(get_event: Any, depth: int, nodes: int) -> list[Any]:  # noqa: C901 - see below
    """Read all events. One long loop, since each event of nearly every file passes here.

    Either ``mapping`` or ``items`` is what is open, or neither; ``key`` waits for its value.
    """
    found: list[Any] = []
    stack: list[tuple[Any, Any, Any]] = []
    mapping: dict[str, Any] | None = None
    items: list[Any] | None = None
    key: Any = None
    root: Any = None
    count = 0
    while True:
        event = get_event()
        kind = event.__class__
        data: Any
        if kind is ScalarEvent:
            count += 1
            data = event.value
            if event.anchor is not None or event.tag is not None:
                raise _NotPlain
            if mapping is not None and key is None:
                key = data
                if data in mapping:
                    raise _NotPlain
                continue
            style = event.style
            says_nothing = not data.strip() if style else data in EMPTY
            if says_nothing if stack else style or not says_nothing:
                raise _NotPlain
            if style == "|":
                data = LINE_OF_PARAGRAPH.sub(" ", data)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            count += 1
            not_plain = event.anchor is not None or event.tag is not None
            if not_plain or (mapping is not None and key is None) or len(stack) == depth:
                raise _NotPlain
            stack.append((mapping, items, key))
            key = None
            if kind is MappingStartEvent:
                mapping, items = {}, None
            else:
                mapping, items = None, []
            continue
        elif kind is MappingEndEvent:
            data = mapping
            mapping, items, key = stack.pop()
        elif kind is SequenceEndEvent:
            data = items
            mapping, items, key = stack.pop()
        elif kind is DocumentEndEvent:
            found.append(root)
            continue
        elif kind is DocumentStartEvent:
            root = None
            continue
        elif kind is StreamStartEvent:
            continue
        elif kind is StreamEndEvent:
            return found
        else:
            raise _NotPlain
        if count > nodes:
            raise _NotPlain
        if mapping is not None:
            if key[:2] != "x-":
                mapping[key] = data
            elif key in mapping.setdefault("x-", {}):
                raise _NotPlain
            else:
                mapping["x-"][key] = data
            key = None
        elif items is not None:
            items.append(data)
        elif kind is not ScalarEvent:
            root = data
