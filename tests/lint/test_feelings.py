"""A feeling is the customer's, and something in its standard brings it about."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Diagnostic, Severity

Judge = Callable[..., Verdict]

OURS, UNFELT = "company-emotion", "unfelt-emotion"
PLAY = (
    "---\nrecovery_plays:\n  - {id: missed, trigger: A call rang out, steps: [Apologise by name]}\n"
)
ANSWER = "When a call comes in, you answer within 20 seconds."


def whose(judge: Judge, feeling: str, kit: str = "", *more: str) -> list[str | None]:
    """What is quoted of a feeling as ours."""
    source = standard(*more, emotional_response=f"emotional_response: {feeling}")
    verdict = judge({"standards-kit.yaml": kit, "a.yaml": source})
    return [d.finding.phrase for d in verdict.diagnostics if d.rule == OURS]


def unfelt(judge: Judge, feeling: str, *expectations: str, more: str = "") -> list[Diagnostic]:
    """What is said of a feeling that nothing brings about."""
    listed = "".join(f"\n  - {each}" for each in expectations)
    source = standard(
        more,
        emotional_response=f"emotional_response: {feeling}",
        expectations=f"expectations:{listed}",
    )
    return [d for d in judge({"a.yaml": source}).diagnostics if d.rule == UNFELT]


class TestAFeelingOfOurs:
    @pytest.mark.parametrize(
        ("feeling", "quoted"),
        [
            ("We are proud to have helped.", "We are proud"),
            ("When the last guest has gone, the porter feels calm.", "porter feels"),
            ("Everybody behind the bar is happy.", "Everybody behind the bar is happy"),
            ("A happy branch manager.", "A happy branch manager"),
            ("It gives the whole crew a sense of achievement.", "crew a sense"),
            ("Proud, as a team, of the evening.", "as a team"),
        ],
    )
    def test_is_found_wherever_it_stands(self, judge: Judge, feeling: str, quoted: str) -> None:
        assert whose(judge, feeling) == [quoted]

    @pytest.mark.parametrize(
        "feeling",
        [
            "Relieved.",
            "The caller feels that the agent is glad to help.",  # within what the caller feels
            "Looked after by a proud team.",  # behind a preposition
            "The guide's calm makes visitors feel safe.",  # an owner
            "Guests know we are glad of them.",
            "We want callers to feel expected.",  # a wish of ours
            "The lobby feels calm, and the hotel feels warm.",  # how it feels to be there
            "Passengers feel safe because the crew are calm.",
        ],
    )
    def test_is_not_seen_in_a_customer_s(self, judge: Judge, feeling: str) -> None:
        assert whose(judge, feeling) == []

    def test_is_a_place_s_only_where_no_place_can_have_it(self, judge: Judge) -> None:
        assert whose(judge, "The hotel is proud.") == ["hotel is proud"]

    def test_is_none_where_the_kit_calls_its_customers_so(self, judge: Judge) -> None:
        feeling = "The agent feels confident."
        assert whose(judge, feeling) == ["agent feels"]
        assert whose(judge, feeling, "customer_word: travel agent\n") == []
        assert whose(judge, feeling, "audiences: {agents: Estate agents}\n") == []

    def test_is_that_of_the_kit_s_own_roles(self, judge: Judge) -> None:
        feeling = "The glazebrook feels trusted."
        assert whose(judge, feeling) == []
        assert whose(judge, feeling, "roles: {g: Head glazebrook}\n") == ["glazebrook feels"]

    def test_is_for_colleagues_to_have_where_they_are_served(self, judge: Judge) -> None:
        feeling = "The nurse feels backed by the desk."
        assert whose(judge, feeling) == ["nurse feels"]
        assert whose(judge, feeling, "", "customers: internal") == []
        assert whose(judge, "We feel proud.", "", "customers: internal") == ["We feel"]

    def test_is_mended_by_the_customer_s(self, judge: Judge) -> None:
        source = standard(emotional_response="emotional_response: We are proud.")
        verdict = judge({"standards-kit.yaml": "customer_word: tenant\n", "a.yaml": source})
        (finding,) = [d.finding for d in verdict.diagnostics if d.rule == OURS]
        assert "and not the tenant" in finding.message
        assert "Say how the tenant feels" in (finding.help or "")

    def test_is_not_asked_of_a_language_without_words_for_it(self, judge: Judge) -> None:
        assert whose(judge, "Nous sommes fiers.", "language: fr\n") == []


class TestAFeelingThatNothingBringsAbout:
    def test_is_named_with_what_mostly_does(self, judge: Judge) -> None:
        (diagnostic,) = unfelt(judge, "The guest feels remembered.", ANSWER)
        assert diagnostic.severity is Severity.NOTE
        assert diagnostic.finding.phrase == "remembered"
        assert "comes from a name, or what was noted the last time" in diagnostic.finding.message
        assert "`caused_by:`" in (diagnostic.finding.help or "")

    @pytest.mark.parametrize(
        "more",
        [
            "promise: We greet you by name.",
            "say: ['You stayed with us in May, under the name of Osei.']",
            "examples: {do: [You ask after the dog by its name.]}",
            f"recovery: missed\n{PLAY}",
        ],
    )
    def test_may_come_from_all_that_a_standard_has_done(self, judge: Judge, more: str) -> None:
        assert unfelt(judge, "The guest feels remembered.", ANSWER)
        assert not unfelt(judge, "The guest feels remembered.", ANSWER, more=more)

    def test_is_settled_by_what_causes_it(self, judge: Judge) -> None:
        by_id = "{text: The guest feels remembered., caused_by: [answer]}"
        assert not unfelt(judge, by_id, f"{{id: answer, text: '{ANSWER}'}}")

    def test_may_say_itself_what_it_comes_from(self, judge: Judge) -> None:
        assert not unfelt(judge, "Remembered, because we use the name.", ANSWER)

    @pytest.mark.parametrize("feeling", ["The guest is satisfied.", "Content."])
    def test_is_a_feeling_in_particular(self, judge: Judge, feeling: str) -> None:
        assert not unfelt(judge, feeling, "You sweep the yard at six.")

    def test_that_is_not_known_may_come_from_anything_but_housework(self, judge: Judge) -> None:
        feeling = "Customers feel nostalgic for steam."
        assert not unfelt(judge, "Customers feel sanguine.", ANSWER)
        (diagnostic,) = unfelt(judge, "Customers feel sanguine.", "You sweep the yard at six.")
        assert "“Customers feel sanguine”: all of it is" in diagnostic.finding.message
        assert unfelt(judge, feeling, "You file the slips by date.", "You wipe the counter.")

    def test_may_come_from_an_act_that_is_not_known(self, judge: Judge) -> None:
        assert not unfelt(judge, "The guest feels welcome.", "You gambol round the guest.")

    def test_comes_from_no_chair_that_is_put_straight(self, judge: Judge) -> None:
        feeling = "The guest feels welcome."
        assert unfelt(judge, feeling, "You straighten the chairs at closing time.")
        assert not unfelt(judge, feeling, "You pull out a chair for each guest.")

    def test_comes_from_nothing_that_is_done_to_things_or_told_to_staff(self, judge: Judge) -> None:
        feeling = "The guest feels delighted."
        assert unfelt(judge, feeling, "You photograph the trench.", "You tell the porter.")
        assert not unfelt(judge, feeling, "You photograph the trench.", "You tell the guest.")

    def test_comes_from_nothing_that_a_customer_is_only_the_occasion_of(self, judge: Judge) -> None:
        feeling = "The client feels in control."
        assert unfelt(judge, feeling, "When a client cancels, you charge the full fee.")
        assert not unfelt(judge, feeling, "When a client cancels, you hold the fee back for her.")

    def test_may_come_from_what_is_done_in_a_way_that_is_not_known(self, judge: Judge) -> None:
        others = ("You sweep the yard.", "You file the slips.")
        assert not unfelt(judge, "The guest feels understood.", "You hum to her dog.", *others)
        assert unfelt(judge, "The guest feels understood.", *others)

    def test_comes_from_ringing_back_and_not_from_a_call_that_comes(self, judge: Judge) -> None:
        feeling = "The tenant feels informed."
        assert unfelt(judge, feeling, "You answer every call in three rings.")
        assert not unfelt(judge, feeling, "You ring when the part has come.")


class TestWhatIsSaidToCauseAFeeling:
    FEELING = "emotional_response: {text: Expected., caused_by: [anser]}"
    EXPECTED = "expectations: [{id: answer, text: You answer within 20 seconds.}]"

    def test_is_an_expectation_of_the_same_standard(self, judge: Judge) -> None:
        source = standard(emotional_response=self.FEELING, expectations=self.EXPECTED)
        verdict = judge({"a.yaml": source})
        (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "unknown-reference"]
        assert finding.message == (
            "There is no expectation `anser` in this standard. Did you mean `answer`?"
        )
        place = finding.place
        assert place.source.text[place.span.start : place.span.end] == "anser"

    def test_is_none_of_another_standard(self, judge: Judge) -> None:
        one = standard(emotional_response=self.FEELING)
        other = standard(id="id: other", expectations=self.EXPECTED.replace("answer,", "anser,"))
        verdict = judge({"a.yaml": one, "b.yaml": other})
        assert [d.rule for d in verdict.diagnostics if d.rule == "unknown-reference"]


@pytest.mark.parametrize(
    "word", ["a", "the guest ", "the hotel feels calm ", "we are proud, ", "remembered ", "at "]
)
def test_a_feeling_of_a_megabyte_is_read(judge: Judge, word: str) -> None:
    text = word * (1_000_000 // len(word))
    source = standard(
        emotional_response=f'emotional_response: "{text}"', expectations=f'expectations: ["{text}"]'
    )
    rules = {d.rule for d in judge({"a.yaml": source}).diagnostics}
    assert (OURS in rules) is word.startswith("we ")
