"""What the rules about reasons share: what a standard's `why` tells beside what the standard says."""

from standards_kit.language.restated import Restated, Tells
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import wordings
from standards_kit.lint.context import Context
from standards_kit.lint.people import people_of
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard

RESTATES = "why-restates-what"


class Reasons:
    """Weighs the reasons of a kit, in the languages it is written in."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, Restated] = {}

    def tells(self, entry: Entry[Standard]) -> Tells:
        """Take a standard; give what its reason tells that the standard doesn't say anyway."""
        language = self._context.language_of(entry)
        known = self._known.get(language)
        if known is None:
            people = people_of(self._context.project.kit, language)
            serving = people.staff | people.words.words("bodies") | people.words.words("places")
            known = self._known[language] = Restated(
                wordings(language, RESTATES), load_lexicon(language), people.customers | serving
            )
        model = entry.model
        said = [expectation.text for expectation in model.expectations]
        return known.tells(model.why, [model.title, model.promise or "", *said])
