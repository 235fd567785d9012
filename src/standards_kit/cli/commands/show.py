"""``standards-kit show``: one standard as the agent will read it, with what it leans on."""

import dataclasses
import json
import shutil
import sys
from datetime import date
from typing import Annotated, Any

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import complete_name, one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.options import Format, Kit
from standards_kit.cli.screen import styled
from standards_kit.ground.nearest import did_you_mean
from standards_kit.text.printable import printable

EPILOG = """Examples:

  standards-kit show phone-greeting               in the kit around this folder

  standards-kit show friendly my-kit              a term, and where it is used

  standards-kit show phone-greeting --format json for other programs"""
_PIPE = 100


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show", epilog=EPILOG)(show)


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            show_default=False,
            autocompletion=complete_name,
            help="The id of a standard, play, limit, journey or touchpoint; or a term.",
        ),
    ],
    kit: Kit = None,
    format: Format = "terminal",
) -> None:
    """Show one standard as an agent reads it, with its terms, limits and plays."""
    one_of(format, ("terminal", "json"), "format")
    project = kits.one_kit(kit)
    from standards_kit.render.alone import alone, as_markdown, names_in, whole_book

    whole = whole_book(project)
    found = alone(whole, project, name)
    if found is None:
        raise _unknown(name, names_in(whole, project), project.standards)
    if format == "json":
        kept = ("chapters", "plays", "limits", "journeys", "glossary", "touchpoints")
        data = {part: dataclasses.asdict(found)[part] for part in kept}
        data["standards"] = [one for part in data.pop("chapters") for one in part["standards"]]
        json.dump(data, sys.stdout, ensure_ascii=False, indent=2, default=_day)
        typer.echo()
    else:
        _print(as_markdown(found))


def _unknown(name: str, known: dict[str, str], standards: list[Any]) -> Failure:
    if any(entry.model.id == name for entry in standards):
        return Failure(
            f"“{name}” is retired, and no agent reads it any more.",
            "Its text is in its file: `standards-kit search` says where.",
        )
    return Failure(
        f"no standard, term, play, limit, journey or touchpoint of this kit is called “{printable(name)}”."
        f"{did_you_mean(name, known)}",
        "`standards-kit search WORDS` looks for words in every text.",
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
