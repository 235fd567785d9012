"""The sentences of a text as somebody reads them who asks: who does what, and when.

A small reader for the plain prose of service standards, and no parser of English: where it is not sure
it says so, and whoever asks it keeps quiet. What is quoted or in brackets is not read.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle
from standards_kit.language import word_kinds as w
from standards_kit.language.conditions import Condition, opening_of
from standards_kit.language.contexts import Surroundings
from standards_kit.language.joints import Joint
from standards_kit.language.orders import is_order
from standards_kit.language.predicates import acts_of
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.tokens import Tokens, tokens_of
from standards_kit.language.verb_groups import Act
from standards_kit.language.word_kinds import (
    BEGINS_OBJECT,
    HELPING,
    HIDDEN,
    PRONOUN,
    Kinds,
    kinds_of,
)
from standards_kit.language.words import fold, sentences

_BRACKETED: Final = lazy(r"\([^()]{0,400}\)")
_ITEM: Final = lazy(r"\n\s{0,20}(?:[-*•–]|\d{1,3}[.)])\s")
_HEADING: Final = 6
_LIKE_OURS: Final = w.KNOWN | w.POSSESSIVE | w.ADVERB | w.ING | w.PAST
_ENDS: Final = " .!?…\n"
_QUOTES: Final = ('"', "“", " '", "‘", "«")
_REMEMBERED: Final = 4_096
MOST: Final = 1_000
"""As many sentences of one text are read, items of lists counted; `too-long` says of how many."""
LONGEST: Final = 10_000
"""A sentence of more characters is not read: `too-long` says so, and nobody else could keep it in mind."""


@bundle
class Sentence:
    """One sentence: its words, the conditions it begins with, where the rest begins, and its acts.

    Without an act it is a fragment, unless it is in doubt: something in it might be a verb, or it
    it isn't in the language that it is read in, or it is a question. It `goes_on` where it begins with a small letter, as the
    rest of another does.
    """

    tokens: Tokens
    conditions: tuple[Condition, ...]
    main: int
    acts: list[Act]
    doubtful: bool
    goes_on: bool

    @property
    def is_fragment(self) -> bool:
        """Whether nothing is done and nothing is so: a smile at every table."""
        return not self.acts and not self.doubtful

    def verbs(self, act: Act) -> tuple[int, int]:
        """Where the verbs of an act stand in the text."""
        return self.tokens.span(act.first, act.verb)

    def whole(self, act: Act, beyond: int | None = None) -> tuple[int, int]:
        """Where an act stands in the text, from its subject on if that is its own.

        `beyond`: how many words after its verb count; all, if it is left out.
        """
        own = act.own or act is self.acts[0]
        first = act.subject.first if own and act.subject.who != "order" else act.first
        last = act.end if beyond is None else min(act.end, act.verb + beyond)
        return self.tokens.span(first, last)


@lru_cache(maxsize=_REMEMBERED)
def read_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Take a text and its language; give its sentences, none where the language isn't known so.

    No more than `MOST`, and none that is longer than `LONGEST`.
    """
    kinds = kinds_of(language)
    if kinds is None:
        return ()
    shown = _unhidden(text, language)
    found = []
    for begin, stop, inner in islice(_parts(shown, language), MOST):
        tokens = tokens_of(shown[begin:stop] if stop - begin <= LONGEST else "", begin, kinds)
        if tokens.size:
            small = not text[begin:stop].lstrip()[:1].isupper()
            found.append(_read(tokens, kinds, inner or small))
    return tuple(found)


def _parts(text: str, language: str) -> Iterator[tuple[int, int, bool]]:
    """The spans of a text's sentences, or of their items; whether it is one after the first of them."""
    for start, end in _bounds(text, language):
        for begin, stop in _items(text, start, end):
            yield begin, stop, begin > start


def _bounds(text: str, language: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences; most texts are one."""
    body = text.rstrip(_ENDS)
    for mark in _ENDS[1:]:
        if mark in body:
            break
    else:
        return [(0, len(text))]
    return sentences(text, load_lexicon(language).grammar.words("abbreviations"))


def _unhidden(text: str, language: str) -> str:
    """A text in lower case without what is quoted or in brackets, at the same length."""
    folded = fold(text)
    if any(mark in text for mark in _QUOTES):
        quoted = Surroundings(text, load_lexicon(language).grammar).quoted
        folded = _blotted(folded, quoted)
    if "(" in folded:
        folded = _BRACKETED.sub(lambda found: " " * len(found[0]), folded)
    return folded


def _blotted(text: str, spans: list[tuple[int, int]]) -> str:
    """A text with what stands at these spans hidden."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += (text[last:start], HIDDEN * (end - start))
        last = end
    return "".join((*parts, text[last:]))


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence that are items of a list, or it as a whole."""
    if "\n" not in text[start:end]:
        return [(start, end)]
    starts = [start, *(found.end() for found in _ITEM.finditer(text, start, end))]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _read(t: Tokens, kinds: Kinds, goes_on: bool) -> Sentence:
    doubts: list[int] = []
    opening = opening_of(t, _past_heading(t))
    asks = t.folded.rstrip().endswith("?")
    acts = [] if asks else acts_of(t, opening.main, doubts)
    doubtful = not acts and (
        asks
        or bool(doubts)
        or (not opening.sure and not opening.conditions)
        or _is_foreign(t)
        or _might_be_clause(t, opening.main, kinds)
    )
    return Sentence(t, opening.conditions, opening.main, acts, doubtful, goes_on)


def _past_heading(t: Tokens) -> int:
    """Past what a sentence is headed with: "Greeting: you say your name"."""
    if ":" not in t.folded:
        return 0
    verbs = w.VERB | w.THIRD | w.PAST | HELPING | PRONOUN
    for at in range(1, min(_HEADING, t.size - 1)):
        if t.words[at] == ":":
            return at + 1
        if t.kinds[at - 1] & verbs or t.kinds[at] & (verbs & ~w.VERB):
            break
    return 0


def _is_foreign(t: Tokens) -> bool:
    """Whether few words are in any list, or some are of another language."""
    words = [kind for kind in t.kinds[: t.size] if not kind & (w.COMMA | w.BREAK)]
    known = sum(1 for kind in words if kind & _LIKE_OURS)
    foreign = sum(1 for kind in words if kind & w.FOREIGN)
    return foreign > 1 or known * 4 < len(words)


def _might_be_clause(t: Tokens, at: int, kinds: Kinds) -> bool:
    """Whether a sentence without a verb that was seen has one all the same, as far as can be told."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if all(kind & (w.ADVERB | w.NOT | w.POLITE) for kind in t.kinds[at : t.size]):
        return True
    if kind & (HELPING | w.QUESTION | w.SUBORDINATOR) and not kind & (w.DETERMINER | w.PREPOSITION):
        return True
    if t.is_in("anything", at):
        return True
    if _is_turned_round(t, at) or _is_asked_for(t, at):
        return True
    strange = not kind & (w.KNOWN | w.PLURAL | w.ING) and not kinds.told.pattern(
        "noun_ending"
    ).search(t.words[at])
    if strange and following & (w.PARTICLE | w.PREPOSITION | w.ADVERB) and not following & w.OF:
        return True
    for place in range(at, t.size):
        kind = t.kinds[place]
        if kind & w.RELATIVE or (
            kind & w.SUBORDINATOR and not kind & w.TEMPORAL and not t.is_in("vague_links", place)
        ):
            return False
        if kind & w.TEMPORAL and t.kinds[place - 1] & w.COMMA:
            return False
        if kind & HELPING and not kind & w.UNFINISHED:
            return True
    return False


def _is_turned_round(t: Tokens, at: int) -> bool:
    """Whether a clause begins with its verb, or nearly so: out goes the porter, next comes the nurse."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    return bool(
        kind & (w.PHRASAL | w.ADVERB | w.POLITE)
        and following & (w.THIRD | w.VERB)
        and t.kinds[at + 2] & w.DETERMINER
        and t.is_verb_of("goings", at + 1)
    )


def _is_asked_for(t: Tokens, at: int) -> bool:
    """Whether somebody is told to do something after all: eyes up and greet the guest; post minutes by ten."""
    if t.kinds[at] & w.VERB and t.kinds[at + 1] & (w.PLURAL | w.TIME) and t.is_in("sending", at):
        return True
    place = at + 1
    while place < t.size:
        kind, following = t.kinds[place], t.kinds[place + 1]
        joins = kind & (w.JOINING | w.BREAK) or (kind & w.COMMA and following & w.COURTESY)
        place = Joint(t, place).end if joins else place + 1
        if joins and _is_sure_order(t, place):
            return True
    return False


def _is_sure_order(t: Tokens, at: int) -> bool:
    """Whether an order begins here, and no noun that looks like one."""
    sure = t.kinds[at] & w.CLEAR or t.kinds[at + 1] & BEGINS_OBJECT
    return bool(sure) and is_order(t, at)
