"""Why two numbers can't be held against each other is said in words that anybody reads."""

from decimal import Decimal

import pytest

from standards_kit.language.amounts import Always, SameDay, Value
from standards_kit.language.quantity import Count, Duration, Money, Rings
from standards_kit.lint.parting import parting
from standards_kit.model.clock import Clock

TWO = Decimal(2)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (Duration(TWO, "hours"), Always(), "the one is a time, the other opening hours"),
        (Count(TWO, "agents"), Money(TWO, "GBP"), "the one is a count, the other a sum"),
        (Money(TWO, "EUR"), Money(TWO, "GBP"), "they are sums of two currencies"),
        (
            Rings(TWO),
            Duration(TWO, "seconds"),
            "no calendar says how long a ring is (`ring: 6 seconds`)",
        ),
        (
            SameDay(working=True),
            Duration(TWO, "hours"),
            "no calendar says when the working day ends (`hours:`)",
        ),
    ],
)
def test_what_parts_two_numbers_is_named(one: Value, other: Value, said: str) -> None:
    assert parting(Clock(None), one, other) == said
