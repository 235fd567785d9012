"""Where a new entry is put together: the kit as it is, the answers so far, and what lint says of them."""

from pathlib import Path
from typing import Any, NamedTuple

from standards_kit.authoring.draft import (
    Draft,
    by_id,
    completed,
    drafted,
    entry_of,
    free_id,
    ids,
    is_open,
    namesake,
    offered,
    usual_file,
)
from standards_kit.authoring.kinds import Field, Kind
from standards_kit.authoring.review import Review
from standards_kit.authoring.targets import Unread
from standards_kit.cli.failures import Failure
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Severity

_UNSAID = frozenset(
    "missing-field missing-recovery missing-escalation missing-owner missing-promise missing-review "
    "unreferenced unused-term".split()
)
"""What is said of what nobody has been asked for yet; it is said at the end."""


SOFT = "vague-phrase"
"""What is said of soft words."""
_CONFLICT = "conflicting-definition"
_TWICE = "“{}” is defined for the whole kit already; another definition can only be one for some departments."


class Objection(NamedTuple):
    """What a colleague would say; ``asks``: so that it is asked whether the answer stays.

    ``soft``: of a word that says too little, about which `define` asks as well.
    """

    message: str
    asks: bool = True
    soft: bool = False


class Desk:
    """Where an entry is put together: the kit as it is, and the answers so far."""

    def __init__(self, review: Review, kind: Kind, given: dict[str, Any]) -> None:
        self.project, self.kind = review.project, kind
        self._review, self._given = review, given

    def draft(self, answers: dict[str, Any], read: dict[str, Any]) -> Draft:
        """The file with the entry in it; a failure where its id is taken, or the kit doesn't read the file."""
        entry = self._entry(answers, read)
        draft = self._drafted(entry, self._name(entry))
        if not self._review.reads(draft):
            raise Failure(
                f"“{draft.path}” is none of the files that the kit reads; nothing was written.",
                "Name a .yaml file in the kit's folder, or add it to `sources:` in `standards-kit.yaml`.",
            )
        return draft

    def _drafted(self, entry: dict[str, Any], name: str) -> Draft:
        file = self._given["file"]
        path = self._path(file) if file else usual_file(self.project, self.kind, entry, name)
        taken = next((source for source in self.project.files if source.path == path), None)
        if taken is None and (self.project.base / path).exists():
            raise Failure(f"“{path}” is there already, and the kit doesn't read it; nothing was written.", "Name another: `--file`.")  # fmt: skip
        return drafted(self.project, self.kind, name, entry, path)

    def _entry(self, answers: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
        entry = {**read, **entry_of(self.kind, by_id(self.project, self.kind, answers))}
        try:
            return completed(self.project, self.kind, entry, answers)
        except Unread as unread:
            raise Failure(str(unread)) from None

    @property
    def only_shows(self) -> bool:
        """Whether nothing is to be written, only shown."""
        return bool(self._given["dry_run"])

    def objections(self, answers: dict[str, Any]) -> list[Objection]:
        """What lint would say of the answers so far; that one is still missing goes unsaid."""
        entry = self._entry(answers, {})
        if self._defined_twice(entry):
            draft = self._drafted(entry, str(entry["term"]))
            first, unsaid = [Objection(_TWICE.format(entry["term"]))], _UNSAID | {_CONFLICT}
        else:
            draft = self._drafted(entry, self._name(entry))
            first, unsaid = [], _UNSAID
        found = (d for d in self._review.at_once(draft) if d.rule not in unsaid)
        return [
            *first,
            *(
                Objection(d.finding.message, d.severity is not Severity.NOTE, d.rule == SOFT)
                for d in found
            ),
        ]

    def offers(self, field: Field) -> dict[str, str]:
        """What a field can be chosen from, with what it is called."""
        return offered(self.project, field.offers)

    def is_open(self, field: Field) -> bool:
        """Whether a field takes something else than what it is chosen from."""
        return is_open(self.project, field.offers)

    def taken(self, field: Field, said: str) -> str:
        """Where something is called as somebody says already; empty where nothing is, or in other fields."""
        if field is not self.kind.fields[0] or self._given["id_"]:
            return ""
        entry = namesake(self.project, self.kind, said)
        return entry.document.source.path if entry else ""

    def _name(self, entry: dict[str, Any]) -> str:
        taken = ids(self.project, self.kind)
        if self.kind.name == "term":
            name = str(entry.get("term", ""))
            if self._defined_twice(entry):
                raise Failure(f"“{name}” is defined for the whole kit already; nothing was written.", "Change the definition where it stands: `standards-kit terms` says where.")  # fmt: skip
            return name
        name = self._given["id_"] or entry.get("id") or free_id(self.kind, entry, taken)
        if name in taken:
            raise Failure(f"there is a {self.kind.name} `{name}` already; nothing was written.", f"Choose another: `--id {free_id(self.kind, {self.kind.fields[0].key: name}, taken)}`.")  # fmt: skip
        return str(name)

    def _defined_twice(self, entry: dict[str, Any]) -> bool:
        """Whether a word gets a second definition for the whole kit."""
        if self.kind.name != "term" or entry.get("departments"):
            return False
        known = map(str.casefold, ids(self.project, self.kind))
        return str(entry.get("term", "")).casefold() in known

    def _path(self, file: Path) -> str:
        whole = self.project.home.root / file
        if whole.is_dir():
            raise Failure(f"“{file}” is a folder, and should be a file.", "Name the file in it.")
        return label(whole, self.project.base)
