"""How soon journeys hand a customer on between the same two touchpoints."""

from collections.abc import Iterator
from typing import NamedTuple

from standards_kit.lint.context import Context
from standards_kit.model.entries import Entry
from standards_kit.model.service import Handoff, Journey
from standards_kit.model.values import Amount
from standards_kit.text.diagnostic import Place


class Timed(NamedTuple):
    """A handoff with its time, in its journey."""

    journey: Entry[Journey]
    number: int
    within: Amount

    @property
    def handoff(self) -> Handoff:
        """The handoff itself."""
        return self.journey.model.handoffs[self.number]

    @property
    def owned(self) -> str:
        """Who answers for it, in words."""
        return self.handoff.owner or "nobody"

    @property
    def way(self) -> str:
        """From where to where, in words."""
        return f"from `{self.handoff.from_}` to `{self.handoff.to}`"

    def place(self) -> Place:
        """Where its time is written."""
        return self.journey.place("handoffs", self.number, "within")


def twice_timed(context: Context) -> Iterator[tuple[Timed, Timed]]:
    """Every handoff that an earlier one shares its way with, and the first such."""
    first: dict[tuple[str, str], Timed] = {}
    for journey in context.project.journeys:
        for number, handoff in enumerate(journey.model.handoffs):
            if handoff.within is not None:
                one = Timed(journey, number, handoff.within)
                earlier = first.setdefault((handoff.from_, handoff.to), one)
                if earlier is not one:
                    yield one, earlier
