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
_BEFORE = lazy(r"\s*(?:\(\s*|-|or\s+)?(?:so\s+)?(?:(?:a|an|the|our|your|for)\s+)?", re.IGNORECASE)
_EVENT_WORD = lazy(r"\b(?:before|by the time)\b", re.IGNORECASE)
_EVENT = lazy(
    rf"(?:{_HEAD_NOUN}\s*(?:[,(:–—-]\s*)?(?:and\s+|that is,?\s+|i\.e\.,?\s+)?)"
    r"(?:before|by the time)\s+(?:the|a|an|your|their|they|you|he|she|it|any|each)\s+[\w'’-]+",
    re.IGNORECASE,
)
_SPELLING_OUT = lazy(r"[:–—(]|\s-|\bi\.e|\bthat is\b|\bmean|\bby\s", re.IGNORECASE)
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
_JUDGEMENT = lazy(
    rf"\b{_ROLE}\s+(?:(?:then|alone|always|reasonably)\s+)?{_JUDGES}\b"
    rf"|\b(?:decided|judged|considered|deemed|determined|agreed|approved|authori[sz]ed|assessed)"
    rf"\s+(?:\w+\s+)?by\s+{_ROLE}"
    rf"|\b(?:judgement|judgment|opinion|discretion|decision|view)\s+of\s+{_ROLE}"
    rf"|\b{_ROLE}['’]s?\s+(?:opinion|judgement|judgment|discretion|decision|view)",
    re.IGNORECASE,
)
# What parts a judgement from a phrase: the next clause, which has a subject of its own.
_NEXT_CLAUSE = lazy(
    r"[;:]|(?:,|\b(?:and|but|so|then))\s+(?:you|we|they|he|she|it)\b", re.IGNORECASE
)
_OTHER_SUBJECT = lazy(r"\b(?:and|but|so|then)\s+$", re.IGNORECASE)
_OF_THE_SAME = lazy(r"\w+ed\b", re.IGNORECASE)
# "In whatever tone": nothing hangs on what it is.
_WHATEVER = lazy(
    r"\b(?:whatever|whichever|regardless of|no matter (?:what|which|how))"
    r"(?:\s+(?:the|his|her|its|their))?\s+$",
    re.IGNORECASE,
)
# A wish of somebody we serve, or one asked about, is no promise of ours to hedge.
_THEY = (
    "who whoever he she they anybody somebody everybody anyone someone everyone people person "
    "customer customers guest guests caller callers patient patients member members resident "
    "residents tenant tenants passenger passengers visitor visitors client clients user users "
    "traveller travellers buyer buyers shopper shoppers student students parent parents family "
    "families"
)
_THEIRS: Final = frozenset(_THEY.split())
_ASKED_ABOUT: Final = frozenset("why what how when where which whether if who whom".split())
_OURS: Final = frozenset({"we", "you", "i"})
_PASSED_OVER: Final = frozenset(
    "do does did may might still also only really not longer no don't doesn't don’t doesn’t".split()
)
# "Never say soon", "the word soon": the word is spoken of, not used.
_SPOKEN_OF = lazy(
    r"(?:\b(?:never|not|avoid|stop|instead of|rather than)|n['’]t)\s+(?:say|saying|write|writing)\s+"
    r"(?:the\s+)?(?:words?\s+|phrases?\s+)?$"
    r"|\b(?:the|this|that|such)\s+(?:words?|phrases?|terms?|expressions?)\s+$",
    re.IGNORECASE,
)
_ENDS = (
    "whatever whichever of what which how the his her its their say saying write writing "
    "word words phrase phrases term terms expression expressions"
)
_MENTIONS_END: Final = frozenset(_ENDS.split())
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
    def _judgements(self) -> list[Bounds]:
        return [found.span() for found in _JUDGEMENT.finditer(self.text)]

    @cached_property
    def _event_words(self) -> list[int]:
        return [found.start() for found in _EVENT_WORD.finditer(self.text)]

    @cached_property
    def _spells_out(self) -> bool:
        return _SPELLING_OUT.search(self.text) is not None

    def sentence_of(self, offset: int) -> Bounds:
        """Take an offset; give the sentence it falls in."""
        bounds = self.sentences
        return bounds[0] if len(bounds) == 1 else sentence_at(bounds, offset)

    def quantified(self, start: int, end: int, clause: Bounds, *, counted: bool) -> bool:
        """Take a phrase's span and its sentence; tell whether a quantity is attached to it.

        `counted`: it says how many, so a bare number before it will do.
        """
        text, quantities = self.text, self._quantities
        if quantities:
            index = bisect_left(quantities, (end,))
            furthest = min(clause[1], end + _NEAR)
            for found in quantities[index : index + 2]:
                if found.start > furthest:
                    break
                if text[end : found.start].isspace():
                    if found.kind == "frequency":
                        return True
                elif _AFTER.fullmatch(text, end, found.start):
                    return True
            if index and self._right_before(quantities[index - 1], start, clause, counted=counted):
                return True
        return self._until_event(end, min(clause[1], end + REACH))

    def _right_before(
        self, found: QuantitySpan, start: int, clause: Bounds, *, counted: bool
    ) -> bool:
        near = max(clause[0], start - _NEAR) <= found.start and found.end <= start
        return (
            near
            and (counted or found.kind != "count")
            and _BEFORE.fullmatch(self.text, found.end, start) is not None
        )

    def _until_event(self, end: int, limit: int) -> bool:
        index = bisect_left(self._event_words, end)
        nearest = self._event_words[index : index + 1]
        return (
            bool(nearest) and nearest[0] < limit and _EVENT.match(self.text, end, limit) is not None
        )

    def has_quantity(self, offset: int, clause: Bounds) -> bool:
        """Take an offset and its sentence; tell whether a quantity stands within reach."""
        index = bisect_left(self._quantities, (max(clause[0], offset - REACH),))
        nearest = self._quantities[index : index + 1]
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
            elif found[1] > start or not _NEXT_CLAUSE.search(self.text, found[1], start):
                return True
        return False

    def _parted(self, end: int, judgement: Bounds) -> bool:
        """Whether the judgement after a phrase begins a clause of its own."""
        text, begins = self.text, judgement[0]
        if _NEXT_CLAUSE.search(text, end, begins):
            return True
        return (
            _OTHER_SUBJECT.search(text, max(end, begins - 8), begins) is not None
            and _OF_THE_SAME.match(text, begins) is None
        )

    def explanation(self, end: int, clause: Bounds) -> Bounds | None:
        """Take a phrase's end and its sentence; give the span of the behaviour it stands for."""
        if not self._spells_out:
            return None
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
        if not text[clause[0] : start].strip() or _SENTENCE_START.search(
            text[max(0, start - 10) : start]
        ):
            follows = text[end : end + 2]
            return len(follows) == 2 and follows[0] in " -" and follows[1].isupper()
        return True

    def mentioned(self, start: int, *, noun: bool) -> bool:
        """Take a phrase's start; tell whether it is only spoken of there, or of no account.

        "Never say soon", "the word soon"; "in whatever tone", where it may be a `noun`.
        """
        before = self._words_before(start, 14)
        if not before or before[-1] not in _MENTIONS_END:
            return False
        window = self.text, max(0, start - 50), start
        return bool(_SPOKEN_OF.search(*window) or (noun and _WHATEVER.search(*window)))

    def their_will(self, start: int) -> bool:
        """Take the start of "want to" or the like; tell whether it is no wish of ours."""
        words = self._words_before(start, 60)
        while words and words[-1] in _PASSED_OVER:
            words.pop()
        if not words or words[-1] in _THEIRS:
            return bool(words)
        return words[-1] in _OURS and words[-2:-1] != [] and words[-2] in _ASKED_ABOUT

    def _words_before(self, start: int, reach: int) -> list[str]:
        return self.text[max(0, start - reach) : start].lower().split()

    def goes_on(self, end: int) -> bool:
        """Take a phrase's end; tell whether another word follows without a stop between."""
        return self.text[end : end + 2].lstrip()[:1].isalnum()

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
