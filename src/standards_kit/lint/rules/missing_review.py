"""A standard that nobody is due to look at again.

## What
Reports standards without `last_reviewed` or without `review_by`, from the level `audited` on. Both may
come from `defaults:`.

## Why
An auditor asks when it was read last, and when it will be read next. So does a new colleague who finds
it odd.

## Example
```yaml
id: phone-greeting
owner: Guest Experience Director
```
Date it, here or under `defaults:`:
```yaml
id: phone-greeting
owner: Guest Experience Director
last_reviewed: 2026-08-20
review_by: 2027-08-20
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.promised import live
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_SAID = {
    "last_reviewed": "“{}” doesn't say when it was reviewed last.",
    "review_by": "“{}” doesn't say when it is to be reviewed again.",
}


def check(context: Context) -> Iterator[Finding]:
    """Each standard: the first of its two dates that it lacks."""
    for entry in live(context.project):
        for key, said in _SAID.items():
            if getattr(entry.model, key) is None:
                help = f"Write `{key}:` with a date such as 2027-08-20, here or under `defaults:`."
                message = said.format(entry.model.id)
                yield Finding("missing-review", message, entry.head(), help=help)
                break


rule = Rule(
    summary="A standard that nobody is due to look at again",
    severity=Severity.WARNING,
    level=Level.AUDITED,
    check=check,
    scope="file",
    bad=(standard(), standard("last_reviewed: 2026-08-20"), standard("review_by: 2027-08-20")),
    good=(
        standard("last_reviewed: 2026-08-20", "review_by: 2027-08-20"),
        standard("defaults: {last_reviewed: 2026-08-20, review_by: 2027-08-20}"),
        standard("status: retired"),
    ),
)
