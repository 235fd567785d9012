"""A value as people say it, “within 30 seconds” or “by close of business”, where a key wants a quantity.

The key says how the number is bound: a word that says the same is dropped from what is kept and printed, one
that says otherwise is refused. So is what has two meanings, or none in that key; the refusal says what to
write.
"""

from typing import Final, NamedTuple

from standards_kit.language.amounts import SameDay, Value, kind_of
from standards_kit.language.promises import Promised, names_moment, read_promises
from standards_kit.language.quantity import ClockTime, Percentage
from standards_kit.language.ranges import promised_ranges

_BOUND_OF: Final = {
    "at_most": "at_most",
    "within": "at_most",
    "up_to": "at_most",
    "before": "at_most",
    "at_least": "at_least",
    "floor": "at_least",
    "exactly": "exactly",
}
_OF_A_DAY: Final = frozenset({"at_most", "within", "before"})
"""The keys after which a day may be said: the same day, the close of business."""
_FIRST_LATE_HOUR: Final = 10
_HALF_A_DAY: Final = 12
_LONGEST: Final = 120


class Said(NamedTuple):
    """A quantity, how its author wrote it, and whether that names a moment: the third ring."""

    text: str
    value: Value
    moment: bool = False


class Unfit(Exception):
    """What is said doesn't fit the key; the text is what to write."""


def read_said(text: str, key: str, language: str) -> Said | None:
    """Take a value, the key that it stands after and its language; give what it says, or None.

    Raises Unfit where it says something that doesn't fit the key.
    """
    bound = _BOUND_OF.get(key)
    if bound is None or not language or len(text) > _LONGEST or promised_ranges(text, language):
        return None
    found = read_promises(text, language)
    if len(found) != 1:
        return None
    [one] = found
    if kind_of(one.value) == "hours":
        raise Unfit(
            "Say in the text of the expectation when you are there; a target is one number, "
            "such as `at_least: 99%`."
        )
    if not _is_whole(text, one):
        _refuse_share(text, one, key)
        return None
    _refuse_misfit(text, one, key, bound)
    return Said(text[slice(*one.number)].strip(), one.value, names_moment(text, one, language))


def _is_whole(text: str, one: Promised) -> bool:
    return not text[: one.start].strip() and not text[one.end :].strip(" .")


def _refuse_share(text: str, one: Promised, key: str) -> None:
    """A share of something, “90 % of calls”: what it is of has a key of its own."""
    if isinstance(one.value, Percentage) and not text[: one.start].strip():
        share = text[slice(*one.number)].strip()
        raise Unfit(
            f"Write the share alone: `{key}: {share}`, or `share: {share}` beside a time. What it is a share "
            "of is the `measure:`."
        )


def _refuse_misfit(text: str, one: Promised, key: str, bound: str) -> None:
    """Refuse what says another bound than its key, no single time of day, or a day that doesn't fit."""
    phrase = text[one.start : one.end].strip()
    if one.bound not in ("", bound):
        raise Unfit(f"“{phrase}” belongs after `{one.bound}:`.")
    if isinstance(one.value, SameDay) and key not in _OF_A_DAY:
        raise Unfit(f"“{phrase}” belongs after `at_most:`.")
    if isinstance(one.value, ClockTime) and one.half_open and one.value.hour < _FIRST_LATE_HOUR:
        early, late = (
            f"{one.value.hour + more:02}:{one.value.minute:02}" for more in (0, _HALF_A_DAY)
        )
        raise Unfit(
            f"“{phrase}” may be in the morning or in the afternoon: write {early} or {late}."
        )
