"""An expectation that names nobody to do it.

## What
Reports expectations that are no sentence about anybody: words without a verb (“Same-day reply to
voicemail.”), and things that go and come as if by themselves (“The reply goes out within two days.”).
Orders name whoever reads them, and are fine. So are systems that act by themselves, and an expectation
that has an `actor`, or is for one role only. What is said in the passive is the business of
`hidden-actor`.

## Why
What is everybody's task is done by nobody. Two colleagues read “A smile at every table”, and each
thinks of the other's tables.

## Example
```yaml
expectations:
  - Same-day reply to voicemail.
```
Say who does it, in the sentence or beside it:
```yaml
expectations:
  - The duty adviser replies to voicemail on the same day.
  - text: Same-day reply to voicemail.
    actor: duty-adviser
```
"""

from collections.abc import Iterator

from standards_kit.language.agency import goes_by_itself
from standards_kit.language.glance import UNADDRESSED
from standards_kit.language.sentences import Sentence
from standards_kit.lint.acting import a_role
from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Every expectation beside which nobody is named."""
    for asked in context.asked:
        if asked.questions & UNADDRESSED and not (asked.has_actor or asked.is_strange):
            yield from _of_text(context, asked)


def _of_text(context: Context, asked: Asked) -> Iterator[Finding]:
    for sentence in asked.sentences:
        if sentence.is_fragment:
            yield _finding(
                context, asked, sentence, "says what there is to be, and nobody who does it"
            )
        elif sentence.acts and goes_by_itself(sentence.tokens, sentence.acts[0]):
            yield _finding(
                context, asked, sentence, "comes and goes by itself: nobody is named to see to it"
            )


def _finding(context: Context, asked: Asked, sentence: Sentence, why: str) -> Finding:
    t = sentence.tokens
    first = sentence.main
    last = sentence.acts[0].subject.last if sentence.acts else t.size - 1
    start, end = t.span(first, last)
    phrase = asked.excerpt(start, end)
    role = a_role(context, asked)
    return Finding(
        "missing-actor",
        f"“{phrase}” {why}.",
        asked.place(start, end),
        help=f"Begin with who does it (“You …”, “The {role} …”), write it as an order, or name the role under `actor:`.",
        phrase=phrase,
    )


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_ACTOR = "text: Same-day reply to voicemail.\n    actor: duty-adviser"

rule = Rule(
    summary="An expectation that names nobody to do it",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _expecting("Same-day reply to voicemail."),
        _expecting("A smile at every table."),
        _expecting("When a parcel is late, the voucher goes out on the same day."),
        _expecting("The reply goes out within two days.", "roles: [porter, concierge]"),
    ),
    good=(
        standard(),
        _expecting("Reply to voicemail on the same day."),
        _expecting("The night porter replies to voicemail on the same day."),
        _expecting("The system sends a text as soon as the parcel is scanned."),
        _expecting("The lobby has two wheelchairs by the door."),
        _expecting("Voicemail is returned on the same day."),
        _expecting(_ACTOR),
        _expecting("Same-day reply to voicemail.", "roles: [porter]"),
        _expecting("Réponse le jour même à chaque message.", "language: fr"),
    ),
)
