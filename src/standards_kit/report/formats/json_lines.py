"""One JSON object a line: a finding each, as in ``json``, and a summary at the end.

For programs that read while we write. Who sees no summary has not seen all.
"""

import json
import re
from typing import Any, TextIO

from standards_kit.lint.fingerprint import numbered
from standards_kit.report import data
from standards_kit.report.report import Report

# JSON lets these stand as they are, and many a reader takes them for the end of a line.
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")


def write(report: Report, sink: TextIO) -> None:
    """Write a line a finding, then one that sums up."""
    for diagnostic, name in numbered(report.diagnostics):
        _write_line("finding", data.finding(diagnostic, name), sink)
    about = {"root": str(report.root), "today": report.today.isoformat()}
    _write_line("summary", {**about, **data.summary(report), "level": data.level(report)}, sink)


def _write_line(kind: str, content: dict[str, Any], sink: TextIO) -> None:
    line = {"format_version": data.FORMAT_VERSION, "kind": kind, **content}
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    sink.write(_LINE_ENDS.sub(_escaped, text) + "\n")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
