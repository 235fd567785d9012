"""What has changed between two states of a kit: in what it says, and not in how it is laid out.

A kit is taken apart into *parts*: each standard, term, touchpoint, play and so on by its id, and the
other keys of its files by their names. Two states of a part are the same if what was parsed is the
same, the defaults that reach it included; order of keys, quotes, comments, lines and the file's name
make no difference. Beside what has changed itself, all is *touched* that uses a changed definition or
names a changed part, and what a changed part used or named before and does so no more.
"""

import json
import os
from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from typing import Any

from standards_kit.language.acronyms import acronyms, spelled_out
from standards_kit.language.shelf import load_lexicon
from standards_kit.lint.address import SECTIONS, Addresses
from standards_kit.lint.context import Context
from standards_kit.model.passages import definition_passages
from standards_kit.model.project import Project
from standards_kit.syntax.document import Document
from standards_kit.syntax.nodes import Mapping, data_of, pointer
from standards_kit.text.diagnostic import Diagnostic, Place

_SECTION = {
    "role": "roles", "department": "departments", "channel": "channels", "audience": "audiences",
    "measure": "measures", "calendar": "calendars", "touchpoint": "touchpoints",
    "play": "recovery_plays", "limit": "limits", "standard": "standards",
}  # fmt: skip
_REGISTERS = ("roles", "departments", "channels", "audiences", "measures")
_READ_BY_ALL = frozenset({"language", "currency", "calendars", "customer_word", "lint"})
"""What every text of a kit is read by: where it changes, everything does."""
_KNOWN_ONLY = frozenset({"baseline"})
"""Of `lint`: what finds nothing new."""
_MOST_ACRONYMS = 40
"""As many of one text are looked at, as the rule about them does."""
Link = tuple[str, str]


class State:
    """A kit at one time: its parts with what they say, and which of them leads to which."""

    def __init__(self, project: Project) -> None:
        relative = os.path.relpath(project.home.root, project.base).replace(os.sep, "/")
        self._addresses = Addresses(project, "" if relative == "." else relative + "/")
        self._project = project
        self.said: dict[str, list[str]] = {}
        for part, content in self._parts():
            self.said.setdefault(part, []).append(content)
        for contents in self.said.values():
            contents.sort()

    def part(self, place: Place) -> str:
        """The part that a place lies in."""
        return part_of(self._addresses.of(place))

    def links(self) -> set[Link]:
        """Which part names or uses which: (the one, the other)."""
        context = Context(self._project, date.min, frozenset())
        part = self.part
        found = {
            (part(reference.entry.place()), f"{_SECTION[reference.kind]}/{reference.id}")
            for reference in context.references
            if reference.kind in _SECTION  # an expectation is named only within its standard
        }
        for passage, uses in context.read_passages:
            found |= {(part(passage.place(0, 0)), part(use.term.head())) for use in uses}
        for term in self._project.terms:
            for passage in definition_passages(term):
                uses = context.glossary.of(passage)
                found |= {(part(term.head()), part(use.term.head())) for use in uses}
        return found | set(self._by_acronyms(context))

    def _by_acronyms(self, context: Context) -> Iterator[Link]:
        """What uses a word in capitals leads to what says what it stands for."""
        using: dict[str, set[str]] = {}
        telling: dict[str, set[str]] = {}
        for text in context.texts:
            small = load_lexicon(context.language_of(text.standard)).grammar.words("small")
            for acronym in islice(acronyms(text.text), _MOST_ACRONYMS):
                told = spelled_out(text.text, acronym, small)
                where = telling if told else using
                where.setdefault(acronym.letters, set()).add(self.part(text.place(0, 0)))
        for letters, parts in telling.items():
            yield from product(using.get(letters, ()), parts)

    def _parts(self) -> Iterator[tuple[str, str]]:
        for register in _REGISTERS:
            for name, entry in getattr(self._project.kit, register).items():
                yield f"{register}/{name}", repr(entry)
        for reading in self._project.readings:
            if not reading.documents or reading.findings:
                yield "#", reading.source.text  # what could not be read can't be compared otherwise
            for document in reading.documents:
                if isinstance(document.root, Mapping):
                    yield from self._of_document(document, document.root)

    def _of_document(self, document: Document, root: Mapping) -> Iterator[tuple[str, str]]:
        whole = document.place(())
        if self.part(whole).startswith("standards/"):
            yield self.part(whole), self._merged(root.data, root)
            return
        for key, value in root.values.items():
            data = data_of(value)
            if key == "lint" and isinstance(data, dict):
                data = {name: said for name, said in data.items() if name not in _KNOWN_ONLY}
                if not data:
                    continue
            if key not in SECTIONS or not isinstance(data, dict | list):
                place = Place(whole.source, whole.span, document.number, pointer((key,)))
                yield self.part(place), _written(data)
                continue
            steps = data if isinstance(data, dict) else range(len(data))
            for step in steps:
                place = Place(whole.source, whole.span, document.number, pointer((key, step)))
                said = data[step]
                content = self._merged(said, root) if key == "standards" else _written(said)
                yield self.part(place), content

    def _merged(self, standard: Any, root: Mapping) -> str:
        """A standard as it is read: filled up with the defaults that reach it."""
        if not isinstance(standard, dict):
            return _written(standard)
        near = root.data.get("defaults")
        return _written(
            {**self._project.defaults, **(near if isinstance(near, dict) else {}), **standard}
        )


def part_of(address: str) -> str:
    """The part that an address lies in: `standards/phone-greeting`, or a key of a file.

    Which file a key stands in makes no difference, so that a file may be renamed.
    """
    file, mark, inside = address.partition("#/")
    if mark:
        return "#" + inside.split("/")[0]
    steps = file.split("/")
    named = len(steps) > 1 and steps[0] in SECTIONS
    return "/".join(steps[:2]) if named else "#"


def _written(data: Any) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


class Changes:
    """What a kit says now and didn't say before, or the other way about."""

    def __init__(self, before: State | None, now: State) -> None:
        self._now = now
        self._all = before is None
        self._shown: set[str] = set()
        self._changed: set[str] = set()
        if before is None:
            return
        parts = before.said.keys() | now.said.keys()
        self._changed = {p for p in parts if before.said.get(p) != now.said.get(p)}
        self._all = any(f"#{key}" in self._changed for key in _READ_BY_ALL)
        was, links = before.links(), now.links()
        touching = {one for one, other in was | links if other in self._changed}
        dropped = {other for one, other in was - links if one in self._changed}
        self._shown = self._changed | touching | dropped

    def shows(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding has to do with what has changed."""
        if self._all or part_of(diagnostic.address) in self._shown:
            return True
        related = diagnostic.finding.related
        return any(self._now.part(each.place) in self._changed for each in related)
