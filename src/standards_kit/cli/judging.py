"""Kits as `lint` judges them: with what earlier runs have kept, and in parts where they are large."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from standards_kit.cli import kits
from standards_kit.cli.progress import progress
from standards_kit.ground.records import record
from standards_kit.lint.engine import lint, local_today
from standards_kit.lint.memory import FEWEST, Memory
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import Home, Unreadable
from standards_kit.model.project import Project, filled, load_kit, sources_of

if TYPE_CHECKING:
    from standards_kit.lint.survey import Told


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


def _judged(home: Home, manner: Manner, memory: Memory, count: int) -> Outcome:
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
    with progress() as tell:
        reading = tell and partial(tell, "Reading")
        project = filled(kit, sources_of(kit), reading, watch=watch)
    kits.require_sources([project], count)
    verdict = lint(project, manner.day, manner.overrides)
    kits.left_as_it_lies.append(verdict)
    if manner.remembers:
        memory.keep(verdict, project)
    return verdict


def _surveyed(
    kit: Project, paths: Sequence[Path | Unreadable], manner: Manner, memory: Memory
) -> "Told | None":
    """Lint a kit of many files in parts; None where it has few, or where that can't be."""
    if len(paths) < FEWEST:
        return None
    from standards_kit.lint.shelf import NotInParts
    from standards_kit.lint.survey import survey

    today = manner.day or local_today(kit)
    records = memory.records(kit, today, len(paths)) if manner.remembers else None
    with progress() as tell:
        try:
            told = survey(kit, paths, today, manner.overrides, records, tell, manner.jobs)
        except NotInParts:
            return None
    kits.left_as_it_lies.append(told)
    return told if told.outcome.standards else None
