"""What joins one act to the next, and whether what follows is an act with the same subject.

"Greet, verify and log" has three acts, "note name, room and time" has one: the words after the joints
tell.
"""

from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.orders import is_strange_order
from standards_kit.language.tokens import Tokens
from standards_kit.language.verb_groups import Form
from standards_kit.language.word_kinds import BEGINS_OBJECT, HELPING, STOPS

JOINTS: Final = w.COMMA | w.JOINING | w.BREAK


class Joint:
    """The commas and words that join one part of a sentence to the next; `end` is the place after them."""

    __slots__ = ("colon", "comma", "end", "or_", "semicolon", "word")

    def __init__(self, t: Tokens, at: int) -> None:
        self.comma = self.word = self.or_ = self.semicolon = self.colon = False
        while t.kinds[at] & JOINTS or _is_passed(t.kinds[at]):
            kind = t.kinds[at]
            self.comma |= kind & w.COMMA != 0
            self.word |= kind & w.JOINING != 0
            self.or_ |= kind & w.OR != 0
            if kind & w.BREAK:
                self.semicolon |= t.words[at] == ";"
                self.colon |= t.words[at] in ":([])"
            at += 1
        self.end = at


def _is_passed(kind: int) -> bool:
    """Whether a word such as "then", "please" or "quietly" stands between a joint and what it joins."""
    manner = kind & w.ADVERB and not kind & w.KNOWN
    return bool(manner or kind & w.POLITE) and not kind & (w.VERB | w.DETERMINER | w.NOT | w.END)


def shares(t: Tokens, at: int, form: Form) -> bool:
    """Take a place after a joint; tell whether a verb of a form begins there: it shares a subject."""
    kind = t.kinds[at]
    if form == "base":
        return _is_plain(t, at)
    if form == "third":
        return _is_third(t, at)
    return kind & w.PAST != 0 and not kind & HELPING


def _is_plain(t: Tokens, at: int) -> bool:
    """Whether an infinitive begins here that goes on a list of what is done."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & w.MODAL:
        return following & (w.VERB | w.BE) != 0
    if not kind & w.VERB:
        return kind & w.BE != 0 or is_strange_order(t, at)
    if kind & w.CLEAR:
        return not following & w.MODAL
    if following & w.PHRASAL:
        return True
    if following & (BEGINS_OBJECT | w.SUBORDINATOR | w.QUESTION) and not following & w.PREPOSITION:
        return True
    if following & (STOPS | w.COMMA | w.JOINING):
        return not kind & (w.RATHER_NOUN | w.RATHER_ADJECTIVE)
    if following & w.TO:
        return kind & w.DIRECTED != 0
    if following & w.PREPOSITION and not following & w.OF:
        return t.is_in("rather_verbs", at)
    return kind & w.ALSO_NOUN != 0 and not following & (w.PREPOSITION | HELPING)


def _is_third(t: Tokens, at: int) -> bool:
    """Whether a verb with -s begins here that goes on a list of what is done."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & HELPING:
        return t.is_in("singular_helpers", at)
    if kind & w.THIRD:
        if kind & w.CLEAR or not kind & w.PLURAL or following & w.PHRASAL:
            return True
        if following & w.TO:
            return kind & w.DIRECTED != 0
        begins = following & (BEGINS_OBJECT | w.SUBORDINATOR | w.QUESTION)
        return begins != 0 and not following & w.PREPOSITION
    return kind & w.PLURAL != 0 and not kind & w.KNOWN and following & BEGINS_OBJECT != 0
