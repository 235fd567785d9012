"""Which recovery plays and limits a book needs, given its standards."""

from typing import TypeVar

from standards_kit.model.entries import Entry
from standards_kit.model.project import Project
from standards_kit.model.service import Limit, RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.render.selection import Selection

E = TypeVar("E", Entry[Standard], Entry[RecoveryPlay], Entry[Limit])


def first_of_each(entries: list[E]) -> list[E]:
    """The entries less those whose id was taken before: an anchor leads to one place only.

    The linter reports them; a draft is printed all the same.
    """
    known: dict[str, E] = {}
    for entry in entries:
        known.setdefault(entry.model.id, entry)
    return list(known.values())


def plays_of(
    project: Project, selection: Selection, standards: list[Entry[Standard]]
) -> list[Entry[RecoveryPlay]]:
    """The plays of a book."""
    linked = {play for entry in project.standards for play in entry.model.recovery}
    printed = {play for entry in standards for play in entry.model.recovery}
    return [
        entry
        for entry in first_of_each(project.plays)
        if selection.has_play(entry.model, linked, printed)
    ]


def limits_of(
    project: Project,
    selection: Selection,
    standards: list[Entry[Standard]],
    plays: list[Entry[RecoveryPlay]],
) -> set[str]:
    """Ids of the limits in the book: all, or those of its roles and those it refers to."""
    if not selection.filtered:
        return {entry.model.id for entry in project.limits}
    wanted = {limit for entry in standards for limit in entry.model.limits}
    wanted.update(limit for entry in plays for limit in entry.model.limits)
    for entry in standards:
        for _, expectation in selection.expectations(entry.model):
            wanted.update(one.limit for one in expectation.judgement if one.limit)
    roles = set(selection.settings.roles)
    return {e.model.id for e in project.limits if e.model.id in wanted or e.model.role in roles}


def by_role(project: Project) -> list[Entry[Limit]]:
    """The limits, role by role in the kit's own order."""
    order: dict[str, int] = {}
    for role in (*project.kit.roles, *(entry.model.role for entry in project.limits)):
        order.setdefault(role, len(order))
    return sorted(first_of_each(project.limits), key=lambda entry: order[entry.model.role])


def users_of(standards: list[Entry[Standard]]) -> dict[str, list[Entry[Standard]]]:
    """By the id of a play, the printed standards that lead to it."""
    users: dict[str, list[Entry[Standard]]] = {}
    for entry in standards:
        for play in dict.fromkeys(entry.model.recovery):
            users.setdefault(play, []).append(entry)
    return users
