"""The texts of a kit in which words are weighed, each with what it is for.

A passage's *field* decides how strictly it is read: a reason or a hoped-for feeling may be softer
than an expectation, a definition may not be soft at all.
"""

from collections.abc import Iterator
from typing import Any, Literal

from standards_kit.ground.records import bundle
from standards_kit.language.amounts import SameDay
from standards_kit.language.quantity import ClockTime, Duration, Rings
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.parts import Expectation
from standards_kit.model.project import Project
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place

Field = Literal["why", "emotional_response", "expectation", "definition", "promise", "other"]
_NEEDED: frozenset[Field] = frozenset({"why", "emotional_response"})


@bundle
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


def _of_standard(entry: Entry[Standard]) -> list[Passage]:
    """The texts of a standard, without its own definitions."""
    model, feeling = entry.model, entry.model.emotional_response
    departments = tuple(model.departments)
    escalation = model.escalation.when if model.escalation else None
    given: tuple[tuple[str | None, Field, Path], ...] = (
        (model.promise, "promise", ("promise",)),
        (model.why, "why", ("why",)),
        (feeling.text, "emotional_response", ("emotional_response", "text")),
        (feeling.cue, "expectation", ("emotional_response", "cue")),
        (model.trigger, "expectation", ("trigger",)),
        (model.exceptions, "expectation", ("exceptions",)),
        (escalation, "expectation", ("escalation", "when")),
    )
    found = [
        Passage(text or "", field, entry, steps, entry, departments)
        for text, field, steps in given
        if text or field in _NEEDED
    ]
    for index, part in enumerate(model.expectations):
        if part.is_short:
            steps: Path = ("expectations", index, "text")
            found.append(Passage(part.text, "expectation", entry, steps, entry, departments))
        else:
            _take_expectation(found, entry, departments, index, part)
    return found


def _take_expectation(
    found: list[Passage],
    entry: Entry[Standard],
    departments: tuple[str, ...],
    index: int,
    part: Expectation,
) -> None:
    timed = any(map(is_time, part.targets)) if part.targets else False
    judged = tuple([one.word for one in part.judgement]) if part.judgement else ()
    texts: tuple[tuple[str, str | None, Field], ...] = (
        ("text", part.text, "expectation"),
        ("promise", part.promise, "promise"),
        ("trigger", part.trigger, "expectation"),
    )
    for key, text, field in texts:
        if text or key == "text":
            steps: Path = ("expectations", index, key)
            found.append(
                Passage(text or "", field, entry, steps, entry, departments, timed, judged)
            )
    if part.escalation and part.escalation.when:
        steps = ("expectations", index, "escalation", "when")
        found.append(Passage(part.escalation.when, "expectation", entry, steps, entry, departments))


def is_time(target: Any) -> bool:
    """Whether a target sets a time."""
    return isinstance(getattr(target, target.bound).value, Duration | ClockTime | Rings | SameDay)


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
            yield from _of_standard(standard)
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
