"""An expectation of which nobody could tell whether it was met.

## What
Reports expectations and steps that ask for a thought, a feeling, an attitude or an abstraction: “Show you
care”, “Take ownership of the problem”, “You understand the caller's needs”. An act that can be seen, spoken
words, a number or a target beside it settles it: “Take ownership by writing your name on the ticket”. So
does a defined term in the sentence. Where `vague-phrase` already reports something in the same sentence,
this rule keeps quiet: one fault, one finding.

## Why
Nobody can coach, praise or record what can't be seen. “Show you care” is done by one with a biscuit, by
another with a sigh, and neither can be told that it was wrong.

## Example
```yaml
expectations:
  - Put yourself in the tenant's shoes.
```
Say what somebody beside you would see or hear:
```yaml
expectations:
  - Before you name a date, you ask by which day the tenant needs the repair.
```
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.agency import is_work
from standards_kit.language.glance import UNSEEN
from standards_kit.language.phrases import Hit, Several
from standards_kit.language.sentences import Sentence
from standards_kit.language.shelf import tag_of
from standards_kit.language.tokens import Tokens
from standards_kit.language.verb_groups import Act
from standards_kit.language.wordings import wordings
from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_NAME: Final = "unmeasurable-expectation"
_OURS: Final = frozenset({"order", "you", "we", "staff", "house", "somebody"})
_SERVED: Final = w.CUSTOMER | w.OBJECT | w.THEY | w.SOMEBODY
_LISTS: Final = ("inner", "negated", "of_customers")


def check(context: Context) -> Iterator[Finding]:
    """Every expectation and step without a target."""
    for asked in context.asked:
        if not asked.questions & UNSEEN:
            continue
        if getattr(asked.part, "targets", ()):
            continue
        found = _found(asked)
        if found:
            yield from _of_text(context, asked, found)


def _found(asked: Asked) -> list[tuple[str, Hit[str]]]:
    """The phrases in a text, each with the name of its list."""
    text = asked.passage.text
    several = _lists(tag_of(asked.language))
    return [(name, hit) for name, hits in several.find(text).items() for hit in hits]


@cache
def _lists(tag: str) -> Several:
    """What finds the phrases of all lists of a language at one look."""
    told = wordings(tag, _NAME)
    return Several({name: told.phrases(name) for name in _LISTS})


def _of_text(
    context: Context, asked: Asked, found: list[tuple[str, Hit[str]]]
) -> Iterator[Finding]:
    for sentence in asked.sentences:
        hits = {
            act: hit
            for act in sentence.acts
            if (hit := _begun(context, asked, sentence, act, found))
        }
        if hits and not _is_shown(sentence, hits) and not _is_reported(context, asked, sentence):
            act, hit = next(iter(hits.items()))
            yield _finding(asked, sentence, act, hit)


def _begun(
    context: Context, asked: Asked, sentence: Sentence, act: Act, found: list[tuple[str, Hit[str]]]
) -> Hit[str] | None:
    """The longest phrase that an act begins with, if it is asked of those who serve."""
    if act.subject.who not in _OURS or act.may or act.option:
        return None
    t = sentence.tokens
    starts = {t.span(at, at)[0] for at in (act.first, act.verb)}
    hits = [
        hit
        for name, hit in found
        if hit.start in starts
        and act.negative == (name == "negated")
        and (name != "of_customers" or _names_customer(context, sentence, act))
    ]
    return max(hits, key=lambda hit: hit.end, default=None)


def _names_customer(context: Context, sentence: Sentence, act: Act) -> bool:
    """Whether a customer, or one who is spoken of, stands behind the verb of an act."""
    t = sentence.tokens
    word = context.project.kit.customer_word.lower()
    return any(
        _kind_of(t, at) & _SERVED or t.words[at].startswith(word)
        for at in range(act.verb + 1, act.end + 1)
    )


def _kind_of(t: Tokens, at: int) -> int:
    """What a word may be, or what it is the possessive of: the guest's mood."""
    kind = t.kinds[at]
    return t.lists[t.words[at].partition("'")[0]] if kind & w.POSSESSIVE else kind


def _is_shown(sentence: Sentence, hits: dict[Act, Hit[str]]) -> bool:
    """Whether a sentence says by what one would tell: words, a number, how, or another act."""
    t = sentence.tokens
    for at in range(sentence.main, t.size):
        kind, before = t.kinds[at], t.kinds[at - 1] if at else 0
        if kind & (w.QUOTE | w.BREAK) or (kind & w.NUMBER and not kind & w.ONE):
            return True
        if kind & w.ING and before & w.BY:
            return True
    return any(act not in hits and is_work(sentence, act) for act in sentence.acts)


def _is_reported(context: Context, asked: Asked, sentence: Sentence) -> bool:
    """Whether a defined term stands in a sentence, or `vague-phrase` reports something there."""
    passage, t = asked.passage, sentence.tokens
    start, end = t.span(0, t.size - 1)
    if any(start <= use.start < end for use in asked.uses):
        return True
    if "vague-phrase" not in context.running:
        return False
    vague = context.finder_for(passage).find(
        passage.text, "expectation", timed=passage.timed, judged=passage.judged
    )
    return any(start <= each.start < end for each in vague)


def _finding(asked: Asked, sentence: Sentence, act: Act, hit: Hit[str]) -> Finding:
    start, end = sentence.whole(act)
    phrase = asked.excerpt(start, end)
    return Finding(
        _NAME,
        f"“{phrase}” can't be seen, heard or counted, so that nobody can tell whether it was done.",
        asked.place(start, end),
        help=f"Say what somebody beside you would see or hear: {hit.payload}. Or add a target that is measured.",
        phrase=phrase,
    )


def _expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


_TARGET = "text: You understand the caller's needs.\n    targets: [{at_least: 90%}]"

rule = Rule(
    summary="An expectation of which nobody could tell whether it was met",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _expecting("You understand the caller's needs."),
        _expecting("Whenever a guest has a problem, think of it as your own."),
        _expecting("Believe in the products you sell."),
    ),
    good=(
        standard(),
        _expecting("Repeat the problem back before you offer a remedy."),
        _expecting("Take ownership by writing your name on the ticket."),
        _expecting("You understand the caller's needs.", "terms: {understand: You read it back.}"),
        _expecting("You make sure the key works before the guest leaves the desk."),
        _expecting(_TARGET),
    ),
)
