"""JUnit's XML, for Jenkins, GitLab and whatever else shows results of tests.

A file is a suite, a finding in it a case, and a file without findings one case that passes. An error
or a warning fails; a note is skipped, as it is to be seen and makes nothing red. A case is called by
its rule and message, and so keeps its name while lines move. Jenkins takes dots in the name of a class
for folders, so a file gives its path with dots and without its ending.

There is no standard. What is written is what the schema of Jenkins' xUnit plugin allows, the strictest
of the readers: it throws away a whole report for one attribute `file` of a case.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from standards_kit.report.beside import beside
from standards_kit.report.report import Report
from standards_kit.report.repository import Repository, repository
from standards_kit.text.diagnostic import Diagnostic, Severity

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_QUOTES = {**_MARKS, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_ENDING = re.compile(r"\.ya?ml\Z")
_LONGEST_LINE = 500


def write(report: Report, sink: TextIO) -> None:
    """Write the suites, in the order of the files."""
    around = repository(report)
    skipped = report.count(Severity.NOTE)
    failed = len(report.diagnostics) - skipped
    clean = set(report.paths).difference(d.place.source.path for d in report.diagnostics)
    counts = _counts(failed + skipped + len(clean), failed)
    sink.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    sink.write(f'<testsuites name="standards-kit" {counts}>\n')
    for file, found in _by_file(report.diagnostics, clean):
        sink.writelines(_suite(around.path(file), found, around))
    sink.write("</testsuites>\n")


def _by_file(
    diagnostics: Iterable[Diagnostic], clean: Iterable[str]
) -> Iterator[tuple[str, list[Diagnostic]]]:
    """Findings by file, with the files that have none between them: all in order of path."""
    waiting = sorted(clean, reverse=True)
    for file, found in groupby(diagnostics, lambda diagnostic: diagnostic.place.source.path):
        while waiting and waiting[-1] < file:
            yield waiting.pop(), []
        yield file, list(found)
    for file in reversed(waiting):
        yield file, []


def _suite(path: str, found: Sequence[Diagnostic], around: Repository) -> Iterator[str]:
    skipped = sum(diagnostic.severity is Severity.NOTE for diagnostic in found)
    counts = _counts(max(len(found), 1), len(found) - skipped)
    name = _quoted(path)
    yield f'  <testsuite name="{name}" file="{name}" {counts} skipped="{skipped}">\n'
    if not found:
        yield f"    {_case('nothing to mend', path)} />\n"
    seen: Counter[str] = Counter()
    for diagnostic in found:
        name = f"{diagnostic.rule}: {diagnostic.finding.message}"
        seen[name] += 1
        yield from _told(diagnostic, name if seen[name] == 1 else f"{name} ({seen[name]})", around)
    yield "  </testsuite>\n"


def _told(diagnostic: Diagnostic, name: str, around: Repository) -> Iterator[str]:
    """A case, with all that is to be known once more in its text: GitLab shows nothing else."""
    finding, at = diagnostic.finding, diagnostic.place.start
    path = around.path(finding.place.source.path)
    line = finding.place.source.line_text(at.line).strip()[:_LONGEST_LINE]
    where = f"{path}:{at.line}:{at.column}: {diagnostic.severity}[{diagnostic.rule}]"
    told = (finding.message, *beside(finding, around.path), finding.help)
    text = "\n".join(filter(None, (where, line, *told, diagnostic.url)))
    yield f"    {_case(name, path)}>\n"
    if diagnostic.severity is Severity.NOTE:
        yield f'      <skipped message="{_quoted(finding.message)}">{_said(text)}</skipped>\n'
    else:
        head = f'message="{_quoted(finding.message)}" type="{diagnostic.severity}"'
        yield f"      <failure {head}>{_said(text)}</failure>\n"
    yield "    </testcase>\n"


def _case(name: str, path: str) -> str:
    dotted = _ENDING.sub("", path).replace("/", ".")
    return f'<testcase name="{_quoted(name)}" classname="{_quoted(dotted)}" time="0"'


def _counts(tests: int, failures: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0" time="0"'


def _said(text: str) -> str:
    return _replaced(text, _MARKS)


def _quoted(text: str) -> str:
    return _replaced(text, _IN_QUOTES)


def _replaced(text: str, marks: dict[str, str]) -> str:
    """A text as XML: what has no place in XML at all, not even escaped, becomes U+FFFD."""
    legal = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
    return legal.translate({ord(sign): escape for sign, escape in marks.items()})
