"""Counts in place of findings: how many each rule has, and each file. For a kit that has hundreds."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from standards_kit.report import data
from standards_kit.report.json_text import write_json
from standards_kit.report.report import Report
from standards_kit.report.verdict import definable, fixable, plural, sentences
from standards_kit.text.diagnostic import Diagnostic, Severity
from standards_kit.text.printable import one_line

FORMATS = ("terminal", "json")
_MOST_FILES = 10
Counts = dict[str, Counter[Severity]]


def write(report: Report, name: str, sink: TextIO) -> None:
    """Write the counts, for people or for programs."""
    if name == "json":
        _write_json(report, sink)
        return
    rules, files = by_rule(report), by_file(report)
    sink.writelines(_table(rules, "rule", len(rules)))
    sink.writelines(_table(files, "file", _MOST_FILES))
    told = [*sentences(report), fixable(report), definable(report)]
    sink.writelines(f"{sentence}\n" for sentence in told if sentence)


def by_rule(report: Report) -> Counts:
    """How many findings of each severity a rule has, the most first."""
    return _counted(report, lambda diagnostic: diagnostic.rule)


def by_file(report: Report) -> Counts:
    """How many findings of each severity a file has, the most first."""
    return _counted(report, lambda diagnostic: report.shown(diagnostic.place))


def _counted(report: Report, name_of: Callable[[Diagnostic], str]) -> Counts:
    found: Counts = {}
    for diagnostic in report.diagnostics:
        found.setdefault(name_of(diagnostic), Counter())[diagnostic.severity] += 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1].total(), pair[0])))


def _table(counts: Counts, what: str, most: int) -> Iterator[str]:
    if not counts:
        return
    yield f"{'errors':>8}{'warnings':>10}{'notes':>8}  {what}\n"
    for name, count in list(counts.items())[:most]:
        error, warning, note = (count[severity] for severity in Severity)
        yield f"{error:>8,}{warning:>10,}{note:>8,}  {one_line(name)}\n"
    rest = len(counts) - most
    if rest > 0:
        yield f"{'':>28}and {plural(rest, what)} more\n"
    yield "\n"


def _write_json(report: Report, sink: TextIO) -> None:
    whole = {
        "format_version": data.FORMAT_VERSION,
        "root": str(report.root),
        "today": report.today.isoformat(),
        "statistics": {
            "rules": list(_listed("rule", by_rule(report))),
            "files": list(_listed("path", _counted(report, lambda found: found.place.source.path))),
        },
        "summary": data.summary(report),
        "level": data.level(report),
    }
    write_json(whole, sink)


def _listed(what: str, counts: Counts) -> Iterator[dict[str, Any]]:
    for name, count in counts.items():
        yield {what: name, **{f"{severity}s": count[severity] for severity in Severity}}
