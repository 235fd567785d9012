"""``standards-kit lint``: say what is wrong, and where."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import (
    complete_kit_level,
    complete_level,
    complete_report,
    complete_rule,
    kit_level,
    level,
    report_format,
    report_formats,
    rule_name,
)
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.options import Today
from standards_kit.lint.engine import lint as check
from standards_kit.lint.settings import Overrides
from standards_kit.model.reading import label
from standards_kit.report.report import Report, gather
from standards_kit.report.write import write, write_file
from standards_kit.text.diagnostic import Severity

EPILOG = """Examples:

  standards-kit lint                       the kit around this folder

  standards-kit lint standards/phone.yaml  one file of it

  standards-kit lint --format concise --format json=report.json

Exit code 0: nothing to mend. 1: findings. 2: it could not run."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lint", epilog=EPILOG)(lint)


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            readable=False,  # a file that can't be read is a finding like others
            metavar="PATH",
            help="Files or folders; the kit around this one where none is named.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULE",
            autocompletion=complete_rule,
            help="Run only this rule; several times or with commas for more.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULE",
            autocompletion=complete_rule,
            help="Leave this rule out; several times or with commas for more.",
        ),
    ] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option(
            "--severity",
            metavar="RULE=LEVEL",
            help="Give a rule another level: error, warning or note.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME[=FILE]",
            autocompletion=complete_report,
            help=f"{report_formats()}; to the screen or to a file. May be repeated.",
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            autocompletion=complete_level,
            help="The lowest level that makes the exit code 1: error, warning or note.",
        ),
    ] = "warning",
    asked: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            autocompletion=complete_kit_level,
            help="The level that is asked for: started, reviewable, published or audited.",
        ),
    ] = None,
    today: Today = None,
) -> None:
    """Say what is wrong in a kit, and where."""
    threshold = level(fail_on)
    targets = [report_format(text) for text in formats or ["terminal"]]
    overrides = Overrides(
        _names(select),
        _names(ignore, silences=True),
        _levels(severity),
        kit_level(asked) if asked else None,
    )
    wanted = [kits.existing(path) for path in paths or [Path()]]
    found = kits.homes(wanted)
    root = kits.common_root(found)
    projects = [kits.read(home, root) for home in found]
    kits.require_sources(projects)
    day = kits.day(today)
    report = gather(
        [check(project, day, overrides) for project in projects], root, wanted, kits.here()
    )
    _require_read(wanted, report, {f.path for p in projects for f in p.files})
    for name, file in targets:
        _write(report, name, file)
    if report.fails(threshold):
        raise typer.Exit(1)


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
    """A file that was asked about and is no source must not look like a clean one."""
    for path in wanted:
        if not os.path.isdir(path) and label(path, report.root) not in read:  # noqa: PTH112
            raise Failure(
                f"“{path}” is not a source of the kit in “{report.root}”.",
                "Sources are chosen by `sources:` and `exclude:` in `standards-kit.yaml`.",
            )


def _write(report: Report, name: str, file: Path | None) -> None:
    if file is None:
        write(report, name, sys.stdout)
        return
    try:
        write_file(report, name, file)
    except OSError as error:
        raise Failure(f"the report can't be written to “{file}”: {why(error)}.") from None
