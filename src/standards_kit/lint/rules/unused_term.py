"""A term that no standard uses.

## What
Reports definitions whose term occurs in no text of the kit within its scope, in no inflection and no
variant. Use in a definition that is itself used counts; words to say, to avoid and what a term is
*not* do not. Nothing else is said of such a term.

## Why
A glossary that defines what nobody says hides the words that matter.

## Example
```yaml
terms:
  white-glove: A guest never carries anything.
```
Use it in a standard, or delete it:
```yaml
standards:
  - id: arrival-by-car
    expectations: [When a car draws up, you give its driver the white-glove welcome.]
terms:
  white-glove: A guest never carries anything.
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every definition that nothing leads to."""
    for term in context.project.terms:
        retired = term.standard is not None and term.standard.model.status == "retired"
        if term not in context.used and term.word and not retired:
            yield Finding(
                "unused-term",
                f"“{term.word}” is defined for {term.scope}, and no text there uses it.",
                term.head(),
                help="Use it, add the word that is used under `variants:`, or delete it.",
                phrase=term.word,
            )


_USING = "expectations:\n  - You answer {} within 20 seconds."

rule = Rule(
    summary="A term that no standard uses",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    bad=(
        standard("terms: {friendly: With a thank-you.}"),
        standard("terms: {friendly: With a thank-you.}", "say: [You are friendly.]"),
    ),
    good=(
        standard("terms: {friendly: With a thank-you.}", "status: retired"),
        standard(
            "terms: {friendly: With a thank-you.}", expectations=_USING.format("with friendliness")
        ),
        standard(
            "terms: {friendly: {definition: With a thank-you., variants: [warm]}}",
            expectations=_USING.format("warmly"),
        ),
    ),
)
