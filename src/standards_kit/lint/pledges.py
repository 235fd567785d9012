"""What a kit promises in numbers, and where: targets as they are declared, and what sentences state.

Two pledges are about one thing where their *clock* is one (the same measure, or the same act in the same
place), and where touchpoint, channel and customer group are the same. Only then may their numbers be
held against each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

from standards_kit.language.amounts import Value, kind_of
from standards_kit.language.promises import media_of, promised_acts
from standards_kit.language.quantity import ClockTime
from standards_kit.lint.context import Context
from standards_kit.lint.promised import live
from standards_kit.model.clock import Clock, Relation
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation, Target
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Place

_BOUNDS = {"at_most": "at most", "at_least": "at least", "exactly": "exactly", "before": "before"}


class Reach(NamedTuple):
    """That a pledge is looked at beside those that hold in more places than it, or in fewer.

    `kind` is what the places are; `everywhere` says that it names none of them, and so holds at all.
    """

    kind: Literal["touchpoint", "channel"]
    everywhere: bool


@dataclass(slots=True, eq=False)
class Pledge:
    """One number that somebody is held to.

    `clock` names what it is about; `starts` and `stops` are what a measure or a target says of its clock,
    `calendar` whose hours count. `media` are the ways of contact that its sentence names. `half_open`
    says of a time of day that it may be in the morning or in the afternoon, `firm` that it is promised to customers or leaves no judgement.
    """

    clock: str
    bound: str
    value: Value
    quote: str
    entry: Entry[Any]
    steps: Path
    span: tuple[int, int] | None
    owner: str
    share: Value | None = None
    starts: str = ""
    stops: str = ""
    calendar: str = ""
    touchpoints: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    half_open: bool = False
    reach: Reach | None = None
    firm: bool = False

    def place(self) -> Place:
        """Where it is written."""
        if self.span is None:
            return self.entry.place(*self.steps)
        return self.entry.phrase(self.steps, *self.span)

    @property
    def owned(self) -> str:
        """Who answers for it, in words."""
        return self.owner or "nobody"


def clock_of(context: Context, name: str | None = None) -> Clock:
    """The calendar of a name, or the kit's own."""
    clocks = context.once("clocks", dict[str, Clock])
    known = clocks.get(name or "default")
    if known is None:
        calendars = context.project.kit.calendars
        calendar = calendars.get(name or "default") or calendars.get("default")
        known = clocks[name or "default"] = Clock(calendar)
    return known


def pairs(context: Context) -> list[tuple[Pledge, Pledge]]:
    """Every two pledges of a kit that may be held against each other: the later, the earlier."""
    return context.once(
        "pairs of pledges",
        lambda: [*_comparable(_declared(context)), *_comparable(_stated(context))],
    )


def overlapping(context: Context) -> list[tuple[Pledge, Pledge]]:
    """Every two pledges of which one holds at all places of a kind and the other at some: they may part,
    and never contradict each other."""
    return context.once("overlapping pledges", lambda: [*_comparable(_reaching(context))])


class Marked(NamedTuple):
    """A pledge at one place where it holds, that place, and what is pledged, both in words for machines."""

    pledge: Pledge
    where: str
    said: str


def marked(context: Context) -> Iterator[Marked]:
    """Each pledge at each place where it holds.

    Of one place only pledges that say different things can be held against each other.
    """
    kinds = {"declared": _declared, "stated": _stated, "reaching": _reaching}
    for kind, pledges in kinds.items():
        for pledge in pledges(context):
            said = _in_words(_mark(pledge))
            for where in _places(pledge):
                yield Marked(pledge, repr((kind, where)), said)


Opposed = Literal["contradict", "part", ""]


def opposed(context: Context, one: Pledge, other: Pledge) -> Opposed:
    """What two pledges of one place have against each other, whoever makes them and whichever is first.

    They contradict each other, or they can't be held against each other: they part.
    """
    if one.media and other.media and one.media.isdisjoint(other.media):
        return ""  # letters and calls
    if one.reach or other.reach:
        return _overlap(context, one, other)
    if not same_clock(one, other):
        return "part"
    clocks = [clock_of(context, pledge.calendar) for pledge in (one, other)]
    relations = {relation for clock in clocks for relation in _relations(clock, one, other)}
    shares = bool(one.share and other.share and one.share != other.share)
    if "other" in relations or ("same" in relations and shares):
        return "contradict"
    return "part" if None in relations else ""


def _overlap(context: Context, one: Pledge, other: Pledge) -> Opposed:
    """Where one pledge holds at all places of a kind and another at one, both hold there.

    A narrower one may be meant: so they part, and don't contradict each other.
    """
    if one.reach == other.reach or one.entry is other.entry or not same_clock(one, other):
        return ""
    relation = clock_of(context, one.calendar).relation(one.value, other.value)
    return "" if relation == "same" else "part"


def _relations(clock: Clock, one: Pledge, other: Pledge) -> set[Relation | None]:
    """How two pledges stand to each other by a calendar; what may be the same is taken for that."""
    readings = [_readings(pledge) for pledge in (one, other)]
    found = {clock.relation(first, second) for first in readings[0] for second in readings[1]}
    return {"same"} if "same" in found else found


def _readings(pledge: Pledge) -> list[Value]:
    value = pledge.value
    if pledge.half_open and isinstance(value, ClockTime):
        return [value, ClockTime((value.hour + _HALF_A_DAY) % (2 * _HALF_A_DAY), value.minute)]
    return [value]


_HALF_A_DAY = 12


def clocks(context: Context) -> dict[str, list[Entry[Any]]]:
    """The standards that pledge something, by what it is about."""
    found: dict[str, list[Entry[Any]]] = {}
    for pledge in (*_declared(context), *_stated(context)):
        if pledge.clock:
            found.setdefault(pledge.clock, []).append(pledge.entry)
    return found


def _declared(context: Context) -> list[Pledge]:
    """Every target that standards declare of a measure: others are about nothing that has a name."""
    return context.once("numbers of measures", lambda: [*_measured(context)])


def _measured(context: Context) -> Iterator[Pledge]:
    reach = _Reach(context)
    for entry in live(context.project):
        for index, part in enumerate(entry.model.expectations):
            for number, target in enumerate(part.targets):
                if target.measure:
                    steps = ("expectations", index, "targets", number)
                    yield _of_target(context, reach, entry, part, target, steps)


def _reaching(context: Context) -> Iterator[Pledge]:
    """The declared targets once more, as those that hold at all places of a kind, or at some."""
    for pledge in _declared(context):
        everywhere = not pledge.touchpoints
        yield replace(pledge, reach=Reach("touchpoint", everywhere))
        if pledge.channels or everywhere:
            yield replace(pledge, reach=Reach("channel", not pledge.channels))


def spoken(context: Context) -> list[Pledge]:
    """Every number that a promise or an expectation states of an act.

    In a standard with targets its expectations are held against these, and read here only where the
    promise states a number.
    """
    return context.once("numbers in sentences", lambda: [*_spoken(context)])


def _spoken(context: Context) -> Iterator[Pledge]:
    reach, firm_only = _Reach(context), asks_for_firm_only(context)
    for entry in live(context.project):
        model = entry.model
        if firm_only and has_targets(model) and not holds_firm(model):
            continue  # no other standard is held against it
        language = context.language_of(entry)
        promise = model.promise or ""
        promised = [*_of_text(reach, entry, None, promise, ("promise",), language)]
        yield from promised
        if promised or not has_targets(model):
            for index, part in enumerate(model.expectations):
                steps = ("expectations", index, "text")
                yield from _of_text(reach, entry, part, part.text, steps, language)


def _stated(context: Context) -> Iterator[Pledge]:
    """What sentences state in standards that declare no target: of others the target holds."""
    for _, pledges in groupby(spoken(context), key=lambda one: id(one.entry)):
        own = [*pledges]
        if not has_targets(own[0].entry.model):
            yield from own


def has_targets(standard: Standard) -> bool:
    """Whether a standard declares a target."""
    return any(part.targets for part in standard.expectations)


def _of_target(
    context: Context,
    reach: "_Reach",
    entry: Entry[Standard],
    part: Expectation,
    target: Target,
    steps: Path,
) -> Pledge:
    amount = getattr(target, target.bound)
    measure = context.project.kit.measures.get(target.measure or "")
    share = f", {target.share} of the time" if target.share else ""
    return Pledge(
        clock=f"measure {target.measure}",
        bound=target.bound,
        value=amount.value,
        quote=f"{_BOUNDS[target.bound]} {amount}{share}",
        entry=entry,
        steps=(*steps, target.bound),
        span=None,
        owner=entry.model.owner or "",
        share=target.share.value if target.share else None,
        starts=target.from_ or (measure.from_ if measure else None) or "",
        stops=target.until or (measure.until if measure else None) or "",
        calendar=target.calendar or (measure.calendar if measure else None) or "default",
        touchpoints=frozenset(entry.model.touchpoints),
        channels=reach.channels(entry.model, part.channels, target.channels),
        audiences=reach.audiences(entry.model, part.audiences, target.audiences),
        firm=is_firm(entry.model, part),
    )


def _of_text(
    reach: "_Reach",
    entry: Entry[Standard],
    part: Expectation | None,
    text: str,
    steps: Path,
    language: str,
) -> Iterator[Pledge]:
    for act, promised in promised_acts(text, language):
        yield Pledge(
            clock=f"act {act}",
            bound=promised.bound,
            value=promised.value,
            quote=text[promised.start : promised.end],
            entry=entry,
            steps=steps,
            span=(promised.start, promised.end),
            owner=entry.model.owner or "",
            share=promised.share,
            touchpoints=frozenset(entry.model.touchpoints),
            channels=reach.channels(entry.model, part.channels if part else None),
            audiences=reach.audiences(entry.model, part.audiences if part else None),
            media=media_of(text, promised, language),
            half_open=promised.half_open,
            firm=is_firm(entry.model, part),
        )


def is_firm(standard: Standard, part: Expectation | None) -> bool:
    """Whether customers are promised it, or nothing about it is left to judgement."""
    commitment = (part.commitment if part else None) or standard.commitment
    discretion = (part.discretion if part else None) or standard.discretion
    return commitment in PUBLIC or discretion == "mandatory"


def holds_firm(standard: Standard) -> bool:
    """Whether there is anything in a standard that is."""
    return any(is_firm(standard, part) for part in (None, *standard.expectations))


def asks_for_firm_only(context: Context) -> bool:
    """Whether nobody is told of a standard that disagrees with itself where nothing in it is firm."""
    return context.only_errors >= _CONTRADICTIONS and _PARTING not in context.running


_CONTRADICTIONS = frozenset({"conflicting-target", "text-target-mismatch"})
_PARTING = "mismatched-clock"
"""The rule that tells of what can't be held against each other."""


class _Reach:
    """On which channels and for whom something holds: the nearest that says so."""

    def __init__(self, context: Context) -> None:
        self._touchpoints = context.touchpoints

    def channels(self, standard: Standard, *nearer: Iterable[str] | None) -> frozenset[str]:
        said = next((given for given in reversed(nearer) if given), None)
        if said:
            return frozenset(said)
        if standard.channels:
            return frozenset(standard.channels)
        known = (self._touchpoints.get(name) for name in standard.touchpoints)
        return frozenset(channel for one in known if one is not None for channel in one.channels)

    @staticmethod
    def audiences(standard: Standard, *nearer: Iterable[str] | None) -> frozenset[str]:
        said = next((given for given in reversed(nearer) if given), None)
        return frozenset(said or standard.audiences)


def _comparable(pledges: Iterable[Pledge]) -> Iterator[tuple[Pledge, Pledge]]:
    """Pairs of pledges about one thing, in one place, for the same people: the later, the earlier.

    Of those before it that say the same, a pledge meets the first, so that a kit of thousands is read
    in one pass.
    """
    met: dict[tuple[str, ...], list[Pledge]] = {}
    saying: dict[tuple[object, ...], list[Pledge]] = {}
    for later in pledges:
        seen: set[int] = set()
        mark = _mark(later)
        for where in _places(later):
            known = met.setdefault(where, [])
            for earlier in known:
                if id(earlier) not in seen and (
                    later.reach is None or later.reach != earlier.reach
                ):
                    seen.add(id(earlier))
                    yield later, earlier
            alike = saying.setdefault((where, mark), [])
            if len(alike) < _TWO and not any(one.entry is later.entry for one in alike):
                known.append(later)
                alike.append(later)


_TWO = 2
"""Of those that say the same two are kept: one may be of the standard that is looked at."""


def _mark(pledge: Pledge) -> tuple[object, ...]:
    said = (pledge.value, pledge.share, pledge.starts, pledge.stops, pledge.calendar)
    return (*said, pledge.reach, pledge.half_open, *sorted(pledge.media))


@lru_cache(maxsize=4096)
def _in_words(mark: tuple[object, ...]) -> str:
    return repr(mark)


def _places(pledge: Pledge) -> Iterator[tuple[str, ...]]:
    """Each touchpoint and channel at which a pledge holds, with what it is about and for whom."""
    if not pledge.clock or not (
        pledge.touchpoints or pledge.channels or pledge.clock.startswith("measure")
    ):
        return
    about = (pledge.clock, _kind(pledge), *_counted(pledge), *sorted(pledge.audiences))
    if pledge.reach is not None:
        yield from _levels(pledge, about)
        return
    for touchpoint in sorted(pledge.touchpoints) or [""]:
        for channel in sorted(pledge.channels) or [""]:
            yield touchpoint, channel, *about


def _levels(pledge: Pledge, about: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Where pledges meet of which one holds everywhere: on a channel at all touchpoints, or on all channels."""
    if pledge.reach and pledge.reach.kind == "touchpoint":
        for channel in sorted(pledge.channels) or [""]:
            yield "touchpoint", channel, *about
    else:
        yield "channel", *about


def _counted(pledge: Pledge) -> Iterator[str]:
    """What a number of an act is of: how soon you refund has nothing to do with how much.

    A measure has one kind of number, and where it has two, it is told.
    """
    if not pledge.clock.startswith("measure"):
        yield kind_of(pledge.value)


def _kind(pledge: Pledge) -> str:
    """Whether it says how much at most or how much at least; a time of day is the latest there is."""
    return "at_most" if pledge.bound == "before" else pledge.bound


def same_clock(one: Pledge, other: Pledge) -> bool:
    """Whether the clocks of two pledges start, stop and run alike, as far as they say."""
    pairs = ((one.starts, other.starts), (one.stops, other.stops))
    alike = all(not a or not b or _plain(a) == _plain(b) for a, b in pairs)
    return alike and (not one.calendar or not other.calendar or one.calendar == other.calendar)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("the ")
