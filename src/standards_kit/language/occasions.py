"""When something is done: whether a sentence says it, and whether an act has a time of its own.

A clause with "when", a time, an event, how often; or what the act is done to says it: you thank callers
who waited, you log complaints, you keep supper for latecomers.
"""

from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.sentences import Sentence
from standards_kit.language.subjects import clause_at
from standards_kit.language.tokens import Tokens
from standards_kit.language.verb_groups import Act
from standards_kit.language.word_kinds import BEGINS_OBJECT, PRONOUN, STOPS

_DOERS: Final = frozenset({"order", "you", "we", "staff", "house"})
_NEAR: Final = 5
_FAR: Final = 24
_NAMED: Final = w.NOUN | w.SOMEBODY | w.PLURAL
_PARTED: Final = STOPS | w.COMMA
_AFTER_CLOCK: Final = _PARTED | w.JOINING | w.PREPOSITION | w.TIME | w.NUMBER | w.SUBORDINATOR


def has_limit(t: Tokens, first: int, last: int) -> bool:
    """Take the first and the last word after a verb; tell whether a time or an occasion is among them."""
    return any(_is_limit(t, at, last) for at in range(first, last + 1))


def _is_limit(t: Tokens, at: int, last: int) -> bool:
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & w.LIMIT:
        return True
    if at == last:
        return False
    if following & w.TIME and (kind & w.NUMBER or t.is_in("rates", at)):
        return True
    if kind & w.OPENING and following & w.NUMBER and t.is_in("clock_prepositions", at):
        after = t.kinds[at + 2]
        return after & _AFTER_CLOCK != 0
    if t.is_in("each", at):
        return _moment_within(t, at + 1, last)
    if kind & w.SUBORDINATOR and kind & w.ADVERB:
        if t.kinds[at - 1] & w.PREPOSITION:
            return True
        return following & (PRONOUN | w.DETERMINER | w.CUSTOMER | w.STAFF) != 0
    return (
        kind & w.PREPOSITION != 0
        and t.is_in("event_prepositions", at)
        and _moment_within(t, at + 1, last)
    )


def has_own_limit(t: Tokens, act: Act) -> bool:
    """Take an act; tell whether it has a time of its own by which, or at which, it is due."""
    return not t.is_verb_of("lasting", act.verb) and has_limit(t, act.verb + 1, act.end)


def timed_again(t: Tokens, act: Act) -> int:
    """Take an act with a time; give where a second thing begins that has another, or 0.

    You answer letters within a week (and emails within a day); you ring by ten with the price (and by
    four with the bill).
    """
    if t.is_verb_of("lasting", act.verb):
        return 0
    for at in range(act.verb + 2, min(act.end, act.verb + _FAR)):
        if t.kinds[at] & (w.JOINING | w.COMMA) and has_limit(t, act.verb + 1, at - 1):
            begins = at + 2 if t.kinds[at + 1] & w.JOINING else at + 1
            if not t.kinds[at] & w.OR and _is_timed_thing(t, act, at, begins):
                return begins
    return 0


def _is_timed_thing(t: Tokens, act: Act, joint: int, at: int) -> bool:
    """Whether a thing and its time follow, or a time and what was said with the time before."""
    named = False
    for place in range(at, min(at + _NEAR, act.end + 1)):
        kind = t.kinds[place]
        if kind & (_PARTED | w.JOINING | w.NOT | w.RELATIVE | w.ING):
            return False
        if t.is_in("moving_a_time", place):
            return False  # within five rings, sooner when the line is yours
        if kind & w.VERB and (kind & w.CLEAR or t.kinds[place + 1] & BEGINS_OBJECT):
            return False
        if _is_limit(t, place, act.end):
            return named or (place == at and _goes_on_with(t, act, joint, place))
        if kind & (w.TIME | w.EVENT | w.SUBORDINATOR):
            return False
        named = named or kind & (w.PREPOSITION | w.DETERMINER | w.ADVERB | w.ADJECTIVE) == 0
    return False


def _goes_on_with(t: Tokens, act: Act, joint: int, at: int) -> bool:
    """Whether a time is followed by "with" and a thing, as the time before it was."""
    before, after = t.words[act.verb + 1 : joint], t.words[at + 1 : act.end]
    return any(word in before and word in after for word in t.lists.told.words("along_with"))


def wants_occasion(sentence: Sentence, act: Act) -> bool:
    """Take an act; tell whether somebody is to do something that is not always so."""
    t = sentence.tokens
    if act.negative or act.may or act.voice != "active" or act.subject.who not in _DOERS:
        return False
    if act.first and t.is_in("requests", act.first - 1):
        return False
    if not t.is_verb_of("states", act.verb):
        return True
    return t.is_verb_of("moving", act.verb) and any(
        t.kinds[at] & w.PHRASAL or t.is_in("whither", at) for at in range(act.verb + 1, act.end + 1)
    )


def _moment_within(t: Tokens, first: int, last: int) -> bool:
    """Whether a time or an event follows in the same phrase."""
    for at in range(first, min(first + _NEAR, last + 1)):
        kind = t.kinds[at]
        if kind & _PARTED or (kind & w.PREPOSITION and not kind & w.DETERMINER):
            return False
        if kind & (w.TIME | w.EVENT):
            return True
    return False


def tells_occasion(sentence: Sentence, act: Act) -> bool:
    """Take a sentence and an act of it; tell whether anything in it says when the act is due."""
    t = sentence.tokens
    if sentence.conditions or _has_relative(t, act.subject.first, act.first - 1):
        return True
    last = t.size - 1
    return (
        has_limit(t, act.verb + 1, last)
        or any(_is_occasion(t, at, act) for at in range(act.verb + 1, last + 1))
        or _handles_case(t, act)
    )


def _has_relative(t: Tokens, first: int, last: int) -> bool:
    return any(t.kinds[at] & w.RELATIVE for at in range(first, last + 1) if at > first)


def _is_occasion(t: Tokens, at: int, act: Act) -> bool:
    """Whether a word after the verb tells the case in which the act is done."""
    kind, before, following = t.kinds[at], t.kinds[at - 1], t.kinds[at + 1]
    if kind & w.RELATIVE and at > act.verb + 1 and not t.kinds[act.verb] & w.TELLING:
        return not kind & w.IT or before & _NAMED != 0
    told = kind & (w.ING | w.PAST) and (not kind & w.VERB or following & (w.PHRASAL | w.BY))
    if told and before & _NAMED:
        return not before & w.PREPOSITION
    if t.is_in("situations", at) and not following & w.END:
        return True
    if t.is_in("early", at):
        return following & (STOPS | w.COMMA) != 0 or t.kinds[at + 1] & w.TIME != 0
    if t.is_in("comers", at):
        return True
    if t.is_in("as", at):
        return (
            following & (PRONOUN | w.CUSTOMER | w.DETERMINER) != 0
            and clause_at(t, at + 1) is not None
        )
    return False


def _handles_case(t: Tokens, act: Act) -> bool:
    """Whether what comes in is dealt with, so that its coming says when: log complaints."""
    at = act.verb + 1
    if t.is_verb_of("warning", act.verb):
        return any(
            t.is_in("of_what", place) and _case_within(t, place + 1) for place in range(at, act.end)
        )
    if not t.is_verb_of("handling", act.verb):
        return False
    while t.kinds[at] & (w.PARTICLE | w.PREPOSITION) and not t.kinds[at] & w.DETERMINER:
        at += 1
    return not t.is_in("determined", at) and _case_within(t, at)


def _case_within(t: Tokens, first: int) -> bool:
    """Whether what comes in, or a thing that something has happened to, is named in a phrase."""
    for at in range(first, min(first + _NEAR, t.size)):
        kind = t.kinds[at]
        if kind & (_PARTED | w.JOINING) or (kind & w.PREPOSITION and not kind & w.DETERMINER):
            return False
        if t.is_in("cases", at) or (kind & w.PAST and not kind & (w.VERB | w.NOUN)):
            return True
    return False
