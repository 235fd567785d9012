"""Which kit a path belongs to, and which files are its sources."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from standards_kit.ground.records import record
from standards_kit.model.patterns import matches

KIT_FILE = "standards-kit.yaml"
_THEME_FILE = "theme.yaml"
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"
NO_PERMISSION = "you have no permission to read it"


@record
class Home:
    """Where a kit lives: its folder and, where it is one file alone, that file."""

    root: Path
    alone: Path | None = None

    @property
    def kit_file(self) -> Path:
        """The file that holds what is true of the whole kit."""
        return self.alone or self.root / KIT_FILE


@record
class Unreadable:
    """A path that could not be looked into, and why."""

    path: Path
    reason: str


def home_of(path: Path) -> Home | None:
    """The kit around a path; None where a folder is in no kit. The path is absolute.

    A kit file that can't be read makes a kit all the same: it is said, and not passed over.
    """
    is_folder = os.path.isdir(path)  # noqa: PTH112 - pathlib raises where it may not look
    folder = path if is_folder else path.parent
    for candidate in (folder, *folder.parents):
        if os.path.lexists(candidate / KIT_FILE):
            return Home(candidate)
    return None if is_folder else Home(path.parent, alone=path)


def homes_below(folder: Path) -> list[Home]:
    """The kits in a folder that is in no kit, and its loose files, each a kit of its own.

    A folder that can't be looked into stands for what is in it, so that it is not passed over.
    """
    found: list[Home] = []
    shut: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=shut.append):
        if KIT_FILE in (*files, *folders):
            found.append(Home(Path(here)))
            folders.clear()
            continue
        if _VIRTUAL_ENVIRONMENT in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        loose = (n for n in sorted(files) if n.endswith((".yaml", ".yml")) and n[0] != ".")
        found.extend(Home(Path(here), alone=Path(here) / name) for name in loose)
    unseen = (Path(os.fsdecode(error.filename)) for error in shut if error.filename)
    return found + [Home(path.parent, alone=path) for path in unseen]


def sources(
    home: Home, include: list[str], exclude: list[str], output: str
) -> Iterator[Path | Unreadable]:
    """A kit's sources, the kit file first, then in order of path."""
    yield home.kit_file
    if home.alone is not None:
        return
    skipped = Path(os.path.normpath(home.root / output))
    root = str(home.root)
    for entry in _files(root, skipped):
        if isinstance(entry, Unreadable):
            yield entry
            continue
        relative = entry[len(root) :].lstrip(os.sep).replace(os.sep, "/")
        if relative != KIT_FILE and is_wanted(relative, include, exclude):
            yield Path(entry)


def is_wanted(relative: str, include: list[str], exclude: list[str]) -> bool:
    """Whether a file's name, as seen from the kit, makes it a source."""
    wanted = any(matches(relative, pattern) for pattern in include)
    return wanted and not any(matches(relative, pattern) for pattern in exclude)


def _files(folder: str, skipped: Path) -> Iterator[str | Unreadable]:
    """The files of a kit's folders, depth first, by name."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(Path(here), reason_of(error))
            continue
        names = {entry.name for entry in entries}
        if here != folder and (KIT_FILE in names or _THEME_FILE in names):
            continue
        if _VIRTUAL_ENVIRONMENT in names:
            continue
        below = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                if _leads_to_new_file(entry.path, folder):
                    yield entry.path
            elif entry.is_dir(follow_symlinks=False):
                if Path(entry.path) != skipped:
                    below.append(entry.path)
            else:
                yield entry.path
        pending.extend(reversed(below))


def _leads_to_new_file(link: str, root: str) -> bool:
    """A link is read only where it is broken (to say so) or leads to a hidden file of the kit.

    One to a source would show it twice, one to outside the kit is not the kit's.
    """
    try:
        target = os.path.realpath(link, strict=True)
    except OSError:
        return True
    if Path(target).is_dir():
        return False
    steps = Path(os.path.relpath(target, os.path.realpath(root))).parts
    return steps[0] != ".." and any(step.startswith(".") for step in steps)


def contents(path: Path, most: int) -> bytes | Unreadable:
    """A file's bytes, never more than one beyond ``most``."""
    try:
        opened = os.open(path, _READING)
    except OSError as error:
        return Unreadable(path, reason_of(error))
    except ValueError:  # a NUL in it, or half of a sign
        return Unreadable(path, "no file can have such a name")
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            return Unreadable(path, "it is not a file that can be read")
        return _bytes(opened, most + 1, about.st_size)
    except OSError as error:
        return Unreadable(path, reason_of(error))
    finally:
        os.close(opened)


# A pipe or device under a source's name must not keep us waiting; Windows would change line ends.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = 65_536


def _bytes(opened: int, most: int, size: int) -> bytes:
    """Up to ``most`` bytes of an open file: nearly every one is read at one go, all ``size`` bytes of it."""
    part = os.read(opened, min(most, _AT_ONCE))
    if len(part) == size:
        return part
    parts = []
    while part:
        parts.append(part)
        most -= len(part)
        part = os.read(opened, min(most, _AT_ONCE))
    return b"".join(parts)


def reason_of(error: OSError) -> str:
    """Why a file can't be read, in plain words."""
    if isinstance(error, FileNotFoundError):
        is_link = isinstance(error.filename, str | Path) and os.path.islink(error.filename)  # noqa: PTH114
        return "it is a link to what is not there" if is_link else "it is no longer there"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    if isinstance(error, PermissionError):
        return NO_PERMISSION
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return (error.strerror or str(error)).lower()
