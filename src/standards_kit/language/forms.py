"""The written forms one defined word stands for: prompt, prompts, promptly, promptness.

Which forms a word has, the morphology of its language says, and whether one that stands in a text is
meant as the term; a language whose morphology says nothing of a thing takes no account of it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from types import ModuleType
from typing import Any, Final, Protocol, TypeVar

from standards_kit.language.words import fold

T = TypeVar("T")
Families = Mapping[str, Collection[str]]


class Morphology(Protocol):
    """What a language's module gives: all forms of a word, and those that only inflect it.

    It may have more: `of_term` and `names_thing`, `meant`, `bases`, `is_quality` and `is_ordinary`, as
    the functions here that ask for them.
    """

    of_word: Callable[[str, Families], frozenset[str]]
    inflected: Callable[[str], Iterable[str]]


# A sentence is no term: it has the one form it is written in.
_LONGEST: Final = 120
MORPHOLOGIES: Final = ("english", "french", "plain")
"""The modules of `language/morphology/`; a run loads those of its languages."""


def forms(term: str, families: Families, morphology: str, definition: str = "") -> frozenset[str]:
    """Take a defined term, the lexicon's families and morphology; give all forms, in lower case.

    The definition may tell what kind of word the term is. In a form, a space stands for a space or
    a hyphen, a hyphen for itself alone, and `notation.GAP` for one to three words.
    """
    rules = _rules(morphology)
    if len(term) > _LONGEST:
        return frozenset({" ".join(fold(term).split())})
    if (of_term := getattr(rules, "of_term", None)) is not None:
        every: frozenset[str] = of_term(term, families, rules.names_thing(definition))
        return every
    parts = [part for part in re.split(r"[\s\u2010\u2011-]+", fold(term)) if part]
    if not parts:
        return frozenset()
    if len(parts) == 1:
        return frozenset(rules.of_word(parts[0], families))
    return _by_words(parts, rules, families)


def _by_words(parts: Sequence[str], rules: ModuleType, families: Families) -> frozenset[str]:
    """A term of several words by rules that know words only: inflected at its last and its first.

    Its words are parted by spaces, and two of them also by nothing.
    """
    head, *middle, last = parts
    inner = " ".join(["", *middle, ""])
    spaced = {head + inner + form for form in rules.of_word(last, families)}
    spaced |= {form + inner + last for form in rules.inflected(head)}
    if middle:
        return frozenset(spaced)
    return frozenset(chain(spaced, (form.replace(" ", "") for form in spaced)))


def meant(words: Sequence[str], gap: slice, before: str, after: str, morphology: str) -> bool:
    """Take the words of a text that fit a form; give whether they can be meant as its term.

    `gap` says which of them stand in the form's gap; `before` and `after` are the words beside
    them, or "".
    """
    return _answer(morphology, "meant", words, gap, before, after, otherwise=True)


def is_quality(word: str, families: Families, morphology: str, *, compared: bool = False) -> bool:
    """Take a word in lower case; give whether it is known for one that has degrees.

    `compared`: it stands behind a word such as "more", which tells something of it.
    """
    return _answer(morphology, "is_quality", word, families, otherwise=False, compared=compared)


def is_ordinary(word: str, morphology: str) -> bool:
    """Take an acronym in lower case; give whether it is a word so, and another: it, last, care."""
    return _answer(morphology, "is_ordinary", word, otherwise=False)


def bases(word: str, morphology: str) -> frozenset[str]:
    """Take a word in lower case; give what it may be a form of, itself among it."""
    return frozenset((word, *_answer(morphology, "bases", word, otherwise=())))


def infinitives(word: str, morphology: str) -> list[str]:
    """Take a word in lower case; give the verbs that it may be a form of, itself left out."""
    return list(_answer_all(morphology, "infinitives", word))


def singulars(word: str, morphology: str) -> list[str]:
    """Take a word in lower case; give the nouns that it may be the plural of."""
    return list(_answer_all(morphology, "singulars", word))


@cache
def _rules(morphology: str) -> ModuleType:
    return import_module(f"standards_kit.language.morphology.{morphology}")


def _answer_all(morphology: str, question: str, word: str) -> Iterable[str]:
    ask: Callable[[str], Iterable[str]] | None = getattr(_rules(morphology), question, None)
    return () if ask is None else ask(word)


def _answer(morphology: str, question: str, *given: Any, otherwise: T, **named: bool) -> T:
    """What a language's module says, if it says anything."""
    ask: Callable[..., T] | None = getattr(_rules(morphology), question, None)
    return otherwise if ask is None else ask(*given, **named)
