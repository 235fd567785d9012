"""A key is not one that the format knows.

## What
Reports keys that are not read where they stand, with the nearest one that is. Keys that begin with
`x-` are your own and are kept.

## Why
A misspelled `expectation:` would otherwise vanish from the handbook without a word.

## Example
```yaml
emotional_respons: The caller feels expected.
x-poster: Put this one up in the staff room.
```
Write the key as it is read; what begins with `x-` is yours:
```yaml
emotional_response: The caller feels expected.
x-poster: Put this one up in the staff room.
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="A key is not one that the format knows",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("unknown-field"),
    scope="links",
    bad=(standard("role: front-desk"), standard("colour: blue"), "organization: Harbour\n"),
    good=(standard("roles: front-desk"), standard("x-colour: blue")),
)
