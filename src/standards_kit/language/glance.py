"""What is seen of a text at a glance: which questions are worth reading it for.

Most texts have nothing that a rule about sentences looks for, and reading one costs ten times as much.
Even what each of its words may be is asked only where a few small words, found first, leave a doubt.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from standards_kit.language import word_kinds as w
from standards_kit.language.remembered import Remembered
from standards_kit.language.several import SeveralActs
from standards_kit.language.word_kinds import Kinds, kinds_of
from standards_kit.language.words import atoms_of, fold

JOINED, PASSIVE, UNSEEN, UNADDRESSED, NO_OCCASION = (1 << bit for bit in range(5))
"""The questions: does it ask for several things, may it be in the passive, does it ask for what can't be
seen; and is it so that it doesn't say "you" or "we" right away, that no word says when by itself."""
_OCCASION, _JOINING = (1 << bit for bit in range(5, 7))
_HELPING: Final = w.BEING | w.GETTING
_TOLD_BY: Final = {
    _HELPING: PASSIVE,
    w.UNSEEN: UNSEEN,
    w.OCCASION: _OCCASION,
    w.JOINING | w.OTHERS: _JOINING,
}
_ADDRESS: Final = (", ", "; ", ": ")
"""Where "you" may stand behind, as the pattern `addressed` has it."""


def glance(text: str, language: str) -> int:
    """Take a text and its language; give the questions that it is worth reading for.

    There is no question where nobody has said what words of the language may be.
    """
    return glances(language)[text]


@lru_cache(maxsize=64)
def glances(language: str) -> Remembered[int]:
    """Take a language; give what is seen of its texts, by text."""
    kinds = kinds_of(language)
    return Remembered(_Glancing(kinds).seen if kinds else lambda _: 0)


def is_strange(text: str, language: str) -> bool:
    """Take a text and its language; tell whether nothing is known of any of its words."""
    kinds = kinds_of(language)
    return kinds is None or not any(kinds[word] for word in atoms_of(text))


def may_be_passive(text: str, language: str) -> bool:
    """Take a text with a word such as "is"; tell whether a past form may stand behind it."""
    kinds = kinds_of(language)
    if kinds is None:
        return False
    helped = "'" in fold(text)  # "isn't" and its like are words of their own in a sentence alone
    for word in atoms_of(text):
        kind = kinds[word]
        if helped and kind & w.PAST:
            return True
        helped = helped or kind & _HELPING != 0
    return False


class _Glancing:
    """Looks at the texts of a language."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._flags: dict[str, int] = {}
        for kind, flag in _TOLD_BY.items():
            for word in kinds.written(kind):
                self._flags[word] = self._flags.get(word, 0) | flag
        self._telling = frozenset(self._flags)
        self._several = SeveralActs(kinds)
        self._addressed = kinds.told.pattern("addressed").match

    def seen(self, text: str) -> int:
        """Take a text; give the questions."""
        words, flags = atoms_of(text), self._flags
        telling = self._telling.intersection(words)
        told = 0
        for word in telling:
            told |= flags[word]
        seen = told & (PASSIVE | UNSEEN)
        if not told & _OCCASION:
            seen |= NO_OCCASION
        if not _is_addressed(text, self._addressed):
            seen |= UNADDRESSED
        if self._several.may_be_asked(text, words, telling):
            seen |= JOINED
        return seen


def _is_addressed(text: str, begins: Callable[..., object]) -> bool:
    """Whether "you" or "we" stands at the beginning, or behind the mark after a condition."""
    if begins(text):
        return True
    for mark in _ADDRESS:
        at = text.find(mark)
        while at >= 0:
            if begins(text, at + len(mark)):
                return True
            at = text.find(mark, at + 1)
    return False
