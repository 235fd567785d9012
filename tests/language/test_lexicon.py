"""The lexicon is sound, and its own examples hold."""

import pytest

from standards_kit.ground.resources import lexicons
from standards_kit.language.lexicon import CATEGORIES
from standards_kit.language.lexicon_reading import LexiconError, build_lexicon, examples
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import VagueFinder

EXAMPLES = list(examples(lexicons() / "en.yaml"))


@pytest.mark.parametrize(("entry", "kind", "sentence"), EXAMPLES)
def test_an_entry_behaves_as_its_examples_say(entry: str, kind: str, sentence: str) -> None:
    found = VagueFinder(load_lexicon("en")).find(sentence, "expectation")
    assert (kind == "vague") == bool(found), found


def test_every_entry_has_a_sentence_beside_it_in_which_it_is_reported() -> None:
    shown = {entry for entry, kind, _ in EXAMPLES if kind == "vague"}
    assert {e.name for e in load_lexicon("en").entries} - shown == set()


def test_examples_name_entries_that_exist() -> None:
    assert {entry for entry, _, _ in EXAMPLES} <= {e.name for e in load_lexicon("en").entries}


def test_every_category_has_entries_and_a_question() -> None:
    lexicon = load_lexicon("en")
    assert {entry.category for entry in lexicon.entries} == set(CATEGORIES)
    assert all(entry.ask.endswith("?") for entry in lexicon.entries)


def test_a_regional_language_has_the_lexicon_of_its_language() -> None:
    assert load_lexicon("en-GB") is load_lexicon("en")


def test_a_language_nobody_has_listed_has_no_entries() -> None:
    assert load_lexicon("tlh").entries == ()
    assert not load_lexicon("tlh").has_entries
    assert load_lexicon("fr").has_entries


@pytest.mark.parametrize(
    ("entries", "named"),
    [
        ({"brisk": {"form": "briskly"}}, "brisk"),
        ({"brisk": {"grade": "severe"}}, "brisk"),
        ({"brisk": {"traits": "odd"}}, "brisk"),
        ({"brisk": {"fields": {"title": "low"}}}, "brisk"),
    ],
)
def test_a_mistake_in_a_lexicon_names_its_entry(entries: object, named: str) -> None:
    speed = {"grade": "high", "ask": "When?", "entries": entries}
    with pytest.raises(LexiconError, match=named):
        build_lexicon({"language": "en", "categories": {"speed": speed}})


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(LexiconError, match="pace"):
        build_lexicon({"language": "en", "categories": {"pace": {}}})
