"""Ranges that a sentence promises where one number is meant: “within 3 to 5 days”.

The words are those of promises (`lexicons/rules/<language>/promises.yaml`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.language.amounts import worth
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import atoms_of, fold

_NAME: Final = "promises"
_REACH: Final = 34
_LONGEST: Final = 5_000
"""What is longer is no sentence that promises something, and isn't read."""
_LAST_TOKEN = lazy(r"(?:\d[\d.,]*|[^\W\d_]+)\Z")
_OPENER = lazy(r"(?:[^\W\d_]{2,8}\s|[£€$¥₹]\s?)\Z")
_FIGURE = lazy(r"\d")
_TWO_FIGURES = lazy(r"\d\D+\d")
_PLAIN_FIGURE = lazy(
    r"[0-9]"
)  # in ASCII: to ask of each sign whether it is a figure takes twice as long
_PLAIN_TWO = lazy(r"[0-9][^0-9]+[0-9]")


class PromisedRange(NamedTuple):
    """Two numbers where one is promised, at `text[start:end]`: “within 3 to 5 days”."""

    start: int
    end: int


def promised_ranges(text: str, language: str) -> list[PromisedRange]:
    """Take a text and its language; give the ranges that it promises."""
    told = wordings(language, _NAME)
    if not told or len(text) > _LONGEST or not _may_ascend(text, told):
        return []
    return [*_promised(text, told)]


def _promised(text: str, told: Wordings) -> Iterator[PromisedRange]:
    for place in _range_places(text, told):
        before = text[max(0, place - _REACH) : place]
        if told.pattern("promised_range").search(before) is None:
            continue
        found = told.pattern("range").match(text, place)
        if found is not None and _ascends(found, told):
            yield PromisedRange(found.start(), found.end())


def _may_ascend(text: str, told: Wordings) -> bool:
    """Whether there are two numbers in a text, in figures or in words: a range needs one and another."""
    words = len(_counting(told).intersection(atoms_of(text)))
    if words > 1:
        return True
    if text.isascii():
        return (_PLAIN_FIGURE if words else _PLAIN_TWO).search(text) is not None
    return (_FIGURE if words else _TWO_FIGURES).search(text) is not None


@lru_cache(maxsize=8)
def _counting(told: Wordings) -> frozenset[str]:
    """The words of which two numbers that are not the same have two, if they are written in words."""
    numbers = (phrase for phrase, value in told.values("numbers").items() if value != "1")
    return told.words("by_itself") | {max(atoms_of(phrase), key=len) for phrase in numbers}


def _range_places(text: str, told: Wordings) -> Iterator[int]:
    """Where a range may begin: at what stands before “to”, a dash or the like, if that is a number."""
    numbers = told.values("numbers")
    for sign in told.pattern("between").finditer(text):
        before = text[max(0, sign.start() - _REACH) : sign.start()]
        if before[-1:].isalpha() and not before[-2:-1].isdigit():
            last = before.rsplit(None, 1)[-1]
            if last.isalpha() and fold(last) not in numbers:
                continue  # as nearly everywhere: a word that is no number
        first = _LAST_TOKEN.search(text, max(0, sign.start() - _REACH), sign.start())
        if first is not None and (first[0][0].isdigit() or fold(first[0]) in numbers):
            start = first.start()
            before = text[max(0, start - _REACH) : start]
            opener = _OPENER.search(before)
            yield start
            if opener is not None:
                yield start - (len(before) - opener.start())


def _ascends(found: re.Match[str], told: Wordings) -> bool:
    said = found.groupdict()
    low, high = (
        next(
            (worth(said[key] or "", told) for key in said if key.startswith(name) and said[key]),
            None,
        )
        for name in ("low", "high")
    )
    return low is not None and high is not None and low < high
