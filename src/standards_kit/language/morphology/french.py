"""French: gender and number, the verbs in -er, adverbs in -ment and the nouns of quality.

Forms are generated, generously: one that is no French word matches nothing and harms nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

_FEMININE: Final = (
    ("eux", "euse"),
    ("if", "ive"),
    ("er", "ère"),
    ("el", "elle"),
    ("il", "ille"),
    ("en", "enne"),
    ("on", "onne"),
    ("eur", "euse"),
    ("teur", "trice"),
    ("et", "ète"),
    ("c", "que"),
)
_PLURAL: Final = (("al", "aux"), ("eau", "eaux"))
_NOUNS: Final = (
    ("ent", "ence"),
    ("ant", "ance"),
    ("ible", "ibilité"),
    ("able", "abilité"),
    ("eux", "osité"),
    ("if", "ivité"),
    ("el", "alité"),
    ("al", "alité"),
    ("ide", "idité"),
    ("ile", "ilité"),
)
_VERB: Final = ("e", "es", "ons", "ez", "ent", "er", "era", "erons", "erez", "eront", "ant")
_PARTICIPLE: Final = ("é", "ée", "és", "ées")


def of_word(word: str, families: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Take a word in lower case and the lexicon's families; give all its forms."""
    bases = _bases(word)
    found = {
        form for base in bases for form in chain([base], _agreeing(base), _derived(base))
    } | set(inflected(word))
    found.update(chain.from_iterable(families.get(base, ()) for base in bases))
    return frozenset(found)


def inflected(word: str) -> Iterable[str]:
    """Take a word; give its plural, its feminine, and what it has as a verb."""
    yield from _agreeing(word)
    if word.endswith("er") and len(word) > 4:
        yield from (word[:-2] + ending for ending in (*_VERB, *_PARTICIPLE))
    elif word.endswith("é") and len(word) > 3:
        yield from (word[:-1] + ending for ending in (*_VERB, *_PARTICIPLE))


def _bases(word: str) -> set[str]:
    """The word, and the adjective that an adverb seems made of: rapidement, rapide."""
    bases = {word}
    if word.endswith("emment"):
        bases.add(word[:-6] + "ent")
    elif word.endswith("amment"):
        bases.add(word[:-6] + "ant")
    elif word.endswith("ment") and len(word) > 6:
        base = word[:-4]
        bases.add(base)
        for masculine, feminine in _FEMININE:
            if base.endswith(feminine):
                bases.add(base.removesuffix(feminine) + masculine)
        if base.endswith("e") and len(base) > 5:
            bases.add(base[:-1])
    return bases


def _agreeing(word: str) -> Iterator[str]:
    """Feminine and plural."""
    singular = {word, *_feminine(word)}
    for form in singular:
        yield form
        if not form.endswith(("s", "x", "z")):
            yield form + "s"
    for ending, plural in _PLURAL:
        if word.endswith(ending):
            yield word.removesuffix(ending) + plural


def _feminine(word: str) -> Iterator[str]:
    for masculine, feminine in _FEMININE:
        if word.endswith(masculine):
            yield word.removesuffix(masculine) + feminine
    if word[-1:] not in ("e", "x"):
        yield word + "e"


def _derived(word: str) -> Iterator[str]:
    """Adverbs and nouns of quality."""
    if word.endswith("ent"):
        yield word[:-3] + "emment"
    elif word.endswith("ant"):
        yield word[:-3] + "amment"
    for feminine in {word, *_feminine(word)}:
        if feminine.endswith("e"):
            yield feminine + "ment"
    if word.endswith(("i", "é", "u")):
        yield word + "ment"
    yield from (word.removesuffix(end) + noun for end, noun in _NOUNS if word.endswith(end))
