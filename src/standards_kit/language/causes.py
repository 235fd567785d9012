"""Which acts may bring a feeling about, of those that a text asks for.

A feeling names the kinds of act that may be its cause. What is done about the house or for the office is that alone,
whatever things it is done with.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from standards_kit.language.acts import Act, Acts, outside
from standards_kit.language.bases import Bases
from standards_kit.language.deeds import Towards
from standards_kit.language.phrases import Phrases, longest
from standards_kit.language.remembered import Remembered
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms_of, fold


class Feeling(NamedTuple):
    """A feeling where a text names it, and what mostly brings it about."""

    start: int
    end: int
    brought_by: str


class Causes:
    """The feelings and the acts of one language, as a rule's words know them."""

    def __init__(
        self, known: Wordings, bases: Bases, people: frozenset[str], staff: frozenset[str]
    ) -> None:
        """`people` are the nouns for those whom something is done for, `staff` for those who do it."""
        self._known = known
        self._acts = Acts(known, bases, people, staff)
        notes = known.notes("feelings")
        self._said = Phrases.of(((p, note) for p, note in notes.items() if " " in p), notation=True)
        self._feelings = {
            word: _told(note)[0]
            for phrase, note in notes.items()
            if " " not in phrase
            for word in phrase.split("|")
        }
        self._plain = known.words("plain")
        self._wanted = Remembered(self._causing)
        self._sure = Remembered(self._acts.sure)

    def wanted(self, text: str) -> frozenset[str] | None:
        """Take a text; give the kinds of act that cause the feelings in it, or None where it names none.

        Of a feeling that isn't known there are none.
        """
        return self._wanted[text]

    def _causing(self, text: str) -> frozenset[str] | None:
        words: Sequence[str] = atoms_of(text)
        found = []
        if self._said.near(words):
            hits = longest(self._said.find(text))
            found += [_told(hit.payload)[0] for hit in hits]
            words = outside(hits, text, words) if hits else words
        found += [known for word in words if (known := self._feelings.get(word))]
        if not found and not self._known.words("unspecific").isdisjoint(words):
            return None
        return frozenset().union(*found)

    def feelings(self, text: str) -> list[Feeling]:
        """Take a text; give the feelings it names of which something is known."""
        hits = longest(self._known.phrases("feelings").find(text))
        return [Feeling(hit.start, hit.end, _told(hit.payload)[1]) for hit in hits]

    def ground(self, text: str) -> str:
        """Take a text about a feeling; give what it says that it comes from, or nothing."""
        because = self._known.words("because")
        words = atoms_of(text)
        if because.isdisjoint(words):
            return ""
        spans = zip(words, atom_spans(fold(text)), strict=True)
        return next(text[end:] for word, (_, end) in spans if word in because)

    def lacking(self, wanted: frozenset[str], texts: Iterable[str], feeling: str) -> bool:
        """Take the kinds of act that cause a feeling, texts, and that of the feeling; give whether none may be its cause.

        An act that isn't known may be one, so that most of them must be known for none. What the feeling is
        said to come from is one of them, or the cause if it is about people.
        """
        others = []
        for text in texts:
            if self._surely_causes(text, wanted):
                return False
            others.append(text)
        if ground := self.ground(feeling):
            if self._acts.name_somebody(ground) or self._surely_causes(ground, wanted):
                return False
            others.append(ground)
        unknown = 0
        for text in others:
            act = self._acts.of(text)
            if not act.kinds.isdisjoint(wanted):
                return False
            may = self._may_cause(act, known=bool(wanted))
            if may:
                return False
            unknown += may is None
        return 2 * unknown < len(others)

    def _surely_causes(self, text: str, wanted: frozenset[str]) -> bool:
        """Whether words of a text tell by themselves that it causes a feeling, or that it may."""
        sure = self._sure[text]
        if not sure:
            return False
        return not wanted or not sure <= self._plain or not sure.isdisjoint(wanted)

    def _may_cause(self, act: Act, *, known: bool) -> bool | None:
        """Whether an act of other kinds may cause a feeling all the same; None where nothing tells.

        What is done for somebody may, unless it is plain that it is no more than it is. Where a feeling isn't
        known, so may all that is gentle, whomever it is done to.
        """
        kinds, listed = act.kinds, self._known.words
        if act.towards is Towards.NOBODY:
            return False
        if act.towards is Towards.UNCLEAR:
            if not known and not kinds.isdisjoint(listed("soft")):
                return True
            known_for_none = kinds - listed("blank") and kinds.isdisjoint(listed("owed"))
            return False if known_for_none else None
        neutral = listed("neutral")
        plain = kinds <= (listed("plain") if known else listed("idle") | neutral)
        if plain and not kinds <= neutral:
            return False
        if act.named:
            return True
        if not known and not kinds.isdisjoint(listed("towards")):
            return True
        if known and not kinds.isdisjoint(listed("slow")):
            return False
        return False if plain and not kinds <= listed("blank") else None


@cache
def _told(note: str) -> tuple[frozenset[str], str]:
    """What a note says of a feeling: its kinds of cause, and what mostly brings it about."""
    causes, _, brought_by = note.partition(": ")
    return frozenset(causes.split()), brought_by
