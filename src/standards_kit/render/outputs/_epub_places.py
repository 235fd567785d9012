"""Which files an EPUB book has, in reading order, and where each anchor of the view lies.

One file for each standard: a reading device then opens every standard on a fresh page, and never
has to lay out a long book before it shows one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from typing import Any

from standards_kit.ground.records import record
from standards_kit.render.charter import summary
from standards_kit.render.handbook import Chapter, Handbook, StandardView
from standards_kit.render.labels import Labels

_OTHERS = re.compile(r"[^A-Za-z0-9_.-]")


def anchor(address: str) -> str:
    """An address as XML allows it: ``greeting/~1a2b`` becomes ``greeting__1a2b``.

    Ids hold no underscore, so no two addresses become one.
    """
    plain = address.replace("/", "_").replace("~", "_")
    legal = _OTHERS.sub(lambda found: f"_{ord(found[0]):x}_", plain)
    return legal if legal[:1].isalpha() or legal[:1] == "_" else f"_{legal}"


@record
class Page:
    """One XHTML file of the book."""

    name: str
    """Its file name without the ending; its id in the package, too."""
    template: str
    title: str
    about: dict[str, Any] = field(default_factory=dict)
    """What its template is given beside the book."""
    number: str = ""
    """Chapter and standard: "2.3"."""
    depth: int = 1
    """Its level in the contents; 0 where they leave it out."""
    role: str = ""
    """What reading devices call it in their own menus: a name of EPUB's structure vocabulary."""

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}.xhtml"


@record
class Entry:
    """A line of the contents."""

    href: str
    title: str
    number: str = ""
    inside: tuple["Entry", ...] = ()
    """The lines under it."""


def pages(book: Handbook, labels: Labels) -> tuple[Page, ...]:
    """Every file that is read, from the cover to the colophon."""
    start = [
        Page("cover", "cover", labels["epub_cover"], depth=0, role="cover"),
        Page("title", "title", labels["epub_title_page"], depth=0, role="titlepage"),
        Page("nav", "nav", labels["contents"], depth=0, role="toc"),
    ]
    body = list(_charter(book, labels) if book.reader == "customer" else _staff(book, labels))
    main = next((page for page in body if page.depth and page.role != "preface"), body[0])
    end = Page("colophon", "colophon", labels["colophon"], role="colophon")
    return (
        *start,
        *(_as_start(page) if page is main else page for page in body),
        end,
    )


def _as_start(page: Page) -> Page:
    return replace(page, role="bodymatter")


def outline(book: Handbook, files: Iterable[Page]) -> tuple[Entry, ...]:
    """The contents: pages, and what is worth finding inside them."""
    made: list[Entry] = []
    for page in files:
        entry = Entry(page.file, page.title, page.number, tuple(_inside(book, page)))
        if page.depth == 1:
            made.append(entry)
        elif page.depth > 1:
            made[-1] = replace(made[-1], inside=(*made[-1].inside, entry))
    return tuple(made)


def _inside(book: Handbook, page: Page) -> Iterator[Entry]:
    if page.template == "promises":
        for number, one in enumerate(book.standards, 1):
            title = summary(one) or one.id
            yield Entry(f"{page.file}#{anchor(one.id)}", title, str(number))
    elif page.template == "plays":
        for play in book.plays:
            yield Entry(f"{page.file}#{anchor(f'play.{play.id}')}", play.title or play.id)


def _charter(book: Handbook, labels: Labels) -> Iterator[Page]:
    yield Page("promises", "promises", labels["promises"])
    if book.glossary:
        yield Page("glossary", "glossary", labels["words"], role="glossary")


def _staff(book: Handbook, labels: Labels) -> Iterator[Page]:
    if book.purpose or book.values or book.introduction:
        title = labels["purpose" if book.purpose else "values" if book.values else "introduction"]
        yield Page("foreword", "foreword", title, role="preface")
    if book.chapters:
        yield Page("reading", "reading", labels["reading"])
    else:
        yield Page("empty", "empty", book.title)
    taken: set[str] = set()
    for chapter in book.chapters:
        yield from _chapter(chapter, taken)
    parts = (
        ("journeys", book.journeys, ""),
        ("plays", book.plays, ""),
        ("authority", book.limits, ""),
        ("moments", book.moments, ""),
        ("glossary", book.glossary, "glossary"),
        ("index", book.touchpoints, ""),
        ("changes", book.changes, ""),
    )
    for name, there, role in parts:
        if there:
            yield Page(name, name, labels[name], role=role)


def _chapter(chapter: Chapter, taken: set[str]) -> Iterator[Page]:
    name = f"chapter-{chapter.number}"
    number = str(chapter.number)
    yield Page(name, "chapter", chapter.title or number, {"chapter": chapter}, number)
    for standard in chapter.standards:
        yield Page(
            _name(standard, taken),
            "standard",
            standard.title or standard.id,
            {"chapter": chapter, "s": standard},
            standard.number,
            depth=2,
        )


def _name(standard: StandardView, taken: set[str]) -> str:
    name = base = f"standard-{anchor(standard.id)}"
    count = 1
    while name in taken:
        count += 1
        name = f"{base}_{count}"
    taken.add(name)
    return name


def places(book: Handbook, files: Iterable[Page]) -> dict[str, str]:
    """Where each anchor of the view is: file and fragment, by the view's own id."""
    found: dict[str, str] = {}
    for page in files:
        for address in _addresses(book, page):
            found.setdefault(address, f"{page.file}#{anchor(address)}")
    return found


def _addresses(book: Handbook, page: Page) -> Iterator[str]:
    if page.template == "standard":
        yield from _of_standard(page.about["s"])
    elif page.template == "chapter":
        yield f"chapter.{page.about['chapter'].id}"
    elif page.template == "promises":
        for standard in book.standards:
            yield from _of_standard(standard)
    else:
        yield from _PARTS.get(page.template, _nothing)(book)


def _nothing(_: Handbook) -> Iterable[str]:
    return ()


_PARTS: dict[str, Callable[[Handbook], Iterable[str]]] = {
    "journeys": lambda book: (f"journey.{one.id}" for one in book.journeys),
    "plays": lambda book: (f"play.{one.id}" for one in book.plays),
    "authority": lambda book: (f"limit.{one.id}" for one in book.limits),
    "moments": lambda book: (f"moment.{one.id}" for one in book.moments),
    "glossary": lambda book: (f"term.{one.slug}" for one in book.glossary),
}


def _of_standard(standard: StandardView) -> Iterator[str]:
    yield standard.id
    yield from (one.address for one in standard.expectations)
