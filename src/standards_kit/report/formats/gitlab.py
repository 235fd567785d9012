"""GitLab's Code Quality report, shown in merge requests: always a list, also an empty one.

Severities follow from what a finding does. An error keeps handbooks from being printed: critical. A
warning makes the run fail, as errors do: major. A note does neither: info. GitLab's `blocker` is
left alone, since a draft can be printed even so, and its `minor`, since a reader could not tell
whether that fails.
"""

from typing import Any, TextIO

from standards_kit.lint.fingerprint import numbered
from standards_kit.report.beside import see
from standards_kit.report.json_text import write_json
from standards_kit.report.report import Report
from standards_kit.report.repository import Repository, repository
from standards_kit.text.diagnostic import Diagnostic, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def write(report: Report, sink: TextIO) -> None:
    """Write a list of findings; GitLab compares them with the target branch by fingerprint."""
    around = repository(report)
    write_json((_issue(d, name, around) for d, name in numbered(report.diagnostics)), sink)


def _issue(diagnostic: Diagnostic, name: str, around: Repository) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "description": diagnostic.finding.message + see(diagnostic.finding, around.path),
        "check_name": diagnostic.rule,
        "fingerprint": name,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": around.path(place.source.path),
            "lines": {"begin": place.start.line, "end": place.end.line},
        },
    }
