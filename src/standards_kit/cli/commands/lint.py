"""``standards-kit lint``: say what is wrong, and where."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from standards_kit.cli import judging, kits, surroundings
from standards_kit.cli.choices import kit_level, level, report_format, rule_name
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.lint_options import (
    Cache,
    ChangedSince,
    Diff,
    FailOn,
    Fix,
    Formats,
    Ignore,
    Jobs,
    KitLevel,
    Known,
    NoBaseline,
    Paths,
    Select,
    Severities,
    Statistics,
    StdinFilename,
    UnsafeFixes,
)
from standards_kit.cli.options import Today
from standards_kit.lint.baseline import Baseline, Flaw
from standards_kit.lint.baseline import read as read_baseline
from standards_kit.lint.engine import Verdict, inside
from standards_kit.lint.engine import lint as check
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import Home
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.report.report import Report, gather, prefix
from standards_kit.report.write import write, write_file
from standards_kit.text.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from standards_kit.lint.fixing import Mended

EPILOG = """Examples:

  standards-kit lint                       the kit around this folder

  standards-kit lint standards/phone.yaml  one file of it

  standards-kit lint --format concise --format json=report.json

  standards-kit lint --diff                what --fix would change

  standards-kit lint - --stdin-filename standards/phone.yaml < buffer

Exit code 0: nothing to mend. 1: findings. 2: it could not run."""

_CHOSEN = "Sources are chosen by `sources:` and `exclude:` in `standards-kit.yaml`."
_NAME_IT = "Write `standards-kit lint - --stdin-filename standards/phone.yaml`."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lint", epilog=EPILOG)(lint)


def lint(
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    severity: Severities = None,
    formats: Formats = None,
    fail_on: FailOn = None,
    asked: KitLevel = None,
    today: Today = None,
    stdin_filename: StdinFilename = None,
    baseline: Known = None,
    no_baseline: NoBaseline = False,
    changed_since: ChangedSince = None,
    statistics: Statistics = False,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    cache: Cache = True,
    jobs: Jobs = None,
) -> None:
    """Say what is wrong in a kit, and where."""
    _require_sense(fix, unsafe_fixes, diff, formats, changed_since)
    threshold = surroundings.chosen(fail_on, surroundings.FAIL_ON, level) or Severity.WARNING
    asked_for = formats if statistics else surroundings.formats(formats)
    targets = [report_format(text) for text in asked_for or ["terminal"]]
    _require_countable(targets, statistics)
    overrides = Overrides(
        _names(select),
        _names(ignore, silences=True),
        _levels(severity),
        surroundings.chosen(asked, surroundings.LEVEL, kit_level),
        baselines=not no_baseline,
    )
    if overrides.select and not set(overrides.select) - set(overrides.ignore):
        raise Failure("`--ignore` leaves out every rule that `--select` names.", "Take one away.")
    buffer = _buffer(paths, stdin_filename, fix or diff)
    wanted = [buffer] if buffer else [kits.existing(path) for path in paths or [Path()]]
    found = kits.homes(wanted)
    root = kits.common_root(found)
    unsaved = {label(buffer, root): sys.stdin.buffer.read()} if buffer else None
    if baseline is not None:
        overrides = replace(overrides, baseline=_known(baseline, root, found))
    day = kits.day(today)

    def judge(project: Project) -> Verdict:
        return check(project, day, overrides)

    fixed, only = 0, None
    outcomes: Sequence[Outcome]
    if buffer is None and changed_since is None and not (fix or diff):
        manner = judging.Manner(root, day, overrides, cache and baseline is None, jobs)
        outcomes = judging.judged(found, manner)
    else:
        projects = [kits.read(home, root, unsaved) for home in found]
        kits.require_sources(projects)
        if fix or diff:
            from standards_kit.cli import mending

            mended = mending.mended(projects, judge, root, wanted, unsafe_fixes)
            if diff:
                _show(mended, root, unsafe_fixes)
            mending.write_changes(mended, root)
            outcomes = [one.verdict for one in mended]
            fixed = sum(one.count for one in mended)
        else:
            outcomes = [judge(project) for project in projects]
        only = _only(projects, changed_since) if changed_since is not None else None
    report = gather(outcomes, root, wanted, kits.here(), only=only, fixed=fixed)
    _require_read(wanted, report, {path for one in outcomes for path in one.paths})
    for name, file in targets:
        _write(report, name, file, statistics)
    if report.fails(threshold):
        raise typer.Exit(1)


def _buffer(paths: list[Path] | None, name: Path | None, mends: bool) -> Path | None:
    """The file that standard input stands for, where the path is `-`."""
    piped = paths == [Path("-")]
    if piped and name is None:
        raise Failure("`-` needs the name of the file: what is read belongs to a kit.", _NAME_IT)
    if name is not None and not piped:
        raise Failure("`--stdin-filename` goes with `-` as the only path.", _NAME_IT)
    if piped and mends:
        raise Failure(
            "what comes on standard input can't be mended.", "Save it, and name the file."
        )
    return kits.to_be(name) if name else None


def _only(projects: Sequence[Project], revision: str) -> Callable[[Diagnostic], bool]:
    """Whether a finding has to do with what has changed in its kit."""
    from standards_kit.cli.revision import state_at
    from standards_kit.lint.changes import Changes, State

    by_file = {}
    for project in projects:
        before = state_at(project, revision)
        if before is None:
            typer.echo(
                f"“{project.home.kit_file}” was not there at {revision}: all is new.", err=True
            )
        changes = Changes(before, State(project))
        by_file.update(dict.fromkeys((file.path for file in project.files), changes))

    def shown(diagnostic: Diagnostic) -> bool:
        changes = by_file.get(diagnostic.place.source.path)
        return changes is not None and changes.shows(diagnostic)

    return shown


def _require_sense(
    fix: bool, unsafe: bool, diff: bool, formats: list[str] | None, since: str | None
) -> None:
    """Words that ask for nothing, or for two things at once, are a slip of the fingers."""
    if unsafe and not (fix or diff):
        raise Failure("`--unsafe-fixes` alone does nothing.", "Add `--diff` to see, or `--fix`.")
    if since is not None and (fix or diff):
        raise Failure(
            "`--changed-since` shows findings, and mends none.",
            "Name the files that are to be mended.",
        )
    if fix and diff:
        raise Failure("`--fix` and `--diff` can't both be.", "`--diff` shows what `--fix` does.")
    if diff and formats:
        raise Failure("`--diff` stands in place of a report.", "Leave `--format` out.")


def _require_countable(targets: list[tuple[str, Path | None]], counts: bool) -> None:
    if not counts:
        return
    from standards_kit.report.statistics import FORMATS as COUNTED

    for name, _ in targets:
        if name not in COUNTED:
            raise Failure(
                f"`--statistics` can't be written as `{name}`.",
                "It is for people and programs: `--format terminal` or `--format json`.",
            )


def _show(mended: "Sequence[Mended]", root: Path, unsafe: bool) -> NoReturn:
    """The edits as a diff, and exit code 1 if there are any."""
    from standards_kit.cli import mending

    sys.stdout.writelines(mending.diff(mended, root, prefix(root, kits.here())))
    typer.echo(mending.told(mended, unsafe), err=True)
    raise typer.Exit(1 if any(one.changes for one in mended) else 0)


def _known(path: Path, root: Path, found: Sequence[Home]) -> Baseline:
    if len(found) > 1:
        raise Failure(
            "a baseline belongs to one kit, and several are asked about.",
            "Name each kit's own in its `standards-kit.yaml`: `lint: {baseline: …}`.",
        )
    known = read_baseline(kits.existing(path), root)
    if isinstance(known, Flaw):
        raise Failure(known.message, known.help)
    return known


def _names(given: Sequence[str] | None, silences: bool = False) -> tuple[str, ...]:
    return tuple(
        rule_name(name, silences) for text in given or () for name in text.split(",") if name
    )


def _levels(given: Sequence[str] | None) -> dict[str, Severity]:
    found = {}
    for text in given or ():
        name, equals, word = text.partition("=")
        if not equals:
            raise Failure(f"“--severity {text}” has no level.", "Write it as RULE=LEVEL.")
        found[rule_name(name)] = level(word)
    return found


def _require_read(wanted: Sequence[Path], report: Report, read: set[str]) -> None:
    """A file or folder that was asked about and holds no source must not look like a clean one."""
    for path in wanted:
        if os.path.isdir(path):  # noqa: PTH112
            if not any(inside(name, report.root, [path]) for name in read):
                raise Failure(f"there is no source of a kit in the folder “{path}”.", _CHOSEN)
        elif label(path, report.root) not in read:
            raise Failure(f"“{path}” is not a source of the kit in “{report.root}”.", _CHOSEN)


def _write(report: Report, name: str, file: Path | None, counts: bool) -> None:
    if file is None:
        write(report, name, sys.stdout, counts)
        return
    try:
        write_file(report, name, file, counts)
    except OSError as error:
        raise Failure(f"the report can't be written to “{file}”: {why(error)}.") from None
