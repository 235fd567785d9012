"""A passive sentence that hides who acts.

## What
Reports passives without a doer in expectations, steps of plays and promises: “Voicemail is returned the
same day.” Not reported: a passive with its doer (“… is signed by the duty manager”), one within a
condition or a clause that says which (“When a room is not ready”, “the form that was sent”), what is only
a state (“The desk is staffed until ten”), what may be done, what those who act are themselves (“You are
trained”), and a text whose expectation, standard or play has an `actor`, or one role only.

## Why
“The customer will be informed” is a promise that everybody has heard and nobody has made.

## Example
```yaml
expectations:
  - Voicemail is returned the same day.
```
Name who does it:
```yaml
expectations:
  - The duty adviser returns voicemail the same day.
```
"""

from collections.abc import Iterator

from standards_kit.language.agency import hides_actor
from standards_kit.language.glance import PASSIVE
from standards_kit.language.sentences import Sentence
from standards_kit.language.verb_groups import Act
from standards_kit.lint.acting import a_role
from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_OWN = {
    "expectation": ("you", "we", "staff", "they"),
    "step": ("you", "we", "staff", "they"),
    "promise": ("we",),
}


def check(context: Context) -> Iterator[Finding]:
    """Every expectation, step and promise beside which nobody is named."""
    for asked in context.asked:
        if not asked.questions & PASSIVE or asked.has_actor or not asked.may_be_passive:
            continue
        for sentence in asked.sentences:
            act = _hiding(sentence, _OWN[asked.what])
            if act is not None:
                yield _finding(context, asked, sentence, act)


def _hiding(sentence: Sentence, own: tuple[str, ...]) -> Act | None:
    """The first act of a sentence that hides who does it."""
    hiding = (a for a in sentence.acts if a.subject.who not in own and hides_actor(sentence, a))
    return next(hiding, None)


def _finding(context: Context, asked: Asked, sentence: Sentence, act: Act) -> Finding:
    start, end = sentence.verbs(act)
    phrase = asked.excerpt(start, end)
    return Finding(
        "hidden-actor",
        f"“{phrase}” doesn't say by whom: two people may each leave it to the other.",
        asked.place(start, end),
        help=_help(context, asked),
        phrase=phrase,
    )


def _help(context: Context, asked: Asked) -> str:
    role = a_role(context, asked)
    if asked.what == "promise":
        return f"Say who does it: “We …”, or “Our {role} …”."
    if asked.what == "step":
        return f"Say it as an order, or who does it: “The {role} …”."
    return f"Say who does it (“You …”, “The {role} …”), or name the role under `actor:`."


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_ACTOR = "text: Voicemail is returned the same day.\n    actor: duty-adviser"

rule = Rule(
    summary="A passive sentence that hides who acts",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _expecting("Voicemail is returned the same day."),
        _expecting("When a flight is late, passengers will be informed every 20 minutes."),
        _expecting("Voicemail is returned the same day.", "roles: [porter, concierge]"),
        standard("promise: You will be told what the repair costs."),
        "recovery_plays:\n  - {id: missed-call, trigger: A call rang out, steps: [The caller is rung back]}\n",
    ),
    good=(
        standard(),
        _expecting("Voicemail is returned by the duty adviser."),
        _expecting("When a room is not cleaned by noon, you offer the lounge."),
        _expecting("You post the form that was asked for on the same day."),
        _expecting("The desk is staffed until ten."),
        _expecting("You are trained in first aid."),
        _expecting(_ACTOR),
        _expecting("Voicemail is returned the same day.", "roles: [duty-adviser]"),
        standard("promise: You are entitled to a second opinion."),
    ),
)
