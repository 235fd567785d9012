"""Which standards are in a book, in which chapters, in which order.

Values within one filter key are OR, keys are AND, and a standard silent on a key is in.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

from standards_kit.ground.records import record
from standards_kit.model.entries import Entry
from standards_kit.model.kit import HandbookSettings
from standards_kit.model.parts import Expectation
from standards_kit.model.project import Project
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.render.alphabet import SortKey, sort_key

ChapterKind = Literal["everywhere", "touchpoint", "department"]
_LAST = 1_000_000


@record
class ChapterKey:
    """What a chapter is about; `id` is empty for "everywhere"."""

    kind: ChapterKind
    id: str = ""


class Selection:
    """The choices of one handbook over one project."""

    def __init__(
        self,
        project: Project,
        settings: HandbookSettings,
        order: Callable[[str], SortKey] = sort_key,
    ) -> None:
        self.project = project
        self.settings = settings
        self.order = order
        """Where a title stands among others, in the book's language."""
        self.by_touchpoint = _by_touchpoint(project, settings)
        self.channels_of = {e.model.id: e.model.channels for e in project.touchpoints}
        self.touchpoint_order = _touchpoint_order(project)
        self.department_order = {name: n for n, name in enumerate(project.kit.departments)}
        self.filtered = _filters(settings)
        """Whether the book holds less than everything."""

    def has(self, standard: Standard) -> bool:
        """Whether a standard passes every filter."""
        if not self.filtered:
            return True
        wanted = self.settings
        own = standard.channels or [
            channel
            for touchpoint in standard.touchpoints
            for channel in self.channels_of.get(touchpoint, [])
        ]
        return (
            _meets(wanted.roles, standard.roles)
            and _meets(wanted.departments, standard.departments)
            and _meets(wanted.touchpoints, standard.touchpoints)
            and _meets(wanted.audiences, standard.audiences)
            and _meets(wanted.tags, standard.tags)
            and _meets(wanted.channels, own)
        )

    def expectations(self, standard: Standard) -> list[tuple[int, Expectation]]:
        """A standard's expectations that pass the filters, each with its place."""
        if not self.filtered:
            return list(enumerate(standard.expectations))
        wanted = self.settings
        return [
            (index, one)
            for index, one in enumerate(standard.expectations)
            if _meets(wanted.roles, one.roles or ())
            and _meets(wanted.channels, one.channels or ())
            and _meets(wanted.audiences, one.audiences or ())
        ]

    def has_play(self, play: RecoveryPlay, linked: set[str], printed: set[str]) -> bool:
        """Whether a play is in: a printed standard links it, or it fits and no standard does."""
        if play.id in printed:
            return True
        wanted = self.settings
        fits = (
            _meets(wanted.roles, play.roles)
            and _meets(wanted.departments, play.departments)
            and _meets(wanted.tags, play.tags)
        )
        return fits and (play.id not in linked or not self.filtered)

    def chapters(
        self, standards: Iterable[Entry[Standard]]
    ) -> list[tuple[ChapterKey, list[Entry[Standard]]]]:
        """Standards by chapter, all in the order of the book."""
        groups: dict[ChapterKey, list[Entry[Standard]]] = {}
        for entry in standards:
            groups.setdefault(self._chapter(entry.model), []).append(entry)
        ordered = sorted(groups.items(), key=lambda pair: self._chapter_order(pair[0]))
        return [(key, sorted(group, key=self._order)) for key, group in ordered]

    def _chapter(self, standard: Standard) -> ChapterKey:
        touchpoint = self._first(
            standard.touchpoints, self.settings.touchpoints, self.touchpoint_order
        )
        department = self._first(standard.departments, self.settings.departments, None)
        if self.by_touchpoint and touchpoint:
            return ChapterKey("touchpoint", touchpoint)
        if department:
            return ChapterKey("department", department)
        if touchpoint and not self.by_touchpoint:
            return ChapterKey("touchpoint", touchpoint)
        return ChapterKey("everywhere")

    def _first(
        self, given: Sequence[str], wanted: Sequence[str], order: dict[str, int] | None
    ) -> str:
        mine = [one for one in given if not wanted or one in wanted]
        if not mine:
            return ""
        return min(mine, key=lambda one: order.get(one, _LAST)) if order is not None else mine[0]

    def _chapter_order(self, key: ChapterKey) -> tuple[int, int, str]:
        if key.kind == "everywhere":
            return (0, 0, "")
        first = "touchpoint" if self.by_touchpoint else "department"
        order = self.touchpoint_order if key.kind == "touchpoint" else self.department_order
        return (1 if key.kind == first else 2, order.get(key.id, _LAST), key.id)

    def _order(self, entry: Entry[Standard]) -> tuple[int, int, SortKey, str]:
        model = entry.model
        journey = min(
            (self.touchpoint_order.get(t, _LAST) for t in model.touchpoints), default=_LAST
        )
        priority = _LAST if model.priority is None else model.priority
        return (journey, priority, self.order(model.title), model.id)


def _filters(wanted: HandbookSettings) -> bool:
    return any(
        (
            wanted.roles,
            wanted.departments,
            wanted.touchpoints,
            wanted.audiences,
            wanted.tags,
            wanted.channels,
        )
    )


def _by_touchpoint(project: Project, settings: HandbookSettings) -> bool:
    if settings.chapters is not None:
        return settings.chapters == "touchpoints"
    return bool(project.journeys)


def _meets(wanted: Sequence[str], own: Sequence[str]) -> bool:
    return not wanted or not own or not set(wanted).isdisjoint(own)


def _touchpoint_order(project: Project) -> dict[str, int]:
    """Touchpoints as the journeys meet them, then the others as they are written."""
    order: dict[str, int] = {}
    for journey in project.journeys:
        for touchpoint in journey.model.touchpoints:
            order.setdefault(touchpoint, len(order))
    for entry in project.touchpoints:
        order.setdefault(entry.model.id, len(order))
    return order


def in_force(standard: Standard, revision: date | None) -> bool:
    """Whether a standard holds at the handbook's date; with no date, those without one do."""
    start = standard.effective_from
    return start is None or (revision is not None and start <= revision)
