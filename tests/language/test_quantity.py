"""Quantities are read as people write them, and never guessed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.quantity import (
    ClockTime,
    Count,
    Duration,
    Money,
    Never,
    Percentage,
    Quantity,
    Range,
    Rings,
    read_quantity,
)
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.spans import find_quantities

GRAMMAR = load_lexicon("en").grammar


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20 seconds", Duration(Decimal(20), "seconds")),
        ("2 working days", Duration(Decimal(2), "working_days")),
        ("half an hour", Duration(Decimal(30), "minutes")),
        ("an hour", Duration(Decimal(1), "hours")),
        ("1.5 hours", Duration(Decimal("1.5"), "hours")),
        ("1 hour 30 minutes", Duration(Decimal(90), "minutes")),
        ("24\u00a0hours", Duration(Decimal(24), "hours")),
        ("fifty-five pounds", Money(Decimal(55), "GBP")),
        ("twenty one days", Duration(Decimal(21), "days")),
        ("eighteen hours", Duration(Decimal(18), "hours")),
        ("three rings", Rings(Decimal(3))),
        ("17:00", ClockTime(17, 0)),
        ("5 pm", ClockTime(17, 0)),
        ("17.30", ClockTime(17, 30)),
        ("4.50", Count(Decimal("4.50"), "")),
        ("noon", ClockTime(12, 0)),
        ("£50", Money(Decimal(50), "GBP")),
        ("50 GBP", Money(Decimal(50), "GBP")),
        ("EUR 1,200.50", Money(Decimal("1200.50"), "EUR")),
        ("$5", Money(Decimal(5), "CAD")),
        ("90 %", Percentage(Decimal(90))),
        ("9 in 10", Percentage(Decimal(90))),
        ("7 of 10", Percentage(Decimal(70))),
        ("nine in ten", Percentage(Decimal(90))),
        ("2 nights", Count(Decimal(2), "nights")),
        ("three", Count(Decimal(3), "")),
        ("never", Never()),
        ("£15–25", Range(Money(Decimal(15), "GBP"), Money(Decimal(25), "GBP"))),
        (
            "10-15 minutes",
            Range(Duration(Decimal(10), "minutes"), Duration(Decimal(15), "minutes")),
        ),
    ],
)
def test_a_value_is_read_whole(written: str, read: Quantity) -> None:
    assert read_quantity(written, currency="CAD") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20 Sekunden", Duration(Decimal(20), "seconds")),
        ("2 jours ouvrés", Duration(Decimal(2), "working_days")),
        ("1 día hábil", Duration(Decimal(1), "working_days")),
        ("3 godziny", Duration(Decimal(3), "hours")),
        ("5 دقائق", Duration(Decimal(5), "minutes")),
        ("٢٠ ثانية", Duration(Decimal(20), "seconds")),
        ("20秒", Duration(Decimal(20), "seconds")),
        ("3営業日", Duration(Decimal(3), "working_days")),
        ("1,5 Stunden", Duration(Decimal("1.5"), "hours")),
        ("99,5 %", Percentage(Decimal("99.5"))),
        ("1,500 guests", Count(Decimal(1500), "guests")),
        ("2 journées", Count(Decimal(2), "journées")),
        ("3件", Count(Decimal(3), "件")),
        (
            "10-15 Minuten",
            Range(Duration(Decimal(10), "minutes"), Duration(Decimal(15), "minutes")),
        ),
        ("50 BRL", Money(Decimal(50), "BRL")),
    ],
)
def test_a_value_is_read_in_the_languages_of_handbooks(written: str, read: Quantity) -> None:
    assert read_quantity(written) == read


@pytest.mark.parametrize(
    "written", ["soon", "a few minutes", "25:00", "13 pm", "10 minutes or so", "20xyz", "1,5,5", ""]
)
def test_what_is_no_quantity_is_refused(written: str) -> None:
    assert read_quantity(written) is None


def test_only_lengths_free_of_a_calendar_have_seconds() -> None:
    assert Duration(Decimal(2), "minutes").seconds() == 120
    assert Duration(Decimal(2), "working_days").seconds() is None


def test_quantities_are_found_in_prose() -> None:
    text = (
        "By the third ring, at first contact, before the end of the call or the next working day."
    )
    assert [text[span.start : span.end] for span in find_quantities(text, GRAMMAR)] == [
        "the third ring",
        "first contact",
        "end of the call",
        "the next working day",
    ]


@pytest.mark.parametrize("repeated", ["1", "1 ", "1,", "a ", "half ", " ", "£1", "every "])
def test_the_work_on_a_text_grows_no_faster_than_the_text(
    repeated: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    def read(size: int) -> None:
        text = repeated * (size // len(repeated))
        find_quantities(text, GRAMMAR)
        read_quantity(text)

    read(1_000)  # patterns are compiled at their first use
    assert calls(lambda: read(60_000)) < 2.5 * calls(lambda: read(30_000)) + 1_000
    read(300_000)  # ends, too


@given(st.text(alphabet="0123456789.,:%£€ apmhinutes-–'½", max_size=40))
def test_any_value_is_read_or_refused_without_a_failure(text: str) -> None:
    read_quantity(text)
    assert all(0 <= span.start < span.end <= len(text) for span in find_quantities(text, GRAMMAR))
