"""How far the printing is: a bar on the terminal while several files are written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """Says what is being written; without a terminal it only passes on what was."""

    def __init__(self, progress: "Progress | None" = None, total: int = 0) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total) if progress else None

    def begin(self, name: str) -> None:
        """A file is being made."""
        if self._progress and self._task is not None:
            from rich.markup import escape

            self._progress.update(self._task, description=f"Writing {escape(name)}")

    def say(self, line: str) -> None:
        """A line that stays, on the standard output."""
        if self._progress is None:
            typer.echo(line)
            return
        # The bar steps aside: the line goes to another stream, which may be the same screen.
        self._progress.stop()
        typer.echo(line)
        self._progress.start()

    def done(self) -> None:
        """One of the files, with all its volumes, is written."""
        if self._progress and self._task is not None:
            self._progress.advance(self._task)


@contextmanager
def bar_of(total: int) -> Iterator[Bar]:
    """A bar for so many files: nothing for one alone, and nothing through a pipe."""
    if total < 2 or not sys.stderr.isatty():
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
    ) as progress:
        yield Bar(progress, total)
