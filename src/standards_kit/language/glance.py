"""What is seen of a text at a glance: enough to know which questions are worth reading it for.

Most texts have nothing that a rule about sentences looks for, and reading one costs ten times as much.
"""

from functools import lru_cache, partial, reduce
from itertools import pairwise
from operator import or_
from typing import Final, NamedTuple

from standards_kit.language import word_kinds as w
from standards_kit.language.remembered import Remembered
from standards_kit.language.word_kinds import HELPING, PRONOUN, Kinds, kinds_of
from standards_kit.language.words import atoms_of

_ADDED: Final = 5
_ENDS: Final = " .!?…\n"
_PARTS: Final = (";", ". ", "! ", "\n", "… ", " – ", " — ", " - ")
_NOUN: Final = w.DETERMINER | w.STAFF | w.CUSTOMER | w.QUESTION
_SURELY_VERB: Final = HELPING | w.THIRD
_TIMING: Final = w.LIMIT | w.TIME | w.EVENT


class Glance(NamedTuple):
    """What at least one word of a text may be, as bits of `word_kinds`, and whether it may ask for several things.

    Nothing where nobody has said what words of the language may be.
    """

    kind: int = 0
    joins: bool = False
    addressed: bool = False


def glance(text: str, language: str) -> Glance:
    """Take a text and its language; give what is seen of it at a glance."""
    return _glances(language)[text]


@lru_cache(maxsize=64)
def _glances(language: str) -> Remembered[Glance]:
    kinds = kinds_of(language)
    nothing = Glance()
    return Remembered(partial(_seen, kinds) if kinds else lambda _: nothing)


def _seen(kinds: Kinds, text: str) -> Glance:
    found = list(map(kinds.__getitem__, atoms_of(text)))
    kind = reduce(or_, found, 0)
    addressed = kind & (w.WE | w.YOU) and kinds.addressed.search(text) is not None
    return Glance(kind, _joins(text, found, kind), bool(addressed))


def _joins(text: str, found: list[int], kind: int) -> bool:
    """Whether a text may ask for several things.

    It needs two sentences, a list, a second subject, or a second verb with a time on either side.
    """
    commas = text.count(",")
    body = text.rstrip(_ENDS)
    if (
        commas > 1
        or any(mark in body for mark in _PARTS)
        or (kind & w.OTHERS and _is_another(found))
        or (commas and _is_spliced(found, text.partition(",")[0].count(" ") + 1))
    ):
        return True
    return bool(kind & w.JOINING) and _is_joined([*found, w.END, w.END], commas > 0)


def _is_joined(found: list[int], comma: bool) -> bool:
    """Whether an "and" may join two acts."""
    joints = [at for at, kind in enumerate(found) if kind & w.JOINING]
    timed, verb = _last_timed(found), _last_verb(found)
    sharing = 0
    for at in joints:
        first, second = found[at + 1], found[at + 2]
        if first & (w.VERB | w.THIRD | w.PAST) and not first & _NOUN:
            sharing += 1
        elif first & PRONOUN and second & w.BEING:
            if timed >= at:
                return True
        elif verb > at or any(kind & (w.WE | w.YOU) for kind in found[at + 2 : at + _ADDED]):
            return True
    begins = max((at for at in range(joints[0]) if found[at] & (w.WE | w.YOU)), default=0)
    added = found[0] & w.PREPOSITION and any(
        kind & w.ING and not kind & w.NOUN for kind in found[1:_ADDED]
    )
    if sharing > 1 or (comma and (added or not begins)):
        return sharing > 0
    return timed >= joints[0] and _last_timed(found[begins : joints[0]]) >= 0


def _is_another(found: list[int]) -> bool:
    """Whether another may do something: one scans, another tags."""
    acting = w.THIRD | w.VERB
    return any(kind & w.OTHERS and after & acting for kind, after in pairwise(found))


def _is_spliced(found: list[int], comma: int) -> bool:
    """Whether a comma may part two acts: words before it ask, and so do those after it."""
    told, rest = found[:comma], found[comma:]
    if told[0] & w.SUBORDINATOR and not told[0] & w.TEMPORAL:
        return False
    asks = told[0] & w.VERB or any(
        kind & (w.WE | w.YOU) and not before & (w.SUBORDINATOR | w.PREPOSITION)
        for before, kind in pairwise((0, *told))
    )
    if not asks:
        return False
    timed = _last_timed(told) >= 0 and _last_timed(rest) >= 0
    return timed or any(kind & (w.WE | w.YOU | w.STAFF) for kind in rest)


def _last_verb(kinds: list[int]) -> int:
    """The place of the last word that may be a verb, or -1: so that no joint need look for one itself."""
    for at in range(len(kinds) - 1, -1, -1):
        kind = kinds[at]
        if kind & _SURELY_VERB or (kind & w.VERB and not kind & w.RATHER_NOUN):
            return at
    return -1


def _last_timed(kinds: list[int]) -> int:
    """The place of the last word by which a time may be said, or -1."""
    for at in reversed(range(len(kinds))):
        if kinds[at] & _TIMING:
            return at
        if kinds[at] & w.OPENING and at + 1 < len(kinds) and kinds[at + 1] & w.NUMBER:
            return at
    return -1
