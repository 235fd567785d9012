"""A feeling that none of the expectations could bring about.

## What
Reports a feeling, such as “remembered” or “in control”, for which nothing in the standard could be the cause: not its
promise, its expectations with their words to say, its examples, nor the steps of its recovery plays. It
knows some sixty kinds of feeling and what mostly brings them about.

It looks at what is done, and to whom. What is done with things, papers and money, or towards staff and other
departments, makes nobody feel anything; “when a client cancels, you charge the fee” is not done for the client. What is
done towards a customer in a way the rule doesn't know, or with a verb it doesn't know, may be the cause, and it says
nothing. Of a feeling that it doesn't know it speaks up only where all is done behind the scenes; one that is no feeling in
particular (“satisfied”) it passes over. `caused_by` on the feeling settles it.

## Why
A feeling that nobody does anything for is a wish. Either an expectation is missing, or the standard is about
another feeling.

## Example
```yaml
emotional_response: The guest feels remembered.
expectations:
  - When a call comes in, you answer within 20 seconds.
```
Add what would make the guest feel so, or name the feeling that the expectation brings about:
```yaml
emotional_response: The guest feels remembered.
expectations:
  - When a call comes in, you answer within 20 seconds.
  - When the guest has stayed with us before, you say so, and ask after what was noted then.
```
If one of them is the cause, say which:
```yaml
emotional_response: {text: The guest feels remembered., caused_by: [welcome-back]}
expectations:
  - id: welcome-back
    text: When the number is on our list, you pick up with the words on the card.
```
"""

from collections.abc import Iterator
from functools import lru_cache

from standards_kit.language.bases import bases_in
from standards_kit.language.causes import Causes
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import wordings
from standards_kit.lint.context import Context
from standards_kit.lint.people import People, people_of
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "unfelt-emotion"
_FIELD = "emotional_response"


def check(context: Context) -> Iterator[Finding]:
    """The feeling of every standard that doesn't say itself what it is caused by."""
    seekers: dict[str, _Seeker] = {}
    for entry in context.project.standards:
        model = entry.model
        if model.status == "retired" or model.emotional_response.caused_by:
            continue
        language = context.language_of(entry)
        seeker = seekers.get(language)
        if seeker is None:
            seeker = seekers[language] = _Seeker(context, language)
        yield from seeker.findings(entry)


class _Seeker:
    """Looks for the causes of the feelings that are written in one language."""

    def __init__(self, context: Context, language: str) -> None:
        self._causes = _causes(people_of(context.project.kit, language))
        self._speaks = bool(wordings(language, _NAME))
        self._context = context

    def findings(self, entry: Entry[Standard]) -> Iterator[Finding]:
        """The feeling of a standard, if nothing in it could be its cause."""
        text = entry.model.emotional_response.text
        wanted = self._causes.wanted(text)
        if not self._speaks or wanted is None:
            return
        if self._causes.lacking(wanted, self._said(entry), text):
            yield self._finding(entry)

    def _said(self, entry: Entry[Standard]) -> Iterator[str]:
        """What a standard has in which a cause may stand, the likeliest first."""
        model = entry.model
        for expectation in model.expectations:
            yield expectation.text
            yield from expectation.say
            if expectation.promise:
                yield expectation.promise
        yield from model.say
        if model.promise:
            yield model.promise
        if model.examples is not None:
            yield from model.examples.do
        for play in model.recovery:
            if play in self._context.plays:
                yield from self._context.plays[play].steps

    def _finding(self, entry: Entry[Standard]) -> Finding:
        text = entry.model.emotional_response.text
        first = next(iter(self._causes.feelings(text)), None)
        start, end = (first.start, first.end) if first else (0, len(text))
        phrase = " ".join(text[start:end].split()).rstrip(".")
        customer = self._context.project.kit.customer_word
        if first:
            message = (
                f"Nothing here would make the {customer} feel “{phrase}”. "
                f"It mostly comes from {first.brought_by}."
            )
        else:
            message = (
                f"Nothing here would bring about “{phrase}”: all of it is done about the house or for "
                "the office."
            )
        return Finding(
            _NAME,
            message,
            entry.phrase((_FIELD, "text"), start, end),
            help=(
                "Which expectation does? Name it by its id under `caused_by:`. If none does, add one, or "
                "write the feeling that the expectations bring about."
            ),
            phrase=phrase,
        )


@lru_cache(maxsize=16)
def _causes(people: People) -> Causes:
    """What knows the causes of feelings in one language."""
    bases = bases_in(load_lexicon(people.language).morphology)
    return Causes(wordings(people.language, _NAME), bases, people.customers, people.staff)


def _feeling(text: str, *expectations: str, more: str = "") -> str:
    listed = "".join(f"\n  - {each}" for each in expectations)
    return standard(
        more,
        emotional_response=f"emotional_response: {text}",
        expectations=f"expectations:{listed}",
    )


_ANSWER = "When a call comes in, you answer within 20 seconds."
_BY_ID = "{text: The caller feels remembered., caused_by: [answer]}"

rule = Rule(
    summary="A feeling that none of the expectations could bring about",
    severity=Severity.NOTE,
    check=check,
    scope="file",
    bad=(
        _feeling("The caller feels remembered.", _ANSWER),
        _feeling(
            "The guest feels delighted.", "You photograph the trench.", "You tell the porter."
        ),
        _feeling("In control of the wait.", _ANSWER, "You close the ticket by six."),
        _feeling("The guest feels welcome.", "You straighten the chairs at closing time."),
    ),
    good=(
        standard(),
        _feeling("The caller feels remembered.", _ANSWER, "You use the caller's name once."),
        _feeling(
            "The caller feels remembered.", _ANSWER, more="say: [How is the new kitchen?, By name.]"
        ),
        _feeling("The caller is satisfied.", _ANSWER),
        _feeling("The guest feels delighted.", "You photograph the guest.", "You file the slips."),
        _feeling(_BY_ID, f"{{id: answer, text: '{_ANSWER}'}}"),
    ),
)
