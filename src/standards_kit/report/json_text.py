"""Writes JSON piece by piece, so that a hundred thousand findings never stand in memory as text."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

_INDENT = "  "


def write_json(value: Any, sink: TextIO) -> None:
    """Write a value, indented, with a line end; iterators in it become lists, item by item."""
    _write(value, sink, 0)
    sink.write("\n")


def _write(value: Any, sink: TextIO, depth: int) -> None:
    if isinstance(value, dict) and value:
        parts = ((f"{json.dumps(key)}: ", item) for key, item in value.items())
        _write_parts(parts, "{}", sink, depth)
    elif isinstance(value, Iterator):
        _write_parts((("", item) for item in value), "[]", sink, depth)
    else:
        sink.write(_text(value, depth))


def _write_parts(parts: Iterator[tuple[str, Any]], brackets: str, sink: TextIO, depth: int) -> None:
    """Items that hold no iterator are written at one go: that is most of them."""
    inner = "\n" + _INDENT * (depth + 1)
    begun = False
    sink.write(brackets[0])
    for label, item in parts:
        sink.write(f"{',' if begun else ''}{inner}{label}")
        begun = True
        if _streams(item):
            _write(item, sink, depth + 1)
        else:
            sink.write(_text(item, depth + 1))
    sink.write("\n" + _INDENT * depth + brackets[1] if begun else brackets[1])


def _streams(value: Any) -> bool:
    """Whether an iterator stands in a value; lists that are made already are never looked into."""
    if isinstance(value, dict):
        return any(_streams(item) for item in value.values())
    return isinstance(value, Iterator)


def _text(value: Any, depth: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + _INDENT * depth)
