"""How far a kit has come: started, reviewable, published, audited.

Each level is the set of rules that belong to it and to the levels below it. A kit has reached a level
when none of those rules has an error or a warning left. Rules of a level that the kit doesn't claim yet
run all the same; what they find is held back, and counted, so that a first draft isn't drowned in what a
published book needs.
"""

from collections.abc import Iterable
from enum import StrEnum

from standards_kit.text.diagnostic import Diagnostic, Severity


class Level(StrEnum):
    """A level, the least first."""

    STARTED = "started"
    REVIEWABLE = "reviewable"
    PUBLISHED = "published"
    AUDITED = "audited"

    @property
    def rank(self) -> int:
        """0 for started, 3 for audited."""
        return _ORDER.index(self)

    @property
    def above(self) -> "Level | None":
        """The next level, or None above the highest."""
        return _ORDER[self.rank + 1] if self.rank + 1 < len(_ORDER) else None


_ORDER = list(Level)
DEFAULT = Level.REVIEWABLE
"""The level that is asked for where a kit names none."""


def reached(diagnostics: Iterable[Diagnostic]) -> Level | None:
    """Take all that was found, held back or not; give the highest level reached, or None."""
    wanting = {d.level for d in diagnostics if d.severity is not Severity.NOTE}
    found = None
    for level in Level:
        if level in wanting:
            break
        found = level
    return found
