"""Marks that printers set and keyboards lack: curly apostrophes and quotes, fixed spaces.

Only what is plainly prose is touched, so that code, paths and commands print as written.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from standards_kit.ground.lazy import lazy

OPENING = "\"'“‘«‹„‚「『”’»"
"""What a text begins with that brings its own quotation marks, in one country or another."""
# Each begins with the mark itself, and only then asks what stands before it: so it is looked for as
# quickly as any one sign is.
_APOSTROPHE = lazy(r"'(?:(?<=\w')(?=\w)|(?<=s')(?=\s\w)|(?<=\bpo')(?=\s)|(?<!\S')(?=[nst]\s))")
_INSIDE = r"[\w.,!?…؟。！？]"
_AFTER = r"(?=[\s.,;:!?)،؛؟。、]|$)"
_DOUBLE = lazy(rf'"(?<!\S")(?=[\w¿¡])([^"<>{{}}=\\]*{_INSIDE})"{_AFTER}')
_SINGLE = lazy(rf"'(?<!\S')(?=[\w¿¡])([^'<>{{}}=\\]*{_INSIDE})'{_AFTER}")
_FIXED, _NARROW = "\u00a0", "\u202f"


class Marks(NamedTuple):
    """What one language sets otherwise than the keyboard."""

    quotes: tuple[str, str]
    units: str = ""
    """Words that stay beside their figure, as alternatives of a pattern."""
    spaces: tuple[str, str, str] = ("", "", "")
    """Marks before which a typed space is fixed, before which it is fixed and narrow, and after
    which it is fixed."""


def marks_of(quotes: tuple[str, str], units: str, spaces: Mapping[str, str]) -> Marks:
    """The marks of a language as its file says them: words with commas, marks by their place."""
    words = "|".join(re.escape(one.strip()) for one in units.split(",") if one.strip())
    before, narrow, after = (spaces.get(place, "") for place in ("before", "narrow", "after"))
    return Marks(quotes, words, (before, narrow, after))


def typeset(text: str, marks: Marks) -> str:
    """The text for print: printers' marks, and figures kept beside their units."""
    text = curly(text, marks)
    if " " in text and any(map(str.isdigit, text)):
        text = _unit(marks.units).sub(_FIXED, text)
    return text


def curly(text: str, marks: Marks) -> str:
    """The text with printers' quotes and apostrophes, and spaces that end no line."""
    if "'" in text:
        text = _SINGLE.sub(rf"{marks.quotes[0]}\1{marks.quotes[1]}", text)
        text = _APOSTROPHE.sub("’", text)
    if '"' in text:
        text = _DOUBLE.sub(rf"{marks.quotes[0]}\1{marks.quotes[1]}", text)
    if marks.spaces != ("", "", ""):
        before, narrow, after = marks.spaces
        text = _space(before, after).sub(_FIXED, text)
        text = _space(narrow, "").sub(_NARROW, text)
    return text


@lru_cache(maxsize=8)
def _unit(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d) (?=(?:%|{words})\b|%)" if words else r"(?<=\d) (?=%)")


@lru_cache(maxsize=16)
def _space(before: str, after: str) -> re.Pattern[str]:
    """An ordinary space in front of, or behind, one of some marks."""
    places = [f" (?=[{re.escape(before)}])" if before else ""]
    places.append(f"(?<=[{re.escape(after)}]) " if after else "")
    return re.compile("|".join(filter(None, places)) or r"(?!)")
