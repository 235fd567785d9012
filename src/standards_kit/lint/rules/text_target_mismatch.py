"""A sentence that says one number, and a target that says another.

## What
Reports expectations, and their promises, that state a time, a share, a sum or a count which the target
below them contradicts, and promises of a standard that state another time than its only target of that
act. Spelling doesn't matter: half an hour is 30 minutes. In what customers are promised it is an error.

## Why
The agent reads the sentence, the report counts the target. Each is sure to be right.

## Example
```yaml
expectations:
  - text: When the phone rings, you answer within three rings.
    targets: [{measure: time_to_answer, at_most: 30 seconds}]
```
With a ring of six seconds these are 18 and 30. Write the number that you mean in both places:
```yaml
expectations:
  - text: When the phone rings, you answer within five rings.
    targets: [{measure: time_to_answer, at_most: 30 seconds}]
```
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from standards_kit.language.promises import Promised, SameDay, Value, act_of, read_promises
from standards_kit.language.quantity import ClockTime, Count, Duration, Money, Percentage, Rings
from standards_kit.lint.context import Context
from standards_kit.lint.pledges import clock_of, is_firm
from standards_kit.lint.promised import live
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.clock import Clock
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation, Target
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Finding, Related, Severity

_NAME = "text-target-mismatch"
_TIMES = (Duration, Rings, SameDay)
_NEARLY = Decimal("0.5")
_NOON = 12
_LETTERS = 4


def check(context: Context) -> Iterator[Finding]:
    """Every expectation that has targets, then the promise of its standard."""
    for entry in live(context.project):
        parts = entry.model.expectations
        if not any(part.targets for part in parts):
            continue
        language = context.language_of(entry)
        for index, part in enumerate(parts):
            if not part.targets or not _is_asked_for(context, entry, part):
                continue
            for key, text in (("text", part.text), ("promise", part.promise or "")):
                steps = ("expectations", index, key)
                yield from _against(context, entry, part, index, steps, text, language)
        yield from _promise(context, entry, language)


def _is_asked_for(context: Context, entry: Entry[Standard], part: Expectation) -> bool:
    """Whether a mismatch here is of interest: it is an error only where the number is firm."""
    return _NAME not in context.only_errors or is_firm(entry.model, part)


def _against(
    context: Context,
    entry: Entry[Standard],
    part: Expectation,
    index: int,
    steps: Path,
    text: str,
    language: str,
) -> Iterator[Finding]:
    said = read_promises(text, language) if text else ()
    if not said:
        return
    for number, target in enumerate(part.targets):
        clock = clock_of(context, target.calendar)
        wrong = _mismatch(clock, target, said, part.targets)
        if wrong is not None:
            where = ("expectations", index, "targets", number)
            yield _finding(entry, part, steps, text, wrong, target, where)


def _promise(context: Context, entry: Entry[Standard], language: str) -> Iterator[Finding]:
    """The promise of a standard against its only target of time, where both are about one act."""
    model = entry.model
    timed = [
        (index, number, part, target)
        for index, part in enumerate(model.expectations)
        for number, target in enumerate(part.targets)
        if isinstance(_value(target), _TIMES)
    ]
    if not model.promise or len(timed) != 1:
        return
    index, number, part, target = timed[0]
    if not _is_asked_for(context, entry, part):
        return
    acts = {act_of(part.text, one, language) for one in read_promises(part.text, language)} - {""}
    said = [
        one
        for one in read_promises(model.promise, language)
        if act_of(model.promise, one, language) in acts
    ]
    wrong = _mismatch(clock_of(context, target.calendar), target, said, [target])
    if wrong is not None:
        where = ("expectations", index, "targets", number)
        yield _finding(entry, part, ("promise",), model.promise, wrong, target, where)


def _finding(
    entry: Entry[Standard],
    part: Expectation,
    steps: Path,
    text: str,
    wrong: Promised,
    target: Target,
    where: Path,
) -> Finding:
    phrase = text[wrong.start : wrong.end].strip()
    is_share = isinstance(wrong.value, Percentage) and not isinstance(_value(target), Percentage)
    key = "share" if is_share else target.bound
    amount = getattr(target, key)
    shown = f"{key.replace('_', ' ')} {amount}"
    return Finding(
        _NAME,
        f"The sentence says “{phrase}”, and its target says “{shown}”.",
        entry.phrase(steps, wrong.start, wrong.start + len(phrase)),
        help="Write the number that you mean in both places.",
        severity=Severity.ERROR if is_firm(entry.model, part) else None,
        related=(Related(f"“{shown}” is the target", entry.place(*where, key)),),
        phrase=phrase,
    )


def _value(target: Target) -> Value:
    value: Value = getattr(target, target.bound).value
    return value


def _mismatch(
    clock: Clock, target: Target, said: Sequence[Promised], targets: Sequence[Target]
) -> Promised | None:
    """The quantity of a sentence that a target contradicts; None where there is none."""
    value = _value(target)
    candidates = [one for one in said if _is_about(one, target, value)]
    if candidates and not any(_agrees(clock, one, value) for one in candidates):
        others = [_value(other) for other in targets if other is not target]
        for one in candidates:
            if _differs(clock, one, value) and not any(_agrees(clock, one, o) for o in others):
                return one
    if target.share is None or isinstance(value, Percentage):
        return None
    shares = [one for one in said if isinstance(one.value, Percentage)]
    wanted = target.share.value
    if shares and not any(_agrees(clock, one, wanted) for one in shares):
        return shares[0] if len(shares) == 1 else None
    return None


def _is_about(one: Promised, target: Target, value: Value) -> bool:
    """Whether a quantity says what a target sets: the same kind of thing, bound the same way."""
    match value:
        case Duration() | Rings() | SameDay():
            kind = isinstance(one.value, _TIMES)
        case Count(things=things):
            kind = isinstance(one.value, Count) and _same_things(one.value.things, things)
        case _:
            kind = type(one.value) is type(value)
    return kind and _bound_alike(one, target.bound, value)


def _bound_alike(one: Promised, bound: str, value: Value) -> bool:
    if isinstance(one.value, SameDay):
        return bound == "at_most"
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
        case SameDay(), Duration(value=length, unit=unit):
            return unit in ("days", "working_days") and length <= 1
        case _:
            return clock.relation(one.value, value) == "same"


def _differs(clock: Clock, one: Promised, value: Value) -> bool:
    """Whether a quantity surely contradicts another: what can't be compared doesn't."""
    match one.value, value:
        case (ClockTime(), ClockTime()) | (Percentage(), Percentage()) | (Count(), Count()):
            return True
        case (Money(currency=said), Money(currency=wanted)) if said != wanted:
            return False
        case SameDay(), Duration(unit=unit, value=length):
            return unit in ("days", "working_days", "weeks", "months") and length > 1
        case _:
            return clock.relation(one.value, value) == "other"


def _held(text: str, targets: str, *more: str) -> str:
    return standard(
        *more, expectations=f"expectations:\n  - text: {text}\n    targets: [{{{targets}}}]"
    )


rule = Rule(
    summary="A sentence that says one number, and a target that says another",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    check=check,
    scope="file",
    bad=(
        _held("You answer within 20 seconds.", "at_most: 30 seconds"),
        _held("By noon you have written to the guest.", 'before: "11:00"'),
        _held(
            "You answer eight in ten calls within 20 seconds.", "at_most: 20 seconds, share: 90%"
        ),
        _held("You give up to £50.", "at_most: £40"),
        _held("You put out two bottles.", "exactly: 3 bottles"),
        _held(
            "You answer within 20 seconds.",
            "at_most: 20 seconds",
            "promise: We answer within 30 seconds.",
        ),
        {
            "standards-kit.yaml": "calendars: {default: {ring: 6 seconds}}\n",
            "a.yaml": _held("You answer within three rings.", "at_most: 30 seconds"),
        },
    ),
    good=(
        _held("You reply within half an hour.", "at_most: 30 minutes"),
        _held("By noon you have written to the guest.", 'before: "12:00"'),
        _held("You answer nine in ten calls within 20 seconds.", "at_most: 20 seconds, share: 90%"),
        _held("You answer within three rings.", "at_most: 30 seconds"),
        _held("After two hours you bring vouchers.", "at_most: 15 minutes"),
        _held("You put out two bottles and a glass.", "exactly: 1 glass"),
    ),
)
