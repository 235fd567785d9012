"""All that is looked for in a kit's texts is found in one pass, as if each looked for its own."""

from typing import Any

from standards_kit.language.anchors import Anchor, Anchors, around
from standards_kit.language.phrases import Phrases
from standards_kit.language.search import VAGUE, Search
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import sought

TEXTS = [
    "You reply promptly, and as we already told you, it is your own fault.",
    "The room card lies by the key.",
    "We always answer the same day.",
    "You hold the door.",
    "Bring the room",
    "card — promptly ’til noon.",
]
OWN = {"terms": Phrases.of([("room card", 1), ("key", 2)])}


def test_each_finds_what_it_would_find_by_itself() -> None:
    lists = {**sought("en"), VAGUE: load_lexicon("en").matcher, **OWN}
    alone = [{n: hits for n, one in lists.items() if (hits := one.find(t))} for t in TEXTS]
    assert {name for told in alone for name in told} >= {"blame-language", VAGUE, "terms"}
    assert Search("en-GB", None, OWN).each(TEXTS) == alone
    assert [Search("en-GB", None, OWN).find(text) for text in TEXTS] == alone


def test_what_no_rule_asks_for_is_not_looked_for() -> None:
    found = Search("en", frozenset({"vague-phrase"}), OWN).each(TEXTS)
    assert {name for told in found for name in told} == {VAGUE, "terms"}


class Counted(tuple[str, ...]):
    """Words that know how often one of them was looked at."""

    __slots__ = ()

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        type(self).looks += 1
        return super().__getitem__(at)


def test_a_word_over_and_over_is_not_held_against_all_of_itself_from_each_place() -> None:
    def looks(times: int) -> int:
        said: Anchor[str] = Anchor()
        said.hang(0, ((frozenset({"ring"}),) * times, 0), "a phrase")
        anchors: Anchors[str] = Anchors(lambda word: said.ready() if word == "ring" else None)
        Counted.looks = 0
        assert anchors.near(Counted(around(["ring"] * times))) == [(1, times, 0, "a phrase")]
        return Counted.looks

    assert looks(4_000) < 5 * looks(1_000)


def test_in_a_language_that_nobody_taught_only_a_kits_own_words_are_found() -> None:
    found = Search("tlh", None, OWN).each(["You should have told us before: the key is lost."])
    assert [set(told) for told in found] == [{"terms"}]
