"""What the files of a kit have to do with each other, while most of them are shut.

Of each file it is noted what others can see of it: the ids that it gives and those that it names, what
it promises in numbers, the terms that it uses. Laid side by side these notes tell which few files a
rule of the scope `links` must have before it to find what it would find in all.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from itertools import combinations
from typing import Any

from standards_kit.ground.records import bundle
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.context import Context
from standards_kit.lint.gist import Gist, gists
from standards_kit.lint.pledge import Says
from standards_kit.lint.pledges import Opposed, at_odds, marked
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.project import Project
from standards_kit.model.references import (
    MUST_EXIST,
    Reference,
    Target,
    declared,
    references,
    references_of,
    within,
)

_LINKED: frozenset[Target] = frozenset({"touchpoint", "play", "limit"})
"""What may be left over when a standard is retired, or named by nobody."""
_STANDARD: Target = "standard"
_FIRST = 2
Name = tuple[Target, str]
SaidIn = Callable[[int], Mapping[str, Says]]
"""Takes the number of a file; gives what is pledged in it, by its short mark."""


@bundle
class Notes:
    """What others can see of a file that holds standards and nothing else.

    ``named`` and ``left`` are what standards in force and retired ones name; ``plays`` those that a
    promise leans on; ``pledges`` pairs of a place and what is pledged there; ``uses`` numbers of terms.
    ``open`` says that some rule of the scope `links` must have the whole file before it, ``stray`` that one
    of the scope `file` finds something elsewhere on its account.
    """

    ids: list[str] = field(default_factory=list)
    named: list[Name] = field(default_factory=list)
    left: list[Name] = field(default_factory=list)
    plays: list[str] = field(default_factory=list)
    pledges: list[tuple[str, str]] = field(default_factory=list)
    uses: list[int] = field(default_factory=list)
    open: bool = False
    stray: bool = False

    def plain(self) -> list[Any]:
        """The notes as plain data."""
        return [
            self.ids, self.named, self.left, self.plays, self.pledges, self.uses,
            int(self.open), int(self.stray),
        ]  # fmt: skip


def notes_of(kept: list[Any]) -> Notes:
    """The notes that plain data stands for."""
    ids, named, left, plays, pledges, uses, is_open, stray = kept
    return Notes(
        ids,
        [(kind, name) for kind, name in named],
        [(kind, name) for kind, name in left],
        plays,
        [(where, said) for where, said in pledges],
        uses,
        bool(is_open),
        bool(stray),
    )


def notes(
    context: Context,
    numbers: Mapping[TermEntry, int],
    ran: Iterable[Listed],
    known: dict[str, Says],
) -> dict[str, Notes]:
    """Take some files of a kit that lie open; give what is noted of each, by its name.

    What is pledged in them is added to what is ``known``, by the short marks that it has in notes.
    """
    found = {source.path: Notes() for source in context.project.files}
    for gist in gists(context):
        _note_standard(found[gist.entry.document.source.path], gist)
    _note_references(found, context.project)
    _note_pledges(found, context, known)
    for file, uses in _uses(context, numbers).items():
        found[file].uses = sorted(uses)
    for listed in ran:
        for source in listed.rule.concerned(context) if listed.rule.concerned else ():
            found[source.path].open = True
    return found


def _note_standard(noted: Notes, gist: Gist) -> None:
    model = gist.entry.model
    noted.ids.append(model.id)
    if len(set(gist.named)) < len(gist.named):
        noted.open = True
    if gist.promised and model.recovery and model.status != "retired":
        noted.plays += [play for play in model.recovery if play not in noted.plays]


def _note_pledges(found: Mapping[str, Notes], context: Context, known: dict[str, Says]) -> None:
    pledged: dict[str, dict[tuple[str, str], None]] = {}
    for one in marked(context):
        said = one.said
        if said not in known:
            known[said] = one.says
        noted = pledged.setdefault(one.pledge.entry.document.source.path, {})
        for place in one.places:
            noted[place, said] = None
    for file, marks in pledged.items():
        found[file].pledges = list(marks)


def _note_references(found: Mapping[str, Notes], project: Project) -> None:
    """What standards name; the kit's own file is seen by those who need it."""
    named: dict[str, dict[Name, None]] = {}
    left: dict[str, dict[Name, None]] = {}
    for entry in project.standards:
        file = entry.document.source.path
        names = (left if entry.model.status == "retired" else named).setdefault(file, {})
        for kind, name, _, _ in references_of(entry):
            if not name:
                continue
            if kind == "expectation":
                found[file].open |= name not in within(entry)
            else:
                names[kind, name] = None
    for file, names in named.items():
        found[file].named = list(names)
    for file, names in left.items():
        found[file].left = list(names)


def _uses(context: Context, numbers: Mapping[TermEntry, int]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for standard, term in context.uses_in_standards():
        file = standard.document.source.path
        found.setdefault(file, set()).add(numbers[term])
    return found


def _numbers() -> "array[int]":
    return array("I")


class Links:
    """The notes of all shut files of a kit, laid side by side."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._ids: dict[str, int] = {}  # the first file that gives each
        self._again: dict[str, set[int]] = {}
        self._named: defaultdict[Name, array[int]] = defaultdict(_numbers)
        self._left: defaultdict[Name, array[int]] = defaultdict(_numbers)
        self._pledges: dict[str, defaultdict[str, array[int]]] = {}
        self.plays: set[str] = set()
        self.uses: set[int] = set()
        self.strays: set[int] = set()

    def add(self, file: int, noted: Notes) -> None:
        """Take the notes of one file."""
        if noted.open:
            self._open.add(file)
        if noted.stray:
            self.strays.add(file)
        for name in noted.ids:
            first = self._ids.setdefault(name, file)
            if first != file or noted.ids.count(name) > 1:
                self._again.setdefault(name, {first}).add(file)
        for named, files in ((noted.named, self._named), (noted.left, self._left)):
            for one in named:
                files[one].append(file)
        self.plays.update(noted.plays)
        for where, said in noted.pledges:
            if where not in self._pledges:
                self._pledges[where] = defaultdict(_numbers)
            self._pledges[where][said].append(file)
        self.uses.update(noted.uses)

    @property
    def ids(self) -> Collection[str]:
        """The ids of the standards in shut files."""
        return self._ids.keys()

    def concerned(self, kit: Context, said: Mapping[str, Says], said_in: SaidIn) -> set[int]:
        """The shut files that rules must have before them, beside those that lie open.

        ``said`` is what is pledged in some of them; ``said_in`` looks into another.
        """
        project = kit.project
        there = kit.declared
        asked = {r.id for r in references(project) if r.kind == _STANDARD}
        found = set(self._open)
        found.update(self._ids[name] for name in asked & self._ids.keys())
        found.update(self._twice(project))
        for names in (self._named, self._left):
            for (kind, name), files in names.items():
                known = there[kind]
                if name not in known and (known or kind in MUST_EXIST):
                    found.update(files)
        found.update(files[-1] for name, files in self._left.items() if name not in self._named)
        found.update(self._contradicting(kit, said, said_in))
        return found

    def _twice(self, project: Project) -> Iterator[int]:
        """The files with ids that are given more than once."""
        for files in self._again.values():
            yield from files
        for entry in project.standards:
            if entry.model.id in self._ids:
                yield self._ids[entry.model.id]

    def _contradicting(
        self, kit: Context, known: Mapping[str, Says], said_in: SaidIn
    ) -> Iterator[int]:
        """The files with pledges that may be held against another of the same place.

        Many say the same in many places: of all that do, one is looked at. Of those that only part, the
        first are told, who need not be of one standard.
        """
        known = dict(known)
        here: dict[str, set[str]] = {}
        for one in marked(kit):
            known.setdefault(one.said, one.says)
            for place in one.places:
                here.setdefault(place, set()).add(one.said)
        against: dict[tuple[str, str], Opposed] = {}
        for where, pledged in self._pledges.items():
            every = sorted(pledged.keys() | here.get(where, set()))
            for said in every if len(every) > 1 else ():
                if said not in known:
                    known.update(said_in(pledged[said][0]))
            found: dict[Opposed, set[str]] = {"contradict": set(), "part": set(), "": set()}
            for pair in combinations(every, 2):
                if pair not in against:
                    against[pair] = at_odds(kit, known[pair[0]], known[pair[1]])
                found[against[pair]].update(pair)
            for said in found["contradict"] & pledged.keys():
                yield from pledged[said]
            for said in found["part"] & pledged.keys():
                yield from pledged[said][:_FIRST]

    def references(self, kit: Project) -> list[Reference]:
        """What shut files name and there is: each once, as by somebody who is not before us."""
        somebody: Entry[Any] = Entry(kit.kit, kit.kit_entry.document, ())
        there = declared(kit)
        return [
            Reference(kind, name, somebody, ())
            for kind, name in self._named
            if kind in _LINKED and name in there[kind]
        ]
