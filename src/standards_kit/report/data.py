"""A finding as plain dictionaries and lists; ``FORMAT_VERSION`` grows when their meaning changes.

``path`` is relative to ``root`` with ``/``; ``document`` counts from 0; ``pointer`` is the JSON
Pointer in that document; lines and columns count from 1, offsets from 0, in code points of the
file's text after any byte-order mark; ``end`` is exclusive. ``address`` and ``fingerprint`` hold
while lines move: see ``fingerprint.py``.
"""

from typing import Any

from standards_kit.report.report import Report
from standards_kit.text.diagnostic import Diagnostic, Edit, Fix, Place, Related, Severity
from standards_kit.text.source import Position

FORMAT_VERSION = 1


def finding(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    """All that is known of a finding."""
    found = diagnostic.finding
    return {
        "rule": found.rule,
        "severity": str(diagnostic.severity),
        "message": found.message,
        "help": found.help,
        "path": found.place.source.path,
        "document": found.place.document,
        "pointer": found.place.pointer,
        "address": diagnostic.address,
        **_span(found.place),
        "phrase": found.phrase,
        "category": found.category,
        "related": [_related(related) for related in found.related],
        "fix": _fix(found.fix) if found.fix else None,
        "fingerprint": fingerprint,
        "url": diagnostic.url,
    }


def summary(report: Report) -> dict[str, int]:
    """What was read, and how much was found."""
    return {
        "files": report.files,
        "standards": report.standards,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "suppressed": report.suppressed,
        "baselined": report.baselined,
        "unchanged": report.elsewhere,
        "fixed": report.fixed,
    }


def level(report: Report) -> dict[str, Any] | None:
    """Where the kit stands; None where only some rules or files were asked for."""
    standing = report.standing
    if standing is None:
        return None
    return {
        "reached": standing.reached,
        "next": standing.next,
        "wanting": dict(standing.wanting),
        "claimed": standing.claimed,
        "omitted": list(standing.omitted),
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
