"""Who is served and who serves, by the words a kit's texts name them with.

The kit's own words come first: who is called a driver by the kit is a customer there, whatever drivers
are elsewhere; the kit's roles serve.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from standards_kit.ground.records import bundle
from standards_kit.language.bases import Bases, bases_in
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.language.words import atoms_of
from standards_kit.model.kit import KitSettings

PEOPLE: Final = "people"


@bundle
class People:
    """The words of a language for people, in their plainest form, a kit's own among them.

    The same of a kit each time: what is made of them can be kept by them.
    """

    language: str
    bases: Bases
    customers: frozenset[str]
    staff: frozenset[str]
    words: Wordings


def people_of(kit: KitSettings, language: str) -> People:
    """Take a kit's settings and the language of a text; give its words for people."""
    groups = (group.name for group in kit.audiences.values())
    roles = (role.name for role in kit.roles.values())
    return _people(language, kit.customer_word, kit.organisation or "", tuple(groups), tuple(roles))


@lru_cache(maxsize=64)
def _people(
    language: str, customer: str, organisation: str, groups: tuple[str, ...], roles: tuple[str, ...]
) -> People:
    known = wordings(language, PEOPLE)
    bases = bases_in(load_lexicon(language).morphology)
    word = _heads(bases, (customer,))
    own = word | _heads(bases, groups)
    customers = known.words("customers") | own
    staff = known.words("staff") | _heads(bases, roles) | _heads(bases, (organisation,))
    if word.isdisjoint(known.words("usual")):
        staff |= known.words("either")
    else:
        customers |= known.words("either")
    return People(language, bases, customers - (staff - own), staff - own, known)


def _heads(bases: Bases, names: Iterable[str]) -> frozenset[str]:
    """What names are names of: a pet owner is an owner."""
    return bases.of(words[-1] for name in names if (words := atoms_of(name)))
