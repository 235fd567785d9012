"""A number that can't be read, or that doesn't fit its key.

## What
Reports targets, limits, handoffs and escalations whose value is no quantity that is read here, a `before`
that is no time of day, another bound that is one, and shares of more than all. Words that say the same as
the key may stand with the number (`at_most: within 30 seconds`, `before: close of business`); words that say
otherwise, or may be understood in two ways, are told with what to write instead.

## Why
What can't be read can't be compared, measured or printed as a figure: it would only look like a target.

## Example
```yaml
targets: [{measure: time_to_reply, at_most: soon}]
```
Write a number with its unit:
```yaml
targets: [{measure: time_to_reply, at_most: 2 working days}]
```
"""

from collections.abc import Iterator

from standards_kit.language.amounts import SameDay
from standards_kit.language.quantity import ClockTime
from standards_kit.lint.context import Context
from standards_kit.lint.gist import gists
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.parts import Target
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """What was found while reading, then bounds that don't fit their value."""
    yield from context.said("unreadable-target")
    for gist in gists(context):
        for index, part in gist.targeted:
            for number, target in enumerate(part.targets):
                wrong = _misfit(target)
                if wrong:
                    steps = ("expectations", index, "targets", number, target.bound)
                    message, help = wrong
                    yield Finding("unreadable-target", message, gist.entry.place(*steps), help=help)


def _misfit(target: Target) -> tuple[str, str] | None:
    bound = target.bound
    amount = getattr(target, bound)
    is_clock = isinstance(amount.value, ClockTime)
    if bound == "before" and not isinstance(amount.value, ClockTime | SameDay):
        return (
            f"“{amount}” is no time of day.",
            "After `before:` write one, such as 17:00; else `at_most:`.",
        )
    if bound != "before" and is_clock:
        return (
            f"“{amount}” is a time of day.",
            f"Write it after `before:`, not after `{bound}:`.",
        )
    return None


def _target(written: str) -> str:
    return standard(
        expectations=f"expectations:\n  - text: You reply.\n    targets: [{{{written}}}]"
    )


rule = Rule(
    summary="A number that can't be read, or that doesn't fit its key",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=check,
    scope="file",
    bad=(
        _target("at_most: soon"),
        _target("before: 2 hours"),
        _target('at_most: "17:00"'),
        _target("at_most: 20 seconds, share: 120%"),
        _target("at_least: 90% of calls"),
        _target("before: half past five"),
        "limits: [{id: goodwill, role: host, decision: goodwill, up_to: a little}]\n",
    ),
    good=(
        _target("at_most: 2 working days"),
        _target("before: noon"),
        _target("before: close of business"),
        _target("at_most: the third ring"),
        _target("at_most: within 30 seconds"),
        _target("at_least: 2 choices"),
    ),
)
