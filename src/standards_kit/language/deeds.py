"""What a text asks to be done, deed by deed, and whether each is done towards somebody who is served.

“When a guest is late, you ring the depot and hold the door for her” has two deeds: the one is done to an office,
the other for the guest. That she is late is their occasion, and no deed.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple, TypeVar

from standards_kit.language.bases import Bases
from standards_kit.language.wordings import Wordings

T = TypeVar("T")

THING: Final = "thing"
"""The kind of words that name things."""
_NEAR: Final = 4
"""How many words a verb stands from who does it, or somebody from the word that tells that it is for them."""


class Towards(Enum):
    """Towards whom a deed is done."""

    SERVED = auto()
    NOBODY = auto()
    UNCLEAR = auto()


class Deed(NamedTuple):
    """A deed: the place of its words, of which the verb is the first, and towards whom it is done."""

    start: int
    end: int
    towards: Towards


class _Forms(dict[str, bool]):
    """Whether words are forms of those on a list, or on another as they stand."""

    def __init__(self, bases: Bases, listed: frozenset[str], others: frozenset[str]) -> None:
        super().__init__()
        self._bases = bases
        self._listed = listed
        self._others = others

    def __missing__(self, word: str) -> bool:
        found = self[word] = word in self._others or not self._bases[word].isdisjoint(self._listed)
        return found


class Deeds:
    """The deeds of one language's texts, by its verbs and by whom they are done to."""

    def __init__(
        self,
        known: Wordings,
        bases: Bases,
        kinds: Mapping[str, frozenset[str]],
        people: frozenset[str],
        staff: frozenset[str],
    ) -> None:
        """`people` are the nouns for those served, `staff` for those who serve; `kinds` tell what is a thing."""
        self._words = known.words
        self._bases = bases
        self._kinds = kinds
        self._staff = (staff - people) | known.words("offices")
        self._doers = known.words("doers")
        self._speakers = known.words("speakers")
        self._occasions = known.words("occasions")
        self._links = known.words("links")
        self._adverbs = known.words("adverbs")
        self._pronouns = known.words("pronouns")
        self._who = _Forms(bases, people, self._pronouns)
        self._serving = _Forms(bases, self._staff, frozenset())
        self._of_things = known.words("of_things")
        self._for_whom = known.words("for_whom")
        self._heads = known.words("heads")
        self._owning = known.words("owning")
        self.meeting = known.words("meeting")
        self.backstage = known.words("backstage")
        self._asking = known.words("asking")
        self._addressing = known.words("addressing")
        self._turning = known.words("turning")
        self._placing = known.words("placing")
        self._verbs = self.meeting | self.backstage | self._turning | known.words("verbs")

    def of(self, words: Sequence[str], shown: Sequence[str]) -> list[Deed] | None:
        """Take the words of a text; give its deeds, or None where it isn't plain who does them.

        In `shown`, words are blank that stand for nothing in their phrase.
        """
        spans = self._spans(words)
        if not spans:
            return None
        occasioned = _once(lambda: self.names_somebody(_outside(spans, words)))
        first = _once(lambda: self._somebody(shown))
        deeds = []
        for start, end in spans:
            after = shown[start:end]
            if self._puts_away(after) and first() >= start:
                after = (after[0], *after[2:])
            deeds.append(Deed(start, end, self._towards(words[start:end], after, occasioned)))
        return deeds

    def says_to_staff(self, words: Sequence[str]) -> bool:
        """Whether one of the words may name staff, or an office."""
        return not self._staff.isdisjoint(words)

    def names_somebody(self, words: Sequence[str]) -> bool:
        """Whether one of the words names somebody for whom something may be done."""
        return self._somebody(words) < len(words)

    def _somebody(self, words: Sequence[str]) -> int:
        """Where the words first name somebody for whom something may be done, or else their end.

        The visitor of “visitor stickers” is nobody, nor are “them” behind the cables that are coiled.
        """
        who = self._who
        if not any(map(who.__getitem__, words)):
            return len(words)
        before, things = "", False
        for i, word in enumerate(words):
            if word in self._pronouns:
                if not things or word not in self._of_things or before in self._for_whom:
                    return i
            elif who[word]:
                after = i + 2 if i + 1 < len(words) and words[i + 1] in self._owning else i + 1
                if not (after < len(words) and words[after] in self._heads):
                    return i
            before, things = word, things or THING in self._kinds[word]
        return len(words)

    def _spans(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where each deed begins, with its verb, and ends.

        None where somebody is spoken to: “you stayed with us in May”.
        """
        doers = not self._doers.isdisjoint(words)
        if doers and not self._speakers.isdisjoint(words):
            return []
        starts, ends = [], []
        doing = not doers and words[:1] != () and words[0] in self._verbs
        if doing:
            starts.append(0)
        for i, word in enumerate(words):
            if word in self._occasions:
                if doing:
                    ends.append(i)
                doing = False
            elif word in self._doers or (starts and word in self._links):
                verb = self._verb_behind(words, i)
                if verb is None or (word in self._links and words[verb] not in self._verbs):
                    continue
                if doing:
                    ends.append(i)
                starts.append(verb)
                doing = True
        if doing:
            ends.append(len(words))
        return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

    def _verb_behind(self, words: Sequence[str], index: int) -> int | None:
        """Where the verb stands behind who does it, or behind “and”; None where there is none."""
        verbs = self._verbs
        for i in range(index + 1, min(index + 1 + _NEAR, len(words))):
            word = words[i]
            if word in self._occasions:
                return None
            if word in verbs:
                return i
            if word not in self._adverbs and not word.endswith("ly"):
                # “you double lock the gate”
                return i + 1 if i + 1 < len(words) and words[i + 1] in verbs else i
        return None

    def _towards(
        self, words: Sequence[str], shown: Sequence[str], occasioned: Callable[[], bool]
    ) -> Towards:
        """Towards whom a deed is done; `occasioned` tells whether somebody served is its occasion."""
        verb = self._bases[words[0]]
        named = self.names_somebody(shown)
        if not shown[0]:
            return Towards.UNCLEAR if named else Towards.NOBODY
        if not verb.isdisjoint(self.backstage):
            return self._backstage(words, shown) if named else Towards.NOBODY
        if not verb.isdisjoint(self._asking) and self._for_papers(words):
            return Towards.NOBODY
        if named:
            return Towards.SERVED
        if not verb.isdisjoint(self._addressing) and self._to_staff(words):
            return Towards.SERVED if occasioned() else Towards.NOBODY
        meets = not verb.isdisjoint(self.meeting)
        turns = not verb.isdisjoint(self._turning) and self._bare(words)
        # what is done with a verb that isn't known may be done for anybody
        if meets or turns or words[0] not in self._verbs or occasioned():
            return Towards.SERVED
        return Towards.UNCLEAR

    def _backstage(self, words: Sequence[str], shown: Sequence[str]) -> Towards:
        """Towards whom work behind the scenes is done that names somebody: who is counted is not served."""
        counted = self.names_somebody(shown[1:3]) and not self._for_somebody(shown)
        return Towards.UNCLEAR if counted and not self._bare(words) else Towards.SERVED

    def _bare(self, words: Sequence[str]) -> bool:
        """Whether a verb has no thing it is done to: “ring back”, “ring every Friday”, “note what she likes”."""
        if len(words) == 1 or words[1] in self._words("open_objects"):
            return True
        often = words[1] in self._words("each") and len(words) > 2
        return often and words[2] in self._words("times")

    def _for_papers(self, words: Sequence[str]) -> bool:
        """Whether somebody is asked for what the office wants."""
        return not self._words("papers").isdisjoint(words) and "for" in words

    def _to_staff(self, words: Sequence[str]) -> bool:
        """Whether something is said to staff, or sent to an office."""
        for i in range(1, len(words)):
            if self._serving[words[i]] and (
                i <= _NEAR or not self._words("to_whom").isdisjoint(words[i - 3 : i])
            ):
                return True
        return False

    def _for_somebody(self, words: Sequence[str]) -> bool:
        """Whether something is done for somebody served, or with them."""
        return any(
            word in self._for_whom and self.names_somebody(words[i : i + _NEAR])
            for i, word in enumerate(words)
        )

    def _puts_away(self, words: Sequence[str]) -> bool:
        """Whether “them” are things: “you collect the floats and put them away”."""
        return words[0] in self._placing and not self._of_things.isdisjoint(words[1:2])


def _outside(spans: list[tuple[int, int]], words: Sequence[str]) -> list[str]:
    """The words of a text that belong to none of its deeds."""
    outside: list[str] = []
    end = 0
    for start, stop in spans:
        outside += words[end:start]
        end = stop
    return [*outside, *words[end:]]


def _once(made: Callable[[], T]) -> Callable[[], T]:
    """Take what works something out; give what does it when it is first asked for, and not again."""
    known: list[T] = []

    def told() -> T:
        if not known:
            known.append(made())
        return known[0]

    return told
