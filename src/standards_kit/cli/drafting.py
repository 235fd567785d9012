"""Where a new entry is put together: the kit as it is, the answers so far, and what lint says of them."""

from pathlib import Path
from typing import Any

from standards_kit.authoring.draft import (
    Draft,
    completed,
    drafted,
    entry_of,
    free_id,
    ids,
    offered,
    usual_file,
)
from standards_kit.authoring.kinds import Field, Kind
from standards_kit.authoring.review import Review
from standards_kit.authoring.targets import Unread
from standards_kit.cli.failures import Failure
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Diagnostic

_UNSAID = ("missing-field", "unreferenced", "unused-term")
"""What is said of what somebody has only begun to write."""


class Desk:
    """Where an entry is put together: the kit as it is, and the answers so far."""

    def __init__(self, review: Review, kind: Kind, given: dict[str, Any]) -> None:
        self.project, self.kind = review.project, kind
        self._review, self._given = review, given

    def draft(self, answers: dict[str, Any], read: dict[str, Any]) -> Draft:
        """The file with the entry in it; a failure where its id is taken."""
        entry = self._entry(answers, read)
        name, file = self._name(entry), self._given["file"]
        path = self._path(file) if file else usual_file(self.project, self.kind, entry, name)
        taken = next((source for source in self.project.files if source.path == path), None)
        if taken is None and (self.project.base / path).exists():
            raise Failure(f"“{path}” is there already, and the kit doesn't read it; nothing was written.", "Name another: `--file`.")  # fmt: skip
        return drafted(self.project, self.kind, name, entry, path)

    def _entry(self, answers: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
        entry = {**read, **entry_of(self.kind, answers)}
        try:
            return completed(self.project, self.kind, entry, answers)
        except Unread as unread:
            raise Failure(str(unread)) from None

    def objections(self, answers: dict[str, Any], read: dict[str, Any]) -> list[Diagnostic]:
        """What lint would say of the answers so far; that one is still missing goes unsaid."""
        found = self._review.at_once(self.draft(answers, read))
        return [d for d in found if d.rule not in _UNSAID]

    def offers(self, field: Field) -> list[str]:
        """What a field can be chosen from."""
        return offered(self.project, field.offers)

    def _name(self, entry: dict[str, Any]) -> str:
        taken = ids(self.project, self.kind)
        if self.kind.name == "term":
            name = str(entry.get("term", ""))
            if name.casefold() in map(str.casefold, taken):
                raise Failure(f"“{name}” is defined for the whole kit already; nothing was written.", "Change the definition where it stands: `standards-kit terms` says where.")  # fmt: skip
            return name
        name = self._given["id_"] or entry.get("id") or free_id(self.kind, entry, taken)
        if name in taken:
            raise Failure(f"there is a {self.kind.name} `{name}` already; nothing was written.", f"Choose another: `--id {free_id(self.kind, {self.kind.fields[0].key: name}, taken)}`.")  # fmt: skip
        return str(name)

    def _path(self, file: Path) -> str:
        whole = self.project.home.root / file
        if whole.is_dir():
            raise Failure(f"“{file}” is a folder, and should be a file.", "Name the file in it.")
        return label(whole, self.project.base)
