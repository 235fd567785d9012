"""What was answered in an interview that was left before its end: kept for a day, and never in the kit.

It lies where the user's other notes to the next run lie, and nobody but that user reads it.
"""

import time
from pathlib import Path
from typing import Any

from standards_kit.ground import sealed
from standards_kit.ground.records import record

_ROOM = "unfinished"
_KEPT_FOR = 36 * 3600
"""Seconds: whoever is called away in the evening comes back next morning, or after a long day."""


@record
class Drawer:
    """The one place for an entry of a kind that is asked for in a kit."""

    name: str

    @classmethod
    def of(cls, kit: Path, kind: str) -> "Drawer":
        """The drawer for a kind of entry in the kit at a path."""
        whole = str(kit.resolve()).encode("utf-8", "surrogatepass")
        return cls(f"{_ROOM}/{sealed.digest(whole, kind.encode())}")

    def look(self) -> dict[str, Any] | None:
        """What was left here lately; None where nothing was."""
        found = sealed.recall(self.name)
        if not isinstance(found, dict) or not 0 <= time.time() - found["left"] <= _KEPT_FOR:
            return None
        answered: dict[str, Any] = found["answered"]
        return answered

    def put(self, answered: dict[str, Any]) -> bool:
        """Keep answers here, in place of others; tell whether that was possible."""
        sealed.keep(self.name, {"left": time.time(), "answered": answered})
        sealed.tidy(_ROOM)
        return self.look() == answered

    def clear(self) -> None:
        """They are written now, or not wanted any more."""
        if self.look() is not None:
            sealed.keep(self.name, None)
