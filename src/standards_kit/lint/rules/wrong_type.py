"""A value is not of the kind that is meant there.

## What
Reports a list where a text is meant, a quantity that can't be read, a word that is not one of the
words to choose from, a sentence whose colon turned it into a key.

## Why
What can't be understood can't be checked or printed.

## Example
```yaml
expectations:
  - Before you start: ask for the caller's name.
```
Put the sentence in quotes:
```yaml
expectations:
  - 'Before you start: ask for the caller''s name.'
```
"""

from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

_TARGET = "expectations:\n  - text: You answer.\n    targets: [{%s}]"

rule = Rule(
    summary="A value is not of the kind that is meant there",
    severity=Severity.ERROR,
    check=while_reading("wrong-type"),
    bad=(
        standard(why="why: [Silence, and waiting]"),
        standard(expectations="expectations:\n  - Before you start: ask for the name."),
        standard("discretion: guide"),
        standard("priority: first"),
        standard(expectations=_TARGET % "at_most: soonish"),
        standard(expectations=_TARGET % "at_most: 10-20 seconds"),
        standard(expectations=_TARGET % "measure: time"),
        standard(id="id: Phone Greeting"),
        "- a list\n",
    ),
    good=(
        standard("discretion: guided"),
        standard(expectations=_TARGET % "at_most: 20 seconds, share: 90%"),
        standard(title="title: no"),
        standard("version: 2.10"),
    ),
)
