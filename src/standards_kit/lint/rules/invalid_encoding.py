"""The file is not written in UTF-8.

## What
Reports files in UTF-16, Latin-1 and other encodings.

## Why
A guess at the encoding would turn names and prices into other signs without a word.

## Example
A file saved as “Unicode” by an old Windows editor is UTF-16:
```console
$ standards-kit lint --format concise
standards/phone.yaml:1:1: error[invalid-encoding] The file is written in UTF-16, not in UTF-8.
```
Save it as UTF-8 in the editor, or turn it into that:
```console
$ iconv -f UTF-16 -t UTF-8 standards/phone.yaml > phone.yaml
$ mv phone.yaml standards/phone.yaml
$ standards-kit lint --format concise
```
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

rule = Rule(
    summary="The file is not written in UTF-8",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("invalid-encoding"),
    scope="links",
    bad=("why: Café".encode("latin-1"), "why: x".encode("utf-16"), "why: x".encode("utf-16-le")),
    good=(standard(why="why: Café ☕ 😀").encode(), standard().encode("utf-8-sig")),
    silenceable=False,
)
