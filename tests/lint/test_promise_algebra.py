"""What a kit promises in numbers is held against what else it promises, and each is named in its order."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load
from standards_kit.text.diagnostic import Diagnostic

OFFICE = """\
organisation: Harbour Hotel
currency: GBP
calendars: {default: {hours: {mon-fri: "09:00-17:00"}, timezone: Europe/London, ring: 6 seconds}}
"""
ALGEBRA = ("conflicting-target", "mismatched-clock", "text-target-mismatch")
SA, SB = "sa", "sb"


def standard(name: str, *lines: str) -> str:
    """A standard on the phone, sound but for what is given of it."""
    return "\n".join(
        (
            f"id: {name}",
            "title: Calls",
            f"owner: {name.title()}",
            "channels: [phone]",
            "why: A guest who waits thinks she is forgotten.",
            "emotional_response: The guest feels expected.",
            *(lines if any("expectations" in line for line in lines) else (*lines, NODDING)),
            "",
        )
    )


NODDING = "expectations: ['When a guest comes in, you nod.']"


def held(tmp_path: Path, files: Mapping[str, str], kit: str = OFFICE) -> list[Diagnostic]:
    """What the promise algebra says of some files."""
    for name, content in {KIT_FILE: kit, **files}.items():
        (tmp_path / name).write_text(content)
    home = home_of(tmp_path)
    assert home is not None
    verdict: Verdict = lint(load(home), date(2026, 9, 1), Overrides(select=ALGEBRA))
    return list(verdict.diagnostics)


def said(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.finding.message) for one in found]


def promises(tmp_path: Path, here: str, there: str, kit: str = OFFICE) -> list[tuple[str, str]]:
    """What is said of two promises in two files; the one that is told of stands in the second file."""
    files = {
        "a.yaml": standard(SA, f"promise: {there}"),
        "b.yaml": standard(SB, f"promise: {here}"),
    }
    return said(held(tmp_path, files, kit))


def measured(name: str, target: str) -> str:
    return standard(
        name, f"expectations: [{{text: You reply., targets: [{{measure: reply, {target}}}]}}]"
    )


def test_the_one_is_the_number_here_and_the_other_that_elsewhere(tmp_path: Path) -> None:
    [(rule, message)] = promises(
        tmp_path, "We reply within one working day.", "We reply within 24 hours."
    )
    assert rule == "mismatched-clock"
    assert "the one ends on Monday 17:00, the other on Saturday 16:00" in message


@pytest.mark.parametrize(("key", "word"), [("from", "starts"), ("until", "stops")])
def test_of_two_clocks_the_one_is_named_first_that_runs_here(
    tmp_path: Path, key: str, word: str
) -> None:
    files = {
        "a.yaml": measured(SA, f"at_most: 1 hour, {key}: the mail arrives"),
        "b.yaml": measured(SB, f"at_most: 1 hour, {key}: the mail is opened"),
    }
    [one] = held(tmp_path, files)
    assert (
        f"the one {word} when the mail is opened, the other when the mail arrives"
        in one.finding.message
    )


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We refund up to fifty pounds.", "We refund up to £50."),
        ("We refund up to a hundred and fifty pounds.", "We refund up to £150."),
        ("We answer within 20 seconds.", "We answer within twenty seconds."),
        ("We refund up to fifty pounds.", "We refund within 5 days."),
    ],
)
def test_what_says_the_same_or_another_thing_is_let_be(
    tmp_path: Path, here: str, there: str
) -> None:
    assert promises(tmp_path, here, there) == []


def test_money_in_words_is_held_against_money_in_signs(tmp_path: Path) -> None:
    [(rule, message)] = promises(tmp_path, "We refund up to fifty pounds.", "We refund up to £40.")
    assert rule == "conflicting-target"
    assert message.startswith("“up to fifty pounds” here (“sb”, Sb), and “up to £40” in “sa” (Sa)")


def test_sums_of_two_currencies_are_said_to_be_that(tmp_path: Path) -> None:
    [(rule, message)] = promises(tmp_path, "We refund up to £50.", "We refund up to €40.")
    assert rule == "mismatched-clock"
    assert message.endswith("they are sums of two currencies.")


def expected(text: str, targets: str, *more: str) -> str:
    return standard(SA, *more, f"expectations: [{{text: '{text}', targets: [{{{targets}}}]}}]")


@pytest.mark.parametrize(("target", "rules"), [("£50", []), ("£40", ["text-target-mismatch"])])
def test_money_in_words_is_held_against_the_target_below(
    tmp_path: Path, target: str, rules: list[str]
) -> None:
    text = "When a parcel is lost, you refund up to fifty pounds."
    found = held(tmp_path, {"a.yaml": expected(text, f"measure: given, at_most: {target}")})
    assert [one.finding.rule for one in found] == rules


def test_a_quotation_ends_before_the_sentence_does(tmp_path: Path) -> None:
    [(_, message)] = promises(tmp_path, "We reply by 11 a.m.", "We reply by 10:00.")
    assert "“by 11 a.m.” here" in message
    [(_, message)] = promises(tmp_path, "We reply in 3 days.", "We reply in 2 days.")
    assert "“in 3 days” here" in message


def own(tmp_path: Path, promise: str, *expectations: str, more: str = "") -> list[tuple[str, str]]:
    """What is said of one standard with a promise and expectations."""
    listed = "\n".join(("expectations:", *(f"- {one}" for one in expectations)))
    lines = (f"promise: {promise}", more, listed) if promise else (more, listed)
    return said(held(tmp_path, {"a.yaml": standard(SA, *(line for line in lines if line))}))


TWENTY = "We answer your call within 20 seconds."


def test_what_is_expected_is_held_against_what_is_promised(tmp_path: Path) -> None:
    files = {
        "a.yaml": standard(
            SA,
            f"promise: {TWENTY}",
            "expectations: ['When it rings, you answer within 30 seconds.']",
        )
    }
    [one] = held(tmp_path, files)
    assert one.finding.rule == "conflicting-target"
    assert one.finding.message == (
        "“within 30 seconds” here (“sa”, Sa), and “within 20 seconds” in its promise, "
        "for the same act, to answer."
    )
    assert [related.message for related in one.finding.related] == [
        "“within 20 seconds” in its promise"
    ]
    assert one.finding.related[0].place.pointer.endswith("/promise")


def test_one_expectation_that_keeps_the_promise_is_enough(tmp_path: Path) -> None:
    keeping = "When the phone rings, you answer within 20 seconds."
    assert own(tmp_path, TWENTY, keeping, "In a storm, you answer within 40 seconds.") == []


@pytest.mark.parametrize(
    "expectation",
    [
        "When a letter comes in, you answer within 2 days.",
        "When the phone rings, you answer after at least 2 seconds.",
        "{text: 'When it rings, you answer within 5 seconds.', audiences: [gold]}",
        "When it rings, you say your name within 5 seconds.",
    ],
)
def test_what_is_about_something_else_does_not_break_a_promise(
    tmp_path: Path, expectation: str
) -> None:
    assert own(tmp_path, TWENTY, expectation) == []


def test_what_cannot_be_held_against_the_promise_is_said_once(tmp_path: Path) -> None:
    within = "When you miss a call, you ring back within 1 working day."
    [(rule, message)] = own(tmp_path, "We ring you back within 24 hours.", within, within)
    assert rule == "mismatched-clock"
    assert "the one ends on Monday 17:00, the other on Saturday 16:00" in message


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("When it rings, you answer within 20 seconds.", "When it rings, you pick up within 30 seconds.", 1),
        ("When it rings, you answer within 20 seconds.", "At night, you answer within 30 seconds.", 0),
        ("You reply within 1 day.", "You reply within 2 days.", 1),
        ("You reply within 1 day to guests.", "You reply within 2 days to banks.", 0),
        ("{text: You reply within 1 day., trigger: A bill}", "{text: You reply within 2 days., trigger: A plea}", 0),
        ("{text: You reply within 1 day., trigger: A bill}", "{text: You reply within 2 days., trigger: A bill}", 1),
    ],
)  # fmt: skip
def test_two_expectations_on_one_occasion_say_one_number(
    tmp_path: Path, one: str, other: str, rules: int
) -> None:
    found = own(tmp_path, "", one, other)
    assert [rule for rule, _ in found] == ["conflicting-target"] * rules


def test_of_two_ways_of_contact_each_has_its_own_time(tmp_path: Path) -> None:
    assert promises(tmp_path, "We answer letters within 3 days.", TWENTY) == []


SAME_DAY = "We reply to you the same day."


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (SAME_DAY, "We reply to you within 2 days."),
        ("We reply within a week.", SAME_DAY),
        ("We reply by close of business.", "We reply by 15:00."),
        ("We answer calls 24/7.", "We answer calls from 9 to 5."),
        ("We are open from 8:00 to 6 pm.", "We are open from 9 to 5."),
    ],
)
def test_days_and_hours_in_other_words_contradict(tmp_path: Path, here: str, there: str) -> None:
    [(rule, message)] = promises(tmp_path, here, there)
    assert rule == "conflicting-target", message


@pytest.mark.parametrize(
    ("here", "there", "reason"),
    [
        (SAME_DAY, "We reply within 4 hours.", "the one ends on Friday 23:59, the other on Friday 20:00"),
        (
            "We reply within a fortnight.",
            "We reply within 10 working days.",
            "the one ends on Friday 16 October 16:00, the other on Friday 16 October 17:00",
        ),
        (SAME_DAY, "We reply by 17:00.", "the one ends on Friday 23:59, the other on Friday 17:00"),
        (SAME_DAY, "We reply within 1 day.", "the one ends on Friday 23:59, the other on Saturday 16:00"),
    ],
)  # fmt: skip
def test_where_nobody_can_say_which_is_sooner_an_example_shows_it(
    tmp_path: Path, here: str, there: str, reason: str
) -> None:
    [(rule, message)] = promises(tmp_path, here, there)
    assert rule == "mismatched-clock"
    assert reason in message


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We reply by close of business.", "We reply by 17:00."),
        ("We reply by the end of the working day.", "We reply by 5 o'clock."),
        ("We reply by five o'clock.", "We reply by 17:00."),
        ("We answer calls 24/7.", "We answer calls round the clock."),
        ("We answer calls from 9 to 5.", "We answer calls from 9:00 until 5 pm."),
        ("We answer calls from 9 to 5 on weekdays.", "We answer calls 24/7."),
        ("On Sundays we answer calls from 10 to 2.", "We answer calls from 9 to 5."),
        ("We answer calls from 9 to 5 and from 6 to 8.", "We answer calls from 9 to 5."),
        ("We answer calls 24/7.", TWENTY),
    ],
)
def test_what_may_be_the_same_day_or_hours_is_let_be(tmp_path: Path, here: str, there: str) -> None:
    assert promises(tmp_path, here, there) == []


def test_without_hours_nobody_knows_when_business_closes(tmp_path: Path) -> None:
    [(rule, message)] = promises(
        tmp_path, "We reply by close of business.", "We reply by 17:00.", kit="currency: GBP\n"
    )
    assert rule == "mismatched-clock"
    assert "no calendar says when the working day ends (`hours:`)" in message


@pytest.mark.parametrize(
    ("text", "target", "reason"),
    [
        (
            "When a letter comes, you reply within 24 hours.",
            "at_most: 1 working day",
            "the one ends on Saturday 16:00, the other on Monday 17:00",
        ),
        (
            "When a letter comes, you reply the same day.",
            "at_most: 4 hours",
            "the one ends on Friday 23:59, the other on Friday 20:00",
        ),
        ("When a bag is lost, you give up to €50.", "at_most: £50", "they are sums of two currencies"),
    ],
)  # fmt: skip
def test_a_sentence_and_a_target_that_cannot_be_compared_are_told_once(
    tmp_path: Path, text: str, target: str, reason: str
) -> None:
    again = f"{{text: '{text}', targets: [{{{target}}}]}}"
    files = {"a.yaml": standard(SA, f"expectations: [{again}, {again}]")}
    [one] = held(tmp_path, files)
    assert one.finding.rule == "mismatched-clock"
    assert reason in one.finding.message
    assert one.finding.related[0].place.pointer.startswith("/expectations/0/targets/0/")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("You reply within 24 hours, by post within 2 working days.", "at_most: 2 working days"),
        ("You reply the same day.", "at_most: 1 day"),
        ("You reply by close of business.", 'before: "17:00"'),
    ],
)
def test_a_sentence_that_may_mean_its_target_is_let_be(
    tmp_path: Path, text: str, targets: str
) -> None:
    assert held(tmp_path, {"a.yaml": expected(text, targets)}) == []


def test_close_of_business_is_no_other_hour_than_that_of_the_calendar(tmp_path: Path) -> None:
    found = held(tmp_path, {"a.yaml": expected("You reply by close of business.", "before: 3 pm")})
    assert [rule for rule, _ in said(found)] == ["text-target-mismatch"]


def test_what_a_target_contradicts_is_told_once(tmp_path: Path) -> None:
    found = held(
        tmp_path,
        {
            "a.yaml": standard(
                SA,
                "promise: We answer within 30 seconds.",
                "expectations: [{text: You answer within 20 seconds., targets: [{at_most: 20 seconds}]}]",
            )
        },
    )
    assert [rule for rule, _ in said(found)] == ["text-target-mismatch"]


def test_a_dollar_is_the_dollar_of_the_kit(tmp_path: Path) -> None:
    kit = "currency: CAD\n"
    text = "When a bag is lost, you give up to $50."
    assert held(tmp_path, {"a.yaml": expected(text, "at_most: $50")}, kit) == []
    found = held(tmp_path, {"a.yaml": expected(text, "at_most: $40")}, kit)
    assert [rule for rule, _ in said(found)] == ["text-target-mismatch"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We answer 90 % of your letters within 2 days.", "We answer 80 % of your letters within 2 days."),
        ("We answer nine in ten letters within 2 days.", "We answer four in five letters in two days."),
    ],
)  # fmt: skip
def test_two_shares_of_one_time_contradict(tmp_path: Path, here: str, there: str) -> None:
    [(rule, message)] = promises(tmp_path, here, there)
    assert rule == "conflicting-target"
    quoted = here.removeprefix("We answer ").rstrip(".")
    assert message.startswith(f"“{quoted}” here")


@pytest.mark.parametrize("there", ["90 % of letters within 2 days", "your letter within 2 days"])
def test_a_share_in_other_words_or_none_is_let_be(tmp_path: Path, there: str) -> None:
    assert (
        promises(tmp_path, "We answer nine in ten letters within 2 days.", f"We answer {there}.")
        == []
    )


def test_shares_of_other_acts_or_ways_of_contact_are_let_be(tmp_path: Path) -> None:
    here = "We answer 90 % of your letters within 2 days."
    assert promises(tmp_path, here, "We answer 80 % of your calls within 2 days.") == []
    assert promises(tmp_path, here, "We solve 80 % of your letters within 2 days.") == []


JOURNEYS = """
touchpoints: [{id: desk, name: Desk}, {id: mail, name: Mail}]
journeys:
- {id: book, goal: Book, touchpoints: [desk, mail], handoffs: [{from: desk, to: mail, within: 24 hours, owner: Hilda}]}
- {id: stay, goal: Stay, touchpoints: [desk, mail], handoffs: [{from: desk, to: mail, within: 1 working day, owner: Ivo}]}
- {id: leave, goal: Go, touchpoints: [desk, mail], handoffs: [{from: desk, to: mail, within: 2 working days}]}
"""


def test_two_handoffs_on_one_way_that_cannot_be_compared_are_told_once(tmp_path: Path) -> None:
    [(rule, message)] = said(held(tmp_path, {"journeys.yaml": JOURNEYS}))
    assert rule == "mismatched-clock"
    assert message == (
        "“1 working day” here (Ivo) can't be held against “24 hours” in “book” (Hilda), for the same way "
        "from `desk` to `mail`: from Friday 16:00 on, the one ends on Monday 17:00, the other on "
        "Saturday 16:00."
    )


def answering(name: str, target: str, *where: str) -> str:
    """A standard with a target of one measure, which holds where it says."""
    whole = standard(
        name,
        *where,
        f"expectations: [{{text: You answer., targets: [{{measure: tta, {target}}}]}}]",
    )
    return whole.replace("channels: [phone]\n", "", 1)


TOUCHPOINTS = "touchpoints: [{id: call, name: Call, channels: [phone]}, {id: desk, name: Desk}]\n"
CALL, PHONE, CHAT = "touchpoints: [call]", "channels: [phone]", "channels: [chat]"


def two_answering(
    tmp_path: Path, here: tuple[str, ...], there: tuple[str, ...]
) -> list[tuple[str, str]]:
    files = {
        "a.yaml": answering(SA, *there),
        "b.yaml": answering(SB, *here),
        "t.yaml": TOUCHPOINTS,
    }
    return said(held(tmp_path, files))


def test_a_standard_is_on_the_channels_of_its_touchpoint(tmp_path: Path) -> None:
    found = two_answering(
        tmp_path, ("at_most: 20 seconds", CALL, PHONE), ("at_most: 30 seconds", CALL)
    )
    assert [rule for rule, _ in found] == ["conflicting-target"]


def test_a_target_at_one_touchpoint_and_one_at_all_are_told_once(tmp_path: Path) -> None:
    [(rule, message)] = two_answering(
        tmp_path, ("at_most: 30 seconds", PHONE), ("at_most: 20 seconds", CALL)
    )
    assert rule == "mismatched-clock"
    assert "the one holds for every touchpoint, the other for touchpoint `call`" in message


def test_a_target_on_one_channel_and_one_on_all_are_told_once(tmp_path: Path) -> None:
    [(rule, message)] = two_answering(
        tmp_path, ("at_most: 40 seconds",), ("at_most: 20 seconds", CHAT)
    )
    assert rule == "mismatched-clock"
    assert "the one holds for every channel, the other for channel `chat`" in message


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (("at_most: 20 seconds", PHONE), ("at_most: 20 seconds", CALL)),
        (("at_most: 20 seconds", CHAT), ("at_most: 30 seconds", CALL)),
        (("at_most: 20 seconds", PHONE), ("at_most: 30 seconds", CHAT)),
        (("at_most: 20 seconds", "touchpoints: [desk]"), ("at_most: 30 seconds", CALL)),
        (("at_most: 30 seconds", PHONE), ("at_most: 20 seconds", CALL, "audiences: [gold]")),
    ],
)
def test_targets_that_agree_or_hold_elsewhere_are_let_be(
    tmp_path: Path, here: tuple[str, ...], there: tuple[str, ...]
) -> None:
    assert two_answering(tmp_path, here, there) == []
