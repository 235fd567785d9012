"""A target as people say it, “within 20 seconds, in 90% of calls”, read into the keys of the format."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from standards_kit.language.amounts import SameDay, Value, kind_of
from standards_kit.language.bounding import Bound
from standards_kit.language.promises import Promised, read_promises
from standards_kit.language.quantity import (
    ClockTime,
    Count,
    Duration,
    Money,
    Never,
    Percentage,
    Range,
    Rings,
    read_quantity,
)
from standards_kit.language.ranges import promised_ranges
from standards_kit.language.wordings import wordings
from standards_kit.model.kit import KitSettings
from standards_kit.model.parts import BOUNDS
from standards_kit.model.values import id_from

_HEAD = re.compile(r"(?:(?P<number>\d{1,2})\b\s*)?(?P<measure>[^\W\d][^:]*?)?:\s+(?=\S)")
_KEY = re.compile(r"^(at most|at least|exactly|before):")
_PIECES = re.compile(r"[,;]\s+")
_LONGEST_VALUE = 4
_HOUR, _MINUTE, _FIRST_LATE_HOUR = 3600, 60, 10
_WAYS = "Write it as “within 20 seconds”, “by noon”, “at least 2 choices” or “in 90% of calls”."


_VALUES = "Write a number with its unit and, if need be, a share: “20 s, 90 %”."
_TIMES = (Duration, Rings, ClockTime)


class Unread(Exception):
    """What was typed can't be read; the text says why, and what to write."""


class Held(NamedTuple):
    """A target, and the expectation it is for, counted from 1; None where that was not said."""

    target: Mapping[str, str]
    number: int | None = None


def read_held(text: str, kit: KitSettings) -> Held:
    """Read `2 time to answer: within 20 seconds, 90%`; what stands before the colon may be left out."""
    head = _HEAD.match(text)
    if head and head["measure"] and "_".join(head["measure"].lower().split()) in BOUNDS:
        head = None  # the format's own way of saying it
    number = int(head["number"]) if head and head["number"] else None
    measure = head["measure"] if head else None
    found = read_target(text[head.end() :] if head else text, kit)
    return Held({"measure": measure_id(measure, kit), **found} if measure else found, number)


def measure_id(said: str, kit: KitSettings) -> str:
    """The id of a measure by its id or name; made from the name where the kit knows none so called."""
    wanted = " ".join(said.split()).casefold()
    for name, measure in kit.measures.items():
        if wanted in (name.casefold(), (measure.name or "").casefold()):
            return name
    return id_from(said).replace("-", "_")


def read_target(text: str, kit: KitSettings) -> dict[str, str]:
    """A bound with its value, and in how many cases it holds. Raises Unread."""
    said = _KEY.sub(r"\1", " ".join(text.replace("_", " ").split()))
    language = kit.language
    if not wordings(language, "promises"):
        return _in_values(said, kit)
    two = next(iter(promised_ranges(said, language)), None)
    if two is not None:
        phrase = said[two.start : two.end]
        raise Unread(f"“{phrase}” is two numbers, and a target is one: write the one that holds.")
    found = [one for one in read_promises(said, language) if kind_of(one.value) != "hours"]
    shares = [one for one in found if isinstance(one.value, Percentage)]
    others = [one for one in found if not isinstance(one.value, Percentage)]
    if not found:
        return _plain(said, kit)
    if len(others) > 1 or len(shares) > 1:
        first, second = (others if len(others) > 1 else shares)[:2]
        phrases = f"“{_phrase(said, first)}” and “{_phrase(said, second)}”"
        raise Unread(f"{phrases} are two targets: write one, and the other as the next.")
    if not others:
        return {_bound_of(said, shares[0]): written(shares[0].value)}
    target = {_bound_of(said, others[0]): written(others[0].value)}
    return target | ({"share": written(shares[0].value)} if shares else {})


def is_wait(target: Mapping[str, str], kit: KitSettings) -> bool:
    """Whether a target is a length of time, which is counted from something that happens."""
    said = next((target[bound] for bound in BOUNDS if bound in target), "")
    return isinstance(read_quantity(said, kit.currency), Duration | Rings)


def held_in(text: str, kit: KitSettings) -> str:
    """What of an expectation says its target already, as it stands there; empty where nothing does."""
    if not wordings(kit.language, "promises"):
        return next((said for said, value in _values(text, kit) if isinstance(value, _TIMES)), "")
    for one in read_promises(text, kit.language):
        phrase = _phrase(text, one)
        if one.bound and isinstance(one.value, (*_TIMES, SameDay)) and _reads(phrase, kit):
            return phrase
    return ""


def _values(text: str, kit: KitSettings) -> Iterator[tuple[str, Value]]:
    """What of a text is a value by itself, the longest first where several words are one."""
    words = text.split()
    at = 0
    while at < len(words):
        for end in range(min(at + _LONGEST_VALUE, len(words)), at, -1):
            said = " ".join(words[at:end]).strip(".,;:!?")
            value = read_quantity(said, kit.currency)
            last = end == len(words) or not isinstance(value, Count)
            if value is not None and last and not isinstance(value, Range | Never):
                yield said, value
                at = end - 1
                break
        at += 1


def _in_values(said: str, kit: KitSettings) -> dict[str, str]:
    """A target in a language of which only the values are known, and no words that bound them."""
    found: dict[str, str] = {}
    bound = next((name for name in BOUNDS if said.startswith(name.replace("_", " ") + " ")), "")
    for piece in _PIECES.split(said.removeprefix(bound.replace("_", " ")).strip()):
        text, value = next(_values(piece, kit), ("", None))
        if value is None:
            raise Unread(f"No number is read in “{piece}”. {_VALUES}")
        is_share = bool(found) and isinstance(value, Percentage)
        key = "share" if is_share else bound or _usual(value)
        if key in found or (found and not is_share):
            raise Unread(f"“{said}” is two targets: write one, and the other as the next.")
        found[key] = text
    return found


def with_targets(expectations: Sequence[Any], helds: Sequence[Held], kit: KitSettings) -> list[Any]:
    """Expectations with their targets. Raises Unread where it isn't clear whose one is."""
    found = list(expectations)
    for held in helds:
        at = _place(found, held, kit)
        whole = found[at] if isinstance(found[at], Mapping) else {"text": found[at]}
        found[at] = {**whole, "targets": [*whole.get("targets", ()), dict(held.target)]}
    return found


def _place(expectations: Sequence[Any], held: Held, kit: KitSettings) -> int:
    if held.number is not None:
        if not 1 <= held.number <= len(expectations):
            raise Unread(f"There is no expectation {held.number} for a target to belong to.")
        return held.number - 1
    if len(expectations) == 1:
        return 0
    alike = [n for n, each in enumerate(expectations) if _says(each, held, kit)]
    if len(alike) == 1:
        return alike[0]
    shown = next(iter(v for k, v in held.target.items() if k != "measure"))
    raise Unread(
        f"It isn't clear which expectation “{shown}” is the target of: begin with its number, as in “2: …”."
    )


def _says(expectation: Any, held: Held, kit: KitSettings) -> bool:
    text = expectation.get("text", "") if isinstance(expectation, Mapping) else expectation
    phrase = held_in(text, kit)
    said = read_target(phrase, kit) if phrase else {}
    return bool(said) and all(held.target.get(k) == v for k, v in said.items())


def _reads(phrase: str, kit: KitSettings) -> bool:
    try:
        return bool(read_target(phrase, kit))
    except Unread:
        return False


def _phrase(text: str, one: Promised) -> str:
    return text[one.start : one.end].strip()


def _plain(said: str, kit: KitSettings) -> dict[str, str]:
    """A value as the format has it, with no word that bounds it."""
    value = read_quantity(said, kit.currency)
    worded = isinstance(value, Count) and not said[:1].isdigit()
    if value is None or worded or isinstance(value, Range | Never):
        raise Unread(f"No number is read in “{said}”. {_WAYS}")
    return {_usual(value): said.rstrip(".")}


def _bound_of(text: str, one: Promised) -> str:
    value = one.value
    if not isinstance(value, ClockTime):
        return one.bound or _usual(value)
    if one.bound == "at_least":
        raise Unread(f"“{_phrase(text, one)}” is no latest time. Write it as “by 17:00”.")
    if one.half_open and value.hour < _FIRST_LATE_HOUR:
        early, late = (f"{value.hour + more:02}:{value.minute:02}" for more in (0, 12))
        raise Unread(
            f"“{_phrase(text, one)}” may be in the morning or in the afternoon. Write {early} or {late}."
        )
    return "before"


def _usual(value: Value) -> Bound | str:
    """How a number is meant where no word says it."""
    match value:
        case ClockTime():
            return "before"
        case Percentage():
            return "at_least"
        case Count():
            return "exactly"
        case _:
            return "at_most"


def written(value: Value) -> str:
    """A quantity as the format writes it."""
    match value:
        case Duration():
            return _length(value)
        case Rings(value=count):
            return _counted(count, "rings")
        case ClockTime(hour=hour, minute=minute):
            return f"{hour:02}:{minute:02}"
        case Money(amount=amount, currency=currency):
            return f"{_plainly(amount)} {currency}"
        case Percentage(value=share):
            return f"{_plainly(round(share, 2))}%"
        case Count(value=count, things=things):
            return f"{_plainly(count)} {things}".strip()
        case SameDay(working=working):
            return "1 working day" if working else "1 day"
        case _:
            raise Unread(_WAYS)


def _length(value: Duration) -> str:
    """“30 minutes” for 1800 seconds: the largest unit that needs no fraction."""
    count, unit = value.value, str(value.unit)
    seconds = value.seconds() if unit in ("seconds", "minutes", "hours") else None
    if seconds is not None:
        count, unit = seconds, "seconds"
        for size, name in ((_HOUR, "hours"), (_MINUTE, "minutes")):
            if seconds and seconds % size == 0:
                count, unit = seconds / size, name
                break
    return _counted(count, unit.replace("_", " "))


def _counted(count: Decimal, things: str) -> str:
    return f"{_plainly(count)} {things.removesuffix('s') if count == 1 else things}"


def _plainly(number: Decimal) -> str:
    """A number without an exponent and without zeros that say nothing."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
