"""Staff are told how to read a book, and where each touchpoint is, in whatever file they have."""

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest

from standards_kit.model.project import Project
from standards_kit.render import formats
from standards_kit.render.build import build
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook, IndexEntry, Reference
from standards_kit.render.theme import find_theme

KIT = """
touchpoints:
  - {id: leaving, name: Leaving}
  - {id: arriving, name: Arriving}
journeys:
  - {id: stay, goal: Sleep well, touchpoints: [arriving, leaving]}
standards:
  - id: goodbye
    title: Saying goodbye
    why: The last minute is what people tell at home.
    emotional_response: The guest feels seen.
    touchpoints: [leaving]
    expectations: ["Say the guest's name at the door."]
  - id: hello
    title: Saying hello
    why: The first minute sets the stay.
    emotional_response: The guest feels expected.
    touchpoints: [arriving, leaving]
    expectations: ["Say the guest's name at the desk."]
"""


def words(printed: ModuleType, book: Handbook, name: str) -> str:
    made = find_format(name)
    said = " ".join(printed.said(made.render(book, find_theme("classic")), made.suffix))
    return " ".join(said.split()).casefold()


@pytest.mark.parametrize("name", formats.names())
def test_a_book_for_staff_says_how_to_read_it(
    book: Handbook, printed: ModuleType, name: str
) -> None:
    index = (IndexEntry("First call", (Reference("phone-greeting", "Answering the phone"),)),)
    said = words(printed, replace(book, touchpoints=index), name)
    assert "how to read this" in said
    assert "quote the id when you ask" in said
    assert "where each moment with the guest is spoken of" in said


@pytest.mark.parametrize("name", formats.names())
def test_customers_and_empty_books_need_no_telling(
    book: Handbook, printed: ModuleType, name: str
) -> None:
    customers = replace(book, reader="customer")
    assert "quote the id" not in words(printed, customers, name)
    nothing = replace(book, chapters=(), plays=(), glossary=(), changes=(), moments=(), limits=())
    assert "quote the id" not in words(printed, nothing, name)


def test_the_index_follows_the_way_of_the_guest(kit: Callable[[str], Project]) -> None:
    made = build(kit(KIT), "handbook")
    assert [(one.title, [place.id for place in one.places]) for one in made.touchpoints] == [
        ("Arriving", ["hello"]),
        ("Leaving", ["goodbye", "hello"]),
    ]
