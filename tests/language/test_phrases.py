"""Many phrases are found in one pass, as whole words, however a text breaks its lines."""

from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.phrases import Phrases, longest


def _found(phrases: list[str], text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Phrases((p, p) for p in phrases).find(text)]


def test_a_phrase_is_found_across_line_ends_and_hyphens() -> None:
    text = "First-contact resolution, or first\n  contact."
    assert _found(["first contact"], text) == ["First-contact", "first\n  contact"]


def test_a_part_of_a_word_is_no_hit() -> None:
    assert _found(["fast"], "Breakfast is fasted.") == []


def test_punctuation_parts_a_phrase() -> None:
    assert _found(["as soon as"], "as soon, as") == []


def test_a_star_is_any_word_and_a_bar_is_either() -> None:
    assert _found(["as * as possible|practicable"], "as much as possible") == [
        "as much as possible"
    ]


def test_the_longest_of_overlapping_hits_is_kept() -> None:
    text = "as soon as possible"
    hits = Phrases([("soon", 1), ("as soon as possible", 2)]).find(text)
    assert [hit.payload for hit in longest(hits)] == [2]


def test_one_phrase_may_stand_for_several_things() -> None:
    assert [hit.payload for hit in Phrases([("vip", 1), ("VIP", 2)]).find("A VIP.")] == [1, 2]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert _found(["prompt"], "İİİ prompt") == ["prompt"]


@given(st.text(alphabet="ab -\n'’.İ", max_size=40))
def test_every_hit_rereads_as_its_phrase(text: str) -> None:
    for hit in Phrases([("a b", "a b"), ("ab", "ab")]).find(text):
        written = text[hit.start : hit.end].replace("-", " ").replace("'", " ").replace("’", " ")
        assert " ".join(written.split()) == hit.payload
