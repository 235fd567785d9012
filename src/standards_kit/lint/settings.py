"""What is in force for a file: the kit's settings, then what the command line says."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Any

from standards_kit.ground.records import record
from standards_kit.lint.baseline import Baseline
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.level import DEFAULT, Level
from standards_kit.model.kit import KitSettings
from standards_kit.model.patterns import matches
from standards_kit.text.diagnostic import Finding, Severity

_GRADES = {Severity.ERROR: "high", Severity.WARNING: "medium", Severity.NOTE: "low"}


@record
class Overrides:
    """What the command line says; it wins over the kit.

    ``only_errors``: rules that can have none needn't run, and what is no error isn't asked for.
    ``baseline`` stands for the kit's own; ``baselines`` False: none is heeded.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    level: Level | None = None
    only_errors: bool = False
    baseline: Baseline | None = None
    baselines: bool = True


class Settings:
    """Which rules run, and how much their findings matter."""

    def __init__(self, kit: KitSettings, overrides: Overrides, rules: Mapping[str, Listed]) -> None:
        self._lint = kit.lint
        self._overrides = overrides
        self._rules = rules

    @property
    def claimed(self) -> Level | None:
        """The level that the kit, or the command line, asks for; None where neither names one."""
        given = self._overrides.level or self._lint.level
        return Level(given) if given else None

    @property
    def omitted(self) -> tuple[str, ...]:
        """The rules that the kit leaves out everywhere."""
        return tuple(
            name
            for name, listed in self._rules.items()
            if listed.rule.silenceable and not self._by_kit(name)
        )

    @property
    def whole(self) -> bool:
        """Whether the command line leaves every rule in force, so that a level can be told."""
        return not (self._overrides.select or self._overrides.ignore or self._overrides.only_errors)

    def holds_back(self, finding: Finding) -> bool:
        """Whether a finding belongs to a level that isn't asked for yet."""
        name = finding.rule
        wanted = self.claimed or DEFAULT
        return self.level(finding).rank > wanted.rank and name not in self._overrides.select

    def level(self, finding: Finding) -> Level:
        """The level that asks for what a finding says."""
        return Level(finding.level) if finding.level else self._rules[finding.rule].rule.level

    def runs(self, name: str) -> bool:
        """Whether a rule runs for any file at all."""
        if not self._rules[name].rule.silenceable:
            return True
        if self._overrides.only_errors and not self._may_err(name):
            return False
        if self._overrides.select:
            return name in self._overrides.select and name not in self._overrides.ignore
        if name in self._overrides.ignore:
            return False
        added = any(name in rules.select for rules in self._lint.per_file.values())
        return added or self._by_kit(name)

    def shows(self, finding: Finding, path: str) -> bool:
        """Whether a finding of a rule that runs is kept for the file it lies in.

        ``path`` is relative to the kit. A pattern further down wins over those above it.
        """
        name = finding.rule
        if not self._rules[name].rule.silenceable or name in self._overrides.select:
            return True
        kept = self._by_kit(name)
        for pattern, rules in self._lint.per_file.items():
            if matches(path, pattern):
                kept = (kept or name in rules.select) and name not in rules.ignore
        return kept

    def severity(self, finding: Finding, path: str) -> Severity:
        """A finding's severity, from the rule's default to the command line's word."""
        severity = finding.severity or self._rules[finding.rule].rule.severity
        graded = finding.severity is not None
        severity = _changed(severity, self._lint.severity.get(finding.rule), graded)
        for pattern, rules in self._lint.per_file.items():
            if finding.rule in rules.severity and matches(path, pattern):
                severity = _changed(severity, rules.severity[finding.rule], graded)
        return _changed(severity, self._overrides.severity.get(finding.rule), graded)

    def spared(self, running: Collection[str]) -> frozenset[str]:
        """The rules of which only those findings are asked for that are errors by themselves.

        Where some rule looks at what became of the others' findings, all are asked for.
        """
        if not self._overrides.only_errors or any(self._rules[one].rule.last for one in running):
            return frozenset()
        return frozenset(name for name in running if not self._is_set(name))

    def _may_err(self, name: str) -> bool:
        """Whether a finding of a rule may be an error, by itself or by a setting."""
        rule = self._rules[name].rule
        return (rule.worst or rule.severity) is Severity.ERROR or self._is_set(name)

    def _is_set(self, name: str) -> bool:
        """Whether the kit says how grave a rule's findings are."""
        settings = [self._lint.severity, *(r.severity for r in self._lint.per_file.values())]
        return any(name in given for given in settings)

    def _by_kit(self, name: str) -> bool:
        lint = self._lint
        return (not lint.select or name in lint.select) and name not in lint.ignore


def _changed(severity: Severity, setting: Any, graded: bool) -> Severity:
    """Apply a setting: one word (a graded note stays a note), or a word for each grade."""
    if setting is None:
        return severity
    if isinstance(setting, Mapping):
        return Severity(setting.get(_GRADES[severity], severity))
    if graded and severity is Severity.NOTE:
        return severity
    return Severity(setting)
