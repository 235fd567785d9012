"""What a colleague would object to in a draft, that nobody objected to before it.

A kit is read once. While somebody answers, a draft is judged against those parts of the kit that can
have to do with it; before it is written, against the whole.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date

from standards_kit.authoring.draft import Draft
from standards_kit.ground.records import bundle
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.pledges import clocks
from standards_kit.model.entries import Entry
from standards_kit.model.overlay import overlaid
from standards_kit.model.project import Project, add_reading
from standards_kit.model.standard import Standard
from standards_kit.syntax.appending import new_file
from standards_kit.syntax.document import read
from standards_kit.text.diagnostic import Diagnostic
from standards_kit.text.source import Source

_CAPITALS = re.compile(r"\b[A-Z][A-Z&]+s?\b")
_MADE_UP = "\0a standard that uses the term"
"""The name of what no file holds."""


@bundle
class Review:
    """A kit as it is, with what is said of it."""

    project: Project
    before: Verdict
    today: date
    _pledged: dict[str, list[Entry[Standard]]] | None = None
    _said: dict[tuple[frozenset[int], str, str], Verdict] = field(default_factory=dict)

    def at_once(self, draft: Draft) -> list[Diagnostic]:
        """What is to be said while the draft is written: by what of the kit lies near."""
        after = self._with(draft)
        near = self._near(after, draft)
        before = self._before(near, draft)
        found = lint(_narrowed(_as_used(after, draft), near, draft.path), self.today)
        return _new(found, self.before.diagnostics, before.diagnostics)

    def reads(self, draft: Draft) -> bool:
        """Whether the file that a draft goes into is one of the kit's."""
        return draft.path in {source.path for source in self._with(draft).files}

    def at_last(self, draft: Draft) -> list[Diagnostic]:
        """What lint says once it is written, and once it is used."""
        found = _new(lint(self._with(draft), self.today), self.before.diagnostics)
        said = set(map(_same, found))
        if draft.kind.name == "term":
            found += (each for each in self.at_once(draft) if _same(each) not in said)
        return found

    def _before(self, near: list[Entry[Standard]], draft: Draft) -> Verdict:
        """What is said of those parts of the kit without the draft."""
        word = draft.id if draft.kind.name == "term" else ""
        key = frozenset(map(id, near)), draft.path, word
        if key not in self._said:
            used = _as_used(self.project, draft)
            self._said[key] = lint(_narrowed(used, near, draft.path), self.today)
        return self._said[key]

    def _with(self, draft: Draft) -> Project:
        return overlaid(self.project, {draft.path: draft.after})

    def _near(self, after: Project, draft: Draft) -> list[Entry[Standard]]:
        """The standards of other files that the draft could be held against.

        They name the same act or measure, or share an abbreviation that one may explain for all.
        """
        if draft.kind.name != "standard":
            return []
        found: dict[int, Entry[Standard]] = {}
        if self._pledged is None:
            self._pledged = clocks(self.before.context)
        own = [e for e in after.standards if e.document.source.path == draft.path]
        context = replace(self.before.context, project=replace(after, standards=own))
        for clock in clocks(context):
            found |= {id(entry): entry for entry in self._pledged.get(clock, ())}
        letters = {one.removesuffix("s") for one in _CAPITALS.findall(draft.after)}
        for entry in self.project.standards if letters else ():
            if any(one in entry.document.source.text for one in letters):
                found[id(entry)] = entry
        return [e for e in found.values() if e.document.source.path != draft.path]


def _narrowed(project: Project, near: Iterable[Entry[Standard]], path: str) -> Project:
    """A kit with no standards but some, and those of the draft's own file."""
    kept = {id(entry) for entry in near}
    standards = [
        each
        for each in project.standards
        if id(each) in kept or each.document.source.path in (path, _MADE_UP)
    ]
    own = {id(standard) for standard in standards}
    terms = [term for term in project.terms if not term.standard or id(term.standard) in own]
    holding = {
        each.document.source.path
        for part in (
            standards,
            project.touchpoints,
            project.journeys,
            project.plays,
            project.limits,
        )
        for each in part
    }
    holding |= {term.entry.document.source.path for term in terms}
    holding |= {path, project.kit_entry.document.source.path}
    readings = [reading for reading in project.readings if reading.source.path in holding]
    return replace(project, standards=standards, terms=terms, readings=readings)


def _as_used(project: Project, draft: Draft) -> Project:
    """A kit in which somebody uses the term that is drafted: what isn't used isn't read."""
    if draft.kind.name != "term":
        return project
    own = (t for t in project.terms if t.entry.document.source.path == draft.path)
    term = next((t for t in own if t.word == draft.id), None)
    entry: dict[str, str | list[str]] = {
        "id": "made-up",
        "title": draft.id,
        "why": draft.id,
        "emotional_response": draft.id,
        "expectations": [f"You are {draft.id}."],
    }
    if term is not None and term.departments:
        entry["departments"] = sorted(term.departments)
    found = replace(project, standards=[*project.standards], readings=[*project.readings])
    found.terms, found.findings = [*project.terms], [*project.findings]
    add_reading(found, read(Source(_MADE_UP, new_file("standards", entry))))
    return found


def _new(found: Verdict, *known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was said in none of several verdicts, or is said more often than in each of them."""
    left: Counter[tuple[str, str, str]] = Counter()
    for each in known:
        left |= Counter(map(_same, each))
    new = []
    for diagnostic in found.diagnostics:
        if diagnostic.place.source.path == _MADE_UP:
            continue
        left[_same(diagnostic)] -= 1
        if left[_same(diagnostic)] < 0:
            new.append(diagnostic)
    return new


def _same(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.rule, diagnostic.finding.message, diagnostic.place.source.path
