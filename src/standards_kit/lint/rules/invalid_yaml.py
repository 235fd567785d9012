"""The file can't be read as YAML.

## What
Reports the place at which YAML stops making sense, and the edit that mends it where there is one.

## Why
Nothing after such a mistake can be checked or printed. Most of them come from a sentence that
begins with a quotation mark, a bracket or a sign, or that holds a colon followed by a space.

## Example
```yaml
expectations:
  - "Welcome back" is said to a returning guest.
```
Put the whole sentence in quotes:
```yaml
expectations:
  - '"Welcome back" is said to a returning guest.'
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="The file can't be read as YAML",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("invalid-yaml"),
    scope="links",
    bad=(
        standard(why='why: "Welcome" is what they hear.'),
        standard(why="why: @home they wait."),
        "a: b\n\tc: d\n",
        standard() + "---\nwhy: [never closed\n",
    ),
    good=(standard(why="why: '\"Welcome\" is what they hear.'"), standard(), ""),
    silenceable=False,
)
