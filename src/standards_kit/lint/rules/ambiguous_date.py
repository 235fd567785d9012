"""A date can be read in more than one way.

## What
Reports dates such as `01/09/2026`, and shows what each reading would be.

## Why
Half the world reads the first of September, the other half the ninth of January.

## Example
```yaml
review_by: 01/09/2026
```
Write the year first:
```yaml
review_by: 2026-09-01
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="A date can be read in more than one way",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("ambiguous-date"),
    scope="links",
    bad=(standard("review_by: 01/09/2026"), standard("review_by: 31.12.2026")),
    good=(standard("review_by: 2026-09-01"),),
)
