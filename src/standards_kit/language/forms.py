"""The written forms one defined word stands for: prompt, prompts, promptly, promptness.

Forms are generated, generously: one that is no English word matches nothing and harms
nothing. Left out on purpose are comparatives, superlatives and negations, and the pairs
English only seems to derive: a friend is not friendly, hard is not hardly.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from standards_kit.ground.lazy import lazy
from standards_kit.language.words import fold

# Words whose -ly form, if they have one, means something else (or is no adverb).
_NO_LY_WORDS = (
    "friend cost time order love live man woman coward week day month year hour night quarter "
    "neighbour neighbor leisure heaven earth king mother father sister brother world body state "
    "scholar master wool curl hard late near short bare scarce sick home kind like ease part "
    "rep app supp comp mult fam ear on famil"
)
_NO_LY = frozenset(_NO_LY_WORDS.split())
_VOWELS = "aeiou"
_SPELLINGS = (
    (lazy(r"is(?=(?:e|es|ed|ing|ation|ations|able)$)"), "iz"),
    (lazy(r"iz(?=(?:e|es|ed|ing|ation|ations|able)$)"), "is"),
    (lazy(r"(?<=\w{3})our(?!s?eous)"), "or"),
    (lazy(r"(?<=\w{3})or(?=(?:s|ed|ing|able|ably|ful|fully)?$)"), "our"),
    (lazy(r"(?<=[tb])re(?=s?$)"), "er"),
    (lazy(r"(?<=[tb])er(?=s?$)"), "re"),
    (lazy(r"ll(?=ed$|ing$|ment$)"), "l"),
    (lazy(r"(?<=[aeiou])l(?=ed$|ing$|ment$)"), "ll"),
)
_NOUNS = (("ent", "ence"), ("ent", "ency"), ("ant", "ance"), ("ant", "ancy"), ("ate", "acy"))
_STEMS = ((r"(?:ily|iness)$", "y"), (r"ically$", "ic"), (r"bly$", "ble"), (r"(?:ly|ness)$", ""))


def forms(term: str, families: Mapping[str, Iterable[str]] | None = None) -> frozenset[str]:
    """Take a defined term and the lexicon's families by form; give all forms, in lower case.

    A term of several words is inflected at its last and its first word; its words are
    parted by spaces, and for two words also by a hyphen or by nothing.
    """
    parts = [part for part in re.split(r"[\s\u2010\u2011-]+", fold(term)) if part]
    if not parts:
        return frozenset()
    if len(parts) == 1:
        return _of_word(parts[0], families or {})
    head, *middle, last = parts
    inner = " ".join(["", *middle, ""])
    spaced = {head + inner + form for form in _of_word(last, families or {})}
    spaced |= {form + inner + last for form in _inflected(head)}
    if middle:
        return frozenset(spaced)
    return frozenset(chain(spaced, *((s.replace(" ", "-"), s.replace(" ", "")) for s in spaced)))


def _of_word(word: str, families: Mapping[str, Iterable[str]]) -> frozenset[str]:
    bases = _bases(word)
    found = {
        form
        for base in bases
        for form in chain([base], _inflected(base, verb=base not in families), _derived(base))
    }
    found.update(chain.from_iterable(families.get(base, ()) for base in bases))
    found |= {re_.sub(new, form) for form in found for re_, new in _SPELLINGS if re_.search(form)}
    return frozenset(found)


def _bases(word: str) -> set[str]:
    """The word, its other spelling, and what it seems derived from: promptly -> prompt."""
    bases = {word}
    for ending, replacement in _STEMS:
        base = re.sub(ending, replacement, word)
        if base != word:
            if len(base) >= 4 and base not in _NO_LY:
                bases.add(base)
            break
    return bases | {re_.sub(new, base) for base in bases for re_, new in _SPELLINGS}


def _inflected(word: str, *, verb: bool = True) -> Iterable[str]:
    """Plural and verb endings, with -ies, e-dropping and doubling.

    A word the lexicon has is a quality, whose verb means something else: a prompted caller
    is not a prompt one. What verbs it does have, the lexicon lists.
    """
    if not verb:
        yield word[:-1] + "ies" if word[-1] == "y" and word[-2:-1] not in _VOWELS else word + "s"
        return
    if len(word) < 3 or word.endswith(("ous", "ness")):
        yield from (word + "s",) if len(word) < 3 else ()
        return
    if word[-1] == "y" and word[-2] not in _VOWELS:
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        yield from (word + "es", word + "ed", word + "ing")
    elif word[-1] == "e":
        yield from (word + "s", word + "d", word[:-1] + "ing")
    else:
        yield from (word + "s", word + "ed", word + "ing")
    if word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        yield from (word + word[-1] + "ed", word + word[-1] + "ing")


def _derived(word: str) -> Iterable[str]:
    """Adverbs and nouns of quality: -ly, -ness and their kin."""
    yield from (word[: -len(end)] + noun for end, noun in _NOUNS if word.endswith(end))
    if word.endswith("ble"):
        yield from (word[:-1] + "y", word[:-2] + "ility", word[:-3] + "bility")
    elif word.endswith("al"):
        yield word + "ism"
    if word.endswith("y") and len(word) > 3:
        yield from (word[:-1] + "ily", word[:-1] + "iness")
    else:
        yield word + "ness"
    yield from _adverbs(word)


def _adverbs(word: str) -> Iterable[str]:
    if word in _NO_LY or word.endswith("ly"):
        return
    if word.endswith("ic"):
        yield word + "ally"
    elif word.endswith("ll"):
        yield word + "y"
    elif word.endswith("le") and len(word) > 4:
        yield from (word[:-1] + "y", word + "ly")
    elif not word.endswith("y"):
        yield word + "ly"
