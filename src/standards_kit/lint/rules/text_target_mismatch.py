"""A sentence that says one number, and a target that says another.

## What
Reports expectations, and their promises, that state a time, a share, a sum or a count which the target
below them contradicts, and promises of a standard that state another time than its only target of that
act. Spelling doesn't matter: half an hour is 30 minutes. In what customers are promised it is an error.

## Why
The agent reads the sentence, the report counts the target. Each is sure to be right.

## Example
```yaml
expectations:
  - text: When the phone rings, you answer within three rings.
    targets: [{measure: time_to_answer, at_most: 30 seconds}]
```
With a ring of six seconds these are 18 and 30. Write the number that you mean in both places:
```yaml
expectations:
  - text: When the phone rings, you answer within five rings.
    targets: [{measure: time_to_answer, at_most: 30 seconds}]
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.figures import Figure, figures
from standards_kit.lint.pledge import is_firm
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Related, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every expectation that has targets, then the promise of its standard."""
    return (_finding(one) for one in figures(context) if one.how == "contradict")


def _finding(figure: Figure) -> Finding:
    return Finding(
        "text-target-mismatch",
        f"The sentence says “{figure.phrase}”, and its target says “{figure.shown}”.",
        figure.place(),
        help="Write the number that you mean in both places.",
        severity=Severity.ERROR if is_firm(figure.entry.model, figure.part) else None,
        related=(Related(f"“{figure.shown}” is the target", figure.target_place()),),
        phrase=figure.phrase,
    )


def _held(text: str, targets: str, *more: str) -> str:
    return standard(
        *more, expectations=f"expectations:\n  - text: {text}\n    targets: [{{{targets}}}]"
    )


rule = Rule(
    summary="A sentence that says one number, and a target that says another",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    check=check,
    scope="file",
    bad=(
        _held("You answer within 20 seconds.", "at_most: 30 seconds"),
        _held("By noon you have written to the guest.", 'before: "11:00"'),
        _held(
            "You answer eight in ten calls within 20 seconds.", "at_most: 20 seconds, share: 90%"
        ),
        _held("You give up to £50.", "at_most: £40"),
        _held("You put out two bottles.", "exactly: 3 bottles"),
        _held(
            "You answer within 20 seconds.",
            "at_most: 20 seconds",
            "promise: We answer within 30 seconds.",
        ),
        {
            "standards-kit.yaml": "calendars: {default: {ring: 6 seconds}}\n",
            "a.yaml": _held("You answer within three rings.", "at_most: 30 seconds"),
        },
    ),
    good=(
        _held("You reply within half an hour.", "at_most: 30 minutes"),
        _held("By noon you have written to the guest.", 'before: "12:00"'),
        _held("You answer nine in ten calls within 20 seconds.", "at_most: 20 seconds, share: 90%"),
        _held("You answer within three rings.", "at_most: 30 seconds"),
        _held("After two hours you bring vouchers.", "at_most: 15 minutes"),
        _held("You put out two bottles and a glass.", "exactly: 1 glass"),
    ),
)
