"""What a service manager is told about a sentence, and what settles it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import Field, VagueFinder

FINDER = VagueFinder(load_lexicon("en"))


def _phrases(text: str, field: Field = "expectation") -> list[str]:
    return [vague.phrase for vague in FINDER.find(text, field)]


def test_fast_and_friendly_is_two_findings() -> None:
    assert _phrases("We offer fast and friendly service.") == ["fast", "friendly"]


def test_the_longest_phrase_wins_even_across_lines() -> None:
    assert _phrases("Reply as soon\n  as possible.") == ["as soon\n  as possible"]


@pytest.mark.parametrize(
    "settled",
    [
        "Answer promptly, within 2 hours.",
        "Give a prompt reply within three rings.",
        "We reply quickly (by 5 pm).",
        "If the duty doctor thinks it necessary, move the bed.",
        "Be friendly: use the caller's name and say thank you.",
        "Greet guests warmly by using their name twice.",
        'Never say "as soon as possible".',
        "Send them to the Fast Track desk.",
        "Non-urgent calls are returned the next working day.",
        "We reply promptly by 17.30.",
        "You pay a reasonable sum, as the duty manager decides.",
        "You send the customer 2 updates a week.",
        "You take the complaint in whatever tone it comes.",
        "Never say soon to a caller.",
        "Ask why we want to know.",
        "The guest wants to leave.",
        "Settle what the customer first rang about.",
        "Note a child under 5 at home.",
        "Ask who suggested the payment.",
        "Ask whether this is a moment to talk.",
    ],
)
def test_what_surrounds_a_phrase_may_settle_it(settled: str) -> None:
    assert _phrases(settled) == []


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Answer promptly and log the call within 2 hours.", "promptly"),
        ("Be polite within 2 minutes.", "polite"),
        ("If you think it necessary, move the bed.", "necessary"),
        ("Be friendly: polite and kind.", "friendly"),
        ("After 20 seconds, better service follows.", "better"),
        ("Wear appropriate shoes, and the duty manager approves the refund.", "appropriate"),
        ("If the manager agrees, you wear appropriate shoes.", "appropriate"),
        ("We want to help.", "want to"),
        ("Offer whatever reasonable sum you like.", "reasonable"),
        ("Customer first!", "Customer first"),
        ("Put the guest first.", "Put the guest first"),
    ],
)
def test_a_number_or_a_colon_elsewhere_settles_nothing(text: str, phrase: str) -> None:
    assert any(phrase in found for found in _phrases(text))


def test_a_hedge_before_a_number_is_only_a_note() -> None:
    (found,) = FINDER.find("We aim to reply within 5 days.", "expectation")
    assert (found.phrase, found.grade) == ("aim to", "low")


def test_a_vague_word_in_a_definition_is_high() -> None:
    (found,) = FINDER.find("Within a reasonable time.", "definition")
    assert (found.category, found.grade) == ("speed", "high")


def test_a_named_feeling_is_what_the_field_is_for_and_a_generic_one_is_not() -> None:
    assert _phrases("The guest feels respected.", "emotional_response") == []
    assert _phrases("The guest is happy.", "emotional_response") == ["happy"]


def test_a_why_may_say_where_possible() -> None:
    assert _phrases("Where possible, people help themselves.", "why") == []


def test_a_defined_word_settles_its_phrase() -> None:
    text = "Reply in a timely manner."
    assert FINDER.find(text, "expectation", defined=[(11, 17)]) == []
    assert FINDER.find(text, "expectation", defined=[(0, 5)]) != []


def test_a_defined_vague_word_settles_a_longer_phrase_that_holds_no_other() -> None:
    assert FINDER.find("You do regular checks.", "expectation", defined=[(7, 14)]) == []
    assert FINDER.find("You do regular checks.", "expectation", defined=[(15, 21)]) != []
    assert FINDER.find("As soon as possible.", "expectation", defined=[(11, 19)]) != []


def test_a_time_target_settles_speed_and_nothing_else() -> None:
    found = FINDER.find("Reply promptly and kindly.", "expectation", timed=True)
    assert [vague.phrase for vague in found] == ["kindly"]


def test_a_judged_word_is_settled_in_all_its_forms() -> None:
    assert FINDER.find("Refund reasonably.", "expectation", judged=["reasonable"]) == []


def test_a_kit_accepts_and_flags_words_of_its_own() -> None:
    finder = VagueFinder(load_lexicon("en"), accept=["prompt"], flag=["snazzy"])
    found = finder.find("Answer promptly in snazzy shoes.", "expectation")
    assert [(vague.phrase, vague.category) for vague in found] == [("snazzy", "quality")]


def test_more_and_most_make_a_comparison() -> None:
    (found,) = FINDER.find("Offer a more courteous answer.", "expectation")
    assert (found.phrase, found.category) == ("more courteous", "comparative")


def test_letters_that_grow_in_lower_case_move_no_comparison() -> None:
    text = "İİİ: offer a more  courteous answer."
    (found,) = FINDER.find(text, "expectation")
    assert text[found.start : found.end] == found.phrase == "more  courteous"


PIECES = st.sampled_from(
    [
        *("promptly", "as soon as possible", "within 2 hours", "the manager decides", "İ", "“"),
        *("friendly", ":", ", ", "\n", "where possible", "e.g.", "Fast", "more", "'", '"', ". "),
        *("in a kind manner", "in a kind and fair way", "by asking", "is", "5", "every day"),
    ]
)
FIELDS = st.sampled_from(["why", "emotional_response", "expectation", "definition", "promise"])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), FIELDS)
def test_any_text_is_read_and_every_finding_rereads_at_its_offsets(text: str, field: Field) -> None:
    end = 0
    for vague in FINDER.find(text, field):
        assert text[vague.start : vague.end] == vague.phrase
        assert vague.start >= end
        end = vague.end


REPEATED = [
    *("promptly ", "'fast ", "Fast by ", "if appropriate (", "5 fast ", "try ", "a1 "),
    *("as soon as possible ", "in a kind and fair way ", "Try. ", "the manager decides fair "),
    *("a", "5", " ", ".", "'", "\n", "İ", "1,"),
]


@pytest.mark.parametrize("repeated", REPEATED)
def test_the_work_on_a_text_grows_no_faster_than_the_text(
    repeated: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    def find(size: int) -> None:
        text = repeated * (size // len(repeated))
        defined = [(at, at + 1) for at in range(0, len(text), 7)]
        FINDER.find(text, "expectation", defined=defined)

    find(1_000)  # patterns are compiled at their first use
    assert calls(lambda: find(60_000)) < 2.5 * calls(lambda: find(30_000)) + 1_000
    find(150_000)  # ends, too
