"""The texts of a kit in which words are weighed, each with what it is for.

A passage's *field* decides how strictly it is read: a reason or a hoped-for feeling may be softer
than an expectation, a definition may not be soft at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from standards_kit.language.quantity import ClockTime, Duration, Rings
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.parts import Expectation
from standards_kit.model.project import Project
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place

Field = Literal["why", "emotional_response", "expectation", "definition", "promise", "other"]


@dataclass(slots=True, eq=False)
class Passage:
    """One text: what it says, what it is for, and the thing it belongs to.

    ``standard`` is the standard whose terms are in scope; ``timed`` says that a readable time
    target stands beside it; ``judged`` are words whose meaning a role decides.
    """

    text: str
    field: Field
    owner: Entry[Any] | TermEntry
    steps: Path
    standard: Entry[Standard] | None = None
    departments: tuple[str, ...] = ()
    timed: bool = False
    judged: tuple[str, ...] = ()

    def place(self, start: int, end: int) -> Place:
        """Where a part of the text stands in its file."""
        return self.owner.phrase(self.steps, start, end)


def standard_passages(entry: Entry[Standard]) -> Iterator[Passage]:
    """The texts of a standard, without its own definitions."""
    model = entry.model
    departments = tuple(model.departments)

    def passage(text: str, field: Field, *steps: str | int) -> Passage:
        return Passage(text, field, entry, steps, entry, departments)

    if model.promise:
        yield passage(model.promise, "promise", "promise")
    yield passage(model.why, "why", "why")
    feeling = model.emotional_response
    yield passage(feeling.text, "emotional_response", "emotional_response", "text")
    if feeling.cue:
        yield passage(feeling.cue, "expectation", "emotional_response", "cue")
    if model.trigger:
        yield passage(model.trigger, "expectation", "trigger")
    if model.exceptions:
        yield passage(model.exceptions, "expectation", "exceptions")
    if model.escalation and model.escalation.when:
        yield passage(model.escalation.when, "expectation", "escalation", "when")
    for index, expectation in enumerate(model.expectations):
        yield from _expectation(entry, departments, index, expectation)


def _expectation(
    entry: Entry[Standard], departments: tuple[str, ...], index: int, part: Expectation
) -> Iterator[Passage]:
    timed = any(is_time(target) for target in part.targets)
    judged = tuple(judgement.word for judgement in part.judgement)
    steps = ("expectations", index)
    yield Passage(
        part.text, "expectation", entry, (*steps, "text"), entry, departments, timed, judged
    )
    for key in ("promise", "trigger"):
        text = getattr(part, key)
        if text:
            field: Field = "promise" if key == "promise" else "expectation"
            yield Passage(text, field, entry, (*steps, key), entry, departments, timed, judged)
    if part.escalation and part.escalation.when:
        where = (*steps, "escalation", "when")
        yield Passage(part.escalation.when, "expectation", entry, where, entry, departments)


def is_time(target: Any) -> bool:
    """Whether a target sets a time."""
    return isinstance(getattr(target, target.bound).value, Duration | ClockTime | Rings)


def play_passages(entry: Entry[RecoveryPlay]) -> Iterator[Passage]:
    """The texts of a recovery play."""
    model = entry.model
    departments = tuple(model.departments)
    for key in ("trigger", "promise", "follow_up", "done_when"):
        text = getattr(model, key)
        if text:
            field: Field = "promise" if key == "promise" else "expectation"
            yield Passage(text, field, entry, (key,), None, departments)
    for index, step in enumerate(model.steps):
        yield Passage(step, "expectation", entry, ("steps", index), None, departments)
    if model.escalation and model.escalation.when:
        yield Passage(model.escalation.when, "expectation", entry, ("escalation", "when"))


def definition_passages(term: TermEntry) -> Iterator[Passage]:
    """A definition and its signs."""
    departments = tuple(term.departments)
    if term.standard is not None:
        departments = tuple(term.standard.model.departments)

    def passage(text: str, *steps: str | int) -> Passage:
        return Passage(text, "definition", term, steps, term.standard, departments)

    yield passage(term.model.definition, "definition")
    for index, sign in enumerate(term.model.signs):
        yield passage(sign, "signs", index)


def passages(project: Project) -> Iterator[Passage]:
    """Every text of a kit that promises or expects something, definitions left out."""
    for standard in project.standards:
        if standard.model.status != "retired":
            yield from standard_passages(standard)
    for play in project.plays:
        yield from play_passages(play)
    for limit in project.limits:
        if limit.model.conditions:
            yield Passage(limit.model.conditions, "expectation", limit, ("conditions",))
    for touchpoint in project.touchpoints:
        for index, pain in enumerate(touchpoint.model.pain_points):
            if pain.mitigation:
                steps = ("pain_points", index, "mitigation")
                yield Passage(pain.mitigation, "other", touchpoint, steps)
