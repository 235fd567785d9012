"""What stands around the standards: chapter openers, journeys, moments, what changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from standards_kit.model.entries import Entry
from standards_kit.model.project import Project
from standards_kit.model.service import Journey, Moment, PainPoint, Touchpoint
from standards_kit.model.standard import Standard
from standards_kit.render.authority import Authority
from standards_kit.render.handbook import (
    Change,
    Chapter,
    HandoffView,
    IndexEntry,
    JourneyView,
    MomentView,
    Reference,
)
from standards_kit.render.naming import Names
from standards_kit.render.prose import line
from standards_kit.render.selection import ChapterKey, Selection


def describe(chapter: Chapter, key: ChapterKey, names: Names) -> Chapter:
    """A chapter with what its touchpoint says of itself."""
    touchpoint = names.touchpoints.get(key.id) if key.kind == "touchpoint" else None
    if touchpoint is None:
        return chapter
    labels = names.labels
    note = (touchpoint.stage or "", labels["moment_of_truth"] if touchpoint.moment_of_truth else "")
    return replace(
        chapter,
        introduction=line(touchpoint.customer_action or ""),
        note="  ·  ".join(line(part) for part in note if part),
        details=_details(touchpoint, names),
    )


def _details(touchpoint: Touchpoint, names: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = {
        "frontstage": names.roles(touchpoint.frontstage),
        "backstage": tuple(map(line, touchpoint.backstage)),
        "support": tuple(map(line, touchpoint.support)),
        "evidence": tuple(map(line, touchpoint.evidence)),
        "pain_points": tuple(map(_pain, touchpoint.pain_points)),
        "opportunity": (line(touchpoint.opportunity),) if touchpoint.opportunity else (),
    }
    return tuple((names.labels[name], lines) for name, lines in rows.items() if lines)


def _pain(pain: PainPoint) -> str:
    return line(f"{pain.text} – {pain.mitigation}" if pain.mitigation else pain.text)


def journeys(
    project: Project, names: Names, selection: Selection, standards: list[Entry[Standard]]
) -> tuple[JourneyView, ...]:
    """The journeys that a printed standard is part of; in an unfiltered book, all."""
    printed = {touchpoint for entry in standards for touchpoint in entry.model.touchpoints}
    return tuple(
        _journey(entry.model, names)
        for entry in project.journeys
        if not selection.filtered or printed.intersection(entry.model.touchpoints)
    )


def _journey(model: Journey, names: Names) -> JourneyView:
    return JourneyView(
        id=model.id,
        title=line(model.name or model.goal).rstrip("."),
        goal=line(model.goal) if model.name else "",
        owner=names.role(model.owner),
        steps=tuple(map(names.touchpoint, model.touchpoints)),
        handoffs=tuple(
            HandoffView(
                names.touchpoint(one.from_),
                names.touchpoint(one.to),
                line(one.carries or ""),
                names.amount(one.within) if one.within else "",
                names.role(one.owner),
            )
            for one in model.handoffs
        ),
    )


def moments(
    project: Project,
    names: Names,
    authority: Authority,
    standards: list[Entry[Standard]],
) -> tuple[MomentView, ...]:
    """Decisions about what this book prints, newest first."""
    titles = {entry.model.id: line(entry.model.title) for entry in standards}
    about = [e.model for e in project.moments if not e.model.standard or e.model.standard in titles]
    about.sort(key=lambda moment: (moment.date, moment.id), reverse=True)
    return tuple(_moment(moment, names, authority, titles) for moment in about)


def _moment(
    model: Moment, names: Names, authority: Authority, titles: Mapping[str, str]
) -> MomentView:
    facts = {
        "cost": names.amount(model.cost) if model.cost else "",
        "limit": authority.whose(model.limit),
        "feeling_before": line(model.before or ""),
        "feeling_after": line(model.after or ""),
        "outcome": line(model.outcome or ""),
        "reviewed_by": names.role(model.reviewed_by),
    }
    return MomentView(
        id=model.id,
        day=model.date,
        standard=Reference(model.standard, titles[model.standard]) if model.standard else None,
        situation=line(model.situation),
        decision=line(model.decision),
        options=tuple(map(line, model.options)),
        reason=line(model.reason or ""),
        lesson=line(model.lesson or ""),
        facts=tuple((names.labels[name], value) for name, value in facts.items() if value),
    )


def touchpoints(
    names: Names, selection: Selection, standards: list[Entry[Standard]]
) -> tuple[IndexEntry, ...]:
    """Where each touchpoint is served, in the order in which customers meet them."""
    places: dict[str, list[Reference]] = {}
    for entry in standards:
        place = Reference(entry.model.id, line(entry.model.title))
        for touchpoint in dict.fromkeys(entry.model.touchpoints):
            places.setdefault(touchpoint, []).append(place)
    order = selection.touchpoint_order
    ordered = sorted(places, key=lambda one: (order.get(one, len(order)), one))
    return tuple(IndexEntry(names.touchpoint(one), tuple(places[one])) for one in ordered)


def changes(standards: list[Entry[Standard]]) -> tuple[Change, ...]:
    """What changed in the printed standards, newest first."""
    found = [
        Change(
            Reference(entry.model.id, line(entry.model.title)),
            line(one.note or ""),
            line(one.version or ""),
            one.date,
        )
        for entry in standards
        for one in entry.model.changes
    ]
    found.sort(key=lambda change: (change.day or date.min, change.version), reverse=True)
    return tuple(found)
