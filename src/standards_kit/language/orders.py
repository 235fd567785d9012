"""Whether a word begins an order: "water the plants", and not "water in every room".

Verbs that are no nouns begin one. Of the others the next word tells: an article, a pronoun, a particle.
"""

from standards_kit.language import word_kinds as w
from standards_kit.language.tokens import REACH, Tokens
from standards_kit.language.word_kinds import BEGINS_OBJECT, HELPING, STOPS


def is_order(t: Tokens, at: int, asked: bool = False) -> bool:
    """Take a place; tell whether an order begins there: offer water, do not offer water.

    `asked`: a word such as "please" has announced one.
    """
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & w.BE or (kind & w.DOING and (kind & w.NEGATED or following & w.NOT)):
        return True
    if not kind & w.VERB or kind & w.MODAL:
        return is_strange_order(t, at)
    if asked:
        return True
    if kind & w.CLEAR:
        return not following & (w.MODAL | w.BEING)
    return _is_order_or_noun(t, at)


def is_strange_order(t: Tokens, at: int) -> bool:
    """Whether a word that is in no list is an order: decant the wine, crumb down the table."""
    if t.kinds[at] & (w.KNOWN | w.PLURAL | w.ING | w.PAST | w.ADVERB | w.POSSESSIVE | w.END):
        return False
    found = t.kinds[at + (2 if t.kinds[at + 1] & w.PHRASAL else 1)]
    return bool(found & (BEGINS_OBJECT & ~w.NUMBER)) and not found & w.RELATIVE


def _is_order_or_noun(t: Tokens, at: int) -> bool:
    """Whether a word that is a noun or an adjective as well begins an order."""
    kind, following, after = t.kinds[at], t.kinds[at + 1], t.kinds[at + 2]
    if following & (HELPING & ~w.DOING) or (following & w.THIRD and following & w.CLEAR):
        return False
    if following & w.PHRASAL:
        return True
    if following & (BEGINS_OBJECT | w.SUBORDINATOR | w.QUESTION) and not following & w.PREPOSITION:
        return True
    if following & w.TO:
        return kind & w.DIRECTED != 0 or (after & w.VERB and kind & w.ALSO_NOUN) != 0
    if following & w.ADVERB and not following & (w.PREPOSITION | w.DETERMINER):
        return True
    if following & (w.PREPOSITION | w.PARTICLE | STOPS | w.COMMA | w.JOINING | w.ADVERB):
        return not following & w.OF and (not kind & w.RATHER_NOUN or _is_listed_order(t, at))
    return _takes_bare_noun(t, at)


def _is_listed_order(t: Tokens, at: int) -> bool:
    """Whether a word that is rather a noun begins a list of orders: ring, knock and wait."""
    after = t.kinds[at + 2]
    return bool(t.kinds[at + 1] & w.COMMA and after & w.VERB and after & (w.CLEAR | w.ALSO_NOUN))


def _takes_bare_noun(t: Tokens, at: int) -> bool:
    """Whether a word before a noun without an article is an order, and not a noun's or its quality."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if following & w.PLURAL and not kind & w.CAUSING and _is_plural_verb(t, at + 2):
        return False
    if following & (w.STAFF | w.CUSTOMER):
        return True
    if kind & w.RATHER_ADJECTIVE:
        return not _is_only_placed(t, at + 1)
    return not kind & w.RATHER_NOUN


def _is_plural_verb(t: Tokens, at: int) -> bool:
    """Whether the verb of several stands here: test results (reach, will) …"""
    kind = t.kinds[at]
    if kind & w.PREPOSITION:
        return False
    if kind & HELPING:
        return True
    if not kind & w.VERB:
        return False
    return bool(
        kind & w.CLEAR
        or t.kinds[at + 1] & BEGINS_OBJECT
        or (t.is_in("goings", at) and t.kinds[at + 1] & w.PREPOSITION)
    )


def _is_only_placed(t: Tokens, at: int) -> bool:
    """Whether a thing follows and where it is, and nothing more: clean (towels in every room)."""
    for place in range(at, min(at + REACH, t.size)):
        if t.kinds[place] & w.PREPOSITION:
            return t.is_in("places", place)
    return not t.kinds[at] & w.PLURAL
