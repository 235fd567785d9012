"""What is worked out of a text is worked out once, and a long text isn't held on to."""

import pytest

from standards_kit.language.remembered import Remembered


def test_a_sentence_that_stands_in_two_standards_is_read_once() -> None:
    read: list[str] = []
    lengths = Remembered(lambda text: read.append(text) or len(text))
    assert [lengths["You ring back."], lengths["You ring back."]] == [14, 14]
    assert read == ["You ring back."]


def test_a_text_of_many_pages_is_not_held_on_to() -> None:
    lengths = Remembered(len)
    assert lengths["a" * 10_000] == 10_000
    assert len(lengths) == 0


def test_a_rule_may_hold_on_to_every_text_of_the_kit_it_looks_at() -> None:
    lengths = Remembered(len, longest=20_000)
    assert lengths["a" * 10_000] == 10_000
    assert len(lengths) == 1


def test_texts_that_are_looked_at_together_are_not_looked_at_again() -> None:
    def long_ones(texts: list[str]) -> dict[str, int]:
        asked.append(texts)
        return {text: len(text) for text in texts if len(text) > 3}

    asked: list[list[str]] = []
    lengths = Remembered[int](lambda text: pytest.fail(f"“{text}” was looked at once more."))
    lengths.look_ahead(["Call", "Go", "Call"], 0, long_ones)
    lengths.look_ahead(["Go", "Write"], 0, long_ones)
    assert asked == [["Call", "Go"], ["Write"]]
    assert [lengths[text] for text in ("Call", "Go", "Write")] == [4, 0, 5]
