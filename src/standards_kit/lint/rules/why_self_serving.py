"""The reason tells what we gain, and not what the customer has from it.

## What
Reports reasons in which only the organisation gains: money, figures, ratings, audits, less work. A gain of
ours is no fault where the customer's stands beside it, or a harm that somebody is spared.

## Why
Staff who are told that a rule cuts handle time will cut handle time. Who knows what the caller has from it
can tell on the day whether the rule still does that.

## Example
```yaml
why: It cuts our handle time.
```
Add what the customer has from it:
```yaml
why: It cuts our handle time, and the caller doesn't have to spell out an address three times.
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.reasons import SELF_SERVING, wanting_reasons
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity

_QUOTED = 80


def check(context: Context) -> Iterator[Finding]:
    """The reason of every standard."""
    for reason in wanting_reasons(context):
        if reason.ours is not None:
            yield _finding(context, reason.entry, *reason.ours)


def _finding(context: Context, entry: Entry[Standard], start: int, end: int) -> Finding:
    said = " ".join(entry.model.why[start:end].split())
    phrase = said if len(said) <= _QUOTED else f"{said[:_QUOTED].rsplit(' ', 1)[0]} …"
    customer = context.project.kit.customer_word
    return Finding(
        SELF_SERVING,
        f"“{phrase}” is our side of it; nothing here says what the {customer} has from it.",
        entry.phrase(("why",), start, end),
        help=(
            f"Add what the {customer} has from it, or is spared: “… and nobody has to ring a second "
            "time.” If there is nothing, ask whether it belongs in a service standard."
        ),
        phrase=said,
    )


def _reason(text: str) -> str:
    return standard(why=f"why: {text}")


rule = Rule(
    summary="The reason tells what we gain, and not what the customer has from it",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _reason("It cuts our handle time."),
        _reason("To protect our ratings."),
        _reason("Auditors ask for it."),
        _reason("Members who get a call renew more often, which is income for the club."),
    ),
    good=(
        standard(),
        _reason("It cuts our handle time, and it spares the caller the postcode."),
        _reason("Fewer tickets for us and, for the student, a machine that works."),
        _reason("We lose business here: callers give up, cross and none the wiser."),
        _reason("Fire regulations ask for it, and in smoke nobody finds the stairs."),
    ),
)
