"""All that is known, for other programs, as one JSON object.

The keys of a finding are told in ``report/data.py``.
"""

from typing import TextIO

from standards_kit.lint.fingerprint import numbered
from standards_kit.report import data
from standards_kit.report.json_text import write_json
from standards_kit.report.report import Report


def write(report: Report, sink: TextIO) -> None:
    """Write the report as one JSON object."""
    found = numbered(report.diagnostics)
    whole = {
        "format_version": data.FORMAT_VERSION,
        "root": str(report.root),
        "today": report.today.isoformat(),
        "diagnostics": (data.finding(diagnostic, name) for diagnostic, name in found),
        "summary": data.summary(report),
        "level": data.level(report),
    }
    write_json(whole, sink)
