"""Which acts may bring a feeling about, and which acts a text asks for.

Acts are known by kinds: telling, asking, greeting, showing, checking … A feeling names the kinds that may be its
cause. What is done about the house or for the office counts as that alone, unless something is said, asked
or offered as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from standards_kit.language.bases import Bases
from standards_kit.language.phrases import Hit, longest
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms, fold

_ACT: Final = "act_"


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling where a text names it, the kinds of act that may cause it, and what mostly does, in words."""

    start: int
    end: int
    causes: frozenset[str]
    brought_by: str


class Verdict(Enum):
    """Whether a text may be the cause of a feeling."""

    CAUSE = "it may"
    NONE = "it can't"
    UNKNOWN = "it isn't known"


class Causes:
    """The feelings and the acts of one language, as a rule's words know them."""

    def __init__(self, known: Wordings, bases: Bases) -> None:
        self._known = known
        self._bases = bases
        self._kinds = _Kinds(known, bases)
        self._idle = known.words("idle")
        self._plain = known.words("plain")
        self._neutral = known.words("neutral")
        self._blank = known.words("blank")

    def feelings(self, text: str) -> Iterator[Feeling]:
        """Take a text; give the feelings it names of which something is known."""
        for hit in longest(self._known.phrases("feelings").find(text)):
            causes, _, brought_by = hit.payload.partition(": ")
            yield Feeling(hit.start, hit.end, frozenset(causes.split()), brought_by)

    def unspecific(self, text: str) -> bool:
        """Whether a text names what is no feeling in particular."""
        return not self._known.words("unspecific").isdisjoint(atoms(fold(text)))

    def verdict(self, wanted: frozenset[str], text: str, people: frozenset[str]) -> Verdict:
        """Whether a text may be the cause of a feeling, by the kinds of act that cause it.

        What is done for one of the people may be the cause of anything, unless it is plain that it is no
        more than it is. Where no kinds are wanted, only what is done about the house is none.
        """
        kinds = self.acts(text)
        if not kinds.isdisjoint(wanted):
            return Verdict.CAUSE
        plain = not kinds <= self._blank and kinds <= (
            self._plain if wanted else self._idle | self._neutral
        )
        if plain and not kinds <= self._neutral:
            return Verdict.NONE
        if not people.isdisjoint(self._bases.of(atoms(fold(text)))):
            return Verdict.CAUSE
        return Verdict.NONE if plain else Verdict.UNKNOWN

    def ground(self, text: str) -> str:
        """Take a text about a feeling; give what it says that it comes from, or nothing."""
        because = self._known.words("because")
        folded = fold(text)
        for word, (_, end) in zip(atoms(folded), atom_spans(folded), strict=True):
            if word in because:
                return text[end:]
        return ""

    def acts(self, text: str) -> frozenset[str]:
        """Take a text; give the kinds of act in it."""
        hits = longest(self._known.phrases("acts").find(text))
        found = frozenset[str]().union(
            *map(self._kinds.__getitem__, self._acting(text, hits)),
            *(hit.payload.split() for hit in hits),
        )
        for idle in found & self._idle:
            found -= self._known.words(f"beside_{idle}")
        return found

    def _acting(self, text: str, hits: list[Hit[str]]) -> Iterator[str]:
        """The words of a text that are in no phrase, less those for channels as things: “every call”."""
        folded = fold(text)
        words = atoms(folded)
        if hits:
            spans = atom_spans(folded)
            words = [
                "" if any(hit.start <= start < hit.end for hit in hits) else word
                for word, (start, _) in zip(words, spans, strict=True)
            ]
        naming, channels = self._known.words("naming"), self._known.words("channels")
        before = ""
        for word in words:
            if before not in naming or self._bases[word].isdisjoint(channels):
                yield word
            before = word


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

    def __missing__(self, word: str) -> frozenset[str]:
        bases = self._bases[word]
        kinds = (kind for kind, listed in self._lists.items() if not bases.isdisjoint(listed))
        found = self[word] = frozenset(kinds)
        return found
