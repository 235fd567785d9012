"""A baseline that can't be used.

## What
Reports that the file named by `lint: baseline:` is not there, can't be read, or was written by another
version. Nothing is hidden then.

## Why
A baseline that is lost brings back all that it knew, and nobody can tell old findings from new ones.

## Example
There is no file of this name:
```yaml
lint:
  baseline: .standards-kit-baselin.json
```
Name the one there is:
```yaml
lint:
  baseline: .standards-kit-baseline.json
```
Where there is none yet, or one that can't be read, write it anew:
```console
$ standards-kit baseline
```
"""

from collections.abc import Iterator

from standards_kit.lint.baseline import Flaw
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """What was wrong with the kit's baseline, at the setting that names it."""
    flaw = context.baseline
    if isinstance(flaw, Flaw):
        place = context.project.kit_entry.place("lint", "baseline")
        yield Finding("unusable-baseline", flaw.message, place, help=flaw.help)


_NAMED = "lint: {baseline: known.json}\n"

rule = Rule(
    summary="A baseline that can't be used",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=check,
    scope="links",
    bad=(
        _NAMED,
        {"standards-kit.yaml": _NAMED, "known.json": "<<<<<<< HEAD\n{}\n", "a.yaml": standard()},
        {"standards-kit.yaml": _NAMED, "known.json": "[]", "a.yaml": standard()},
        {
            "standards-kit.yaml": _NAMED,
            "known.json": '{"standards_kit_baseline": 9}',
            "a.yaml": standard(),
        },
    ),
    good=(
        standard(),
        {
            "standards-kit.yaml": _NAMED,
            "known.json": '{"standards_kit_baseline": 1, "fingerprints": 1, "findings": []}',
            "a.yaml": standard(),
        },
    ),
)
