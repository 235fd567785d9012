"""Limits in words, and whose they are wherever the reader could take them for their own."""

from collections.abc import Collection, Sequence

from standards_kit.ground.records import record
from standards_kit.model.project import Project
from standards_kit.render.handbook import Reference
from standards_kit.render.naming import Names
from standards_kit.render.required import first_of_each


@record
class Line:
    """One limit, with and without the role that has it."""

    id: str
    """Where it is printed; empty where it is not."""
    role: str
    text: str
    named: str


class Authority:
    """The limits of a kit, as one book's standards and plays refer to them."""

    def __init__(
        self, project: Project, names: Names, readers: Sequence[str], printed: Collection[str]
    ) -> None:
        self.readers = readers
        """The roles a book is for; empty where it is for all."""
        self.known = {
            model.id: Line(
                f"limit.{model.id}" if model.id in printed else "",
                model.role,
                names.limit(model),
                names.limit_of(model),
            )
            for model in (entry.model for entry in first_of_each(project.limits))
        }

    def lines(
        self, given: Sequence[str], *roles: Sequence[str]
    ) -> tuple[tuple[Reference, ...], bool]:
        """What may be decided, and whether each line says by whom.

        `roles` are those of the standard, or of the play and of each standard that leads to it. A
        limit that names nobody reads as the reader's own, so it must be that of the one role which
        the book is for, else of the one role in each of `roles`.
        """
        if not given:
            return (), False
        readers = (self.readers,) if self.readers else roles
        named = any(
            {self.known[one].role} != set(group)
            for one in given
            if one in self.known
            for group in readers
        )
        return tuple(self._reference(one, named=named) for one in given), named

    def _reference(self, given: str, *, named: bool) -> Reference:
        found = self.known.get(given)
        if found is None:
            return Reference("", given)
        return Reference(found.id, found.named if named else found.text)

    def held_by(self, given: str | None, role: str) -> str:
        """A limit in words beside the role just named; another's limit says whose it is."""
        found = self.known.get(given or "")
        if found is None:
            return ""
        return found.text if found.role == role else found.named

    def whose(self, given: str | None) -> str:
        """A limit in words, with the role that has it."""
        found = self.known.get(given or "")
        return found.named if found else ""
