"""A comment that kept a finding quiet until a day that has passed.

## What
Reports comments whose `until` lies before today. They have no effect any more: what they kept quiet is
back.

## Why
A waiver with an end is a promise to come back to it. This is the day.

## Example
```yaml
why: Reasonable care is owed.  # standards-kit: ignore[vague-phrase: reasonable] until=2026-03-01 -- the Act's own words
```
Mend the text and take the comment out:
```yaml
why: The Act wants every ladder looked at before somebody stands on it.
```
If the words have to stay, give the comment a new day and the reason for it.
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.lint.suppressions import removal
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every comment whose day has passed."""
    for comment in context.suppressions:
        if comment.form and comment.until is not None and comment.until < context.today:
            asked = f" {comment.by} answers for it." if comment.by else ""
            yield Finding(
                "expired-suppression",
                f"This comment kept findings quiet until {comment.until}; that day has passed.",
                comment.place,
                help=f"Mend the text and take the comment out, or set a new day and say why.{asked}",
                fix=removal(comment, safe=False),
            )


_COMMENT = "priority: 1 # standards-kit: ignore[vague-phrase] until={} -- the Act's own words"

rule = Rule(
    summary="A comment that kept a finding quiet until a day that has passed",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(standard(_COMMENT.format("2026-08-31")),),
    good=(standard(_COMMENT.format("2026-09-01")),),
)
