"""Words that several commands take, said once."""

from pathlib import Path
from typing import Annotated

import typer

Kit = Annotated[
    Path | None,
    typer.Argument(
        metavar="KIT", help="A kit's folder; the kit around this one where none is named."
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="NAME", help="terminal or json.")]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day to judge by, as 2027-08-20; today where none is given.",
    ),
]
