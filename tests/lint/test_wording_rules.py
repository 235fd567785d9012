"""Words that promise too much, prescribe, blame or single out, and capitals that nobody explains."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.settings import Overrides
from standards_kit.lint.sound import standard, standards
from standards_kit.text.diagnostic import Diagnostic

Judge = Callable[..., Verdict]


def found(verdict: Verdict, rule: str) -> list[Diagnostic]:
    return [one for one in (*verdict.diagnostics, *verdict.held) if one.rule == rule]


def phrases(verdict: Verdict, rule: str) -> list[str | None]:
    return [one.finding.phrase for one in found(verdict, rule)]


def expecting(text: str, *more: str) -> dict[str, str]:
    return {"a.yaml": standard(*more, expectations=f"expectations:\n  - {text}")}


STAFFED = "The desk is staffed at all times."


class TestAbsolutePromise:
    def test_one_sentence_is_reported_once(self, judge: Judge) -> None:
        promise = "promise: We always answer every call, guaranteed. We never keep you waiting."
        said = phrases(judge({"a.yaml": standard(promise)}), "absolute-promise")
        assert said == ["always", "never"]

    @pytest.mark.parametrize(
        "settled",
        [
            "exceptions: During a power cut.",
            "tags: [safety]",
            "tags: [brand, privacy]",
            "commitment: legal_guarantee",
            "discretion: mandatory",
        ],
    )
    def test_a_standard_that_says_why_nothing_less_will_do_is_left_alone(
        self, judge: Judge, settled: str
    ) -> None:
        assert phrases(judge(expecting(STAFFED)), "absolute-promise") == ["at all times"]
        assert phrases(judge(expecting(STAFFED, settled)), "absolute-promise") == []

    def test_a_target_with_a_share_says_how_often(self, judge: Judge) -> None:
        text = "All calls are answered in 20 seconds."
        target = "{at_most: 20 seconds, share: %s}"
        for share, reported in (("90%", []), ("100%", ["All"])):
            files = expecting(f"{{text: {text}, targets: [{target % share}]}}")
            assert phrases(judge(files), "absolute-promise") == reported

    def test_a_play_promises_too(self, judge: Judge) -> None:
        play = "recovery_plays:\n  - {id: a, trigger: x, steps: [Ring], promise: We always ring.}"
        assert phrases(judge({"a.yaml": play}), "absolute-promise") == ["always"]

    def test_whoever_serves_may_promise_what_they_will_not_do(self, judge: Judge) -> None:
        files = {"a.yaml": standard("promise: We never ring after eight.")}
        assert phrases(judge(files), "absolute-promise") == []

    def test_the_help_shows_a_way_out_by_where_it_stands(self, judge: Judge) -> None:
        (promised,) = found(
            judge({"a.yaml": standard("promise: You always get through.")}), "absolute-promise"
        )
        (expected,) = found(judge(expecting(STAFFED)), "absolute-promise")
        assert "95 times in 100" in promised.finding.help
        assert "`share`" in expected.finding.help


class TestScriptedWording:
    TEXT = "'You close with “Is there anything else I can help you with today?”'"

    def test_the_expectations_own_discretion_counts_before_the_standards(
        self, judge: Judge
    ) -> None:
        own = f"{{text: {self.TEXT}, discretion: guided}}"
        said = phrases(judge(expecting(own, "discretion: mandatory")), "scripted-wording")
        assert said == ["“Is there anything else I can help you with today?”"]
        assert not found(judge(expecting(self.TEXT, "discretion: mandatory")), "scripted-wording")

    def test_a_step_of_a_play_leaves_judgement(self, judge: Judge) -> None:
        step = "Read the apology word for word"
        play = f"recovery_plays:\n  - {{id: a, trigger: x, steps: [{step}]}}"
        assert phrases(judge({"a.yaml": play}), "scripted-wording") == ["word for word"]

    def test_words_to_say_are_samples(self, judge: Judge) -> None:
        files = {"a.yaml": standard("say: ['Good morning, how can I help you today?']")}
        assert not found(judge(files), "scripted-wording")

    def test_one_wording_is_reported_once(self, judge: Judge) -> None:
        text = "'You say exactly: “How can I help you today?” and read the rest word for word.'"
        assert len(found(judge(expecting(text)), "scripted-wording")) == 1


class TestBlameLanguage:
    def test_words_to_a_customer_are_weighed_where_they_are_said(self, judge: Judge) -> None:
        said = "You should have told us before."
        assert phrases(judge({"a.yaml": standard(f"say: [{said}]")}), "blame-language") == [
            "You should have told"
        ]
        assert not found(judge({"a.yaml": standard(f"avoid: [{said}]")}), "blame-language")

    def test_words_quoted_in_an_expectation_are_said_to_a_customer(self, judge: Judge) -> None:
        text = "'When a form is wrong, you say: “You should have asked us first.”'"
        banned = "'You never say “You should have asked us first.”'"
        assert len(found(judge(expecting(text)), "blame-language")) == 1
        assert not found(judge(expecting(banned)), "blame-language")

    def test_what_staff_should_have_done_is_no_blame(self, judge: Judge) -> None:
        assert not found(
            judge(expecting("By noon you should have called the supplier.")), "blame-language"
        )

    @pytest.mark.parametrize(
        ("text", "blames"),
        [
            ("If the guest has filled in the form wrongly, you fill in another.", False),
            ("You tell the guest that she has filled in the form wrongly.", True),
            ("You tell the guest that he should have labelled the bag.", True),
            ("You tell the guest that they should have been told.", False),
            ("You tell the caller it is the kitchen's fault.", True),
            ("You tell the caller that it is nobody's fault.", False),
            ("You note the meter's fault code.", False),
        ],
    )
    def test_a_fact_is_no_blame(self, judge: Judge, text: str, blames: bool) -> None:
        assert bool(found(judge(expecting(text)), "blame-language")) is blames

    def test_the_help_says_what_to_write_instead(self, judge: Judge) -> None:
        (one,) = found(
            judge({"a.yaml": standard("say: [You filled in the form wrongly.]")}), "blame-language"
        )
        assert "line 3" in one.finding.help


class TestSensitiveWording:
    def test_any_text_is_read(self, judge: Judge) -> None:
        kit = (
            "purpose: We serve the handicapped.\nhandbooks: {a: {introduction: For our salesmen.}}"
        )
        source = "touchpoints: [{id: a, name: The chairman's desk}]\nterms: {help: For cripples.}"
        verdict = judge({"standards-kit.yaml": kit, "a.yaml": source})
        assert sorted(map(str, phrases(verdict, "sensitive-wording"))) == [
            "chairman",
            "cripples",
            "handicapped",
            "salesmen",
        ]

    def test_it_never_carries_an_edit_and_asks_a_human(self, judge: Judge) -> None:
        (one,) = found(
            judge(expecting("You keep the lounge for normal customers.")), "sensitive-wording"
        )
        assert one.finding.fix is None
        assert "human has to judge" in one.finding.help

    def test_the_same_words_are_reported_once_a_text(self, judge: Judge) -> None:
        text = "The chairman signs, and the chairman posts it."
        assert len(found(judge(expecting(text)), "sensitive-wording")) == 1

    @pytest.mark.parametrize(
        ("text", "reported"),
        [
            ("You unlock the disabled toilet.", False),
            ("You look after the disabled.", True),
            ("Before the poles go up, you ring the neighbours first.", False),
            ("You ask Poles for a deposit first.", True),
            ("The Old Chairman Inn is two streets away.", False),
            ("You hand the wine list to the gentleman.", True),
            ("You hand the form to the mother or the father.", False),
            ("You ask every woman travelling alone for a deposit.", True),
        ],
    )
    def test_other_senses_and_names_are_left_alone(
        self, judge: Judge, text: str, reported: bool
    ) -> None:
        assert bool(found(judge(expecting(text)), "sensitive-wording")) is reported


class TestUndefinedAcronym:
    def test_the_first_place_is_reported_with_the_number_of_others(self, judge: Judge) -> None:
        files = {
            "b.yaml": standard(id="id: b", title="title: FCR on the phone"),
            "a.yaml": standard(
                expectations="expectations:\n  - You note FCR.\n  - You aim for FCR, and FCR again."
            ),
            "c.yaml": standard(id="id: c", why="why: FCR saves a second call."),
        }
        (one,) = found(judge(files), "undefined-acronym")
        assert one.place.source.path == "a.yaml"
        assert one.place.pointer == "/expectations/0"
        assert "3 more texts" in one.finding.message
        assert [related.place.source.path for related in one.finding.related] == [
            "a.yaml",
            "b.yaml",
        ]
        assert "first contact resolution (FCR)" in one.finding.help

    def test_it_may_be_spelled_out_in_another_file(self, judge: Judge) -> None:
        files = {
            "a.yaml": standard(expectations="expectations: [You aim for FCR.]"),
            "z.yaml": "terms: {solved: First contact resolution (FCR) within a day.}",
        }
        assert not found(judge(files), "undefined-acronym")

    @pytest.mark.parametrize(
        "kit",
        [
            "organisation: FCR Hotels",
            "roles: {fcr: Whoever aims}",
            "departments: {a: The FCR team}",
            "measures: {fcr: Solved at once}",
            "channels: [FCR]",
            "audiences: {a: FCR members}",
            "terms: {solved: {definition: At once., variants: [FCR]}}",
            "lint: {words: {accept: [FCR]}}",
            "lint: {options: {undefined-acronym: {known: [FCR]}}}",
        ],
    )
    def test_what_the_kit_names_or_accepts_is_known(self, judge: Judge, kit: str) -> None:
        files = {"standards-kit.yaml": kit, **expecting("You aim for FCR.")}
        assert not found(judge(files), "undefined-acronym")

    def test_what_is_written_small_elsewhere_is_a_word(self, judge: Judge) -> None:
        files = expecting("You mark it BAGGED.\n  - A bagged coat is hung up.")
        assert not found(judge(files), "undefined-acronym")

    @pytest.mark.parametrize(
        "text",
        [
            "P1s are fixed first.",
            "L2 support rings back.",
            "Two KB articles are read each week.",
            "The SLA report is due at 9 am.",
        ],
    )
    def test_jargon_is_reported(self, judge: Judge, text: str) -> None:
        assert len(found(judge(expecting(text)), "undefined-acronym")) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "You park on level P2.",
            "The file has 20 KB.",
            "The norm is ZSO 9001.",
            "You press the XYZ key.",
            "It goes to Austin, ZX 78701.",
            "LONDON EUSTON is on the board.",
        ],
    )
    def test_codes_keys_and_signs_are_left_alone(self, judge: Judge, text: str) -> None:
        assert not found(judge(expecting(text)), "undefined-acronym")


class TestOfTwoRulesOneSpeaks:
    TEXT = "You pass rude guests on to the manager."

    def test_the_rule_with_more_to_say_speaks_instead_of_the_vague_phrase(
        self, judge: Judge
    ) -> None:
        verdict = judge(expecting(self.TEXT))
        assert phrases(verdict, "blame-language") == ["rude guests"]
        assert phrases(verdict, "vague-phrase") == []

    def test_left_out_it_leaves_the_word_to_the_other(self, judge: Judge) -> None:
        verdict = judge(expecting(self.TEXT), Overrides(ignore=("blame-language",)))
        assert phrases(verdict, "vague-phrase") == ["rude"]

    def test_a_graver_finding_is_never_hidden(self, judge: Judge) -> None:
        kit = {"standards-kit.yaml": "lint: {severity: {vague-phrase: error}}"}
        verdict = judge({**kit, **expecting(self.TEXT)})
        assert phrases(verdict, "vague-phrase") == ["rude"]

    def test_another_fault_in_the_sentence_stays(self, judge: Judge) -> None:
        verdict = judge(expecting("You are prompt when rude guests come."))
        assert phrases(verdict, "vague-phrase") == ["prompt"]


def test_retired_standards_and_languages_without_words_are_silent(judge: Judge) -> None:
    bad = {
        "promise": "promise: We always answer, guaranteed.",
        "say": "say: [You should have told us before.]",
        "title": "title: The CRM of the chairman",
    }
    retired = standard(bad["promise"], bad["say"], "status: retired", title=bad["title"])
    klingon = standard(bad["promise"], bad["say"], "language: tlh", id="id: b", title=bad["title"])
    verdict = judge({"a.yaml": retired, "b.yaml": klingon})
    rules = ("absolute-promise", "blame-language", "sensitive-wording", "undefined-acronym")
    assert [one.rule for one in verdict.diagnostics if one.rule in rules] == []


def test_texts_hidden_by_escapes_and_spread_over_lines_are_read(judge: Judge) -> None:
    folded = "expectations:\n  - >-\n    The desk is staffed at\n    all times.\n"
    escaped = 'expectations:\n  - "You \\x61lways answer."\n'
    files = {
        "a.yaml": standards(
            standard(expectations=folded.rstrip()),
            standard(id="id: b", expectations=escaped.rstrip()),
        )
    }
    assert phrases(judge(files), "absolute-promise") == ["at all times", "always"]
