"""What is worked out of texts is kept for the next rule, and not for ever."""

from standards_kit.language.remembered import Remembered, forget


def test_of_few_texts_all_is_kept_and_of_many_nothing() -> None:
    asked: list[str] = []
    few, many = (Remembered[int](lambda text: asked.append(text) or len(text)) for _ in range(2))
    for number in range(9):
        assert many[f"text {number}"] == len("text 0")
    assert few["one"] == few["one"] == len("one")
    forget(8)
    assert (len(few), len(many)) == (1, 0)
    assert many["text 0"] == len("text 0")
    assert asked.count("text 0") == len(["at first", "again"])
