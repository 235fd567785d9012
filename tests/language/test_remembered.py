"""What is worked out of a text is worked out once, and a long text isn't held on to."""

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
