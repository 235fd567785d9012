"""When a promise is due: quantities of time by a kit's calendar, and whether two of them can be compared.

Seconds, minutes and hours are real time: across a change to summer time an hour stays an hour. Days and
longer run by the clock on the wall: one day after 16:00 is 16:00. Working days skip what the calendar
closes, and end when it does. Where a calendar gives no hours, Monday to Friday are worked.
"""

import calendar as days_of
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final, Literal, TypeAlias

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import record
from standards_kit.language.amounts import Always, Hours, SameDay, Value
from standards_kit.language.numbers import DOLLARS
from standards_kit.language.quantity import ClockTime, Duration, Money, Rings
from standards_kit.model.kit import Calendar

Relation: TypeAlias = Literal["same", "other"]
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = lazy(r"(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)")
_FURTHEST: Final = 4_000
"""Days that are looked ahead: a calendar that is never open has no working day."""
_LONGEST: Final = Decimal(200 * 365 * 86_400)
_LONGEST_ZONE: Final = 64
_MONTHS_A_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_A_DAY: Final = 86_400
_STARTS: Final = ((2, 16), (2, 10), (3, 10), (3, 16), (5, 9))
"""Days of October 2026, of which the second is a Friday, and hours."""


def time_zone(name: str) -> tzinfo | None:
    """The time zone of that name; None where there is none."""
    from zoneinfo import ZoneInfo

    # The name is looked for as a path and as a package: one of a thousand steps would overflow the stack.
    if len(name) > _LONGEST_ZONE:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


@record
class Clock:
    """A calendar that tells when something is due."""

    calendar: Calendar | None = None

    @cached_property
    def zone(self) -> tzinfo:
        """The calendar's time zone; UTC where it names none that is known."""
        name = self.calendar.timezone if self.calendar else None
        return (time_zone(name) if name else None) or UTC

    @cached_property
    def ring(self) -> Decimal | None:
        """How many seconds one ring takes, if the calendar says so."""
        given = self.calendar.ring.value if self.calendar and self.calendar.ring else None
        return given.seconds() if isinstance(given, Duration) else None

    @cached_property
    def _open(self) -> dict[int, tuple[time, time]]:
        """From when to when each weekday is worked, Monday being 0; where nobody says so, as most do."""
        return self._said or dict.fromkeys(range(5), (time(9), time(17)))

    @cached_property
    def _said(self) -> dict[int, tuple[time, time]]:
        given = self.calendar.hours if self.calendar else {}
        found: dict[int, tuple[time, time]] = {}
        for names, written in given.items():
            hours = _HOURS.search(written)
            if hours is None:
                continue
            begin, end = _time(hours[1], hours[2]), _time(hours[3], hours[4])
            if begin is not None and end is not None:
                found.update(dict.fromkeys(_weekdays(names), (begin, end)))
        return found

    @cached_property
    def closings(self) -> frozenset[time]:
        """When the calendar closes, on one day or another; empty where it doesn't say."""
        return frozenset(end for _, end in self._said.values())

    @cached_property
    def _holidays(self) -> frozenset[date]:
        return frozenset(self.calendar.holidays if self.calendar else ())

    def works(self, day: date) -> bool:
        """Whether a day is worked."""
        return day.weekday() in self._open and day not in self._holidays

    def closing(self, day: date) -> datetime:
        """When a worked day ends."""
        return datetime.combine(day, self._open[day.weekday()][1], self.zone)

    def due(self, start: datetime, value: Value) -> datetime | None:
        """Take when the clock starts, in the calendar's zone; give when a quantity of time is due.

        None for what is no time, or can't be told: rings of unknown length, a calendar without days.
        """
        match value:
            case Duration():
                return self._after(start, value)
            case Rings(value=count):
                return None if self.ring is None else _later(start, count * self.ring)
            case ClockTime(hour=hour, minute=minute):
                due = datetime.combine(start.date(), time(hour, minute), self.zone)
                return due if due >= start else due + timedelta(days=1)
            case SameDay(working=True):
                return self._working_days(start, 0)
            case SameDay():
                return datetime.combine(start.date(), time(23, 59), self.zone)
            case _:
                return None

    def _after(self, start: datetime, length: Duration) -> datetime | None:
        seconds = length.seconds()
        if seconds is not None and seconds > _LONGEST:
            return None
        match length.unit:
            case "seconds" | "minutes" | "hours":
                return _later(start, seconds or Decimal(0))
            case "working_days":
                return self._working_days(start, int(length.value))
            case "days" | "weeks":
                whole = length.value * (_DAYS_A_WEEK if length.unit == "weeks" else 1)
                return start + timedelta(days=float(whole))
            case _:
                return _months_later(start, length)

    def _working_days(self, start: datetime, count: int) -> datetime | None:
        """The end of the nth worked day after that of the start, or of the first from it on."""
        day = start.date()
        for _ in range(_FURTHEST):
            if count <= 0 and self.works(day) and self.closing(day) >= start:
                return self.closing(day)
            day += timedelta(days=1)
            count -= self.works(day)
            if count == 0 and self.works(day):
                return self.closing(day)
        return None

    def relation(self, one: Value, other: Value) -> Relation | None:
        """Whether two quantities are the same, or others; None where they can't be compared."""
        if one is other:
            return "same"
        match one, other:
            case (SameDay(), Duration() as length) | (Duration() as length, SameDay()):
                return _longer_than_a_day(length)
            case (SameDay(working=True), ClockTime() as at) | (
                ClockTime() as at,
                SameDay(working=True),
            ):
                return self._at_closing(at)
            case (Always(), Hours()) | (Hours(), Always()):
                return "other"
        first, second = self._measured(one), self._measured(other)
        if first[0] != second[0]:
            return None
        return "same" if first[1] == second[1] else "other"

    def _at_closing(self, at: ClockTime) -> Relation | None:
        """Whether a time of day is when the working day ends; on some days it may be, on others not."""
        if not self.closings:
            return None
        closing = time(at.hour, at.minute)
        if closing not in self.closings:
            return "other"
        return "same" if len(self.closings) == 1 else None

    def _measured(self, value: Value) -> tuple[str, object]:
        """A quantity as a number of what it is counted in: those of one kind compare."""
        match value:
            case Duration(value=number, unit="working_days"):
                return "working days", number
            case Duration(value=number, unit="months"):
                return "months", number
            case Duration(value=number, unit="years"):
                return "months", number * _MONTHS_A_YEAR
            case Duration():
                return "elapsed", value.seconds()
            case Rings(value=number):
                return ("rings", number) if self.ring is None else ("elapsed", number * self.ring)
            case Money(amount=amount, currency=currency):
                # Whose dollar “$” is depends on where it is written.
                return "dollars" if currency in DOLLARS else currency, amount
            case SameDay() | Always() | Hours():
                return type(value).__name__, value
            case _:
                return type(value).__name__, getattr(value, "value", value)

    def worked_example(
        self, one: Value, other: Value
    ) -> tuple[datetime, datetime, datetime] | None:
        """A start at which two quantities of time are due at different times, and both times.

        It is a Friday at 16:00, where it shows best what becomes of evenings and weekends, else another
        time of that week.
        """
        for day, hour in _STARTS:
            start = datetime(2026, 10, day, hour, tzinfo=self.zone)
            first, second = self.due(start, one), self.due(start, other)
            if first and second and first != second:
                return start, first, second
        return None


def _longer_than_a_day(length: Duration) -> Relation | None:
    """What is surely not due on the same day is another time; a day may be meant as the same."""
    if length.unit in ("working_days", "months", "years"):
        return "other" if length.value > 1 or length.unit != "working_days" else None
    seconds = length.seconds()
    return "other" if seconds is not None and seconds > _A_DAY else None


@lru_cache(maxsize=64)
def _weekdays(names: str) -> tuple[int, ...]:
    """“mon-fri” or “sat, sun” as numbers of days, Monday being 0."""
    found: list[int] = []
    for part in re.split(r"[,;/ ]+", names.lower()):
        first, dash, last = part.replace("–", "-").partition("-")
        numbers = [_DAYS.index(name[:3]) for name in (first, last) if name[:3] in _DAYS]
        if dash and len(numbers) > 1:
            begin, end = numbers
            found += [
                n % _DAYS_A_WEEK
                for n in range(begin, end + (_DAYS_A_WEEK if end < begin else 0) + 1)
            ]
        else:
            found += numbers
    return tuple(found)


def _time(hour: str, minute: str) -> time | None:
    if int(hour) == 24 and int(minute) == 0:
        return time(23, 59, 59)
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


def _later(start: datetime, seconds: Decimal) -> datetime:
    """So many real seconds later, on the same clock."""
    return (start.astimezone(UTC) + timedelta(seconds=float(seconds))).astimezone(start.tzinfo)


def _months_later(start: datetime, length: Duration) -> datetime | None:
    months = int(length.value * (_MONTHS_A_YEAR if length.unit == "years" else 1))
    year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + months, _MONTHS_A_YEAR)
    if year > date.max.year:
        return None
    last = days_of.monthrange(year, month + 1)[1]
    return start.replace(year=year, month=month + 1, day=min(start.day, last))
