"""Words, sentences and case folding keep to the offsets of the text as written."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from standards_kit.language.words import (
    _sentence_starts,
    atom_spans,
    atoms,
    atoms_of,
    fold,
    sentence_at,
    sentences,
    take_apart,
    words,
)


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    found = [word.text for word in words("The guest's check-in isn’t done.")]
    assert found == ["The", "guest's", "check-in", "isn’t", "done"]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "Use names, e.g. Mrs. Hill. Then wait."
    bounds = sentences(text, {"mrs", "e.g"})
    assert [text[start:end] for start, end in bounds] == [
        "Use names, e.g. Mrs. Hill.",
        " Then wait.",
    ]


@given(st.text())
def test_folding_never_moves_an_offset(text: str) -> None:
    assert len(fold("İ" + text)) == len(text) + 1


@given(st.text())
def test_every_word_rereads_at_its_offsets(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


@given(st.text())
def test_atoms_and_their_spans_go_in_step(text: str) -> None:
    folded = fold(text)
    spanned = [folded[start:end] for start, end in atom_spans(folded)]
    assert [unicodedata.normalize("NFC", word) for word in spanned] == atoms(folded)


@given(st.text(alphabet="ab .!?\n\"'", max_size=60))
def test_sentences_cover_the_text_without_gaps(text: str) -> None:
    bounds = sentences(text)
    assert "".join(text[start:end] for start, end in bounds) == text
    for offset in range(len(text)):
        start, end = sentence_at(bounds, offset)
        assert start <= offset < end


def test_accents_kept_apart_from_their_letters_make_the_same_words() -> None:
    together = "répondez avec célérité"
    apart = unicodedata.normalize("NFD", together)
    assert atoms(apart) == atoms(together)
    assert len(atom_spans(apart)) == len(atoms(apart))


@given(st.text(max_size=700))
def test_the_atoms_of_a_text_are_the_same_whoever_asks_first(text: str) -> None:
    assert atoms_of(text) == atoms_of(text) == tuple(atoms(fold(text)))


@given(st.text(alphabet=" ab.!?…\n”)", max_size=30))
def test_a_text_is_one_sentence_at_a_glance_only_where_a_second_look_says_so(text: str) -> None:
    assert [start for start, _ in sentences(text)] == [0, *_sentence_starts(text, ())]


@given(st.lists(st.text(alphabet="aAéİ’'-_1. \n\0\x1c\u0301\u2028", max_size=9), max_size=5))
def test_texts_are_taken_apart_together_as_one_by_one(texts: list[str]) -> None:
    apart = take_apart(texts)
    assert apart == [tuple(atoms(fold(text))) for text in texts]
    assert apart == list(map(atoms_of, texts))
