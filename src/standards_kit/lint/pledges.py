"""What a kit promises in numbers, and where: targets as they are declared, and what sentences state.

Two pledges are about one thing where their *clock* is one (the same measure, or the same act in the same
place), and where touchpoint, channel and customer group are the same. Only then may their numbers be
held against each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, Literal, NamedTuple

from standards_kit.language.amounts import Value
from standards_kit.language.promises import media_of, promised_acts
from standards_kit.language.quantity import ClockTime
from standards_kit.lint.context import Context
from standards_kit.lint.gist import gists
from standards_kit.lint.pledge import Pledge, Reach, Says, What, Where
from standards_kit.model.clock import Clock, Relation
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation, Target
from standards_kit.model.standard import Standard
from standards_kit.syntax.nodes import Path

_BOUNDS = {"at_most": "at most", "at_least": "at least", "exactly": "exactly", "before": "before"}


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
    """A pledge, with short marks of the places where it holds, and of what is said there.

    ``reach`` is what the marks are of: a pledge has others beside those that hold in more places.
    """

    pledge: Pledge
    reach: Reach | None
    places: list[str]
    said: str

    @property
    def says(self) -> Says:
        """What is said in these places, as it is held against others."""
        return Says(self.pledge.what, self.reach)


def marked(context: Context) -> Iterator[Marked]:
    """Each pledge, as it is held against others in each place where it holds.

    Of one place only pledges that say different things can be held against each other.
    """
    declared = _declared(context)
    for kind, pledges in (("declared", declared), ("stated", _stated(context))):
        for one in pledges:
            yield Marked(one, None, one.where.marks(kind, one.what, None), one.what.mark(None))
    for one in declared:
        for reach in one.where.reaches():
            places = one.where.marks("reaching", one.what, reach)
            yield Marked(one, reach, places, one.what.mark(reach))


Opposed = Literal["contradict", "part", ""]


def opposed(context: Context, one: Pledge, other: Pledge) -> Opposed:
    """What two pledges of one place have against each other, whichever is first.

    They contradict each other, or they can't be held against each other: they part. One standard may well say
    both what holds everywhere and what holds somewhere.
    """
    if one.entry is other.entry and (one.reach or other.reach):
        return ""
    return at_odds(context, Says(one.what, one.reach), Says(other.what, other.reach))


def at_odds(context: Context, one: Says, other: Says) -> Opposed:
    """The same, of what two standards say of one place, whichever they are."""
    what, against = one.what, other.what
    if what.media and against.media and what.media.isdisjoint(against.media):
        return ""  # letters and calls
    if one.reach or other.reach:
        return _overlap(context, one, other)
    if not same_clock(what, against):
        return "part"
    clocks = [clock_of(context, number.calendar) for number in (what, against)]
    relations = {relation for clock in clocks for relation in _relations(clock, what, against)}
    shares = bool(what.share and against.share and what.share != against.share)
    if "other" in relations or ("same" in relations and shares):
        return "contradict"
    return "part" if None in relations else ""


def _overlap(context: Context, one: Says, other: Says) -> Opposed:
    """Where one pledge holds at all places of a kind and another at one, both hold there.

    A narrower one may be meant: so they part, and don't contradict each other.
    """
    what, against = one.what, other.what
    if one.reach == other.reach or not same_clock(what, against):
        return ""
    relation = clock_of(context, what.calendar).relation(what.value, against.value)
    return "" if relation == "same" else "part"


def _relations(clock: Clock, one: What, other: What) -> set[Relation | None]:
    """How two numbers stand to each other by a calendar; what may be the same is taken for that."""
    readings = [_readings(number) for number in (one, other)]
    found = {clock.relation(first, second) for first in readings[0] for second in readings[1]}
    return {"same"} if "same" in found else found


def _readings(number: What) -> list[Value]:
    value = number.value
    if number.half_open and isinstance(value, ClockTime):
        return [value, ClockTime((value.hour + _HALF_A_DAY) % (2 * _HALF_A_DAY), value.minute)]
    return [value]


_HALF_A_DAY = 12


def clocks(context: Context) -> dict[str, list[Entry[Any]]]:
    """The standards that pledge something, by what it is about."""
    found: dict[str, list[Entry[Any]]] = {}
    for pledge in (*_declared(context), *_stated(context)):
        found.setdefault(pledge.clock, []).append(pledge.entry)
    return found


def _declared(context: Context) -> list[Pledge]:
    """Every target that standards declare of a measure: others are about nothing that has a name."""
    return context.once("numbers of measures", lambda: [*_measured(context)])


def _measured(context: Context) -> Iterator[Pledge]:
    numbers, places = _Numbers(context), _places(context)
    for gist in gists(context):
        entry = gist.entry
        for index, part in gist.targeted if entry.model.status != "retired" else ():
            for number, target in enumerate(part.targets):
                if target.measure:
                    steps = ("expectations", index, "targets", number, target.bound)
                    where = places.of(entry.model, part, target)
                    yield Pledge(numbers.of(target), where, entry, part, steps)


def _reaching(context: Context) -> Iterator[Pledge]:
    """The declared targets once more, as those that hold at all places of a kind, or at some."""
    for pledge in _declared(context):
        for reach in pledge.where.reaches():
            yield replace(pledge, reach=reach)


def spoken(context: Context) -> list[Pledge]:
    """Every number that a promise or an expectation states of an act.

    In a standard with targets its expectations are held against these, and read here only where the
    promise states a number.
    """
    return context.once("numbers in sentences", lambda: [*_spoken(context)])


def _spoken(context: Context) -> Iterator[Pledge]:
    places, firm_only = _places(context), asks_for_firm_only(context)
    for gist in gists(context):
        model = gist.entry.model
        # Of a standard with targets that holds nothing firm nobody is told, and no other is held against it.
        if model.status == "retired" or (firm_only and gist.targeted and not gist.firm):
            continue
        language = context.language_of(gist.entry)
        of_text = partial(_of_text, places, gist.entry, language)
        promised = of_text(None, model.promise, ("promise",)) if model.promise else []
        yield from promised
        if promised or not gist.targeted:
            for index, part in enumerate(model.expectations):
                yield from of_text(part, part.text, ("expectations", index, "text"))


def _stated(context: Context) -> Iterator[Pledge]:
    """What sentences state in standards that declare no target: of others the target holds."""
    held = {id(one.entry) for one in gists(context) if one.targeted}
    return (pledge for pledge in spoken(context) if id(pledge.entry) not in held)


def _of_text(
    places: "_Places",
    entry: Entry[Standard],
    language: str,
    part: Expectation | None,
    text: str,
    steps: Path,
) -> list[Pledge]:
    found = []
    for act, promised in promised_acts(text, language):
        what = What(
            clock=f"act {act}",
            bound=promised.bound,
            value=promised.value,
            quote=text[promised.start : promised.end],
            share=promised.share,
            media=media_of(text, promised, language),
            half_open=promised.half_open,
        )
        where, span = places.of(entry.model, part), (promised.start, promised.end)
        found.append(Pledge(what, where, entry, part, steps, span))
    return found


def asks_for_firm_only(context: Context) -> bool:
    """Whether nobody is told of a standard that disagrees with itself where nothing in it is firm."""
    return context.only_errors >= _CONTRADICTIONS and _PARTING not in context.running


_CONTRADICTIONS = frozenset({"conflicting-target", "text-target-mismatch"})
_PARTING = "mismatched-clock"
"""The rule that tells of what can't be held against each other."""


class _Numbers:
    """What targets say: the same in many standards, and told once for all that do."""

    def __init__(self, context: Context) -> None:
        self._measures = context.project.kit.measures
        self._known: dict[tuple[object, ...], What] = {}

    def of(self, target: Target) -> What:
        """What a target says of its measure."""
        amount, share = getattr(target, target.bound), target.share
        # Of the same words, read in the same language, there is one value.
        numbers = (amount.text, id(amount.value), share and id(share.value))
        said = (target.measure, target.bound, *numbers, target.from_, target.until, target.calendar)
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = self._made(target)
        return known

    def _made(self, target: Target) -> What:
        amount, measure = getattr(target, target.bound), self._measures.get(target.measure or "")
        share = f", {target.share} of the time" if target.share else ""
        return What(
            clock=f"measure {target.measure}",
            bound=target.bound,
            value=amount.value,
            quote=f"{_BOUNDS[target.bound]} {amount}{share}",
            share=target.share.value if target.share else None,
            starts=target.from_ or (measure.from_ if measure else None) or "",
            stops=target.until or (measure.until if measure else None) or "",
            calendar=target.calendar or (measure.calendar if measure else None) or "default",
        )


class _Places:
    """Where and for whom something holds: the nearest that says so. Many standards hold in the same places."""

    def __init__(self, context: Context) -> None:
        self._touchpoints = context.touchpoints
        self._known: dict[tuple[tuple[str, ...], ...], Where] = {}

    def of(self, standard: Standard, *nearer: Expectation | Target | None) -> Where:
        """Take a standard, and what it says more nearly, the nearest last."""
        channels, audiences = standard.channels, standard.audiences
        for part in nearer:
            if part is not None:
                channels, audiences = part.channels or channels, part.audiences or audiences
        told = (tuple(standard.touchpoints), tuple(channels), tuple(audiences))
        known = self._known.get(told)
        if known is None:
            known = self._known[told] = self._made(*told)
        return known

    def _made(
        self, touchpoints: Iterable[str], channels: Iterable[str], audiences: Iterable[str]
    ) -> Where:
        if not channels:
            named = (self._touchpoints.get(name) for name in touchpoints)
            channels = [channel for one in named if one is not None for channel in one.channels]
        return Where(_named(touchpoints), _named(channels), _named(audiences))


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _places(context: Context) -> _Places:
    return context.once("where pledges hold", lambda: _Places(context))


def _comparable(pledges: Iterable[Pledge]) -> Iterator[tuple[Pledge, Pledge]]:
    """Pairs of pledges about one thing, in one place, for the same people: the later, the earlier.

    Of those before it that say the same, a pledge meets the first, so that a kit of thousands is read
    in one pass; and it meets none that says what it says.
    """
    numbers: dict[tuple[object, ...], int] = {}
    met: dict[tuple[str, ...], list[tuple[int, Pledge]]] = {}
    for later in pledges:
        said = numbers.setdefault(later.what.said(later.reach), len(numbers))
        seen: set[int] = set()
        for where in later.places():
            known = met.setdefault(where, [])
            alike: list[Pledge] = []
            for number, earlier in known:
                if number == said:
                    alike.append(earlier)  # and nothing to be held against it
                elif id(earlier) not in seen and (
                    later.reach is None or later.reach != earlier.reach
                ):
                    seen.add(id(earlier))
                    yield later, earlier
            if len(alike) < _TWO and not any(one.entry is later.entry for one in alike):
                known.append((said, later))


_TWO = 2
"""Of those that say the same two are kept: one may be of the standard that is looked at."""


def same_clock(one: What, other: What) -> bool:
    """Whether the clocks of two numbers start, stop and run alike, as far as they say."""
    pairs = ((one.starts, other.starts), (one.stops, other.stops))
    alike = all(not a or not b or _plain(a) == _plain(b) for a, b in pairs)
    return alike and (not one.calendar or not other.calendar or one.calendar == other.calendar)


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("the ")
