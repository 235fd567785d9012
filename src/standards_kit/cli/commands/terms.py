"""``standards-kit terms``: the glossary, and where each term is used."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import one_of
from standards_kit.lint.context import Context
from standards_kit.lint.engine import local_today
from standards_kit.lint.usage import Used, usage

EPILOG = """Examples:

  standards-kit terms                the kit around this folder

  standards-kit terms --format json  for other programs"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("terms", epilog=EPILOG)(terms)


def terms(
    kit: Annotated[
        Path | None, typer.Argument(metavar="[KIT]", help="The kit; that around this folder.")
    ] = None,
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="terminal or json.")
    ] = "terminal",
) -> None:
    """List the terms a kit defines, for whom, and where each is used."""
    one_of(format, ("terminal", "json"), "format")
    project = kits.one_kit(kit)
    found = usage(Context(project, kits.day(None) or local_today(project), frozenset()))
    if format == "json":
        json.dump([_data(used) for used in found], sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
    elif not found:
        typer.echo("This kit defines no terms.")
    else:
        _show(found)


def _show(found: list[Used]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for used in found:
        head = Text(used.term.word, style="bold")
        head.append(f"  (for {used.term.scope})", style="default dim")
        console.print(head)
        console.print(Padding(Text(" ".join(used.term.model.definition.split())), (0, 0, 0, 2)))
        where = Text("used nowhere", style="yellow")
        if used.places:
            where = Text("used in ")
            where.append(", ".join(_counted(used)))
        console.print(Padding(where, (0, 0, 1, 2)))


def _counted(used: Used) -> list[str]:
    """The standards, plays and terms that use it, each with how often."""
    counts: dict[str, int] = {}
    for owner, _ in used.places:
        counts[owner] = counts.get(owner, 0) + 1
    return [owner if count == 1 else f"{owner} ({count} times)" for owner, count in counts.items()]


def _data(used: Used) -> dict[str, Any]:
    term, head = used.term, used.term.head()
    return {
        "term": term.word,
        "definition": term.model.definition,
        "variants": term.model.variants,
        "standard": term.standard.model.id if term.standard else None,
        "departments": sorted(term.departments),
        "path": head.source.path,
        "line": head.start.line,
        "used_in": [
            {"in": owner, "path": place.source.path, "line": place.start.line}
            for owner, place in used.places
        ],
    }
