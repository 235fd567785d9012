"""Whether a reason says anything that the rule doesn't say already.

What a reason tells are the words that are no grammar, no praise that fits every rule, and none of the rule's
own, in whatever form: an answer is answered. A reason that names what somebody thinks or feels, or what
happens otherwise, tells something whatever its words are.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from typing import Final

from standards_kit.language.bases import bases_in
from standards_kit.language.forms import forms
from standards_kit.language.lexicon import Lexicon
from standards_kit.language.phrases import covered
from standards_kit.language.remembered import Remembered
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms, atoms_of, fold

_ALIKE: Final = "alike_"
_STEM: Final = 4
# A first look takes another form of a rule's word, or a word of a hollow phrase, for a new one.
_MAYBE_NEW: Final = 2
# A reason of more different words that tell something tells something.
_MOST: Final = 6
_EFFECT: Final = ("\0",)
_BEFORE: Final = 2


class Tells(Enum):
    """What is new in a reason."""

    SOMETHING = auto()
    NOTHING = auto()
    RULE = auto()


class Restated:
    """Weighs the reasons of one language, where it has words to do so."""

    def __init__(self, known: Wordings, lexicon: Lexicon, people: frozenset[str]) -> None:
        """Take a rule's words, the lexicon, and the nouns for those who are served or serve."""
        self._known = known
        self._lexicon = lexicon
        self._bases = bases_in(lexicon.morphology)
        self._idle = known.words("grammar") | known.words("hollow") | people
        self._groups = _groups(known)
        self._stems = _Stems(self._stems_of)
        self._all_stems = Remembered(
            lambda reason: frozenset(filter(None, map(self._stems.__getitem__, atoms_of(reason))))
        )

    def tells(self, reason: str, words: Sequence[str], rule: Iterable[str]) -> Tells:
        """Take a reason, its atoms, and the texts of the rule it is given for; give what it tells.

        The texts are asked for only where the reason may have nothing of its own.
        """
        if not (self._known and words):
            return Tells.SOMETHING
        stems = self._all_stems[reason]
        if len(stems) > _MOST:
            return Tells.SOMETHING
        said = fold("\n".join(rule))
        left = _MAYBE_NEW
        for every in stems - {_EFFECT}:
            for stem in every:
                if stem in said:
                    break
            else:
                left -= 1
                if left < 0:
                    return Tells.SOMETHING
        return self._tells(reason, words, said)

    def _tells(self, reason: str, words: Sequence[str], said: str) -> Tells:
        """The same, word by word."""
        hollow = self._known.phrases("hollow").find(reason)
        within = covered(hollow, atom_spans(fold(reason)))
        words = [word for word, inside in zip(words, within, strict=True) if not inside]
        there = self._bases.of(atoms(said))
        if self._known.phrases("effects").find(reason) or self._has_effect(words, there):
            return Tells.SOMETHING
        telling = [word for word in words if not self._is_idle(word)]
        groups = {group for word in there for group in self._groups.get(word, ())}
        if not all(self._is_said(word, there, groups) for word in telling):
            return Tells.SOMETHING
        if not telling:
            return Tells.NOTHING
        # “Few people read what they sign”: of the rule's own words, but tied to nothing of it.
        ties = self._known.words("ties") | self._known.words("hollow")
        tied = hollow or not self._bases.of(words).isdisjoint(ties)
        return Tells.RULE if tied or len(set(telling)) < len(telling) else Tells.SOMETHING

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """What the rule has one of if it has a word in some form; none of a word that tells nothing.

        A word that others may stand for has one that is in every rule.
        """
        bases = self._bases[word]
        if not bases.isdisjoint(self._known.words("effects")):
            return _EFFECT
        if self._is_idle(word):
            return ()
        return ("",) if not bases.isdisjoint(self._groups) else tuple({b[:_STEM] for b in bases})

    def _is_idle(self, word: str) -> bool:
        """Whether a word tells nothing of its own."""
        return not self._bases[word].isdisjoint(self._idle)

    def _is_said(self, word: str, there: frozenset[str], groups: Iterable[str]) -> bool:
        """Whether the rule has a word, in whatever form, or one for much the same."""
        bases = self._bases[word]
        if not bases.isdisjoint(there):
            return True
        if any(group in groups for base in bases for group in self._groups.get(base, ())):
            return True
        lexicon = self._lexicon
        return any(
            not forms(base, lexicon.families, lexicon.morphology).isdisjoint(there)
            for base in bases
        )

    def _has_effect(self, words: Sequence[str], there: frozenset[str]) -> bool:
        """Whether somebody thinks or feels something, not we, and not by the rule itself."""
        effects, we = self._known.words("effects"), self._known.words("speakers")
        return any(
            not self._bases[word].isdisjoint(effects - there)
            and we.isdisjoint(words[max(0, at - _BEFORE) : at])
            for at, word in enumerate(words)
        )


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of each word, worked out once."""

    def __init__(self, stems_of: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._stems_of = stems_of

    def __missing__(self, word: str) -> tuple[str, ...]:
        stems = self[word] = self._stems_of(word)
        return stems


def _groups(known: Wordings) -> dict[str, list[str]]:
    """The groups of words for much the same, by each of their words."""
    found: dict[str, list[str]] = {}
    for name in known.names:
        if name.startswith(_ALIKE):
            for word in known.words(name):
                found.setdefault(word, []).append(name)
    return found
