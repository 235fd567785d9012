"""All that is looked for in every text of a kit: what rules ask for, vague words, the kit's own terms.

A text is taken apart and gone through once for all of it, and many texts at a time.
"""

import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from standards_kit.language.phrases import Hit, Phrases, Several
from standards_kit.language.remembered import Remembered
from standards_kit.language.shelf import load_lexicon, tag_of
from standards_kit.language.wordings import sought

VAGUE: Final = "lexicon"
"""The name under which they are found."""


class Search:
    """Finds all that is looked for in texts of one language."""

    def __init__(
        self, language: str, rules: frozenset[str] | None, own: Mapping[str, Phrases[Any]]
    ) -> None:
        """Take a language, the rules that ask, or None for all, and further lists of phrases by name."""
        several = Several(own, _common(tag_of(language), rules))
        self._of_many = several.among
        self._found = Remembered(several.find, longest=sys.maxsize)

    def find(self, text: str) -> Mapping[str, list[Hit[Any]]]:
        """Take a text; give the phrases in it, by the name of who looks for them."""
        return self._found[text]

    def each(self, texts: list[str]) -> list[Mapping[str, list[Hit[Any]]]]:
        """Take texts, the more the better; give of each the phrases in it."""
        self._found.look_ahead(texts, {}, self._of_many)
        return list(map(self._found.__getitem__, texts))


@cache
def _common(tag: str, rules: frozenset[str] | None) -> Several:
    """What is the same for all kits: it is made ready once."""
    asked = sought(tag).items()
    lists = {rule: phrases for rule, phrases in asked if rules is None or rule in rules}
    return Several({**lists, VAGUE: load_lexicon(tag).matcher})
