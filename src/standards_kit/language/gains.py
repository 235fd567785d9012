"""Whose gain a reason tells of: ours alone, or that of somebody who is served, too.

Ours are words for money, figures, workload, standing. Somebody else's is there where a harm, a feeling or a
need is named, where something is done for a customer (“spares the caller”), or where customers do what is
no gain of ours (“callers give up”, and not “members renew”).
"""

from collections.abc import Iterator
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.bases import Bases
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms, fold

_BREAK: Final = lazy(r"[.!?;:–—(),\n]")
_STOP: Final = lazy(r"[.!?;]\s|\n\s*\n")
_OWNER: Final = ("'", "’")
_LISTS: Final = (
    "we", "gains", "likely", "alone", "bare", "care", "due", "towards", "selfish", "of", "acquire",
    "served", "objects",
)  # fmt: skip
_HINTS: Final = ("gains", "likely", "alone", "bare")
_BEFORE: Final = 2
_AFTER: Final = 5
_CLAUSE: Final = 10


class Gains:
    """Finds the gain of a reason that tells of none but ours."""

    def __init__(
        self,
        known: Wordings,
        bases: Bases,
        served: frozenset[str],
        serving: frozenset[str],
        places: frozenset[str],
    ) -> None:
        """Take a rule's words, and the nouns for those who are served, who serve, and where."""
        lists = {name: known.words(name) for name in _LISTS}
        lists["served"] |= served
        lists["ours"] = serving | lists["we"]
        lists["places"] = places
        self._known = known
        self._marks = _Marks(bases, lists)

    def only_ours(self, text: str) -> tuple[int, int] | None:
        """Take a reason; give the sentence of it that tells our gain, where it tells no other."""
        words = atoms(fold(text))
        marks = [self._marks[word] for word in words]
        hits = self._known.phrases("gains").find(text)
        every = frozenset().union(*marks)
        if not hits and every.isdisjoint(_HINTS):
            return None
        ours = self._known.words("our_place")
        marks = [
            mark | {"ours"} if "places" in mark and before in ours else mark
            for mark, before in zip(marks, ["", *words], strict=False)
        ]
        reason = _Reason(text, marks, [(hit.start, hit.end) for hit in hits])
        at = reason.ours()
        if at is None or reason.cares() or self._known.phrases("cared").find(text):
            return None
        return reason.sentence(at)


class _Marks(dict[str, frozenset[str]]):
    """The lists that each word as it stands in texts is on."""

    def __init__(self, bases: Bases, lists: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self._bases = bases
        self._lists = lists

    def __missing__(self, word: str) -> frozenset[str]:
        bases = self._bases[word]
        found = (name for name, listed in self._lists.items() if not bases.isdisjoint(listed))
        marks = self[word] = frozenset(found)
        return marks


class _Reason:
    """One reason, word by word."""

    def __init__(
        self, text: str, marks: list[frozenset[str]], gains: list[tuple[int, int]]
    ) -> None:
        self._text = text
        self._spans = atom_spans(fold(text))
        self._marks = [
            mark | {"gains"} if any(a <= start < b for a, b in gains) else mark
            for mark, (start, _) in zip(marks, self._spans, strict=True)
        ]

    def ours(self) -> int | None:
        """Where a gain of ours is named."""
        certain = self._first("gains")
        if certain is not None:
            return certain
        ours = self._first("ours") is not None
        if ours and (likely := self._first("likely")) is not None:
            return likely
        if any("served" in mark and self._named(at) for at, mark in enumerate(self._marks)):
            return None
        return self._first("alone" if ours else "bare")

    def cares(self) -> bool:
        """Whether somebody who is served gains, or is spared, or suffers."""
        return any(
            "due" in mark
            or ("care" in mark and self._cared_at(at))
            or ("served" in mark and self._gained_by(at))
            or ("objects" in mark and self._done_for(at))
            for at, mark in enumerate(self._marks)
        )

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around a word begins and ends."""
        first = last = at
        while first and not _STOP.search(self._gap(first)):
            first -= 1
        while last + 1 < len(self._spans) and not _STOP.search(self._gap(last + 1)):
            last += 1
        return self._spans[first][0], self._spans[last][1]

    def _first(self, name: str) -> int | None:
        return next((at for at, mark in enumerate(self._marks) if name in mark), None)

    def _cared_at(self, at: int) -> bool:
        """Whether a word of care is not about us: “we fear”, “hurts our ratings”."""
        return not (
            any("we" in self._marks[other] for other in self._back(at, _BEFORE))
            or any(self._marks[other] & {"ours", "gains"} for other in self._on(at, _AFTER))
        )

    def _gained_by(self, at: int) -> bool:
        """Whether something is done for a customer, or a customer does what is no gain of ours."""
        if not self._counts(at):
            return self._done_for(at)
        does = list(self._on(at, _CLAUSE))
        return self._done_for(at) or (
            bool(does) and not any(self._marks[other] & {"selfish", "gains"} for other in does)
        )

    def _counts(self, at: int) -> bool:
        """Whether a customer may be the subject of a clause."""
        before = self._back(at, _BEFORE)
        return self._named(at) and not any("of" in self._marks[other] for other in before)

    def _named(self, at: int) -> bool:
        """Whether a customer is more than somebody's (“the caller's”), or won (“new members”)."""
        before = self._back(at, _BEFORE)
        return not (
            self._gap(at + 1).startswith(_OWNER)
            or any("acquire" in self._marks[other] for other in before)
        )

    def _done_for(self, at: int) -> bool:
        """Whether something is done for somebody: “spares the caller”, “gives them”."""
        return any("towards" in self._marks[other] for other in self._back(at, _BEFORE))

    def _back(self, at: int, most: int) -> Iterator[int]:
        """The words before one in its clause, the nearest first."""
        for other in range(at - 1, max(at - 1 - most, -1), -1):
            if self._parted(other + 1):
                return
            yield other

    def _on(self, at: int, most: int) -> Iterator[int]:
        """The words after one in its clause."""
        for other in range(at + 1, min(at + 1 + most, len(self._spans))):
            if self._parted(other):
                return
            yield other

    def _parted(self, at: int) -> bool:
        return _BREAK.search(self._gap(at)) is not None

    def _gap(self, at: int) -> str:
        """What stands before a word, or behind the last."""
        end = self._spans[at][0] if at < len(self._spans) else len(self._text)
        return self._text[self._spans[at - 1][1] if at else 0 : end]
