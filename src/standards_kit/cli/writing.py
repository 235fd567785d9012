"""Puts texts that were changed in memory on the disk, or shows what would change.

Whatever edits an author's files writes them here: by what was read, and never over what somebody else
has written meanwhile.
"""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from standards_kit.cli.failures import Failure
from standards_kit.ground.files import Changed, create_file, remove_if_same, replace_if_same

__all__ = ["Changed", "diff", "meanwhile", "write"]

_BOM = b"\xef\xbb\xbf"


def write(path: Path, before: str | None, after: str | None) -> None:
    """Take a path, the text that was read from it and the text to be; None stands for no file.

    Raises OSError; Changed where the file is no longer what was read, or there is one where none was.
    A byte-order mark, which texts are read without, stays.
    """
    if before is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, (after or "").encode())
        return
    mark = _mark(path)
    if after is None:
        remove_if_same(path, mark + before.encode())
    else:
        replace_if_same(path, mark + before.encode(), mark + after.encode())


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
    old, new = (shown if text is not None else "/dev/null" for text in (before, after))
    lines = unified_diff(_lines(before, mark), _lines(after, mark), old, new)
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


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
