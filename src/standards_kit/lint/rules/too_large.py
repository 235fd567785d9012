"""The file is too large or too deep to be read.

## What
Refuses files of more than 10 MB, of more than 200 levels, or of more than 100,000 values with
aliases counted in full. The kit file changes the limits under `lint: limits: {size, depth, nodes}`.

## Why
A few lines of YAML can unfold into millions of values. A file of standards never needs to.

## Example
Six lines that stand for more than a hundred thousand values:
```yaml
x-a: &a [x, x, x, x, x, x, x, x, x, x]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
```
What is written once and used a few times is fine:
```yaml
x-greetings: &greetings [Good morning., Good afternoon.]
say: *greetings
```
Part a file that has grown too long: every `.yaml` file of the kit is read.
"""

from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule, while_reading
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Severity

_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)

rule = Rule(
    summary="The file is too large or too deep to be read",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=while_reading("too-large"),
    scope="links",
    bad=(_BOMB, "[" * 1000),
    good=(standard(), "x-a: &a [x]\nx-b: [*a, *a]\n"),
    silenceable=False,
)
