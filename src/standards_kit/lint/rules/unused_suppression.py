"""A comment that keeps nothing quiet.

## What
Reports comments that name a rule which finds nothing there. Where only some rules are asked for on the
command line, nobody can say, and nothing is reported.

## Why
A comment that outlives its reason hides the next fault that somebody writes on that line.

## Example
```yaml
why: Silence worries callers.  # standards-kit: ignore[vague-phrase] -- the Act's own words
```
Take the comment out:
```yaml
why: Silence worries callers.
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.lint.suppressions import Suppression, removal
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity
from standards_kit.text.source import Span


def check(context: Context) -> Iterator[Finding]:
    """Every comment in force, and each rule it names that it kept quiet nowhere."""
    for comment in context.suppressions if context.whole else ():
        if not comment.in_force(context.today):
            continue
        names = [name for name, _ in comment.rules if name in context.running]
        idle = [name for name in names if not context.kept_quiet(comment, name)]
        if not idle:
            continue
        listed = ", ".join(f"`{name}`" for name in dict.fromkeys(idle))
        whole = len(idle) == len(comment.rules)
        yield Finding(
            "unused-suppression",
            f"This comment keeps {listed} quiet, and nothing is found here.",
            comment.place,
            help="Take the comment out." if whole else f"Take {listed} out of the brackets.",
            fix=removal(comment) if whole else _shortened(comment, idle),
        )


def _shortened(comment: Suppression, idle: list[str]) -> Fix | None:
    """Takes the rules out of the brackets that keep nothing quiet."""
    source, span = comment.place.source, comment.place.span
    text = source.text[span.start : span.end]
    start, end = text.find("[") + 1, text.find("]")
    kept = [part.strip() for part in text[start:end].split(",")]
    kept = [part for part in kept if part.partition(":")[0].strip() not in idle]
    if not kept:
        return None
    place = Place(source, Span(span.start + start, span.start + end), comment.place.document)
    return Fix("take it out of the brackets", (Edit(place, ", ".join(kept)),))


_REASON = "-- the Act's own words"

rule = Rule(
    summary="A comment that keeps nothing quiet",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    last=True,
    bad=(
        standard(f"priority: 1 # standards-kit: ignore[vague-phrase] {_REASON}"),
        standard(why=f"why: We act fast. # standards-kit: ignore[vague-phrase: slow] {_REASON}"),
        standard(
            why=f"why: We act fast. # standards-kit: ignore[vague-phrase, cut-text] {_REASON}"
        ),
    ),
    good=(
        standard(why=f"why: We act fast. # standards-kit: ignore[vague-phrase] {_REASON}"),
        standard(f"priority: 1 # standards-kit: ignore[vague-phrase] until=2026-08-01 {_REASON}"),
    ),
)
