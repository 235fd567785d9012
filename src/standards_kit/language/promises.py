"""What a sentence promises in numbers: “within 30 seconds”, “by noon”, “nine in ten”, as typed quantities.

The words are data (`lexicons/rules/<language>/promises.yaml`): what begins a quantity, how its parts are
written and what they are worth, which words before or after it make it a bound, and which act it is
about. Here is only what the parts mean.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, TypeAlias

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
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import fold, sentence_at, sentences

Bound: TypeAlias = Literal["at_most", "at_least", "exactly", ""]
_NAME: Final = "promises"
_REACH: Final = 34
_LONGEST: Final = 5_000
"""What is longer is no sentence that promises something, and isn't read."""
_SHORT_HOURS: Final = 12


@dataclass(frozen=True, slots=True)
class SameDay:
    """Before the day is over, or the working day."""

    working: bool = False


@dataclass(frozen=True, slots=True)
class Always:
    """At any hour: 24/7."""


Value: TypeAlias = Quantity | SameDay | Always


@dataclass(frozen=True, slots=True)
class Promised:
    """A quantity at `text[start:end]`, the words that bound it included.

    `bound` is empty where nothing says which way it holds. `act` is what is done then, by the name that
    the data gives it, or empty. `half_open` says of a time of day that it may be in the morning or in
    the afternoon.
    """

    start: int
    end: int
    bound: Bound
    value: Value
    act: str = ""
    half_open: bool = False


@dataclass(frozen=True, slots=True)
class PromisedRange:
    """Two numbers where one is promised, at `text[start:end]`: “within 3 to 5 days”."""

    start: int
    end: int


_Read: TypeAlias = Callable[[re.Match[str], Wordings], Value | None]


def read_promises(text: str, language: str) -> tuple[Promised, ...]:
    """Take a text and its language; give the quantities it states, in order."""
    if len(text) > _LONGEST or not wordings(language, _NAME):
        return ()
    return _read(text, language)


def promised_ranges(text: str, language: str) -> Iterator[PromisedRange]:
    """Take a text and its language; give the ranges that it promises."""
    told = wordings(language, _NAME)
    if not told or len(text) > _LONGEST:
        return
    for found in told.pattern("range").finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        if told.pattern("promised_range").search(before) and _ascends(found, told):
            yield PromisedRange(found.start(), found.end())


def _ascends(found: re.Match[str], told: Wordings) -> bool:
    said = found.groupdict()
    low, high = (
        next(
            (_worth(said[key] or "", told) for key in said if key.startswith(name) and said[key]),
            None,
        )
        for name in ("low", "high")
    )
    return low is not None and high is not None and low < high


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[Promised, ...]:
    told = wordings(language, _NAME)
    places = _places(text, told)
    if not places:
        return ()
    found: list[tuple[int, int, Value, bool]] = []
    last = 0
    for place in places:
        if place < last:
            continue
        one = _at(text, place, told)
        if one is not None:
            end, value, half_open = one
            found.append((place, end, value, half_open))
            last = end
    if not found:
        return ()
    acts = told.phrases("acts").find(text)
    bounds = sentences(text, load_lexicon(language).grammar.words("abbreviations"))
    read = []
    for start, end, value, half_open in found:
        sentence = sentence_at(bounds, start)
        begin, stop, bound = _bound(text, start, end, sentence, told)
        near = [hit for hit in acts if sentence[0] <= hit.start < sentence[1]]
        act = min(near, key=lambda hit: _distance(hit.start, hit.end, start), default=None)
        read.append(Promised(begin, stop, bound, value, act.payload if act else "", half_open))
    return tuple(read)


def _distance(start: int, end: int, quantity: int) -> int:
    """How far an act is from a quantity; one that stands before it is nearer."""
    return quantity - end if end <= quantity else 3 * (start - quantity)


def _places(text: str, told: Wordings) -> list[int]:
    """Where a quantity may begin: at a figure, a currency's sign, or a word that is worth something."""
    begins = _begins(told)
    return [
        found.start()
        for found in _TOKEN.finditer(text)
        if not found[0][0].isalpha() or fold(found[0]) in begins
    ]


_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*|[£€$¥₹]")


@lru_cache(maxsize=8)
def _begins(told: Wordings) -> frozenset[str]:
    """The words at which a quantity may begin."""
    lists = ("numbers", "ordinals", "times", "parts", "clocks")
    phrases = (phrase for name in lists for phrase in told.values(name))
    return told.words("begins") | {re.split(r"[\s-]", phrase)[0] for phrase in phrases}


def _at(text: str, place: int, told: Wordings) -> tuple[int, Value, bool] | None:
    """The first kind of quantity that begins at a place: its end, its value, whether it is half open."""
    for name, read in _KINDS:
        match = told.pattern(name).match(text, place)
        if match is None:
            continue
        value = read(match, told)
        if value is not None:
            open_ = isinstance(value, ClockTime) and _is_half_open(name, match)
            return match.end(), value, open_
    return None


def _is_half_open(name: str, match: re.Match[str]) -> bool:
    said = match.groupdict()
    if name == "named_clock" or said.get("half") or said.get("later"):
        return False
    written = said.get("hour") or ""
    return name != "clock" or (
        not written.startswith("0") and written.isdigit() and 1 <= int(written) < _SHORT_HOURS + 1
    )


def _bound(
    text: str, start: int, end: int, sentence: tuple[int, int], told: Wordings
) -> tuple[int, int, Bound]:
    """What the words before and after a quantity make of it, and where they stand."""
    before = fold(text[max(sentence[0], start - _REACH) : start])
    after = fold(text[end : min(sentence[1], end + _REACH)])
    for then, names in (("then_at_most", "at_most"), ("then_at_least", "at_least")):
        for words in told.listed(then):
            if (
                after.lstrip(" ,").startswith(words)
                and not after.lstrip(" ,")[len(words) :][:1].isalnum()
            ):
                return start, end + after.index(words) + len(words), _as_bound(names)
    stripped = before.rstrip()
    best: tuple[int, Bound] = (0, "")
    for name in ("at_most", "at_least", "exactly"):
        for words in told.listed(name):
            fits = stripped.endswith(words) and not stripped[: -len(words)][-1:].isalnum()
            if fits and len(words) > best[0]:
                best = len(words), _as_bound(name)
    if not best[0]:
        return start, end, ""
    return start - (len(before) - len(stripped)) - best[0], end, best[1]


def _as_bound(name: str) -> Bound:
    match name:
        case "at_most" | "at_least" | "exactly":
            return name
        case _:
            return ""


def _worth(words: str, told: Wordings) -> Decimal | None:
    plain = " ".join(fold(words).split())
    known = told.values("numbers").get(plain)
    if known is not None:
        return Decimal(known)
    digits = re.sub(r"[,\s']", "", plain)
    return Decimal(digits) if re.fullmatch(DIGITS, plain) else None


def _number(found: re.Match[str], told: Wordings) -> Decimal | None:
    said = found.groupdict()
    if said.get("tens"):
        tens, ones = _worth(said["tens"] or "", told), _worth(said["ones"] or "", told)
        return None if tens is None or ones is None else tens + ones
    return _worth(said.get("number") or "", told)


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
    if value is None and fold(said.get("number") or "") in ("a", "an"):
        value = Decimal(1)
    if value is None:
        return None
    more = Decimal("0.5") if said.get("more") or said.get("later") else Decimal(0)
    return _length(value + more, said.get("unit"), told)


def _compound(found: re.Match[str], told: Wordings) -> Duration | None:
    value, second = _number(found, told), _worth(found["second"], told)
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
    hour = _worth(said["hour"] or "", told)
    if hour is None:
        return None
    return _time(
        int(hour), int(said.get("minute") or 0), said.get("half") or said.get("later"), told
    )


def _time(hour: int, minute: int, half: str | None, told: Wordings) -> ClockTime | None:
    if half:
        late = told.pattern("after_noon").search(fold(half)) is not None
        hour = hour % _SHORT_HOURS + (_SHORT_HOURS if late else 0)
    return ClockTime(hour, minute) if hour < 24 and minute < 60 else None


def _half_past(found: re.Match[str], told: Wordings) -> ClockTime | None:
    hour = _worth(found["hour"], told)
    if hour is None:
        return None
    past = fold(found["past"])
    minute = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": 45}[past]
    return _time(int(hour) - (past == "quarter to"), minute, found["half"], told)


def _named_clock(found: re.Match[str], told: Wordings) -> ClockTime:
    hour, _, minute = told.values("clocks")[fold(found["name"])].partition(":")
    return ClockTime(int(hour), int(minute))


def _same_day(found: re.Match[str], told: Wordings) -> SameDay:
    return SameDay(bool(found["working"] or found["work"]))


def _next_day(found: re.Match[str], told: Wordings) -> Duration:
    return Duration(Decimal(1), "working_days" if found["working"] else "days")


def _always(found: re.Match[str], told: Wordings) -> Always:
    return Always()


def _percentage(found: re.Match[str], told: Wordings) -> Percentage | None:
    value = _number(found, told)
    return None if value is None else Percentage(value)


def _share(found: re.Match[str], told: Wordings) -> Percentage | None:
    part, whole = _number(found, told), _worth(found["whole"], told)
    if part is None or not whole or part > whole:
        return None
    return Percentage(part * 100 / whole)


def _fraction(found: re.Match[str], told: Wordings) -> Percentage | None:
    words = " ".join(fold(found["part"]).replace("-", " ").split())
    known = told.values("parts")
    share = known.get(words) or known.get(f"{words} of")
    return None if share is None else Percentage(Decimal(share) * 100)


def _money(found: re.Match[str], told: Wordings) -> Money | None:
    sign = fold(found["sign"] or found["code"] or "")
    code = CURRENCIES.get(sign) or CURRENCIES.get(sign.removesuffix("s"))
    value = _worth(found["number"] or found["number2"] or "", told)
    return None if value is None or code is None else Money(value, code)


def _times(found: re.Match[str], told: Wordings) -> Count | None:
    word = found["times"]
    value = Decimal(told.values("times")[fold(word)]) if word else _number(found, told)
    return None if value is None else Count(value, "")


def _count(found: re.Match[str], told: Wordings) -> Count | None:
    value = _number(found, told)
    return None if value is None else Count(value, fold(found["things"]))


# Tried in this order where a quantity may begin: the longer and stricter before the shorter.
_KINDS: Final[tuple[tuple[str, _Read], ...]] = (
    ("always", _always),
    ("same_day", _same_day),
    ("next_day", _next_day),
    ("rings", _rings),
    ("half_past", _half_past),
    ("part", _part),
    ("compound", _compound),
    ("percentage", _percentage),
    ("share", _share),
    ("fraction", _fraction),
    ("money", _money),
    ("clock", _clock),
    ("duration", _duration),
    ("hour", _clock),
    ("named_clock", _named_clock),
    ("within_the", _within_the),
    ("times", _times),
    ("count", _count),
)
