"""Find the vague phrases of a text that nothing around them settles.

The lexicon proposes, the context disposes: a phrase is reported unless a definition, an
attached quantity, a named judge, a behaviour spelled out, quotation marks or a proper
name settles it. The guide this follows asks of every phrase: could two fair people,
holding only this text, judge differently whether it was done?
"""

import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from standards_kit.language.attached import Open, quantified, until_event
from standards_kit.language.contexts import Surroundings
from standards_kit.language.defined import DefinedSpans
from standards_kit.language.forms import forms
from standards_kit.language.grades import grade_in
from standards_kit.language.lexicon import Category, Entry, Fine, Grade, Lexicon
from standards_kit.language.phrases import Hit, Phrases, longest
from standards_kit.language.remembered import Remembered
from standards_kit.language.search import VAGUE
from standards_kit.language.words import atoms, fold

Field: TypeAlias = Literal[
    "why", "emotional_response", "expectation", "definition", "other", "promise"
]
Bounds: TypeAlias = tuple[int, int]

# What a category leaves open, and a quantity may say; none settles an attitude or a hedge.
_LEFT_OPEN: Final[Mapping[str, Open]] = {
    "speed": "time",
    "frequency_quantity": "number",
    "degree": "extent",
    "comparative": "extent",
    "quality": "merit",
    "availability": "merit",
}
_QUALIFYING: Final = frozenset({"degree", "effort", "hedge", "superlative", "quality"})
# Behaviour spelled out says what is meant by a manner; when and how often, only a number says.
_UNEXPLAINABLE: Final = frozenset({"hedge", "open_list", "speed", "frequency_quantity"})
_ACCEPTED: Final = Fine("lint.words.accept")
_FLAGGED: Final = "flagged"
MOST: Final = 1_000
"""As many soft phrases of one text are judged, each by what stands around it; the next one tells how
many are left."""
_HYPHENS: Final = ("-", "‑")
_DEGREES: Final[tuple[tuple[str, Category], ...]] = (
    ("compared_more", "comparative"),
    ("compared_most", "superlative"),
)
_COMPARED: Final = frozenset({"attitude", "quality", "speed", "availability", "degree"})


class Vague(NamedTuple):
    """A vague phrase at `text[start:end]`: category, grade, question, and its lexicon entry.

    `left`: with how many more after it, it is left unjudged; 0 of one that was judged.
    """

    start: int
    end: int
    phrase: str
    category: Category
    grade: Grade
    ask: str
    entry: str
    left: int = 0


class _Seen(NamedTuple):
    """What there is to judge in a text wherever it stands, what is around it, how many are left unjudged."""

    around: Surroundings
    hits: list[Hit[Entry]]
    left: int
    starts: Sequence[int]
    judged: dict[object, list[Vague]]


class _Given(NamedTuple):
    """What is known about a text: its surroundings, its field, and what is settled beforehand."""

    around: Surroundings
    field: str
    defined: DefinedSpans
    timed: bool
    judged: frozenset[str]
    starts: Sequence[int]


class VagueFinder:
    """Finds vague phrases by one lexicon and one kit's accepted and flagged words."""

    __slots__ = ("_accept", "_flag", "_lexicon", "_seen")

    def __init__(
        self, lexicon: Lexicon, accept: Iterable[str] = (), flag: Iterable[str] = ()
    ) -> None:
        """Take a lexicon, words never to report, and words to report though it lacks them."""
        self._lexicon = lexicon
        self._accept = _phrases(accept, lexicon, _ACCEPTED)
        self._flag = _phrases(flag, lexicon, _flagged(lexicon))
        # A text stands in many standards of a kit, and most have nothing in them.
        self._seen = Remembered(self._look, longest=sys.maxsize)

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

        Of a text with more than `MOST` phrases that might be, the last one given stands for those
        that were not judged.
        `defined`: spans of defined words; `timed`: a time target goes with the text;
        `judged`: words whose judgement somebody holds.
        """
        seen = self._seen[text]
        if seen is None:
            return []
        so = field, tuple(defined), timed, tuple(judged)
        known = seen.judged.get(so)
        if known is None:
            known = seen.judged[so] = self._judged(seen, *so)
        return known

    def _judged(
        self,
        seen: _Seen,
        field: Field,
        defined: Sequence[Bounds],
        timed: bool,
        judged: Collection[str],
    ) -> list[Vague]:
        """What is vague of all that may be in a text, where this is known of it."""
        text = seen.around.text
        words = frozenset(form for word in judged for form in _forms(word, self._lexicon))
        spans = DefinedSpans(text, defined, self._lexicon)
        given = _Given(seen.around, field, spans, timed, words, seen.starts)
        judged_so = [self._judge(hit, given) for hit in seen.hits[:MOST]]
        told = [vague for vague in judged_so if vague is not None]
        left = seen.left
        return [*told, _unjudged(seen.hits[MOST], left, text)] if left else told

    @property
    def sought(self) -> dict[str, Phrases[Entry | Fine]]:
        """What it looks for beside the words of the lexicon, by name."""
        return {_FLAGGED: self._flag} if self._flag else {}

    def given(self, text: str, found: Mapping[str, list[Hit[Entry | Fine]]]) -> bool:
        """Take a text and what a search found in it; tell whether there is anything to judge."""
        if text not in self._seen:
            hits = [*found.get(VAGUE, ()), *found.get(_FLAGGED, ())]
            self._seen[text] = self._seen_in(text, hits) if hits else None
        return self._seen[text] is not None

    def _look(self, text: str) -> _Seen | None:
        """What may be vague in a text, or None where nothing may."""
        found = self._lexicon.matcher.find(text)
        if self._flag:
            found += self._flag.find(text)
        return self._seen_in(text, found) if found else None

    def _seen_in(self, text: str, found: list[Hit[Entry | Fine]]) -> _Seen | None:
        if not any(isinstance(hit.payload, Entry) for hit in found):
            return None
        around = Surroundings(text, self._lexicon.grammar)
        hits, left = self._meant(found, around)
        return _Seen(around, hits, left, [hit.start for hit in hits], {}) if hits else None

    def flags(self, text: str) -> bool:
        """Take a text; tell whether it holds a word of the kit's own that is to be reported."""
        return bool(self._flag and self._flag.find(text))

    def _meant(
        self, found: list[Hit[Entry | Fine]], around: Surroundings
    ) -> tuple[list[Hit[Entry]], int]:
        """Of all hits the longest of overlapping ones, less exceptions and mentions.

        Those that are to be judged and one more, if more there are, with the number of such.
        """
        if self._accept:
            found = found + self._accept.find(around.text)
        kept = longest(_first_of_each(found)) if len(found) > 1 else found
        mentions = _covered([(hit.start, hit.end) for hit in kept], around.quoted)
        meant: list[Hit[Entry]] = []
        pairs = zip(kept, mentions, strict=True)
        for hit, mention in pairs:
            if isinstance(hit.payload, Entry) and not mention and _used(around, hit, hit.payload):
                meant += self._parts(cast("Hit[Entry]", hit), around.text)
            if len(meant) > MOST:
                break
        rest = sum(isinstance(hit.payload, Entry) and not mention for hit, mention in pairs)
        return meant, max(len(meant) - MOST, 0) + rest

    def _parts(self, hit: Hit[Entry], text: str) -> list[Hit[Entry]]:
        """A template by the entry of its middle word, or as its middle words if several.

        "In a friendly manner" is one finding, "in a friendly and helpful manner" two.
        """
        if not hit.payload.slots:
            return [hit]
        known = longest(
            Hit(found.start + hit.start, found.end + hit.start, found.payload)
            for found in self._lexicon.matcher.find(text[hit.start : hit.end])
            if isinstance(found.payload, Entry) and not found.payload.slots
        )
        if len(known) > 1:
            return known
        return [Hit(hit.start, hit.end, known[0].payload if known else hit.payload)]

    def _judge(self, hit: Hit[Entry], given: _Given) -> Vague | None:
        around, entry = given.around, hit.payload
        clause = around.sentence_of(hit.start)
        start, category = _compared(hit.start, entry, around)
        span = (start, hit.end)
        if given.field == "definition" and hit.end <= around.definiendum:
            return None
        if category == "comparative" and _compares(around, hit.end, clause):
            return None
        grade = grade_in(around, span, clause, entry, category, given.field)
        if grade is None or _settled(span, clause, entry, category, given):
            return None
        ask = (
            entry.ask if category == entry.category else self._lexicon.asks.get(category, entry.ask)
        )
        return Vague(start, hit.end, around.text[start : hit.end], category, grade, ask, entry.name)


def _unjudged(hit: Hit[Entry], left: int, text: str) -> Vague:
    """The first phrase that is not judged any more, for all of those."""
    entry = hit.payload
    phrase = text[hit.start : hit.end]
    return Vague(
        hit.start, hit.end, phrase, entry.category, "high", entry.ask, entry.name, left=left
    )


def _compares(around: Surroundings, end: int, clause: Bounds) -> bool:
    """Whether a comparison names what it compares with."""
    than = around.grammar.pattern("than").match(around.text, end, clause[1])
    return than is not None or around.of_two(clause)


def _settled(span: Bounds, clause: Bounds, entry: Entry, category: Category, given: _Given) -> bool:
    """Whether something the caller knows, or something around the phrase, settles it."""
    around, (start, end) = given.around, span
    return (
        (given.timed and category == "speed")
        or given.defined.settle(start, end)
        or _judged(around.text[start:end], given.judged)
        or around.is_name(start, end, clause)
        or _quantified(span, clause, entry, category, around)
        or around.found_so(start)
        or around.customer_says(start)
        or around.defined_by(end, clause)
        or ("judged" in entry.traits and around.role_judges(start, end, clause))
        or (category not in _UNEXPLAINABLE and _explained(end, clause, given))
    )


def _quantified(
    span: Bounds, clause: Bounds, entry: Entry, category: Category, around: Surroundings
) -> bool:
    left_open = _LEFT_OPEN.get(category)
    if left_open is None:
        return False
    if "class" in entry.traits:
        left_open = "class"
    if quantified(around, span, clause, left_open):
        return True
    return left_open in ("time", "number") and until_event(around, span[1], clause)


def _used(around: Surroundings, hit: Hit[Entry | Fine], entry: Entry) -> bool:
    """Whether a phrase is meant as its entry says: used, not talked about, by whom it matters."""
    noun = entry.category not in _QUALIFYING
    if _compound(around, hit.start, hit.end) or around.mentioned(hit.start, noun=noun):
        return False
    if "willed" in entry.traits and around.their_will(hit.start):
        return False
    if "literal" in entry.traits and not _valued(around, hit, entry):
        return False
    if "final" not in entry.traits or "-" in around.text[hit.start : hit.end]:
        return True
    return not around.goes_on(hit.end)


def _valued(around: Surroundings, hit: Hit[Entry | Fine], entry: Entry) -> bool:
    """Whether a word with a plain sense, too, says how good a thing is: not "a clear tube"."""
    named = around.text[hit.start : hit.end].lower() == entry.name
    return not named or around.valued(hit.start, hit.end)


def _forms(word: str, lexicon: Lexicon) -> frozenset[str]:
    return forms(word, lexicon.families, lexicon.morphology)


def _phrases(
    words: Iterable[str], lexicon: Lexicon, payload: Entry | Fine
) -> Phrases[Entry | Fine] | None:
    """A matcher for a kit's own words in all their forms, or None without any."""
    pairs = [(form, payload) for word in words for form in _forms(word, lexicon)]
    return Phrases.of(pairs, lexicon.rarity) if pairs else None


def _flagged(lexicon: Lexicon) -> Entry:
    return Entry(
        "",
        "quality",
        "medium",
        lexicon.asks.get("quality", ""),
        {},
        frozenset({"feeling"}),
        slots=False,
    )


def _first_of_each(found: Iterable[Hit[Entry | Fine]]) -> list[Hit[Entry | Fine]]:
    """One hit for each span: an accepted word before all, else the first entry that may stand.

    An entry's exceptions speak of its own words, and of what is only guessed by a template or an
    ending; another entry may still list the phrase.
    """
    spans: dict[Bounds, list[Hit[Entry | Fine]]] = {}
    for hit in found:
        spans.setdefault((hit.start, hit.end), []).append(hit)
    return [hits[0] if len(hits) == 1 else _that_stands(hits) for hits in spans.values()]


def _that_stands(hits: list[Hit[Entry | Fine]]) -> Hit[Entry | Fine]:
    excepted = {hit.payload.name: hit for hit in hits if isinstance(hit.payload, Fine)}
    if _ACCEPTED.name in excepted:
        return excepted[_ACCEPTED.name]
    for hit in hits:
        entry = hit.payload
        if not isinstance(entry, Entry) or entry.name in excepted:
            continue
        if not excepted or not (entry.slots or entry.name.startswith("-")):
            return hit
    return next(iter(excepted.values()), hits[0])


def _covered(spans: Sequence[Bounds], outer: Sequence[Bounds]) -> list[bool]:
    """For ordered spans and ordered, disjoint outer ones: whether each lies within one."""
    if not outer:
        return [False] * len(spans)
    told, index = [], 0
    for start, end in spans:
        while index < len(outer) and outer[index][1] < end:
            index += 1
        told.append(index < len(outer) and outer[index][0] <= start)
    return told


def _compound(around: Surroundings, start: int, end: int) -> bool:
    """Whether a hyphen ties the phrase to another word: "non-urgent", "quick-view button"."""
    text = around.text
    if text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isalpha():
        tied = around.word_at(end + 1) not in around.grammar.words("clitics")
        return tied and not any(char in text[start:end] for char in " -‑")
    if start < 2 or text[start - 1] not in _HYPHENS or not text[start - 2].isalnum():
        return False
    return around.word_before(start - 1) not in around.grammar.words("intensifiers")


def _compared(start: int, entry: Entry, around: Surroundings) -> tuple[int, Category]:
    """Where "more" or "most" stands before the phrase, the start and category with it."""
    if entry.category not in _COMPARED or start < 2 or not around.text[start - 1].isspace():
        return start, entry.category
    word = around.word_before(start)
    for name, category in _DEGREES:
        if word in around.grammar.words(name):
            return len(around.text[:start].rstrip()) - len(word), category
    return start, entry.category


def _judged(phrase: str, judged: frozenset[str]) -> bool:
    if not judged:
        return False
    folded = " ".join(fold(phrase).split())
    return folded in judged or any(word in judged for word in atoms(folded))


def _explained(end: int, clause: Bounds, given: _Given) -> bool:
    """Whether behaviour is spelled out after the phrase, itself free of vague words."""
    span = given.around.explanation(end, clause)
    if span is None:
        return False
    following = bisect_left(given.starts, end)
    return following == len(given.starts) or given.starts[following] >= span[1]
