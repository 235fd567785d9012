"""Where the phrases of a rule stand in what somebody reads.

Most texts hold none of a rule's words, and it never sees them. What stands around a phrase is looked
at within a sentence, and not far, so that a text of any size is read in linear time.
"""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from standards_kit.ground.records import bundle
from standards_kit.language.contexts import Surroundings, may_quote
from standards_kit.language.phrases import Hit, longest
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings, wordings
from standards_kit.lint.context import Context
from standards_kit.model.readable import Readable

_REACH: Final = 240
_FINE: Final = "\0"
_MOST: Final = 40
"""As many phrases of a text are looked at: more are the work of a machine, or repeat themselves."""


class Around(NamedTuple):
    """What stands before and after a phrase in its sentence, as far as it matters."""

    before: str
    phrase: str
    after: str

    @property
    def whole(self) -> str:
        """The sentence, or what is near the phrase of a long one."""
        return f"{self.before}{self.phrase}{self.after}"


@bundle
class Occurrence:
    """A text with phrases of a rule in it, and what the rule is told of its language."""

    text: Readable
    told: Wordings
    hits: list[Hit[str]]
    _language: str
    _read: Surroundings | None = None

    @property
    def surroundings(self) -> Surroundings:
        """The text's sentences and quotations."""
        if self._read is None:
            self._read = Surroundings(self.text.text, load_lexicon(self._language).grammar)
        return self._read

    def around(self, start: int, end: int) -> Around:
        """What stands around a part of the text."""
        text = self.text.text
        first, last = self.surroundings.sentence_of(start)
        return Around(
            text[max(first, start - _REACH) : start],
            text[start:end],
            text[end : max(end, min(last, end + _REACH))],
        )

    def quoted(self, start: int) -> bool:
        """Whether a place in the text stands in quotation marks."""
        return any(first < start < last for first, last in self.surroundings.quoted)


def occurrences(context: Context, rule: str, kinds: Collection[str]) -> Iterator[Occurrence]:
    """Take a rule and the kinds of text it judges; give the texts that hold one of its phrases.

    Phrases of its list `fine` only look like them: of two that overlap the longer counts.
    """
    for text, hits in context.phrases.get(rule, ()):
        if text.kind in kinds:
            language = context.language_of(text.standard)
            told = wordings(language, rule)
            meant = _meant(text.text, hits[:_MOST], told)
            if meant:
                yield Occurrence(text, told, meant, language)


def quotations(context: Context, rule: str, kinds: Collection[str]) -> Iterator[Occurrence]:
    """Take a rule and the kinds of text it judges; give the texts in which somebody may be quoted."""
    told = told_by_language(context, rule)
    for text in context.texts if told else ():
        if text.kind in kinds and may_quote(text.text):
            language = context.language_of(text.standard)
            if language in told:
                yield Occurrence(text, told[language], [], language)


def told_by_language(context: Context, rule: str) -> dict[str, Wordings]:
    """Take a rule; give what it is told of each language of the kit in which it is told anything."""
    told = ((language, wordings(language, rule)) for language in context.languages)
    return {language: known for language, known in told if known}


def _meant(text: str, hits: list[Hit[str]], told: Wordings) -> list[Hit[str]]:
    fine = [Hit(hit.start, hit.end, _FINE) for hit in told.phrases("fine").find(text)]
    return [hit for hit in longest([*fine, *hits]) if hit.payload != _FINE]
