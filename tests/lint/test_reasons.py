"""A reason says what customers have from a rule: not the rule again, and not our gain alone."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Diagnostic

Judge = Callable[..., Verdict]

RESTATES, SELF_SERVING = "why-restates-what", "why-self-serving"


def found(judge: Judge, why: str, kit: str = "", **lines: str) -> list[Diagnostic]:
    """What is said of a reason by the two rules about reasons."""
    files = {"standards-kit.yaml": kit, "a.yaml": standard(why=f"why: {why}", **lines)}
    return [d for d in judge(files).diagnostics if d.rule in (RESTATES, SELF_SERVING)]


def rules(judge: Judge, why: str, kit: str = "", **lines: str) -> list[str]:
    return [diagnostic.rule for diagnostic in found(judge, why, kit, **lines)]


class TestARuleSaidAgain:
    @pytest.mark.parametrize(
        "why",
        [
            "We answer calls because calls have to be answered.",  # in another form
            "So that the phone is picked up within 20 seconds.",  # in other words for it
            "Swift answers are essential.",
            "It is our aim that callers get a reply.",
        ],
    )
    def test_is_no_reason_in_whatever_words(self, judge: Judge, why: str) -> None:
        assert rules(judge, why) == [RESTATES]

    def test_is_quoted_whole_and_pointed_at_whole(self, judge: Judge) -> None:
        why = "So that calls are answered."
        (diagnostic,) = found(judge, why)
        place = diagnostic.finding.place
        assert place.source.text[place.span.start : place.span.end] == why
        assert (
            "“So that calls are answered” says again what is to be done"
            in diagnostic.finding.message
        )

    def test_may_stand_in_the_promise_or_in_any_expectation(self, judge: Judge) -> None:
        more = "expectations:\n  - You answer.\n  - When the caller is upset, you lower your voice."
        assert rules(judge, "Lowered voices are important.", expectations=more) == [RESTATES]
        promised = "title: Lowering your voice\npromise: You hear a lowered voice."
        assert rules(judge, "Lowered voices are important.", title=promised) == [RESTATES]
        assert rules(judge, "Lowered voices are important.") == []

    def test_with_what_customers_think_or_feel_is_a_reason(self, judge: Judge) -> None:
        assert rules(judge, "Callers hope to be answered within 20 seconds.") == []
        assert rules(judge, "A call that isn't answered is answered by somebody else.") == []

    def test_is_no_view_of_customers_where_we_believe_it(self, judge: Judge) -> None:
        assert rules(judge, "We believe that calls should be answered.") == [RESTATES]


class TestAReasonForAnyRule:
    @pytest.mark.parametrize(
        "why",
        [
            "It is our policy.",
            "Because it is important.",
            "Quality matters.",
            "It goes without saying.",
            "The customer comes first.",
        ],
    )
    def test_is_none_for_this_one(self, judge: Judge, why: str) -> None:
        (diagnostic,) = found(judge, why)
        assert diagnostic.rule == RESTATES
        assert "would fit any rule" in diagnostic.finding.message

    def test_is_one_with_a_story_behind_it(self, judge: Judge) -> None:
        why = "It is our policy since a child choked while the phone rang."
        assert rules(judge, why) == []

    def test_is_asked_for_in_the_kit_s_own_word(self, judge: Judge) -> None:
        (diagnostic,) = found(judge, "It is our policy.", kit="customer_word: lodger\n")
        assert "what the lodger sees" in (diagnostic.finding.help or "")


class TestOurGain:
    @pytest.mark.parametrize(
        "why",
        [
            "It cuts our handle time.",
            "The auditors look at it.",
            "Two agents fewer can do the work that way, and that saves us £40,000.",
            "Members who are greeted renew more often, and renewals are our income.",
            "A tidy desk makes us look professional.",
        ],
    )
    def test_alone_is_no_reason(self, judge: Judge, why: str) -> None:
        assert rules(judge, why) == [SELF_SERVING]

    @pytest.mark.parametrize(
        "why",
        [
            "It cuts our handle time, and it spares the caller a second story.",  # done for somebody
            "It cuts our handle time. Whoever rings is frightened.",  # felt
            "It cuts our handle time; the caller is home before dark.",  # what a customer does
            "It cuts our handle time, so that you get through.",
            "We lose business here: callers give up at the fourth menu.",
        ],
    )
    def test_beside_somebody_else_s_is_one(self, judge: Judge, why: str) -> None:
        assert rules(judge, why) == []

    def test_is_no_gain_of_customers_for_what_they_do_for_us(self, judge: Judge) -> None:
        assert rules(judge, "Callers who hear a name buy twice as much, and sales are up.") == [
            SELF_SERVING
        ]

    def test_hurts_nobody_but_us(self, judge: Judge) -> None:
        assert rules(judge, "It hurts our ratings.") == [SELF_SERVING]
        assert rules(judge, "It hurts, and our ratings show it.") == []

    def test_is_pointed_at_by_its_sentence(self, judge: Judge) -> None:
        (diagnostic,) = found(judge, "Silence is long. It drags our ratings down.")
        assert diagnostic.finding.phrase == "It drags our ratings down"
        assert "nothing here says what the customer has from it" in diagnostic.finding.message

    def test_of_a_kit_s_own_customers_is_theirs(self, judge: Judge) -> None:
        why = "It is cheaper for us, and the franchisee opens an hour earlier."
        assert rules(judge, why) == [SELF_SERVING]
        assert rules(judge, why, kit="customer_word: franchisee\n") == []


def test_a_reason_has_one_fault_at_a_time(judge: Judge) -> None:
    """What says nothing isn't also blamed for whose gain it is."""
    why = "We answer calls because our calls must be answered."
    assert rules(judge, why) == [RESTATES]


def test_a_reason_still_to_be_written_is_the_matter_of_another_rule(judge: Judge) -> None:
    verdict = judge({"a.yaml": standard(why="")})
    assert "missing-field" in {d.rule for d in verdict.diagnostics}
    assert not {RESTATES, SELF_SERVING} & {d.rule for d in verdict.diagnostics}


def test_a_retired_standard_needs_no_reason_any_more(judge: Judge) -> None:
    assert rules(judge, "It is our policy.", id="id: old\nstatus: retired") == []


def test_a_language_without_words_for_it_is_left_alone(judge: Judge) -> None:
    assert rules(judge, "Cela nous rapporte 4 000 €.", kit="language: fr\n") == []
    assert rules(judge, "C'est important.", kit="language: fr\n") == []


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        ("a", False),
        ("the guest ", False),
        ("ratings cost us. ", True),
        ("we, ", False),
        ("£5 ", True),
        ("day one ", False),
    ],
)
def test_a_reason_of_a_megabyte_is_read(judge: Judge, word: str, ours: bool) -> None:
    why = word * (1_000_000 // len(word))
    assert (SELF_SERVING in rules(judge, f'"{why}"')) is ours
