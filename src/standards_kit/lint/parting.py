"""Why two quantities can't be held against each other, in words that close a message.

The message names two quantities; “the one” is what it names first, “the other” what it names then.
"""

from datetime import datetime, timedelta

from standards_kit.language.amounts import SameDay, Value, kind_of
from standards_kit.language.quantity import Money, Rings
from standards_kit.model.clock import Clock

_KINDS = {
    "time": "a time",
    "sum": "a sum",
    "share": "a share",
    "count": "a count",
    "hours": "opening hours",
}
_A_WEEK = timedelta(days=6)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parting(clock: Clock, one: Value, other: Value) -> str:
    """What parts two quantities by a calendar, with an example where there is one."""
    if kind_of(one) != kind_of(other):
        return f"the one is {_KINDS[kind_of(one)]}, the other {_KINDS[kind_of(other)]}"
    if isinstance(one, Money):
        return "they are sums of two currencies"
    if isinstance(one, Rings) or isinstance(other, Rings):
        return "no calendar says how long a ring is (`ring: 6 seconds`)"
    if not clock.closings and SameDay(working=True) in (one, other):
        return "no calendar says when the working day ends (`hours:`)"
    example = clock.worked_example(one, other)
    if example is None:
        return "they are counted by different clocks"
    start, first, second = example
    return (
        f"from {_said(start)} on, the one ends on {_said(first, start)}, the other on "
        f"{_said(second, start)}"
    )


def _said(moment: datetime, start: datetime | None = None) -> str:
    """A day and a time; with its date where the day alone would be taken for one of this week."""
    day = _DAYS[moment.weekday()]
    if start is not None and moment - start >= _A_WEEK:
        day = f"{day} {moment.day} {_MONTHS[moment.month - 1]}"
    return f"{day} {moment:%H:%M}"
