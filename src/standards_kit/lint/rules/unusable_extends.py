"""Shared rule settings that can't be used.

## What
Reports names under `lint: extends:` that lead to no file and to no installed package, files that hold no
settings, and chains that lead back to themselves. What can be read of the others still holds.

## Why
A house's rules that are not found check nothing, and the kit looks cleaner than it is.

## Example
```yaml
lint:
  extends: [../house/ruels.yaml]
```
Name the file as it is called, seen from the file that names it:
```yaml
lint:
  extends: [../house/rules.yaml]
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

_NAMED = "lint: {extends: rules.yaml}\n"

rule = Rule(
    summary="Shared rule settings that can't be used",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("unusable-extends"),
    scope="links",
    bad=(
        _NAMED,
        "lint: {extends: 'package:nobody'}\n",
        {"standards-kit.yaml": _NAMED, "rules.yaml": "extends: rules.yaml\n"},
        {"standards-kit.yaml": _NAMED, "rules.yaml": "- unreferenced\n"},
    ),
    good=(
        {
            "standards-kit.yaml": _NAMED,
            "rules.yaml": "ignore: [unreferenced]\n",
            "a.yaml": standard(),
        },
        standard(),
    ),
)
