"""What stands around a vague phrase and settles it, or shows it is no promise at all.

Quantities, judges, quotations and sentences of a text are found once, when first asked
for; every question about a phrase then looks at its neighbourhood only, so a text full
of vague phrases is still read in linear time.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.spans import QuantitySpan, find_quantities
from standards_kit.language.words import sentence_at, sentences

Bounds = tuple[int, int]

REACH: Final = 160
_NEAR: Final = 70

# Between a phrase and its quantity: up to three words of head noun, then a linker.
_LINK = (
    r"(?:[,(:;–—-]|\b(?:within|in|by|before|after|at|under|over|below|above|on|every|each|of|"
    r"i\.e\.|ie\b|eg\b|e\.g\.|viz|that is|that means|this means|meaning|namely|"
    r"which (?:is|means)|defined as|at (?:least|most|the latest)|up to|always|usually|normally|"
    r"(?:no |not )?(?:more|less|fewer|later|longer) than|about|around|the|a|an|and|"
    r"or|is|are|target|average|maximum|minimum|max|min)(?!\w))"
)
_HEAD_NOUN = r"(?:\s+(?!(?:and|or|but|then|so|who|which|that|we|you|they|it)\b)[\w'’-]+){0,3}?"
_AFTER = lazy(rf"{_HEAD_NOUN}\s*(?:(?!and\b|or\b){_LINK}\s*)(?:{_LINK}\s*){{0,4}}", re.IGNORECASE)
_BEFORE = lazy(
    r"\s*(?:[,(–—-]\s*|(?:or|and)\s+)?(?:so\s+)?(?:(?:a|an|the|our|your|for)\s+)?", re.IGNORECASE
)
_EVENT = lazy(
    rf"(?:{_HEAD_NOUN}\s*(?:[,(:–—-]\s*)?(?:and\s+|that is,?\s+|i\.e\.,?\s+)?)"
    r"(?:before|by the time)\s+(?:the|a|an|your|their|they|you|he|she|it|any|each)\s+[\w'’-]+",
    re.IGNORECASE,
)
_SPELLED_OUT = lazy(
    r"(?:(?:\s+(?!(?:and|or|but)\b)[\w'’-]+){0,2}?"
    r"(?:\s*(?::|\s[–—-]|—|\()\s*(?:i\.e\.,?\s*|that is,?\s*|meaning\s+)?"
    r"|,?\s+(?:i\.e\.,?|that is,|which means|by which we mean|meaning(?: that)?)\s+)"
    r"|(?:\s+[\w'’-]+){0,3}?,?\s+by\s+(?=(?!being\b|having\b|remaining\b|providing\b)\w+ing\b))"
    r"(?!(?:and|or|but|with|for|a|an|in|at|on)\b)[\w'’“\"]+[^.!?\n\w]{1,8}[\w'’]+",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:the|a|an|your|our|their|each|his|her)\s+"
    r"(?!(?:staff|team|company|organisation|organization)\b)"
    r"(?:[\w’'-]+\s+(?:(?:of|in|on|for)\s+(?:the\s+)?)?){0,3}?[\w’'-]+"
)
_JUDGES = (
    r"(?:decides?|judges?|thinks?|considers?|deems?|believes?|feels?|determines?|agrees?|"
    r"approves?|authorises?|authorizes?|sees?|finds?|is satisfied|has the final say|chooses)"
)
_JUDGEMENT = (
    rf"\b{_ROLE}\s+(?:(?:then|alone|always|reasonably)\s+)?{_JUDGES}\b"
    rf"|\b(?:decided|judged|considered|deemed|determined|agreed|approved|authori[sz]ed|assessed)"
    rf"\s+(?:\w+\s+)?by\s+{_ROLE}"
    rf"|\b(?:judgement|judgment|opinion|discretion|decision|view)\s+of\s+{_ROLE}"
    rf"|\b{_ROLE}['’]s?\s+(?:opinion|judgement|judgment|discretion|decision|view)"
)
_QUOTED = lazy(
    r"\"[^\"\n]{1,300}\"|“[^“”]{1,300}”|‘[^‘’]{1,300}’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,200}'(?!\w)|«[^«»]{1,300}»"
)
_QUOTES: Final = ('"', "“", "'", "‘", "«")
_LONG_WORD = lazy(r"[^\W\d_][\w’']{3,}")
_SENTENCE_START = lazy(r"(?:[.!?:;•|\n\"“‘'(]|\n\s{0,8}[-*–])\s{0,4}$")
_FEELS = lazy(
    r"\b(?:feel|feels|feeling|felt)\s+(?:that\s+\w+\s+(?:is|are)\s+)?(?:[\w’'-]+,?\s+){0,4}$",
    re.IGNORECASE,
)


class Surroundings:
    """A text, and what stands in it that may settle a phrase."""

    def __init__(self, text: str) -> None:
        """Take a text; nothing is looked for until it is asked about."""
        self.text = text
        self._title_case: dict[int, bool] = {}

    @cached_property
    def sentences(self) -> list[Bounds]:
        """The spans of the text's sentences."""
        return sentences(self.text)

    @cached_property
    def quoted(self) -> list[Bounds]:
        """The spans in quotation marks: words mentioned or spoken, not meant."""
        if not any(mark in self.text for mark in _QUOTES):
            return []
        return [found.span() for found in _QUOTED.finditer(self.text)]

    @cached_property
    def _quantities(self) -> list[QuantitySpan]:
        return find_quantities(self.text)

    @cached_property
    def _judgements(self) -> list[int]:
        return [found.start() for found in re.finditer(_JUDGEMENT, self.text, re.IGNORECASE)]

    def sentence_of(self, offset: int) -> Bounds:
        """Take an offset; give the sentence it falls in."""
        bounds = self.sentences
        return bounds[0] if len(bounds) == 1 else sentence_at(bounds, offset)

    def quantified(self, start: int, end: int, clause: Bounds) -> bool:
        """Take a phrase's span and its sentence; tell whether a quantity is attached to it."""
        text, quantities = self.text, self._quantities
        if quantities:
            index = bisect_left(quantities, (end,))
            for found in quantities[index : index + 2]:
                if found.start > min(clause[1], end + _NEAR):
                    break
                if _AFTER.fullmatch(text, end, found.start):
                    return True
                if found.kind == "frequency" and text[end : found.start].isspace():
                    return True
            if index and self._right_before(quantities[index - 1], start, clause):
                return True
        return _EVENT.match(text, end, min(clause[1], end + REACH)) is not None

    def _right_before(self, found: QuantitySpan, start: int, clause: Bounds) -> bool:
        near = max(clause[0], start - _NEAR) <= found.start and found.end <= start
        return (
            near
            and found.kind != "count"
            and _BEFORE.fullmatch(self.text, found.end, start) is not None
        )

    def has_quantity(self, offset: int, clause: Bounds) -> bool:
        """Take an offset and its sentence; tell whether a quantity stands within reach."""
        index = bisect_left(self._quantities, (max(clause[0], offset - REACH),))
        nearest = self._quantities[index : index + 1]
        return bool(nearest) and nearest[0].start < min(clause[1], offset + REACH)

    def role_judges(self, offset: int, clause: Bounds) -> bool:
        """Take an offset and its sentence; tell whether a role is given the judgement nearby."""
        index = bisect_left(self._judgements, max(clause[0], offset - REACH))
        nearest = self._judgements[index : index + 1]
        return bool(nearest) and nearest[0] < min(clause[1], offset + REACH)

    def explanation(self, end: int, clause: Bounds) -> Bounds | None:
        """Take a phrase's end and its sentence; give the span of the behaviour it stands for."""
        found = _SPELLED_OUT.match(self.text, end, min(clause[1], end + REACH))
        return (found.end(), min(clause[1], found.end() + REACH)) if found else None

    def is_name(self, start: int, end: int, clause: Bounds) -> bool:
        """Take a phrase and its sentence; tell whether it is written as a proper name."""
        text = self.text
        if not text[start].isupper():
            return False
        phrase = text[start:end]
        if (phrase.isupper() and len(phrase) > 3) or self._in_title_case(clause):
            return False
        if not text[clause[0] : start].strip() or _SENTENCE_START.search(text[start - 10 : start]):
            follows = text[end : end + 2]
            return len(follows) == 2 and follows[0] in " -" and follows[1].isupper()
        return True

    def felt(self, start: int, clause: Bounds) -> bool:
        """Take a phrase's start and its sentence; tell whether it is what somebody feels."""
        return _FEELS.search(self.text[max(clause[0], start - 60) : start]) is not None

    def _in_title_case(self, clause: Bounds) -> bool:
        known = self._title_case.get(clause[0])
        if known is None:
            opening = self.text[clause[0] : min(clause[1], clause[0] + 4 * REACH)]
            longer = _LONG_WORD.findall(opening)
            capital = sum(word[0].isupper() for word in longer)
            known = len(longer) > 1 and capital * 10 > len(longer) * 6
            self._title_case[clause[0]] = known
        return known
