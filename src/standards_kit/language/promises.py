"""What a sentence promises in numbers: “within 30 seconds”, “by noon”, “nine in ten”, as typed quantities.

The words are data (`lexicons/rules/<language>/promises.yaml`): what begins a quantity, how its parts are
written and what they are worth, which words before or after it make it a bound, and which act it is
about. What its parts mean is in `amounts`; here is where it stands, and what it is bound to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from standards_kit.language.amounts import (
    KINDS,
    OF_TWO,
    SHORT_HOURS,
    Read,
    SameDay,
    Value,
    kind_of,
)
from standards_kit.language.beginnings import Begins, beginnings
from standards_kit.language.bounding import Bound, bounding
from standards_kit.language.quantity import ClockTime, Percentage
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import atoms_of, fold, sentence_at, sentences

_Kind: TypeAlias = tuple[str, frozenset[str], Read]
_NAME: Final = "promises"
_LONGEST: Final = 5_000
"""What is longer is no sentence that promises something, and isn't read."""
_AT_HAND: Final = 64
"""How many texts are remembered in parts: what is asked of one is asked at once."""


class Promised(NamedTuple):
    """A quantity at `text[start:end]`, the words that bound it included.

    `bound` is empty where nothing says which way it holds. `half_open` says of a time of day that it may
    be in the morning or in the afternoon; `share` in how many cases a time is kept, and
    `number` is where the quantity itself stands, without the words that bound it.
    """

    start: int
    end: int
    bound: Bound
    value: Value
    half_open: bool = False
    share: Percentage | None = None
    number: tuple[int, int] = (0, 0)


def read_promises(text: str, language: str) -> tuple[Promised, ...]:
    """Take a text and its language; give the quantities it states, in order."""
    if len(text) > _LONGEST or not wordings(language, _NAME):
        return ()
    return _read(text, language)


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[Promised, ...]:
    told = wordings(language, _NAME)
    folded = fold(text)
    found: list[tuple[int, int, Value, bool]] = []
    last = 0
    begins = beginnings(told).find(text, folded)
    for number, (place, kind) in enumerate(begins, 1):
        if place >= last:
            alone = number == len(begins)
            one = _at(text, folded, place, _kinds(told, kind, alone), told)
            if one is not None:
                last, value, half_open = one
                found.append((place, last, value, half_open))
    if not found:
        return ()
    bounds = _sentences(text, language)
    bound_by = bounding(told)
    promised = []
    for start, end, value, half_open in found:
        sentence = sentence_at(bounds, start)
        begin, stop, bound = bound_by.around(folded, start, end, sentence)
        promised.append(Promised(begin, stop, bound, value, half_open, None, (start, end)))
    return tuple(promised)


def promised_acts(text: str, language: str) -> list[tuple[str, Promised]]:
    """Take a text and its language; give what it says is done, each with the number that bounds it."""
    if _of_acts(language).isdisjoint(atoms_of(text)) or not _acts(text, language):
        return []  # as in most texts, which needn't be read for numbers then
    bound = ((act_of(text, one, language), one) for one in _pledging(text, language))
    return [(act, _with_share(text, one, language)) for act, one in bound if act]


@lru_cache(maxsize=64)
def _of_acts(language: str) -> frozenset[str]:
    """The words of which a text has one if it says that one of the acts is done."""
    return wordings(language, _NAME).phrases("acts").anchors


def _pledging(text: str, language: str) -> Iterator[Promised]:
    """The quantities of a text that something is bound by: a word says so, or what they are."""
    hours = []
    for one in read_promises(text, language):
        if kind_of(one.value) == "hours":
            hours.append(one)
        elif one.bound or isinstance(one.value, SameDay):
            yield one._replace(bound=one.bound or "at_most")
    if len(hours) == 1 and _on_every_day(text, hours[0], wordings(language, _NAME)):
        yield hours[0]._replace(bound="exactly")


def _with_share(text: str, promised: Promised, language: str) -> Promised:
    """A time with the share of cases in which its sentence says that it is kept; the words are of both."""
    if kind_of(promised.value) != "time":
        return promised
    one = _shares(text, language).get(_sentence(text, promised.start, language))
    if one is None or not isinstance(one.value, Percentage):
        return promised
    start, end = min(one.start, promised.start), max(one.end, promised.end)
    return promised._replace(start=start, end=end, share=one.value)


@lru_cache(maxsize=_AT_HAND)
def _shares(text: str, language: str) -> Mapping[tuple[int, int], Promised]:
    """The share that each sentence states, of those that state one share and one time."""
    told: dict[tuple[int, int], list[Promised]] = {}
    for one in read_promises(text, language):
        told.setdefault(_sentence(text, one.start, language), []).append(one)
    found = {}
    for sentence, said in told.items():
        shares = [one for one in said if isinstance(one.value, Percentage)]
        if len(shares) == 1 and sum(kind_of(one.value) == "time" for one in said) == 1:
            found[sentence] = shares[0]
    return found


def _sentence(text: str, offset: int, language: str) -> tuple[int, int]:
    """The sentence that a place in a text lies in."""
    return sentence_at(_sentences(text, language), offset)


@lru_cache(maxsize=_AT_HAND)
def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    return sentences(text, _abbreviations(language))


@lru_cache(maxsize=64)
def _abbreviations(language: str) -> frozenset[str]:
    return load_lexicon(language).grammar.words("abbreviations")


def _on_every_day(text: str, hours: Promised, told: Wordings) -> bool:
    """Whether hours hold without exception, as far as a text says."""
    said = told.pattern("every_day").match(text, hours.end)
    return said is not None and told.words("some_days").isdisjoint(atoms_of(text))


def act_of(text: str, promised: Promised, language: str) -> str:
    """What is done by when, or how often: the act that stands nearest in the sentence, or nothing.

    One that stands before the quantity is nearer than one behind it.
    """
    acts = _acts(text, language)
    if not acts:
        return ""
    begin, end = _sentence(text, promised.start, language)
    near = [act for act in acts if begin <= act[0] < end]
    return min(near, key=lambda act: _distance(act[0], act[1], promised.start), default=(0, 0, ""))[
        2
    ]


def names_moment(text: str, promised: Promised, language: str) -> bool:
    """Whether the words of a time are of its end, the third ring, and not of its length."""
    moment = wordings(language, _NAME).pattern("moment")
    return moment.match(text, promised.number[0]) is not None


def media_of(text: str, promised: Promised, language: str) -> frozenset[str]:
    """The ways of contact that the sentence of a number names: by phone, by letter."""
    begin, end = _sentence(text, promised.start, language)
    return _media(text[begin:end], language)


@lru_cache(maxsize=_AT_HAND)
def _media(sentence: str, language: str) -> frozenset[str]:
    media = wordings(language, _NAME).values("media")
    return frozenset(media[word] for word in atoms_of(sentence) if word in media)


@lru_cache(maxsize=4096)
def _acts(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    found = wordings(language, _NAME).phrases("acts").find(text)
    return tuple((hit.start, hit.end, hit.payload) for hit in found)


def _distance(start: int, end: int, quantity: int) -> int:
    """How far an act is from a quantity; one that stands before it is nearer."""
    return quantity - end if end <= quantity else 3 * (start - quantity)


def _at(
    text: str, folded: str, place: int, kinds: Iterable[_Kind], told: Wordings
) -> tuple[int, Value, bool] | None:
    """The first of some kinds of quantity that is at a place: its end, its value, whether it is half open."""
    near = folded[place : place + _FARTHEST]
    for name, needed, read in kinds:
        if needed:
            for part in needed:
                if part in near:
                    break
            else:
                continue
        match = told.pattern(name).match(text, place)
        if match is None:
            continue
        value, half_open = _value(name, match, told, read)
        if value is not None:
            return match.end(), value, half_open
    return None


_FARTHEST: Final = 160
"""No quantity is longer: what it has one of stands no farther from where it begins."""


@lru_cache(maxsize=48)
def _kinds(told: Wordings, begins: Begins, alone: bool) -> list[_Kind]:
    """The kinds of quantity that may begin so, and what each has one of; `alone` where no other begins later."""
    return [
        (name, told.words(f"told_{name}"), read)
        for name, at, read in KINDS
        if begins in at.split() and not (alone and name in OF_TWO)
    ]


def _value(
    name: str, match: re.Match[str], told: Wordings, read: Read
) -> tuple[Value | None, bool]:
    """What a quantity of a kind is worth as it is written, and whether it is half open.

    People say “30 seconds” and “two days” over and over.
    """
    known = _values(told)
    said = name, match[0]
    if said not in known:
        if len(known) > _MOST_VALUES:
            known.clear()
        value = read(match, told)
        known[said] = value, isinstance(value, ClockTime) and _is_half_open(name, match)
    return known[said]


_MOST_VALUES: Final = 4096


@lru_cache(maxsize=8)
def _values(told: Wordings) -> dict[tuple[str, str], tuple[Value | None, bool]]:
    """What was read in a language so far, by its kind and as it is written."""
    return {}


def _is_half_open(name: str, match: re.Match[str]) -> bool:
    said = match.groupdict()
    if name == "named_clock" or said.get("half") or said.get("later"):
        return False
    written = said.get("hour") or ""
    return name != "clock" or (
        not written.startswith("0") and written.isdigit() and 1 <= int(written) < SHORT_HOURS + 1
    )
