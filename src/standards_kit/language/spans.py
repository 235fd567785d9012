"""Quantities inside prose: where a sentence states a number, a time, a date or a countable event.

One pattern, every repeat in it bounded, so a text of any kind is read in linear time.
"""

import re
from typing import NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.language.numbers import CURRENCIES, DIGITS, WORDS

_WORDS = "|".join(word for word in sorted(WORDS, key=len, reverse=True) if len(word) > 2)
_NUMBER = rf"(?:{DIGITS}|(?:{_WORDS})\b)"
_SIGNS = re.escape("".join(sign for sign in CURRENCIES if len(sign) == 1))
_CODES = "|".join(word for word in CURRENCIES if len(word) > 2)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_KIND = r"(?:(?:full|clear|whole|working|business|calendar|consecutive)[ -])?"
_UNIT = r"(?:second|sec|minute|min|hour|hr|day|weekday|workday|night|week|fortnight|month|year)s?\b"
_EVENT = (
    r"(?:contact|call|visit|attempt|ring|reply|response|meeting|appointment|shift|stay|day|morning|"
    r"afternoon|evening|night|week|month|quarter|year|bill|invoice|delivery|bus|train|flight|"
    r"conversation|meal|course|session|transaction|interaction|enquiry|inquiry|booking)"
)
_NTH = r"(?:first|second|third|fourth|fifth|next|same|following|previous|last|very first)"

_PATTERNS = {
    "date": rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}"
    rf"|(?:next |every |each |on )?{_WEEKDAY}s?\b",
    "clock": r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?(?![\d%])|\d{1,2} ?[ap]\.?m\b"
    r"|(?:noon|midday|midnight)\b|close of (?:business|play|trading)\b",
    "money": rf"[{_SIGNS}] ?{DIGITS}(?:[km]|bn)?|{DIGITS} ?(?:{_CODES})s?\b",
    "percentage": rf"{_NUMBER} ?(?:%|per ?cent\b)|{_NUMBER} (?:in|out of)(?: every)? {_NUMBER}",
    "rings": rf"(?:{_NUMBER}|(?:the )?{_NTH})[ -]rings?\b",
    "duration": rf"(?:{_NUMBER}|an?|half an?|(?:a )?quarter of an?)[ -]?{_KIND}{_UNIT}"
    rf"|(?:a )?half[ -]?(?:hour|day)\b",
    "frequency": rf"(?:every|each)(?: {_NUMBER}| other)? {_KIND}(?:{_UNIT}|{_EVENT}s?\b|time\b)"
    r"|(?:once|twice|hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|annually|yearly)\b",
    "event": rf"(?:the )?{_NTH} {_KIND}{_EVENT}\b"
    rf"|(?:end|start|close|beginning) of (?:the |each |every |that |their |your )?"
    rf"(?:(?:same|next|working|business|following) )?{_EVENT}\b",
    "count": rf"one(?= [a-z])(?! of\b| another\b| day\b| time\b)|{_NUMBER}(?!\w)",
}
# How the words begin that may begin a quantity: most words are dismissed by a look at this.
_BEGINNINGS = (
    rf"[\d{_SIGNS}]|an?[ -]|annua|apr|aug|beg|close|dai|dec|each|eig|ele|end|eve|feb|fi[frv]|"
    r"fo[lru]|fri|half|hou|ja|ju[ln]|last|ma[ry]|mid|mon|nex|nig|nin|noo|nov|o(?:ct|n)|prev|"
    r"qua|sa[mt]|sec|sep|s[ei][vx]|start|sun|t(?:en|h|w|ue)|ver|wed|wee|yea|zer"
)
_QUANTITY = lazy(
    rf"(?<![\w.])(?={_BEGINNINGS})(?:"
    + "|".join(f"(?P<{kind}>{body})" for kind, body in _PATTERNS.items())
    + ")",
    re.IGNORECASE,
)


class QuantitySpan(NamedTuple):
    """A quantity at `text[start:end]`; `kind` is one of the names in this module's pattern."""

    start: int
    end: int
    kind: str


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[QuantitySpan]:
    """Take a text and a window in it; give the quantities stated there, in order."""
    stop = len(text) if end is None else end
    return [
        QuantitySpan(found.start(), found.end(), found.lastgroup or "count")
        for found in _QUANTITY.finditer(text, start, stop)
    ]
