"""Where a clause ends that says which one is meant: guests (who stayed twice) pay half."""

from standards_kit.language import word_kinds as w
from standards_kit.language.tokens import REACH, Tokens, skip
from standards_kit.language.word_kinds import BEFORE_NOUN, BEGINS_OBJECT, HELPING, PRONOUN, STOPS


def after_relative(t: Tokens, at: int) -> int:
    """Take the place where a relative clause begins; give that of the word after it."""
    end = min(at + REACH, t.size)
    place = _past_relative_subject(t, at, end)
    while place < end and t.kinds[place] & (HELPING | w.NOT | w.ADVERB):
        if t.kinds[place] & w.HAVING and t.kinds[place + 1] & (w.DETERMINER | w.NUMBER):
            break
        place += 1
    if place < end and not t.kinds[place] & (w.PREPOSITION | w.DETERMINER | w.COMMA | STOPS):
        place += 1
    while place < end:
        kind = t.kinds[place]
        if kind & (STOPS | w.COMMA):
            return place + 1 if kind & w.COMMA else place
        if kind & (w.MODAL | w.BEING) or _resumes(t, place):
            return place
        if kind & w.SUBORDINATOR and not kind & w.TEMPORAL:
            return end
        place += 1
    return place


def _past_relative_subject(t: Tokens, at: int, end: int) -> int:
    """Where the verb of a relative clause may be: after "who", or after a subject of its own."""
    place = at
    if t.kinds[at] & w.RELATIVE:
        place = skip(t, at + 1, (w.ADVERB | w.NOT))
        own = t.kinds[place] & (w.DETERMINER | w.POSSESSIVE | PRONOUN | w.SOMEBODY)
        if not own and not t.is_in("of_whom", at):
            return place
    if t.kinds[place] & PRONOUN and not t.kinds[place] & w.DETERMINER:
        return place + 1
    verbs = w.THIRD | w.VERB | w.PAST
    while place < end:
        kind = t.kinds[place]
        if kind & HELPING:
            break
        if kind & verbs and place > at + 1 and not t.kinds[place - 1] & BEFORE_NOUN:
            break
        place += 1
    return place


def _resumes(t: Tokens, at: int) -> bool:
    """Whether a word within or after a relative clause is the verb that all waits for."""
    kind, before, following = t.kinds[at], t.kinds[at - 1], t.kinds[at + 1]
    if before & (BEFORE_NOUN & ~w.PARTICLE | w.TO):
        return False
    if kind & w.THIRD and (kind & w.CLEAR or before & (w.OBJECT | w.SOMEBODY | w.ADVERB)):
        return True
    if kind & w.THIRD and following & (BEGINS_OBJECT | w.PHRASAL) and not following & w.PREPOSITION:
        return True
    if not kind & w.VERB or kind & (w.RATHER_NOUN | w.RATHER_ADJECTIVE | w.PREPOSITION):
        return False
    follows = before & (w.PAST | w.NOUN | w.ADVERB | w.PLURAL | w.PARTICLE | w.ADJECTIVE)
    return bool(follows and (kind & w.CLEAR or following & BEGINS_OBJECT))
