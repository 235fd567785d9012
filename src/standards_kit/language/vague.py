"""Find the vague phrases of a text that nothing around them settles.

The lexicon proposes, the context disposes: a phrase is reported unless a definition, an
attached quantity, a named judge, a behaviour spelled out, quotation marks or a proper
name settles it. The guide this follows asks of every phrase: could two fair people,
holding only this text, judge differently whether it was done?
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from standards_kit.language import contexts
from standards_kit.language.forms import forms
from standards_kit.language.grades import grade_in
from standards_kit.language.lexicon import Category, Entry, Grade, Lexicon
from standards_kit.language.phrases import Hit, Phrases, longest
from standards_kit.language.words import fold, sentence_at, sentences

Field: TypeAlias = Literal[
    "why", "emotional_response", "expectation", "definition", "other", "promise"
]
Bounds: TypeAlias = tuple[int, int]

_UNSETTLED_BY_NUMBERS: Final = frozenset(
    {"attitude", "hedge", "effort", "superlative", "open_list"}
)
_UNEXPLAINABLE: Final = frozenset({"hedge", "open_list"})
_COMPARED: Final = frozenset({"attitude", "quality", "speed", "availability", "degree"})
_MORE = re.compile(r"\b(more|less|most|least)\s+$", re.IGNORECASE)
_THAN = re.compile(r"[^.;:!?]{0,60}?\bthan\b", re.IGNORECASE)
_INTENSIFIER = re.compile(r"(?<!\w)(?:super|ultra|extra|very|most|highly|ever)[-‑]$", re.IGNORECASE)
_SMALL = (
    "a an the in of to at with and or our your their for is are as by on we you they "
    "manner way fashion basis level very be"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague phrase at `text[start:end]`, its category and grade, and the question to ask."""

    start: int
    end: int
    phrase: str
    category: Category
    grade: Grade
    ask: str


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller knows about a text: its field, and what is settled beforehand."""

    text: str
    field: str
    defined: Sequence[Bounds]
    timed: bool
    judged: frozenset[str]
    sentences: list[Bounds]
    starts: frozenset[int]


class VagueFinder:
    """Finds vague phrases by one lexicon and one kit's accepted and flagged words."""

    __slots__ = ("_accept", "_families", "_flag", "_lexicon")

    def __init__(
        self, lexicon: Lexicon, accept: Iterable[str] = (), flag: Iterable[str] = ()
    ) -> None:
        """Take a lexicon, words never to report, and words to report though it lacks them."""
        self._lexicon = lexicon
        self._families: Mapping[str, Collection[str]] = lexicon.families
        self._accept = _phrases(accept, self._families, None)
        self._flag = _phrases(flag, self._families, _flagged(lexicon))

    def find(
        self,
        text: str,
        field: Field,
        *,
        defined: Sequence[Bounds] = (),
        timed: bool = False,
        judged: Collection[str] = (),
    ) -> list[Vague]:
        """Take a text, its field and what is settled; give its vague phrases in order.

        `defined`: spans of defined words; `timed`: a time target goes with the text;
        `judged`: words whose judgement somebody holds.
        """
        hits = self._hits(text)
        if not hits:
            return []
        given = _Given(
            text,
            field,
            defined,
            timed,
            frozenset(form for word in judged for form in forms(word, self._families)),
            sentences(text),
            frozenset(hit.start for hit in hits),
        )
        return [found for hit in hits if (found := self._judge(hit, given)) is not None]

    def _hits(self, text: str) -> list[Hit[Entry]]:
        """Lexicon hits, the longest of overlapping ones, less exceptions and mentions."""
        found = self._lexicon.matcher.find(text)
        if self._flag:
            found += self._flag.find(text)
        if not found:
            return []
        if self._accept:
            found += self._accept.find(text)
        quoted = contexts.quotations(text) if _has_quotes(text) else []
        meant = longest(_first_of_each(found))
        inside = _covered([(hit.start, hit.end) for hit in meant], quoted)
        return [
            part
            for hit, mention in zip(meant, inside, strict=True)
            if hit.payload is not None and not mention and not _compound(text, hit.start)
            for part in self._parts(Hit(hit.start, hit.end, hit.payload), text)
        ]

    def _parts(self, hit: Hit[Entry], text: str) -> list[Hit[Entry]]:
        """A template by the entry of its middle word, or as its middle words if several.

        "In a friendly manner" is one finding, "in a friendly and helpful manner" two.
        """
        if not hit.payload.slots:
            return [hit]
        inner = longest(self._lexicon.matcher.find(text[hit.start + 1 : hit.end - 1]))
        known = [
            Hit(found.start + hit.start + 1, found.end + hit.start + 1, found.payload)
            for found in inner
            if found.payload is not None and not found.payload.slots
        ]
        if len(known) > 1:
            return known
        return [Hit(hit.start, hit.end, known[0].payload if known else hit.payload)]

    def _judge(self, hit: Hit[Entry], given: _Given) -> Vague | None:
        clause = sentence_at(given.sentences, hit.start)
        entry = hit.payload
        start, category = _compared(hit.start, entry, given.text)
        if category == "comparative" and _THAN.match(given.text, hit.end, clause[1]):
            return None
        grade = grade_in(given.text, (start, hit.end), clause, entry, category, given.field)
        if grade is None or self._settled(start, hit.end, entry, category, clause, given):
            return None
        ask = entry.ask if category == entry.category else self._lexicon.asks[category]
        return Vague(start, hit.end, given.text[start : hit.end], category, grade, ask)

    def _settled(
        self,
        start: int,
        end: int,
        entry: Entry,
        category: Category,
        clause: Bounds,
        given: _Given,
    ) -> bool:
        text = given.text
        return (
            (given.timed and category == "speed")
            or _defined(text, start, end, given.defined)
            or _judged(text[start:end], given.judged)
            or contexts.is_name(text, start, end, clause)
            or (
                category not in _UNSETTLED_BY_NUMBERS
                and contexts.quantified(text, start, end, clause)
            )
            or ("judged" in entry.traits and contexts.role_judges(text, start, end, clause))
            or (category not in _UNEXPLAINABLE and _explained(end, clause, given))
        )


def _phrases(
    words: Iterable[str], families: Mapping[str, Collection[str]], payload: Entry | None
) -> Phrases[Entry | None] | None:
    """A matcher for a kit's own words in all their forms, or None without any."""
    pairs = [(form, payload) for word in words for form in forms(word, families)]
    return Phrases(pairs) if pairs else None


def _flagged(lexicon: Lexicon) -> Entry:
    return Entry(
        "", "quality", "medium", lexicon.asks["quality"], {}, frozenset({"feeling"}), slots=False
    )


def _first_of_each(found: Iterable[Hit[Entry | None]]) -> list[Hit[Entry | None]]:
    """One hit for each span: an exception or accepted word before all, else the first listed."""
    chosen: dict[Bounds, Hit[Entry | None]] = {}
    for hit in found:
        kept = chosen.setdefault((hit.start, hit.end), hit)
        if kept.payload is not None and hit.payload is None:
            chosen[hit.start, hit.end] = hit
    return list(chosen.values())


def _has_quotes(text: str) -> bool:
    return any(mark in text for mark in "\"“‘'«")


def _covered(spans: Sequence[Bounds], outer: Sequence[Bounds]) -> list[bool]:
    """For ordered spans and ordered, disjoint outer ones: whether each lies within one."""
    told, index = [], 0
    for start, end in spans:
        while index < len(outer) and outer[index][1] < end:
            index += 1
        told.append(index < len(outer) and outer[index][0] <= start)
    return told


def _compound(text: str, start: int) -> bool:
    """Whether a hyphen ties the phrase to a word before it, as in "non-urgent"."""
    if start < 2 or text[start - 1] not in "-‑" or not text[start - 2].isalnum():
        return False
    return _INTENSIFIER.search(text, max(0, start - 8), start) is None


def _compared(start: int, entry: Entry, text: str) -> tuple[int, Category]:
    """Where "more" or "most" stands before the phrase, the start and category with it."""
    if entry.category not in _COMPARED:
        return start, entry.category
    found = _MORE.search(text, max(0, start - 8), start)
    if not found:
        return start, entry.category
    degree: Category = "comparative" if found[1].lower() in ("more", "less") else "superlative"
    return found.start(), degree


def _defined(text: str, start: int, end: int, defined: Sequence[Bounds]) -> bool:
    """Whether definitions cover the phrase, or each word in it that says something."""
    near = [span for span in defined if span[0] < end and span[1] > start]
    if not near:
        return False
    if any(low <= start and end <= high for low, high in near):
        return True
    inner = [
        (start + word.start(), start + word.end())
        for word in re.finditer(r"\w+", text[start:end])
        if fold(word.group()) not in _SMALL_WORDS
    ]
    return bool(inner) and all(
        any(low <= word[0] and word[1] <= high for low, high in near) for word in inner
    )


def _judged(phrase: str, judged: frozenset[str]) -> bool:
    if not judged:
        return False
    folded = " ".join(fold(phrase).split())
    return folded in judged or any(word in judged for word in re.findall(r"\w+", folded))


def _explained(end: int, clause: Bounds, given: _Given) -> bool:
    """Whether behaviour is spelled out after the phrase, itself free of vague words."""
    span = contexts.spelled_out(given.text, end, clause[1])
    if span is None:
        return False
    stop = min(clause[1], span[1] + contexts.REACH)
    return given.starts.isdisjoint(range(end, stop))
