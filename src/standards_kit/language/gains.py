"""Whose gain a reason tells of: ours alone, or that of somebody who is served, too.

Ours are words for money, figures, workload, standing. Somebody else's is there where a harm, a feeling or a
need is named, where something is done for a customer (“spares the caller”), or where customers do what is
no gain of ours (“callers give up”, and not “members renew”).

Which lists a word is on is kept as a number, a bit a list: every reason of a kit is looked at, and most are
dismissed by the bits of all their words together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.bases import Bases
from standards_kit.language.numbers import SIGNS
from standards_kit.language.phrases import Hit, covered
from standards_kit.language.remembered import Remembered
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atom_spans, atoms_of, fold

_BREAK: Final = lazy(r"[.!?;:–—(),\n]")
_STOP: Final = lazy(r"[.!?;]\s|\n\s*\n")
_MONEY: Final = frozenset(SIGNS)
_OWNER: Final = ("'", "’")
_LISTS: Final = (
    "gains", "likely", "alone", "bare", "care", "due", "towards", "selfish", "governing", "acquire", "hold", "held",
    "objects", "speakers", "ours", "places", "served",
)  # fmt: skip
(
    _GAINS, _LIKELY, _ALONE, _BARE, _CARE, _DUE, _TOWARDS, _SELFISH, _OF, _ACQUIRE, _HOLD, _HELD,
    _OBJECTS, _WE, _OURS, _PLACES, _SERVED,
) = (1 << place for place in range(len(_LISTS)))  # fmt: skip
_BEFORE: Final = 2
_AFTER: Final = 5
_CLAUSE: Final = 10


class Gains:
    """Finds the gain of a reason that tells of none but ours."""

    def __init__(self, known: Wordings, bases: Bases, people: Mapping[str, frozenset[str]]) -> None:
        """Take a rule's words, and the nouns for `served`, who are served, `ours`, who serve, and `places`."""
        self._known = known
        self._phrases = known.phrases("gains")
        self._ours = Remembered(self._only_ours)
        self._marks = _Marks(
            bases, [known.words(name) | people.get(name, frozenset()) for name in _LISTS]
        )

    def only_ours(self, text: str) -> tuple[int, int] | None:
        """Take a reason; give the sentence of it that tells our gain, if it tells no other."""
        return self._ours[text] if self._known else None

    def _only_ours(self, text: str) -> tuple[int, int] | None:
        every, marks, words = 0, self._marks, atoms_of(text)
        for word in words:
            every |= marks[word]
        hits = self._phrases.find(text) if self._phrases.near(words) else []
        if not (hits or _may_tell(every, text)) or every & _DUE:
            return None
        reason = _Reason(text, self._with_places(words), hits)
        at = reason.ours()
        if at is None or reason.cares() or self._known.phrases("cared").find(text):
            return None
        return reason.sentence(at)

    def _with_places(self, words: Sequence[str]) -> list[int]:
        """The marks of words, where a place is ours that is named as such: “the salon”."""
        ours = self._known.words("our_place")
        marks = [self._marks[word] for word in words]
        return [
            mark | _OURS if mark & _PLACES and before in ours else mark
            for mark, before in zip(marks, ["", *words], strict=False)
        ]


class _Marks(dict[str, int]):
    """The lists that each word as it stands in texts is on."""

    def __init__(self, bases: Bases, lists: list[frozenset[str]]) -> None:
        super().__init__()
        self._bases = bases
        self._lists = lists

    def __missing__(self, word: str) -> int:
        bases = self._bases[word]
        marks = self[word] = sum(
            1 << place for place, listed in enumerate(self._lists) if not bases.isdisjoint(listed)
        )
        return marks


def _may_tell(every: int, text: str) -> bool:
    """Whether a text with these marks may tell a gain of ours, as far as a quick look tells."""
    ours = every & (_OURS | _WE | _PLACES)
    if every & _GAINS or (ours and every & _LIKELY):
        return True
    if every & _SERVED and not every & (_ACQUIRE | _HOLD) and not any(s in text for s in _OWNER):
        return False
    return bool(every & (_ALONE if ours else _BARE)) or any(sign in text for sign in SIGNS)


class _Reason:
    """One reason, word by word."""

    def __init__(self, text: str, marks: list[int], gains: list[Hit[str]]) -> None:
        self._text = text
        self._spans = atom_spans(fold(text))
        within = covered(gains, self._spans)
        self._marks = [
            mark | _GAINS if inside else mark for mark, inside in zip(marks, within, strict=True)
        ]

    def ours(self) -> int | None:
        """Where a gain of ours is named."""
        certain = self._first(_GAINS)
        if certain is not None:
            return certain
        ours = self._first(_OURS | _WE) is not None
        if ours and (likely := self._first(_LIKELY)) is not None:
            return likely
        if any(mark & _SERVED and self._named(at) for at, mark in enumerate(self._marks)):
            return None
        money = next((at for at in range(len(self._spans)) if self._gap(at)[-1:] in _MONEY), None)
        told = self._first(_ALONE if ours else _BARE)
        return money if told is None else told

    def cares(self) -> bool:
        """Whether somebody who is served gains, or is spared, or suffers."""
        somebody = self._first(_SERVED) is not None
        return any(
            (mark & _CARE and self._cared_at(at))
            or (mark & _SERVED and self._gained_by(at))
            or (somebody and mark & _OBJECTS and self._done_for(at))
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

    def _first(self, kind: int) -> int | None:
        return next((at for at, mark in enumerate(self._marks) if mark & kind), None)

    def _cared_at(self, at: int) -> bool:
        """Whether a word of care is not about us: “we fear”, “hurts our ratings”."""
        return not (
            self._any(_WE, self._back(at, _BEFORE))
            or self._any(_OURS | _GAINS, self._on(at, _AFTER))
        )

    def _gained_by(self, at: int) -> bool:
        """Whether something is done for a customer, or a customer does what is no gain of ours."""
        if self._done_for(at):
            return True
        if not self._named(at) or self._any(_OF, self._back(at, _BEFORE)):
            return False
        does = list(self._on(at, _CLAUSE))
        return bool(does) and not self._any(_SELFISH | _GAINS | _WE, does)

    def _named(self, at: int) -> bool:
        """Whether a customer is more than an owner (“the caller's”), won (“new members”), or kept."""
        before = list(self._back(at, _BEFORE))
        after = list(self._on(at, 1))
        return not (
            self._gap(at + 1).startswith(_OWNER)
            or self._any(_ACQUIRE, before)
            or (self._any(_HOLD, before) and (not after or self._any(_HELD, after)))
        )

    def _done_for(self, at: int) -> bool:
        """Whether something is done for somebody: “spares the caller”, “gives them”."""
        return self._any(_TOWARDS, self._back(at, _BEFORE))

    def _any(self, kind: int, places: Iterable[int]) -> bool:
        return any(self._marks[other] & kind for other in places)

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
