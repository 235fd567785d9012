"""What a quantity in a sentence says, of whatever kind: a time, a sum, a share, a count, hours.

Each kind is read from what its pattern has found; the patterns, and what words are worth, are data
(`lexicons/rules/<language>/promises.yaml`).
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import record
from standards_kit.language.numbers import CURRENCIES, DIGITS
from standards_kit.language.quantity import (
    ClockTime,
    Count,
    Duration,
    Money,
    Percentage,
    Quantity,
    Rings,
    Unit,
)
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import fold

SHORT_HOURS: Final = 12
"""The hours of a clock that doesn't say which half of the day it is."""
_MINUTES: Final = 60


@record
class SameDay:
    """Before the day is over, or the working day."""

    working: bool = False


@record
class Always:
    """At any hour: 24/7."""


@record
class Hours:
    """From one time of day to another, on every day: 9 to 5."""

    begin: ClockTime
    end: ClockTime


Value: TypeAlias = Quantity | SameDay | Always | Hours


Kind: TypeAlias = Literal["time", "sum", "share", "count", "hours"]


def kind_of(value: Value) -> Kind:
    """What a quantity is a number of: only those of one kind may be held against each other."""
    match value:
        case Money():
            return "sum"
        case Percentage():
            return "share"
        case Count():
            return "count"
        case Always() | Hours():
            return "hours"
        case _:
            return "time"


Read: TypeAlias = Callable[[re.Match[str], Wordings], Value | None]
"""Takes what the pattern of a kind has found, and a language's words; gives the quantity, or None."""


def worth(words: str, told: Wordings) -> Decimal | None:
    """Take a number in figures or words; give what it is worth, or None."""
    plain = " ".join(fold(words).split())
    numbers = told.values("numbers")
    known = numbers.get(plain)
    if known is not None:
        return Decimal(known)
    if re.fullmatch(DIGITS, plain):
        return Decimal(re.sub(r"[,\s']", "", plain))
    return _spelled_out([Decimal(numbers[w]) for w in _PARTS.split(plain) if w in numbers])


_PARTS = lazy(r"[\s,-]+")


def _spelled_out(words: list[Decimal]) -> Decimal | None:
    """What words are worth together: “two hundred and fifty”. A hundred and a thousand multiply."""
    whole = part = Decimal(0)
    for each in words:
        if each < _HUNDRED:
            part += each
        elif each < _THOUSAND:
            part = max(part, Decimal(1)) * each
        else:
            whole, part = whole + max(part, Decimal(1)) * each, Decimal(0)
    return whole + part if words else None


_HUNDRED: Final = 100
_THOUSAND: Final = 1000


def _number(found: re.Match[str], told: Wordings) -> Decimal | None:
    return worth(found.groupdict().get("number") or "", told)


def _length(value: Decimal, name: str | None, told: Wordings) -> Duration | None:
    written = " ".join(fold(name or "").rstrip(".").split())
    unit = told.values("units").get(written) or told.values("units").get(written.removesuffix("s"))
    if unit == "fortnights":
        return Duration(value * 2, "weeks")
    known = _UNITS.get(unit or "")
    return Duration(value, known) if known else None


_UNITS: Final[Mapping[str, Unit]] = {
    "seconds": "seconds",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
    "working_days": "working_days",
    "weeks": "weeks",
    "months": "months",
    "years": "years",
}


def _duration(found: re.Match[str], told: Wordings) -> Duration | None:
    value = _number(found, told)
    said = found.groupdict()
    if value is None:
        return None
    more = Decimal("0.5") if said.get("extra") or said.get("later") else Decimal(0)
    return _length(value + more, said.get("unit"), told)


def _compound(found: re.Match[str], told: Wordings) -> Duration | None:
    value, second = _number(found, told), worth(found["second"], told)
    if value is None or second is None:
        return None
    larger = _length(value, found["unit"], told)
    smaller = _length(second, found["smaller"], told)
    whole = larger.seconds() if larger else None
    part = smaller.seconds() if smaller else None
    if whole is None or part is None or smaller is None or whole <= part:
        return None
    return Duration(whole + part, "seconds")


def _part(found: re.Match[str], told: Wordings) -> Duration | None:
    share = told.values("parts").get(" ".join(fold(found["part"]).replace("-", " ").split()))
    whole = _length(Decimal(1), found["unit"], told)
    if share is None or whole is None:
        return None
    seconds = whole.seconds()
    return Duration(seconds * Decimal(share), "seconds") if seconds is not None else None


def _within_the(found: re.Match[str], told: Wordings) -> Duration | None:
    return _length(Decimal(1), found["unit"], told)


def _rings(found: re.Match[str], told: Wordings) -> Rings | None:
    nth = found["ordinal"] or found["bare"]
    value = Decimal(told.values("ordinals")[fold(nth)]) if nth else _number(found, told)
    return None if value is None else Rings(value)


def _clock(found: re.Match[str], told: Wordings) -> ClockTime | None:
    said = found.groupdict()
    hour = worth(said["hour"] or "", told)
    if hour is None:
        return None
    return _time(
        int(hour), int(said.get("minute") or 0), said.get("half") or said.get("later"), told
    )


def _time(hour: int, minute: int, half: str | None, told: Wordings) -> ClockTime | None:
    if half:
        late = told.pattern("after_noon").search(fold(half)) is not None
        hour = hour % SHORT_HOURS + (SHORT_HOURS if late else 0)
    return ClockTime(hour, minute) if hour < 24 and minute < 60 else None


def _half_past(found: re.Match[str], told: Wordings) -> ClockTime | None:
    hour = worth(found["hour"], told)
    if hour is None:
        return None
    past = int(told.values("pasts")[" ".join(fold(found["past"]).split())])
    return _time(int(hour) - (past < 0), past % _MINUTES, found["half"], told)


def _named_clock(found: re.Match[str], told: Wordings) -> ClockTime:
    hour, _, minute = told.values("clocks")[fold(found["name"])].partition(":")
    return ClockTime(int(hour), int(minute))


def _same_day(found: re.Match[str], told: Wordings) -> SameDay:
    return SameDay(bool(found["working"] or found["work"] or found["shop"]))


def _next_day(found: re.Match[str], told: Wordings) -> Duration:
    return Duration(Decimal(1), "working_days" if found["working"] else "days")


def _always(found: re.Match[str], told: Wordings) -> Always:
    return Always()


def _hours(found: re.Match[str], told: Wordings) -> Hours | None:
    begin, end = (_of_day(found[name], told) for name in ("begin", "end"))
    if begin is None or end is None:
        return None
    late = end.hour + SHORT_HOURS
    if (end.hour, end.minute) <= (begin.hour, begin.minute) and late < 24:
        end = ClockTime(late, end.minute)  # 9 to 5
    return Hours(begin, end)


def _of_day(written: str, told: Wordings) -> ClockTime | None:
    """A time of day as it stands in a span of hours."""
    for name, read in (("named_clock", _named_clock), ("clock", _clock), ("hour", _clock)):
        found = told.pattern(name).fullmatch(written)
        if found is not None:
            return read(found, told)
    hour = worth(written, told)
    return None if hour is None else _time(int(hour), 0, None, told)


def _percentage(found: re.Match[str], told: Wordings) -> Percentage | None:
    value = _number(found, told)
    return None if value is None else Percentage(value)


def _share(found: re.Match[str], told: Wordings) -> Percentage | None:
    part, whole = _number(found, told), worth(found["whole"], told)
    if part is None or not whole or part > whole:
        return None
    return Percentage(part * 100 / whole)


def _fraction(found: re.Match[str], told: Wordings) -> Percentage | None:
    words = " ".join(fold(found["part"]).replace("-", " ").split())
    share = told.values("parts").get(words)
    return None if share is None else Percentage(Decimal(share) * 100)


def _money(found: re.Match[str], told: Wordings) -> Money | None:
    said = found.groupdict()
    sign = fold(said.get("sign") or said.get("code") or "")
    code = CURRENCIES.get(sign) or CURRENCIES.get(sign.removesuffix("s"))
    value = worth(said.get("amount") or said.get("number") or "", told)
    return None if value is None or code is None else Money(value, code)


def _times(found: re.Match[str], told: Wordings) -> Count | None:
    word = found["times"]
    value = Decimal(told.values("times")[fold(word)]) if word else _number(found, told)
    return None if value is None else Count(value, "")


def _count(found: re.Match[str], told: Wordings) -> Count | None:
    value = _number(found, told)
    return None if value is None else Count(value, fold(found["things"]))


# Tried in this order where a quantity may begin with one of these: the longer and stricter before the
# shorter.
KINDS: Final[tuple[tuple[str, str, Read], ...]] = (
    ("always", "figure number word", _always),
    ("hours", "figure number word", _hours),
    ("same_day", "number word", _same_day),
    ("next_day", "number word", _next_day),
    ("rings", "figure number word", _rings),
    ("half_past", "number word", _half_past),
    ("part", "number word", _part),
    ("compound", "figure number", _compound),
    ("percentage", "figure number", _percentage),
    ("share", "figure number", _share),
    ("fraction", "number word", _fraction),
    ("money", "sign", _money),
    ("large_sum", "figure number", _money),
    ("sum", "figure number", _money),
    ("clock", "figure", _clock),
    ("duration", "figure number", _duration),
    ("hour", "figure number", _clock),
    ("named_clock", "word", _named_clock),
    ("within_the", "word", _within_the),
    ("times", "figure number word", _times),
    ("large_count", "figure number", _count),
    ("count", "figure number", _count),
)
OF_TWO: Final = frozenset({"hours", "compound", "share"})
"""The kinds that are made of two numbers: where a text has one alone, they aren't tried."""
