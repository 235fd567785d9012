"""All that is known, for other programs; ``format_version`` grows when its meaning changes.

``path`` is relative to ``root`` with ``/``; ``document`` counts from 0; ``pointer`` is the JSON
Pointer in that document; lines and columns count from 1, offsets from 0, in code points of the
file's text after any byte-order mark; ``end`` is exclusive.
"""

import json
from typing import Any, TextIO

from standards_kit.report.report import Report
from standards_kit.report.standing import Standing
from standards_kit.text.diagnostic import Diagnostic, Edit, Fix, Place, Related, Severity
from standards_kit.text.source import Position

FORMAT_VERSION = 1


def write(report: Report, sink: TextIO) -> None:
    """Write the report as one JSON object."""
    json.dump(as_data(report), sink, ensure_ascii=False, indent=2)
    sink.write("\n")


def as_data(report: Report) -> dict[str, Any]:
    """A report as plain dictionaries and lists."""
    return {
        "format_version": FORMAT_VERSION,
        "root": str(report.root),
        "today": report.today.isoformat(),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in report.diagnostics],
        "summary": {
            "files": report.files,
            "standards": report.standards,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "suppressed": report.suppressed,
        },
        "level": _standing(report.standing) if report.standing else None,
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "reached": standing.reached,
        "next": standing.next,
        "wanting": dict(standing.wanting),
        "claimed": standing.claimed,
        "omitted": list(standing.omitted),
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    finding = diagnostic.finding
    return {
        "rule": finding.rule,
        "severity": str(diagnostic.severity),
        "message": finding.message,
        "help": finding.help,
        "path": finding.place.source.path,
        "document": finding.place.document,
        "pointer": finding.place.pointer,
        **_span(finding.place),
        "phrase": finding.phrase,
        "category": finding.category,
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "url": diagnostic.url,
    }


def _span(place: Place) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _related(related: Related) -> dict[str, Any]:
    place = related.place
    return {
        "message": related.message,
        "path": place.source.path,
        "document": place.document,
        **_span(place),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "safe": fix.safe,
        "description": fix.description,
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"path": edit.place.source.path, **_span(edit.place), "text": edit.text}
