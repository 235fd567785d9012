"""A sentence that nobody can keep in mind.

## What
Reports sentences of promises, expectations, reasons and feelings that have more words than
`lint: options: too-long:` allows. What stands in quotation marks counts, too. So are texts with more than
1,000 sentences: rules that read sentences read that many of one text, and none of more than 10,000
characters.

## Why
An agent reads a standard between two callers. What can't be said in one breath isn't remembered, and a
sentence of fifty words mostly holds two rules.

## Example
```yaml
expectations:
  - When a customer rings about a bill that they have been sent and that they say they can't pay
    before its date, you ask, before you look anything up or put them through, what they could pay
    now and by when the rest, and note it with the name of whom you spoke to.
```
Make it two:
```yaml
expectations:
  - When a customer can't pay a bill in time, you ask what they could pay now, and when the rest.
  - You note the answer, and whom you spoke to, before you hang up.
```

## Options
- `promise`: the most words of a sentence in a promise. Unless you set it: 30.
- `expectation`: … in an expectation, or a step of a recovery play. Unless you set it: 40.
- `why`: … in a reason. Unless you set it: 40.
- `emotional_response`: … in a feeling. Unless you set it: 30.

In `standards-kit.yaml`:
```yaml
lint:
  options:
    too-long: {promise: 20, expectation: 30}
```
"""

from collections.abc import Iterator
from typing import cast

from standards_kit.language.sentences import MOST
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.words import atoms_of, sentences, words
from standards_kit.lint.context import Context
from standards_kit.lint.option import Option
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.passages import Passage
from standards_kit.text.diagnostic import Finding, Severity

_FEWEST = 5


def check(context: Context) -> Iterator[Finding]:
    """Every text for which a number is set."""
    most = cast("dict[str, int]", context.options("too-long"))
    for passage, _ in context.read_passages:
        allowed = most.get(passage.field)
        if allowed is not None and _may_be_long(passage.text, min(allowed, MOST)):
            yield from _long_ones(context, passage, allowed)


def _may_be_long(text: str, allowed: int) -> bool:
    """Whether a text may have a sentence of more words, or more sentences than are read."""
    if len(text) < allowed or (len(text) < MOST and len(atoms_of(text)) <= allowed):
        return False
    return text.count(" ") + text.count("\n") >= allowed


def _long_ones(context: Context, passage: Passage, allowed: int) -> Iterator[Finding]:
    text = passage.text
    grammar = load_lexicon(context.language_of(passage.standard)).grammar
    spans = sentences(text, grammar.words("abbreviations"))
    found = [(start, end) for start, end in spans if not text[start:end].isspace()]
    if len(found) > MOST:
        yield Finding(
            "too-long",
            f"This text has {len(found):,} sentences; only the first {MOST:,} are read by rules that read "
            "sentences.",
            passage.place(found[MOST][0], found[MOST][1]),
            help="Make several texts of it, and each is read to its end.",
        )
    for start, end in found[:MOST]:
        said = words(text[start:end])
        if len(said) > allowed:
            yield Finding(
                "too-long",
                f"This sentence has {len(said)} words; {allowed} are as many as one keeps in mind.",
                passage.place(start + said[0].start, start + said[-1].end),
                help="Make two of it, or leave out what the reader knows.",
            )


def _words(number: int) -> str:
    return "You say " + " ".join(["yes"] * (number - 2))


rule = Rule(
    summary="A sentence that nobody can keep in mind",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        standard(expectations=f"expectations:\n  - {_words(41)}."),
        standard(f"promise: {_words(31)}."),
        {
            "standards-kit.yaml": "lint: {options: {too-long: {promise: 10}}}\n",
            "a.yaml": standard(f"promise: {_words(11)}."),
        },
    ),
    good=(
        standard(),
        standard(expectations=f"expectations:\n  - {_words(40)}."),
        standard(expectations=f"expectations:\n  - {_words(25)}. {_words(25)}."),
    ),
    options={
        "promise": Option(30, "the most words of a sentence in a promise", least=_FEWEST),
        "expectation": Option(40, "the most words of one in an expectation", least=_FEWEST),
        "why": Option(40, "the most words of one in a reason", least=_FEWEST),
        "emotional_response": Option(30, "the most words of one in a feeling", least=_FEWEST),
    },
)
