"""What the sentences of a language are built with, as its lexicon file says it.

The engine asks for word lists and patterns by name and knows no word itself. In a lexicon file,
`words` are lists parted by commas; `patterns` are regular expressions, in which `{name}` stands for
another pattern or for any word of a list; `quantities` are such patterns by kind. What a language
leaves out never matches: a mechanism it has no pattern for does not apply.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.numbers import DIGITS, SIGNS
from standards_kit.language.remembered import Remembered
from standards_kit.language.words import atoms_of

WORDS: Final = frozenset(
    {
        "abbreviations",
        "asked_about",
        "clitics",
        "compared_more",
        "compared_most",
        "copulas",
        "common",
        "grammar",
        "intensifiers",
        "mention_ends",
        "ours",
        "passed_over",
        "skipped",
        "small",
        "theirs",
    }
)
PATTERNS: Final = frozenset(
    {
        "attached_after",
        "own_service",
        "defined_by",
        "definiendum",
        "of_two",
        "saying",
        "customer_says",
        "strong_link",
        "attached_class",
        "attached_before",
        "event",
        "event_word",
        "feels",
        "generic_noun",
        "judged_so",
        "judgement",
        "judging",
        "next_clause",
        "of_the_same",
        "other_subject",
        "quantity_begins",
        "speaking",
        "spelled_out",
        "spelling_out",
        "spoken_of",
        "than",
        "valued_after",
        "valued_before",
        "whatever",
    }
)
_REFERENCE = lazy(r"\{([a-z_]+)\}")
# A pattern that is looked for within single words, and accents that are written after their letter.
_OF_A_WORD: Final = lazy(r"\\b(?:\w|\\b|[|?()]|\?:)+")
_ACCENTS: Final = lazy(r"[\u0300-\u036f]")
_BUILT_IN: Final = {"digits": DIGITS, "signs": f"[{SIGNS}]"}
_NEVER: Final = r"(?!)"


class GrammarError(ValueError):
    """A lexicon's grammar says something that cannot be read; the message names the part."""


class Grammar:
    """The word lists and patterns of one language; each is made ready when first asked for."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take `words`, `patterns` and `quantities` as plain text; raise GrammarError on a mistake."""
        self._words = _texts(data, "words")
        self._patterns = _texts(data, "patterns")
        self._quantities = _texts(data, "quantities")
        if unknown := data.keys() - {"words", "patterns", "quantities"}:
            raise GrammarError(f"A grammar has no key `{min(unknown)}`.")
        self._ready: dict[str, re.Pattern[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._word_tests: dict[str, Remembered[bool] | None] = {}

    def words(self, name: str) -> frozenset[str]:
        """Take the name of a word list; give its words in lower case, none where it is left out."""
        known = self._sets.get(name)
        if known is None:
            written = map(str.strip, self._words.get(name, "").split(","))
            known = self._sets[name] = frozenset(filter(None, written))
        return known

    def listed(self, name: str) -> list[str]:
        """Take the name of a word list; give its words as they are written, in order."""
        return _split(self._words.get(name, ""))

    def written(self, name: str) -> str:
        """Take the name of a word list; give it as one text."""
        return self._words.get(name, "")

    def pattern(self, name: str) -> re.Pattern[str]:
        """Take the name of a pattern; give it ready to match, or one that never does."""
        known = self._ready.get(name)
        if known is None:
            written = self._patterns.get(name, _NEVER)
            known = self._ready[name] = re.compile(self._expanded(written), re.IGNORECASE)
        return known

    def holds(self, name: str, text: str) -> bool:
        """Take the name of a pattern and a text; tell whether it matches anywhere there.

        A pattern that only says how a word reads or begins is tried on each word once, in however many
        texts that stands.
        """
        if name not in self._word_tests:
            self._word_tests[name] = self._word_test(name)
        words = self._word_tests[name]
        if words is None or (not text.isascii() and _ACCENTS.search(text)):
            return self.pattern(name).search(text) is not None
        return any(map(words.__getitem__, atoms_of(text)))

    def _word_test(self, name: str) -> Remembered[bool] | None:
        """What tells whether a pattern matches in a word; None where it may match beyond one."""
        pattern = self.pattern(name)
        if _OF_A_WORD.fullmatch(pattern.pattern) is None:
            return None
        return Remembered(lambda word: pattern.search(word) is not None)

    @cached_property
    def quantity(self) -> re.Pattern[str]:
        """The pattern of every quantity in prose; the group that matched names its kind."""
        kinds = "|".join(
            f"(?P<{kind}>{self._expanded(body)})" for kind, body in self._quantities.items()
        )
        begins = self._patterns.get("quantity_begins", "")
        ahead = f"(?={self._expanded(begins)})" if begins else ""
        return re.compile(rf"(?<![\w.]){ahead}(?:{kinds or _NEVER})", re.IGNORECASE)

    def check(self) -> None:
        """Raise GrammarError for a name nobody asks for, or a pattern that cannot be compiled."""
        every = [*self._patterns.values(), *self._quantities.values()]
        asked = {name for text in every for name in _REFERENCE.findall(text)}
        if strangers := self._words.keys() - WORDS - asked:
            raise GrammarError(f"Nothing asks for the words `{min(strangers)}`.")
        if strangers := self._patterns.keys() - PATTERNS - asked:
            raise GrammarError(f"Nothing asks for the pattern `{min(strangers)}`.")
        if strangers := {kind for kind in self._quantities if not kind.isidentifier()}:
            raise GrammarError(f"The quantity `{min(strangers)}` needs a name of letters.")
        for name, written in {**self._patterns, **self._quantities}.items():
            try:
                re.compile(self._expanded(written))
            except re.error as error:
                raise GrammarError(f"The pattern `{name}` cannot be read: {error}.") from error

    def _expanded(self, written: str, within: tuple[str, ...] = ()) -> str:
        def said(found: re.Match[str]) -> str:
            name = found[1]
            if name in within:
                raise GrammarError(f"The pattern `{name}` leads back to itself.")
            if name in self._patterns:
                return f"(?:{self._expanded(self._patterns[name], (*within, name))})"
            if name in self._words:
                longest_first = sorted(_split(self._words[name]), key=len, reverse=True)
                return f"(?:{'|'.join(re.escape(word) for word in longest_first)})"
            if name in _BUILT_IN:
                return _BUILT_IN[name]
            raise GrammarError(f"There is no pattern or word list `{name}`.")

        return _REFERENCE.sub(said, written)


def _texts(data: Mapping[str, Any], key: str) -> Mapping[str, str]:
    found = data.get(key) or {}
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise GrammarError(f"`{key}` takes names, each with a text.")
    return found


def _split(written: str) -> list[str]:
    return [part.strip() for part in written.split(",") if part.strip()]
