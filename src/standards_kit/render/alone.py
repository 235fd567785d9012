"""One entry of a kit as an agent reads it, with what it leans on: for those who ask for it by its name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from standards_kit.model.project import Project
from standards_kit.render.build import DEFAULT_ID, build
from standards_kit.render.environment import render_template
from standards_kit.render.handbook import Chapter, GlossaryEntry, Handbook, StandardView
from standards_kit.render.prose import TermRef, prose
from standards_kit.render.theme import BASE, find_theme

_ANCHOR = re.compile(r'<a id="[^"]*"></a>')
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#[^)]*\)")
_BLANKS = re.compile(r"\n{3,}")


def whole_book(project: Project) -> Handbook:
    """Everything that agents may read of a kit, drafts included, as one book."""
    kit = project.kit.model_copy(update={"handbooks": {}, "brand": None})
    return build(replace(project, kit=kit), DEFAULT_ID, draft=True, theme=find_theme(BASE))


def names_in(book: Handbook, project: Project) -> dict[str, str]:
    """What can be asked for, each with what it is called."""
    known = {term.word: term.word for term in project.terms}
    known |= {e.model.id: e.model.name for e in project.touchpoints}
    known |= {limit.id: f"{limit.role}: {limit.decision}" for limit in book.limits}
    known |= {journey.id: journey.title for journey in book.journeys}
    known |= {play.id: play.title for play in book.plays}
    return known | {standard.id: standard.title for standard in book.standards}


def alone(book: Handbook, project: Project, name: str) -> Handbook | None:
    """Take a whole book and a name; give a book with what it names and that leans on, or None."""
    bare = replace(
        book, chapters=(), plays=(), limits=(), journeys=(), moments=(), glossary=(),
        touchpoints=(), changes=(),
    )  # fmt: skip
    standard = next((one for one in book.standards if one.id == name.partition("/")[0]), None)
    if standard is not None:
        return _with_standard(bare, book, standard)
    word = name.casefold()
    places = {e.model.name for e in project.touchpoints if e.model.id == name}
    found = replace(
        bare,
        plays=tuple(one for one in book.plays if one.id == name),
        limits=tuple(one for one in book.limits if one.id == name),
        journeys=tuple(one for one in book.journeys if one.id == name),
        touchpoints=tuple(one for one in book.touchpoints if one.title in places),
        glossary=tuple(
            one
            for one in book.glossary
            if word in (one.term.casefold(), *(variant.casefold() for variant in one.variants))
        ),
    )
    found = replace(found, glossary=found.glossary or _terms(book, [found.plays]))
    if found == bare:
        found = replace(bare, glossary=tuple(_unused(project, word)))
    return None if found == bare else found


def _with_standard(bare: Handbook, book: Handbook, standard: StandardView) -> Handbook:
    named = {one.id.removeprefix("play.") for one in standard.recovery}
    plays = tuple(play for play in book.plays if play.id in named)
    decided = (*standard.limits, *(limit for play in plays for limit in play.limits))
    named = {one.id.removeprefix("limit.") for one in decided}
    return replace(
        bare,
        chapters=(Chapter("", "", 1, (replace(standard, number=""),)),),
        plays=plays,
        limits=tuple(limit for limit in book.limits if limit.id in named),
        glossary=_terms(book, [standard, plays]),
    )


def _terms(book: Handbook, told: Iterable[object]) -> tuple[Any, ...]:
    """The terms that are used in what is told."""
    used = {slug for one in told for slug in _slugs(one)}
    return tuple(entry for entry in book.glossary if entry.slug in used)


def _unused(project: Project, word: str) -> Iterator[GlossaryEntry]:
    """The terms of a name that no text of the book uses."""
    for term in project.terms:
        if word in (term.word.casefold(), *(one.casefold() for one in term.model.variants)):
            signs, not_meant = tuple(term.model.signs), tuple(term.model.not_)
            yield GlossaryEntry(
                term.word, term.word, prose(term.model.definition), "", signs, not_meant
            )


def _slugs(told: object) -> Iterator[str]:
    if isinstance(told, TermRef):
        yield told.slug
    elif isinstance(told, tuple):
        for part in told:
            yield from _slugs(part)
    elif hasattr(told, "__dataclass_fields__"):
        for name in told.__dataclass_fields__:
            yield from _slugs(getattr(told, name))


def as_markdown(book: Handbook) -> str:
    """Take such a book; give it as Markdown without links, whose targets are elsewhere."""
    text = render_template(find_theme(BASE), "markdown", "markdown/alone.md.j2", book)
    text = _LINK.sub(r"\1", _ANCHOR.sub("", text))
    return _BLANKS.sub("\n\n", text).strip() + "\n"
