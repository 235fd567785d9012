"""The things of a kit, each with the place it was written at."""

from dataclasses import field
from functools import lru_cache
from typing import Generic, TypeVar

from standards_kit.ground.records import bundle
from standards_kit.model.parts import Part, Term
from standards_kit.model.standard import Standard
from standards_kit.syntax.document import Document
from standards_kit.syntax.nodes import Path, Scalar
from standards_kit.syntax.scalars import scalar_map
from standards_kit.text.diagnostic import Place
from standards_kit.text.source import Span

P = TypeVar("P", bound=Part)


@bundle
class Entry(Generic[P]):
    """A part of the model and the way to it in its document.

    ``defaults`` are the documents whose ``defaults:`` it takes from, the nearest first.
    """

    model: P
    document: Document
    path: Path
    defaults: tuple[Document, ...] = ()

    @property
    def key(self) -> tuple[int, int, Path]:
        """What tells it from any other of a kit, however often its file is read in one run."""
        return id(self.document.source), self.document.number, self.path

    def place(self, *steps: str | int) -> Place:
        """Where a value of it stands; the defaults it comes from where it has none of its own."""
        document, path = self._home(steps)
        return document.place(path)

    def key_place(self, *steps: str | int) -> Place:
        """Where a key of it stands."""
        document, path = self._home(steps)
        return document.key_place(path)

    def head(self) -> Place:
        """What to point at when all of it is meant: its id, else its first line."""
        own = self.document.place((*self.path, "id"))
        if own.pointer.endswith("/id"):
            return own
        whole = self.document.place(self.path)
        line = whole.source.line_span(whole.start.line)
        end = max(min(whole.span.end, line.end), whole.span.start)
        return Place(whole.source, Span(whole.span.start, end), whole.document, whole.pointer)

    def phrase(self, steps: Path, start: int, end: int) -> Place:
        """Where a part of a text's value stands in the file."""
        return phrase_place(self.document, (*self.path, *steps), start, end)

    def _home(self, steps: Path) -> tuple[Document, Path]:
        path = (*self.path, *steps)
        if self.defaults and steps:
            _, reached = self.document.find((*self.path, steps[0]))
            if len(reached) <= len(self.path):
                for document in self.defaults:
                    elsewhere = ("defaults", *steps)
                    if document.root is not None and len(document.find(elsewhere)[1]) > 1:
                        return document, elsewhere
        return self.document, path


# Many findings may stand in one text, and mapping it takes as long as it is.
_scalar_map = lru_cache(maxsize=8)(scalar_map)


def phrase_place(document: Document, path: Path, start: int, end: int) -> Place:
    """Where ``value[start:end]`` of the scalar at a path stands in the file."""
    if document.root is None:
        return document.place(path)
    node, _ = document.find(path)
    if not isinstance(node, Scalar):
        return document.place(path)
    mapped = _scalar_map(document.source.text, node.start, node.end, node.style, node.value)
    return document.place(path, Span(*mapped.span(start, end)))


@bundle
class TermEntry:
    """A definition: its term, where it is written, and whom it is for.

    ``standard`` is the standard that defines it for itself, else None.
    """

    model: Term
    entry: Entry[Part]
    steps: Path
    standard: Entry[Standard] | None = None
    departments: frozenset[str] = field(default_factory=frozenset)

    @property
    def word(self) -> str:
        """The term as it is written, its spaces made single."""
        return " ".join(self.model.term.split())

    @property
    def scope(self) -> str:
        """For whom it holds, in words."""
        if self.standard is not None:
            return f"the standard `{self.standard.model.id}`"
        if self.departments:
            return "the department " + ", ".join(f"`{d}`" for d in sorted(self.departments))
        return "the whole kit"

    @property
    def rank(self) -> int:
        """How near it is: 0 the standard's own, 1 a department's, 2 the kit's."""
        if self.standard is not None:
            return 0
        return 1 if self.departments else 2

    def place(self, *steps: str | int) -> Place:
        """Where a part of the definition stands."""
        return self.entry.document.place((*self.entry.path, *self.steps, *steps))

    def head(self) -> Place:
        """Where the term itself stands: its key, or its `term:`."""
        listed = self.place("term")
        if listed.pointer.endswith("/term"):
            return listed
        return self.entry.document.key_place(self._keyed())

    def _keyed(self) -> Path:
        """The way to it by name: a mapping's terms are counted in the model."""
        whole = (*self.entry.path, *self.steps)
        return self.entry.document.find(whole)[1] if self.entry.document.root is not None else whole

    def phrase(self, steps: Path, start: int, end: int) -> Place:
        """Where a part of a text of the definition stands."""
        path = (*self.entry.path, *self.steps, *steps)
        return phrase_place(self.entry.document, path, start, end)
