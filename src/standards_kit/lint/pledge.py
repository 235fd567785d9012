"""One number that somebody is held to: what is pledged, where and for whom, and by which standard.

Many standards pledge the same, and many hold in the same places: what and where are told once for all of them.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from standards_kit.ground.records import bundle
from standards_kit.ground.sealed import digest
from standards_kit.language.amounts import Value, kind_of
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place

_HALF = 16
_MEASURE: Final = "measure"


class Reach(NamedTuple):
    """That a pledge is looked at beside those that hold in more places than it, or in fewer.

    `kind` is what the places are; `everywhere` says that it names none of them, and so holds at all.
    """

    kind: Literal["touchpoint", "channel"]
    everywhere: bool


_TOUCHPOINTS: Final = {everywhere: Reach("touchpoint", everywhere) for everywhere in (False, True)}
_CHANNELS: Final = {everywhere: Reach("channel", everywhere) for everywhere in (False, True)}


@bundle
class What:
    """A number, and what it is a number of.

    `clock` names that; `starts` and `stops` are what a measure or a target says of its clock, `calendar`
    whose hours count. `media` are the ways of contact that its sentence names. `half_open` says of a time of
    day that it may be in the morning or in the afternoon.
    """

    clock: str
    bound: str
    value: Value
    quote: str
    share: Value | None = None
    starts: str = ""
    stops: str = ""
    calendar: str = ""
    media: frozenset[str] = frozenset()
    half_open: bool = False
    about: tuple[str, ...] = field(init=False)
    """What two numbers must share that they may be held against each other.

    How much at most and how much at least are two matters; a time of day is the latest there is. And how soon
    you refund has nothing to do with how much. But a measure has one kind of number, and where it has two, it
    is told.
    """
    _marks: dict[Reach | None, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bound = "at_most" if self.bound == "before" else self.bound
        kind = () if self.is_measured else (kind_of(self.value),)
        self.about = (self.clock, bound, *kind)

    def said(self, reach: Reach | None = None) -> tuple[object, ...]:
        """All that tells whether two pledges say the same."""
        said = (self.value, self.share, self.starts, self.stops, self.calendar)
        return (*said, reach, self.half_open, *sorted(self.media))

    def mark(self, reach: Reach | None) -> str:
        """A short mark of what is said."""
        known = self._marks.get(reach)
        if known is None:
            known = self._marks[reach] = short(repr(self.said(reach)))
        return known

    @property
    def is_measured(self) -> bool:
        """Whether it is the number of a measure."""
        return self.clock.startswith(_MEASURE)


class Says(NamedTuple):
    """What is said at a place, and that it is looked at beside what holds in more places, or in fewer."""

    what: What
    reach: Reach | None


@bundle
class Where:
    """Touchpoints, channels and customers that something holds for, each sorted; none are named for all."""

    touchpoints: tuple[str, ...]
    channels: tuple[str, ...]
    audiences: tuple[str, ...]
    _places: dict[tuple[object, ...], list[tuple[str, ...]]] = field(default_factory=dict)
    _marks: dict[tuple[object, ...], list[str]] = field(default_factory=dict)

    def reaches(self) -> Iterator[Reach]:
        """As what it is looked at beside those that hold in more places, or in fewer."""
        everywhere = not self.touchpoints
        yield _TOUCHPOINTS[everywhere]
        if self.channels or everywhere:
            yield _CHANNELS[not self.channels]

    def places(self, what: What, reach: Reach | None = None) -> list[tuple[str, ...]]:
        """Each touchpoint and channel at which a number holds, with what it is about and for whom.

        With a reach it is where pledges meet of which one holds everywhere: on a channel at all touchpoints, or
        on all channels.
        """
        asked = what.about, reach
        known = self._places.get(asked)
        if known is None:
            known = self._places[asked] = [*self._meeting(what, reach)]
        return known

    def _meeting(self, what: What, reach: Reach | None) -> Iterator[tuple[str, ...]]:
        if not (self.touchpoints or self.channels or what.is_measured):
            return
        about = (*what.about, *self.audiences)
        if reach is not None and reach.kind == "channel":
            yield "channel", *about
            return
        touchpoints = (self.touchpoints or ("",)) if reach is None else ("touchpoint",)
        for touchpoint in touchpoints:
            for channel in self.channels or ("",):
                yield touchpoint, channel, *about

    def marks(self, kind: str, what: What, reach: Reach | None) -> list[str]:
        """Short marks of the places at which a number holds, of one kind of pledges."""
        asked = kind, what.about, reach
        known = self._marks.get(asked)
        if known is None:
            places = self.places(what, reach)
            known = self._marks[asked] = [short(repr((kind, place))) for place in places]
        return known


@bundle
class Pledge:
    """What is pledged where by a standard, in one of its expectations or as a whole.

    `span` is where the words stand in a sentence; a target has none.
    """

    what: What
    where: Where
    entry: Entry[Any]
    part: Expectation | None
    steps: Path
    span: tuple[int, int] | None = None
    reach: Reach | None = None

    def place(self) -> Place:
        """Where it is written."""
        if self.span is None:
            return self.entry.place(*self.steps)
        return self.entry.phrase(self.steps, *self.span)

    @property
    def clock(self) -> str:
        """What it is a number of."""
        return self.what.clock

    @property
    def quote(self) -> str:
        """The number in words."""
        return self.what.quote

    @property
    def owned(self) -> str:
        """Who answers for it, in words."""
        return self.entry.model.owner or "nobody"

    @property
    def firm(self) -> bool:
        """Whether it is promised to customers, or leaves no judgement."""
        return is_firm(self.entry.model, self.part)

    def places(self) -> list[tuple[str, ...]]:
        """Each place at which it holds."""
        return self.where.places(self.what, self.reach)


def is_firm(standard: Standard, part: Expectation | None) -> bool:
    """Whether customers are promised it, or nothing about it is left to judgement."""
    commitment = (part.commitment if part else None) or standard.commitment
    discretion = (part.discretion if part else None) or standard.discretion
    return commitment in PUBLIC or discretion == "mandatory"


@lru_cache(maxsize=4096)  # a kit has few measures and places, and says the same of them
def short(text: str) -> str:
    """A short mark that stands for a long one."""
    return digest(text.encode("utf-8", "surrogatepass"))[:_HALF]
