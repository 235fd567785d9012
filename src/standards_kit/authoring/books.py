"""Which handbooks of a kit are worth printing, once much of what they held is gone."""

from collections.abc import Iterator
from typing import Any

from standards_kit.model.project import Project
from standards_kit.model.standard import Standard

Books = dict[str, dict[str, Any]]
_FILTERS = frozenset({"roles", "departments", "channels", "touchpoints", "audiences", "tags"})
_FEWEST = 2
_PUBLIC = ("public_promise", "legal_guarantee")


def worth_printing(books: Books, project: Project) -> Books:
    """The books that hold something of their own; one for staff, of everything, where none does."""
    kept = {name: _arranged(book, project) for name, book in books.items() if _holds(book, project)}
    if any(_is_for_staff(book) for book in kept.values()):
        return kept
    staff = [name for name, book in books.items() if _is_for_staff(book)]
    if not staff:
        return {}  # then there is one of everything
    name = min(staff, key=lambda name: len(_FILTERS & books[name].keys()))
    whole = {key: value for key, value in books[name].items() if key not in _FILTERS}
    return {name: _arranged(whole, project), **kept}


def _is_for_staff(book: dict[str, Any]) -> bool:
    return bool(book.get("for", "agent") != "customer")


def _holds(book: dict[str, Any], project: Project) -> bool:
    """Whether a book has more than a page or two to say, and not only what stands in every book."""
    standards = [s for s in _standards(project) if _is_in(book, s, project)]
    if not _is_for_staff(book):
        standards = [s for s in standards if _is_public(s)]
    own = [s for s in standards if any(_said(s, key, project) for key in book if key in _FILTERS)]
    filtered = any(key in book for key in _FILTERS)
    return len(standards) >= _FEWEST and (not filtered or bool(own))


def _standards(project: Project) -> Iterator[Standard]:
    return (entry.model for entry in project.standards if entry.model.status != "retired")


def _is_in(book: dict[str, Any], standard: Standard, project: Project) -> bool:
    """A standard that is silent on a key is in."""
    found = ((_said(standard, key, project), book[key]) for key in _FILTERS if key in book)
    return all(not said or said & set(wanted) for said, wanted in found)


def _said(standard: Standard, key: str, project: Project) -> set[str]:
    own = set(getattr(standard, key))
    if key == "channels" and not own:
        at = set(standard.touchpoints)
        own = {c for e in project.touchpoints if e.model.id in at for c in e.model.channels}
    return own


def _is_public(standard: Standard) -> bool:
    """Whether customers read something of it."""
    if standard.commitment in _PUBLIC and standard.promise:
        return True
    return any(part.commitment in _PUBLIC and part.promise for part in standard.expectations)


def _arranged(book: dict[str, Any], project: Project) -> dict[str, Any]:
    """A book without chapters by what no standard names."""
    chapters = book.get("chapters")
    if chapters is None or any(getattr(s, chapters) for s in _standards(project)):
        return book
    return {key: value for key, value in book.items() if key != "chapters"}
