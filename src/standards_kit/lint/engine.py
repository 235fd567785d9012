"""Runs the rules over a kit: finds, keeps quiet what is suppressed, settles severity, sorts."""

import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path

from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.settings import Overrides, Settings
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Diagnostic, Finding, Severity


@dataclass(slots=True)
class Verdict:
    """What is to be said of a kit, in the order in which it is said.

    ``held`` is what the levels above the one asked for would say besides; ``claimed`` is the level that
    the kit or the command line names; ``omitted`` are rules that the kit leaves out, and ``whole`` says
    that the command line leaves out none.
    """

    project: Project
    today: date
    context: Context
    diagnostics: list[Diagnostic] = field(default_factory=list)
    suppressed: int = 0
    held: list[Diagnostic] = field(default_factory=list)
    claimed: Level | None = None
    omitted: tuple[str, ...] = ()
    whole: bool = True


def lint(
    project: Project, today: date | None = None, overrides: Overrides | None = None
) -> Verdict:
    """Check a kit. ``today`` is read from the clock only where none is given."""
    rules = catalogue()
    day = today or local_today(project)
    always = frozenset(name for name, listed in rules.items() if not listed.rule.silenceable)
    options = {name: listed.rule.options for name, listed in rules.items()}
    context = Context(project, day, frozenset(rules), always, options)
    settings = Settings(project.kit, overrides or Overrides(), rules)
    verdict = Verdict(project, day, context, claimed=settings.claimed)
    verdict.omitted, verdict.whole = settings.omitted, settings.whole
    prefix = _prefix(project)
    for finding in _findings(context, settings, rules):
        path = finding.place.source.path.removeprefix(prefix)
        if not settings.shows(finding, path):
            continue
        silenceable = rules[finding.rule].rule.silenceable
        if silenceable and context.quiet(finding):
            verdict.suppressed += 1
            continue
        severity = settings.severity(finding, path)
        url, level = rules[finding.rule].url, settings.level(finding)
        into = verdict.held if settings.holds_back(finding) else verdict.diagnostics
        into.append(Diagnostic(finding, severity, url, level))
    verdict.diagnostics = _said_once(verdict.diagnostics, rules)
    verdict.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    verdict.held.sort(key=lambda diagnostic: diagnostic.sort_key)
    return verdict


def _findings(context: Context, settings: Settings, rules: dict[str, Listed]) -> Iterator[Finding]:
    for name, listed in rules.items():
        if settings.runs(name):
            yield from listed.rule.check(context)


def _said_once(diagnostics: list[Diagnostic], rules: dict[str, Listed]) -> list[Diagnostic]:
    """Leave out what another rule says better of the same words, unless it is graver."""
    reach = _reach(diagnostics, rules)
    return [one for one in diagnostics if not _replaced(one, reach)] if reach else diagnostics


_Reach = dict[tuple[str, str, Severity], tuple[list[int], list[int]]]


def _reach(diagnostics: list[Diagnostic], rules: dict[str, Listed]) -> _Reach:
    """By file, replaced rule and severity: where findings that replace begin, and how far up to there
    they have reached."""
    spans: dict[tuple[str, str, Severity], list[tuple[int, int]]] = {}
    for one in diagnostics:
        for name in rules[one.rule].rule.instead_of:
            key = one.place.source.path, name, one.severity
            spans.setdefault(key, []).append((one.place.span.start, one.place.span.end))
    reach: _Reach = {}
    for key, found in spans.items():
        found.sort()
        ends = accumulate((end for _, end in found), max)
        reach[key] = [start for start, _ in found], list(ends)
    return reach


def _replaced(one: Diagnostic, reach: _Reach) -> bool:
    span = one.place.span
    for severity in Severity:
        starts, ends = reach.get((one.place.source.path, one.rule, severity), ([], []))
        before = bisect_right(starts, span.start)
        if severity.rank <= one.severity.rank and before and ends[before - 1] >= span.end:
            return True
    return False


def _prefix(project: Project) -> str:
    """What the sources' names begin with before the path within the kit."""
    relative = os.path.relpath(project.home.root, project.base).replace(os.sep, "/")
    return "" if relative == "." else relative + "/"


def local_today(project: Project) -> date:
    """The date in the kit's time zone, or this machine's where none is given or known."""
    from zoneinfo import ZoneInfo

    calendar = project.kit.calendars.get("default")
    try:
        zone = ZoneInfo(calendar.timezone) if calendar and calendar.timezone else None
    except (KeyError, ValueError, OSError):
        zone = None
    return datetime.now(zone).date()


def inside(diagnostic: Diagnostic, base: Path, wanted: list[Path]) -> bool:
    """Whether a finding lies in one of the paths that were asked about.

    Paths are compared by the names that files are reported by: the name of a file on the disk
    need not be text.
    """
    where = diagnostic.place.source.path
    return any(_holds(label(path, base), where) for path in wanted)


def _holds(folder: str, path: str) -> bool:
    above = folder == "." or set(folder.split("/")) == {".."}
    return above or path == folder or path.startswith(folder + "/")
