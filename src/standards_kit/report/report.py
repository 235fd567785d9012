"""A report: every finding of a run, sorted and counted, ready for any format."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from standards_kit.ground.records import record
from standards_kit.lint.catalogue import Listed, catalogue
from standards_kit.lint.engine import inside
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.suppressions import Suppression
from standards_kit.report.standing import Standing, standing
from standards_kit.text.diagnostic import Diagnostic, Place, Severity


@record
class Report:
    """What is shown. ``root`` is the folder that paths are relative to.

    ``quiet`` are findings that a comment keeps quiet, with the comment; ``rules`` those that ran;
    ``paths`` the files that were read and asked about. ``standing`` is that of the kits, whatever is shown
    of them; the level asked for is a gate where they are shown ``whole``. ``baselined`` findings are in the baseline,
    ``elsewhere`` lie in what has not changed, ``fixed`` have been mended.
    """

    root: Path
    today: date
    diagnostics: tuple[Diagnostic, ...]
    files: int
    standards: int
    quiet: tuple[tuple[Diagnostic, Suppression], ...] = ()
    rules: tuple[Listed, ...] = ()
    paths: tuple[str, ...] = ()
    prefix: str = ""  # what a path needs before it to be found from the working folder
    standing: Standing | None = None
    whole: bool = True
    baselined: int = 0
    elsewhere: int = 0
    fixed: int = 0

    @property
    def suppressed(self) -> int:
        """How many findings are kept quiet."""
        return len(self.quiet)

    @property
    def worst_first(self) -> list[Diagnostic]:
        """The findings by severity, then in the order of files and places."""
        return sorted(self.diagnostics, key=lambda diagnostic: diagnostic.severity.rank)

    def shown(self, place: Place) -> str:
        """The file of a place, as it is found from the working folder."""
        return self.path(place.source.path)

    def path(self, name: str) -> str:
        """A file by the name of its source, as it is found from the working folder."""
        return self.prefix + name

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, on: Severity) -> bool:
        """Whether any finding is at least as grave as ``on``, or the level asked for isn't reached."""
        if self.whole and self.standing is not None and self.standing.short:
            return True
        return any(diagnostic.severity.rank <= on.rank for diagnostic in self.diagnostics)


def gather(
    verdicts: Sequence[Outcome],
    root: Path,
    wanted: Sequence[Path],
    here: Path | None = None,
    *,
    only: Callable[[Diagnostic], bool] | None = None,
    fixed: int = 0,
) -> Report:
    """Join the verdicts on several kits, and keep what lies in the paths asked about.

    ``here`` is the working folder; where the root lies in it, people are shown paths from there.
    ``only`` says which findings are of interest, where not all are.
    """
    found = [d for verdict in verdicts for d in verdict.diagnostics]
    hidden = [d for verdict in verdicts for d in verdict.baselined]
    quiet = [pair for verdict in verdicts for pair in verdict.quiet]
    read = [path for verdict in verdicts for path in verdict.paths]
    paths = list(wanted)
    whole = all(_is_whole(verdict, root, paths) for verdict in verdicts)
    if not whole:
        found = [d for d in found if _lies_in(d, root, paths)]
        quiet = [pair for pair in quiet if inside(pair[0].place.source.path, root, paths)]
        read = [path for path in read if inside(path, root, paths)]
        hidden = [d for d in hidden if _lies_in(d, root, paths)]
    shown = list(filter(only, found)) if only else found
    return Report(
        root,
        verdicts[0].today,
        tuple(sorted(shown, key=lambda diagnostic: diagnostic.sort_key)),
        sum(len(verdict.paths) for verdict in verdicts),
        sum(verdict.standards for verdict in verdicts),
        tuple(sorted(quiet, key=lambda pair: pair[0].sort_key)),
        _in_order(listed for verdict in verdicts for listed in verdict.ran),
        tuple(sorted(set(read))),
        prefix(root, here),
        standing(verdicts),
        whole and only is None,
        len(hidden),
        len(found) - len(shown),
        fixed,
    )


def _is_whole(verdict: Outcome, root: Path, paths: list[Path]) -> bool:
    """Whether all of a kit is asked about: its folder, or the one file that it is."""
    if any(verdict.root.is_relative_to(path) for path in paths):
        return True
    return all(inside(path, root, paths) for path in verdict.paths)


def _lies_in(diagnostic: Diagnostic, root: Path, paths: list[Path]) -> bool:
    """Whether a finding lies in paths: one about two places that don't go together lies in both."""
    places = [diagnostic.place]
    if catalogue()[diagnostic.rule].rule.scope == "links":
        places += [related.place for related in diagnostic.finding.related]
    return any(inside(place.source.path, root, paths) for place in places)


def _in_order(rules: Iterable[Listed]) -> tuple[Listed, ...]:
    """Each rule once: several kits may run different ones."""
    return tuple({listed.name: listed for listed in sorted(rules, key=lambda r: r.name)}.values())


def prefix(root: Path, here: Path | None) -> str:
    """What a path needs before it, to be found from the working folder."""
    if here is None or root == here or not root.is_relative_to(here):
        return ""
    return root.relative_to(here).as_posix() + "/"
