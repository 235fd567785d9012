"""A key is written twice in one place.

## What
Reports the second of two equal keys, and shows the first.

## Why
YAML readers quietly keep one of the two; which one, and that the other is lost, nobody sees.

## Example
```yaml
title: Reading the meter
why: Nobody likes a stranger at the door.
title: Meter readings
```
Keep the one that you mean:
```yaml
title: Reading the meter
why: Nobody likes a stranger at the door.
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="A key is written twice in one place",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("duplicate-key"),
    scope="links",
    bad=(standard("title: Phones"),),
    good=(standard(),),
)
