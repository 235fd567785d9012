"""Runs the rules over a kit: finds, keeps quiet what is suppressed, settles severity, sorts."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import accumulate
from pathlib import Path

from standards_kit.ground.records import record
from standards_kit.lint.address import Addresses
from standards_kit.lint.baseline import Baseline, Flaw, Tally, of_kit
from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.context import Context
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides, Settings
from standards_kit.model.clock import time_zone
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Diagnostic, Finding, Place, Severity


class Verdict(Outcome):
    """What is to be said of a kit that lies open, with what the rules looked at."""

    __slots__ = ("context", "project")

    def __init__(self, project: Project, context: Context) -> None:
        """Take a kit and what is looked at; nothing is said of it yet."""
        paths = [source.path for source in project.files]
        super().__init__(project.home.root, paths, len(project.standards), context.today)
        self.project = project
        self.context = context


def lint(
    project: Project, today: date | None = None, overrides: Overrides | None = None
) -> Verdict:
    """Check a kit. ``today`` is read from the clock only where none is given."""
    case = prepared(project, today or local_today(project), overrides or Overrides())
    verdict = Verdict(project, case.context)
    addresses = Addresses(project, prefix_of(project))
    judge = Judge(case, verdict, addresses.of)
    for listed in by_turn(case.ran):
        judge.hear((finding, None) for one in listed for finding in one.rule.check(case.context))
    judge.close()
    return verdict


@record
class Case:
    """What is judged, and by what."""

    context: Context
    settings: Settings
    ran: tuple[Listed, ...]


def prepared(project: Project, today: date, overrides: Overrides) -> Case:
    """What is needed to judge a kit: its context, what is in force, and the rules that run."""
    rules = catalogue()
    always = frozenset(name for name, listed in rules.items() if not listed.rule.silenceable)
    options = {name: listed.rule.options for name, listed in rules.items()}
    settings = Settings(project.kit, overrides, rules)
    running = frozenset(filter(settings.runs, rules))
    known = _baseline(project, overrides)
    context = Context(
        project, today, frozenset(rules), always, options, running, settings.whole, known
    )
    context.only_errors = settings.spared(running)
    return Case(context, settings, tuple(rules[name] for name in rules if name in running))


def by_turn(ran: Iterable[Listed]) -> list[list[Listed]]:
    """The rules that run, in groups: those that look at what became of others' findings come later."""
    turns: dict[int, list[Listed]] = {}
    for listed in ran:
        turns.setdefault(listed.rule.last, []).append(listed)
    return [turns[turn] for turn in sorted(turns)]


Heard = tuple[Finding, str | None]
"""A finding, and its address where that is known already."""


class Judge:
    """Settles what becomes of findings, and writes it down in an outcome."""

    def __init__(self, case: Case, outcome: Outcome, address_of: Callable[[Place], str]) -> None:
        self._case = case
        self._outcome = outcome
        self._address_of = address_of
        self._prefix = prefix_of(case.context.project)
        self._rules = catalogue()
        settings = case.settings
        outcome.ran, outcome.claimed = case.ran, settings.claimed
        outcome.omitted, outcome.whole = settings.omitted, settings.whole

    def hear(self, found: Iterable[Heard]) -> None:
        """Take findings. Of several that a baseline can't tell apart it knows those that stand first."""
        if isinstance(self._case.context.baseline, Tally):
            found = sorted(found, key=lambda heard: _order(heard[0]))
        for finding, address in found:
            self._settle(finding, address)

    def _settle(self, finding: Finding, address: str | None) -> None:
        settings, context, outcome = self._case.settings, self._case.context, self._outcome
        path = finding.place.source.path.removeprefix(self._prefix)
        if not settings.shows(finding, path):
            return
        listed = self._rules[finding.rule]
        severity, level = settings.severity(finding, path), settings.level(finding)
        address = self._address_of(finding.place) if address is None else address
        diagnostic = Diagnostic(finding, severity, listed.url, level, address)
        comment = context.silencer(finding) if listed.rule.silenceable else None
        known = context.baseline
        if comment is not None:
            outcome.quiet.append((diagnostic, comment))
        elif isinstance(known, Tally) and listed.rule.silenceable and known.hides(diagnostic):
            outcome.baselined.append(diagnostic)
        elif settings.holds_back(finding):
            outcome.held.append(diagnostic)
        else:
            outcome.diagnostics.append(diagnostic)

    def close(self) -> None:
        """Nothing more will be heard: what is said better elsewhere is left out, and the rest sorted."""
        outcome = self._outcome
        # What a baseline knows is not said, and stands for what it replaces all the same.
        known = [*outcome.diagnostics, *outcome.baselined]
        outcome.diagnostics = _said_once(outcome.diagnostics, _reach(known, self._rules))
        outcome.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        outcome.held.sort(key=lambda diagnostic: diagnostic.sort_key)
        outcome.quiet.sort(key=lambda pair: pair[0].sort_key)
        outcome.baselined.sort(key=lambda diagnostic: diagnostic.sort_key)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return (place.source.path, *place.span, finding.rule, finding.message)


def _baseline(project: Project, overrides: Overrides) -> Tally | Flaw | None:
    """What is known of a kit already; a book is printed from what is so, known or not."""
    if not overrides.baselines or overrides.only_errors:
        return None
    found = overrides.baseline or of_kit(project)
    return Tally(found) if isinstance(found, Baseline) else found


_Reach = dict[tuple[str, str, Severity], tuple[list[int], list[int]]]


def _said_once(diagnostics: list[Diagnostic], reach: _Reach) -> list[Diagnostic]:
    """Leave out what another rule says better of the same words, unless it is graver."""
    return [one for one in diagnostics if not _replaced(one, reach)] if reach else diagnostics


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


def prefix_of(project: Project) -> str:
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
