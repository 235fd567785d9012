"""Typed quantities, read from a whole value as people write it.

`read_quantity` takes "2 working days", "half an hour", "£50", "9 in 10" or "never";
it refuses what is not wholly a quantity. Quantities inside prose: see `spans`.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, TypeAlias, cast

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import record
from standards_kit.language.numbers import (
    CURRENCIES,
    DOLLARS,
    FIGURES,
    NUMBER,
    SIGNS,
    WORD,
    read_number,
)
from standards_kit.language.units import SECOND_WORDS, UNITS

Unit: TypeAlias = Literal[
    "seconds", "minutes", "hours", "days", "working_days", "weeks", "months", "years"
]

_SECONDS: dict[Unit, int] = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3_600,
    "days": 86_400,
    "weeks": 604_800,
}


@record
class Duration:
    """A length of time, such as 2 working days."""

    value: Decimal
    unit: Unit

    def seconds(self) -> Decimal | None:
        """Give its length in seconds, or None where that depends on a calendar."""
        factor = _SECONDS.get(self.unit)
        return None if factor is None else self.value * factor


@record
class Rings:
    """Rings of a telephone; how long one is, the calendar says."""

    value: Decimal


@record
class ClockTime:
    """A time of day, 00:00 to 23:59."""

    hour: int
    minute: int


@record
class Money:
    """An amount of a currency, by its ISO 4217 code."""

    amount: Decimal
    currency: str


@record
class Percentage:
    """A share of a hundred: "9 in 10" is 90."""

    value: Decimal


@record
class Count:
    """A number of things, in the author's word for them ("" for a bare number)."""

    value: Decimal
    things: str


@record
class Never:
    """Not at all: what a role may never give."""


Single: TypeAlias = Duration | Rings | ClockTime | Money | Percentage | Count | Never


@record
class Range:
    """Two bounds where one number may be needed: two agents, two limits."""

    low: Single
    high: Single


Quantity: TypeAlias = Single | Range

_LONGEST = 120


def read_quantity(text: str, currency: str = "GBP") -> Quantity | None:
    """Take a value as written and the kit's currency; give the quantity, or None."""
    plain = " ".join(text.split()).rstrip(".").lower()
    return _read(plain, currency) if len(plain) <= _LONGEST else None


@lru_cache(maxsize=2048)
def _read(plain: str, currency: str) -> Quantity | None:
    """The quantity; kits say "20 seconds" and "90 %" over and over."""
    return _single(plain, currency) or _range(plain, currency)


def _single(plain: str, currency: str) -> Single | None:
    behind = {
        _NUMBER: _numbers(plain),
        _FIGURE: _BEGIN,
        _WORD: () if plain[:1].isdecimal() else _BEGIN,
    }
    for begun, pattern, read in _READERS:
        for end in behind[begun]:
            if found := pattern.fullmatch(plain, end):
                if (quantity := read(plain[:end], found, currency)) is not None:
                    return quantity
                break
    return None


def _numbers(plain: str) -> Sequence[int]:
    """Where the number ends that a text begins with, as far as it goes and then, where it can be, shorter.

    It is looked for once, and not by each way to go on: what finds a number is long.
    """
    found = (_FIGURES if plain[:1].isdecimal() else _WORDS).match(plain)
    if found is None:
        return ()
    tens = _TENS_ALONE.match(found[0])
    return (found.end(), tens.end()) if tens else (found.end(),)


_FIGURES = lazy(FIGURES)
_WORDS = lazy(WORD)
_TENS_ALONE = lazy(r"[^\W\d]+(?=[ -])")


_TO = lazy(r"(?:between )?(.{1,30}?) ?(?:[-–—]|\bto\b|\band\b) ?(.{1,40})")


def _range(plain: str, currency: str) -> Range | None:
    """Read "10-15 minutes": what the low end leaves out, it borrows from the high end."""
    found = _TO.fullmatch(plain)
    high = found and _single(found[2], currency)
    if not found or not high:
        return None
    low = _borrow(read_number(found[1]), high) or _single(found[1], currency)
    if isinstance(low, Money) and isinstance(high, Count) and not high.things:
        high = Money(high.value, low.currency)
    return Range(low, high) if low and type(low) is type(high) else None


def _borrow(low: Decimal | None, high: Single) -> Single | None:
    if low is None:
        return None
    match high:
        case Duration(unit=unit):
            return Duration(low, unit)
        case Money(currency=currency):
            return Money(low, currency)
        case Percentage():
            return Percentage(low)
        case Rings():
            return Rings(low)
        case Count(things=things):
            return Count(low, things)
        case ClockTime():
            return ClockTime(int(low), 0) if 0 <= low < 24 else None
        case _:
            return None


_UNITS: dict[str, Unit] = {
    "s": "seconds",
    "sec": "seconds",
    "second": "seconds",
    "m": "minutes",
    "min": "minutes",
    "minute": "minutes",
    "h": "hours",
    "hr": "hours",
    "hour": "hours",
    "day": "days",
    "calendar day": "days",
    "night": "days",
    "working day": "working_days",
    "business day": "working_days",
    "workday": "working_days",
    "weekday": "working_days",
    "week": "weeks",
    "calendar week": "weeks",
    "fortnight": "weeks",
    "month": "months",
    "calendar month": "months",
    "year": "years",
}
_UNITS.update(
    (name.replace("-", " "), cast("Unit", unit))
    for unit, names in UNITS.items()
    for name in names.split()
)
_SYMBOLS = re.escape(SIGNS)
_LETTER = r"[^\W\d_]"
_SECOND = "|".join(SECOND_WORDS)
_CODES = "|".join(word for word in CURRENCIES if len(word) > 1)


def _duration(number: str, found: re.Match[str], currency: str) -> Duration | None:
    return _duration_of(number, found[1])


def _duration_of(number: str, written: str) -> Duration | None:
    value, name = read_number(number), written.rstrip(".").replace("-", " ")
    unit = _UNITS.get(name) or _UNITS.get(name.removesuffix("s"))
    if value is None or unit is None or name.startswith("night"):
        return None
    return Duration(value * 2 if name.startswith("fortnight") else value, unit)


def _part(number: str, found: re.Match[str], currency: str) -> Duration | None:
    """Read "half an hour" and "a quarter of an hour" in the next smaller unit."""
    share = Decimal("0.5") if "half" in found[1] else Decimal("0.25")
    if found[1].startswith("three"):
        share = Decimal("0.75")
    smaller: dict[str, tuple[Unit, int]] = {"minute": ("seconds", 60), "hour": ("minutes", 60)}
    unit, size = smaller.get(found[2], ("hours", 24))
    if found[2] in ("minute", "hour", "day"):
        return Duration(Decimal(int(share * size)), unit)
    return Duration(share, _UNITS[found[2]])


def _compound(number: str, found: re.Match[str], currency: str) -> Duration | None:
    """Read "1 hour 30 minutes" in the smaller of its two units."""
    larger, smaller = _duration_of(number, found[1]), _number_and_unit(found[2])
    if larger is None or smaller is None:
        return None
    whole, part = larger.seconds(), smaller.seconds()
    if whole is None or part is None or whole <= part:
        return None
    return Duration((whole + part) / _SECONDS[smaller.unit], smaller.unit)


def _number_and_unit(plain: str) -> Duration | None:
    for end in _numbers(plain):
        if found := _UNIT.fullmatch(plain, end):
            return _duration_of(plain[:end], found[1])
    return None


_UNIT = lazy(r" ?([a-z]+)")


def _and_half(number: str, found: re.Match[str], currency: str) -> Duration | None:
    value = read_number(number)
    return None if value is None else Duration(value + Decimal("0.5"), _UNITS[found[1]])


def _rings(number: str, found: re.Match[str], currency: str) -> Rings | None:
    value = read_number(number)
    return None if value is None else Rings(value)


def _clock(number: str, found: re.Match[str], currency: str) -> ClockTime | None:
    return _clock_time(int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", ""))


def _clock_time(hour: int, minute: int, half: str) -> ClockTime | None:
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return ClockTime(hour, minute) if hour < 24 and minute < 60 else None


def _named_time(number: str, found: re.Match[str], currency: str) -> ClockTime:
    return ClockTime(0 if found[1] == "midnight" else 12, 0)


def _money(number: str, found: re.Match[str], currency: str) -> Money | None:
    value = read_number(number or found["number"])
    code = CURRENCIES.get(found["sign"].replace(" ", ""))
    if value is None or code is None:
        return None
    own_dollar = found["sign"] in ("$", "dollar") and currency in DOLLARS
    return Money(value, currency if own_dollar else code)


def _percentage(number: str, found: re.Match[str], currency: str) -> Percentage | None:
    value = read_number(number)
    return None if value is None else Percentage(value)


def _share(number: str, found: re.Match[str], currency: str) -> Percentage | None:
    part, whole = read_number(number), read_number(found[1])
    if part is None or not whole or part > whole:
        return None
    return Percentage(part * 100 / whole)


def _count(number: str, found: re.Match[str], currency: str) -> Count | None:
    value, things = read_number(number), f"{found[1] or ''}{found[2] or ''}".strip()
    if value is None or (not things and number in ("a", "an")):
        return None
    return None if _NOT_THINGS.search(things) else Count(value, things)


_NOT_THINGS = lazy(
    r"^(?:few|lot|bit|while|little|couple|number|[ap]\.?m)\b|\b(?:and|or|in|to|from|out|an?|half)\b"
)


def _never(number: str, found: re.Match[str], currency: str) -> Never:
    return Never()


# A pattern is of what stands behind a number; or of all of a text that may begin with a figure, or that
# doesn't.
_NUMBER: Final = "number"
_FIGURE: Final = "figure"
_WORD: Final = "word"
_BEGIN: Final = (0,)
_Reader: TypeAlias = Callable[[str, re.Match[str], str], Single | None]
_READERS: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    (_NUMBER, lazy(rf"[ -]?({_LETTER}+(?:[ -](?:(?:day|week|month)s?|{_SECOND}))?\.?)"), _duration),
    (
        _WORD,
        lazy(
            r"((?:a |one )?half(?: an?| of an?)?|(?:a |three )?quarters?(?: of)? an?)"
            r"[ -](minute|hour|day|week|month|year)"
        ),
        _part,
    ),
    (_NUMBER, lazy(r" and a half (minute|hour|day|week|month|year)s?"), _and_half),
    (_NUMBER, lazy(r" (minute|hour|day|week|month|year) and a half"), _and_half),
    (_NUMBER, lazy(r" ?([a-z]+) (?:and )?(.+)"), _compound),
    (_NUMBER, lazy(r" rings?(?: of the (?:tele)?phone)?"), _rings),
    (_FIGURE, lazy(r"(?:at )?(\d{1,2}):(\d\d) ?([ap]\.?m\.?)?(?: ?hrs)?"), _clock),
    (_FIGURE, lazy(r"(?:at )?(\d{1,2})\.(\d\d) ?([ap]\.?m\.?|hrs)"), _clock),
    (_FIGURE, lazy(r"(?:at )?([01]\d|2[0-3])\.([0-5]\d)()"), _clock),
    (_FIGURE, lazy(r"(?:at )?(\d{1,2})() ?([ap]\.?m\.?|o'clock)"), _clock),
    (_WORD, lazy(r"(?:at )?(noon|midday|midnight)"), _named_time),
    (
        _WORD,
        lazy(rf"(?P<sign>[a-z]{{0,3}} ?[{_SYMBOLS}]|{_CODES}) ?(?P<number>{NUMBER})"),
        _money,
    ),
    (_NUMBER, lazy(rf" ?(?P<sign>[{_SYMBOLS}]|\b(?:{_CODES}))s?"), _money),
    (_NUMBER, lazy(r" ?(?:%|per ?cent|percent)"), _percentage),
    (_NUMBER, lazy(r" (?:in|(?:out )?of)(?: every)? (.+)"), _share),
    (_WORD, lazy(r"never|none|not at all"), _never),
    # Where no spaces are written, such as in Japanese, none stands before the thing.
    (
        _NUMBER,
        lazy(rf"(?:( {_LETTER}|[^\W\d_\0-\u024f])((?:{_LETTER}|[ '’-]){{0,60}}))?"),
        _count,
    ),
)
