"""Something is to be given away, and nobody says how much.

## What
Reports expectations and steps that have staff refund, waive, compensate or put something right, where
neither the sentence names an amount nor the standard or play names a limit. It is an error, and reported
at once, in what is promised to customers or leaves nothing to judgement; otherwise it is asked for from
the level `published` on.

## Why
“Put it right” costs one colleague five pounds and another five hundred. The first disappoints the
customer, the second is told off, and both ask a manager next time.

## Example
```yaml
expectations:
  - When a parcel is lost, you refund it.
```
Say how much may be given without asking:
```yaml
expectations:
  - When a parcel is lost, you refund it.
limits: [refund-adviser]
```
"""

from collections.abc import Container, Iterator

from standards_kit.language.phrases import Hit
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.spans import find_quantities
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import fold, sentence_at, sentences
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.promised import gravity, leaned_on, play_severity
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.passages import Passage
from standards_kit.model.service import RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "missing-limit"
_NEAR = 40
_SAYS_HOW_MUCH = frozenset({"money", "percentage", "count"})


def check(context: Context) -> Iterator[Finding]:
    """Expectations of standards and steps of plays that name no limit."""
    leaned = leaned_on(context)
    for passage, giving in context.passages_with(_NAME):
        if passage.field != "expectation" or not _is_act(passage) or _is_limited(passage):
            continue
        given = _given(context, passage, giving)
        if given is None:
            continue
        start, end, decision = given
        severity = _severity(passage, leaned)
        outside = severity is Severity.ERROR
        yield Finding(
            "missing-limit",
            f"“{passage.text[start:end]}” doesn't say how much, and no limit is named here.",
            passage.place(start, end),
            help=f"Write a limit for {decision} under `limits:` (role, `up_to`, `above`) and name it "
            "here, or write the amount into the sentence.",
            severity=severity,
            level=str(Level.REVIEWABLE) if outside else None,
            phrase=passage.text[start:end],
        )


def _is_act(passage: Passage) -> bool:
    """Whether a text asks for an act: an expectation or a step, and no trigger or exception."""
    return passage.steps[0] == "steps" or passage.steps[-1] == "text"


def _is_limited(passage: Passage) -> bool:
    model = passage.owner.model
    if isinstance(model, RecoveryPlay):
        return bool(model.limits)
    if not isinstance(model, Standard) or passage.steps[0] != "expectations":
        return True
    part = model.expectations[int(passage.steps[1])]
    return bool(model.limits) or any(judgement.limit for judgement in part.judgement)


def _severity(passage: Passage, leaned: Container[str]) -> Severity | None:
    model = passage.owner.model
    if isinstance(model, RecoveryPlay):
        return play_severity(model, leaned)
    if not isinstance(model, Standard) or model.status != "active":
        return None
    return gravity(model)


def _given(
    context: Context, passage: Passage, giving: list[Hit[str]]
) -> tuple[int, int, str] | None:
    """The first act of giving whose sentence names no amount: its span and what is decided."""
    language = context.language_of(passage.standard)
    told = wordings(language, _NAME)
    grammar = load_lexicon(language).grammar
    bounds = sentences(passage.text, grammar.words("abbreviations"))
    for hit in giving:
        begin, end = sentence_at(bounds, hit.start)
        start = _act(told, passage.text, begin, hit.start, hit.end)
        if start is not None:
            said = find_quantities(passage.text[begin:end], grammar)
            if not any(one.kind in _SAYS_HOW_MUCH for one in said):
                return start, hit.end, hit.payload
    return None


def _act(told: Wordings, text: str, begin: int, start: int, end: int) -> int | None:
    """Where the act of giving begins that a phrase belongs to; None where it is spoken of only."""
    before = text[max(begin, start - _NEAR) : start]
    if told.pattern("not_given").search(before):
        return None
    if fold(text[start:end]) in told.words("alone"):
        is_act = not told.pattern("thing").match(text, end)
        return start if is_act and told.pattern("asked").search(before) else None
    for word in reversed(before.split()[-4:]):
        if fold(word.strip(",;:.")) in told.words("acts"):
            act = start - len(before) + before.rindex(word)
            return act if told.pattern("asked").search(text[begin:act]) else None
    return None


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_LIMITED = """\
limits: [{id: refunds, role: host, decision: refund, up_to: 50 GBP, above: lead}]
standards:
  - id: a
    title: A
    why: Trust is lost.
    emotional_response: Calm.
    limits: [refunds]
    expectations: [You refund it.]
"""

rule = Rule(
    summary="Something is to be given away, and nobody says how much",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    level=Level.PUBLISHED,
    check=check,
    scope="file",
    bad=(
        _expecting("When a parcel is lost, you refund it."),
        _expecting(
            "You offer the guest a voucher.", "commitment: public_promise", "promise: We act."
        ),
        "recovery_plays: [{id: lost, trigger: A bag is lost, steps: [Apologise, Put it right]}]\n",
    ),
    good=(
        _expecting("When a parcel is lost, you refund it, up to £50."),
        _expecting("You never offer a discount."),
        _expecting("When a guest asks for a refund, you fetch the manager."),
        _expecting("You explain how to ask for compensation."),
        _LIMITED,
    ),
)
