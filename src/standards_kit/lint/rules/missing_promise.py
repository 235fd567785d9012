"""A public promise without words for the customer.

## What
Reports standards and expectations whose `commitment` is `public_promise` or `legal_guarantee` and
that have no `promise`.

## Why
Customer pages print the promise and nothing else. Without one they have nothing to print.

## Example
```yaml
title: A suitcase that didn't arrive
commitment: public_promise
```
Say it as you would to the passenger:
```yaml
title: A suitcase that didn't arrive
commitment: public_promise
promise: We bring your suitcase to your door within 24 hours.
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.gist import gists
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.values import PUBLIC
from standards_kit.text.diagnostic import Finding, Severity

_HELP = "Write `promise:`, one sentence in the customer's words."


def check(context: Context) -> Iterator[Finding]:
    """A standard's own commitment, then those of its expectations."""
    for gist in gists(context):
        entry, model = gist.entry, gist.entry.model
        if not gist.promised or model.status == "retired":
            continue
        if model.commitment in PUBLIC and not model.promise:
            message = f"“{model.id}” is promised to customers and has no `promise`."
            yield Finding("missing-promise", message, entry.key_place("commitment"), help=_HELP)
        for index, part in enumerate(model.expectations):
            if part.commitment in PUBLIC and not (part.promise or model.promise):
                place = entry.key_place("expectations", index, "commitment")
                message = "This expectation is promised to customers and has no `promise`."
                yield Finding("missing-promise", message, place, help=_HELP)


rule = Rule(
    summary="A public promise without words for the customer",
    severity=Severity.ERROR,
    check=check,
    scope="file",
    bad=(standard("commitment: public_promise"),),
    good=(
        standard("commitment: public_promise", "promise: We answer within 20 seconds."),
        standard("commitment: internal"),
    ),
)
