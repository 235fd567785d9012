"""The words and marks of a sentence stand where they are said to stand, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.tokens import Tokens, tokens_of
from standards_kit.language.word_kinds import kinds_of
from standards_kit.language.words import fold

_PIECES = st.sampled_from(
    ["guests", "guest's", "guests'", "-", "--", "check-in", "e.g.", "a", "aa", "£5", "20%", "7:30", "(", ",", ";", "'",
     "_a", "3rd", "é", "e\u0301", "\0\0", "–", "|", ".", "x-", "$", "ß"]
)  # fmt: skip
_GAPS = st.sampled_from([" ", "", "\n", "\u2028", "  "])


def read(text: str) -> Tokens:
    kinds = kinds_of("en")
    assert kinds is not None
    return tokens_of(text, 0, kinds)


@given(st.lists(st.tuples(_PIECES, _GAPS), min_size=1, max_size=12))
def test_a_word_is_found_where_it_stands(parts: list[tuple[str, str]]) -> None:
    text = fold("".join(piece + gap for piece, gap in parts))
    tokens = read(text)
    end = 0
    for at in range(tokens.size):
        start, stop = tokens.span(at, at)
        assert text[start:stop] == tokens.words[at]
        assert start >= end
        end = stop


@given(st.lists(st.tuples(_PIECES, _GAPS), min_size=1, max_size=12))
def test_the_order_in_which_places_are_asked_for_does_not_matter(
    parts: list[tuple[str, str]],
) -> None:
    text = fold("".join(piece + gap for piece, gap in parts))
    once, each = read(text), read(text)
    if once.size:
        once.span(0, once.size - 1)
    assert [each.span(at, at) for at in range(each.size)] == [
        once.span(at, at) for at in range(once.size)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- ring the bell", ["ring", "the", "bell"]),
        ("ring - then wait", ["ring", "-", "then", "wait"]),
        ("ring -", ["ring"]),
        ("the guests' keys", ["the", "guests'", "keys"]),
        ("keys of the guests'", ["keys", "of", "the", "guests"]),
    ],
)
def test_a_dash_or_an_apostrophe_counts_between_spaces_alone(text: str, words: list[str]) -> None:
    tokens = read(text)
    assert tokens.words[: tokens.size] == words
