"""Many phrases are found in one pass, as whole words, however a text breaks its lines."""

import re
from itertools import accumulate, chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.phrases import Phrases, Several, covered, longest


def _found(phrases: list[str], text: str, *, notation: bool = False) -> list[str]:
    matcher = Phrases.of(((p, p) for p in phrases), notation=notation)
    return [text[hit.start : hit.end] for hit in matcher.find(text)]


def test_a_phrase_is_found_across_line_ends_and_hyphens() -> None:
    text = "First-contact resolution, or first\n  contact."
    assert _found(["first contact"], text) == ["First-contact", "first\n  contact"]


def test_a_part_of_a_word_is_no_hit() -> None:
    assert _found(["fast"], "Breakfast is fasted.") == []


def test_punctuation_parts_a_phrase() -> None:
    assert _found(["as soon as"], "as soon, as") == []


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("as * as possible|practicable", "as much as possible"),
        ("as reasonably? possible", "as possible"),
        ("in a {} way", "in a very kind way"),
        ("free|-free of jargon", "free of jargon"),
        ("go home|out|on-line|by|a|the|or", "go on-line"),
        ("meet|meets|met their|our|customer's needs", "met customer's needs"),
        ("all|any possible|all steps", "all all steps"),
    ],
)
def test_a_lexicon_writes_many_phrases_in_one(written: str, text: str) -> None:
    assert text in _found([written], text, notation=True)


def test_what_is_not_notation_means_itself() -> None:
    assert _found(["any questions?"], "any") == []
    assert _found(["24|7 desk"], "the 24-7 desk") == ["24-7 desk"]


def _spelled(written: str) -> list[list[str | None]]:
    """Every spelling of a written phrase, by brute force; None is any word."""
    slots: list[list[list[str | None]]] = []
    for word in written.split():
        if word == "{}":
            slots.append([[None] * count for count in (1, 2, 3, 4)])
        else:
            choices: list[list[str | None]] = [[each] for each in word.rstrip("?").split("|")]
            slots.append([*choices, []] if word.endswith("?") else choices)
    return [[word for part in picked for word in part] for picked in product(*slots)]


WRITTEN = st.lists(
    st.sampled_from(["a", "b|c", "c", "b?", "{}", "promptly", "a|promptly"]), min_size=1, max_size=4
).map(" ".join)


@given(
    st.lists(WRITTEN, max_size=4),
    st.lists(st.sampled_from(["a", "b", "c", "promptly", "d"]), max_size=9),
)
def test_search_finds_what_brute_force_finds(written: list[str], text: list[str]) -> None:
    written = [each for each in written if re.search(r"(?:^| )\w+(?:\|\w+)*(?: |$)", each)]
    expected = {
        (first, first + len(spelling), phrase)
        for phrase in written
        for spelling in _spelled(phrase)
        for first in range(len(text) - len(spelling) + 1)
        if all(word in (None, there) for word, there in zip(spelling, text[first:], strict=False))
    }
    starts = [sum(len(word) + 1 for word in text[:index]) for index in range(len(text) + 1)]
    hits = Phrases.of(((p, p) for p in written), notation=True).find(" ".join(text))
    found = {(starts.index(h.start), starts.index(h.end + 1), h.payload) for h in hits}
    assert found == expected


def test_the_longest_of_overlapping_hits_is_kept() -> None:
    text = "as soon as possible"
    hits = Phrases.of([("soon", 1), ("as soon as possible", 2)]).find(text)
    assert [hit.payload for hit in longest(hits)] == [2]


def test_one_phrase_may_stand_for_several_things() -> None:
    assert [hit.payload for hit in Phrases.of([("vip", 1), ("VIP", 2)]).find("A VIP.")] == [1, 2]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert _found(["prompt"], "İİİ prompt") == ["prompt"]


@given(st.text(alphabet="ab -\n'’.İ", max_size=40))
def test_every_hit_rereads_as_its_phrase(text: str) -> None:
    for hit in Phrases.of([("a b", "a b"), ("ab", "ab")]).find(text):
        written = text[hit.start : hit.end].replace("-", " ").replace("'", " ").replace("’", " ")
        assert " ".join(written.split()) == hit.payload


@given(st.lists(st.sampled_from("at once or in one go".split()), max_size=9))
def test_no_phrase_is_passed_over_by_a_look_at_the_words(words: list[str]) -> None:
    matcher = Phrases.of([("at once", 1), ("in|at one go", 2)], notation=True)
    text = " ".join(words)
    assert matcher.near(words) or not matcher.find(text)


@given(st.text(alphabet="ab ", max_size=12))
def test_words_within_hits_are_told_from_the_others(text: str) -> None:
    hits = Phrases.of([("a b", 0), ("b b", 1)]).find(text)
    spans = [found.span() for found in re.finditer(r"\w+", text)]
    told = [any(hit.start <= start < hit.end for hit in hits) for start, _ in spans]
    assert covered(hits, spans) == told


_WRITTEN = (
    "half|half-hour wait",
    "hand|and over",
    "hold on? the|a line",
    "line hold",
    "{} line",
    "hold * line",
    "wait half|hand?",
    "over-hold line",
    "over and over",
    "half|on the half",
    "half-hour|minute on",
)


def _ends(slots: list[str], words: list[str], at: int) -> set[int]:
    """Behind which words a phrase may end that begins at one of them, slot by slot."""
    if not slots:
        return {at}
    first, *rest = slots
    lengths = {"*": (1,), "{}": (1, 2, 3, 4)}.get(first)
    if lengths:
        afters = {at + length for length in lengths if at + length <= len(words)}
    else:
        choices = [choice.split("-") for choice in first.removesuffix("?").split("|")]
        afters = {at + len(c) for c in choices if words[at : at + len(c)] == c}
        afters |= {at} if first.endswith("?") else set()
    return {end for after in afters for end in _ends(rest, words, after)}


@given(
    st.lists(st.sampled_from("half hour wait hand and over hold on the line".split()), max_size=9)
)
def test_a_phrase_is_found_wherever_its_words_stand_as_they_may(words: list[str]) -> None:
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    for written in _WRITTEN:
        hits = Phrases.of([(written, 0)], notation=True).find(" ".join(words))
        told = {
            (starts[at], starts[end] - 1)
            for at in range(len(words))
            for end in _ends(written.split(), words, at)
        }
        assert {(hit.start, hit.end) for hit in hits} == told, written


_LISTED = {
    "waiting": ["hold the line", "bear with me", "{} in a queue", "hold on?"],
    "blame": ["you should|must have", "your fault", "as you know", "hold"],
}
_SPOKEN = sorted({"so", *re.findall("[a-z]+", " ".join(chain(*_LISTED.values())))})


@given(st.lists(st.lists(st.sampled_from(_SPOKEN), max_size=12).map(" ".join), max_size=4))
def test_many_lists_find_in_many_texts_what_each_finds_in_each(texts: list[str]) -> None:
    lists = {
        name: Phrases.of(((p, p) for p in phrases), notation=True)
        for name, phrases in _LISTED.items()
    }
    blamed = {"blame": lists["blame"]}
    for several in (Several(lists), Several({"waiting": lists["waiting"]}, Several(blamed))):
        each = {text: several.find(text) for text in texts}
        for text, told in each.items():
            assert told == {n: hits for n, one in lists.items() if (hits := one.find(text))}
        assert several.among(each) == {text: told for text, told in each.items() if told}


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    several = Several({"": Phrases.of([("hold * line", 0), ("hold on", 1)], notation=True)})
    assert several.among(["Hold the", "line", "you hold", "on"]) == {}
