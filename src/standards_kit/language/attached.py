"""Whether a quantity is attached to a phrase: "promptly, within 2 hours", "most calls, nine in ten".

A number elsewhere in the sentence settles nothing. Which quantity counts depends on what the phrase
leaves open: a time says how soon, and never how clean; that urgent repairs start within 4 hours
doesn't say which repairs are urgent.
"""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from standards_kit.language.contexts import REACH, Bounds, Surroundings
from standards_kit.language.spans import QuantitySpan

# What a phrase leaves open: how soon, how often or many, how much, of what merit, which class.
Open: TypeAlias = Literal["time", "number", "extent", "merit", "class"]

_NEAR: Final = 70
# Kinds of quantity that say nothing about what is left open, unless a colon or the like links them.
_SAYS_NOTHING: Final[Mapping[Open, frozenset[str]]] = {
    "merit": frozenset({"clock", "date", "duration", "event"}),
    "number": frozenset({"event"}),
}


def quantified(around: Surroundings, span: Bounds, clause: Bounds, left_open: Open) -> bool:
    """Take a phrase's span, its sentence and what it leaves open; tell whether a quantity says it."""
    quantities = around.quantities
    if not quantities:
        return False
    start, end = span
    index = bisect_left(quantities, (end,))
    furthest = min(clause[1], end + _NEAR)
    for found in quantities[index : index + 2]:
        if found.start > furthest:
            break
        if _follows(around, end, found, left_open):
            return True
    return bool(index) and _precedes(around, quantities[index - 1], start, clause, left_open)


def until_event(around: Surroundings, end: int, clause: Bounds) -> bool:
    """Take a phrase's end and its sentence; tell whether it names an event that must not come first."""
    limit = min(clause[1], end + REACH)
    index = bisect_left(around.event_words, end)
    nearest = around.event_words[index : index + 1]
    return (
        bool(nearest)
        and nearest[0] < limit
        and around.grammar.pattern("event").match(around.text, end, limit) is not None
    )


def _follows(around: Surroundings, end: int, found: QuantitySpan, left_open: Open) -> bool:
    text, grammar = around.text, around.grammar
    if left_open == "class":
        return grammar.pattern("attached_class").fullmatch(text, end, found.start) is not None
    if text[end : found.start].isspace():
        return left_open == "number" and found.kind in ("frequency", "count")
    if grammar.pattern("attached_after").fullmatch(text, end, found.start) is None:
        return False
    if found.kind not in _SAYS_NOTHING.get(left_open, ()):
        return True
    return grammar.pattern("strong_link").search(text, end, found.start) is not None


def _precedes(
    around: Surroundings, found: QuantitySpan, start: int, clause: Bounds, left_open: Open
) -> bool:
    if left_open == "class" or found.kind in _SAYS_NOTHING.get(left_open, ()):
        return False
    near = max(clause[0], start - _NEAR) <= found.start and found.end <= start
    return (
        near
        and (left_open == "number" or found.kind != "count")
        and around.grammar.pattern("attached_before").fullmatch(around.text, found.end, start)
        is not None
    )
