"""A report as Markdown: the verdict, then a table with the worst first, as much as there is room for.

It is a comment on a merge request, and the summary of a job on GitHub.
"""

from collections.abc import Callable, Iterator

from standards_kit.report.markdown_text import escaped
from standards_kit.report.report import Report
from standards_kit.report.repository import Repository, repository
from standards_kit.report.verdict import plural, sentences
from standards_kit.text.diagnostic import Diagnostic, Place, Severity

Measure = Callable[[str], int]

_OPEN = 20  # rows that are seen at once; a longer table would hide the talk below it
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_HEAD = "| | Where | What |\n|---|---|---|\n"
_END = "\n</details>\n"
_SPARE = 400  # what the end of a fold and the last sentence need


def write_digest(report: Report, put: Callable[[str], object], room: int, measure: Measure) -> int:
    """Hand the report to ``put`` in pieces that together measure no more than ``room``.

    What does not fit is counted in a sentence, and nothing is cut in the middle. Gives how many of
    the findings were told.
    """
    found = report.worst_first
    told_first = "".join(f"\n{escaped(sentence)}\n" for sentence in sentences(report))
    head = f"### {_title(report)}\n{told_first}"
    table, fold = f"\n{_HEAD}", _fold(len(found) - _OPEN)
    room -= measure(head) + measure(table) + measure(fold) + _SPARE
    if room < 0:
        return 0
    put(head)
    around = repository(report)
    told = 0
    for told, diagnostic in enumerate(found):
        row = _row(diagnostic, around)
        room -= measure(row)
        if room < 0:
            break
        put({0: table, _OPEN: fold}.get(told, "") + row)
    else:
        told = len(found)
    if told > _OPEN:
        put(_END)
    if told < len(found):
        put(_rest(len(found) - told))
    return told


def _title(report: Report) -> str:
    worst = min((d.severity for d in report.diagnostics), key=lambda s: s.rank, default=None)
    if worst is None:
        return "✅ Standards: nothing to mend"
    number = plural(len(report.diagnostics), "finding")
    return f"{_SIGNS[worst]} Standards: {number}"


def _fold(more: int) -> str:
    return f"\n<details>\n<summary>{more:,} more</summary>\n\n{_HEAD}" if more > 0 else ""


def _row(diagnostic: Diagnostic, around: Repository) -> str:
    """One line, so that a table of any length can end after any of them."""
    finding = diagnostic.finding
    sign = f"{_SIGNS[diagnostic.severity]} {diagnostic.severity}"
    rule = f"[{escaped(diagnostic.rule)}]({diagnostic.url})"
    more = "".join(f"<br>{line}" for line in _more(diagnostic, around))
    folded = f"<details><summary>What to do</summary>{more[4:]}</details>" if more else ""
    where = _place(finding.place, around)
    return f"| {sign} | {where} | {escaped(finding.message)} {rule}{folded} |\n"


def _more(diagnostic: Diagnostic, around: Repository) -> Iterator[str]:
    finding = diagnostic.finding
    if finding.help:
        yield escaped(finding.help)
    for related in finding.related:
        # No colon between the two: `:100:` is an emoji.
        yield f"{_place(related.place, around)} – {escaped(related.message)}"


def _place(place: Place, around: Repository) -> str:
    shown = escaped(f"{around.path(place.source.path)}:{place.start.line}")
    link = around.link(place)
    return f"[{shown}]({link})" if link else shown


def _rest(number: int) -> str:
    what = "findings are" if number > 1 else "finding is"
    return f"\n{number:,} more {what} left out here; a run of `standards-kit lint` shows all.\n"
