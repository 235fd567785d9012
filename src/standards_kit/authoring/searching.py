"""Finds words in a kit: in titles, definitions, texts and ids, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from standards_kit.ground.records import record
from standards_kit.model.entries import TermEntry
from standards_kit.model.project import Project
from standards_kit.model.readable import Readable, readables
from standards_kit.text.diagnostic import Place

_WORD = re.compile(r"\w+")
_RANKS = {"title": 1, "name": 1, "definition": 2}
_REST = 3


@record
class Found:
    """A text in which every word begins a word. ``marks`` are the spans of those in it."""

    rank: int
    id: str
    title: str
    text: str
    marks: tuple[tuple[int, int], ...]
    place: Place


def search(project: Project, words: Sequence[str]) -> list[Found]:
    """Take a kit and words; give the texts that hold them all, the best first.

    An id or a term that holds them comes before a title, a title before a definition, that before other
    texts. A text counts together with the id and the title of what it belongs to, but one word at
    least stands in itself, unless it is what a term means that holds them.
    """
    sought = [plain(word) for given in words for word in _WORD.findall(given)]
    found = [hit for text in readables(project) if (hit := _hit(text, sought))]
    return sorted(found, key=lambda hit: hit.rank) if sought else []


def plain(text: str) -> str:
    """Take a text; give it without case and accents, character for character where that can be."""
    return "".join(unicodedata.normalize("NFD", char)[0].casefold()[:1] or char for char in text)


def _hit(text: Readable, sought: Sequence[str]) -> Found | None:
    name, title = _called(text)
    own = list(_WORD.finditer(plain(text.text)))
    around = _WORD.findall(plain(f"{name} {title}"))
    marks: list[tuple[int, int]] = []
    for word in sought:
        here = [(one.start(), one.start() + len(word)) for one in own if one[0].startswith(word)]
        marks += here
        if not here and not any(other.startswith(word) for other in around):
            return None
    named = all(any(o.startswith(word) for o in _WORD.findall(plain(name))) for word in sought)
    if not marks and not (named and text.kind == "definition"):
        return None  # a term is found by its name, whatever it means
    rank = 0 if named else _RANKS.get(text.kind, _REST)
    return Found(
        rank, name, title, text.text, tuple(sorted(marks)), text.place(*min(marks, default=(0, 0)))
    )


def _called(text: Readable) -> tuple[str, str]:
    """The id of what a text belongs to, and its title."""
    owner = text.owner
    if isinstance(owner, TermEntry):
        return owner.word, owner.word
    model = owner.model
    return str(getattr(model, "id", "") or ""), next(_titles(model), "")


def _titles(model: object) -> Iterator[str]:
    for key in ("title", "name", "trigger", "decision"):
        told = getattr(model, key, None)
        if isinstance(told, str) and told:
            yield told
