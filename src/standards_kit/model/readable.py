"""Every text of a kit that somebody reads in its books, for rules that look at single words.

Where `passages` are what a kit promises and expects, these are titles, spoken words, introductions and
the names of touchpoints as well. Left out are texts that say what is not to be done or said (`avoid`,
`dont`, a term's `not`), exceptions, and standards that are retired.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias, get_args

from standards_kit.ground.records import bundle
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.kit import KitSettings
from standards_kit.model.parts import Expectation
from standards_kit.model.project import Project
from standards_kit.model.service import Journey, Limit, Moment, RecoveryPlay, Touchpoint
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place
from standards_kit.text.source import Source

Kind: TypeAlias = Literal[
    "title",
    "promise",
    "why",
    "feeling",
    "trigger",
    "expectation",
    "say",
    "example",
    "definition",
    "step",
    "name",
    "moment",
    "other",
]

KINDS: Final[frozenset[Kind]] = frozenset(get_args(Kind))


@bundle
class Readable:
    """One text, what it is for, and where it stands.

    ``standard`` is the standard it belongs to, ``expectation`` the one it belongs to of that.
    """

    text: str
    kind: Kind
    owner: Entry[Any] | TermEntry
    steps: Path
    standard: Entry[Standard] | None = None
    expectation: Expectation | None = None

    def place(self, start: int, end: int) -> Place:
        """Where a part of the text stands in its file."""
        return self.owner.phrase(self.steps, start, end)

    @property
    def source(self) -> Source:
        """The file it stands in."""
        owner = self.owner.entry if isinstance(self.owner, TermEntry) else self.owner
        return owner.document.source


Given: TypeAlias = tuple[Kind, Path, str | None]
"""A text that may be there: what it is for, and the way to it."""


def readables(project: Project) -> Iterator[Readable]:
    """Take a kit; give every text that somebody reads."""
    yield from _kit(project.kit_entry)
    for standard in project.standards:
        if standard.model.status != "retired":
            yield from _of_standard(standard)
    kinds: tuple[tuple[list[Entry[Any]], Callable[[Any], Iterator[Given]]], ...] = (
        (project.touchpoints, _touchpoint),
        (project.journeys, _journey),
        (project.plays, _play),
        (project.limits, _limit),
        (project.moments, _moment),
    )
    for entries, given in kinds:
        for entry in entries:
            for kind, steps, text in given(entry.model):
                if text:
                    yield Readable(text, kind, entry, steps)
    for term in project.terms:
        if term.standard is None or term.standard.model.status != "retired":
            yield from _of_term(term)


def _of_standard(entry: Entry[Standard]) -> list[Readable]:
    model = entry.model
    found = [
        Readable(text, kind, entry, steps, entry) for kind, steps, text in _standard(model) if text
    ]
    for index, part in enumerate(model.expectations):
        if part.is_short:
            if part.text:
                where: Path = ("expectations", index, "text")
                found.append(Readable(part.text, "expectation", entry, where, entry, part))
            continue
        for kind, steps, text in _expectation(part):
            if text:
                where = ("expectations", index, *steps)
                found.append(Readable(text, kind, entry, where, entry, part))
    return found


def _standard(model: Standard) -> list[Given]:
    feeling, escalation, examples = model.emotional_response, model.escalation, model.examples
    given: list[Given] = [
        ("title", ("title",), model.title),
        ("promise", ("promise",), model.promise),
        ("why", ("why",), model.why),
        ("feeling", ("emotional_response", "text"), feeling.text),
        ("feeling", ("emotional_response", "cue"), feeling.cue),
        ("trigger", ("trigger",), model.trigger),
    ]
    given += _each("say", "say", model.say)
    if escalation:
        given.append(("trigger", ("escalation", "when"), escalation.when))
    if examples:
        for index, text in enumerate(examples.do):
            given.append(("example", ("examples", "do", index), text))
    for index, change in enumerate(model.changes):
        given.append(("other", ("changes", index, "note"), change.note))
    return given


def _expectation(part: Expectation) -> list[Given]:
    given: list[Given] = [
        ("expectation", ("text",), part.text),
        ("promise", ("promise",), part.promise),
        ("trigger", ("trigger",), part.trigger),
    ]
    if part.say:
        given += _each("say", "say", part.say)
    if part.escalation:
        given.append(("trigger", ("escalation", "when"), part.escalation.when))
    return given


def _of_term(term: TermEntry) -> Iterator[Readable]:
    model, standard = term.model, term.standard
    texts: list[Given] = [("definition", ("definition",), model.definition)]
    texts += _each("definition", "signs", model.signs)
    texts += _each("definition", "examples", model.examples)
    for kind, steps, text in texts:
        if text:
            yield Readable(text, kind, term, steps, standard)


def _play(model: RecoveryPlay) -> Iterator[Given]:
    yield "name", ("name",), model.name
    yield "trigger", ("trigger",), model.trigger
    yield "promise", ("promise",), model.promise
    yield from _each("step", "steps", model.steps)
    yield "step", ("follow_up",), model.follow_up
    yield "other", ("done_when",), model.done_when
    if model.escalation:
        yield "trigger", ("escalation", "when"), model.escalation.when


def _touchpoint(model: Touchpoint) -> Iterator[Given]:
    yield "name", ("name",), model.name
    yield "other", ("stage",), model.stage
    yield "other", ("customer_action",), model.customer_action
    yield "other", ("opportunity",), model.opportunity
    for key in ("backstage", "support", "evidence"):
        yield from _each("other", key, getattr(model, key))
    for index, pain in enumerate(model.pain_points):
        yield "other", ("pain_points", index, "text"), pain.text
        yield "other", ("pain_points", index, "mitigation"), pain.mitigation


def _journey(model: Journey) -> Iterator[Given]:
    yield "name", ("name",), model.name
    yield "other", ("goal",), model.goal
    for index, handoff in enumerate(model.handoffs):
        yield "other", ("handoffs", index, "carries"), handoff.carries


def _limit(model: Limit) -> Iterator[Given]:
    yield "other", ("decision",), model.decision
    yield "other", ("conditions",), model.conditions


def _moment(model: Moment) -> Iterator[Given]:
    for key in ("situation", "decision", "reason", "before", "after", "outcome", "lesson"):
        yield "moment", (key,), getattr(model, key)
    yield from _each("moment", "options", model.options)


def _kit(entry: Entry[KitSettings]) -> Iterator[Readable]:
    model = entry.model
    for kind, steps, text in _settings(model):
        if text:
            yield Readable(text, kind, entry, steps)
    for section in ("roles", "departments", "audiences", "channels"):
        for name, named in getattr(model, section).items():
            for key in ("name", "description"):
                text = getattr(named, key)
                if text:
                    yield Readable(text, "name", entry, (section, name, key))
    for name, measure in model.measures.items():
        for key in ("name", "definition"):
            text = getattr(measure, key)
            if text:
                yield Readable(text, "name", entry, ("measures", name, key))


def _settings(model: KitSettings) -> Iterator[Given]:
    yield "other", ("purpose",), model.purpose
    yield from _each("other", "values", model.values)
    for name, book in model.handbooks.items():
        yield "title", ("handbooks", name, "title"), book.title
        yield "other", ("handbooks", name, "introduction"), book.introduction


def _each(kind: Kind, key: str, texts: Iterable[str]) -> Iterator[Given]:
    for index, text in enumerate(texts):
        yield kind, (key, index), text
