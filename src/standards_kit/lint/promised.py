"""What is promised to customers is held to the level *published* at once, whatever the kit claims."""

from collections.abc import Container

from standards_kit.lint.context import Context
from standards_kit.lint.gist import gists
from standards_kit.lint.level import Level
from standards_kit.model.entries import Entry
from standards_kit.model.project import Project
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.text.diagnostic import Severity


def live(project: Project) -> list[Entry[Standard]]:
    """The standards that are in force or being written."""
    return [entry for entry in project.standards if entry.model.status != "retired"]


def promised(standard: Standard) -> bool:
    """Whether a standard, or one of its expectations, is promised to customers."""
    return standard.commitment in PUBLIC or any(
        part.commitment in PUBLIC for part in standard.expectations
    )


def critical(standard: Standard) -> bool:
    """Whether a gap in a standard is felt outside: it is promised, or leaves nothing to judgement."""
    return promised(standard) or standard.discretion == "mandatory"


def level_of(standard: Standard) -> str | None:
    """The level that asks for what a published standard needs; None for the rule's own."""
    in_force = standard.status == "active" and promised(standard)
    return str(Level.REVIEWABLE) if in_force else None


def gravity(standard: Standard) -> Severity | None:
    """How grave a gap is: an error where it is felt outside, else as its rule says."""
    return Severity.ERROR if critical(standard) else None


def leaned_on(context: Context) -> set[str]:
    """The plays that standards run which are promised to customers, by their ids."""
    here = (
        play
        for gist in gists(context)
        if gist.promised and gist.entry.model.status != "retired"
        for play in gist.entry.model.recovery
    )
    return {*here, *context.elsewhere.plays}


def play_severity(play: RecoveryPlay, leaned_on: Container[str]) -> Severity | None:
    """How grave a gap in a play is: an error where it is severe, or a promised standard runs it."""
    grave = play.severity == "severe" or play.id in leaned_on
    return Severity.ERROR if grave else None
