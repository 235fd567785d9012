"""Files of a kit that are shut: what is known of them without their content, and how it is read again.

A text that is asked for, or a place, comes from the disk; nothing of it stays. Only what a standard defines
for itself is known all the time, since it may be held against what others define.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, cast

from standards_kit.ground.records import record
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.parts import Term
from standards_kit.model.project import Project
from standards_kit.model.standard import Standard
from standards_kit.syntax.document import Document, Nodes
from standards_kit.syntax.nodes import Path, Scalar
from standards_kit.text.source import Source

_DOMESTIC = ("id", "status", "language", "departments")


class FileSource(Source):
    """A source whose text is at hand while its file is open, and is read when it is asked for after that."""

    def __init__(self, path: str, fetch: Callable[[], Source]) -> None:
        self.path = path
        self._fetch = fetch
        self._open: Source | None = None

    def open(self, text: str) -> None:
        """Have the text at hand."""
        self._open = Source(self.path, text)

    def shut(self) -> None:
        """Let go of the text."""
        self._open = None

    @property
    def text(self) -> str:  # type: ignore[override]
        return (self._open or self._fetch()).text

    @property
    def line_starts(self) -> list[int]:
        return (self._open or self._fetch()).line_starts

    @property
    def written(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"Source({self.path!r}, on the disk)"


class ShutDocument(Document):
    """A document that is read anew when somebody asks what stands in it."""

    def __init__(self, source: Source, number: int, fetch: Callable[[], Document]) -> None:
        self.source = source
        self.number = number
        self._fetch = fetch

    @property
    def nodes(self) -> Nodes:
        return self._fetch().nodes

    @property
    def data(self) -> Any:
        return self._fetch().data

    @property
    def blank(self) -> list[Scalar]:
        return self._fetch().blank

    @property
    def dropped(self) -> dict[Path, list[int]]:  # type: ignore[override]
        return self._fetch().dropped


@record
class ShutStandard:
    """What is known of a standard that defines terms; whoever asks for more has to have it open."""

    id: str
    status: str
    language: str | None
    departments: Sequence[str]


def own_terms(part: Project) -> list[Any]:
    """What the standards of a file define for themselves, as plain data: each standard with its terms."""
    told: dict[int, list[Any]] = {}
    for term in part.terms:
        standard = term.standard
        if standard is None:
            continue
        if id(standard) not in told:
            known = [getattr(standard.model, name) for name in _DOMESTIC]
            told[id(standard)] = [standard.document.number, standard.path, known, []]
        values = term.model.model_dump(exclude_defaults=True, exclude={"extra"})
        told[id(standard)][3].append([term.steps, values])
    return list(told.values())


@cache
def _blank_term() -> Term:
    """A term with nothing but defaults; to copy it is much cheaper than to make it."""
    return Term.model_construct()


def terms_of(
    kept: Iterable[Any], source: Source, fetch: Callable[[int], Document]
) -> Iterator[TermEntry]:
    """The definitions that plain data stands for; ``fetch`` reads a document of the file by its number."""
    blank = _blank_term()
    for number, path, known, terms in kept:
        document = ShutDocument(source, number, lambda number=number: fetch(number))  # type: ignore[misc]
        model = cast("Standard", ShutStandard(*known))
        standard = Entry(model, document, tuple(path))
        for steps, values in terms:
            term = blank.model_copy(update=values)
            yield TermEntry(term, cast("Entry[Any]", standard), tuple(steps), standard)
