"""``standards-kit init``: a small kit to begin with."""

import json
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.cli import kits
from standards_kit.cli.failures import Failure, why
from standards_kit.ground import resources
from standards_kit.ground.files import replace_file
from standards_kit.model.folder import KIT_FILE

EPILOG = """Examples:

  standards-kit init          in this folder

  standards-kit init my-kit   in a new folder

Nothing that is there already is changed."""

_SCHEMA_FOLDER = ".standards-kit"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init", epilog=EPILOG)(init)


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            show_default=False,
            help="A folder to write into; this one where none is named.",
        ),
    ] = Path(),
) -> None:
    """Write a small kit to begin with."""
    written = _contents(kits.day(None) or date.today())
    taken = [name for name in written if (folder / name).exists()]
    if taken:
        raise Failure(
            f"“{folder / taken[0]}” is there already; nothing was written.",
            "Choose a folder that is not there yet: `standards-kit init another-name`.",
        )
    try:
        for name, text in written.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(folder / name, text.encode())
    except OSError as error:
        raise Failure(f"the kit can't be written to “{folder}”: {why(error)}.") from None
    _tell(folder, written)


def _tell(folder: Path, written: dict[str, str]) -> None:
    where = "" if folder == Path() else f" {folder}"
    typer.echo(
        f"A kit with {sum(name[0] != '.' for name in written)} files is in “{folder.absolute()}”:\n"
    )
    for name in written:
        if not name.startswith("."):
            typer.echo(f"  {name}")
    typer.echo(
        f"\nNext:  standards-kit lint{where}\n       standards-kit render{where}\n"
        f"Then change {KIT_FILE} and the files under standards/ into your own."
    )


def _contents(today: date) -> dict[str, str]:
    """Every file by its path: the starter kit and the schemas that editors read."""
    from standards_kit.model.schema import SCHEMAS, schema_of

    found = {}
    for path, file in _starter(resources.starter(), ""):
        found[path] = _schema_line(path) + _dated(file.read_text("utf-8"), today)
    for name in SCHEMAS:
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        found[f"{_SCHEMA_FOLDER}/{name}.schema.json"] = text
    return found


def _starter(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("_"):
            found += _starter(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            found.append((prefix + entry.name, entry))
    return found


def _schema_line(path: str) -> str:
    """The line by which the YAML language server finds the schema, from where the file lies."""
    name = "kit" if path == KIT_FILE else "source"
    up = "../" * path.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{_SCHEMA_FOLDER}/{name}.schema.json\n"


def _dated(text: str, today: date) -> str:
    try:
        later = today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        later = today.replace(year=today.year + 1, day=28)
    return text.replace("@TODAY@", today.isoformat()).replace("@NEXT_YEAR@", later.isoformat())
