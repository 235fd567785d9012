"""The baseline knows findings that are no longer there.

## What
Reports that entries of the baseline match nothing any more: the text was mended, or it is gone. Where
only some rules are asked for on the command line, nobody can say, and nothing is reported.

## Why
An entry that outlives its finding lets the same fault in again, unseen.

## Example
The baseline knows “promptly” in `phone-greeting`, and somebody has since written “within 20 seconds”:
```console
$ standards-kit lint --format concise
.standards-kit-baseline.json:5:5: note[stale-baseline] `vague-phrase` at standards/phone-greeting/expectations/~2bb2da06 is known to the baseline and no longer there.
```
Take out what is gone:
```console
$ standards-kit baseline
$ standards-kit lint --format concise
```
"""

from collections.abc import Iterator

from standards_kit.lint.baseline import Tally, known_from, written
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """One finding for the whole baseline, at the first entry that is gone."""
    tally = context.baseline
    if not isinstance(tally, Tally) or not context.whole:
        return
    stale = list(tally.stale(context.known_rules, context.running))
    if not stale:
        return
    count = sum(tally.left[known.fingerprint] for known in stale)
    first = stale[0]
    told = f"`{first.rule}` at {first.address} is known to the baseline and no longer there"
    others = ("", "", "; so is one more")[count] if count < 3 else f"; so are {count - 1:,} more"
    yield Finding(
        "stale-baseline",
        f"{told}{others}.",
        tally.place(first),
        help="`standards-kit baseline` takes out what is gone.",
    )


_NAMED = "lint: {baseline: known.json}\n"
_GONE = (
    '{"standards_kit_baseline": 1, "fingerprints": 1, "findings": [{"address": "standards/a/why", '
    '"rule": "vague-phrase", "text": "fast", "fingerprint": "0123456789abcdef0123456789abcdef"}]}'
)

rule = Rule(
    summary="The baseline knows findings that are no longer there",
    severity=Severity.NOTE,
    check=check,
    scope="links",
    last=2,
    bad=({"standards-kit.yaml": _NAMED, "known.json": _GONE, "a.yaml": standard()},),
    good=(
        standard(),
        {
            "standards-kit.yaml": _NAMED,
            "known.json": written(known_from(())),
            "a.yaml": standard(),
        },
    ),
)
