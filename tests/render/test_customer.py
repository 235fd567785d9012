"""Customers read what is meant for them, whatever the kind of file and however it looks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.kit import HandbookSettings
from standards_kit.model.project import Project, load
from standards_kit.render import formats, theme
from standards_kit.render.build import build, revision_date
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for
from standards_kit.syntax.nodes import data_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KITS = ["hotel", "contact-centre", "council", "format"]
EXTRAS = {"docx": "docxtpl"}
_PUBLIC = {"public_promise", "legal_guarantee"}
# What a customer may read of a public standard, and of the kit; all else in a kit is internal.
_ALLOWED = {"organisation", "purpose", "customer_word", "title", "promise", "exceptions"}
_ALLOWED |= {"definition", "at_most", "at_least", "exactly", "share"}


def texts(value: object, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each string of a kit's files with the keys that lead to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*way, str(key)))
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, way)
    elif isinstance(value, str):
        yield way, value


def allowed(way: tuple[str, ...]) -> bool:
    if any(key.startswith("x-") for key in way):
        return False
    if "handbooks" in way:
        return False  # the view's own title and introduction are added apart
    if len(way) > 1 and way[-2] == "terms":
        return True  # a definition in short
    return way[-1] in _ALLOWED or (way[0] == "measures" and way[-1] == "name")


@cache
def example(name: str) -> tuple[Project, Handbook]:
    """A kit and its handbook for customers; one is made for it where it has none."""
    home = home_of(EXAMPLES / name)
    assert home is not None
    project = load(home)
    own = [key for key, book in project.kit.handbooks.items() if book.for_ == "customer"]
    if not own:
        own = ["charter"]
        made = {"charter": HandbookSettings.model_validate({"for": "customer"})}
        project = replace(project, kit=project.kit.model_copy(update={"handbooks": made}))
    return project, build(project, own[0], revision=revision_date(project))


def squeezed(text: str) -> str:
    """Letters and figures alone, so that hyphens, quotation marks and line ends don't count."""
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def internal(name: str) -> frozenset[str]:
    """Texts of a kit that no customer may read, squeezed."""
    project, book = example(name)
    settings = project.kit.handbooks[book.id]
    public: set[str] = set()
    hidden: set[str] = set()
    anchors: set[str] = set()
    for document in project.documents:
        for way, text in texts(data_of(document.root) if document.root is not None else None):
            (public if allowed(way) else hidden).add(text)
    for entry in project.standards:
        model = entry.model
        shown = {(one.commitment or model.commitment) in _PUBLIC for one in model.expectations}
        inside = [one.promise for one in model.expectations if one.commitment == "internal"]
        if model.commitment not in _PUBLIC:
            inside += [model.promise, model.title, model.exceptions]
        hidden |= {text for text in inside if text}
        if True in shown:  # links lead there
            anchors |= {model.id, *(one.id for one in model.expectations if one.id)}
    public = (public - hidden) | anchors | {settings.title or "", settings.introduction or ""}
    public |= set(labels_for(book.language, book.customer_word).words.values())
    free = "|".join(map(squeezed, public))
    return frozenset(s for s in map(squeezed, hidden) if len(s) > 12 and s not in free)


def made(book: Handbook, format_name: str, theme_name: str) -> tuple[bytes, str]:
    """One file; no test where the theme says that it isn't for customers."""
    if format_name in EXTRAS:
        pytest.importorskip(EXTRAS[format_name], reason=f"the extra {format_name} is missing")
    form = formats.find_format(format_name)
    try:
        content = form.render(book, theme.find_theme(theme_name))
    except RenderError as error:
        pytest.skip(f"this theme prints no {format_name} for customers: {error}")
    return content, form.suffix


@pytest.mark.parametrize("format_name", formats.names())
@pytest.mark.parametrize("theme_name", theme.names())
@pytest.mark.parametrize("name", KITS)
def test_no_internal_text_reaches_a_customer(
    printed: ModuleType, name: str, theme_name: str, format_name: str
) -> None:
    _, book = example(name)
    whole = "|".join(map(squeezed, printed.said(*made(book, format_name, theme_name))))
    assert squeezed(book.title) in whole
    assert {text for text in internal(name) if text in whole} == set()


@pytest.mark.parametrize("name", KITS)
def test_there_is_much_to_keep_from_customers(name: str) -> None:
    project, _ = example(name)
    hidden = internal(name)
    for entry in project.standards:
        assert squeezed(entry.model.why) in hidden
        assert squeezed(entry.model.emotional_response.text) in hidden
    assert len(hidden) > len(project.standards) * 3


def test_the_search_finds_what_staff_read_in_every_format(
    printed: ModuleType, book: Handbook
) -> None:
    for format_name in formats.names():
        if format_name in EXTRAS:
            pytest.importorskip(EXTRAS[format_name])
        form = formats.find_format(format_name)
        found = printed.said(form.render(book, theme.find_theme()), form.suffix)
        whole = "|".join(map(squeezed, found))
        assert squeezed("Silence makes callers think they are forgotten") in whole
        assert squeezed(book.organisation) in whole
