"""What `lint --fix` and `lint --diff` do with mended texts: write them, or show what would be written."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from standards_kit.cli.failures import Failure, why
from standards_kit.ground.files import replace_file
from standards_kit.lint.engine import Verdict, inside
from standards_kit.lint.fixing import Change, Mended, mend
from standards_kit.model.folder import Home
from standards_kit.model.project import Project, load
from standards_kit.report.verdict import plural

_BOM = b"\xef\xbb\xbf"


def mended(
    projects: Sequence[Project],
    judge: Callable[[Project], Verdict],
    root: Path,
    wanted: Sequence[Path],
    unsafe: bool,
) -> list[Mended]:
    """Take kits that have been read; give each with its edits made, in memory."""
    paths = list(wanted)
    whole = all(any(p.home.root.is_relative_to(w) for w in paths) for p in projects)
    return [
        mend(
            _reader(project, root),
            judge,
            lambda path: whole or inside(path, root, paths),
            unsafe,
        )
        for project in projects
    ]


def _reader(project: Project, root: Path) -> Callable[..., Project]:
    """Reads a kit again with other contents; the first time it has been read already."""
    home: Home = project.home
    return lambda unsaved: load(home, root, unsaved=unsaved) if unsaved else project


def write_changes(found: Iterable[Mended], root: Path) -> None:
    """Put the mended texts on the disk, each file whole or not at all.

    A file that is no longer what was read is left as it is, and said.
    """
    changed = []
    for name, change in _changes(found):
        path = root / name
        try:
            before = path.read_bytes()
            mark = _BOM if before.startswith(_BOM) else b""
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, "", str(path))
            if before != mark + change.source.text.encode():
                changed.append(name)
                continue
            replace_file(path, mark + change.text.encode())
        except OSError as error:
            raise Failure(f"“{path}” can't be mended: {why(error)}.") from None
    if changed:
        listed = ", ".join(f"“{name}”" for name in changed)
        raise Failure(
            f"{listed} changed on the disk meanwhile, and was left as it is.",
            "Save it, and run the command again.",
        )


def diff(found: Iterable[Mended], root: Path, prefix: str) -> Iterator[str]:
    """What would change, as a unified diff that `git apply -p0` takes; file by file."""
    for name, change in _changes(found):
        shown = prefix + name
        mark = "\ufeff" if _is_marked(root / name) else ""
        before, after = _lines(mark + change.source.text), _lines(mark + change.text)
        lines = unified_diff(before, after, shown, shown)
        for line in lines:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _is_marked(path: Path) -> bool:
    """Whether a file begins with a byte-order mark, which its text is read without."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BOM)) == _BOM
    except OSError:
        return False


def _changes(found: Iterable[Mended]) -> Iterator[tuple[str, Change]]:
    for one in found:
        yield from sorted(one.changes.items())


def _lines(text: str) -> list[str]:
    """Lines as `diff` sees them: they end at a line feed and nowhere else."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def told(found: Sequence[Mended], unsafe: bool) -> str:
    """What `--diff` leaves undone, in a sentence."""
    count = sum(one.count for one in found)
    files = sum(len(one.changes) for one in found)
    kind = "--fix --unsafe-fixes" if unsafe else "--fix"
    if not count:
        return f"There is nothing that `{kind}` would mend."
    return f"`{kind}` would mend {plural(count, 'finding')} in {plural(files, 'file')}."
