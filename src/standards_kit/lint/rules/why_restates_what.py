"""The reason says again what is to be done, or nothing at all.

## What
Reports reasons that have no word of their own beside those of the title, the promise and the expectations,
in whatever form (“so that calls are answered”), and those that would fit any rule (“it is our policy”, “quality
matters”). A reason that names an effect, a risk, a cause, or how customers see it, is left alone.

## Why
The reason is what an agent goes by when the rule doesn't fit the case. “We answer fast because fast answers
matter” doesn't help to decide whether to let the phone ring while somebody cries at the desk.

## Example
```yaml
title: Answering the phone
why: We answer fast because fast answers matter.
```
Say what happens to the customer otherwise:
```yaml
title: Answering the phone
why: Silence makes callers think they are forgotten, before we have said a word.
```
"""

from collections.abc import Iterator

from standards_kit.language.restated import Tells
from standards_kit.lint.context import Context
from standards_kit.lint.reasons import RESTATES, wanting_reasons
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity

_QUOTED = 60


def check(context: Context) -> Iterator[Finding]:
    """The reason of every standard."""
    for reason in wanting_reasons(context):
        if reason.tells is not Tells.SOMETHING:
            yield _finding(context, reason.entry, reason.tells)


def _finding(context: Context, entry: Entry[Standard], tells: Tells) -> Finding:
    why = entry.model.why
    said = " ".join(why.split()).rstrip(".")
    quoted = said if len(said) <= _QUOTED else f"{said[:_QUOTED].rsplit(' ', 1)[0]} …"
    customer = context.project.kit.customer_word
    if tells is Tells.RULE:
        message = f"“{quoted}” says again what is to be done, and not why."
    else:
        message = f"“{quoted}” would fit any rule; it gives no reason for this one."
    return Finding(
        RESTATES,
        message,
        entry.phrase(("why",), len(why) - len(why.lstrip()), len(why.rstrip())),
        help=(
            f"Ask what the {customer} sees, thinks or loses where it isn't done, and write that: “Silence "
            "makes callers think they are forgotten.”"
        ),
    )


def _reason(text: str, **lines: str) -> str:
    return standard(why=f"why: {text}", **lines)


rule = Rule(
    summary="The reason says again what is to be done, or nothing at all",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _reason("We answer calls because calls should be answered."),
        _reason("So that every caller gets an answer within 20 seconds."),
        _reason("It is our policy."),
        _reason("Because it is important."),
        _reason("Quality matters.", title="title: Clean rooms"),
    ),
    good=(
        standard(),
        _reason("A caller who isn't answered calls somebody else."),
        _reason("It is our policy since two callers died while the phone rang."),
        _reason("Callers expect an answer."),
    ),
)
