"""Whether the sentences of one standard agree: its promise with its expectations, and these with each other.

Two expectations are held against each other only where they are about one occasion: whoever answers calls
in 20 seconds may answer in 40 when the second line rings.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from standards_kit.language.amounts import kind_of
from standards_kit.language.words import fold
from standards_kit.lint.context import Context
from standards_kit.lint.figures import figures
from standards_kit.lint.pledge import Pledge
from standards_kit.lint.pledges import Opposed, opposed, spoken
from standards_kit.text.source import Source

_About: TypeAlias = tuple[object, ...]


class Discord(NamedTuple):
    """A number of an expectation, and another of the same standard that it disagrees with."""

    how: Opposed
    here: Pledge
    there: Pledge

    @property
    def where(self) -> str:
        """Where the other stands in the standard, in words."""
        return "its promise" if self.there.steps == ("promise",) else "another expectation of it"


def discords(context: Context) -> list[Discord]:
    """Where a standard disagrees with itself: of each act the first place."""
    return context.once("discords", lambda: [*_discords(context)])


def discordant(context: Context, how: Opposed) -> Iterator[Source]:
    """The files in which a standard disagrees with itself in such a way."""
    return (one.here.entry.document.source for one in discords(context) if one.how == how)


def _discords(context: Context) -> Iterator[Discord]:
    told = {(id(one.entry), one.steps, one.said.start) for one in figures(context)}
    for entry, pledges in groupby(spoken(context), key=lambda one: id(one.entry)):
        # What its target contradicts is told already.
        own = [one for one in pledges if (entry, one.steps, one.span and one.span[0]) not in told]
        if len(own) > 1:
            yield from _within(context, own)


def _within(context: Context, own: list[Pledge]) -> Iterator[Discord]:
    told: set[str] = set()
    for found in (*_with_promise(context, own), *_with_each_other(context, own)):
        if found.here.clock not in told:
            told.add(found.here.clock)
            yield found


def _with_promise(context: Context, own: list[Pledge]) -> Iterator[Discord]:
    """The promise against all that is expected of the act: one expectation that agrees is enough."""
    expected = _by_matter(one for one in own if one.part)
    promised = _by_matter(one for one in own if not one.part)
    for about, [promise, *others] in promised.items():
        found = [(opposed(context, one, promise), one) for one in expected.get(about, ())]
        if others or "" in {how for how, _ in found}:
            continue
        for how, one in sorted(found, key=lambda pair: pair[0] != "contradict")[:1]:
            yield Discord(how, one, promise)


def _with_each_other(context: Context, own: list[Pledge]) -> Iterator[Discord]:
    """Each expectation against the first of the same act on the same occasion."""
    first: dict[_About, Pledge] = {}
    for one in own:
        occasion = _occasion(one)
        if occasion[0]:
            there = first.setdefault((*_about(one), occasion), one)
            how = opposed(context, one, there) if there.steps != one.steps else ""
            if how:
                yield Discord(how, one, there)


def _by_matter(pledges: Iterable[Pledge]) -> dict[_About, list[Pledge]]:
    found: dict[_About, list[Pledge]] = {}
    for one in pledges:
        found.setdefault(_about(one), []).append(one)
    return found


def _about(pledge: Pledge) -> _About:
    """What must be one in two numbers, that they may be held against each other."""
    what, where = pledge.what, pledge.where
    return what.clock, what.bound, kind_of(what.value), where.channels, where.audiences


def _occasion(pledge: Pledge) -> tuple[str, str]:
    """When an expectation is due, in its own words, and what it says behind the number.

    It is its trigger, else what stands before the number: as far as the first comma where there is one way
    of contact alone, for there one act is done to one thing, whatever it is called.
    """
    part = pledge.part
    if part is None or pledge.span is None:
        return "", ""
    before, behind = part.text[: pledge.span[0]], part.text[pledge.span[1] :]
    if len(pledge.where.channels) == 1:
        before = before.partition(",")[0]
    return _plain(part.trigger or before), _plain(behind).rstrip(".")


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
