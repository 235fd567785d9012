"""A run in one sentence, the same in every format that is read by people."""

from standards_kit.report.report import Report
from standards_kit.text.diagnostic import Severity


def verdict(report: Report) -> str:
    """How much was read, and how many findings of each severity there are."""
    read = f"{plural(report.standards, 'standard')} in {plural(report.files, 'file')}"
    quiet = f", {report.suppressed:,} suppressed" if report.suppressed else ""
    if not report.diagnostics:
        return f"{read}: nothing to mend{quiet}."
    counts = [plural(report.count(severity), str(severity)) for severity in Severity]
    return f"{read}: {', '.join(counts)}{quiet}."


def plural(number: int, word: str) -> str:
    """A number with its noun."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
