"""How a lexicon writes phrases, and which word of one a search begins at.

`a|b` is either word, `word?` may be absent, `*` is any one word and `{}` any one to four.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, product
from typing import Final, TypeAlias

from standards_kit.language.words import atoms, fold

# The words of a phrase, at each place its choices or None for any, and the place of its anchor.
Pattern: TypeAlias = tuple[frozenset[str] | None, ...]
Spelling: TypeAlias = tuple[Pattern, int]


class Rarity(dict[str, int]):
    """How rare a word looks: a phrase of several words hangs on its rarest one.

    The words of grammar come last of all, and those every standard is full of next. What is asked
    for once is kept, so that most answers are a look-up.
    """

    def __init__(self, grammar: Iterable[str] = (), common: Iterable[str] = ()) -> None:
        """Take the words of grammar and the common words of a language."""
        super().__init__(dict.fromkeys(common, 1) | dict.fromkeys(grammar, 0))
        self.ranks: dict[str, tuple[int, int]] = {}
        """How a word of a phrase ranks as its anchor, as it is written there with all its alternatives."""

    def __missing__(self, word: str) -> int:
        self[word] = rarity = len(word) + 1
        return rarity


# In a phrase that means what it says: one to three words of any kind.
GAP: Final = "\0"
_GAP_LENGTHS: Final = (1, 2, 3)
_MARKS = frozenset("|?{*")
_ANY: dict[str, tuple[Pattern, ...]] = {
    "*": ((None,),),
    "{}": ((None,), (None, None), (None, None, None), (None, None, None, None)),
}


def anchor_of(phrase: str, rarity: Rarity) -> list[str]:
    """Take a phrase that means what it says; give its anchor, or nothing without a word."""
    word = max(phrase.split(), key=rarity.__getitem__, default="")
    if word.isalpha() and word.isascii() and word.islower():
        return [word]
    words = _pieces(phrase)
    return [max(words, key=rarity.__getitem__)] if words else []


def anchors_of(phrase: str, rarity: Rarity) -> list[str]:
    """Take a phrase as written; give words of which every spelling of it has one.

    A phrase without a word that is always there has none, and is never found.
    """
    if _MARKS.isdisjoint(phrase):
        return anchor_of(phrase, rarity)
    slot = _anchor_slot(words := phrase.split(), rarity)
    return [] if slot is None else _heaviest(words[slot], rarity)


@lru_cache(maxsize=4096)
def _only(word: str) -> frozenset[str]:
    return frozenset((word,))


def literally(phrase: str, rarity: Rarity) -> list[Spelling]:
    """Take a phrase that means what it says; give its spelling, or none without a word.

    With a `GAP` in it, which may be its only one, it has a spelling for each length of the gap.
    """
    words = _pieces(phrase)
    if not words:
        return []
    at = words.index(max(words, key=rarity.__getitem__))
    pattern: Pattern = tuple(map(_only, words))
    if GAP not in phrase:
        return [(pattern, at)]
    place = len(_pieces(phrase.partition(GAP)[0]))
    return [
        (pattern[:place] + (None,) * length + pattern[place:], at + length * (at >= place))
        for length in _GAP_LENGTHS
    ]


def spellings(phrase: str, rarity: Rarity, anchor: str) -> list[Spelling]:
    """Take a phrase as written, and a word; give the spellings that hang on that word.

    Alternatives of one word are left together.
    """
    if _MARKS.isdisjoint(phrase):
        return literally(phrase, rarity)
    slot = _anchor_slot(words := phrase.split(), rarity)
    return [] if slot is None else list(_spelled(words, slot, rarity, anchor))


def beside_of(phrase: str, anchor: str) -> tuple[int, list[str]] | None:
    """Take a phrase as written, and a word it hangs on; give which word stands beside that in each spelling.

    1 and which it may be for the word behind it, -1 for the one before it where it is the last; None where the
    spellings must tell.
    """
    words = phrase.split()
    places = [at for at, written in enumerate(words) if anchor in written]
    if len(places) != 1 or len(words) == 1:
        return None
    at = places[0]
    side = 1 if at + 1 < len(words) else -1
    beside, written = words[at + side], words[at]
    if not _is_letters(beside) or written[-1] == "?":
        return None
    if written != anchor and (not _is_letters(written) or anchor not in written.split("|")):
        return None
    return side, beside.split("|")


def _is_letters(written: str) -> bool:
    """Whether a word, or each of its alternatives, is of plain small letters."""
    letters = written.replace("|", "")
    return letters.isascii() and letters.isalpha() and letters.islower()


def _spelled(words: list[str], slot: int, rarity: Rarity, anchor: str) -> Iterator[Spelling]:
    choices = [_variants(word) for word in words]
    # Of a word that may be any of hundreds, all but a few hang elsewhere.
    choices[slot] = [part for part in choices[slot] if _hangs(part, anchor, rarity)]
    for picked in product(*choices):
        at = sum(map(len, picked[:slot])) + _heaviest_place(picked[slot], rarity)
        yield tuple(chain.from_iterable(picked)), at


def _hangs(part: Pattern, anchor: str, rarity: Rarity) -> bool:
    for choice in part:
        if choice is not None and anchor in choice:
            return anchor in (part[_heaviest_place(part, rarity)] or ())
    return False


def _anchor_slot(words: list[str], rarity: Rarity) -> int | None:
    """The word that is always there and, at its most ordinary alternative, looks rarest.

    Of two that look alike the one with fewer alternatives: less hangs on it.
    """
    best, slot = (-1, 0), None
    for index, word in enumerate(words):
        if word.isalpha():
            rank = (rarity[word], 0)
        elif word[-1] == "?" or word in _ANY:
            continue
        elif (known := rarity.ranks.get(word)) is not None:
            rank = known
        else:
            choices = _heaviest(word, rarity)
            rank = (min(map(rarity.__getitem__, choices), default=-1), -len(choices))
            rarity.ranks[word] = rank
        if rank > best:
            best, slot = rank, index
    return slot


def _heaviest(word: str, rarity: Rarity) -> list[str]:
    """Of each alternative the piece that looks rarest."""
    alternatives = word.split("|")
    if "".join(alternatives).isalpha():
        return alternatives
    return [max(each, key=rarity.__getitem__) for each in _apart(word) if each]


@lru_cache(maxsize=4096)
def _apart(word: str) -> list[list[str]]:
    """The pieces of each alternative of a word."""
    return [_pieces(alternative) for alternative in word.split("|")]


def _heaviest_place(part: Pattern, rarity: Rarity) -> int:
    if len(part) == 1:
        return 0
    weights = [max(map(rarity.__getitem__, choice or ("",))) for choice in part]
    return weights.index(max(weights))


@lru_cache(maxsize=4096)  # the same long list of alternatives stands in many phrases
def _variants(word: str) -> list[Pattern]:
    """What may stand for a word: its alternatives of one piece together, longer ones apart."""
    if word in _ANY:
        return list(_ANY[word])
    plain = word.removesuffix("?")
    letters = plain.replace("|", "")
    if letters.isascii() and letters.isalpha() and letters.islower():
        variants: list[Pattern] = [(frozenset(filter(None, plain.split("|"))),)]
    else:
        pieces = _apart(plain)
        single = frozenset(each[0] for each in pieces if len(each) == 1)
        variants = [(single,)] if single else []
        variants += [tuple(frozenset((p,)) for p in each) for each in pieces if len(each) > 1]
    return [*variants, ()] if word[-1] == "?" else variants


def _pieces(phrase: str) -> list[str]:
    """The words a phrase is compared by."""
    if phrase.islower() and phrase.isascii() and phrase.replace(" ", "").isalpha():
        return phrase.split()
    return atoms(fold(phrase))
