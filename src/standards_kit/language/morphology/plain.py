"""A language whose forms nobody has described: a word is itself, and what its lexicon lists."""

from collections.abc import Collection, Iterable, Mapping


def of_word(word: str, families: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Take a word and the lexicon's families; give the word and its family."""
    return frozenset({word, *families.get(word, ())})


def inflected(word: str) -> Iterable[str]:
    """Take a word; give no other form of it."""
    return ()
