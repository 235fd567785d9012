"""From the paths on the command line to kits, read and ready."""

import os
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from standards_kit.cli.failures import Failure
from standards_kit.ground.nearest import nearest
from standards_kit.ground.records import record
from standards_kit.lint.engine import lint, local_today
from standards_kit.lint.memory import FEWEST, Memory
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides
from standards_kit.lint.shelf import NotInParts
from standards_kit.lint.survey import Progress, Told, survey
from standards_kit.model.folder import Home, Unreadable, home_of, homes_below, reason_of
from standards_kit.model.project import (
    Project,
    Unsaved,
    filled,
    load,
    load_kit,
    sources_of,
)
from standards_kit.model.reading import Watch

TODAY = "STANDARDS_KIT_TODAY"
_INIT = "To begin a kit here: `standards-kit init`."

# A command ends where its work is done: taking a kit apart object by object on the way out serves nobody.
_left_as_it_lies: Final = deque[object](maxlen=2)


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
    with _progress() as tell:
        project = load(home, base, tell and partial(tell, "Reading"), unsaved, watch)
    _left_as_it_lies.append(project)
    return project


@record
class Manner:
    """How kits are to be linted: by which names their files go, on which day, by what the command line says.

    ``remembers`` says whether what earlier runs have kept may be used; ``jobs`` how many processes share
    the work, where the command line says so.
    """

    root: Path
    day: date | None
    overrides: Overrides
    remembers: bool = True
    jobs: int | None = None


def judged(found: Sequence[Home], manner: Manner) -> Sequence[Outcome]:
    """Lint kits; of one that is as it was the last time, what was said then is said again."""
    outcomes: list[Outcome] = []
    for home in found:
        memory = Memory(home, manner.root, manner.overrides, manner.day)
        known = memory.recall() if manner.remembers else None
        outcomes.append(known or _judged(home, manner, memory, len(found)))
    return outcomes


def _judged(home: Home, manner: Manner, memory: Memory, kits: int) -> Outcome:
    """Lint one kit: in parts where it has many files, else as a whole."""
    watch = memory.witness if manner.remembers else None
    kit = load_kit(home, manner.root, watch=watch)
    if manner.remembers:
        memory.look(kit)
    told = _surveyed(kit, sources_of(kit), manner, memory)
    if told is not None:
        if manner.remembers:
            memory.keep(told.outcome, kit, told.marks[1:])
        return told.outcome
    with _progress() as tell:
        reading = tell and partial(tell, "Reading")
        project = filled(kit, sources_of(kit), reading, watch=watch)
    require_sources([project], kits)
    verdict = lint(project, manner.day, manner.overrides)
    _left_as_it_lies.append(verdict)
    if manner.remembers:
        memory.keep(verdict, project)
    return verdict


def _surveyed(
    kit: Project, paths: Sequence[Path | Unreadable], manner: Manner, memory: Memory
) -> Told | None:
    """Lint a kit of many files in parts; None where it has few, or where that can't be."""
    if len(paths) < FEWEST:
        return None
    today = manner.day or local_today(kit)
    records = memory.records(kit, today, len(paths)) if manner.remembers else None
    with _progress() as tell:
        try:
            told = survey(kit, paths, today, manner.overrides, records, tell, manner.jobs)
        except NotInParts:
            return None
    _left_as_it_lies.append(told)
    return told if told.outcome.standards else None


def one_kit(path: Path | None) -> Project:
    """The kit at a path, or around the working directory."""
    place = existing(path or Path())
    home = home_of(place)
    if home is None:
        raise Failure(f"there is no `standards-kit.yaml` in “{place}” or above it.", _INIT)
    project = read(home)
    require_sources([project])
    return project


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


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A line that says how far the work is; none where nobody looks."""
    progress = _Progress()
    try:
        yield progress.show if sys.stderr.isatty() else None
    finally:
        progress.done()


class _Progress:
    """A line on stderr, from the first second on."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = 0.0

    def show(self, doing: str, count: int, total: int) -> None:
        now = time.monotonic()
        if now - self._begun > 1 and now - self._shown > 0.1:
            self._shown = now
            sys.stderr.write(f"\r\x1b[K{doing} {count:,} of {total:,} files …")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
