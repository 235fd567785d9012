"""How a lexicon writes phrases, and which word of one a search begins at.

`a|b` is either word, `word?` may be absent, `*` is any one word and `{}` any one to three.
"""

from collections.abc import Iterator
from itertools import product
from typing import TypeAlias

from standards_kit.language.words import atoms, fold

# The words of a phrase, at each place its choices or None for any, and the place of its anchor.
Pattern: TypeAlias = tuple[frozenset[str] | None, ...]
Spelling: TypeAlias = tuple[Pattern, int]

# A phrase of several words hangs on none of these if it can hang on another: on the words of
# grammar last of all, and seldom on the words every standard is full of.
_GRAMMAR_WORDS = (
    "a an and are as at be by for from if in is it no not of on or our than that the their "
    "there they this to up us very we was when where which who will with you your do s his "
    "her its has have been over before after me my one"
)
_ORDINARY_WORDS = (
    "guest guests customer customers patient patients member members people staff team call "
    "calls caller name day days hour hours minute minutes week weeks month months number say "
    "need needs ask give gives see look right service high cases first given them him what "
    "how not may two person keep take takes taken made make work works help room list "
    "information manager time questions enquiries complaints requests times standard level "
    "being reply go put through more most all any other can such so way then while hand part "
    "booking colleague colleagues about within answer"
)


class _Rarity(dict[str, int]):
    """How rare a word looks; what is asked for once is kept, so that most answers are a look-up."""

    def __missing__(self, word: str) -> int:
        self[word] = rarity = len(word) + 1
        return rarity


_RARITY = _Rarity(
    dict.fromkeys(_ORDINARY_WORDS.split(), 1) | dict.fromkeys(_GRAMMAR_WORDS.split(), 0)
)
_rarity = _RARITY.__getitem__
_MARKS = frozenset("|?{*")
_ANY: dict[str, tuple[Pattern, ...]] = {
    "*": ((None,),),
    "{}": ((None,), (None, None), (None, None, None)),
}


def anchor_of(phrase: str) -> list[str]:
    """Take a phrase that means what it says; give its anchor, or nothing without a word."""
    word = max(phrase.split(), key=_rarity, default="")
    if word.isalpha() and word.isascii() and word.islower():
        return [word]
    words = _pieces(phrase)
    return [max(words, key=_rarity)] if words else []


def anchors_of(phrase: str) -> list[str]:
    """Take a phrase as written; give words of which every spelling of it has one.

    A phrase without a word that is always there has none, and is never found.
    """
    if _MARKS.isdisjoint(phrase):
        return anchor_of(phrase)
    slot = _anchor_slot(words := phrase.split())
    return [] if slot is None else _heaviest(words[slot])


def literally(phrase: str) -> list[Spelling]:
    """Take a phrase that means what it says; give its one spelling, or none without a word."""
    words = _pieces(phrase)
    if not words:
        return []
    return [(tuple(frozenset((word,)) for word in words), words.index(max(words, key=_rarity)))]


def spellings(phrase: str) -> list[Spelling]:
    """Take a phrase as written; give its spellings, alternatives of one word left together."""
    if _MARKS.isdisjoint(phrase):
        return literally(phrase)
    slot = _anchor_slot(words := phrase.split())
    return [] if slot is None else list(_spelled(words, slot))


def _spelled(words: list[str], slot: int) -> Iterator[Spelling]:
    for picked in product(*map(_variants, words)):
        at = sum(map(len, picked[:slot])) + _heaviest_place(picked[slot])
        yield tuple(choice for part in picked for choice in part), at


def _anchor_slot(words: list[str]) -> int | None:
    """The word that is always there and, at its most ordinary alternative, looks rarest."""
    best, slot = -1, None
    for index, word in enumerate(words):
        if word.isalpha():
            rarity = _rarity(word)
        elif word[-1] == "?" or word in _ANY:
            continue
        else:
            rarity = min(map(_rarity, _heaviest(word)))
        if rarity > best:
            best, slot = rarity, index
    return slot


def _heaviest(word: str) -> list[str]:
    """Of each alternative the piece that looks rarest."""
    alternatives = word.split("|")
    if "".join(alternatives).isalpha():
        return alternatives
    pieces = map(_pieces, alternatives)
    return [max(each, key=_rarity) for each in pieces if each]


def _heaviest_place(part: Pattern) -> int:
    if len(part) == 1:
        return 0
    weights = [max(map(_rarity, choice or ("",))) for choice in part]
    return weights.index(max(weights))


def _variants(word: str) -> list[Pattern]:
    """What may stand for a word: its alternatives of one piece together, longer ones apart."""
    if word in _ANY:
        return list(_ANY[word])
    pieces = [_pieces(alternative) for alternative in word.removesuffix("?").split("|")]
    single = frozenset(each[0] for each in pieces if len(each) == 1)
    variants: list[Pattern] = [(single,)] if single else []
    variants += [tuple(frozenset((p,)) for p in each) for each in pieces if len(each) > 1]
    return [*variants, ()] if word[-1] == "?" else variants


def _pieces(phrase: str) -> list[str]:
    """The words a phrase is compared by."""
    if phrase.islower() and phrase.isascii() and phrase.replace(" ", "").isalpha():
        return phrase.split()
    return atoms(fold(phrase))
