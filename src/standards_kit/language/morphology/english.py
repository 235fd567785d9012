"""English: the forms of a term, and whether one is meant where it stands.

Terms of several words are inflected one word at a time, and parted where a verb takes its object
before its particle. The forms of one word are the matter of `english_words`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice, product
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.morphology import english_tables as tables
from standards_kit.language.morphology.english_words import (
    Families,
    among,
    conjugated,
    infinitives,
    inflected,
    is_quality,
    listed,
    of_word,
    plurals,
    respelled,
    singulars,
)
from standards_kit.language.notation import GAP
from standards_kit.language.words import fold

__all__ = [
    "infinitives",
    "inflected",
    "is_ordinary",
    "is_quality",
    "meant",
    "names_thing",
    "of_term",
    "of_word",
    "singulars",
]

_BRACKETED: Final = lazy(r"(.*\w)\s*\(([^()]+)\)")
_HYPHENS: Final = lazy(r"[\u2010\u2011\u2013-]+")
# A term is read in no more ways than this, however many of its words have two spellings.
_MOST_READINGS: Final = 16
_LONGEST_SPLIT: Final = 25


def of_term(term: str, families: Families, thing: bool = False) -> frozenset[str]:
    """Take a term as written and the lexicon's families; give all its forms, in lower case.

    In a form, a space stands for a space or a hyphen, a hyphen for itself alone, and `GAP` for the
    one to three words that a verb takes before its particle: "keep informed" is parted so. What a
    term has in brackets may be left out; an acronym in them stands for the term.
    """
    if (bracketed := _BRACKETED.fullmatch(term)) is not None:
        said, more = bracketed.groups()
        acronym = of_term(more, families, thing) if more.isupper() else frozenset()
        return of_term(said, families, thing) | acronym
    words = _stripped(fold(term).split())
    if len(words) == 1 and len(term) > 1 and term.isupper():
        return frozenset((words[0], words[0] + "s"))
    found: set[str] = set()
    readings = _readings(words)
    for reading in readings:
        found.update(_of_reading(reading, families, thing=thing))
        if _HYPHENS.search(term) is None:
            found.update(_parted(reading))
    if len(words) == 1 and words[0].isalpha():
        found.update(_split(words[0]))
    elif readings and len(readings[0]) == 2:
        found.update(_closed(readings[0]))
    return frozenset(found)


def _stripped(words: list[str]) -> list[str]:
    """A term without what only leads it: "to go the extra mile", "the golden hour"."""
    if (
        len(words) > 1
        and words[0] == "to"
        and (len(words) > 2 or words[1] not in listed(tables.TO_ALONE))
    ):
        return words[1:]
    if len(words) > 2 and words[0] in listed(tables.ARTICLES):
        return words[1:]
    return words


def _readings(words: list[str]) -> list[list[str]]:
    """The ways to write a term as words without hyphens, its own first."""
    choices = [_choices(word, inside=len(words) > 1) for word in words]
    some = islice(product(*choices), _MOST_READINGS)
    readings = (list(chain.from_iterable(picked)) for picked in some)
    return [each for each in readings if each and GAP not in (each[0], each[-1])]


def _choices(word: str, *, inside: bool) -> list[list[str]]:
    """The ways to write one word of a term; `inside` one of several, numbers and joints are loose."""
    atoms = [atom for atom in _HYPHENS.split(word) if atom]
    choices = [atoms]
    if len(atoms) == 2 and inside:
        choices.append(["".join(atoms)])
    if len(atoms) == 1:
        if inside:
            choices += ([number] for number in among(tables.NUMBERS).get(word, ()))
            choices += _instead(word)
        elif word in listed(tables.NOUNS_OF_PHRASAL_VERBS):
            choices += _halves(word)
        # What stands alone is spelled in every way as its forms are made.
        choices += (_HYPHENS.split(other) for other in respelled(word) if inside)
    else:
        choices += ([other] for other in among(tables.SPELLED).get(word, ()))
        choices += _respelled_atoms(atoms)
    return choices


def _respelled_atoms(atoms: list[str]) -> Iterator[list[str]]:
    for index, atom in enumerate(atoms):
        for other in chain(respelled(atom), among(tables.NUMBERS).get(atom, ())):
            yield [*atoms[:index], other, *atoms[index + 1 :]]


def _instead(word: str) -> list[list[str]]:
    """What may stand for a word in a term of several: any customer, all their own, "&"."""
    if word in listed(tables.PLACEHOLDERS):
        return [[GAP], []]
    if word in listed(tables.POSSESSIVES):
        return [[other] for other in tables.POSSESSIVES.split() if other != word]
    if word in ("and", "&"):
        return [["and"], []]
    if word.endswith(("'s", "s'")):
        noun = word[:-2] if word.endswith("'s") else word[:-1]
        nouns = sorted({noun, *plurals(noun), *singulars(noun)})
        return [[each + "'s"] for each in nouns] + [[each] for each in nouns if each[-1] == "s"]
    return _halves(word)


def _halves(word: str) -> list[list[str]]:
    """A word that ends in a particle, as two: pickup, turnaround, frontline."""
    halves = tables.HALVES.split()
    half = next((h for h in halves if word.endswith(h) and len(word) > len(h) + 2), None)
    return [] if half is None else [[word.removesuffix(half), half]]


def _split(word: str) -> Iterator[str]:
    """A word written as one, with a hyphen and no space: turn-around, co-worker, time-slot."""
    pairs = _halves(word)
    for half in listed(tables.FIRST_HALVES):
        if word.startswith(half) and len(word) > len(half) + 2:
            pairs.append([half, word.removeprefix(half)])
    if 6 < len(word) < _LONGEST_SPLIT and not word.endswith(_derived()):
        pairs += ([word[:at], word[at:]] for at in range(3, len(word) - 2))
    for first, last in pairs:
        for form in (last, *plurals(last)):
            yield f"{first}-{form}"


@cache
def _derived() -> tuple[str, ...]:
    """Endings of words that are not made of two."""
    return tuple(tables.ENDINGS_OF_ONE.split())


def _closed(atoms: list[str]) -> Iterator[str]:
    """Two words written as one, and their plurals: handovers, passersby."""
    first, last = atoms
    yield from (first + form for form in (last, *plurals(last)))
    if last in listed(tables.PARTICLES):
        yield from (form + last for form in plurals(first))


def _of_reading(atoms: list[str], families: Families, *, thing: bool) -> Iterator[str]:
    """A term's words, and each of them inflected in turn."""
    if len(atoms) == 1:
        yield from of_word(atoms[0], families, thing=thing)
        return
    yield " ".join(atoms)
    ends = len(atoms) - 1
    for index, atom in enumerate(atoms):
        if index == 0:
            forms: Iterable[str] = _of_head(atoms)
        elif atom in _unchanged():
            forms = (atom + "s",) if index == ends == 1 else ()
        elif index == ends == 1:
            forms = of_word(atom, families, thing=thing)
        else:
            forms = _numbered(atom)
        before, after = atoms[:index], atoms[index + 1 :]
        for form in forms:
            yield " ".join((*before, form, *after))


@cache
def _unchanged() -> frozenset[str]:
    """Words within a term that have no other forms."""
    lists = (tables.SMALL, tables.PARTICLES, tables.POSSESSIVES, tables.PLACEHOLDERS, GAP)
    return frozenset().union(*map(listed, lists))


def _of_head(atoms: list[str]) -> Iterable[str]:
    """The forms of a term's first word; as those of a verb, whichever of them the term has."""
    head = atoms[0]
    if head in listed(tables.SMALL) or not head.isalpha():
        return ()
    if not _is_verbal(atoms):
        return {*inflected(head), *_numbered(head)}
    verbs = {head, *infinitives(head)}
    return verbs.union(*map(conjugated, verbs))


def _numbered(word: str) -> Iterable[str]:
    """A word within a term in the singular and the plural, and as a verb."""
    return {*inflected(word), *singulars(word)} if word.isalpha() else ()


def _is_verbal(atoms: list[str]) -> bool:
    """Whether a term begins with a verb, as far as its other words tell: kept informed."""
    second = atoms[1]
    if second in listed(tables.PARTICLES):
        return atoms[0] not in listed(tables.NOUN_HEADS)
    return (
        second == GAP
        or second in listed(tables.ARTICLES)
        or second in listed(tables.POSSESSIVES)
        or _takes_complement(atoms)
    )


def _takes_complement(atoms: list[str]) -> bool:
    """Whether what follows a term's verb tells how its object ends: informed, at ease."""
    verbs = {atoms[0], *infinitives(atoms[0])}
    if verbs.isdisjoint(listed(tables.COMPLEMENT_VERBS)):
        return False
    second = atoms[1]
    if len(atoms) == 2:
        return second in listed(tables.COMPLEMENTS) or second.endswith("ed")
    return second in listed(tables.COMPLEMENT_PREPOSITIONS)


def _parted(atoms: list[str]) -> Iterator[str]:
    """A verb with a gap before what belongs to it: call {the member} back."""
    if len(atoms) < 2 or GAP in atoms or not _is_verbal(atoms):
        return
    particle = len(atoms) == 2 and atoms[1] in listed(tables.PARTICLES)
    if particle and not listed(tables.WITHOUT_OBJECT).isdisjoint(
        (atoms[0], *infinitives(atoms[0]))
    ):
        return
    if particle or _takes_complement(atoms):
        rest = " ".join(("", GAP, *atoms[1:]))
        yield from (form + rest for form in (atoms[0], *_of_head(atoms)))


# --- Use ------------------------------------------------------------------------------------------


def meant(words: Sequence[str], gap: slice, before: str, after: str) -> bool:
    """Whether a form is used as the term it looks like.

    Take the words of a text that fit the form, which of them stand in its gap, and the word on
    either side, "" where there is none or a mark parts it.
    """
    last, inner = words[-1], words[gap]
    if not inner:
        # "your hand over the receiver"
        return not (
            len(words) == 2
            and last in listed(tables.PREPOSITIONAL)
            and before in listed(tables.DETERMINERS)
            and after in listed(tables.DETERMINERS)
        )
    return (
        (last not in _ambiguous() or after.endswith("ly") or after in _closing())
        and listed(tables.NOT_BETWEEN).isdisjoint(inner)
        and words[0] not in inner
        and inner[-1] not in listed(tables.NOT_LAST_BETWEEN)
        and (inner[-1] not in listed(tables.DETERMINERS) or inner[-1] in ("her", "this", "that"))
    )


@cache
def _ambiguous() -> frozenset[str]:
    """What belongs to a verb, unless a noun follows: check the guest in, check bags in store."""
    return listed(tables.PREPOSITIONAL) | listed(tables.COMPLEMENTS)


@cache
def _closing() -> frozenset[str]:
    """What follows where no noun does; "" is a mark or the end."""
    lists = (tables.SMALL, tables.NOT_BETWEEN, tables.AFTERWARDS)
    return frozenset({""}).union(*map(listed, lists)) - listed(tables.DETERMINERS)


def is_ordinary(word: str) -> bool:
    """Whether an acronym is an ordinary word when it is not in capitals."""
    return word in listed(tables.ORDINARY)


def names_thing(definition: str) -> bool:
    """Whether a definition is one of a thing, person or event: "Anyone who ..."."""
    first = definition.split(maxsplit=1)[:1]
    return bool(first) and fold(first[0]) in listed(tables.THING_BEGINS)
