"""An act is asked for, and nothing says when.

## What
Notes expectations that ask for an act and name neither what sets it off nor a time: “Offer water.” A
condition (“When a guest has waited five minutes”), a time, how often, or what the act is done to
(“callers who waited”, “each complaint”) says it; so does a `trigger` on the expectation or the standard,
or the standard's `touchpoints`. What is never done, and what is always so (“You wear a badge”), needs no
trigger. The rule belongs to the level `audited`: many good standards leave it to common sense.

## Why
“Offer water” is done by one colleague as guests arrive, by another when they look tired, and by a third
when they ask for it.

## Example
```yaml
expectations:
  - Offer water.
```
Say what sets it off:
```yaml
expectations:
  - When a guest has waited five minutes, offer water.
```
"""

from collections.abc import Iterator

from standards_kit.language.glance import NO_OCCASION
from standards_kit.language.occasions import tells_occasion, wants_occasion
from standards_kit.language.sentences import Sentence
from standards_kit.language.verb_groups import Act
from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every expectation in which no word says when by itself, and beside which nothing says it."""
    for asked in context.asked:
        if not asked.questions & NO_OCCASION:
            continue
        whole = asked.whole
        said = asked.part.trigger or whole.trigger or whole.touchpoints
        if not (said or asked.is_strange):
            yield from _of_text(context, asked)


def _of_text(context: Context, asked: Asked) -> Iterator[Finding]:
    """One finding for the first act, where no sentence of the text tells of an occasion."""
    wanting: tuple[Sentence, Act] | None = None
    for sentence in asked.sentences:
        for act in sentence.acts:
            if tells_occasion(sentence, act):
                return
            if wanting is None and wants_occasion(sentence, act):
                wanting = sentence, act
    if wanting is not None:
        yield _finding(context, asked, *wanting)


def _finding(context: Context, asked: Asked, sentence: Sentence, act: Act) -> Finding:
    start, end = sentence.whole(act)
    phrase = asked.excerpt(start, end)
    customer = context.project.kit.customer_word
    return Finding(
        "missing-trigger",
        f"“{phrase}” doesn't say when: what sets it off is left to each colleague.",
        asked.place(start, end),
        help=f"Begin with what sets it off (“When a {customer} …”, “Before …”), write it under "
        "`trigger:`, or name the standard's `touchpoints:`.",
        phrase=phrase,
    )


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_TRIGGER = "text: Offer water.\n    trigger: A guest has waited five minutes"

rule = Rule(
    summary="An act is asked for, and nothing says when",
    severity=Severity.NOTE,
    check=check,
    scope="file",
    level=Level.AUDITED,
    bad=(_expecting("Offer water."), _expecting("You walk guests to the lift.")),
    good=(
        standard(),
        _expecting("When a guest has waited five minutes, offer water."),
        _expecting("You thank callers who waited."),
        _expecting("You answer calls in two rings."),
        _expecting("You wear a badge."),
        _expecting("You never point."),
        _expecting(_TRIGGER),
        _expecting("Offer water.", "trigger: A guest has waited five minutes"),
        _expecting("Offer water.", "touchpoints: [waiting]")
        + "---\ntouchpoints: [{id: waiting, name: Waiting}]\n",
    ),
)
