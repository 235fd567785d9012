"""Two clocks for one promise, and nobody can say which is the shorter.

## What
Reports targets that measure the same thing in the same place by clocks that can't be compared: 24 hours
and one working day, rings and seconds where no calendar says how long a ring is, or two targets of one
measure that start, stop or count differently. It is said once for all targets of a measure. Within one
standard its promise is held against its expectations, two expectations on one occasion, and a sentence
against its target; between journeys, two handoffs on one way. A target for all touchpoints, or all channels,
and another for some of them are a note: both hold there, and only you know whether the narrower is meant.

## Why
On a Friday afternoon 24 hours end on Saturday and one working day on Monday. The customer reads the one,
the team works to the other.

## Example
```yaml
targets: [{measure: time_to_reply, at_most: 24 hours}]
targets: [{measure: time_to_reply, at_most: 1 working day}]
```
Write both by one clock, and say once, under `measures:`, what starts and stops it:
```yaml
targets: [{measure: time_to_reply, at_most: 1 working day}]
```
"""

from collections.abc import Iterator

from standards_kit.lint.concord import Discord, discordant, discords
from standards_kit.lint.context import Context
from standards_kit.lint.figures import figures, sources_of_figures
from standards_kit.lint.handoffs import twice_timed
from standards_kit.lint.parting import parting
from standards_kit.lint.pledge import Pledge, What
from standards_kit.lint.pledges import clock_of, opposed, overlapping, pairs, same_clock
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard, standards
from standards_kit.text.diagnostic import Finding, Related, Severity
from standards_kit.text.source import Source

_CLOCK = "Write both by one clock; under `measures:` say what starts and stops it."
_WHERE = "Agree on one, or name in both where they hold; if the narrower is meant, let it be."


def check(context: Context) -> Iterator[Finding]:
    """For each clock, the first two pledges that can't be held against each other."""
    told: set[str] = set()
    for later, earlier in (*pairs(context), *overlapping(context)):
        if later.clock not in told and _part(context, later, earlier):
            told.add(later.clock)
            yield _finding(context, earlier, later)
    for discord in discords(context):
        if discord.how == "part":
            yield _inside(context, discord)
    yield from _below(context)
    yield from _handoffs(context)


def _part(context: Context, later: Pledge, earlier: Pledge) -> bool:
    """Whether two pledges run by clocks that can't be compared."""
    if earlier.entry is later.entry and later.span is not None:
        return False  # one sentence may state two times
    return opposed(context, later, earlier) == "part"


def _finding(context: Context, earlier: Pledge, later: Pledge) -> Finding:
    return Finding(
        "mismatched-clock",
        f"“{later.quote}” here ({later.owned}) can't be held against “{earlier.quote}” in "
        f"“{earlier.entry.model.id}” ({earlier.owned}): {_reason(context, later, earlier)}.",
        later.place(),
        help=_WHERE if later.reach else _CLOCK,
        severity=Severity.NOTE if later.reach else None,
        related=(Related(f"“{earlier.quote}” is written here", earlier.place()),),
        phrase=later.quote,
    )


def _inside(context: Context, discord: Discord) -> Finding:
    """One standard that says two times of an act, each by its own clock."""
    here, there = discord.here, discord.there
    return Finding(
        "mismatched-clock",
        f"“{here.quote}” here (“{here.entry.model.id}”, {here.owned}) can't be held against "
        f"“{there.quote}” in {discord.where}: {_reason(context, here, there)}.",
        here.place(),
        help="Write both by one clock.",
        related=(Related(f"“{there.quote}” is written here", there.place()),),
        phrase=here.quote,
    )


def _below(context: Context) -> Iterator[Finding]:
    """For each standard, the first sentence that can't be held against its own target."""
    told: set[int] = set()
    for one in figures(context):
        if one.how == "part" and id(one.entry) not in told:
            told.add(id(one.entry))
            clock = clock_of(context, one.target.calendar)
            target = getattr(one.target, one.key).value
            yield Finding(
                "mismatched-clock",
                f"“{one.phrase}” here can't be held against its target, “{one.shown}”: "
                f"{parting(clock, one.said.value, target)}.",
                one.place(),
                help="Write both by one clock.",
                related=(Related(f"“{one.shown}” is the target", one.target_place()),),
                phrase=one.phrase,
            )


def _handoffs(context: Context) -> Iterator[Finding]:
    """For each way between two touchpoints, the first two journeys whose times can't be compared."""
    clock = clock_of(context)
    told: set[str] = set()
    for here, there in twice_timed(context):
        one, other = here.within.value, there.within.value
        if here.way in told or clock.relation(one, other) is not None:
            continue
        told.add(here.way)
        yield Finding(
            "mismatched-clock",
            f"“{here.within}” here ({here.owned}) can't be held against “{there.within}” in "
            f"“{there.journey.model.id}” ({there.owned}), for the same way {here.way}: "
            f"{parting(clock, one, other)}.",
            here.place(),
            help="Write both by one clock; the customer doesn't know which journey they are on.",
            related=(Related(f"“{there.within}” is written here", there.place()),),
            phrase=str(here.within),
        )


def concerned(context: Context) -> Iterator[Source]:
    """The files in which a standard says two times that can't be compared."""
    yield from discordant(context, "part")
    yield from sources_of_figures(context, "part")


def _reason(context: Context, here: Pledge, there: Pledge) -> str:
    """What parts the clocks of two pledges, in the order in which a message names them."""
    if here.reach and there.reach:
        return f"the one holds {_at(here)}, the other {_at(there)}"
    one, other = here.what, there.what
    if not same_clock(one, other):
        return _apart(one, other)
    return parting(clock_of(context, one.calendar), one.value, other.value)


def _at(pledge: Pledge) -> str:
    """Where a pledge holds, of the kind of place in which two differ."""
    kind = pledge.reach.kind if pledge.reach else ""
    named = pledge.where.touchpoints if kind == "touchpoint" else pledge.where.channels
    return (
        f"for {kind} {', '.join(f'`{name}`' for name in named)}" if named else f"for every {kind}"
    )


def _apart(here: What, there: What) -> str:
    for one, other, said in (
        (here.starts, there.starts, "starts"),
        (here.stops, there.stops, "stops"),
    ):
        if one and other and one.casefold() != other.casefold():
            return f"the one {said} when {one}, the other when {other}"
    return f"the one runs by the calendar `{here.calendar}`, the other by `{there.calendar}`"


def _measured(target: str, name: str) -> str:
    expected = f"expectations:\n  - text: You reply.\n    targets: [{{measure: reply, {target}}}]"
    return standard("channels: [email]", id=f"id: {name}", expectations=expected)


rule = Rule(
    summary="Two clocks for one promise, and nobody can say which is the shorter",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    concerned=concerned,
    bad=(
        standards(_measured("at_most: 24 hours", "a"), _measured("at_most: 1 working day", "b")),
        standards(_measured("at_most: 3 rings", "a"), _measured("at_most: 20 seconds", "b")),
        standards(
            _measured("at_most: 1 hour, from: the mail arrives", "a"),
            _measured("at_most: 1 hour, from: the mail is opened", "b"),
        ),
    ),
    good=(
        standards(_measured("at_most: 24 hours", "a"), _measured("at_most: 1 day", "b")),
        standards(
            _measured("at_most: 2 working days", "a"), _measured("at_most: 3 working days", "b")
        ),
        {
            "standards-kit.yaml": "calendars: {default: {ring: 6 seconds}}\n",
            "a.yaml": standards(
                _measured("at_most: 3 rings", "a"), _measured("at_most: 20 seconds", "b")
            ),
        },
    ),
)
