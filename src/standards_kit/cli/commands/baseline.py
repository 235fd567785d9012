"""``standards-kit baseline``: note what is wrong today, so that only what is new is shown."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.cli import kits, surroundings
from standards_kit.cli.choices import complete_kit_level, kit_level
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.options import Kit, Today
from standards_kit.ground.files import replace_file
from standards_kit.lint.baseline import ABOUT, FILE, Flaw, Known, known_from, read, written
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.report.verdict import plural

EPILOG = """The file is written beside the kit. Name it there, and `lint` shows only what is new:

  lint: {baseline: .standards-kit-baseline.json}

Run the command again when something has been mended: what is gone is taken out.

Exit code 0: the baseline is up to date. 1: there are findings that it doesn't know. 2: it could not run."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("baseline", epilog=EPILOG)(baseline)


def baseline(
    kit: Kit = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help=f"The file; {FILE} in the kit if none."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Also note what has come since the baseline was written.")
    ] = False,
    asked: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            autocompletion=complete_kit_level,
            help="The level that lint will ask for; the kit's where none is given.",
        ),
    ] = None,
    today: Today = None,
) -> None:
    """Note the findings there are, so that only new ones are shown.

    A baseline only shrinks: what has been mended is taken out, and nothing is added unless you say so.
    """
    project = kits.one_kit(kit)
    level = surroundings.chosen(asked, surroundings.LEVEL, kit_level)
    overrides = Overrides(level=level, baselines=False)
    verdict = lint(project, kits.day(today), overrides)
    path = output or project.home.root / (project.kit.lint.baseline or FILE)
    rules = catalogue()
    found = [d for d in verdict.diagnostics if d.rule not in ABOUT]
    unread = [d for d in found if not rules[d.rule].rule.silenceable]
    now = known_from(d for d in found if rules[d.rule].rule.silenceable)
    before = _known(path, project)
    if before is None:
        _write(path, now)
        _tell_written(path, now, project)
    else:
        _renew(path, before, now, add)
    if unread:
        typer.echo(
            f"{plural(len(unread), 'finding')} can't be noted: what can't be read has to be mended.",
            err=True,
        )
        raise typer.Exit(1)


def _known(path: Path, project: Project) -> Counter[Known] | None:
    """What a baseline holds that is there already."""
    if not path.exists():
        return None
    found = read(path, project.base)
    if isinstance(found, Flaw):
        raise Failure(found.message, "Delete it or mend it, and run the command again.")
    return found.known


def _renew(path: Path, before: Counter[Known], now: Counter[Known], add: bool) -> None:
    new, gone = now - before, before - now
    kept = now if add else before & now
    if kept != before:
        _write(path, kept)
    typer.echo(
        f"{plural(before.total(), 'finding')} in “{path}”: {gone.total():,} gone, "
        f"{(new.total() if add else 0):,} added, {kept.total():,} left."
    )
    if new and not add:
        typer.echo(
            f"{plural(new.total(), 'finding')} not in it: mend them, or note them with `--add`. "
            "`standards-kit lint` shows them.",
            err=True,
        )
        raise typer.Exit(1)


def _tell_written(path: Path, now: Counter[Known], project: Project) -> None:
    typer.echo(f"{plural(now.total(), 'finding')} noted in “{path}”.")
    if not project.kit.lint.baseline:
        name = label(kits.existing(path), project.home.root)
        typer.echo(
            f"To hide them, write `lint: {{baseline: {name}}}` into "
            f"“{project.home.kit_file}”, or run `standards-kit lint --baseline {path}`."
        )


def _write(path: Path, known: Counter[Known]) -> None:
    try:
        replace_file(path, written(known).encode("utf-8", "replace"))
    except OSError as error:
        raise Failure(f"“{path}” can't be written: {why(error)}.") from None
