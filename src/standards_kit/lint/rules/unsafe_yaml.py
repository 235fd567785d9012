"""A YAML tag asks for something other than text.

## What
Reports tags such as `!!python/object` or `!include`. They are never obeyed.

## Why
Such tags make other programs run code or read files. In a standard they are either an attack or an
exclamation mark at the beginning of a sentence.

## Example
```yaml
why: !important Guests wait.
```
Put the sentence in quotes:
```yaml
why: '!important Guests wait.'
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="A YAML tag asks for something other than text",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("unsafe-yaml"),
    scope="links",
    bad=(
        standard(why="why: !!python/object/apply:os.system [ls]"),
        standard(why="why: !important Guests wait."),
    ),
    good=(standard(why="why: !!str Guests wait."), standard(why="why: '!important Guests wait.'")),
    silenceable=False,
)
