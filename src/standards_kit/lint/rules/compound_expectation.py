"""Several requirements in one expectation.

## What
Reports expectations that ask for three acts or more (“Greet, verify and log.”), or for two of which each
has a subject, a sentence or a time of its own (“You answer within 20 seconds, and the desk rings back
within 2 hours.”). One act with several things, with its manner or its purpose, two acts of one movement
(“You stand up and greet the guest.”) and a choice (“ring or write”) are one requirement.

## Why
Whoever did two of three things has neither met the expectation nor missed it, and no record can say
which one was left out.

## Example
```yaml
expectations:
  - When a guest checks in, you take the coat, carry the bags and explain the lift.
```
Write one for each, in the order in which they are done:
```yaml
expectations:
  - When a guest checks in, you take the coat.
  - When the guest has a key, you carry the bags.
  - Before you leave the room, you explain the lift.
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.agency import is_work
from standards_kit.language.glance import JOINED
from standards_kit.language.occasions import has_limit, has_own_limit, timed_again
from standards_kit.language.sentences import Sentence
from standards_kit.language.tokens import Tokens
from standards_kit.language.verb_groups import Act
from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_MANY: Final = 3
_NAMED: Final = 3
_SHOWN: Final = 10
_ADDING: Final = "ing"
"""What stands in all that the pattern `added` finds, and is sought more quickly."""
_NUMBERS: Final = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def check(context: Context) -> Iterator[Finding]:
    """Every expectation that might join several."""
    for asked in context.asked:
        if asked.questions & JOINED:
            yield from _of_text(asked)


def _of_text(asked: Asked) -> Iterator[Finding]:
    """One finding at most: the first sentence that asks for several, or the second that asks."""
    asking: list[tuple[Sentence, list[Act]]] = []
    for sentence in asked.sentences:
        work = _work(sentence)
        several = work if _is_compound(sentence, work) else _timed_twice(sentence, work)
        if several:
            yield _finding(asked, [(sentence, act) for act in several])
            return
        if work and not sentence.goes_on:
            asking.append((sentence, work))
    if len(asking) > 1:
        yield _finding(asked, [(sentence, work[0]) for sentence, work in asking])


def _work(sentence: Sentence) -> list[Act]:
    """What a sentence asks to be done; nothing where it only tells customers how to get it."""
    acts = sentence.acts
    if len(acts) > 1 and acts[0].subject.who == "order" and acts[1].own:
        first, last = acts[1].subject.first, acts[1].end
        kinds = sentence.tokens.kinds[first : last + 1]
        if acts[1].duty or any(kind & (w.WE | w.YOU) for kind in kinds):
            return []
    return [act for act in acts if is_work(sentence, act) or _is_manner(act)]


def _is_manner(act: Act) -> bool:
    """Whether an order asks how somebody is: be on time, be kind and be brief."""
    asked = act.subject.who == "order" and not (act.negative or act.may or act.option)
    return act.voice == "being" and asked


def _is_compound(sentence: Sentence, work: Sequence[Act]) -> bool:
    t = sentence.tokens
    moves = sum(1 for act in work if _is_move(sentence, act))
    if _adds(sentence, _MANY - len(work) + max(0, moves - 1)):
        return True
    work = [act for act in work if act.voice != "being" or is_work(sentence, act)]
    if len(work) < _MANY - 1:
        return False
    first, second = work[:2]
    return second.own or _is_later(t, first, second)


def _adds(sentence: Sentence, wanted: int) -> bool:
    """Whether so many acts are only added: besides signing the form, as well as printing it."""
    t = sentence.tokens
    if wanted <= 0 or wanted > t.folded.count(_ADDING):
        return wanted <= 0
    return sum(1 for _ in t.lists.told.pattern("added").finditer(t.folded)) >= wanted


def _is_later(t: Tokens, first: Act, second: Act) -> bool:
    """Whether an act has a time of its own, said before it: greet the guest and, by noon, ring the desk."""
    between = range(first.end + 1, second.first)
    if has_limit(t, first.end + 1, second.first - 1):
        return not any(t.kinds[at] & w.SUBORDINATOR & ~w.TEMPORAL for at in between)
    return has_own_limit(t, first) and has_own_limit(t, second)


def _is_move(sentence: Sentence, act: Act) -> bool:
    """Whether an act is part of one movement: you get up, go over and sit down."""
    t = sentence.tokens
    return t.says("moves", act.verb) and not has_own_limit(t, act)


def _timed_twice(sentence: Sentence, work: Sequence[Act]) -> list[Act]:
    """What one verb asks twice, each with a time of its own, as two acts: “… and emails within a day”."""
    for act in work:
        if begins := timed_again(sentence.tokens, act):
            return [act, replace(act, first=begins, verb=begins, own=False)]
    return []


def _finding(asked: Asked, work: Sequence[tuple[Sentence, Act]]) -> Finding:
    """What is asked besides the first: it is to go into an expectation of its own."""
    named = [f"“{asked.excerpt(*sentence.whole(act, _NAMED))}”" for sentence, act in work[:_SHOWN]]
    if len(work) > _SHOWN:
        named.append(f"{len(work) - _SHOWN:,} more")
    start, _ = work[1][0].whole(work[1][1])
    _, end = work[-1][0].whole(work[-1][1])
    return Finding(
        "compound-expectation",
        f"{_NUMBERS.get(len(work), 'Several')} things are asked at once, {', '.join(named[:-1])} and "
        f"{named[-1]}: whoever does only one of them has neither met this nor missed it.",
        asked.place(start, end),
        help="Write an expectation for each: it can then be ticked by itself, and have its own time and role.",
        phrase=asked.excerpt(start, end),
    )


def _expecting(text: str) -> str:
    return standard(expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="Several requirements in one expectation",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _expecting("Greet, verify and log."),
        _expecting("When a guest arrives, you take the coat, carry the bags and call the lift."),
        _expecting("You answer within 20 seconds, and the desk rings back within 2 hours."),
        _expecting("Inspect the room by 14:00 and ring the desk by 14:15."),
        _expecting("You hold the door. You carry the bags to the car."),
    ),
    good=(
        standard(),
        _expecting("You stand up and greet the guest."),
        _expecting("Note name, room and time."),
        _expecting("You calm the child by kneeling, smiling and speaking low."),
        _expecting("You turn the lamp so that the guest can read, fill in and sign the form."),
        _expecting("When a guest arrives, drops the bags and looks round, you walk over."),
        _expecting("Ring, text or email the guest."),
        _expecting("You say “I will look into it, I will ring you and I will write.”"),
    ),
)
