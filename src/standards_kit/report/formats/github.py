"""Annotations on GitHub: workflow commands on standard output, and a list in the job's summary.

GitHub shows 10 errors, 10 warnings and 10 notices of a step, and says nothing of the others. So no
more are written, the worst first; a sentence tells how many there are besides, and the file named by
``GITHUB_STEP_SUMMARY`` gets all of them as Markdown, as far as GitHub takes it.
"""

import os
from collections import Counter
from pathlib import Path
from typing import TextIO

from standards_kit.report.beside import beside
from standards_kit.report.digest import write_digest
from standards_kit.report.report import Report
from standards_kit.report.repository import Repository, repository
from standards_kit.report.verdict import plural, sentences
from standards_kit.text.diagnostic import Diagnostic, Severity
from standards_kit.text.printable import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10  # of each kind in a step; the 50 of a job are more than that
_SUMMARY = "GITHUB_STEP_SUMMARY"
_LONGEST_SUMMARY = 1024 * 1024  # bytes; a longer one is thrown away as a whole


def write(report: Report, sink: TextIO) -> None:
    """Write the annotations and the verdict, then the summary of the job."""
    around = repository(report)
    told: Counter[Severity] = Counter()
    for diagnostic in report.worst_first:
        if told[diagnostic.severity] < _MOST:
            told[diagnostic.severity] += 1
            sink.write(_annotation(diagnostic, around))
    listed, trouble = _summarise(report, os.environ.get(_SUMMARY))
    left = {severity: report.count(severity) - told[severity] for severity in Severity}
    if any(left.values()):
        sink.write(_left_out(left, listed, len(report.diagnostics)))
    if trouble:
        sink.write(f"The summary of this job could not be written: {trouble}.\n")
    sink.writelines(f"{sentence}\n" for sentence in sentences(report))


def _annotation(diagnostic: Diagnostic, around: Repository) -> str:
    """GitHub takes columns only where a finding begins and ends on one line."""
    finding, place = diagnostic.finding, diagnostic.place
    start, end = place.start, place.end
    known: dict[str, str | int] = {"file": around.path(place.source.path), "line": start.line}
    if start.line == end.line:
        known["col"] = start.column
    known["endLine"] = end.line
    if start.line == end.line:
        known["endColumn"] = end.column
    known["title"] = f"standards-kit: {diagnostic.rule}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items())
    words = "\n".join(filter(None, (finding.message, *beside(finding, around.path), finding.help)))
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(words)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _left_out(left: dict[Severity, int], listed: int, all_there_are: int) -> str:
    """How many findings have no annotation, and where they are listed."""
    counts = [plural(number, str(severity)) for severity, number in left.items() if number]
    said = f"Not annotated, as GitHub shows {_MOST} of a kind: {', '.join(counts)} more."
    if listed == all_there_are:
        return f"{said} The summary of this job lists them.\n"
    part = f" The summary of this job lists the worst {listed:,}." if listed else ""
    return f"{said}{part} `standards-kit lint --format concise` lists them all.\n"


def _summarise(report: Report, file: str | None) -> tuple[int, str]:
    """Add to the file of the job's summary: how many findings were told, and what went wrong.

    What other commands of the step have put there counts towards what GitHub takes.
    """
    if not file:
        return 0, ""
    try:
        with Path(file).open("ab") as stream:
            room = _LONGEST_SUMMARY - stream.tell()

            def put(text: str) -> None:
                stream.write(_bytes(text))

            return write_digest(report, put, room, lambda text: len(_bytes(text))), ""
    except OSError as error:
        return 0, one_line(error.strerror or str(error))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
