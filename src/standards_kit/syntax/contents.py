"""What is written in a source, without the places where it stands.

Most documents are sound, and nobody asks where anything in them stands: their content alone takes
three quarters of the time and a third of the room of their nodes. What is not plain (an anchor or a
tag, a key twice, a value left out) is for those who compose nodes, and so is every mistake.
"""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from standards_kit.syntax import everyday, libyaml
from standards_kit.syntax.everyday import EMPTY, LINE_OF_PARAGRAPH

_LONGEST_TO_TRY = 10
"""So many signs for each node that may be read: a longer text is for those who count as they read."""


def contents(text: str, depth: int, nodes: int, glance: bool = True) -> list[Any] | None:
    """The content of each document of a text, as plain data: None for a document without any.

    ``depth`` and ``nodes`` are the levels of nesting and the values that may be read. Gives None where
    it takes nodes to say what is written, or that it can't be read. ``glance`` says that the means to read
    what is written as nearly everybody does are worth having.
    """
    if text.startswith("\ufeff") or len(text) > nodes * _LONGEST_TO_TRY:
        return None
    # A node takes a sign at least, so that a short text need not be counted.
    found = everyday.contents(text, depth) if glance and len(text) <= nodes else None
    if found is not None:
        return found
    reader = _Reader(text, depth)
    try:
        found = reader.documents()
    except (_NotPlain, yaml.YAMLError):
        return None
    return found if reader.count <= nodes else None


class _NotPlain(Exception):
    """Here is something that only nodes can tell."""


class _Reader:
    """Reads events into plain data, each container to its end.

    Nearly every event of every file passes here, so what is asked of a scalar is written out where it is
    read. ``count`` is no less than the number of nodes would be.
    """

    def __init__(self, text: str, depth: int) -> None:
        self._get_event: Any = libyaml.parser(text).get_event
        self._deepest = depth
        self.count = 0

    def documents(self) -> list[Any]:
        """Read to the end of the text."""
        found: list[Any] = []
        while True:
            event = self._get_event()
            if event.__class__ is DocumentStartEvent:
                found.append(self._document(self._get_event()))
            elif event.__class__ is StreamEndEvent:
                return found

    def _document(self, event: Any) -> Any:
        if event.__class__ is not ScalarEvent:
            return self._container(event, 0)
        if (
            event.style
            or event.value not in EMPTY
            or event.anchor is not None
            or event.tag is not None
        ):
            raise _NotPlain
        self.count += 1
        return None

    def _container(self, event: Any, depth: int) -> Any:
        """Read what begins with an event that is no scalar, inside of so many containers."""
        if event.__class__ is AliasEvent or event.anchor is not None or event.tag is not None:
            raise _NotPlain
        if depth == self._deepest:
            raise _NotPlain
        read = self._mapping if event.__class__ is MappingStartEvent else self._sequence
        return read(depth + 1)

    def _mapping(self, depth: int) -> dict[str, Any]:
        get_event = self._get_event
        data: dict[str, Any] = {}
        while True:
            event = get_event()
            if event.__class__ is not ScalarEvent:
                break
            key = event.value
            if event.anchor is not None or event.tag is not None or key in data:
                raise _NotPlain
            event = get_event()
            if event.__class__ is ScalarEvent:
                value = event.value
                style = event.style
                if event.anchor is not None or event.tag is not None:
                    raise _NotPlain
                if not value.strip() if style else value in EMPTY:
                    raise _NotPlain
                if style == "|":
                    value = LINE_OF_PARAGRAPH.sub(" ", value)
            else:
                value = self._container(event, depth)
            if key[:2] != "x-":
                data[key] = value
            elif key in data.setdefault("x-", {}):
                raise _NotPlain
            else:
                data["x-"][key] = value
        if event.__class__ is not MappingEndEvent:
            raise _NotPlain  # a key that is no word
        self.count += 1 + 2 * (len(data) + len(data.get("x-", ())))
        return data

    def _sequence(self, depth: int) -> list[Any]:
        get_event = self._get_event
        data: list[Any] = []
        while True:
            event = get_event()
            if event.__class__ is ScalarEvent:
                value = event.value
                style = event.style
                if event.anchor is not None or event.tag is not None:
                    raise _NotPlain
                if not value.strip() if style else value in EMPTY:
                    raise _NotPlain
                if style == "|":
                    value = LINE_OF_PARAGRAPH.sub(" ", value)
                data.append(value)
            elif event.__class__ is SequenceEndEvent:
                break
            else:
                data.append(self._container(event, depth))
        self.count += 1 + len(data)
        return data
