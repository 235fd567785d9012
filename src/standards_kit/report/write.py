"""Writes a report in a format: each format is a module with ``write(report, sink)``."""

import io
from pathlib import Path
from typing import BinaryIO, TextIO

from standards_kit.ground import rooms
from standards_kit.ground.files import replacement
from standards_kit.report.report import Report

ROOM = "standards_kit.report.formats"


def formats() -> list[str]:
    """The formats there are; a hyphen in a name is an underscore in its file's."""
    return [name.replace("_", "-") for name in rooms.names(ROOM)]


def write(report: Report, name: str, sink: TextIO, counts: bool = False) -> None:
    """Write a report to an open text stream; ``counts``: only how many findings there are of what."""
    if counts:
        from standards_kit.report import statistics

        statistics.write(report, name, sink)
        return
    rooms.module(ROOM, name.replace("-", "_")).write(report, sink)


def write_file(report: Report, name: str, path: Path, counts: bool = False) -> None:
    """Write a report to a file, whole or not at all. Raises OSError.

    A pipe or a device, such as ``/dev/stdout``, is written to and never replaced by a file.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            _write_bytes(report, name, stream, counts)
    else:
        with replacement(path) as file:
            _write_bytes(report, name, file, counts)


def _write_bytes(report: Report, name: str, file: BinaryIO, counts: bool) -> None:
    """As UTF-8 with plain line ends on every system, as it comes: a report may be long."""
    text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        write(report, name, text, counts)
        text.flush()
    finally:
        text.detach()
