"""``standards-kit search``: where a kit says something."""

import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.authoring.searching import Found, search
from standards_kit.cli import kits
from standards_kit.cli.choices import complete_term, one_of
from standards_kit.cli.options import Format
from standards_kit.cli.screen import styled
from standards_kit.text.printable import printable

EPILOG = """Examples:

  standards-kit search refund            every text with a word that begins so

  standards-kit search late delivery     both words

  standards-kit search refund --kit my-kit --format json

Exit code 0: something was found. 1: nothing. 2: it could not run."""
_PIPE = 100


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search", epilog=EPILOG)(search_kit)


def search_kit(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", show_default=False, autocompletion=complete_term,
            help="Words; all of them are looked for, by how they begin.",
        ),
    ],
    kit: Annotated[
        Path | None,
        typer.Option("--kit", metavar="KIT", help="A kit's folder; the one around this folder."),
    ] = None,
    format: Format = "terminal",
) -> int:  # fmt: skip
    """Look for words in titles, texts, definitions and ids."""
    one_of(format, ("terminal", "json"), "format")
    found = search(kits.one_kit(kit), words)
    if format == "json":
        json.dump([_data(one) for one in found], sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
    else:
        for one in found:
            _show(one)
        if not found:
            typer.echo(f"Nothing in this kit says “{printable(' '.join(words))}”.")
    return 0 if found else 1


def _show(one: Found) -> None:
    bold = styled(sys.stdout)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE
    name = printable(one.id or one.title)
    title = printable(one.title) if one.title != name else ""
    for number, line in enumerate(textwrap.wrap(f"{name}  {title}".strip(), max(width, 20))):
        shown = line.replace(name, typer.style(name, bold=True), 1) if bold and not number else line
        typer.echo(shown, color=bold)
    typer.echo(f"  {one.place.source.path}:{one.place.start.line}")
    text = "".join(_marked(one, "\x02", "\x03"))
    for line in textwrap.wrap(" ".join(text.split()), max(width, 20) - 2):
        shown = printable(line.replace("\x02", "\ue000").replace("\x03", "\ue001"))
        opening, closing = ("\x1b[1;4m", "\x1b[0m") if bold else ("", "")
        typer.echo(
            f"  {shown.replace(chr(0xE000), opening).replace(chr(0xE001), closing)}", color=bold
        )
    typer.echo()


def _marked(one: Found, opening: str, closing: str) -> list[str]:
    parts, at = [], 0
    for start, end in one.marks:
        if start >= at:
            parts += [one.text[at:start], opening, one.text[start:end], closing]
            at = end
    return [*parts, one.text[at:]]


def _data(one: Found) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "path": one.place.source.path,
        "line": one.place.start.line,
        "text": one.text,
        "marks": [list(mark) for mark in one.marks],
    }
