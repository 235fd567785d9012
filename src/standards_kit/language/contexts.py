"""What stands around a vague phrase and settles it, or shows it is no promise at all.

Quantities, judges, quotations and sentences of a text are found once, when first asked
for; every question about a phrase then looks at its neighbourhood only, so a text full
of vague phrases is still read in linear time. The words and patterns come from the grammar of
the language.
"""

from bisect import bisect_left
from functools import cached_property
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.grammar import Grammar
from standards_kit.language.spans import QuantitySpan, find_quantities
from standards_kit.language.words import sentence_at, sentences

Bounds = tuple[int, int]

REACH: Final = 160
_BEFORE: Final = 90

_QUOTED = lazy(
    r"\"[^\"\n]{1,300}\"|“[^“”]{1,300}”|‘[^‘’]{1,300}’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,200}'(?!\w)|«[^«»]{1,300}»"
)
_OPENING = lazy(r"'(?<!\w')")
# Read from its end.
_WORD_BEFORE = lazy(r"\W*([^\W\d_]+)")
_WORD = lazy(r"[^\W\d_]+")
_LONG_WORD = lazy(r"[^\W\d_][\w’']{3,}")
_SENTENCE_START = lazy(r"(?:[.!?:;•|\n\"“‘’«'(]|\n\s{0,8}[-*–])\s{0,4}$")


def may_quote(text: str) -> bool:
    """Whether a text has a quotation mark in it, or what looks like one."""
    if '"' in text or "“" in text or "‘" in text or "«" in text:
        return True
    return "'" in text and _OPENING.search(text) is not None


class Surroundings:
    """A text, and what stands in it that may settle a phrase."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        """Take a text and its grammar; nothing is looked for until it is asked about."""
        self.text = text
        self.grammar = grammar
        self._pattern = grammar.pattern
        self._title_case: dict[int, bool] = {}
        self._of_two: dict[int, bool] = {}
        self._held: dict[str, bool] = {}

    @cached_property
    def sentences(self) -> list[Bounds]:
        """The spans of the text's sentences."""
        return sentences(self.text, self.grammar.words("abbreviations"))

    @cached_property
    def quoted(self) -> list[Bounds]:
        """The spans in quotation marks: words mentioned or spoken, not meant."""
        if not may_quote(self.text):
            return []
        return [found.span() for found in _QUOTED.finditer(self.text)]

    @cached_property
    def quantities(self) -> list[QuantitySpan]:
        """The quantities stated in the text."""
        return find_quantities(self.text, self.grammar)

    @cached_property
    def _judgements(self) -> list[Bounds]:
        return [found.span() for found in self._pattern("judgement").finditer(self.text)]

    @cached_property
    def event_words(self) -> list[int]:
        """Where the words stand that lead up to an event: before, by the time."""
        return [found.start() for found in self._pattern("event_word").finditer(self.text)]

    def sentence_of(self, offset: int) -> Bounds:
        """Take an offset; give the sentence it falls in."""
        bounds = self.sentences
        return bounds[0] if len(bounds) == 1 else sentence_at(bounds, offset)

    def has_quantity(self, offset: int, clause: Bounds) -> bool:
        """Take an offset and its sentence; tell whether a quantity stands within reach."""
        index = bisect_left(self.quantities, (max(clause[0], offset - REACH),))
        nearest = self.quantities[index : index + 1]
        return bool(nearest) and nearest[0].start < min(clause[1], offset + REACH)

    def role_judges(self, start: int, end: int, clause: Bounds) -> bool:
        """Take a phrase's span and its sentence; tell whether a role is given the judgement of it.

        The judgement stands in the same clause, not in one that a new subject begins.
        """
        index = bisect_left(self._judgements, (start,))
        for found in self._judgements[max(0, index - 1) : index + 1]:
            if found[0] < max(clause[0], start - REACH) or found[0] > min(clause[1], end + REACH):
                continue
            if found[0] >= start:
                if found[0] < end or not self._parted(end, found):
                    return True
            elif found[1] > start or not self._pattern("next_clause").search(
                self.text, found[1], start
            ):
                return True
        return False

    def _parted(self, end: int, judgement: Bounds) -> bool:
        """Whether the judgement after a phrase begins a clause of its own."""
        text, begins = self.text, judgement[0]
        if self._pattern("next_clause").search(text, end, begins):
            return True
        return (
            self._pattern("other_subject").search(text, max(end, begins - 8), begins) is not None
            and self._pattern("of_the_same").match(text, begins) is None
        )

    def explanation(self, end: int, clause: Bounds) -> Bounds | None:
        """Take a phrase's end and its sentence; give the span of the behaviour it stands for."""
        if not self._holds("spelling_out"):
            return None
        found = self._pattern("spelled_out").match(self.text, end, min(clause[1], end + REACH))
        return (found.end(), min(clause[1], found.end() + REACH)) if found else None

    def is_name(self, start: int, end: int, clause: Bounds) -> bool:
        """Take a phrase and its sentence; tell whether it is written as a proper name."""
        text = self.text
        if not text[start].isupper():
            return False
        phrase = text[start:end]
        if (phrase.isupper() and len(phrase) > 3) or self._in_title_case(clause):
            return False
        if not text[clause[0] : start].strip() or _SENTENCE_START.search(
            text[max(0, start - 10) : start]
        ):
            follows = text[end : end + 2]
            return len(follows) == 2 and follows[0] in " -" and follows[1].isupper()
        return not self._of_plain_noun(end, clause)

    def _of_plain_noun(self, end: int, clause: Bounds) -> bool:
        """Whether nothing but a word such as "Service" follows: capitals alone make no name."""
        found = self._pattern("generic_noun").match(self.text, end, clause[1])
        return found is not None and not self.text[found.end() : found.end() + 2].strip().isupper()

    def mentioned(self, start: int, *, noun: bool) -> bool:
        """Take a phrase's start; tell whether it is only spoken of there, or of no account.

        "Never say soon", "the word soon"; "in whatever tone", where it may be a `noun`.
        """
        window = self.text, max(0, start - 50), start
        if self._holds("speaking") and self._pattern("spoken_of").search(*window):
            return True
        before = self._words_before(start, 14) if noun else []
        ends = self.grammar.words("mention_ends")
        return (
            bool(before) and before[-1] in ends and bool(self._pattern("whatever").search(*window))
        )

    def customer_says(self, start: int) -> bool:
        """Take a phrase's start; tell whether a customer says it of something, or asks for it."""
        return self._holds("saying") and self._led_up_to("customer_says", start)

    def found_so(self, start: int) -> bool:
        """Take a phrase's start; tell whether a named role finds something to be so."""
        return self._holds("judging") and self._led_up_to("judged_so", start)

    def _led_up_to(self, name: str, start: int) -> bool:
        """Whether a pattern ends where a phrase starts."""
        return self._pattern(name).search(self.text, max(0, start - _BEFORE), start) is not None

    def _holds(self, name: str) -> bool:
        """Whether a pattern is anywhere in the text: asked once, and most texts are then done."""
        known = self._held.get(name)
        if known is None:
            known = self._held[name] = self.grammar.holds(name, self.text)
        return known

    def defined_by(self, end: int, clause: Bounds) -> bool:
        """Take a phrase's end and its sentence; tell whether a law or a document defines it there."""
        if not self._holds("defined_by"):
            return False
        limit = min(clause[1], end + REACH)
        return self._pattern("defined_by").search(self.text, end, limit) is not None

    @cached_property
    def definiendum(self) -> int:
        """Where the term ends that a definition begins with, or 0 where it begins with none."""
        found = self._pattern("definiendum").match(self.text)
        return found.end() if found else 0

    @property
    def of_our_own(self) -> bool:
        """Whether the text speaks of us, or of what customers want of us."""
        return self._holds("own_service")

    def of_two(self, clause: Bounds) -> bool:
        """Take a sentence; tell whether it compares the two things it names."""
        known = self._of_two.get(clause[0])
        if known is None:
            known = self._pattern("of_two").search(self.text, *clause) is not None
            self._of_two[clause[0]] = known
        return known

    def valued(self, start: int, end: int) -> bool:
        """Take an adjective's span; tell whether it says how good a thing is.

        It does as a predicate, beside another adjective, or of an abstract noun.
        """
        return (
            self._pattern("valued_after").match(self.text, end) is not None
            or self._pattern("valued_before").search(self.text, max(0, start - 40), start)
            is not None
        )

    def their_will(self, start: int) -> bool:
        """Take the start of "want to" or the like; tell whether it is no wish of ours."""
        words = self._words_before(start, 60)
        while words and words[-1] in self.grammar.words("passed_over"):
            words.pop()
        if not words or words[-1] in self.grammar.words("theirs"):
            return bool(words)
        return (
            words[-1] in self.grammar.words("ours")
            and words[-2:-1] != []
            and words[-2] in self.grammar.words("asked_about")
        )

    def word_before(self, start: int) -> str:
        """Take an offset; give the word that ends before it, in lower case."""
        found = _WORD_BEFORE.match(self.text[max(0, start - 24) : start][::-1])
        return found[1][::-1].lower() if found else ""

    def word_at(self, start: int) -> str:
        """Take an offset; give the word that begins there, in lower case."""
        found = _WORD.match(self.text, start)
        return found[0].lower() if found else ""

    def _words_before(self, start: int, reach: int) -> list[str]:
        return self.text[max(0, start - reach) : start].lower().split()

    def goes_on(self, end: int) -> bool:
        """Take a phrase's end; tell whether another word follows without a stop between."""
        return self.text[end : end + 2].lstrip()[:1].isalnum()

    def felt(self, start: int, clause: Bounds) -> bool:
        """Take a phrase's start and its sentence; tell whether it is what somebody feels."""
        return (
            self._pattern("feels").search(self.text[max(clause[0], start - 60) : start]) is not None
        )

    def _in_title_case(self, clause: Bounds) -> bool:
        known = self._title_case.get(clause[0])
        if known is None:
            opening = self.text[clause[0] : min(clause[1], clause[0] + 4 * REACH)]
            longer = _LONG_WORD.findall(opening)[1:]
            capital = sum(word[0].isupper() for word in longer)
            known = bool(longer) and capital * 10 > len(longer) * 7
            self._title_case[clause[0]] = known
        return known
