"""A standard, journey or handoff for which nobody answers.

## What
Reports standards and journeys without an `owner`, and handoffs of a journey without one. The owner may
come from `defaults:` of the file or of the kit. Standards that are promised to customers are reported at
once, others from the level `published` on.

## Why
A standard that nobody owns is never reviewed, and at a handoff without an owner a customer falls between
two departments that each did their part.

## Example
```yaml
id: phone-greeting
title: Answering the phone
```
Say who answers for it, here or under `defaults:`:
```yaml
defaults: {owner: Guest Experience Director}
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.promised import level_of, live
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_HELP = "Write `owner:` with a role or a name, here or once for all under `defaults:`."


def check(context: Context) -> Iterator[Finding]:
    """Standards, then journeys and their handoffs."""
    project = context.project
    for entry in live(project):
        if not entry.model.owner:
            message = f"Nobody answers for “{entry.model.id}”: it has no `owner`."
            level = level_of(entry.model)
            yield Finding("missing-owner", message, entry.head(), help=_HELP, level=level)
    for journey in project.journeys:
        if not journey.model.owner:
            message = f"Nobody answers for the whole of the journey “{journey.model.id}”."
            help = "Write `owner:`, whoever can mend what happens between two touchpoints."
            yield Finding("missing-owner", message, journey.head(), help=help)
        for index, handoff in enumerate(journey.model.handoffs):
            if not handoff.owner:
                message = (
                    f"Nobody answers for the handoff from `{handoff.from_}` to `{handoff.to}`."
                )
                help = "Write `owner:`, the role that sees to it that everything arrives."
                place = journey.place("handoffs", index)
                yield Finding("missing-owner", message, place, help=help)


_JOURNEY = """\
touchpoints: [{id: call, name: Call}, {id: visit, name: Visit}]
journeys:
  - id: first-visit
    goal: See a flat
    touchpoints: [call, visit]
"""
_HANDOFF = "    handoffs: [{from: call, to: visit, carries: the address}]\n"

rule = Rule(
    summary="A standard, journey or handoff for which nobody answers",
    severity=Severity.WARNING,
    level=Level.PUBLISHED,
    check=check,
    scope="file",
    bad=(
        standard(),
        _JOURNEY,
        _JOURNEY + "    owner: Lettings manager\n" + _HANDOFF,
    ),
    good=(
        standard("owner: Service manager"),
        standard("status: retired"),
        standard("defaults: {owner: Service manager}"),
        _JOURNEY + "    owner: Lettings manager\n",
    ),
)
