"""``standards-kit terms``: the glossary, and where each term is used."""

import json
import shutil
import sys
import textwrap
from shlex import quote
from typing import Any

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import complete_term, one_of
from standards_kit.cli.options import Format, Kit
from standards_kit.cli.screen import styled
from standards_kit.ground.nearest import nearest
from standards_kit.lint.context import Context
from standards_kit.lint.engine import local_today
from standards_kit.lint.usage import Used, usage
from standards_kit.text.printable import printable

EPILOG = """Examples:

  standards-kit terms                the kit around this folder

  standards-kit terms --format json  for other programs

A term that is used nowhere is also a finding of lint."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("terms", epilog=EPILOG)(terms)


def terms(
    kit: Kit = None,
    format: Format = "terminal",
) -> None:
    """List the terms a kit defines, for whom, and where each is used."""
    one_of(format, ("terminal", "json"), "format")
    project = kits.one_kit_or(kit, _meant)
    found = usage(Context(project, kits.day(None) or local_today(project), frozenset()))
    if format == "json":
        json.dump([_data(used) for used in found], sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
    elif not found:
        typer.echo("This kit defines no terms.")
    else:
        _show(found)


def _meant(word: str) -> str:
    """What somebody means who names a term, and no kit."""
    known = complete_term("")
    term = word if word in known else nearest(word, known)
    return f"To read what one term means: `standards-kit show {quote(term)}`." if term else ""


def _show(found: list[Used]) -> None:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    bold = styled(sys.stdout)
    for used in found:
        word = typer.style(used.term.word, bold=True) if bold else used.term.word
        typer.echo(f"{word}  (for {used.term.scope})", color=bold)
        where = "used nowhere"
        if used.places:
            where = "used in " + ", ".join(_counted(used))
        for text in (used.term.model.definition, where):
            typer.echo(_indented(text, width))
        typer.echo()


def _indented(text: str, width: int) -> str:
    flat = printable(" ".join(text.split()))
    return textwrap.fill(flat, max(width, 20), initial_indent="  ", subsequent_indent="  ")


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
