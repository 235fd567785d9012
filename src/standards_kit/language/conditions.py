"""Where the main clause of a sentence begins: past what says when, where and in which case.

"When a guest arrives, you …", "On arrival you …", "Every Monday, the librarian …". The commas of a
condition are many; the main clause begins after the first behind which a clause begins.
"""

from typing import Final, NamedTuple

from standards_kit.language import word_kinds as w
from standards_kit.language.orders import is_order
from standards_kit.language.subjects import clause_at
from standards_kit.language.tokens import REACH, Tokens
from standards_kit.language.word_kinds import BEFORE_NOUN, BEGINS_OBJECT, HELPING, STOPS

_FAR: Final = 60
"""How many words a condition may have."""
_PASSED: Final = w.DETERMINER | w.NUMBER | w.ADVERB | w.PREPOSITION
_VERBS: Final = HELPING | w.THIRD | w.VERB | w.PAST


class Condition(NamedTuple):
    """A condition from its first word to that after it; `clause` where it has a verb of its own."""

    first: int
    end: int
    clause: bool


class Opening(NamedTuple):
    """What a sentence begins with: its conditions, and where the main clause then begins.

    `sure` is False where no main clause was seen.
    """

    conditions: tuple[Condition, ...]
    main: int
    sure: bool = True


def opening_of(t: Tokens, at: int) -> Opening:
    """Take the place where a sentence or a part of one begins; give what it begins with."""
    conditions: list[Condition] = []
    while True:
        at = _past_joints(t, at)
        clause = _condition_begins(t, at)
        if clause is None:
            return Opening(tuple(conditions), at)
        end, sure = _end_of(t, at, clause)
        if end == at:
            return Opening(tuple(conditions), at, sure=False)
        conditions.append(Condition(at, end, clause))
        if not sure:
            return Opening(tuple(conditions), end, sure)
        at = end


def _past_joints(t: Tokens, at: int) -> int:
    while t.kinds[at] & (w.JOINING | w.COMMA):
        at += 1
    return at


def _condition_begins(t: Tokens, at: int) -> bool | None:
    """Whether a condition begins here: True with a verb of its own, False without, None if none does."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & w.SUBORDINATOR and not _is_adverb(t, at):
        return True
    if kind & w.MODAL and t.is_in("inverted", at) and not following & w.VERB:
        return True
    if kind & w.OPENING or (kind & w.PREPOSITION and not kind & (w.VERB | w.DETERMINER | w.ADVERB)):
        return False
    if kind & w.QUESTION and not kind & (w.DETERMINER | w.IT):
        return True
    return False if _is_time(t, at) else None


def _is_adverb(t: Tokens, at: int) -> bool:
    """Whether a word such as "once" stands for a number here: once a week."""
    return t.kinds[at] & w.ADVERB != 0 and _is_time(t, at)


def _is_time(t: Tokens, at: int) -> bool:
    """Whether a time begins here: every Monday, first thing, twice a week."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & w.ADVERB and following & w.COMMA:
        return True
    if t.is_in("minutes", at) and following & w.VERB and not following & w.PREPOSITION:
        return False
    place = at
    while t.kinds[place] & _PASSED and place < at + 4 and not t.kinds[place] & w.END:
        place += 1
    timing = w.TIME | (w.EVENT if t.is_in("each", at) else 0)
    return t.kinds[place] & timing != 0 and not t.kinds[place + 1] & w.POSSESSIVE


def _end_of(t: Tokens, at: int, clause: bool) -> tuple[int, bool]:
    """The place after a condition, and whether a main clause begins there."""
    begins = _own_beginning(t, at, clause)
    if begins:
        return begins, True
    comma = 0
    for place in range(at + 1, min(t.size, at + _FAR)):
        kind = t.kinds[place]
        if kind & (w.COMMA | w.BREAK):
            comma = comma or place
            if _main_begins(t, place + 1):
                return place + 1, True
        if kind & STOPS:
            break
    if begins := _unparted(t, at, comma or t.size, clause and not t.kinds[at] & w.TEMPORAL):
        return begins, True
    return (comma + 1, False) if comma else (at, False)


def _main_begins(t: Tokens, at: int) -> bool:
    """Whether a main clause begins here, and neither a further condition nor the rest of this one."""
    kind = t.kinds[at]
    if kind & (w.SUBORDINATOR | w.JOINING) or (
        kind & w.PREPOSITION and not kind & (w.VERB | w.DETERMINER)
    ):
        return False
    if kind & w.RELATIVE and not kind & w.IT:
        return False
    return clause_at(t, at) is not None


def _own_beginning(t: Tokens, at: int, clause: bool) -> int:
    """Where "you" or "we" begins the main clause before any comma, or 0: when it rings you answer."""
    for place in range(at + (2 if clause else 1), min(t.size, at + _FAR)):
        kind, before = t.kinds[place], t.kinds[place - 1]
        if kind & (STOPS | w.COMMA):
            break
        if not kind & (w.WE | w.YOU) or kind & w.CONTRACTED:
            continue
        if before & w.PREPOSITION and not before & w.PHRASAL:
            continue
        if before & (w.JOINING | w.RELATIVE | w.QUESTION) or (
            before & (w.VERB | w.THIRD) and before & w.CLEAR
        ):
            continue
        verbless = clause and not t.kinds[at] & (w.TEMPORAL | w.OPENING)
        if verbless and not any(kind & _VERBS for kind in t.kinds[at + 1 : place]):
            continue
        found = clause_at(t, place)
        if found and not t.kinds[found.verb] & (w.PREPOSITION | w.DETERMINER):
            return place
    return 0


def _unparted(t: Tokens, at: int, end: int, clause: bool) -> int:
    """Where the main clause begins that no comma parts from a time before it, or 0.

    "On arrival the porter takes the bags", "at check-in ask for the passport". After a clause only an
    order is seen, behind what ends one: "once it is signed file the form".
    """
    for place in range(at + 2, min(end, at + REACH)):
        kind, before = t.kinds[place], t.kinds[place - 1]
        if before & (BEFORE_NOUN & ~w.NUMBER | w.JOINING | w.COMMA | w.SUBORDINATOR):
            continue
        if clause and not (before & (w.PAST | w.PHRASAL | w.OBJECT) and kind & w.VERB):
            continue
        acting = before & w.ING or (before & w.VERB and before & w.CLEAR)
        if kind & w.DETERMINER and not acting and clause_at(t, place):
            return place
        if kind & w.VERB and t.kinds[place + 1] & BEGINS_OBJECT and is_order(t, place):
            return place
    return 0
