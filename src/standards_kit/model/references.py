"""Which thing of a kit names which other by its id."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from standards_kit.model.entries import Entry
from standards_kit.model.parts import Escalation, Expectation, Part
from standards_kit.model.project import Project
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path

Target = Literal[
    "role", "department", "channel", "audience", "measure", "calendar",
    "touchpoint", "play", "limit", "standard", "expectation",
]  # fmt: skip


class Reference(NamedTuple):
    """An id as it is written somewhere, and the kind of thing it should name."""

    kind: Target
    id: str
    entry: Entry[Any]
    steps: Path


_LISTS: tuple[tuple[str, Target], ...] = (
    ("touchpoints", "touchpoint"),
    ("channels", "channel"),
    ("roles", "role"),
    ("departments", "department"),
    ("audiences", "audience"),
    ("limits", "limit"),
    ("recovery", "play"),
)


def references(project: Project) -> Iterator[Reference]:
    """Every reference of a kit, in no particular order."""
    for standard in project.standards:
        yield from references_of(standard)
    for touchpoint in project.touchpoints:
        yield from _listed(touchpoint, touchpoint.model, ())
    for journey in project.journeys:
        yield from _listed(journey, journey.model, ())
        for index, handoff in enumerate(journey.model.handoffs):
            yield Reference("touchpoint", handoff.from_, journey, ("handoffs", index, "from"))
            yield Reference("touchpoint", handoff.to, journey, ("handoffs", index, "to"))
    for play in project.plays:
        yield from _listed(play, play.model, ())
        yield from _escalation(play, play.model.escalation, ())
    for limit in project.limits:
        yield Reference("role", limit.model.role, limit, ("role",))
        yield from _one("role", limit.model.above, limit, ("above",))
    for moment in project.moments:
        yield from _one("standard", moment.model.standard, moment, ("standard",))
        yield from _one("touchpoint", moment.model.touchpoint, moment, ("touchpoint",))
        yield from _one("limit", moment.model.limit, moment, ("limit",))
    for term in project.terms:
        for index, department in enumerate(term.model.departments):
            steps = (*term.steps, "departments", index)
            yield Reference("department", department, term.entry, steps)
    yield from _of_kit(project)


def references_of(entry: Entry[Standard]) -> list[Reference]:
    """What a standard names."""
    model = entry.model
    found = _listed(entry, model, ())
    found += _escalation(entry, model.escalation, ())
    for index, cause in enumerate(model.emotional_response.caused_by or ()):
        steps = ("emotional_response", "caused_by", index)
        found.append(Reference("expectation", cause, entry, steps))
    for index, expectation in enumerate(model.expectations):
        if not expectation.is_short:
            found += _of_expectation(entry, expectation, ("expectations", index))
    return found


def _of_expectation(entry: Entry[Any], part: Expectation, steps: Path) -> list[Reference]:
    found = _listed(entry, part, steps)
    if part.escalation is not None:
        found += _escalation(entry, part.escalation, steps)
    for index, target in enumerate(part.targets):
        where = (*steps, "targets", index)
        found += _listed(entry, target, where)
        found += _one("measure", target.measure, entry, (*where, "measure"))
        found += _one("calendar", target.calendar, entry, (*where, "calendar"))
    for index, judgement in enumerate(part.judgement):
        where = (*steps, "judgement", index)
        found.append(Reference("role", judgement.by, entry, (*where, "by")))
        found += _one("limit", judgement.limit, entry, (*where, "limit"))
    return found


def _of_kit(project: Project) -> Iterator[Reference]:
    entry = project.kit_entry
    for name, measure in project.kit.measures.items():
        yield from _one("calendar", measure.calendar, entry, ("measures", name, "calendar"))
    for name, handbook in project.kit.handbooks.items():
        yield from _listed(entry, handbook, ("handbooks", name))
    if project.kit_defaults is not None:
        yield from _listed(entry, project.kit_defaults, ("defaults",))


def _listed(entry: Entry[Any], model: Part, steps: Path) -> list[Reference]:
    """The ids in the lists of a part, which most often are left out."""
    found = []
    for key, kind in _list_keys(model.__class__):
        ids = getattr(model, key)
        if ids:
            for index, identifier in enumerate(ids):
                found.append(Reference(kind, identifier, entry, (*steps, key, index)))
    return found


@cache
def _list_keys(part: type[Part]) -> list[tuple[str, Target]]:
    """Which of the lists of ids a part has: asking Pydantic for one it lacks is slow."""
    return [(key, kind) for key, kind in _LISTS if key in part.model_fields]


def _one(
    kind: Target, identifier: str | None, entry: Entry[Any], steps: Path
) -> tuple[Reference, ...]:
    return (Reference(kind, identifier, entry, steps),) if identifier else ()


def _escalation(entry: Entry[Any], part: Escalation | None, steps: Path) -> tuple[Reference, ...]:
    if part is None:
        return ()
    return (Reference("role", part.to, entry, (*steps, "escalation", "to")),)


def declared(project: Project) -> dict[Target, set[str]]:
    """The ids that each kind of reference may name. An empty set of a declarable kind: any.

    An expectation is named only within its standard, and isn't among them.
    """
    kit = project.kit
    return {
        "role": set(kit.roles),
        "department": set(kit.departments),
        "channel": set(kit.channels),
        "audience": set(kit.audiences),
        "measure": set(kit.measures),
        "calendar": {*kit.calendars, "default"} if kit.calendars else set(),
        "touchpoint": {entry.model.id for entry in project.touchpoints},
        "play": {entry.model.id for entry in project.plays},
        "limit": {entry.model.id for entry in project.limits},
        "standard": {entry.model.id for entry in project.standards},
    }


def within(entry: Entry[Standard]) -> set[str]:
    """The ids of a standard's expectations."""
    return {expectation.id for expectation in entry.model.expectations if expectation.id}


MUST_EXIST: frozenset[Target] = frozenset(
    {"touchpoint", "play", "limit", "standard", "expectation"}
)
