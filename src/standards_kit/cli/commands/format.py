"""``standards-kit format``: one canonical style for the files of a kit; what they say stays."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.authoring.styling import UNREADABLE, styled
from standards_kit.cli import kits, writing
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.lint_options import StdinFilename
from standards_kit.ground.records import bundle, record
from standards_kit.lint.engine import inside
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.report.report import prefix
from standards_kit.report.verdict import plural
from standards_kit.syntax.document import Reading
from standards_kit.text.diagnostic import Finding
from standards_kit.text.printable import one_line
from standards_kit.text.source import Source

EPILOG = """Examples:

  standards-kit format                     the kit around this folder

  standards-kit format standards/phone.yaml

  standards-kit format --check             for CI: write nothing, name the files

  standards-kit format --diff              what would change

  standards-kit format - --stdin-filename standards/phone.yaml < buffer

Only how a text is set changes: indentation, blank lines, quotes, folds. What it says, its order, its
comments and its line ends stay.

Exit code 0: all is in style. 1: --check or --diff found something. 2: a file can't be read."""

_BOM = b"\xef\xbb\xbf"
_NAME_IT = "Write `standards-kit format - --stdin-filename standards/phone.yaml`."

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        readable=False,
        metavar="PATH",
        help="Files or folders; the kit around this one where none is named.",
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; name the files that would change.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("format", epilog=EPILOG)(format_)


def format_(
    paths: Paths = None,
    check: Check = False,
    diff: Diff = False,
    stdin_filename: StdinFilename = None,
) -> None:
    """Set the files of a kit in one style."""
    if check and diff:
        raise Failure("`--check` and `--diff` can't both be.", "`--diff` exits with 1, too.")
    buffer = _buffer(paths, stdin_filename)
    wanted = [buffer] if buffer else [kits.existing(path) for path in paths or [Path()]]
    found = kits.homes(wanted)
    root = kits.common_root(found)
    typed = sys.stdin.buffer.read() if buffer else b""
    unsaved = {label(buffer, root): typed} if buffer else None
    projects = [kits.read(home, root, unsaved) for home in found]
    kits.require_sources(projects)
    desk = _Desk(root, prefix(root, kits.here()), _sheets(projects, root, wanted))
    if buffer and not (check or diff):
        desk.pass_on(_BOM if typed.startswith(_BOM) else b"")
    elif diff:
        desk.show()
    elif check:
        desk.name()
    else:
        desk.write()
    desk.close(check or diff)


def _buffer(paths: list[Path] | None, name: Path | None) -> Path | None:
    """The file that standard input stands for, where the path is `-`."""
    piped = paths == [Path("-")]
    if piped and name is None:
        raise Failure("`-` needs the name of the file: what is read belongs to a kit.", _NAME_IT)
    if name is not None and not piped:
        raise Failure("`--stdin-filename` goes with `-` as the only path.", _NAME_IT)
    return kits.to_be(name) if name else None


@record
class _Sheet:
    """A file, what it is to be, whether that is all it could be, and why it can't be read."""

    source: Source
    text: str
    whole: bool = True
    faults: tuple[Finding, ...] = ()

    @property
    def changes(self) -> bool:
        return self.text != self.source.text


def _sheets(projects: Sequence[Project], root: Path, wanted: Sequence[Path]) -> list[_Sheet]:
    """The sources that were asked about; what is none must not look as if it were in style."""
    readings = {r.source.path: r for project in projects for r in project.readings}
    for path in wanted:
        if not os.path.isdir(path) and label(path, root) not in readings:  # noqa: PTH112
            raise Failure(
                f"“{path}” is not a source of the kit in “{root}”.",
                "Sources are chosen by `sources:` and `exclude:` in `standards-kit.yaml`.",
            )
    asked = list(wanted)
    whole = all(any(p.home.root.is_relative_to(w) for w in asked) for p in projects)
    meant = [r for name, r in sorted(readings.items()) if whole or inside(name, root, asked)]
    if not meant:
        raise Failure(f"none of the kit's sources is in “{asked[0]}”.", f"The kit is “{root}”.")
    return [_sheet(reading) for reading in meant]


def _sheet(reading: Reading) -> _Sheet:
    source = reading.source
    faults = tuple(f for f in reading.findings if f.rule in UNREADABLE)
    if faults:
        return _Sheet(source, source.text, faults=faults)
    done = styled(source.text)
    return _Sheet(source, done.text, done.whole)


@bundle
class _Desk:
    """What is done with the files once it is known what they are to be."""

    root: Path
    prefix: str
    sheets: list[_Sheet]

    @property
    def _changed(self) -> Iterator[_Sheet]:
        return (sheet for sheet in self.sheets if sheet.changes)

    def _shown(self, sheet: _Sheet) -> str:
        return one_line(self.prefix + sheet.source.path)

    def pass_on(self, mark: bytes) -> None:
        """The text that came on standard input, on standard output; nothing where it can't be read."""
        for sheet in self.sheets:
            if not sheet.faults:
                sys.stdout.flush()
                sys.stdout.buffer.write(mark + sheet.text.encode())

    def show(self) -> None:
        """What would change, as a diff."""
        for sheet in self._changed:
            path, name = self.root / sheet.source.path, self.prefix + sheet.source.path
            sys.stdout.writelines(writing.diff(path, name, sheet.source.text, sheet.text))

    def name(self) -> None:
        """The files that would change, one a line."""
        for sheet in self._changed:
            typer.echo(self._shown(sheet))

    def write(self) -> None:
        """Put them on the disk, each whole or not at all, and say how many."""
        lost = []
        count = 0
        for sheet in self._changed:
            path = self.root / sheet.source.path
            try:
                writing.write(path, sheet.source.text, sheet.text)
                count += 1
            except writing.Changed:
                lost.append(self._shown(sheet))
            except OSError as error:
                raise Failure(f"“{path}” can't be written: {why(error)}.") from None
        if lost:
            raise writing.meanwhile(lost)
        still = sum(not (sheet.changes or sheet.faults) for sheet in self.sheets)
        typer.echo(_told(count, still))

    def close(self, only_looked: bool) -> None:
        """Say what was left alone and why, and end as the exit codes promise."""
        for sheet in self.sheets:
            if not sheet.whole:
                typer.echo(_left(self._shown(sheet)), err=True)
            for fault in sheet.faults:
                typer.echo(_fault(self._shown(sheet), fault), err=True)
        changed = sum(1 for _ in self._changed)
        if only_looked and changed:
            typer.echo(f"{plural(changed, 'file')} would be set anew by `standards-kit format`.", err=True)  # fmt: skip
        elif only_looked and not any(sheet.faults for sheet in self.sheets):
            typer.echo(f"{plural(len(self.sheets), 'file')} in style already.", err=True)
        if any(sheet.faults for sheet in self.sheets):
            raise typer.Exit(2)
        if only_looked and changed:
            raise typer.Exit(1)


def _told(changed: int, still: int) -> str:
    if not changed:
        return f"Nothing to do: {plural(still, 'file')} in style already."
    besides = f"; {plural(still, 'file')} in style already" if still else ""
    return f"{plural(changed, 'file')} set anew{besides}."


def _left(name: str) -> str:
    return (
        f"“{name}” is written in a way that can't be set without risk to what it says "
        "(such as `? ` before a key); that part was left as it is."
    )


def _fault(name: str, fault: Finding) -> str:
    at = fault.place.start
    said = f"{name}:{at.line}:{at.column}: error[{fault.rule}] {one_line(fault.message)}"
    return " ".join(filter(None, (said, one_line(fault.help), "The file was left as it is.")))
