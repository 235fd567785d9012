"""The file is written in a format that this version does not read.

## What
Reports a `format:` other than 1. The file is not read further.

## Why
A newer format may mean something else by the same keys.

## Example
```yaml
format: 2
purpose: Every tenant has heat and water.
```
Update standards-kit. If the file was written for this version, say so:
```yaml
format: 1
purpose: Every tenant has heat and water.
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="The file is written in a format that this version does not read",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("unsupported-format"),
    scope="links",
    bad=(standard("format: 2"), standard("format: 0")),
    good=(standard("format: 1"), standard()),
    silenceable=False,
)
