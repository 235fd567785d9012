"""A definition that leads back to itself.

## What
Reports a term whose definition uses the term itself, directly or through other definitions. Each
circle is reported once, with every step of it.

## Why
“Friendly: in a friendly manner” tells nobody anything; a circle over three terms is harder to see and
tells no more.

## Example
```yaml
terms:
  friendly: In a warm way.
  warm: In a friendly way.
```
Say in one of them what a customer would see or hear:
```yaml
terms:
  friendly: The caller hears their name and a thank-you.
```
"""

import re
from collections.abc import Iterator

from standards_kit.ground.lazy import lazy
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import TermEntry
from standards_kit.model.passages import Passage
from standards_kit.model.scope import TermUse
from standards_kit.text.diagnostic import Finding, Place, Related, Severity

_SAYS_WHAT_IT_IS = lazy(r"\s+(?:\w+\s+){0,3}?(?:is|are|means?)\b", re.IGNORECASE)
_OPENING = 20  # a definition may open with its term as its subject: “A prompt reply is one …”

Leaning = dict[TermEntry, tuple[Passage, TermUse]]


def check(context: Context) -> Iterator[Finding]:
    """Follow each definition to those it leans on, until one comes round again."""
    graph = {term: _leanings(context, term) for term in context.project.terms}
    if not any(_cycle(graph, start, set()) for start in graph):
        return  # as in nearly every kit: then it doesn't matter what is used
    graph = {term: leanings for term, leanings in graph.items() if term in context.used}
    done: set[TermEntry] = set()
    for start in graph:
        cycle = _cycle(graph, start, done)
        if cycle:
            done.update(cycle)
            yield _finding(graph, cycle)


def _leanings(context: Context, term: TermEntry) -> Leaning:
    """What a definition leans on; naming its own term as the subject doesn't count."""
    found = dict(context.glossary.within(term))
    own = found.get(term)
    if own is not None and _is_subject(*own):
        del found[term]
    return found


def _is_subject(passage: Passage, use: TermUse) -> bool:
    opens = use.start <= _OPENING and "." not in passage.text[: use.start]
    return opens and _SAYS_WHAT_IT_IS.match(passage.text, use.end) is not None


def _cycle(
    graph: dict[TermEntry, Leaning], start: TermEntry, done: set[TermEntry]
) -> list[TermEntry] | None:
    """The shortest way from a term back to itself, or None."""
    came_from: dict[TermEntry, TermEntry] = {}
    pending = [start]
    for term in pending:
        for other in graph.get(term, {}):
            if other is start:
                return _way(came_from, start, term)
            if other not in came_from and other not in done and other in graph:
                came_from[other] = term
                pending.append(other)
    return None


def _way(
    came_from: dict[TermEntry, TermEntry], start: TermEntry, last: TermEntry
) -> list[TermEntry]:
    way = [last]
    while way[-1] is not start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _finding(graph: dict[TermEntry, Leaning], cycle: list[TermEntry]) -> Finding:
    first = cycle[0]
    steps = list(zip(cycle, cycle[1:] + cycle[:1], strict=True))
    passage, use = graph[first][steps[0][1]]
    place = passage.place(use.start, use.end)
    phrase = passage.text[use.start : use.end]
    if len(cycle) == 1:
        message = f"“{first.word}” is defined by itself."
    else:
        names = " → ".join(f"“{term.word}”" for term in [*cycle, first])
        message = f"These definitions lead in a circle: {names}."
    related = tuple(
        Related(f"“{term.word}” leans on “{other.word}” here", _where(graph, term, other))
        for term, other in steps[1:]
    )
    help = "Say in one of them what a customer would see or hear, in words that need no defining."
    return Finding(
        "circular-definition",
        message,
        place,
        help=help,
        phrase=" ".join(phrase.split()),
        related=related,
    )


def _where(graph: dict[TermEntry, Leaning], term: TermEntry, other: TermEntry) -> Place:
    passage, use = graph[term][other]
    return passage.place(use.start, use.end)


def _defining(*terms: str) -> str:
    listed = "".join(f"\n  {term}" for term in terms)
    return standard(
        f"terms:{listed}", expectations="expectations:\n  - You are friendly to guests."
    )


rule = Rule(
    summary="A definition that leads back to itself",
    severity=Severity.ERROR,
    check=check,
    scope="links",
    bad=(
        _defining("friendly: In a friendly manner."),
        _defining("friendly: In a warm way.", "warm: With friendliness."),
        _defining("friendly: In a warm way.", "warm: Like kin.", "kin: Friendly people."),
    ),
    good=(
        _defining("friendly: The caller hears their name and a thank-you."),
        _defining("friendly: A friendly call is one in which the caller hears their name."),
        _defining("friendly: With a nod.", "nod: A bow of the head."),
    ),
)
