"""Builds the view of one handbook from a project."""

import hashlib
import marshal
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

from standards_kit.model.entries import Entry
from standards_kit.model.kit import HandbookSettings
from standards_kit.model.project import Project
from standards_kit.model.scope import Glossary, glossary_of
from standards_kit.model.standard import Standard
from standards_kit.render.around import changes, describe, journeys, moments, touchpoints
from standards_kit.render.authority import Authority
from standards_kit.render.charter import Charter
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import (
    BrandView,
    Chapter,
    Handbook,
    Paper,
    Reference,
    Sides,
    StandardView,
)
from standards_kit.render.labels import Labels, labels_for, normal
from standards_kit.render.linking import Linker
from standards_kit.render.naming import Names
from standards_kit.render.prose import line, prose
from standards_kit.render.required import by_role, first_of_each, limits_of, plays_of, users_of
from standards_kit.render.selection import ChapterKey, Selection, in_force
from standards_kit.render.staff import Staff
from standards_kit.render.theme import BASE, Theme, find_theme

DEFAULT_ID = "handbook"


def handbooks(project: Project) -> Mapping[str, HandbookSettings]:
    """The kit's handbooks by id; without any, one for agents with everything."""
    return project.kit.handbooks or {DEFAULT_ID: HandbookSettings.model_validate({})}


def theme_of(project: Project, handbook_id: str) -> Theme:
    """The theme that a handbook names."""
    settings = handbooks(project).get(handbook_id)
    return find_theme(settings.theme if settings else BASE, project.home.root)


def revision_date(project: Project, source_date_epoch: str | None = None) -> date | None:
    """The colophon's date: SOURCE_DATE_EPOCH, else the newest review; never the clock."""
    if source_date_epoch:
        try:
            return datetime.fromtimestamp(int(source_date_epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise RenderError(
                f"SOURCE_DATE_EPOCH should be seconds since 1970, and it is “{source_date_epoch}”."
            ) from error
    reviewed = (e.model.last_reviewed for e in project.standards if e.model.status != "retired")
    return max((day for day in reviewed if day is not None), default=None)


def build(
    project: Project,
    handbook_id: str,
    *,
    draft: bool = False,
    revision: date | None = None,
    glossary: Glossary | None = None,
    theme: Theme | None = None,
) -> Handbook:
    """The view of one handbook. `revision` comes from `revision_date`; `theme` is the handbook's."""
    settings = handbooks(project).get(handbook_id)
    if settings is None:
        known = ", ".join(handbooks(project))
        raise RenderError(f"There is no handbook “{handbook_id}”; there are: {known}.")
    kit = project.kit
    theme = theme or theme_of(project, handbook_id)
    labels = labels_for(kit.language, line(kit.customer_word), theme)
    title = line(settings.title or "") or _default_title(labels, settings)
    base = Handbook(
        id=handbook_id,
        title=title,
        organisation=line(kit.organisation or ""),
        reader=settings.for_,
        language=normal(kit.language),
        customer_word=line(kit.customer_word),
        introduction=prose(settings.introduction or ""),
        purpose=prose(kit.purpose or ""),
        draft=draft,
        revision=revision,
        paper=cast("Paper", settings.paper),  # the model's pattern allows just these
        sides=cast("Sides", settings.sides),
        brand=_brand(project, title, draft=draft),
    )
    glossary = glossary or glossary_of(project)
    fill = _charter if settings.for_ == "customer" else _staff
    book = fill(base, project, settings, Linker(glossary), Names(project, labels))
    return replace(book, fingerprint=_fingerprint(project, book))


def _brand(project: Project, title: str, *, draft: bool) -> BrandView | None:
    """What the kit says of its brand; most say nothing, and then nothing is loaded for it."""
    if project.kit.brand is None:
        return None
    from standards_kit.render.brand import brand_of

    return brand_of(project, title, draft=draft)


def _fingerprint(project: Project, book: Handbook) -> str:
    """A mark of what the book was made from: all that the sources say, and which book it is."""
    digest = hashlib.sha256(f"{book.id}\0{book.draft}\0{book.revision}".encode())
    for document in project.documents:
        digest.update(f"\0{document.source.path}\0".encode())
        # Strings, lists and dictionaries, for which marshal's oldest form never changes: it takes
        # a fifth of the time that their text takes.
        digest.update(marshal.dumps(document.data, 0))
    return digest.hexdigest()[:12]


def _default_title(labels: Labels, settings: HandbookSettings) -> str:
    return labels["promises" if settings.for_ == "customer" else "default_title"]


def _printed(
    project: Project, selection: Selection, base: Handbook, *, future: bool
) -> list[Entry[Standard]]:
    """The standards of a book: in status, in time and through every filter."""
    statuses = {"active", "draft"} if base.draft else {"active"}
    return [
        entry
        for entry in first_of_each(project.standards)
        if entry.model.status in statuses
        and (future or in_force(entry.model, base.revision))
        and selection.has(entry.model)
        and selection.expectations(entry.model)
    ]


def _staff(
    base: Handbook, project: Project, settings: HandbookSettings, linker: Linker, names: Names
) -> Handbook:
    selection = Selection(project, settings, names.labels.writing.sort_key)
    standards = _printed(project, selection, base, future=True)
    plays = plays_of(project, selection, standards)
    users = users_of(standards)
    limits = limits_of(project, selection, standards, plays)
    printed_plays = {entry.model.id for entry in plays}
    staff = Staff(
        names,
        linker,
        selection,
        {
            e.model.id: Reference(
                f"play.{e.model.id}" if e.model.id in printed_plays else "",
                line(e.model.name or e.model.trigger).rstrip("."),
            )
            for e in project.plays
        },
        Authority(project, names, settings.roles, limits),
        base.revision,
        base.reader == "coach",
    )
    chapters = tuple(_chapters(selection, standards, staff, names))
    return replace(
        base,
        values=tuple(map(line, project.kit.values)),
        chapters=chapters,
        journeys=journeys(project, names, selection, standards),
        plays=tuple(staff.play(entry, users.get(entry.model.id, [])) for entry in plays),
        limits=tuple(staff.limit(e.model) for e in by_role(project) if e.model.id in limits),
        moments=moments(project, names, staff.authority, standards) if staff.coach else (),
        glossary=linker.entries(names, full=True),
        touchpoints=touchpoints(names, selection, standards),
        changes=changes(standards),
    )


def _chapters(
    selection: Selection, standards: list[Entry[Standard]], staff: Staff, names: Names
) -> Iterable[Chapter]:
    for number, (key, entries) in enumerate(selection.chapters(standards), 1):
        views = tuple(staff.standard(entry, f"{number}.{n}") for n, entry in enumerate(entries, 1))
        yield describe(Chapter(_anchor(key), _title(key, names), number, views), key, names)


def _anchor(key: ChapterKey) -> str:
    return f"{key.kind}.{key.id}" if key.id else key.kind


def _title(key: ChapterKey, names: Names) -> str:
    if key.kind == "touchpoint":
        return names.touchpoint(key.id)
    return names.department(key.id) if key.id else names.labels["everywhere"]


def _charter(
    base: Handbook, project: Project, settings: HandbookSettings, linker: Linker, names: Names
) -> Handbook:
    selection = Selection(project, settings, names.labels.writing.sort_key)
    charter = Charter(names, linker, selection, {e.model.id: e for e in project.plays})
    views: list[StandardView] = []
    standards = _printed(project, selection, base, future=False)
    for _, entries in selection.chapters(standards):
        for entry in entries:
            view = charter.standard(entry, str(len(views) + 1))
            if view is not None:
                views.append(view)
    # Chapters would be named after touchpoints or departments, which customers are not told.
    whole = Chapter("promises", names.labels["promises"], 1, tuple(views))
    return replace(
        base, chapters=(whole,) if views else (), glossary=linker.entries(names, full=False)
    )
