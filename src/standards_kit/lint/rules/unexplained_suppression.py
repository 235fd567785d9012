"""A comment keeps findings quiet without saying why, or can't be read.

## What
Reports comments that begin `# standards-kit:` and have no reason after ` -- `, or are not in the form
`ignore[rule]`. Such a comment has no effect. From the level `published` on it also needs a name, `by=`,
and a last day, `until=`.

## Why
Soft words return as suppressed ones unless each waiver says what it is for.

## Example
```yaml
why: Reasonable care is owed.  # standards-kit: ignore[vague-phrase: reasonable]
```
Say why, who, and until when:
```yaml
why: Reasonable care is owed.  # standards-kit: ignore[vague-phrase: reasonable] by=site-manager until=2027-03-01 -- the Act's own words
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.lint.suppressions import Suppression
from standards_kit.text.diagnostic import Finding, Severity

_FORM = "# standards-kit: ignore[rule: phrase] by=role until=2027-03-01 -- the reason"


def check(context: Context) -> Iterator[Finding]:
    """Comments addressed to us that can't take effect."""
    for comment in context.suppressions:
        if not comment.form:
            message = (
                "This comment is addressed to standards-kit and can't be read; it has no effect."
            )
        elif not comment.reason:
            message = "This comment gives no reason; it has no effect."
        elif not (comment.by and comment.until):
            yield _unsigned(comment)
            continue
        else:
            continue
        yield Finding("unexplained-suppression", message, comment.place, help=f"Write `{_FORM}`.")


def _unsigned(comment: Suppression) -> Finding:
    """A comment in force that nobody answers for, or that has no end."""
    missing = [] if comment.by else ["who answers for it (`by=`)"]
    missing += [] if comment.until else ["until when it holds (`until=`)"]
    return Finding(
        "unexplained-suppression",
        f"This comment doesn't say {' or '.join(missing)}.",
        comment.place,
        help=f"Write `{_FORM}`.",
        level=str(Level.PUBLISHED),
    )


rule = Rule(
    summary="A comment keeps findings quiet without saying why, or can't be read",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        standard("priority: 1 # standards-kit: ignore[vague-phrase]"),
        standard("priority: 1 # standards-kit: ignore vague-phrase"),
        standard("priority: 1 # standards-kit: ignore[vague-phrase] until=soon -- the Act's words"),
    ),
    good=(
        standard(
            "priority: 1 # standards-kit: ignore[vague-phrase] by=duty-manager until=2027-03-01"
            " -- the Act's own words"
        ),
    ),
)
