"""A report: every finding of a run, sorted and counted, ready for any format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from standards_kit.lint.engine import Verdict, inside
from standards_kit.report.standing import Standing, standing
from standards_kit.text.diagnostic import Diagnostic, Place, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown. ``root`` is the folder that paths are relative to."""

    root: Path
    today: date
    diagnostics: tuple[Diagnostic, ...]
    files: int
    standards: int
    suppressed: int
    prefix: str = ""  # what a path needs before it to be found from the working folder
    standing: Standing | None = None

    def shown(self, place: Place) -> str:
        """The file of a place, as it is found from the working folder."""
        return self.prefix + place.source.path

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, on: Severity) -> bool:
        """Whether any finding is at least as grave as ``on``, or the level asked for isn't reached."""
        if self.standing is not None and self.standing.short:
            return True
        return any(diagnostic.severity.rank <= on.rank for diagnostic in self.diagnostics)


def gather(
    verdicts: Sequence[Verdict], root: Path, wanted: Sequence[Path], here: Path | None = None
) -> Report:
    """Join the verdicts on several kits, and keep what lies in the paths asked about.

    ``here`` is the working folder; where the root lies in it, people are shown paths from there.
    """
    found = [d for verdict in verdicts for d in verdict.diagnostics]
    paths = list(wanted)
    whole = all(any(v.project.home.root.is_relative_to(p) for p in paths) for v in verdicts)
    if not whole:
        found = [diagnostic for diagnostic in found if inside(diagnostic, root, paths)]
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Report(
        root,
        verdicts[0].today,
        tuple(found),
        sum(len(verdict.project.readings) for verdict in verdicts),
        sum(len(verdict.project.standards) for verdict in verdicts),
        sum(verdict.suppressed for verdict in verdicts),
        _prefix(root, here),
        standing(verdicts) if whole else None,
    )


def _prefix(root: Path, here: Path | None) -> str:
    if here is None or root == here or not root.is_relative_to(here):
        return ""
    return root.relative_to(here).as_posix() + "/"
