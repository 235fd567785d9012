"""A file of the kit can't be opened.

## What
Reports a source that can't be opened: no permission, a broken link, a folder or a device under a
file's name, or a file that disappeared meanwhile. The other files are checked all the same.

## Why
A file that is silently passed over looks like a file without mistakes.

## Example
`standards/phone.yaml` is a link to a file that was moved:
```console
$ standards-kit lint --format concise
standards/phone.yaml:1:1: error[unreadable-file] This can't be read: it is no longer there.
```
Mend the link or delete it, or leave the file out with `exclude:`:
```console
$ ln -sf ../shared/phone.yaml standards/phone.yaml
$ standards-kit lint --format concise
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="A file of the kit can't be opened",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("unreadable-file"),
    scope="links",
    bad=(),  # a text can't show it; tests/lint/test_bad_input.py does
    good=({"kit.yaml": "purpose: We serve.\n"},),
    silenceable=False,
)
