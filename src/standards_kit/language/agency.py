"""Whether a sentence leaves out who acts: passives without an agent, and things that go by themselves."""

from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.occasions import has_limit, has_own_limit
from standards_kit.language.sentences import Sentence
from standards_kit.language.tokens import Tokens
from standards_kit.language.verb_groups import Act
from standards_kit.language.word_kinds import STOPS

_NEAR: Final = 6
_SOMEBODY: Final = w.STAFF | w.CUSTOMER
_PERSONS: Final = frozenset({"you", "we", "staff", "they"})
_ACTING: Final = frozenset({"order", "you", "we", "staff", "house", "somebody"})


def is_work(sentence: Sentence, act: Act) -> bool:
    """Take an act; tell whether it is something that those who serve are to do, or that is done."""
    t = sentence.tokens
    if act.negative or act.option or act.may:
        return False
    if act.voice == "passive":
        return act.subject.who not in _PERSONS and names_act(sentence, act)
    timed = act.own and has_limit(t, act.verb + 1, act.end)
    if act.voice == "being":
        return timed and act.subject.who in _PERSONS
    if act.subject.who == "thing":
        return timed and t.is_verb_of("goings", act.verb)
    if act.subject.who == "house" and t.is_verb_of("openly", act.verb):
        return t.kinds[act.verb + 1] & (w.DETERMINER | w.POSSESSIVE) != 0
    return act.subject.who in _ACTING


def hides_actor(sentence: Sentence, act: Act) -> bool:
    """Take an act; tell whether it is done by somebody who isn't named."""
    return (
        act.voice == "passive"
        and not act.may
        and names_act(sentence, act)
        and not _has_agent(sentence.tokens, act)
    )


def names_act(sentence: Sentence, act: Act) -> bool:
    """Take a passive act; tell whether something is done, and not only so: is locked at ten, is open."""
    t = sentence.tokens
    if t.kinds[act.verb - 1] & w.GETTING:
        return True
    if not t.is_in("adjectival", act.verb):
        return not t.is_in("reversed", act.verb)
    if not t.is_in("states_or_acts", act.verb):
        return False
    if act.duty or act.perfect:
        return True
    if any(t.is_in("durations", at) for at in range(act.verb + 1, act.end + 1)):
        return False
    return (
        act.subject.who == "customer"
        or bool(sentence.conditions)
        or t.kinds[act.verb + 1] & w.PHRASAL != 0
        or has_limit(t, act.verb + 1, act.end)
    )


def _has_agent(t: Tokens, act: Act) -> bool:
    return any(
        t.kinds[at] & w.BY and _is_agent(t, at + 1) for at in range(act.verb + 1, act.end + 1)
    )


def _is_agent(t: Tokens, at: int) -> bool:
    """Whether what follows "by" acts: the caretaker, us, Clare; and is no time, way or place."""
    if t.kinds[at] & w.ING and not t.kinds[at] & w.NOUN:
        return False
    counted = t.kinds[at] & w.NUMBER != 0
    for place in range(at, min(at + _NEAR, t.size)):
        kind = t.kinds[place]
        if kind & _SOMEBODY or (kind & (w.OBJECT | w.WE | w.SOMEBODY) and not kind & w.DETERMINER):
            return True
        if kind & (STOPS | w.COMMA) or (kind & w.PREPOSITION and not kind & w.DETERMINER):
            break
        if kind & w.DETERMINER and place > at:
            break
        if t.is_in("times", place) or t.is_in("no_agents", place):
            return False
    return not counted


def goes_by_itself(t: Tokens, act: Act) -> bool:
    """Take an act; tell whether a thing goes or comes, though somebody must take it: the bill arrives."""
    if not _is_moved(t, act) or act.voice != "active" or act.may or act.negative:
        return False
    rests = t.is_verb_of("resting", act.verb) and has_own_limit(t, act)
    if not (rests or _goes(t, act)) or t.is_in("us", act.verb + 1):
        return False
    if any(t.is_in("of_itself", at) for at in range(t.size)):
        return False
    head = act.subject.head
    person = t.lists.told.pattern("like_a_person").search(t.words[head])
    negative = any(t.is_in("none", at) for at in range(act.subject.first, act.subject.last + 1))
    return not negative and (person is None or t.is_in("things", head))


def _is_moved(t: Tokens, act: Act) -> bool:
    """Whether an act is that of a thing; a car is one where it is lent: the courtesy car."""
    who, head = act.subject.who, act.subject.head
    if who != "self":
        return who in ("thing", "it")
    return t.is_in("carried", head) or (head > 0 and t.is_in("lent", head - 1))


def _goes(t: Tokens, act: Act) -> bool:
    """Whether a verb says that a thing goes or comes, or that what people do goes on: repairs happen."""
    head = act.subject.head
    if t.says("comes_with", act.verb):
        return False
    if t.is_verb_of("goings", act.verb) or t.says("goes", act.verb):
        return True
    if t.is_in("deeds", head):
        return t.says("goes_on", act.verb)
    return t.is_in("talks", head) and t.says("framed", act.verb)
