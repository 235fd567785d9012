"""Numbers in sentences, as people write them, become typed quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.amounts import Always, Hours, SameDay
from standards_kit.language.promises import act_of, promised_acts, read_promises
from standards_kit.language.quantity import (
    ClockTime,
    Count,
    Duration,
    Money,
    Percentage,
    Rings,
)
from standards_kit.language.ranges import promised_ranges
from standards_kit.language.wordings import wordings
from standards_kit.language.words import fold

TOLD = sorted(n for n in wordings("en", "promises").names if n.startswith("told_"))
LARGE = [name for name in TOLD if name.startswith("told_large_")]
KINDS = [name for name in TOLD if name not in LARGE]
# Sentences with a quantity of each kind, in the words of people who wrote no pattern for it.
SENTENCES = """
    From 9 to 5, from 9:00 until 5 pm; from noon to midnight. 24/7 someone answers, round the clock, 24 hours a day, at any hour of day or night.
    By the end of the same working day; the close of business; close of play; same day.
    The next working day, by the end of the next day. The third ring, five rings, second ring.
    Half past nine, quarter to five, quarter past 6 pm, half nine in the evening.
    Half an hour, a quarter of an hour, three-quarters of an hour, three quarters of a day, half-day.
    90%, 95 per cent, ninety percent. Nine in ten, 9 out of every 10, 19 out of 20 of them.
    Half of the calls, two thirds of all letters, a fifth of our guests, four fifths of these.
    £50, US$ 20, 30 euros, 5 pounds, 12 GBP, 7 dollars, ₹900. By noon, midday, midnight.
    Once a day, twice a week, thrice a year, three times a day.
"""


def seconds(number: int | str) -> Duration:
    return Duration(Decimal(number), "seconds")


@pytest.mark.parametrize(
    ("text", "bound", "value"),
    [
        ("We answer within 30 seconds.", "at_most", seconds(30)),
        ("We answer in under a minute.", "at_most", Duration(Decimal(1), "minutes")),
        ("We answer by the third ring.", "at_most", Rings(Decimal(3))),
        ("Pick up in no more than five rings.", "at_most", Rings(Decimal(5))),
        ("Be there before noon.", "at_most", ClockTime(12, 0)),
        ("By half past nine you have rung.", "at_most", ClockTime(9, 30)),
        ("By quarter to five in the afternoon you have rung.", "at_most", ClockTime(16, 45)),
        ("By 6 pm you have rung.", "at_most", ClockTime(18, 0)),
        ("By 12 am the bar is shut.", "at_most", ClockTime(0, 0)),
        ("You reply within 2 working days.", "at_most", Duration(Decimal(2), "working_days")),
        ("You reply within a fortnight.", "at_most", Duration(Decimal(2), "weeks")),
        ("You reply the same day.", "", SameDay()),
        ("You reply on the same working day.", "at_most", SameDay(working=True)),
        (
            "You reply by the end of the next working day.",
            "at_most",
            Duration(Decimal(1), "working_days"),
        ),
        ("You ring back within half an hour.", "at_most", seconds(1800)),
        ("You ring back in three quarters of an hour.", "at_most", seconds(2700)),
        (
            "You ring back within an hour and a half.",
            "at_most",
            Duration(Decimal("1.5"), "hours"),
        ),
        ("You ring back within 1 hour 30 minutes.", "at_most", seconds(5400)),
        ("You ring back within the hour.", "at_most", Duration(Decimal(1), "hours")),
        ("Write within forty-eight hours.", "at_most", Duration(Decimal(48), "hours")),
        ("You answer in 20 seconds or less.", "at_most", seconds(20)),
        ("We are there 24/7.", "", Always()),
        ("We are open from 9 to 5.", "", Hours(ClockTime(9, 0), ClockTime(17, 0))),
        ("We reply by close of business.", "at_most", SameDay(working=True)),
        ("We reply by the end of the day.", "at_most", SameDay()),
        ("We are there round the clock.", "", Always()),
        ("We reach 90 % of calls.", "", Percentage(Decimal(90))),
        ("We reach nine in ten callers.", "", Percentage(Decimal(90))),
        ("At least half the tables are kept free.", "at_least", Percentage(Decimal("50.0"))),
        ("You may give up to £50.", "at_most", Money(Decimal(50), "GBP")),
        ("You may give up to 50 euros.", "at_most", Money(Decimal(50), "EUR")),
        ("You may give up to fifty pounds.", "at_most", Money(Decimal(50), "GBP")),
        ("You may give up to fifty-five euros.", "at_most", Money(Decimal(55), "EUR")),
        ("You may give up to a hundred and fifty pounds.", "at_most", Money(Decimal(150), "GBP")),
        ("You may give two thousand three hundred dollars.", "", Money(Decimal(2300), "USD")),
        ("You reply within half a dozen days.", "at_most", Duration(Decimal(6), "days")),
        ("Put a dozen roses in the room.", "", Count(Decimal(12), "roses")),
        ("Pass a caller on twice at most.", "at_most", Count(Decimal(2), "")),
    ],
)
def test_a_sentence_says_a_number(text: str, bound: str, value: object) -> None:
    [found] = read_promises(text, "en-GB")
    assert (found.bound, found.value) == (bound, value)


@pytest.mark.parametrize(
    "text",
    [
        "You are at the desk from 9 to 5.",
        "One of you stays with the guest.",
        "In a moment we are with you.",
        "You use the name.",
        "",
    ],
)
def test_a_sentence_without_a_promise_in_numbers_says_none(text: str) -> None:
    assert not [one for one in read_promises(text, "en") if one.bound]


def test_a_time_of_day_may_be_open_as_to_its_half() -> None:
    [found] = read_promises("By half past nine you have rung.", "en")
    assert found.half_open
    [found] = read_promises("By 21:30 you have rung.", "en")
    assert not found.half_open


@pytest.mark.parametrize(
    "phrase", ["within 20 seconds", "by 11 a.m.", "in 20 min. or less", "by 6pm"]
)
def test_a_quantity_is_quoted_without_the_end_of_its_sentence(phrase: str) -> None:
    for text in (f"We answer {phrase}.", f"We answer {phrase}, and smile.", f"We answer {phrase}"):
        [found] = read_promises(text, "en")
        assert text[found.start : found.end].endswith(phrase.removeprefix("in "))


@pytest.mark.parametrize(
    "text", ["It costs a few hundred pounds.", "It took many thousand pounds."]
)
def test_what_is_only_about_so_much_is_no_sum(text: str) -> None:
    assert not [one for one in read_promises(text, "en") if isinstance(one.value, Money)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("We pick up the phone within 20 seconds.", "answer"),
        ("Your call is answered within 20 seconds.", "answer"),
        ("If we miss you, we ring you back within an hour.", "ring back"),
        ("Within an hour we write back.", "reply"),
        ("The bill is at your door by 06:00.", ""),
        ("We greet you. The bill is there by 06:00.", ""),
    ],
)
def test_what_is_done_by_then(text: str, act: str) -> None:
    [found] = read_promises(text, "en")
    assert act_of(text, found, "en") == act


@pytest.mark.parametrize(
    ("text", "range_"),
    [
        ("You reply within 3 to 5 days.", "3 to 5 days"),
        ("A refund takes 5–7 working days.", "5–7 working days"),
        ("It takes between five and ten minutes.", "between five and ten minutes"),
        ("You may offer £15–25.", "£15–25"),
        ("Children of 5 to 12 years eat free.", None),
        ("We are open 9 to 5.", None),
        ("A table for 6 to 8 guests.", None),
        ("You ring within 5 or so days.", None),
        ("The walk is 10-15 minutes long.", None),
        ("You reply within 5 to 3 days.", None),
    ],
)
def test_a_range_where_a_number_is_promised(text: str, range_: str | None) -> None:
    found = [text[one.start : one.end] for one in promised_ranges(text, "en")]
    assert found == ([range_] if range_ else [])


def test_a_language_without_its_words_says_nothing() -> None:
    assert read_promises("Wir rufen binnen 30 Minuten zurück.", "de") == ()
    assert not list(promised_ranges("binnen 3 bis 5 Tagen", "de"))


PIECES = st.sampled_from(
    ["within ", "by ", "the ", "third ", "ring ", "20 ", "seconds", "half ", "an ", "hour ", "£", "5",
     "–", " to ", "same ", "day", ".", "%", "in ", "ten ", "noon", "\n", "é", "24/7", "am", ":30"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_whatever_is_written_quantities_lie_in_the_text_and_in_order(text: str) -> None:
    last = 0
    for one in read_promises(text, "en"):
        assert 0 <= one.start < one.end <= len(text)
        assert one.end > last
        last = one.end
    for found in promised_ranges(text, "en"):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_quantity_is_looked_for_wherever_it_is_written(name: str) -> None:
    told = wordings("en", "promises")
    parts = told.words(name)
    found = [match[0] for match in told.pattern(name.removeprefix("told_")).finditer(SENTENCES)]
    assert found
    for quantity in found:
        assert any(part in fold(quantity) for part in parts), quantity


@pytest.mark.parametrize("name", LARGE)
def test_what_names_no_hundreds_and_no_thousands_the_short_pattern_finds_as_well(name: str) -> None:
    told = wordings("en", "promises")
    kind = name.removeprefix("told_")
    short = told.pattern(kind.removeprefix("large_"))
    sentences = f"{SENTENCES} Two hundred euros, a thousand pounds, three thousand letters."
    found = list(told.pattern(kind).finditer(sentences))
    large = [one for one in found if any(part in fold(one[0]) for part in told.words(name))]
    assert large
    for one in found:
        match = short.match(sentences, one.start())
        assert one in large or (match is not None and match.span() == one.span())


def test_a_number_is_told_with_what_is_done_by_then() -> None:
    told = promised_acts("We answer your call within 20 seconds.", "en")
    assert [(act, one.value) for act, one in told] == [("answer", seconds(20))]


@pytest.mark.parametrize(
    "text", ["We are there within 20 seconds.", "We answer 20 calls.", "We answer your call."]
)
def test_without_an_act_or_a_bound_no_number_is_held_against_another(text: str) -> None:
    assert list(promised_acts(text, "en")) == []


@pytest.mark.parametrize(
    "text", ["It takes between one and two days.", "You reply within one to two days."]
)
def test_a_range_in_words_alone_is_one(text: str) -> None:
    assert len(list(promised_ranges(text, "en"))) == 1
