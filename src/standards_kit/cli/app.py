"""Collects the commands and turns what goes wrong into a sentence and an exit code.

0 clean, 1 findings, 2 could not run.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from standards_kit import __version__
from standards_kit.cli import slips
from standards_kit.cli.failures import Failure, why
from standards_kit.ground import rooms
from standards_kit.language.lexicon_file import LexiconError
from standards_kit.syntax.libyaml import MissingParser
from standards_kit.text.printable import printable

ROOM = "standards_kit.cli.commands"
COULD_NOT_RUN = 2
INTERRUPTED = 130
_NARROWEST = 20
READER_GONE = 141  # as a shell reports a program that SIGPIPE has ended
TERMINATED = 143


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"standards-kit {__version__}")
        raise typer.Exit


def _start(
    _version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Check the standards of a service team, and print the handbooks made from them.

    A kit is a folder of YAML files with `standards-kit.yaml` at its root.
    """


def build(only: str = "") -> typer.Typer:
    """The application with every command, or with one: who runs one needn't wait for all to load."""
    app = typer.Typer(
        name="standards-kit",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
        epilog="Begin with `standards-kit init my-kit`, then `standards-kit lint my-kit`.",
    )
    app.callback()(_start)
    for name in rooms.names(ROOM):
        if name == only or not only:
            rooms.module(ROOM, name).register(app)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run a command line; gives the exit code."""
    _prepare_streams()
    signal.signal(signal.SIGTERM, _stop)
    try:
        status = _invoke(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone.
        _give_up_output()
        status = READER_GONE
    except OSError as error:
        _give_up_output()
        status = _say(f"the output can't be written: {why(error)}.", "")
    return status


def _give_up_output() -> None:
    """Whatever is still unwritten goes nowhere, and closing can't fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _invoke(arguments: list[str]) -> int:
    try:
        first = arguments[0] if arguments else ""
        app = build(first if first in rooms.names(ROOM) else "")
        result: Any = app(arguments, prog_name="standards-kit", standalone_mode=False)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            return _say("Stopped.", "", INTERRUPTED)
        return stop.code if isinstance(stop.code, int) else COULD_NOT_RUN
    except Failure as failure:
        return _say(failure.message, failure.hint)
    except (MissingParser, LexiconError) as error:
        return _say(str(error), "")
    except slips.Slip as slip:
        return _say_slip(slip)
    except (KeyboardInterrupt, typer.Abort):
        return _say("Stopped.", "", INTERRUPTED)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = "the output can't be written"
        if isinstance(error.filename, str | bytes) and error.filename:
            what = f"“{os.fsdecode(error.filename)}” can't be read or written"
        return _say(f"{what}: {why(error)}.", "")
    if result == INTERRUPTED:
        return _say("Stopped.", "", INTERRUPTED)
    return int(result or 0)


def _say_slip(slip: Any) -> int:
    failure = slips.told(slip)
    if failure is None:
        slip.show()
        return COULD_NOT_RUN
    return _say(failure.message, failure.hint)


def _stop(*_: object) -> None:
    """Being told to end is no reason to leave a half-written file behind."""
    raise SystemExit(TERMINATED)


def _say(message: str, hint: str, status: int = COULD_NOT_RUN) -> int:
    for line in _folded(f"standards-kit: {message}") + (_folded(hint) if hint else []):
        typer.echo(line, err=True)
    return status


def _folded(text: str) -> list[str]:
    """A message as lines that fit the window, where there is one; a word longer than it stays whole."""
    lines = printable(text).split("\n")
    if not sys.stderr.isatty():
        return lines
    import shutil
    import textwrap

    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    return [
        part
        for line in lines
        for part in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        or [""]
    ]


def _prepare_streams() -> None:
    """Reports are UTF-8 in a pipe on every system; a terminal that lacks a sign shows its code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed before we began
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
