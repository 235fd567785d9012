"""What `lint --fix` and `lint --diff` do with mended texts: write them, or show what would be written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from standards_kit.cli import writing
from standards_kit.cli.failures import Failure, why
from standards_kit.lint.engine import Verdict, inside
from standards_kit.lint.fixing import Change, Mended, mend
from standards_kit.model.folder import Home
from standards_kit.model.project import Project, load
from standards_kit.model.reading import label
from standards_kit.report.verdict import plural


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
        try:
            writing.write(_place(root, name), change.source.text, change.text)
        except writing.Changed:
            changed.append(name)
        except OSError as error:
            raise Failure(f"“{root / name}” can't be mended: {why(error)}.") from None
    if changed:
        raise writing.meanwhile(changed)


def _place(root: Path, name: str) -> Path:
    """Where the file lies that goes by a name: what is no text in it is shown by a sign that it doesn't hold."""
    path = root / name
    if "\ufffd" in name and path.parent.is_dir() and not path.exists():
        alike = (other for other in path.parent.iterdir() if label(other, root) == name)
        return next(alike, path)
    return path


def diff(found: Iterable[Mended], root: Path, prefix: str) -> Iterator[str]:
    """What would change, as a unified diff that `git apply -p0` takes; file by file."""
    for name, change in _changes(found):
        yield from writing.diff(root / name, prefix + name, change.source.text, change.text)


def _changes(found: Iterable[Mended]) -> Iterator[tuple[str, Change]]:
    for one in found:
        yield from sorted(one.changes.items())


def told(found: Sequence[Mended], unsafe: bool) -> str:
    """What `--diff` leaves undone, in a sentence."""
    count = sum(one.count for one in found)
    files = sum(len(one.changes) for one in found)
    kind = "--fix --unsafe-fixes" if unsafe else "--fix"
    if not count:
        return f"There is nothing that `{kind}` would mend."
    return f"`{kind}` would mend {plural(count, 'finding')} in {plural(files, 'file')}."
