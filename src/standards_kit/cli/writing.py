"""Puts texts that were changed in memory on the disk, or shows what would change.

Whatever edits an author's files writes them here: by what was read, and never over what somebody else
has written meanwhile.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from standards_kit.cli.failures import Failure
from standards_kit.ground.files import Changed, Swap, swap

__all__ = ["Changed", "diff", "meanwhile", "write", "write_all"]

_BOM = b"\xef\xbb\xbf"
_NEEDS_QUOTES = frozenset('"\\')


def write(path: Path, before: str | None, after: str | None) -> None:
    """Take a path, the text that was read from it and the text to be; None stands for no file.

    Raises OSError; Changed where the file is no longer what was read, or there is one where none was.
    A byte-order mark, which texts are read without, stays.
    """
    write_all([(path, before, after)])


def write_all(wanted: Iterable[tuple[Path, str | None, str | None]]) -> None:
    """The same for several files, in one step: all of them are written, or none."""
    swap([_swap(*one) for one in wanted])


def _swap(path: Path, before: str | None, after: str | None) -> Swap:
    if before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Swap(path, None, (after or "").encode())
    mark = _mark(path)
    return Swap(path, mark + before.encode(), None if after is None else mark + after.encode())


def meanwhile(names: Sequence[str]) -> Failure:
    """What to say where files were changed by somebody else and are left as they are."""
    listed = ", ".join(f"“{name}”" for name in names)
    left = "was left as it is" if len(names) == 1 else "were left as they are"
    return Failure(
        f"{listed} changed on the disk meanwhile, and {left}.",
        "Save it, and run the command again.",
    )


def diff(path: Path, shown: str, before: str | None, after: str | None) -> Iterator[str]:
    """What would change in a file, as a unified diff that `git apply -p0` takes; None: no file."""
    mark = _mark(path).decode() if before is not None else ""
    name = _quoted(shown)
    old, new = (name if text is not None else "/dev/null" for text in (before, after))
    lines = unified_diff(_lines(before, mark), _lines(after, mark), old, new)
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _quoted(name: str) -> str:
    """A name as git writes it: in quotes where a sign in it would end the line, or do worse to a terminal."""
    if name.isprintable() and not _NEEDS_QUOTES.intersection(name):
        return name
    return f'"{"".join(map(_escaped, name))}"'


def _escaped(sign: str) -> str:
    if sign in _NEEDS_QUOTES:
        return f"\\{sign}"
    return (
        sign
        if sign.isprintable()
        else "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogatepass"))
    )


def _mark(path: Path) -> bytes:
    """The byte-order mark that a file begins with, if it does."""
    try:
        with path.open("rb") as file:
            return _BOM if file.read(len(_BOM)) == _BOM else b""
    except OSError:
        return b""


def _lines(text: str | None, mark: str) -> list[str]:
    """Lines as `diff` sees them: they end at a line feed and nowhere else."""
    if text is None:
        return []
    lines = (mark + text).split("\n")
    return [line + "\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
