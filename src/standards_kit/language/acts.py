"""Which kinds of act a text asks for.

Acts are known by kinds: telling, asking, greeting, showing, checking … A verb tells the kind, and so do things: a
blanket is a comfort to whom it is brought. Where a deed is done towards nobody in particular, few things count, and in
work behind the scenes nothing but the work.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from standards_kit.language.bases import Bases
from standards_kit.language.deeds import THING, Deed, Deeds, Towards
from standards_kit.language.phrases import Hit, covered, longest
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms_of, fold

_ACT: Final = "act_"
# Beside the kinds of act: what may be a thing, and what may belong to a phrase.
_CHANNEL: Final = "channel"
_DOUBTFUL: Final = "doubtful"
_UNSURE: Final = frozenset((_CHANNEL, _DOUBTFUL))


class Act(NamedTuple):
    """What a text asks for: kinds of act, and towards whom, None where who does it isn't told.

    `named` is whether it is for somebody.
    """

    kinds: frozenset[str]
    towards: Towards | None
    named: bool


class Acts:
    """The acts of one language, as a rule's words know them."""

    def __init__(
        self, known: Wordings, bases: Bases, people: frozenset[str], staff: frozenset[str]
    ) -> None:
        """`people` are the nouns for those whom something is done for, `staff` for those who do it."""
        listed = known.words
        self._words = listed
        self._kinds = _Kinds(known, bases)
        self._deeds = Deeds(known, bases, self._kinds, people, staff)
        self._phrases = known.phrases("acts")
        self._naming = listed("naming")
        self._doers = listed("doers")
        self._links = listed("links")
        self._meeting = listed("meeting")
        self._idle = listed("idle")
        self._slow = listed("slow")
        self._work = listed("work")
        self._carried = listed("carried") | self._work
        self._behind = listed("behind") | self._work

    def sure(self, text: str) -> frozenset[str]:
        """Take a text; give the kinds of act that its verbs alone tell for sure, where no phrase may say otherwise."""
        words = atoms_of(text)
        if self._meeting.isdisjoint(words) or self._deeds.says_to_staff(words):
            return frozenset()
        told: set[str] = set()
        doing = False
        for before, word in pairwise(words):
            doing = doing or before in self._doers
            if doing and word in self._meeting and (before in self._doers or before in self._links):
                kinds = self._kinds[word]
                if kinds.isdisjoint(_UNSURE):
                    told |= kinds
        return frozenset(told)

    def name_somebody(self, text: str) -> bool:
        """Whether a text names somebody for whom something may be done."""
        return self._deeds.names_somebody(atoms_of(text))

    def of(self, text: str) -> Act:
        """Take a text; give what it asks for, by its phrases and by the words that are in none."""
        words = atoms_of(text)
        shown: Sequence[str] = words
        said: Sequence[str] = words
        told: set[str] = set()
        if self._phrases.near(words) and (hits := longest(self._phrases.find(text))):
            for hit in hits:
                told |= _split(hit.payload)
            said = outside(hits, text, words)
            work = self._of_work(hits)
            if work:
                shown = said if len(work) == len(hits) else outside(work, text, words)
        deeds = self._deeds.of(words, shown)
        if deeds is None:
            return Act(self._altogether(said, told), None, self._deeds.names_somebody(said))
        return self._deed_by_deed(deeds, words, said, told)

    def _of_work(self, hits: list[Hit[str]]) -> list[Hit[str]]:
        """The phrases that are nothing or mere work: who is named in one isn't met."""
        return [hit for hit in hits if self._behind >= _split(hit.payload)]

    def _deed_by_deed(
        self, deeds: list[Deed], words: Sequence[str], said: Sequence[str], told: set[str]
    ) -> Act:
        """The kinds of all deeds, and towards whom the one is done that is done most for somebody."""
        found: set[str] = set()
        ways = set()
        for deed in deeds:
            ways.add(deed.towards)
            found |= self._kinds_of(deed, words, said)
        if Towards.SERVED in ways:
            return Act(frozenset((found | told) - _UNSURE), Towards.SERVED, named=True)
        if not found.isdisjoint(self._slow):
            told = told - self._words("hasty")
        towards = Towards.UNCLEAR if Towards.UNCLEAR in ways else Towards.NOBODY
        return Act(frozenset((found | told) - _UNSURE), towards, named=False)

    def _kinds_of(self, deed: Deed, words: Sequence[str], said: Sequence[str]) -> set[str]:
        """The kinds of act that a deed is, as far as they count for whom it is done to."""
        verb = words[deed.start]
        if deed.towards is Towards.NOBODY:
            return set(self._kinds[said[deed.start]] & self._behind)
        found = self._kinds_in(said, deed)
        if deed.towards is Towards.SERVED:
            return (
                found - self._kinds[verb] & self._work if verb in self._deeds.backstage else found
            )
        if verb not in self._words("giving"):
            found -= self._words("given")
        if not found.isdisjoint(self._slow):
            found -= self._words("beside_thing")
        counting = self._carried
        if verb in self._words("telling"):
            counting |= self._words("told")
        found &= counting
        if verb in self._words("handling") and self._words("hinting").isdisjoint(
            words[deed.start : deed.end]
        ):
            found |= self._words("handled")
        return found

    def _kinds_in(self, said: Sequence[str], deed: Deed) -> set[str]:
        """The kinds of act that the words of a deed stand for: a chore by its verb alone."""
        found: set[str] = set()
        before = ""
        for word in said[deed.start : deed.end]:
            kinds = self._kinds[word]
            if kinds and not (_CHANNEL in kinds and before in self._naming):
                found |= kinds
            before = word
        verb = self._kinds[said[deed.start]]
        return found - (self._words("by_verb") - verb)

    def _altogether(self, said: Sequence[str], told: set[str]) -> frozenset[str]:
        """The kinds of act that any of the words stands for, where no deed is told from another."""
        found: set[str] = set()
        for before, word in pairwise(("", *said)):
            kinds = self._kinds[word]
            # “every call” is a thing, and no act of ours
            if kinds and not (_CHANNEL in kinds and before in self._naming):
                found |= kinds
        found -= self._words("deeds_only")
        for idle in self._idle & (found | told):
            found -= self._words(f"beside_{idle}")
        if THING in found and not self._deeds.names_somebody(said):
            found -= self._words(f"beside_{THING}")
        return frozenset((found | told) - _UNSURE)


class _Kinds(dict[str, frozenset[str]]):
    """The kinds of act that a word may stand for."""

    def __init__(self, known: Wordings, bases: Bases) -> None:
        super().__init__()
        self._bases = bases
        self._lists = {
            name.removeprefix(_ACT): known.words(name)
            for name in known.names
            if name.startswith(_ACT)
        }
        self._lists |= {_CHANNEL: known.words("channels"), _DOUBTFUL: known.words("doubtful")}

    def __missing__(self, word: str) -> frozenset[str]:
        bases = self._bases[word]
        kinds = (kind for kind, listed in self._lists.items() if not bases.isdisjoint(listed))
        found = self[word] = frozenset(kinds)
        return found


@cache
def _split(kinds: str) -> frozenset[str]:
    """The kinds that a phrase's note names."""
    return frozenset(kinds.split())


def outside(hits: Iterable[Hit[str]], text: str, words: Sequence[str]) -> Sequence[str]:
    """Take hits in a text and its words; give the words, those within hits left blank."""
    found = list(hits)
    if not found:
        return words
    within = covered(found, atom_spans(fold(text)))
    return ["" if inside else word for word, inside in zip(words, within, strict=True)]
