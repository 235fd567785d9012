"""Findings and comments as plain data, and back again. Places are kept as offsets, with the file's name."""

from collections.abc import Callable
from datetime import date
from sys import intern
from typing import Any

from standards_kit.lint.suppressions import Suppression
from standards_kit.text.diagnostic import (
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Place,
    Related,
    Severity,
)
from standards_kit.text.source import Source, Span

SourceOf = Callable[[str], Source]
"""Gives the source of a name; raises LookupError where there is none."""
UrlOf = Callable[[str], str]


def plain_diagnostic(diagnostic: Diagnostic) -> list[Any]:
    """A diagnostic as plain data; its rule's page is known by the rule."""
    told = [str(diagnostic.severity), str(diagnostic.level), diagnostic.address]
    return [*told, plain_finding(diagnostic.finding)]


def diagnostic_of(kept: list[Any], source_of: SourceOf, url_of: UrlOf) -> Diagnostic:
    """The diagnostic that plain data stands for."""
    severity, level, address, found = kept
    finding = finding_of(found, source_of)
    return Diagnostic(finding, Severity(severity), url_of(finding.rule), intern(level), address)


def plain_finding(finding: Finding) -> list[Any]:
    """A finding as plain data, as short as it is."""
    told = [
        finding.rule,
        finding.message,
        _place(finding.place),
        finding.help,
        finding.severity and str(finding.severity),
        finding.phrase,
        finding.category,
        finding.level,
        [[related.message, _place(related.place)] for related in finding.related],
    ]
    fix = finding.fix
    if fix is not None:
        edits = [[_place(edit.place), edit.text] for edit in fix.edits]
        told.append([fix.description, edits, fix.safe])
    return told


def finding_of(kept: list[Any], source_of: SourceOf) -> Finding:
    """The finding that plain data stands for."""
    rule, message, where, help, severity, phrase, category, level, related, *fix = kept
    return Finding(
        intern(rule),
        message,
        _place_of(where, source_of),
        intern(help),  # it is the same of many
        Severity(severity) if severity else None,
        phrase,
        category and intern(category),
        tuple(Related(said, _place_of(at, source_of)) for said, at in related),
        _fix_of(fix[0], source_of) if fix else None,
        level,
    )


def _fix_of(kept: list[Any], source_of: SourceOf) -> Fix:
    description, edits, safe = kept
    made = (Edit(_place_of(at, source_of), text) for at, text in edits)
    return Fix(description, tuple(made), safe)


def sources_in(finding: Finding) -> list[Source]:
    """The sources that a finding points at, its own first."""
    found = [finding.place.source, *(related.place.source for related in finding.related)]
    return found + [edit.place.source for edit in (finding.fix.edits if finding.fix else ())]


def plain_comment(comment: Suppression) -> list[Any]:
    """A comment that keeps findings quiet as plain data."""
    until = comment.until.isoformat() if comment.until else None
    rest = [comment.reason, comment.by, until, comment.form]
    return [_place(comment.place), comment.rules, comment.covers, *rest]


def comment_of(kept: list[Any], source_of: SourceOf) -> Suppression:
    """The comment that plain data stands for."""
    where, rules, covers, reason, by, until, form = kept
    return Suppression(
        _place_of(where, source_of),
        tuple((rule, phrase) for rule, phrase in rules),
        tuple(Span(start, end) for start, end in covers),
        reason,
        by,
        date.fromisoformat(until) if until else None,
        form,
    )


def _place(place: Place) -> list[Any]:
    span = place.span
    return [place.source.path, span.start, span.end, place.document, place.pointer]


def _place_of(kept: list[Any], source_of: SourceOf) -> Place:
    path, start, end, document, pointer = kept
    return Place(source_of(path), Span(start, end), document, pointer)
