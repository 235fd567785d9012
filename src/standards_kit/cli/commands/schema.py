"""``standards-kit schema``: the JSON Schemas that editors check against."""

import json
import sys
from typing import Annotated

import typer

from standards_kit.cli.choices import one_of

EPILOG = """Examples:

  standards-kit schema kit     for standards-kit.yaml

  standards-kit schema source  for every other file

`init` writes both where editors find them."""


def _complete(incomplete: str) -> list[str]:
    return [name for name in ("kit", "source") if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema", epilog=EPILOG)(schema)


def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="kit|source", autocompletion=_complete, help="Which of the two."),
    ],
) -> None:
    """Print the JSON Schema of the kit file or of a source."""
    from standards_kit.model.schema import SCHEMAS, schema_of

    one_of(name, SCHEMAS, "schema")
    json.dump(schema_of(name), sys.stdout, ensure_ascii=False, indent=2)
    typer.echo()
