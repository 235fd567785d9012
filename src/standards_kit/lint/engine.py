"""Runs the rules over a kit: finds, keeps quiet what is suppressed, settles severity, sorts."""

import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path

from standards_kit.lint.address import Addresses
from standards_kit.lint.baseline import Baseline, Flaw, Tally, of_kit
from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.context import Context
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides, Settings
from standards_kit.model.clock import time_zone
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Diagnostic, Finding, Severity


@dataclass(slots=True, kw_only=True)
class Verdict(Outcome):
    """What is to be said of a kit that lies open, with what the rules looked at."""

    project: Project
    context: Context


def lint(
    project: Project, today: date | None = None, overrides: Overrides | None = None
) -> Verdict:
    """Check a kit. ``today`` is read from the clock only where none is given."""
    rules = catalogue()
    day = today or local_today(project)
    always = frozenset(name for name, listed in rules.items() if not listed.rule.silenceable)
    options = {name: listed.rule.options for name, listed in rules.items()}
    settings = Settings(project.kit, overrides or Overrides(), rules)
    running = frozenset(filter(settings.runs, rules))
    known = _baseline(project, overrides or Overrides())
    context = Context(
        project, day, frozenset(rules), always, options, running, settings.whole, known
    )
    ran = tuple(listed for name, listed in rules.items() if settings.runs(name))
    verdict = _begun(project, context)
    verdict.ran, verdict.claimed = ran, settings.claimed
    verdict.omitted, verdict.whole = settings.omitted, settings.whole
    prefix = _prefix(project)
    addresses = Addresses(project, prefix)
    for finding in _findings(context, ran):
        path = finding.place.source.path.removeprefix(prefix)
        if not settings.shows(finding, path):
            continue
        listed = rules[finding.rule]
        severity = settings.severity(finding, path)
        url, level = listed.url, settings.level(finding)
        diagnostic = Diagnostic(finding, severity, url, level, addresses.of(finding.place))
        comment = context.silencer(finding) if listed.rule.silenceable else None
        if comment is not None:
            verdict.quiet.append((diagnostic, comment))
        elif isinstance(known, Tally) and listed.rule.silenceable and known.hides(diagnostic):
            verdict.baselined.append(diagnostic)
        elif settings.holds_back(finding):
            verdict.held.append(diagnostic)
        else:
            verdict.diagnostics.append(diagnostic)
    verdict.diagnostics = _said_once(verdict.diagnostics, rules)
    verdict.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    verdict.held.sort(key=lambda diagnostic: diagnostic.sort_key)
    verdict.quiet.sort(key=lambda pair: pair[0].sort_key)
    return verdict


def _begun(project: Project, context: Context) -> Verdict:
    """A verdict in which nothing is said yet."""
    return Verdict(
        root=project.home.root,
        paths=[source.path for source in project.files],
        standards=len(project.standards),
        today=context.today,
        project=project,
        context=context,
    )


def _baseline(project: Project, overrides: Overrides) -> Tally | Flaw | None:
    """What is known of a kit already; a book is printed from what is so, known or not."""
    if not overrides.baselines or overrides.only_errors:
        return None
    found = overrides.baseline or of_kit(project)
    return Tally(found) if isinstance(found, Baseline) else found


def _findings(context: Context, ran: tuple[Listed, ...]) -> Iterator[Finding]:
    for listed in sorted(ran, key=lambda listed: listed.rule.last):
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
    calendar = project.kit.calendars.get("default")
    return today_in(calendar.timezone if calendar else None)


def today_in(zone: str | None) -> date:
    """The date in a time zone, or this machine's where none is named or known."""
    return datetime.now(time_zone(zone) if zone else None).date()


def inside(path: str, base: Path, wanted: list[Path]) -> bool:
    """Whether a file lies in one of the paths that were asked about.

    Paths are compared by the names that files are reported by: the name of a file on the disk
    need not be text.
    """
    return any(_holds(label(asked, base), path) for asked in wanted)


def _holds(folder: str, path: str) -> bool:
    above = folder == "." or set(folder.split("/")) == {".."}
    return above or path == folder or path.startswith(folder + "/")
