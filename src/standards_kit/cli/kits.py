"""From the paths on the command line to kits, read and ready."""

import os
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from standards_kit.cli.failures import Failure
from standards_kit.cli.progress import progress
from standards_kit.ground.nearest import nearest
from standards_kit.model.folder import Home, home_of, homes_below, reason_of
from standards_kit.model.project import Project, Unsaved, load
from standards_kit.model.reading import Watch

TODAY = "STANDARDS_KIT_TODAY"
left_as_it_lies: Final = deque[object](maxlen=2)
"""What a command has read and found: taking that apart object by object on the way out serves nobody."""
_INIT = "To begin a kit here: `standards-kit init`."


def existing(path: Path) -> Path:
    """An absolute path that is there; else a failure that names a near one."""
    if here() is None and not path.is_absolute():
        raise Failure("the folder you are in is no longer there.", "Change into another: `cd ~`.")
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise Failure(f"there is no file or folder “{path}”.", _near(path)) from None
    except OSError as error:
        raise Failure(f"“{path}” can't be looked at: {reason_of(error)}.") from None
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they were given


def to_be(path: Path) -> Path:
    """The absolute path of a file that need not be there yet; its folder must be."""
    if path.is_dir():
        raise Failure(f"“{path}” is a folder, and should be a file.", "Name the file in it.")
    return existing(path.parent) / path.name


def here() -> Path | None:
    """The working folder; None where it was deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _near(path: Path) -> str:
    try:
        found = nearest(path.name, (entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""
    return f"Did you mean “{path.parent / found}”?" if found else ""


def homes(paths: Sequence[Path]) -> list[Home]:
    """The kits that paths belong to, each once."""
    found: dict[Home, None] = {}
    for path in paths:
        home = home_of(path)
        below = [home] if home else homes_below(path)
        if not below:
            raise Failure(f"there is no kit and no YAML file in “{path}”.", _INIT)
        found.update(dict.fromkeys(below))
    return list(found)


def common_root(found: Sequence[Home]) -> Path:
    """The folder that names of files are relative to: the kit, or what several kits share."""
    return Path(os.path.commonpath([home.root for home in found]))


def read(
    home: Home,
    base: Path | None = None,
    unsaved: Unsaved | None = None,
    watch: Watch | None = None,
) -> Project:
    """Read a kit, with a line of progress where it takes longer than a second."""
    with progress() as tell:
        project = load(home, base, tell and partial(tell, "Reading"), unsaved, watch)
    left_as_it_lies.append(project)
    return project


def one_kit(path: Path | None) -> Project:
    """The kit at a path, or around the working directory."""
    place = existing(path or Path())
    home = home_of(place)
    if home is None:
        raise Failure(f"there is no `standards-kit.yaml` in “{place}” or above it.", _INIT)
    project = read(home)
    require_sources([project])
    return project


def one_kit_or(path: Path | None, instead: Callable[[str], str]) -> Project:
    """The kit at a path; where nothing is there, what a word in its place may have meant is told.

    `instead` takes the word and gives a sentence, or nothing.
    """
    try:
        return one_kit(path)
    except Failure as failure:
        meant = instead(str(path)) if path and not os.path.lexists(path) else ""
        raise Failure(failure.message, meant or failure.hint) from None


def require_sources(projects: Sequence[Project], kits: int | None = None) -> None:
    """A kit in which nothing is written can't be judged, and must not look like success.

    ``kits`` says how many are asked about, where not all were read.
    """
    several = (len(projects) if kits is None else kits) > 1
    for project in projects:
        held = any(document.data is not None for document in project.documents)
        loose = project.home.alone is not None and several
        if not held and not project.findings and not loose:
            raise Failure(f"nothing is written in the kit “{project.home.kit_file}”.", _INIT)
        only_kit_file = project.home.alone is None and len(project.readings) == 1
        parts = (project.standards, project.touchpoints, project.terms, project.plays)
        if only_kit_file and not any(parts) and not project.findings:
            raise Failure(
                f"the kit “{project.home.root}” has no source: no YAML file beside `standards-kit.yaml`.",
                "Write a standard into a file such as `standards/phone.yaml`.",
            )


def day(text: str | None) -> date | None:
    """The day given by ``--today`` or the environment; None where neither says."""
    given = text or os.environ.get(TODAY)
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Failure(f"“{given}” is not a date.", "Write it as 2027-08-20.") from None
