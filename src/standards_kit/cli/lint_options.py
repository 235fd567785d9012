"""The words that `lint` takes, each with what is said of it in the help."""

from pathlib import Path
from typing import Annotated

import typer

from standards_kit.cli.choices import (
    complete_kit_level,
    complete_level,
    complete_report,
    complete_rule,
    report_formats,
)
from standards_kit.cli.failures import Failure

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        readable=False,  # a file that can't be read is a finding like others
        metavar="PATH",
        help="Files or folders; the kit around this one where none is named.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        autocompletion=complete_rule,
        help="Run only this rule; several times or with commas for more.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        autocompletion=complete_rule,
        help="Leave this rule out; several times or with commas for more.",
    ),
]
Severities = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="RULE=LEVEL",
        help="Give a rule another level: error, warning or note.",
    ),
]
StdinFilename = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help="With `-` as PATH: the file that the text on standard input is to be saved as.",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[=FILE]",
        autocompletion=complete_report,
        help=f"{report_formats()}; to the screen or to a file. May be repeated.",
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        autocompletion=complete_level,
        help="The lowest level that makes the exit code 1: error, warning or note. "
        "Warning if none is given.",
    ),
]
KitLevel = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar="LEVEL",
        autocompletion=complete_kit_level,
        help="The level that is asked for: started, reviewable, published or audited.",
    ),
]
Known = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Don't show what this baseline knows; `standards-kit baseline` writes one.",
    ),
]
NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Show also what the kit's baseline knows.")
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="REV",
        help="Show only what has to do with what has changed since a git revision.",
    ),
]
Statistics = Annotated[
    bool,
    typer.Option("--statistics", help="Count findings by rule and by file, and list none."),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help="Mend what can be mended without changing what you meant."),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help="With --fix or --diff: also edits that somebody should read."
    ),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help="Show what --fix would change, and change nothing."),
]
Cache = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache",
        help="Whether what was found the last time may stand for what has not changed since.",
    ),
]


def _processors(given: str) -> int:
    if not (given.isascii() and given.isdigit()):
        raise Failure(
            f"“--jobs {given}” is not a number of processors.",
            "Give a whole number, such as `--jobs 2`; 0 stands for all there are.",
        )
    return int(given)


Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        parser=_processors,
        help="How many processors share the files of a large kit; 0 for all. "
        "If none is given: as many as it pays for.",
    ),
]
