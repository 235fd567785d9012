"""Whether a text may ask for several things, told by its words and marks without reading its sentences.

It needs two sentences, a list, a second subject, or a second verb with a time on either side. Of most words
it is enough to know what they are not, so that no word is asked for before it matters.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.word_kinds import HELPING, PRONOUN, Kinds

_ENDS: Final = " .!?…\n"
_WIDE_PARTS: Final = ("… ", " – ", " — ")
_NOUN: Final = w.DETERMINER | w.STAFF | w.CUSTOMER | w.QUESTION
_ACT: Final = w.VERB | w.THIRD | w.PAST
_SURELY_VERB: Final = HELPING | w.THIRD
_TIMING: Final = w.LIMIT | w.TIME | w.EVENT
_OURS: Final = w.WE | w.YOU
_ADDED: Final = 5
_BEYOND: Final = ("", "")


class SeveralActs:
    """Tells of the texts of one language whether they may ask for several acts."""

    def __init__(self, kinds: Kinds) -> None:
        """Take what its words may be."""
        self._kinds = kinds
        self._joining = frozenset(kinds.written(w.JOINING))
        self._others = frozenset(kinds.written(w.OTHERS))
        self._ours = frozenset(kinds.written(_OURS))
        # What begins a condition and nothing else: the comma behind it ends that.
        self._conditional = frozenset(kinds.written(w.SUBORDINATOR)) - {*kinds.written(w.TEMPORAL)}
        self._no_time = kinds.lacking(_TIMING | w.NUMBER)

    def may_be_asked(self, text: str, words: tuple[str, ...], telling: frozenset[str]) -> bool:
        """Take a text, its atoms, and those among them that matter; tell whether it may ask for several things."""
        comma = text.find(",")
        if (comma >= 0 and text.find(",", comma + 1) >= 0) or _is_parted(text.rstrip(_ENDS)):
            return True
        if not telling.isdisjoint(self._others) and _is_another(self._kinds_of(words)):
            return True
        conditional = comma < 0 or not words or words[0] in self._conditional
        if not conditional and self._is_spliced(words, text.count(" ", 0, comma) + 1):
            return True
        joining = telling & self._joining
        return bool(joining) and self._is_joined(words, _places(words, joining), comma >= 0)

    def _kinds_of(self, words: Sequence[str]) -> list[int]:
        return list(map(self._kinds.__getitem__, words))

    def _is_spliced(self, words: tuple[str, ...], comma: int) -> bool:
        """Whether a comma may part two acts: words before it ask, and so do those after it."""
        first, told, rest = self._kinds[words[0]], words[:comma], words[comma:]
        if not first & w.VERB:
            if self._ours.isdisjoint(told):
                return False
            pairs = pairwise((0, *self._kinds_of(told)))
            behind = w.SUBORDINATOR | w.PREPOSITION
            if not any(kind & _OURS and not before & behind for before, kind in pairs):
                return False
        if any(kind & (_OURS | w.STAFF) for kind in self._kinds_of(rest)):
            return True
        return self._last_timed(told) >= 0 and self._last_timed(rest) >= 0

    def _is_joined(self, words: tuple[str, ...], joints: list[int], comma: bool) -> bool:
        """Whether an "and" may join two acts."""
        kinds, words = self._kinds, words + _BEYOND
        verb = timed = None
        sharing = 0
        for at in joints:
            first = kinds[words[at + 1]]
            if first & _ACT and not first & _NOUN:
                sharing += 1
            elif first & PRONOUN and kinds[words[at + 2]] & w.BEING:
                timed = self._last_timed(words) if timed is None else timed
                if timed >= at:
                    return True
            else:
                verb = self._last_verb(words) if verb is None else verb
                if verb > at or not self._ours.isdisjoint(words[at + 2 : at + _ADDED]):
                    return True
        if sharing > 1:
            return True
        begins = self._begins(words, joints[0])
        if comma and (not begins or self._is_added(words)):
            return sharing > 0
        if self._last_timed(words[begins : joints[0]]) < 0:
            return False
        return (self._last_timed(words) if timed is None else timed) >= joints[0]

    def _begins(self, words: tuple[str, ...], joint: int) -> int:
        """The place of the last "you" or "we" before a joint, or 0."""
        ours = self._ours
        for at in range(joint - 1, 0, -1):
            if words[at] in ours:
                return at
        return 0

    def _is_added(self, words: tuple[str, ...]) -> bool:
        """Whether a text begins with what is done besides: on greeting the guest, take the coat and …"""
        return self._kinds[words[0]] & w.PREPOSITION != 0 and any(
            kind & w.ING and not kind & w.NOUN for kind in self._kinds_of(words[1:_ADDED])
        )

    def _last_verb(self, words: tuple[str, ...]) -> int:
        """The place of the last word that may be a verb, or -1: so that no joint need look for one itself."""
        for at in range(len(words) - 1, -1, -1):
            kind = self._kinds[words[at]]
            if kind & _SURELY_VERB or (kind & w.VERB and not kind & w.RATHER_NOUN):
                return at
        return -1

    def _last_timed(self, words: tuple[str, ...]) -> int:
        """The place of the last word by which a time may be said, or -1."""
        if self._no_time.issuperset(words):
            return -1
        kinds, following = self._kinds, w.END
        for at in range(len(words) - 1, -1, -1):
            kind = kinds[words[at]]
            if kind & _TIMING or (kind & w.OPENING and following & w.NUMBER):
                return at
            following = kind
        return -1


def _is_parted(body: str) -> bool:
    """Whether a mark within a text ends a sentence or parts two."""
    # A single character is found at once; most texts have none of them.
    if ";" in body or "\n" in body or ("." in body and ". " in body):
        return True
    if ("!" in body and "! " in body) or ("-" in body and " - " in body):
        return True
    return not body.isascii() and any(mark in body for mark in _WIDE_PARTS)


def _is_another(found: list[int]) -> bool:
    """Whether another may do something: one scans, another tags."""
    acting = w.THIRD | w.VERB
    return any(kind & w.OTHERS and after & acting for kind, after in pairwise(found))


def _places(words: Sequence[str], wanted: Iterable[str]) -> list[int]:
    """The places of the words that are wanted, in order."""
    places = []
    for word in wanted:
        at = -1
        for _ in range(words.count(word)):
            at = words.index(word, at + 1)
            places.append(at)
    places.sort()
    return places
