"""A range where one number is needed.

## What
Reports ranges as targets, limits and times, and in promises, expectations and steps of plays: “within 3
to 5 days”, “£15–25”. In a limit it is an error.

## Why
Two agents, two limits. Of a promise of three to five days the customer hears three, and the team five.

## Example
```yaml
limits:
  - {id: goodwill, role: front-desk, decision: goodwill, up_to: £15–25}
```
Write the number that holds:
```yaml
limits:
  - {id: goodwill, role: front-desk, decision: goodwill, up_to: £25}
```
"""

from collections.abc import Iterator

from standards_kit.language.ranges import promised_ranges
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_PROSE = frozenset({"promise", "expectation"})


def check(context: Context) -> Iterator[Finding]:
    """What was found while reading, then what sentences promise."""
    yield from context.said("range-for-number")
    if "range-for-number" in context.only_errors:
        return  # in a sentence it never is one
    of, language = None, context.project.kit.language
    for passage, _ in context.read_passages:
        if passage.field in _PROSE and _may_hold_one(passage.text):
            if passage.standard is not of:  # the texts of one standard follow each other
                of, language = passage.standard, context.language_of(passage.standard)
            for found in promised_ranges(passage.text, language):
                phrase = passage.text[found.start : found.end]
                yield Finding(
                    "range-for-number",
                    f"“{phrase}” is a range, and one number is needed.",
                    passage.place(found.start, found.end),
                    help="Write the number that customers can count on.",
                    phrase=phrase,
                )


def _may_hold_one(text: str) -> bool:
    """A look that most texts need no more than."""
    return " to " in text or "-" in text or "–" in text or " or " in text or " and " in text


_LIMIT = "limits: [{{id: goodwill, role: host, decision: goodwill, up_to: {}, above: lead}}]\n"


def _expecting(text: str) -> str:
    return standard(expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="A range where one number is needed",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    check=check,
    scope="file",
    bad=(
        _LIMIT.format("£15–25"),
        standard(
            expectations="expectations:\n  - text: You reply.\n    targets: [{at_most: 3-5 days}]"
        ),
        _expecting("You reply within 3 to 5 working days."),
        standard("promise: Your refund takes between five and ten days."),
        _expecting("You offer £10–20 off the bill."),
    ),
    good=(
        _LIMIT.format("£25"),
        _expecting("You reply within 5 working days."),
        _expecting("You are at the desk from 9 to 5."),
        _expecting("You lay tables for 6 to 8 guests."),
        _expecting("You ring between 9:00 and 12:00."),
    ),
)
