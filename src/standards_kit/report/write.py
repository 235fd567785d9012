"""Writes a report in a format: each format is a module with ``write(report, sink)``."""

import io
from pathlib import Path
from typing import TextIO

from standards_kit.ground import rooms
from standards_kit.ground.files import replace_file
from standards_kit.report.report import Report

ROOM = "standards_kit.report.formats"


def formats() -> list[str]:
    """The formats there are."""
    return rooms.names(ROOM)


def write(report: Report, name: str, sink: TextIO) -> None:
    """Write a report to an open text stream."""
    rooms.module(ROOM, name).write(report, sink)


def write_file(report: Report, name: str, path: Path) -> None:
    """Write a report to a file, whole or not at all. Raises OSError.

    A pipe or a device, such as ``/dev/stdout``, is written to and never replaced by a file.
    """
    text = io.StringIO()
    write(report, name, text)
    content = text.getvalue().encode("utf-8", "backslashreplace")
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.write(content)
    else:
        replace_file(path, content)
