"""When promises are due, by the calendar of a kit."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.amounts import Always, Hours, SameDay, Value
from standards_kit.language.quantity import ClockTime, Duration, Rings, Unit
from standards_kit.model.clock import Clock
from standards_kit.model.kit import Calendar

LONDON = ZoneInfo("Europe/London")
OFFICE = Clock(
    Calendar.model_validate(
        {
            "hours": {"mon-fri": "09:00-17:30", "sat": "10:00-14:00"},
            "holidays": ["2026-12-25", "2026-12-28"],
            "timezone": "Europe/London",
            "ring": "6 seconds",
        }
    )
)


def of(number: int, unit: Unit) -> Duration:
    return Duration(Decimal(number), unit)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "value", "due"),
    [
        ("2026-10-02 16:00", of(30, "seconds"), "2026-10-02 16:00:30"),
        ("2026-10-02 16:00", of(1, "working_days"), "2026-10-03 14:00"),
        ("2026-10-03 16:00", of(1, "working_days"), "2026-10-05 17:30"),
        ("2026-10-02 16:00", of(2, "working_days"), "2026-10-05 17:30"),
        ("2026-12-24 16:00", of(1, "working_days"), "2026-12-26 14:00"),
        ("2026-12-24 16:00", of(2, "working_days"), "2026-12-29 17:30"),
        ("2026-10-02 16:00", ClockTime(12, 0), "2026-10-03 12:00"),
        ("2026-10-02 11:00", ClockTime(12, 0), "2026-10-02 12:00"),
        ("2026-10-02 16:00", SameDay(), "2026-10-02 23:59"),
        ("2026-10-02 16:00", SameDay(working=True), "2026-10-02 17:30"),
        ("2026-10-04 16:00", SameDay(working=True), "2026-10-05 17:30"),
        ("2026-01-31 16:00", of(1, "months"), "2026-02-28 16:00"),
        ("2026-10-02 16:00", of(1, "years"), "2027-10-02 16:00"),
        ("2026-10-02 16:00", Rings(Decimal(3)), "2026-10-02 16:00:18"),
    ],
)
def test_when_it_is_due(start: str, value: Value, due: str) -> None:
    assert OFFICE.due(at(start), value) == at(due)


def test_in_the_night_the_clocks_go_back_a_day_is_longer_than_24_hours() -> None:
    start = at("2026-10-24 16:00")
    assert OFFICE.due(start, of(24, "hours")) == at("2026-10-25 15:00")
    assert OFFICE.due(start, of(1, "days")) == at("2026-10-25 16:00")


def test_in_the_night_they_go_forward_it_is_shorter() -> None:
    start = at("2026-03-28 16:00")
    assert OFFICE.due(start, of(24, "hours")) == at("2026-03-29 17:00")
    assert OFFICE.due(start, of(1, "days")) == at("2026-03-29 16:00")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (of(60, "seconds"), of(1, "minutes"), "same"),
        (of(24, "hours"), of(1, "days"), "same"),
        (of(7, "days"), of(1, "weeks"), "same"),
        (of(12, "months"), of(1, "years"), "same"),
        (of(20, "seconds"), of(30, "seconds"), "other"),
        (Rings(Decimal(5)), of(30, "seconds"), "same"),
        (Rings(Decimal(4)), of(30, "seconds"), "other"),
        (of(24, "hours"), of(1, "working_days"), None),
        (of(1, "months"), of(30, "days"), None),
        (ClockTime(12, 0), of(1, "hours"), None),
        (ClockTime(12, 0), ClockTime(12, 0), "same"),
        (SameDay(), of(2, "days"), "other"),
        (SameDay(), of(25, "hours"), "other"),
        (SameDay(), of(1, "months"), "other"),
        (SameDay(), of(1, "working_days"), None),
        (SameDay(), of(4, "hours"), None),
        (SameDay(), ClockTime(17, 0), None),
        (SameDay(), SameDay(working=True), "other"),
        (SameDay(working=True), ClockTime(15, 0), "other"),
        (SameDay(working=True), ClockTime(17, 30), None),  # but on Saturday at 14:00
        (Always(), Hours(ClockTime(9, 0), ClockTime(17, 0)), "other"),
        (Always(), Always(), "same"),
    ],
)
def test_what_can_be_compared(one: Value, other: Value, relation: str | None) -> None:
    assert OFFICE.relation(one, other) == relation
    assert OFFICE.relation(other, one) == relation


def test_without_the_length_of_a_ring_rings_and_seconds_are_two_things() -> None:
    assert Clock().relation(Rings(Decimal(5)), of(30, "seconds")) is None
    assert Clock().due(at("2026-10-02 16:00"), Rings(Decimal(5))) is None


def test_an_example_shows_what_becomes_of_a_weekend() -> None:
    plain = Clock(Calendar.model_validate({"hours": {"mon-fri": "09:00-17:00"}}))
    example = plain.worked_example(of(24, "hours"), of(1, "working_days"))
    assert example is not None
    assert [f"{moment:%a %H:%M}" for moment in example] == ["Fri 16:00", "Sat 16:00", "Mon 17:00"]


def test_where_there_is_one_time_of_closing_the_working_day_ends_then() -> None:
    plain = Clock(Calendar.model_validate({"hours": {"mon-fri": "09:00-17:00"}}))
    assert plain.relation(SameDay(working=True), ClockTime(17, 0)) == "same"
    assert Clock().relation(SameDay(working=True), ClockTime(17, 0)) is None


def test_an_example_is_looked_for_until_one_shows_the_difference() -> None:
    example = OFFICE.worked_example(SameDay(working=True), ClockTime(17, 30))
    assert example is not None
    assert [f"{moment:%a %H:%M}" for moment in example] == ["Sat 10:00", "Sat 14:00", "Sat 17:30"]


@pytest.mark.parametrize(
    "hours",
    [{}, {"mon-fri": "whenever"}, {"fri-mon": "20:00-24:00"}, {"holidays": "9.00-12.00"}, {"": ""}],
)
def test_any_hours_give_a_working_day_or_none(hours: dict[str, Any]) -> None:
    clock = Clock(Calendar.model_validate({"hours": hours, "timezone": "Nowhere/Land"}))
    due = clock.due(datetime(2026, 10, 2, 16, tzinfo=clock.zone), of(1, "working_days"))
    assert due is None or due.date() > date(2026, 10, 2)


UNITS: list[Unit] = [
    "seconds",
    "minutes",
    "hours",
    "days",
    "working_days",
    "weeks",
    "months",
    "years",
]
LENGTHS = st.builds(of, st.integers(0, 10**12), st.sampled_from(UNITS))


@given(LENGTHS, LENGTHS)
def test_the_order_of_a_comparison_does_not_matter(one: Duration, other: Duration) -> None:
    assert OFFICE.relation(one, other) == OFFICE.relation(other, one)


@given(st.builds(of, st.integers(0, 400), st.sampled_from(UNITS)), st.integers(0, 10_000))
def test_what_is_the_same_is_due_at_the_same_time(length: Duration, hours: int) -> None:
    start = at("2026-01-01 00:00") + (at("2026-01-01 01:00") - at("2026-01-01 00:00")) * hours
    due = OFFICE.due(start, length)
    assert due is not None
    assert due >= start
    assert OFFICE.due(start, of(int(length.value), length.unit)) == due
