"""What sentences say in numbers against the targets below them.

Two numbers are held against each other where they are of one kind and bound the same way. A sentence may
state several: one that agrees with a target is enough.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from standards_kit.language.amounts import SameDay, Value
from standards_kit.language.promises import Promised, act_of, read_promises
from standards_kit.language.quantity import ClockTime, Count, Duration, Percentage, Rings
from standards_kit.lint.context import Context
from standards_kit.lint.gist import Gist, gists
from standards_kit.lint.pledges import Opposed, asks_for_firm_only, clock_of
from standards_kit.model.clock import Clock
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation, Target
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place
from standards_kit.text.source import Source

_TIMES = (Duration, Rings, SameDay)
_CLOSING = SameDay(working=True)
_NEARLY = Decimal("0.5")
_NOON = 12
_LETTERS = 4


class Figure(NamedTuple):
    """A number in a sentence, at `text[said.start:said.end]`, and a target that it disagrees with.

    `key` is the part of the target, `where` its steps in the standard; `part` the expectation that has it.
    """

    how: Opposed
    entry: Entry[Standard]
    part: Expectation
    steps: Path
    text: str
    said: Promised
    target: Target
    key: str
    where: Path

    @property
    def phrase(self) -> str:
        """The number as the sentence has it."""
        return self.text[self.said.start : self.said.end].strip()

    @property
    def shown(self) -> str:
        """The target in words."""
        return f"{self.key.replace('_', ' ')} {getattr(self.target, self.key)}"

    def place(self) -> Place:
        """Where the number stands."""
        start = self.said.start
        return self.entry.phrase(self.steps, start, start + len(self.phrase))

    def target_place(self) -> Place:
        """Where the target stands."""
        return self.entry.place(*self.where, self.key)


def figures(context: Context) -> list[Figure]:
    """Where a sentence and its target disagree, or can't be held against each other."""
    return context.once("figures", lambda: [*_figures(context)])


def sources_of_figures(context: Context, how: Opposed) -> Iterator[Source]:
    """The files in which they do in such a way."""
    return (one.entry.document.source for one in figures(context) if one.how == how)


def _figures(context: Context) -> Iterator[Figure]:
    firm_only = asks_for_firm_only(context)
    for one in gists(context):
        model = one.entry.model
        if not one.targeted or model.status == "retired":
            continue
        # Others are held against what is firm in the same standard, so it is all or nothing.
        if firm_only and not one.firm:
            continue
        language = context.language_of(one.entry)
        for index, part in one.targeted:
            for key, text in (("text", part.text), ("promise", part.promise)):
                said = read_promises(text, language) if text else ()
                if text and said:
                    steps = ("expectations", index, key)
                    yield from _against(context, one.entry, part, index, steps, text, said)
        if model.promise:
            yield from _promise(context, one, model.promise, language)


def _against(
    context: Context,
    entry: Entry[Standard],
    part: Expectation,
    index: int,
    steps: Path,
    text: str,
    said: Sequence[Promised],
) -> Iterator[Figure]:
    for number, target in enumerate(part.targets):
        clock = clock_of(context, target.calendar)
        wrong = _mismatch(clock, target, said, part.targets)
        if wrong is not None:
            where = ("expectations", index, "targets", number)
            how, one, key = wrong
            yield Figure(how, entry, part, steps, text, one, target, key, where)


def _promise(context: Context, standard: Gist, promise: str, language: str) -> Iterator[Figure]:
    """The promise of a standard against its only target of time, where both are about one act."""
    promised = read_promises(promise, language)
    timed = [
        (index, number, part, target)
        for index, part in (standard.targeted if promised else ())
        for number, target in enumerate(part.targets)
        if isinstance(_value(target), _TIMES)
    ]
    if len(timed) != 1:
        return
    index, number, part, target = timed[0]
    acts = {act_of(part.text, one, language) for one in read_promises(part.text, language)} - {""}
    said = [one for one in promised if act_of(promise, one, language) in acts] if acts else []
    wrong = _mismatch(clock_of(context, target.calendar), target, said, [target])
    if wrong is not None:
        where = ("expectations", index, "targets", number)
        how, one, key = wrong
        yield Figure(how, standard.entry, part, ("promise",), promise, one, target, key, where)


def _value(target: Target) -> Value:
    value: Value = getattr(target, target.bound).value
    return value


class _Wrong(NamedTuple):
    how: Opposed
    said: Promised
    key: str


def _mismatch(
    clock: Clock, target: Target, said: Sequence[Promised], targets: Sequence[Target]
) -> _Wrong | None:
    """The quantity of a sentence that disagrees with a target; None where there is none."""
    value = _value(target)
    candidates = [one for one in said if _is_about(one, target, value)]
    if candidates and not any(_agrees(clock, one, value) for one in candidates):
        others = [_value(other) for other in targets if other is not target]
        alone = [one for one in candidates if not any(_agrees(clock, one, o) for o in others)]
        for one in alone:
            if _differs(clock, one, value):
                return _Wrong("contradict", one, target.bound)
        if len(said) == 1 and len(targets) == 1 and alone:
            return _Wrong("part", alone[0], target.bound)  # of several numbers another may be meant
    return _share(clock, target, said)


def _share(clock: Clock, target: Target, said: Sequence[Promised]) -> _Wrong | None:
    if target.share is None or isinstance(_value(target), Percentage):
        return None
    shares = [one for one in said if isinstance(one.value, Percentage)]
    if len(shares) != 1 or _agrees(clock, shares[0], target.share.value):
        return None
    return _Wrong("contradict", shares[0], "share")


def _is_about(one: Promised, target: Target, value: Value) -> bool:
    """Whether a quantity says what a target sets: the same kind of thing, bound the same way."""
    match value:
        case Duration() | Rings() | SameDay():
            kind = isinstance(one.value, _TIMES)
        case ClockTime():
            kind = isinstance(one.value, ClockTime) or one.value == _CLOSING
        case Count(things=things):
            kind = isinstance(one.value, Count) and _same_things(one.value.things, things)
        case _:
            kind = type(one.value) is type(value)
    return kind and _bound_alike(one, target.bound, value)


def _bound_alike(one: Promised, bound: str, value: Value) -> bool:
    if isinstance(one.value, SameDay):
        return bound in ("at_most", "before")
    match bound:
        case "before":
            return one.bound in ("at_most", "exactly")
        case "exactly":
            return one.bound in ("", "exactly")
        case "at_most" if isinstance(value, Duration | Rings):
            return one.bound == "at_most"
        case _:
            return one.bound in (bound, "") if not isinstance(value, Count) else one.bound == bound


def _same_things(one: str, other: str) -> bool:
    """Whether two counts are of the same things, by how the words begin; “twice” counts anything."""
    if not one or not other:
        return True
    first, second = one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]
    return first[:_LETTERS] == second[:_LETTERS]


def _agrees(clock: Clock, one: Promised, value: Value) -> bool:
    match one.value, value:
        case ClockTime() as said, ClockTime() as wanted:
            hours = said.hour == wanted.hour or (
                one.half_open and (said.hour - wanted.hour) % _NOON == 0
            )
            return hours and said.minute == wanted.minute
        case Percentage(value=said_share), Percentage(value=wanted_share):
            return abs(said_share - wanted_share) <= _NEARLY
        case Count(value=said_count), Count(value=wanted_count):
            return said_count == wanted_count
        case (SameDay(), Duration() as length) | (Duration() as length, SameDay()):
            return length.unit in ("days", "working_days") and length.value <= 1
        case _:
            return clock.relation(one.value, value) == "same"


def _differs(clock: Clock, one: Promised, value: Value) -> bool:
    """Whether a quantity surely contradicts another: what can't be compared doesn't."""
    match one.value, value:
        case (ClockTime(), ClockTime()) | (Percentage(), Percentage()) | (Count(), Count()):
            return True
        case _:
            return clock.relation(one.value, value) == "other"
