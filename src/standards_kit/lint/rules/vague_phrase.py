"""A phrase that two people would read in two ways, and that nothing defines.

## What
Reports soft words in reasons, feelings, promises, expectations and recovery plays: promptly, friendly,
appropriate, where possible. A phrase is settled, and not reported, where a definition in scope covers
it (the standard's own `terms`, its departments', then the kit's; inflections and derivations count), a
quantity is attached to it, a readable time target stands on the expectation (for words of speed), or
the judgement is given to a role. Grades high, medium and low are error, warning and note; “we try to”
and “where possible” in what customers are promised (`commitment`) are a warning at least.
`lint: severity: {vague-phrase: …}` changes them, `lint: words: {accept: […], flag: […]}` adds to them.
Of a text with more than 1,000 such words the rest is counted, as one error.

## Why
“Fast and friendly” is not a standard until somebody says what fast and friendly mean. Ask ten people
what outstanding service is, and you get ten answers.

## Example
```yaml
expectations:
  - You answer fast and are friendly.
```
Give it a number and a definition:
```yaml
expectations:
  - You answer within 20 seconds and are friendly.
terms:
  friendly: The caller hears their name and a thank-you, and is never talked over.
```
"""

from collections.abc import Iterator

from standards_kit.lint import ways_out
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every text that promises or expects something."""
    only_errors = "vague-phrase" in context.only_errors
    for passage, uses in context.soft:
        for vague in context.finder_for(passage).find(
            passage.text,
            "expectation" if passage.field == "promise" else passage.field,
            defined=[(use.start, use.end) for use in uses],
            timed=passage.timed,
            judged=passage.judged,
        ):
            if only_errors and not ways_out.is_error(vague):
                continue
            yield ways_out.finding("vague-phrase", vague, context.where(vague, passage))


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_FRIENDLY = "terms:\n  friendly: The caller hears their name and a thank-you."
_TARGET = "text: You reply promptly.\n    targets: [{at_most: 20 minutes}]"
_JUDGED = "text: You take reasonable care.\n    judgement: [{word: reasonable, by: duty-manager}]"

rule = Rule(
    summary="A phrase that two people would read in two ways, and that nothing defines",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    worst=Severity.ERROR,
    bad=(
        _expecting("You are fast and friendly."),
        _expecting("You reply promptly."),
        _expecting("Where possible, you ring back."),
        _expecting("You are fast and friendly.", _FRIENDLY),
        standard("promise: We answer as soon as possible."),
    ),
    good=(
        standard(),
        _expecting("You are friendly to the caller.", _FRIENDLY),
        _expecting("You say it in a friendly way.", "terms: {friendly way: With a thank-you.}"),
        _expecting("You reply promptly, within 2 hours."),
        _expecting(_TARGET),
        _expecting(_JUDGED),
        standard("avoid: [As soon as possible.]"),
    ),
)
