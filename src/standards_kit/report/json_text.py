"""Writes JSON piece by piece, so that a hundred thousand findings never stand in memory as text."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, TextIO

_INDENT = "  "
# Each call of the encoder leaves behind what only the garbage collector would take away, and a
# command runs without one: so it is called for many items at once.
_AT_ONCE = 100


def write_json(value: Any, sink: TextIO) -> None:
    """Write a value, indented, with a line end; iterators in it become lists, item by item."""
    sink.writelines(_pieces(value, "\n"))
    sink.write("\n")


def _pieces(value: Any, line: str) -> Iterator[str]:
    """A value as text; ``line`` is a line end and the indentation of the line it begins on."""
    if isinstance(value, Iterator):
        yield from _items(value, line)
    elif not _streams(value):
        yield _text(value, line)
    else:
        pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        brackets = "{}" if isinstance(value, dict) else "[]"
        for number, (key, item) in enumerate(pairs):
            yield (brackets[0] if number == 0 else ",") + line + _INDENT
            yield "" if key is None else f"{json.dumps(key)}: "
            yield from _pieces(item, line + _INDENT)
        yield line + brackets[1]


def _items(items: Iterator[Any], line: str) -> Iterator[str]:
    """A list, its items turned to text many at once and freed of the brackets around those."""
    mark = "["
    while batch := list(islice(items, _AT_ONCE)):
        yield mark + _text(batch, line).removeprefix("[").removesuffix(f"{line}]")
        mark = ","
    yield "[]" if mark == "[" else f"{line}]"


def _streams(value: Any) -> bool:
    """Whether an iterator stands in a value."""
    if isinstance(value, dict | list):
        return any(map(_streams, value.values() if isinstance(value, dict) else value))
    return isinstance(value, Iterator)


def _text(value: Any, line: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", line)
