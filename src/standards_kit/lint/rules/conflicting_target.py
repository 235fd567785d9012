"""Two numbers for one promise.

## What
Reports targets that measure the same thing at the same touchpoint, on the same channel and for the same
customers, and differ: declared targets of one measure, and numbers that promises state of the same act.
Rings are held against seconds where the calendar says how long a ring is, words against figures, a share
against a share of the same time. Also held against each other are the promise of a standard and what it
expects, two expectations on one occasion, two handoffs between the same touchpoints, and the promise of a
play and its steps. Where customers have been promised one of them, or nothing is left to judgement, it is
an error.

## Why
Sales answers by the fourth ring, billing within 20 seconds, and the customer who is put through from one
to the other gets neither. Whoever is measured picks the softer number.

## Example
```yaml
standards:
  - id: sales-calls
    channels: [phone]
    promise: We answer your call within 30 seconds.
  - id: billing-calls
    channels: [phone]
    promise: We answer your call within 20 seconds.
```
Agree on one number, or name the channel, touchpoint or customers for which each of them holds:
```yaml
standards:
  - id: sales-calls
    channels: [phone]
    audiences: [households]
    promise: We answer your call within 30 seconds.
  - id: billing-calls
    channels: [phone]
    audiences: [businesses]
    promise: We answer your call within 20 seconds.
```
"""

from collections.abc import Iterator

from standards_kit.language.promises import promised_acts
from standards_kit.lint.concord import Discord, discordant, discords
from standards_kit.lint.context import Context
from standards_kit.lint.handoffs import twice_timed
from standards_kit.lint.pledge import Pledge
from standards_kit.lint.pledges import clock_of, opposed, pairs
from standards_kit.lint.promised import leaned_on, play_severity
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard, standards
from standards_kit.text.diagnostic import Finding, Related, Severity
from standards_kit.text.source import Source

_HELP = "Agree on one, or say for which channel, touchpoint or customers the other holds."


def check(context: Context) -> Iterator[Finding]:
    """Standards, then handoffs, then plays."""
    told: set[tuple[int, str]] = set()
    for later, earlier in pairs(context):
        name = (id(later.entry), later.clock)
        if name in told or earlier.entry is later.entry:
            continue
        if opposed(context, later, earlier) == "contradict":
            told.add(name)
            yield _between(later, earlier)
    for discord in discords(context):
        if discord.how == "contradict":
            yield _inside(discord)
    yield from _handoffs(context)
    yield from _plays(context)


def _between(later: Pledge, earlier: Pledge) -> Finding:
    name, other = later.entry.model.id, earlier.entry.model.id
    return Finding(
        "conflicting-target",
        f"“{later.quote}” here (“{name}”, {later.owned}), and “{earlier.quote}” in “{other}” "
        f"({earlier.owned}), for the same {_what(later)}.",
        later.place(),
        help=_HELP,
        severity=Severity.ERROR if later.firm or earlier.firm else None,
        related=(Related(f"“{earlier.quote}” in “{other}”", earlier.place()),),
        phrase=later.quote,
    )


def _inside(discord: Discord) -> Finding:
    """One standard that says two numbers."""
    here, there, where = discord.here, discord.there, discord.where
    return Finding(
        "conflicting-target",
        f"“{here.quote}” here (“{here.entry.model.id}”, {here.owned}), and “{there.quote}” in {where}, "
        f"for the same {_what(here)}.",
        here.place(),
        help="Write the number that you mean in both places, or say when the other holds.",
        severity=Severity.ERROR if here.firm or there.firm else None,
        related=(Related(f"“{there.quote}” in {where}", there.place()),),
        phrase=here.quote,
    )


def concerned(context: Context) -> Iterator[Source]:
    """The files in which a standard contradicts itself."""
    return discordant(context, "contradict")


def _what(pledge: Pledge) -> str:
    kind, _, name = pledge.clock.partition(" ")
    return f"measure `{name}`" if kind == "measure" else f"act, to {name}"


def _handoffs(context: Context) -> Iterator[Finding]:
    """Two journeys that let a customer pass between two touchpoints in different times."""
    clock = clock_of(context)
    for here, there in twice_timed(context):
        if clock.relation(there.within.value, here.within.value) == "other":
            told = f"“{there.within}” in “{there.journey.model.id}”"
            yield Finding(
                "conflicting-target",
                f"“{here.within}” here ({here.owned}), and {told} ({there.owned}), for the same way "
                f"{here.way}.",
                here.place(),
                help="Agree on one; the customer doesn't know which journey they are on.",
                related=(Related(told, there.place()),),
                phrase=str(here.within),
            )


def _plays(context: Context) -> Iterator[Finding]:
    """A play that promises one time and works to another."""
    leaned = leaned_on(context)
    language, clock = context.project.kit.language, clock_of(context)
    for play in context.project.plays:
        promise = play.model.promise or ""
        promised = dict(reversed(list(promised_acts(promise, language))))
        for index, step in enumerate(play.model.steps) if promised else ():
            for act, done in promised_acts(step, language):
                against = promised.get(act)
                if against is None or clock.relation(against.value, done.value) != "other":
                    continue
                said = promise[against.start : against.end]
                place = play.phrase(("promise",), against.start, against.end)
                yield Finding(
                    "conflicting-target",
                    f"“{step[done.start : done.end]}” here, and the play's promise says “{said}”.",
                    play.phrase(("steps", index), done.start, done.end),
                    help="Work to the time that the customer is promised.",
                    severity=play_severity(play.model, leaned),
                    related=(Related(f"“{said}” is promised here", place),),
                    phrase=step[done.start : done.end],
                )


def _answering(number: str, name: str, *more: str) -> str:
    promise = f"promise: We answer your call {number}."
    expected = "expectations: [You say your name.]"
    return standard(promise, "channels: [phone]", *more, id=f"id: {name}", expectations=expected)


def _measured(target: str, name: str, *more: str) -> str:
    expected = f"expectations:\n  - text: You answer.\n    targets: [{{measure: answer, {target}}}]"
    return standard("channels: [phone]", *more, id=f"id: {name}", expectations=expected)


_KEPT = standard(
    "promise: We answer your call within 20 seconds.",
    expectations="expectations:\n  - When the phone rings, you answer {}.\n",
)
_RING = "calendars: {default: {ring: 6 seconds}}\n"
_HANDOFFS = """\
touchpoints: [{id: call, name: Call}, {id: visit, name: Visit}]
journeys:
  - {id: buy, goal: Buy, touchpoints: [call], handoffs: [{from: call, to: visit, within: 1 hour}]}
  - {id: sell, goal: Sell, touchpoints: [call], handoffs: [{from: call, to: visit, within: %s}]}
"""
_PLAY = (
    "recovery_plays: [{id: missed, trigger: A call rang out, promise: We ring you back within {}., "
    "steps: [Ring back within 15 minutes]}]\n"
)

rule = Rule(
    summary="Two numbers for one promise",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    check=check,
    scope="links",
    concerned=concerned,
    bad=(
        standards(_answering("within 30 seconds", "sales"), _answering("in 20 seconds", "billing")),
        standards(_measured("at_most: 30 seconds", "sales"), _measured("at_most: 20 seconds", "b")),
        standards(
            _measured("at_most: 20 seconds, share: 90%", "sales"),
            _measured("at_most: 20 seconds, share: 80%", "billing"),
        ),
        {
            "standards-kit.yaml": _RING,
            "a.yaml": standards(
                _measured("at_most: 4 rings", "sales"), _measured("at_most: 20 seconds", "billing")
            ),
        },
        _HANDOFFS % "2 hours",
        _KEPT.format("within 30 seconds"),
        _PLAY.replace("{}", "10 minutes"),
    ),
    good=(
        standards(_answering("within 60 seconds", "sales"), _answering("in a minute", "billing")),
        standards(_measured("at_most: 30 seconds", "a"), _measured("at_most: half a minute", "b")),
        standards(_measured("at_most: 9 seconds", "a"), _measured("at_least: 5 seconds", "b")),
        standards(
            _answering("within 30 seconds", "sales"),
            _answering("in 20 seconds", "billing", "audiences: [members]"),
        ),
        {
            "standards-kit.yaml": _RING,
            "a.yaml": standards(
                _measured("at_most: 5 rings", "sales"), _measured("at_most: 30 seconds", "billing")
            ),
        },
        _HANDOFFS % "60 minutes",
        _KEPT.format("within half a minute") + "  - In the night, you answer within 50 seconds.\n",
        _PLAY.replace("{}", "a quarter of an hour"),
    ),
)
