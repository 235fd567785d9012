"""A term stands for its inflections and derivations, and for no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.forms import forms
from standards_kit.language.shelf import load_lexicon


@pytest.mark.parametrize(
    ("term", "covered"),
    [
        ("prompt", "prompt prompts promptly promptness"),
        ("promptly", "prompt promptness"),
        ("friendly", "friendliness"),
        ("courteous", "courteously"),
        ("reply", "replies replied replying"),
        ("stop", "stopped stopping stops"),
        ("resolve", "resolves resolved resolving"),
        ("reasonable", "reasonably"),
        ("accessible", "accessibility"),
        ("professional", "professionalism professionally"),
        ("organise", "organize organized organising"),
        ("colour", "color colours"),
        ("centre", "center centres"),
        ("cancel", "cancelled canceled"),
        ("efficient", "efficiently efficiency"),
        ("check-in", "checkin check-ins"),
    ],
)
def test_a_definition_covers_these_forms(term: str, covered: str) -> None:
    assert set(covered.split()) <= forms(term)


@pytest.mark.parametrize(
    ("term", "word"),
    [
        ("friendly", "friendlier"),
        ("friendly", "friendliest"),
        ("friendly", "unfriendly"),
        ("friend", "friendly"),
        ("friendly", "friend"),
        ("hard", "hardly"),
        ("hour", "hor"),
        ("four", "for"),
    ],
)
def test_a_definition_does_not_cover_these(term: str, word: str) -> None:
    assert word not in forms(term)


def test_the_lexicon_knows_irregular_families() -> None:
    families = load_lexicon("en").families
    assert "courtesy" in forms("courteous", families)
    assert "faster" not in forms("fast", families)


def test_a_quality_in_the_lexicon_is_not_conjugated() -> None:
    families = load_lexicon("en").families
    assert {"prompted", "prompting"}.isdisjoint(forms("prompt", families))
    assert {"promptly", "prompts"} <= forms("prompt", families)
    assert "replied" in forms("reply", families)
    assert "improving" in forms("improve", families)


def test_a_phrase_is_inflected_at_its_ends_and_ignores_hyphens() -> None:
    assert {"response times", "response-time"} <= forms("Response time")
    assert "check in" in forms("check-in")


@given(st.text())
def test_any_term_has_forms_and_none_of_them_has_capitals(term: str) -> None:
    assert all(form == form.lower() or not form.isascii() for form in forms(term))


def test_synonyms_of_one_entry_are_not_one_family() -> None:
    families = load_lexicon("en").families
    assert "courtesy" in families["courteous"]
    assert "passionate" not in families["cheerful"]
