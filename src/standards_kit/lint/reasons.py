"""What the reasons of a kit tell: the rule again, nothing, or our gain alone.

Two rules ask; a reason is taken apart once for both, and one that is sound isn't kept.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from standards_kit.language.gains import Gains
from standards_kit.language.restated import Restated, Tells
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import wordings
from standards_kit.language.words import atoms_of
from standards_kit.lint.context import Context
from standards_kit.lint.people import People, people_of
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard

RESTATES: Final = "why-restates-what"
SELF_SERVING: Final = "why-self-serving"


class Reason(NamedTuple):
    """A reason that tells nothing new, or, in the part that is given, our gain alone."""

    entry: Entry[Standard]
    tells: Tells
    ours: tuple[int, int] | None


_known: WeakKeyDictionary[Context, list[Reason]] = WeakKeyDictionary()


def wanting_reasons(context: Context) -> list[Reason]:
    """Take a kit under review; give the reasons in it that are none for those who are served."""
    found = _known.get(context)
    if found is None:
        found = _known[context] = list(_judged(context))
    return found


def _judged(context: Context) -> Iterator[Reason]:
    judges: dict[str, tuple[Restated, Gains]] = {}
    for entry in context.project.standards:
        if entry.model.status == "retired":
            continue
        language = context.language_of(entry)
        judge = judges.get(language)
        if judge is None:
            judge = judges[language] = _judges(people_of(context.project.kit, language))
        why = entry.model.why
        words = atoms_of(why)
        tells = judge[0].tells(why, words, _said(entry.model))
        # What says nothing has that to be mended first.
        ours = judge[1].only_ours(why) if tells is Tells.SOMETHING else None
        if ours is not None or tells is not Tells.SOMETHING:
            yield Reason(entry, tells, ours)


@lru_cache(maxsize=16)
def _judges(people: People) -> tuple[Restated, Gains]:
    """What judges the reasons in one language."""
    language = people.language
    serving = (people.staff | people.words.words("bodies")) - people.customers
    places = people.words.words("places") - people.customers
    everybody = people.customers | serving | places
    nouns = {"served": people.customers, "ours": serving, "places": places}
    return (
        Restated(wordings(language, RESTATES), load_lexicon(language), everybody),
        Gains(wordings(language, SELF_SERVING), people.bases, nouns),
    )


def _said(standard: Standard) -> Iterator[str]:
    """What a standard says is to be done."""
    yield standard.title
    yield standard.promise or ""
    for expectation in standard.expectations:
        yield expectation.text
