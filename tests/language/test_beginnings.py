"""Where a sentence may state a number: at a figure, a sign, or a word that is worth something."""

import pytest

from standards_kit.language.beginnings import beginnings
from standards_kit.language.wordings import wordings
from standards_kit.language.words import fold

TOLD = wordings("en", "promises")


def begins(text: str) -> list[tuple[str, str]]:
    """What a text has from each place on where a quantity may begin, and with what it does."""
    found = beginnings(TOLD).find(text, fold(text))
    return [(text[place:].split(maxsplit=1)[0], kind) for place, kind in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You answer within 20 seconds.", [("20", "figure")]),
        ("You give £5 to each.", [("£5", "sign"), ("5", "figure")]),
        ("Within two days you call.", [("two", "number")]),
        ("You ring back within an hour.", [("an", "number")]),
        ("You ring back within a weekday.", [("a", "number")]),
        ("You call on the same day.", [("the", "word"), ("same", "word")]),
        ("By the end of the day.", [("the", "word"), ("end", "word"), ("the", "word")]),
        ("The guest sits down, and a waiter comes.", []),
        ("In the end the bill is paid.", []),
        ("Attend to the guest; mind the step.", []),
    ],
)
def test_a_number_may_begin_where_a_sentence_has_one_and_nowhere_else(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert begins(text) == found


@pytest.mark.parametrize("name", ["numbers", "ordinals", "times", "parts", "clocks"])
def test_whatever_a_number_may_be_written_with_is_seen(name: str) -> None:
    for words in TOLD.values(name):
        if words not in ("a", "an"):  # these tell nothing without what follows
            told = f"It takes {words} of the day, at {words} hour"
            assert any(
                place == len("It takes ") for place, _ in beginnings(TOLD).find(told, told)
            ), words
