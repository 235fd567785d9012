"""Whoever is told of a vague phrase is asked a question, and shown the ways out of it."""

from collections.abc import Callable

import pytest

from standards_kit.language.lexicon import CATEGORIES
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import VagueFinder
from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard
from standards_kit.model.folder import KIT_FILE
from standards_kit.text.diagnostic import Finding

Judge = Callable[..., Verdict]

# A sentence for each category, and the phrase in it.
SENTENCES = {
    "speed": ("You reply promptly.", "promptly"),
    "attitude": ("You are friendly.", "friendly"),
    "quality": ("You keep the room clean.", "clean"),
    "frequency_quantity": ("You check the room regularly.", "regularly"),
    "degree": ("You wear appropriate shoes.", "appropriate"),
    "effort": ("You do your best to ring back.", "do your best"),
    "availability": ("The form is accessible.", "accessible"),
    "hedge": ("Where possible, you ring back.", "Where possible"),
    "comparative": ("You give better answers.", "better"),
    "open_list": ("You offer tea, juice, etc.", "etc"),
    "superlative": ("You lend them an outstanding umbrella.", "outstanding"),
}
# No definition says what these leave open: the way out is to name who decides.
NAMING_ONLY = {"hedge", "open_list", "comparative"}
FRIENDLY = "The guest hears their name and a thank-you."


def expecting(text: str, *more: str, name: str = "phone-greeting") -> str:
    return standard(*more, id=f"id: {name}", expectations=f"expectations:\n  - {text}")


def told(judge: Judge, *sources: str, kit: str = "customer_word: guest\n") -> Finding:
    """The one vague phrase of a kit."""
    verdict = judge({KIT_FILE: kit, **{f"{n}.yaml": text for n, text in enumerate(sources)}})
    (finding,) = [each.finding for each in verdict.diagnostics if each.rule == "vague-phrase"]
    return finding


def question(text: str) -> str:
    """What the lexicon asks about the one vague phrase of a sentence, of a guest."""
    (vague,) = VagueFinder(load_lexicon("en")).find(text, "expectation")
    return vague.ask.replace("{customer}", "guest")


def mended(finding: Finding) -> str:
    """The file with the edit that a finding offers."""
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    text, span = edit.place.source.text, edit.place.span
    return text[: span.start] + edit.text + text[span.end :]


def test_there_is_a_sentence_for_each_category() -> None:
    assert set(SENTENCES) == set(CATEGORIES)


@pytest.mark.parametrize(("category", "text", "phrase"), [(c, *s) for c, s in SENTENCES.items()])
class TestEachCategory:
    def test_the_phrase_is_shown_with_what_it_leaves_open(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        finding = told(judge, expecting(text))
        assert (finding.phrase, finding.category) == (phrase, category)
        assert finding.message.startswith(f"“{phrase}” ")
        assert finding.message.endswith(".")

    def test_the_lexicons_question_comes_first(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        assert told(judge, expecting(text)).help.startswith(f"{question(text)} ")

    def test_the_ways_out_come_next(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        exits = told(judge, expecting(text)).help.removeprefix(question(text)).split("; ")
        define = f"efine `{phrase.lower()}` under `terms:` by what the guest sees or hears"
        assert len(exits) == 3
        assert exits[-1].startswith("or ")
        assert sum("under `judgement:`" in exit_ for exit_ in exits) == 1
        assert sum(define in exit_ for exit_ in exits) == (category not in NAMING_ONLY)

    def test_the_customer_has_the_kits_own_name(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        finding = told(judge, expecting(text))
        said = finding.message + finding.help + (mended(finding) if finding.fix else "")
        assert "customer" not in said
        assert category in NAMING_ONLY or "guest" in finding.help

    def test_no_blank_is_left_to_be_filled_in_by_us(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        finding = told(judge, expecting(text))
        assert not {"{", "}"} & set(finding.message + finding.help)
        assert finding.fix is None or not {"{", "}"} & set(mended(finding))

    def test_a_definition_to_fill_in_is_offered_where_one_helps(
        self, judge: Judge, category: str, text: str, phrase: str
    ) -> None:
        finding = told(judge, expecting(text))
        assert (finding.fix is None) == (category in NAMING_ONLY)
        if finding.fix is not None:
            assert not finding.fix.safe
            assert f"\nterms:\n  {phrase.lower()}: 'TODO: {question(text)}'" in mended(finding)


def test_a_question_speaks_of_the_kits_customer(judge: Judge) -> None:
    finding = told(judge, expecting("You are friendly."))
    assert "guest" in question("You are friendly.")
    assert "guest" in finding.help.partition("?")[0]


def test_a_kit_that_names_no_customer_has_customers(judge: Judge) -> None:
    assert "customer" in told(judge, expecting("You are friendly."), kit="").help


def test_braces_in_the_customers_name_are_left_as_they_are(judge: Judge) -> None:
    finding = told(judge, expecting("You are friendly."), kit="customer_word: '{word} guest'\n")
    assert "by what the {word} guest sees or hears" in finding.help


def test_a_definition_to_fill_in_stands_beside_those_there_are(judge: Judge) -> None:
    own = f"terms:\n  friendly: {FRIENDLY}"
    finding = told(judge, expecting("You are friendly and reply promptly.", own))
    assert f"\nterms:\n  friendly: {FRIENDLY}\n  promptly: 'TODO: " in mended(finding)


@pytest.mark.parametrize("terms", ["terms:\n  friendly:", "terms: {friendly: }"])
def test_no_term_is_written_a_second_time(judge: Judge, terms: str) -> None:
    assert told(judge, expecting("You are friendly.", terms)).fix is None


def test_no_definition_is_offered_for_what_the_customer_feels(judge: Judge) -> None:
    finding = told(judge, standard(emotional_response="emotional_response: The guest is happy."))
    assert finding.fix is None
    assert "Name the feeling" in finding.help


PROMPT = "prompt: Within 2 hours of the question."


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ([f"terms: {{{PROMPT}}}"], []),
        ([], [f"terms: {{{PROMPT}}}\n"]),
        (
            ["departments: desk"],
            ["terms: {prompt: {definition: In 2 hours., departments: desk}}\n"],
        ),
    ],
    ids=["its own", "the kit's", "its department's"],
)
def test_a_term_that_means_much_the_same_is_asked_about_where_it_holds(
    judge: Judge, own: list[str], others: list[str]
) -> None:
    finding = told(judge, expecting("You reply quickly.", *own), *others)
    assert finding.help.startswith("Did you mean the defined term “prompt”? Otherwise: ")
    assert [related.message for related in finding.related] == ["“prompt” is defined here"]
    assert finding.fix is None


@pytest.mark.parametrize(
    ("own", "others"),
    [
        ([], [expecting("You are prompt.", f"terms: {{{PROMPT}}}", name="other")]),
        (["departments: bar"], ["terms: {prompt: {definition: In 2 hours., departments: desk}}\n"]),
        ([], [f"terms: {{friendly: {FRIENDLY}}}\n"]),
    ],
    ids=["another standard's", "another department's", "of another meaning"],
)
def test_a_term_that_does_not_hold_or_fit_is_not_asked_about(
    judge: Judge, own: list[str], others: list[str]
) -> None:
    finding = told(judge, expecting("You reply quickly.", *own), *others)
    assert "Did you mean" not in finding.help
    assert finding.related == ()
    assert finding.fix is not None


def test_a_term_that_another_department_defines_is_named_with_the_department(judge: Judge) -> None:
    terms = f"terms: {{friendly: {{definition: {FRIENDLY}, departments: [desk]}}}}\n"
    finding = told(judge, expecting("You are friendly.", "departments: bar"), terms)
    assert "“friendly” is defined only for the department `desk`" in finding.message
    (related,) = finding.related
    assert "the department `desk`" in related.message
    assert related.place.source.path == "1.yaml"
    assert finding.fix is not None


@pytest.mark.parametrize(
    ("commitment", "severity"),
    [("public_promise", "warning"), ("legal_guarantee", "warning"), ("internal", "note")],
)
def test_a_way_out_of_what_customers_are_promised_is_more_than_a_note(
    judge: Judge, commitment: str, severity: str
) -> None:
    promise = "promise: We try to reply within 5 days."
    found = told(judge, standard(promise, f"commitment: {commitment}"))
    assert (found.phrase, str(found.severity)) == ("try to", severity)


def test_a_misspelt_word_is_led_to_the_term_it_is_meant_to_be(judge: Judge) -> None:
    friendly = f"terms:\n  friendly: {FRIENDLY}"
    found = told(judge, expecting("You greet the guest freindly.", friendly))
    assert found.help.startswith("Did you mean the defined term “friendly”? Otherwise: ")
    assert [related.message for related in found.related] == ["“friendly” is defined here"]


def test_a_strange_word_that_resembles_no_term_is_led_to_none(judge: Judge) -> None:
    found = told(judge, expecting("You greet the guest zorbily.", f"terms:\n  warm: {FRIENDLY}"))
    assert "Did you mean" not in found.help
