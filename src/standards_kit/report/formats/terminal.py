"""For people: the place, the line with a caret under the phrase, what to do, and a count.

Rich colours it, folds it to the terminal's width and links rule names where the terminal can. In a
pipe, or with ``NO_COLOR``, it is the same text without a single escape.
"""

import os
from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from standards_kit.report.hyperlinks import linkable
from standards_kit.report.report import Report
from standards_kit.report.verdict import definable, fixable, level_told, verdict
from standards_kit.text.diagnostic import Diagnostic, Fix, Place, Related, Severity
from standards_kit.text.printable import printable
from standards_kit.text.source import Source

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MOST_LINES = 4
_TAB = "    "


def write(report: Report, sink: TextIO) -> None:
    """Write every finding with its frame, then the count."""
    console = _console(sink)
    links = linkable(sink, os.environ)
    for diagnostic in report.diagnostics:
        # A finding at a time: Rich asks its whole environment anew for everything it prints.
        lines = [*_lines(console, report, diagnostic, links), Text()]
        console.print(Text("\n").join(lines), soft_wrap=True)
    console.print(_summary(report))
    for told in filter(None, (fixable(report), definable(report))):
        console.print(Text(told))
    if report.standing is not None:
        style = "bold" if report.whole and report.standing.short else ""
        console.print(Text(level_told(report.standing), style=style))


def _console(sink: TextIO) -> Console:
    """Folds headlines only on a screen: a pipe gets them whole, so that grep finds them.

    Rich takes NO_COLOR to mean no colours; we take it to mean no escapes at all.
    """
    console = Console(file=sink, highlight=False, emoji=False, markup=False)
    on_screen, width = console.is_terminal, console.width
    if os.environ.get("NO_COLOR"):
        console = Console(
            file=sink, highlight=False, emoji=False, markup=False, force_terminal=False, width=width
        )
    if not on_screen:
        console.width = max(width, 100)
    console.soft_wrap = not on_screen
    return console


def _lines(console: Console, report: Report, diagnostic: Diagnostic, links: bool) -> Iterator[Text]:
    """The lines in which a finding is told."""
    finding = diagnostic.finding
    colour = _COLOURS[diagnostic.severity]
    head = Text()
    head.append(str(diagnostic.severity), style=f"bold {colour}")
    head.append("[")
    head.append(finding.rule, style=Style(bold=True, link=diagnostic.url if links else None))
    head.append("]: ")
    head.append(printable(finding.message), style="bold")
    for line in [head] if console.soft_wrap else head.wrap(console, max(console.width, 20)):
        line.rstrip()
        yield line
    yield from _frame(console, report, finding.place, colour)
    for related in finding.related:
        yield from _related(console, report, related)
    if finding.help:
        yield from _labelled(console, "help: ", finding.help, "green")
    if finding.fix is not None:
        yield from _labelled(console, "fix: ", _fix_words(finding.fix, finding.help), "green")


def _fix_words(fix: Fix, help: str) -> str:
    """What the edit does, and the text it writes where nothing before has shown that."""
    text = fix.edits[0].text.strip().rstrip(",") if len(fix.edits) == 1 else ""
    known = not text or "\n" in text or text in help or text in fix.description or "TODO" in text
    return fix.description if known else f"{fix.description}: {text}"


def _labelled(console: Console, label: str, words: str, colour: str) -> Iterator[Text]:
    """A label in the margin, its words folded beside it, so that a narrow terminal shows both."""
    margin = 3 + len(label)
    lines = Text(printable(words)).wrap(console, max(console.width - margin, 20))
    for number, line in enumerate(lines):
        line.rstrip()
        head = (
            Text("   ").append(label, style=f"bold {colour}") if number == 0 else Text(" " * margin)
        )
        yield head.append_text(line)


def _related(console: Console, report: Report, related: Related) -> Iterator[Text]:
    text = Text("   note: ", style="bold blue")
    text.append(printable(related.message), style="default")
    yield from [text] if console.soft_wrap else text.wrap(console, console.width)
    yield from _frame(console, report, related.place, "blue")


def _frame(console: Console, report: Report, place: Place, colour: str) -> Iterator[Text]:
    """Where it is, and the lines of the source that are meant."""
    start = place.start
    where = Text("  --> ", style="blue")
    where.append(f"{printable(report.shown(place))}:{start.line}:{start.column}", style="default")
    yield where
    if not place.source.text:
        return
    lines = list(range(start.line, place.end.line + 1))
    gutter = len(str(lines[-1]))
    shown = lines if len(lines) <= _MOST_LINES else [*lines[:2], 0, lines[-1]]
    for line in shown:
        if line == 0:
            yield Text(f"{'':>{gutter + 1}}…", style="blue")
            continue
        for part in _marked(place.source, line, place, colour, gutter, console.width):
            part.truncate(console.width, overflow="ellipsis")
            yield part


def _marked(
    source: Source, line: int, place: Place, colour: str, gutter: int, width: int
) -> Iterator[Text]:
    """A source line, and carets below the part of it that is meant."""
    span = source.line_span(line)
    begin, end = max(place.span.start, span.start), min(place.span.end, span.end)
    text = source.text[span.start : span.end]
    if begin > span.start and line != place.start.line:
        begin = span.start
    if line != place.start.line:
        begin += len(text) - len(text.lstrip())
    before, meant, after = (
        text[: begin - span.start],
        source.text[begin:end],
        source.text[end : span.end],
    )
    room = max(width - gutter - 5, 20)  # the last column is the ellipsis's
    near = 4 * room  # of a line of any length, no more than may be seen is measured
    far = max(len(before) - near, 0)
    before, meant, after = before[far:], meant[:near], after[:near]
    cut = _cut(before, meant, room)
    before = ("…" if cut or far else "") + _shown(before[cut:])
    shown = Text(f" {line:>{gutter}} | ", style="blue")
    shown.append(before, style="default")
    shown.append(_shown(meant), style=f"default bold {colour}")
    shown.append(_shown(after), style="default")
    yield shown
    carets = Text(f" {'':>{gutter}} | ", style="blue")
    length = min(max(cell_len(_shown(meant)), 1), max(room - cell_len(before), 1))
    carets.append(" " * cell_len(before) + "^" * length, style=f"bold {colour}")
    yield carets


def _cut(before: str, meant: str, room: int) -> int:
    """How much of a long line's beginning is left out so that what is meant can be seen."""
    wanted = cell_len(before) + min(cell_len(meant), room)
    if wanted <= room:
        return 0
    keep = max(room - min(cell_len(meant), room) - 1, min(room // 3, len(before)))
    return max(len(before) - keep, 0)


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _summary(report: Report) -> Text:
    return Text(verdict(report), style="bold" if report.diagnostics else "green")
