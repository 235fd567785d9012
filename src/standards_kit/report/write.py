"""Writes a report in a format: each format is a module with ``write(report, sink)``."""

import os
import tempfile
from pathlib import Path
from typing import TextIO, cast

from standards_kit.ground import rooms
from standards_kit.report.report import Report

ROOM = "standards_kit.report.formats"


def formats() -> list[str]:
    """The formats there are."""
    return rooms.names(ROOM)


def write(report: Report, name: str, sink: TextIO) -> None:
    """Write a report to an open text stream."""
    rooms.module(ROOM, name).write(report, sink)


def write_file(report: Report, name: str, path: Path) -> None:
    """Write a report to a file, whole or not at all. Raises OSError."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
    ) as sink:
        try:
            write(report, name, cast("TextIO", sink))
            sink.close()
            Path(sink.name).chmod(0o666 & ~_umask())
            Path(sink.name).replace(path)
        except BaseException:
            sink.close()
            Path(sink.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
