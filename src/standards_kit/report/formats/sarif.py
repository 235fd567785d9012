"""SARIF 2.1.0, which code scanning on GitHub, Azure DevOps and editors read.

The log holds each rule that ran with its page, each finding with its place, its safe fix and what
else belongs to it, and what is kept quiet with the reason. On GitHub Actions what is kept quiet is
left out: code scanning there would show it as open.

Columns are UTF-16 code units. Paths are relative to the root of the repository, where CI tells it.
"""

import inspect
import os
import re
from collections.abc import Iterator
from itertools import chain, groupby
from typing import Any, TextIO

from standards_kit import __version__
from standards_kit.lint.catalogue import DOCS, Listed
from standards_kit.lint.fingerprint import SCHEME, numbered
from standards_kit.lint.suppressions import Suppression
from standards_kit.report import data
from standards_kit.report.json_text import write_json
from standards_kit.report.report import Report
from standards_kit.report.repository import Repository, quoted, repository
from standards_kit.report.utf16 import column, only_single_units
from standards_kit.text.diagnostic import Diagnostic, Edit, Fix, Place, Severity

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "%SRCROOT%"  # the name that GitHub and others give to the root of the repository
_FINGERPRINT = f"standardsKit/v{SCHEME}"
_LONGEST_SNIPPET = 2_000
_LONGEST_DESCRIPTION = 1024  # GitHub's limit
_GITHUB_SEVERITY = {Severity.NOTE: "recommendation"}

# What SARIF would read as something else than text.
_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(?=\d+\})")
_FENCE = re.compile(r"(?m)^```.*\n?")
_UNSEEN = "\u200b"


def write(report: Report, sink: TextIO) -> None:
    """Write the report as a log with one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    write_json(log, sink)


def _run(report: Report) -> dict[str, Any]:
    around = repository(report)
    return {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": f"standards-kit/{around.prefix}"},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_BASE: {"uri": _folder(around)}},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "utf-8",
        "defaultSourceLanguage": "yaml",
        "language": "en-GB",
        "properties": {
            "today": report.today.isoformat(),
            **data.summary(report),
            "level": data.level(report),
        },
        "results": _results(report, around),
    }


def _folder(around: Repository) -> str:
    uri = around.folder.as_uri()
    return uri if uri.endswith("/") else uri + "/"


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "standards-kit",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": DOCS.removesuffix("rules"),
        "rules": [_rule(listed) for listed in report.rules],
    }


def _rule(listed: Listed) -> dict[str, Any]:
    level = listed.rule.severity
    page = inspect.cleandoc(listed.page)
    what = _short(_plain(listed.docs.get("What", "")))
    return {
        "id": listed.name,
        "shortDescription": {"text": f"{listed.rule.summary}."},
        "fullDescription": {"text": what},
        "help": {"text": _plain(page), "markdown": page},
        "helpUri": listed.url,
        "defaultConfiguration": {"level": str(level)},
        "properties": {
            "tags": ["service-standards", str(listed.rule.level)],
            "problem.severity": _GITHUB_SEVERITY.get(level, str(level)),
        },
    }


def _plain(markdown: str) -> str:
    """Our own pages without what only Markdown needs: fences and heading marks."""
    return re.sub(r"(?m)^## ", "", _FENCE.sub("", markdown)).strip()


def _short(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[: _LONGEST_DESCRIPTION - 1].rpartition(" ")[0] + "…"


def _results(report: Report, around: Repository) -> Iterator[dict[str, Any]]:
    index = {listed.name: number for number, listed in enumerate(report.rules)}
    comments = {} if os.environ.get("GITHUB_ACTIONS") else dict(map(_by_identity, report.quiet))
    quiet = [diagnostic for diagnostic, _ in report.quiet] if comments else []
    for diagnostic, name in numbered(chain(report.diagnostics, quiet)):
        result = _result(diagnostic, name, around)
        result["ruleIndex"] = index.get(diagnostic.rule, -1)
        comment = comments.get(id(diagnostic))
        # Said of every result or of none: where it is not said, nobody knows (SARIF 3.27.23).
        result["suppressions"] = [_suppression(comment, around)] if comment else []
        yield result


def _by_identity(pair: tuple[Diagnostic, Suppression]) -> tuple[int, Suppression]:
    return id(pair[0]), pair[1]


def _result(diagnostic: Diagnostic, name: str, around: Repository) -> dict[str, Any]:
    finding = diagnostic.finding
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "level": str(diagnostic.severity),
        "message": _message("\n".join(filter(None, (finding.message, finding.help)))),
        "locations": [_location(finding.place, around)],
        "partialFingerprints": {_FINGERPRINT: name},
    }
    if diagnostic.address:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": diagnostic.address}]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(each.place, around), "message": _message(each.message)}
            for number, each in enumerate(finding.related, start=1)
        ]
    if finding.fix is not None and finding.fix.safe:
        result["fixes"] = [_fix(finding.fix, around)]
    known = {"phrase": finding.phrase, "category": finding.category}
    return result | _properties(known)


def _message(text: str) -> dict[str, str]:
    """A text in which nothing is a link or a placeholder.

    SARIF asks for every brace to be doubled; readers show that as it is written. So only a brace
    that would be replaced is kept from it, and brackets that would link.
    """
    return {"text": _PLACEHOLDER.sub("{" + _UNSEEN, _LINK.sub("]" + _UNSEEN, text))}


def _location(place: Place, around: Repository) -> dict[str, Any]:
    where = {"artifactLocation": _artifact(place, around), "region": _region(place, snippet=True)}
    return {"physicalLocation": where}


def _artifact(place: Place, around: Repository) -> dict[str, str]:
    return {"uri": quoted(around.path(place.source.path)), "uriBaseId": _BASE}


def _region(place: Place, snippet: bool = False) -> dict[str, Any]:
    """Offsets only where it makes no difference whether code points or code units are counted."""
    start, end = place.start, place.end
    region: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": column(place.source, start),
        "endLine": end.line,
        "endColumn": column(place.source, end),
    }
    length = end.offset - start.offset
    if only_single_units(place.source):
        region |= {"charOffset": start.offset, "charLength": length}
    if snippet and 0 < length <= _LONGEST_SNIPPET:
        region["snippet"] = {"text": place.source.text[start.offset : end.offset]}
    return region


def _fix(fix: Fix, around: Repository) -> dict[str, Any]:
    def file(edit: Edit) -> str:
        return edit.place.source.path

    edits = sorted(fix.edits, key=lambda edit: (file(edit), edit.place.span))
    return {
        "description": _message(fix.description),
        "artifactChanges": [_change(list(of_file), around) for _, of_file in groupby(edits, file)],
    }


def _change(edits: list[Edit], around: Repository) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    return {"artifactLocation": _artifact(edits[0].place, around), "replacements": replacements}


def _suppression(comment: Suppression, around: Repository) -> dict[str, Any]:
    until = comment.until.isoformat() if comment.until else None
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": comment.reason,
        "location": _location(comment.place, around),
        **_properties({"by": comment.by or None, "until": until}),
    }


def _properties(known: dict[str, str | None]) -> dict[str, Any]:
    given = {key: value for key, value in known.items() if value is not None}
    return {"properties": given} if given else {}
