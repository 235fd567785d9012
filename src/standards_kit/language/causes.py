"""Which acts may bring a feeling about, and which acts a text asks for.

Acts are known by kinds: telling, asking, greeting, showing, checking … A feeling names the kinds that may be its
cause. What is done about the house or for the office is that alone, whatever things it is done with, unless
something is said, asked or offered as well.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from standards_kit.language.bases import Bases
from standards_kit.language.phrases import Hit, Phrases, covered, longest
from standards_kit.language.remembered import Remembered
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms_of, fold

_ACT: Final = "act_"
# Beside the kinds of act: what may be a thing, and what may belong to a phrase.
_CHANNEL: Final = "channel"
_THING: Final = "thing"
_DOUBTFUL: Final = "doubtful"
_UNSURE: Final = frozenset((_CHANNEL, _DOUBTFUL))


class Feeling(NamedTuple):
    """A feeling where a text names it, and what mostly brings it about."""

    start: int
    end: int
    brought_by: str


class Causes:
    """The feelings and the acts of one language, as a rule's words know them."""

    def __init__(self, known: Wordings, bases: Bases, people: frozenset[str]) -> None:
        """`people` are the nouns for those whom something is done for."""
        self._known = known
        self._bases = bases
        self._people = people
        self._kinds = _Kinds(known, bases)
        self._phrases = known.phrases("acts")
        notes = known.notes("feelings")
        self._said = Phrases.of(((p, note) for p, note in notes.items() if " " in p), notation=True)
        self._feelings = {
            word: _told(note)[0]
            for phrase, note in notes.items()
            if " " not in phrase
            for word in phrase.split("|")
        }
        self._naming = known.words("naming")
        self._of_things = known.words("of_things")
        self._for_whom = known.words("for_whom")
        self._heads = known.words("heads")
        self._idle = known.words("idle")
        self._slow = self._idle | {_THING}
        self._wanted = Remembered(self._causing)
        self._plain = Remembered(self._plain_causes)

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
            words = _outside(hits, text, words) if hits else words
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

        An act that isn't known may be one, so that enough of the others must be known for none. What the
        feeling is said to come from is one of them, or the cause if it is about people.
        """
        others = []
        for text in texts:
            if not self._plain[text].isdisjoint(wanted):
                return False
            others.append(text)
        if ground := self.ground(feeling):
            if self._names_somebody(atoms_of(ground)) or not self._plain[ground].isdisjoint(wanted):
                return False
            others.append(ground)
        kinds_of = []
        judged: list[bool | None] = []
        for text in others:
            kinds, words = self._acts(text)
            if not kinds.isdisjoint(wanted):
                return False
            may = self._may_cause(kinds, words, known=bool(wanted))
            if may:
                return False
            kinds_of.append(kinds)
            judged.append(may)
        return self._enough(kinds_of, judged)

    def _enough(self, kinds_of: list[frozenset[str]], judged: list[bool | None]) -> bool:
        """Whether so many acts are known for no cause that the others won't be one either.

        As many as the others; or all are known for something else, and there is more than one.
        """
        unknown = judged.count(None)
        if unknown < len(judged):
            return 2 * unknown <= len(judged)
        blank = self._known.words("blank")
        return unknown > 1 and all(kinds - blank for kinds in kinds_of)

    def _plain_causes(self, text: str) -> frozenset[str]:
        """The kinds of act that one of a text's words alone tells for sure, if no phrase may say otherwise."""
        sure: set[str] = set()
        for kinds in filter(None, map(self._kinds.__getitem__, atoms_of(text))):
            if not kinds.isdisjoint(self._slow):
                return frozenset()
            if kinds.isdisjoint(_UNSURE):
                sure |= kinds
        return frozenset(sure)

    def _may_cause(
        self, kinds: frozenset[str], words: Sequence[str], *, known: bool
    ) -> bool | None:
        """Whether an act of other kinds may cause a feeling all the same; None where nothing tells.

        What is done for somebody may, unless it is plain that it is no more than it is, and may not be
        where it is known for something else. Where a feeling isn't known, only what is done about the house
        can be no cause.
        """
        listed = self._known.words
        neutral = listed("neutral")
        plain = kinds <= (listed("plain") if known else self._idle | neutral)
        if plain and not kinds <= neutral:
            return False
        if self._names_somebody(words):
            return None if known and kinds - listed("plain") else True
        if known and not kinds.isdisjoint(self._slow):
            return False
        return False if plain and not kinds <= listed("blank") else None

    def _names_somebody(self, words: Sequence[str]) -> bool:
        """Whether one of the words names somebody for whom something may be done.

        The visitor of “visitor stickers” is nobody, nor are “them” behind the cables that are coiled.
        """
        pronouns = self._known.words("pronouns")
        before, things = "", False
        for word, after in pairwise((*words, "")):
            if word in pronouns:
                if not things or word not in self._of_things or before in self._for_whom:
                    return True
            elif not self._bases[word].isdisjoint(self._people) and after not in self._heads:
                return True
            before, things = word, things or _THING in self._kinds[word]
        return False

    def _acts(self, text: str) -> tuple[frozenset[str], Sequence[str]]:
        """The kinds of act in a text, by phrases and by the words that are in none; and these words."""
        words: Sequence[str] = atoms_of(text)
        found: set[str] = set()
        told: set[str] = set()
        if self._phrases.near(words):
            hits = longest(self._phrases.find(text))
            told.update(*(hit.payload.split() for hit in hits))
            words = _outside(hits, text, words) if hits else words
        before = ""
        for word in words:
            kinds = self._kinds[word]
            # “every call” is a thing, and no act of ours
            if kinds and not (_CHANNEL in kinds and before in self._naming):
                found |= kinds
            before = word
        for idle in self._idle & (found | told):
            found -= self._known.words(f"beside_{idle}")
        if _THING in found and not self._names_somebody(words):
            found -= self._known.words(f"beside_{_THING}")
        return frozenset((found | told) - _UNSURE), words


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
def _told(note: str) -> tuple[frozenset[str], str]:
    """What a note says of a feeling: its kinds of cause, and what mostly brings it about."""
    causes, _, brought_by = note.partition(": ")
    return frozenset(causes.split()), brought_by


def _outside(hits: list[Hit[str]], text: str, words: Sequence[str]) -> list[str]:
    """The words of a text, those within hits left blank."""
    within = covered(hits, atom_spans(fold(text)))
    return ["" if inside else word for word, inside in zip(words, within, strict=True)]
