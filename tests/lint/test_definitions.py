"""A word that the kit defines is settled where the definition holds, and only there."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard

Judge = Callable[..., Verdict]

FRIENDLY = "The caller hears their name and a thank-you."


def expecting(text: str, *more: str) -> str:
    return standard(*more, expectations=f"expectations:\n  - {text}")


def phrases(judge: Judge, *sources: str, rule: str = "vague-phrase") -> list[str | None]:
    verdict = judge({f"s{number}.yaml": text for number, text in enumerate(sources)})
    return [d.finding.phrase for d in verdict.diagnostics if d.rule == rule]


def test_fast_and_friendly_are_two_findings(judge: Judge) -> None:
    assert phrases(judge, expecting("You are fast and friendly.")) == ["fast", "friendly"]


def test_each_of_the_two_can_be_defined_alone(judge: Judge) -> None:
    own = f"terms: {{friendly: {FRIENDLY}}}"
    assert phrases(judge, expecting("You are fast and friendly.", own)) == ["fast"]


def test_the_whole_phrase_can_be_defined_at_once(judge: Judge) -> None:
    own = f"terms: {{fast and friendly: Within 20 seconds. {FRIENDLY}}}"
    assert phrases(judge, expecting("You are fast and friendly.", own)) == []


@pytest.mark.parametrize("word", ["friendly", "Friendly", "friendliness"])
def test_a_definition_covers_what_is_derived_from_its_word(judge: Judge, word: str) -> None:
    source = expecting(f"You show it in {word} words.", f"terms: {{friendly: {FRIENDLY}}}")
    assert phrases(judge, source) == []


@pytest.mark.parametrize("word", ["friendlier", "friendliest"])
def test_a_definition_does_not_cover_its_comparatives(judge: Judge, word: str) -> None:
    source = expecting(f"You are {word} than that.", f"terms: {{friendly: {FRIENDLY}}}")
    assert phrases(judge, source, rule="unused-term") == ["friendly"]


def test_a_variant_is_covered(judge: Judge) -> None:
    own = f"terms: {{friendly: {{definition: {FRIENDLY}, variants: [warm]}}}}"
    assert phrases(judge, expecting("You are warm on the phone.", own)) == []


def test_a_definition_of_another_standard_does_not_count_and_is_shown(judge: Judge) -> None:
    other = expecting("You are friendly.", f"terms: {{friendly: {FRIENDLY}}}")
    other = other.replace("id: phone-greeting", "id: other")
    verdict = judge({"a.yaml": expecting("You are friendly."), "b.yaml": other})
    (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "vague-phrase"]
    assert finding.place.source.path == "a.yaml"
    assert "the standard `other`" in finding.message
    assert finding.related[0].place.source.path == "b.yaml"


def test_a_departments_definition_counts_in_that_department(judge: Judge) -> None:
    terms = f"terms: {{friendly: {{definition: {FRIENDLY}, departments: [desk]}}}}\n"
    assert phrases(judge, expecting("You are friendly.", "departments: desk"), terms) == []
    assert phrases(judge, expecting("You are friendly.", "departments: bar"), terms) == ["friendly"]


def test_the_departments_of_the_defaults_count_too(judge: Judge) -> None:
    terms = f"terms: {{friendly: {{definition: {FRIENDLY}, departments: [desk]}}}}\n"
    source = expecting("You are friendly.") + "defaults: {departments: [desk]}\n"
    assert phrases(judge, source, terms) == []


def test_a_kits_definition_counts_everywhere(judge: Judge) -> None:
    assert (
        phrases(judge, expecting("You are friendly."), f"terms: {{friendly: {FRIENDLY}}}\n") == []
    )


def test_a_time_target_settles_words_of_speed_only(judge: Judge) -> None:
    text = "text: You reply promptly and kindly.\n    targets: [{at_most: 2 hours}]"
    assert phrases(judge, expecting(text)) == ["kindly"]


def test_judgement_settles_its_word_only(judge: Judge) -> None:
    text = "text: You take reasonable care.\n    judgement: [{word: reasonable, by: manager}]"
    assert phrases(judge, expecting(text)) == []


@pytest.mark.parametrize("key", ["say", "avoid"])
def test_spoken_words_are_not_weighed(judge: Judge, key: str) -> None:
    assert phrases(judge, standard(f"{key}: [As soon as possible!]")) == []


def test_a_phrase_over_two_lines_is_one_span(judge: Judge) -> None:
    text = standard(expectations="expectations:\n  - >\n    You reply as soon\n    as possible.")
    verdict = judge({"a.yaml": text})
    (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "vague-phrase"]
    span = finding.place.span
    assert text[span.start : span.end].split() == ["as", "soon", "as", "possible"]
    assert (finding.place.start.line, finding.place.end.line) == (7, 8)


def test_a_retired_standard_is_not_weighed(judge: Judge) -> None:
    assert phrases(judge, expecting("You are friendly.", "status: retired")) == []


def test_an_unused_term_gets_unused_term_and_nothing_else(judge: Judge) -> None:
    source = standard("terms: {friendly: In a friendly and warm manner.}")
    assert [d.rule for d in judge({"a.yaml": source}).diagnostics] == ["unused-term"]


def test_a_circle_over_three_definitions_is_one_finding_with_its_steps(judge: Judge) -> None:
    terms = "terms: {friendly: As kin are., kin: Like family., family: Those who are friendly.}\n"
    verdict = judge({"a.yaml": expecting("You are friendly."), "b.yaml": terms})
    circles = [d.finding for d in verdict.diagnostics if d.rule == "circular-definition"]
    assert len(circles) == 1
    assert len(circles[0].related) == 2
    assert "“friendly” → “kin” → “family” → “friendly”" in circles[0].message


def test_each_finding_offers_three_ways_out(judge: Judge) -> None:
    verdict = judge({"a.yaml": expecting("You are friendly.")})
    (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "vague-phrase"]
    for exit_ in ("say it here", "`terms:`", "`judgement:`"):
        assert exit_ in finding.help.lower()


def test_a_near_synonym_of_a_defined_term_is_asked_about(judge: Judge) -> None:
    own = "terms: {prompt: Within 2 hours of the question.}"
    source = expecting("You reply quickly, and are prompt on Sundays.", own)
    verdict = judge({"a.yaml": source})
    (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "vague-phrase"]
    assert finding.phrase == "quickly"
    assert "Did you mean the defined term “prompt”?" in finding.help
    assert [related.place.start.line for related in finding.related] == [7]


def test_a_stub_to_fill_in_is_offered_under_the_standards_own_terms(judge: Judge) -> None:
    verdict = judge({"a.yaml": expecting("You are friendly.")})
    (finding,) = [d.finding for d in verdict.diagnostics if d.rule == "vague-phrase"]
    assert finding.fix is not None
    assert not finding.fix.safe
    (edit,) = finding.fix.edits
    source = edit.place.source.text
    mended = source[: edit.place.span.start] + edit.text + source[edit.place.span.end :]
    assert "\nterms:\n  friendly: 'TODO: " in mended
    again = judge({"a.yaml": mended})
    assert [d.rule for d in again.diagnostics] == ["placeholder"]
