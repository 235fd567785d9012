"""Words on the command line that must be one of several; a wrong one gets the nearest."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from standards_kit.cli.failures import Failure
from standards_kit.ground.nearest import did_you_mean
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.level import Level
from standards_kit.report.write import formats
from standards_kit.text.diagnostic import Severity

if TYPE_CHECKING:
    from standards_kit.model.project import Project

_MOST_LISTED = 15
_FIRST = ("terminal", "concise")
"""What people read comes first; the other formats are for programs."""


def one_of(word: str, choices: Iterable[str], what: str) -> str:
    """The word, if it is among the choices."""
    known = list(choices)
    if word not in known:
        listed = ", ".join(f"`{choice}`" for choice in known)
        raise Failure(
            f"there is no {what} “{word}”.{did_you_mean(word, known)}",
            f"Choose one of {listed}."
            if len(known) <= _MOST_LISTED
            else f"`standards-kit {what}` lists them.",
        )
    return word


def complete_rule(incomplete: str) -> list[str]:
    """Rules for the shell to offer."""
    return [name for name in catalogue() if name.startswith(incomplete)]


def complete_level(incomplete: str) -> list[str]:
    """Levels for the shell to offer."""
    return [str(severity) for severity in Severity if severity.startswith(incomplete)]


def complete_kit_level(incomplete: str) -> list[str]:
    """Levels of a kit for the shell to offer."""
    return [level for level in Level if level.startswith(incomplete)]


def complete_report(incomplete: str) -> list[str]:
    """Report formats for the shell to offer."""
    return [name for name in formats() if name.startswith(incomplete)]


def complete_name(incomplete: str) -> list[str]:
    """Ids and terms of the kit around, for the shell to offer; nothing where it can't be read."""
    return [name for name in (*_ids(), *_terms()) if name.startswith(incomplete)]


def complete_term(incomplete: str) -> list[str]:
    """Terms of the kit around, for the shell to offer."""
    return [word for word in _terms() if word.startswith(incomplete)]


def complete_handbook(incomplete: str) -> list[str]:
    """Handbooks of the kit around, for the shell to offer."""
    project = _around()
    books = project.kit.handbooks if project else ()
    return [name for name in books if name.startswith(incomplete)]


def complete_open(incomplete: str) -> list[str]:
    """The words that the kit around leaves open, for the shell to offer."""
    project = _around()
    if project is None:
        return []
    from standards_kit.cli.defining import Desk

    words = (question.word for question in Desk(project, None).open())
    return [word for word in words if word.casefold().startswith(incomplete.casefold())]


def complete_role(incomplete: str) -> list[str]:
    """Roles of the kit around, for the shell to offer."""
    project = _around()
    return [role for role in (project.kit.roles if project else ()) if role.startswith(incomplete)]


def complete_limit(incomplete: str) -> list[str]:
    """Limits of the kit around, for the shell to offer."""
    project = _around()
    ids = (limit.model.id for limit in (project.limits if project else ()))
    return [one for one in ids if one.startswith(incomplete)]


def _ids() -> list[str]:
    project = _around()
    if project is None:
        return []
    parts = (
        project.standards, project.plays, project.limits, project.journeys, project.touchpoints,
    )  # fmt: skip
    return list(dict.fromkeys(str(entry.model.id) for part in parts for entry in part))


def _terms() -> list[str]:
    project = _around()
    return list(dict.fromkeys(term.word for term in project.terms)) if project else []


@cache
def _around() -> "Project | None":
    """The kit around this folder; a shell that completes a line shows no errors."""
    from standards_kit.cli import kits

    try:
        return kits.one_kit(None)
    except (Failure, OSError):
        return None


def report_formats() -> str:
    """The report formats as a list in a sentence."""
    *others, last = (*_FIRST, *(name for name in formats() if name not in _FIRST))
    return f"{', '.join(others)} or {last}"


def rule_name(name: str, silences: bool = False) -> str:
    """A rule's name; one that says a file could not be read can't be left out."""
    one_of(name.strip(), catalogue(), "rule")
    if silences and not catalogue()[name.strip()].rule.silenceable:
        raise Failure(
            f"`{name.strip()}` can't be left out: it says that a file could not be read.",
            "Mend the file, or leave it out with `exclude:` in `standards-kit.yaml`.",
        )
    return name.strip()


def level(word: str) -> Severity:
    """A level of severity."""
    return Severity(one_of(word, [str(severity) for severity in Severity], "level"))


def kit_level(word: str) -> Level:
    """A level that a kit may have reached."""
    return Level(one_of(word, Level, "level of a kit"))


def report_format(text: str) -> tuple[str, Path | None]:
    """``NAME`` or ``NAME=FILE``."""
    name, _, file = text.partition("=")
    return one_of(name, formats(), "report format"), Path(file) if file else None
