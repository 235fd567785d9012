"""``standards-kit show``: one standard as the agent will read it, with what it leans on."""

import dataclasses
import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import complete_name, one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.options import Format
from standards_kit.cli.screen import styled
from standards_kit.ground.nearest import did_you_mean
from standards_kit.text.printable import printable

EPILOG = """Examples:

  standards-kit show                              what there is to show

  standards-kit show phone-greeting               in the kit around this folder

  standards-kit show night quiet                  what has these words in its title

  standards-kit show friendly --kit my-kit        a term, and what it means

  standards-kit show phone-greeting --format json for other programs"""
_PIPE = 100
_MOST_NAMED = 8


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", epilog=EPILOG)(show)


def show(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]",
            show_default=False,
            autocompletion=complete_name,
            help="An id, a term, or words of a title. Left out: what there is.",
        ),
    ] = None,
    kit: Annotated[
        Path | None,
        typer.Option("--kit", metavar="KIT", help="A kit's folder; the one around this folder."),
    ] = None,
    format: Format = "terminal",
) -> None:
    """Show one standard as an agent reads it, with its terms, limits and plays."""
    one_of(format, ("terminal", "json"), "format")
    words, kit = _asked(name or [], kit)
    project = kits.one_kit(kit)
    from standards_kit.render.alone import alone, as_markdown, names_in, whole_book

    whole = whole_book(project)
    names = names_in(whole, project)
    if not words:
        _list(names, format)
        return
    sought = " ".join(words)
    found = alone(whole, project, sought) or alone(whole, project, _titled(sought, names))
    if found is None:
        raise _unknown(sought, names, project.standards)
    if format == "json":
        kept = ("chapters", "plays", "limits", "journeys", "glossary", "touchpoints")
        data = {part: dataclasses.asdict(found)[part] for part in kept}
        data["standards"] = [one for part in data.pop("chapters") for one in part["standards"]]
        json.dump(data, sys.stdout, ensure_ascii=False, indent=2, default=_day)
        typer.echo()
    else:
        _print(as_markdown(found))


def _asked(words: list[str], kit: Path | None) -> tuple[list[str], Path | None]:
    """The words, and the kit; a folder behind them, or alone, is a kit."""
    if words and kit is None and Path(words[-1]).is_dir():
        return words[:-1], Path(words[-1])
    return words, kit


def _list(names: dict[str, str], format: str) -> None:
    """What there is to show, each by the name that it is asked for."""
    if format == "json":
        json.dump(names, sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
        return
    bold = styled(sys.stdout)
    for name, title in sorted(names.items(), key=lambda one: one[0].casefold()):
        said = f"  {printable(title)}" if title != name else "  (a term)"
        typer.echo(f"{typer.style(printable(name), bold=True) if bold else printable(name)}{said}")
    if not names:
        typer.echo("Nothing in this kit can be shown yet: `standards-kit new standard` begins one.")


def _titled(sought: str, names: dict[str, str]) -> str:
    """The name of the only thing whose title or name holds some words; else nothing. Several are told."""
    words = sought.casefold().split()
    found = [
        name
        for name, title in names.items()
        if all(word in f"{name} {title}".casefold() for word in words)
    ]
    if len(found) > 1:
        listed = ", ".join(f"`{name}`" for name in found[:_MOST_NAMED])
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        raise Failure(
            f"{len(found)} things of this kit have “{printable(sought)}” in their titles.",
            f"Name one: {listed}{more}.",
        )
    return found[0] if found else ""


def _unknown(name: str, known: dict[str, str], standards: list[Any]) -> Failure:
    if any(entry.model.id == name for entry in standards):
        return Failure(
            f"“{name}” is retired, and no agent reads it any more.",
            "Its text is in its file: `standards-kit search` says where.",
        )
    return Failure(
        f"no standard, term, play, limit, journey or touchpoint of this kit is called “{printable(name)}”."
        f"{did_you_mean(name, known)}",
        "`standards-kit show` lists them; `standards-kit search WORDS` looks for words in every text.",
    )


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _print(text: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    bold = styled(sys.stdout)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE
    console = Console(
        file=sys.stdout, width=max(width, 20), force_terminal=bold, no_color=not bold,
        highlight=False, legacy_windows=False,
    )  # fmt: skip
    with console.capture() as drawn:
        console.print(Markdown(text, hyperlinks=False))
    # What keeps two lists apart in Markdown leaves an empty line of its own.
    lines = [line.rstrip() for line in drawn.get().splitlines()]
    for above, line in zip(["", *lines], lines, strict=False):
        if above or line:
            typer.echo(line, color=bold)
