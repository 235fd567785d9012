"""A number or promise, and nothing for the day it is missed.

## What
Reports standards that hold a target or are promised to customers, and name no play under `recovery:`.
What is promised to customers is reported at once, the rest from the level `published` on.

## Why
Every promise is broken some day. Customers forgive a miss that is met well; staff who have to invent
the amends at the counter give too little, too much, or nothing.

## Example
```yaml
commitment: public_promise
promise: We answer your call within 20 seconds.
```
Name what is done when it fails:
```yaml
commitment: public_promise
promise: We answer your call within 20 seconds.
recovery: [missed-call]
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.gist import gists
from standards_kit.lint.level import Level
from standards_kit.lint.promised import level_of
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.text.diagnostic import Finding, Place, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every standard that can be missed and says nothing of it."""
    plays = list(context.plays)
    for gist in gists(context):
        entry = gist.entry
        if entry.model.recovery or entry.model.status == "retired":
            continue
        place = _promise(entry) if gist.promised or gist.targeted else None
        if place is None:
            continue
        offered = f", such as `{plays[0]}`" if len(plays) == 1 else ""
        yield Finding(
            "missing-recovery",
            f"“{entry.model.id}” can be missed, and nothing says what is done then.",
            place,
            help=f"Name a play under `recovery:`{offered}; write it under `recovery_plays:` if there is none.",
            level=level_of(entry.model),
        )


def _promise(entry: Entry[Standard]) -> Place | None:
    """The place of the first thing that can be missed; None where there is none."""
    if entry.model.commitment in PUBLIC:
        return entry.key_place("commitment")
    for index, part in enumerate(entry.model.expectations):
        if part.commitment in PUBLIC:
            return entry.key_place("expectations", index, "commitment")
        if part.targets:
            return entry.key_place("expectations", index, "targets")
    return None


_TARGET = "expectations:\n  - text: You answer.\n    targets: [{at_most: 20 seconds}]"
_PLAY = (
    "recovery_plays: [{id: missed-call, trigger: A call rang out, steps: [Ring back]}]\n"
    "standards:\n  - {id: a, title: A, why: Callers wait., emotional_response: Expected.,\n"
    "     commitment: public_promise, promise: We answer., expectations: [You answer.]"
)

rule = Rule(
    summary="A number or promise, and nothing for the day it is missed",
    severity=Severity.WARNING,
    level=Level.PUBLISHED,
    check=check,
    scope="file",
    bad=(
        standard("commitment: public_promise", "promise: We answer within 20 seconds."),
        standard(expectations=_TARGET),
        _PLAY + "}\n",
    ),
    good=(
        standard(),
        standard("status: retired", expectations=_TARGET),
        _PLAY + ", recovery: [missed-call]}\n",
    ),
)
