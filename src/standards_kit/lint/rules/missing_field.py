"""Something that every standard needs is missing.

## What
Reports a missing `id`, `title`, `why`, `emotional_response` or `expectations`, and what terms,
touchpoints, plays and limits can't do without. For a missing `id` one made from the title is offered.

## Why
Without a why, agents can't use judgement; without a feeling to aim at, a standard is a rule; without
expectations it is a wish.

## Example
```yaml
id: phone-greeting
title: Answering the phone
why: Silence makes callers think they are forgotten.
expectations:
  - When a call comes in, you answer within 20 seconds.
```
This standard doesn't say how the caller is to feel:
```yaml
id: phone-greeting
title: Answering the phone
why: Silence makes callers think they are forgotten.
emotional_response: The caller feels expected.
expectations:
  - When a call comes in, you answer within 20 seconds.
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """What was missing while reading, and lists that are there but hold nothing."""
    yield from context.said("missing-field")
    for entry in context.project.standards:
        if entry.model.expectations:
            continue
        place = entry.key_place("expectations")
        if place.pointer.endswith("/expectations"):
            yield Finding(
                "missing-field",
                f"“{entry.model.id}” expects nothing of anybody.",
                place,
                help="Write at least one expectation: who does what, when.",
            )
    for term in context.project.terms:
        if not term.word:
            yield Finding(
                "missing-field",
                "This entry of `terms` names no term.",
                term.place(),
                help="In a list each entry has `term:` and `definition:`.",
            )
    for play in context.project.plays:
        if play.model.steps:
            continue
        place = play.key_place("steps")
        if place.pointer.endswith("/steps"):
            yield Finding(
                "missing-field",
                f"The play “{play.model.id}” has no steps.",
                place,
                help="Write what is done, in order.",
            )


rule = Rule(
    summary="Something that every standard needs is missing",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=check,
    scope="file",
    bad=(standard(why=""), standard(id=""), standard(expectations="expectations: []")),
    good=(standard(),),
)
