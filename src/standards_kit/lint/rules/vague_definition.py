"""A definition that leans on a vague word.

## What
Reports soft words in the definitions, and in the signs, of terms that are used. The word that is being
defined does not count, nor do words that are themselves defined.

## Why
A definition is where a soft word is to become plain. “Timely: within a reasonable time” moves the
question instead of answering it.

## Example
```yaml
terms:
  timely: Within a reasonable time.
```
Say it so that a mystery shopper could tick yes or no:
```yaml
terms:
  timely: Before the end of the same working day.
```
"""

from collections.abc import Iterator

from standards_kit.lint import ways_out
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.lint.stub import UNWRITTEN
from standards_kit.model.entries import TermEntry
from standards_kit.model.passages import definition_passages
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """The definitions of terms that are used, in the order of the files."""
    for term in context.project.terms:
        found = list(_of_term(context, term))
        if found and term in context.used:
            yield from found


def _of_term(context: Context, term: TermEntry) -> Iterator[Finding]:
    for passage in definition_passages(term):
        if passage.text.startswith(UNWRITTEN):
            continue  # a question that is still to be answered defines nothing yet
        defined = [(use.start, use.end) for use in context.glossary.of(passage)]
        find = context.finder_for(passage).find
        for vague in find(passage.text, "definition", defined=defined):
            yield ways_out.finding("vague-definition", vague, context.where(vague, passage))


def _defining(definition: str) -> str:
    return standard(
        f"terms:\n  timely: {definition}",
        expectations="expectations:\n  - You send a timely reply.",
    )


rule = Rule(
    summary="A definition that leans on a vague word",
    severity=Severity.ERROR,
    check=check,
    scope="links",
    worst=Severity.ERROR,
    bad=(_defining("Within a reasonable time."), _defining("As soon as possible.")),
    good=(
        _defining("Before the end of the same working day."),
        _defining("A timely reply is one sent before the end of the same working day."),
        standard("terms: {timely: Within a reasonable time.}"),  # unused: another rule's business
    ),
)
