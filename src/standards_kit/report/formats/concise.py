"""One line a finding: ``path:line:column: severity[rule] message``."""

from typing import TextIO

from standards_kit.report.beside import see
from standards_kit.report.report import Report
from standards_kit.text.printable import one_line


def write(report: Report, sink: TextIO) -> None:
    """Write the findings, and nothing else, so that other programs can count the lines."""
    for diagnostic in report.diagnostics:
        place = diagnostic.place
        at = place.start
        told = diagnostic.finding.message + see(diagnostic.finding, report.path)
        sink.write(
            f"{one_line(report.shown(place))}:{at.line}:{at.column}: "
            f"{diagnostic.severity}[{diagnostic.rule}] {one_line(told)}\n"
        )
