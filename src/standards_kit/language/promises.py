"""What a sentence promises in numbers: “within 30 seconds”, “by noon”, “nine in ten”, as typed quantities.

The words are data (`lexicons/rules/<language>/promises.yaml`): what begins a quantity, how its parts are
written and what they are worth, which words before or after it make it a bound, and which act it is
about. What its parts mean is in `amounts`; here is where it stands, and what it is bound to.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from standards_kit.ground.lazy import lazy
from standards_kit.language.amounts import (
    KINDS,
    SHORT_HOURS,
    Read,
    SameDay,
    Value,
    kind_of,
    worth,
)
from standards_kit.language.quantity import (
    ClockTime,
    Percentage,
)
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import atoms_of, fold, sentence_at, sentences

Bound: TypeAlias = Literal["at_most", "at_least", "exactly", ""]
_NAME: Final = "promises"
_REACH: Final = 34
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


class PromisedRange(NamedTuple):
    """Two numbers where one is promised, at `text[start:end]`: “within 3 to 5 days”."""

    start: int
    end: int


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
    if not _may_ascend(text, told):
        return
    for place in _range_places(text, told):
        found = told.pattern("range").match(text, place)
        if found is None:
            continue
        before = text[max(0, found.start() - _REACH) : found.start()]
        if told.pattern("promised_range").search(before) and _ascends(found, told):
            yield PromisedRange(found.start(), found.end())


def _may_ascend(text: str, told: Wordings) -> bool:
    """Whether there is a figure in a text, or a number that is more than one: a range needs another number."""
    return _SIGN.search(text) is not None or not _several(told).isdisjoint(atoms_of(text))


@lru_cache(maxsize=8)
def _several(told: Wordings) -> frozenset[str]:
    """The words of which a text has one if it names a number, in words, other than one."""
    phrases = (phrase for phrase, worth in told.values("numbers").items() if worth != "1")
    return frozenset(max(atoms_of(phrase), key=len) for phrase in phrases)


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


_LAST_TOKEN = lazy(r"(?:\d[\d.,]*|[^\W\d_]+)\Z")
_OPENER = lazy(r"(?:[^\W\d_]{2,8}\s|[£€$¥₹]\s?)\Z")


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


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[Promised, ...]:
    told = wordings(language, _NAME)
    if _SIGN.search(text) is None and _begins(told).isdisjoint(atoms_of(text)):
        return ()
    found: list[tuple[int, int, Value, bool]] = []
    last = 0
    folded = fold(text)
    for place in _places(text, folded, told):
        one = _at(text, folded, place, told) if place >= last else None
        if one is not None:
            last, value, half_open = one
            found.append((place, last, value, half_open))
    if not found:
        return ()
    bounds = _sentences(text, language)
    return tuple(_bounded(text, one, sentence_at(bounds, one[0]), told) for one in found)


def _bounded(
    text: str, one: tuple[int, int, Value, bool], sentence: tuple[int, int], told: Wordings
) -> Promised:
    start, end, value, half_open = one
    begin, stop, bound = _bound(text, start, end, sentence, told)
    return Promised(begin, stop, bound, value, half_open, number=(start, end))


def promised_acts(text: str, language: str) -> Iterator[tuple[str, Promised]]:
    """Take a text and its language; give what it says is done, each with the number that bounds it."""
    if not _acts(text, language):
        return  # as in most texts, which needn't be read for numbers then
    for one in _pledging(text, language):
        act = act_of(text, one, language)
        if act:
            yield act, _with_share(text, one, language)


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
    return sentences(text, load_lexicon(language).grammar.words("abbreviations"))


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


def _places(text: str, folded: str, told: Wordings) -> list[int]:
    """Where a quantity may begin: at a figure, a currency's sign, or a word that is worth something."""
    starts = told.pattern("starts")
    found = _beginning(told).finditer(folded)
    return [one.start() for one in found if starts.match(text, one.start())]


_SIGN = lazy(r"[\d£€$¥₹]")


@lru_cache(maxsize=8)
def _beginning(told: Wordings) -> re.Pattern[str]:
    """Finds what a quantity begins with in a folded text: a whole figure, a sign, or one of its words."""
    by_letter: dict[str, list[str]] = {}  # a word is held against those of its letter alone
    for word in sorted(_begins(told), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"\d+(?:[.,:]\d+)*|[£€$¥₹]|(?<![^\W\d_])(?:{words})(?![^\W\d_])")


@lru_cache(maxsize=8)
def _begins(told: Wordings) -> frozenset[str]:
    """The words at which a quantity may begin."""
    lists = ("numbers", "ordinals", "times", "parts", "clocks")
    phrases = (phrase for name in lists for phrase in told.values(name))
    return told.words("begins") | {re.split(r"[\s-]", phrase)[0] for phrase in phrases}


def _at(text: str, folded: str, place: int, told: Wordings) -> tuple[int, Value, bool] | None:
    """The first kind of quantity that begins at a place: its end, its value, whether it is half open."""
    first = text[place]
    begins = "figure" if first.isdigit() else "word" if first.isalpha() else "sign"
    for name, needed, read in _kinds(told, begins):
        if needed:
            for part in needed:
                if part in folded:
                    break
            else:
                continue
        match = told.pattern(name).match(text, place)
        if match is None:
            continue
        value = read(match, told)
        if value is not None:
            open_ = isinstance(value, ClockTime) and _is_half_open(name, match)
            return match.end(), value, open_
    return None


@lru_cache(maxsize=24)
def _kinds(told: Wordings, begins: str) -> list[tuple[str, frozenset[str], Read]]:
    """The kinds of quantity that may begin with a figure, a word or a sign, and what a text has one of then."""
    return [(name, told.words(f"told_{name}"), read) for name, at, read in KINDS if begins in at]


def _is_half_open(name: str, match: re.Match[str]) -> bool:
    said = match.groupdict()
    if name == "named_clock" or said.get("half") or said.get("later"):
        return False
    written = said.get("hour") or ""
    return name != "clock" or (
        not written.startswith("0") and written.isdigit() and 1 <= int(written) < SHORT_HOURS + 1
    )


def _bound(
    text: str, start: int, end: int, sentence: tuple[int, int], told: Wordings
) -> tuple[int, int, Bound]:
    """What the words before and after a quantity make of it, and where they stand."""
    after = fold(text[end : min(sentence[1], end + _REACH)]).lstrip(" ,")
    if after.startswith(_openings(told)):
        for words, bound in _bounds(told, "then_").items():
            if after.startswith(words) and not after[len(words) :][:1].isalnum():
                return start, end + text[end:].lower().index(words) + len(words), bound
    before = fold(text[max(sentence[0], start - _REACH) : start])
    known = _bounds(told, "")
    said = before.split()
    for count in range(min(len(said), _WORDS_OF_A_BOUND), 0, -1):
        bound = known.get(" ".join(said[-count:]), "")
        if bound:
            return start - len(before) + _begin_of_last(before, count), end, bound
    return start, end, ""


def _begin_of_last(text: str, count: int) -> int:
    """Where the last so many words of a text begin."""
    return [found.start() for found in re.finditer(r"\S+", text)][-count]


@lru_cache(maxsize=16)
def _bounds(told: Wordings, prefix: str) -> Mapping[str, Bound]:
    """What each word before a quantity (or after it, with a prefix) makes of it."""
    names: tuple[Bound, ...] = ("at_most", "at_least", "exactly")
    return {words: name for name in names for words in told.listed(f"{prefix}{name}")}


@lru_cache(maxsize=8)
def _openings(told: Wordings) -> tuple[str, ...]:
    """How what stands after a quantity begins, if it bounds it."""
    return tuple({words.split()[0] for words in _bounds(told, "then_")})


_WORDS_OF_A_BOUND: Final = 4
