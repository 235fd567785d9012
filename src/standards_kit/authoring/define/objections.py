"""What a colleague would say of an answer before it is written, and what follows from it elsewhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    Sentence,
    TargetOf,
    Wording,
)
from standards_kit.authoring.define.questions import RULES, Question, Spot
from standards_kit.authoring.define.rewording import reworded
from standards_kit.ground.records import record
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.spans import QuantitySpan, find_quantities
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict
from standards_kit.lint.level import Level
from standards_kit.text.diagnostic import Diagnostic, Place

Reach = Mapping[str, Sequence[tuple[int, int]]]
"""What an answer wrote: by the name of a file, from where to where in its new text."""
_BREAKS = frozenset(
    "duplicate-key duplicate-id conflicting-definition wrong-type unknown-reference unknown-field "
    "missing-field unreadable-target cut-text".split()
)
_LATER = frozenset({Level.PUBLISHED, Level.AUDITED})
_TIMES = frozenset({"duration", "clock", "rings", "event", "frequency"})
_FEWEST_WORDS = 3
_DOUBLED = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)
_AS_TIME = "Say it in minutes, hours or days: “within 2 hours”."
_INSTEAD = {
    TargetOf: "A target settles words of speed; write the number into the sentence, in place of the words.",
    Definition: "A definition doesn't make it clearer; put other words in its place.",
    SameAs: "Define it anew, or put other words in its place.",
    JudgedBy: "Put other words in its place.",
    Wording: "Put words in its place that can be seen, heard or counted.",
    Sentence: "Say it in words that can be seen, heard or counted.",
}


@record
class Objection:
    """What a colleague would say of an answer. ``grave``: the kit would be broken by it."""

    rule: str
    message: str
    help: str = ""
    grave: bool = False


def brought_up(
    before: Verdict, after: Verdict, reach: Reach
) -> tuple[list[Objection], list[Objection]]:
    """The findings that were not there before: on the answer itself, and elsewhere in the kit.

    A number that is written down asks for what is done when it is missed; that is no fault of the
    number, and is told apart.
    """
    own: list[Objection] = []
    elsewhere: list[Objection] = []
    known = Counter(_message(one) for one in before.diagnostics)
    for one in after.diagnostics:
        known[_message(one)] -= 1
        if known[_message(one)] < 0:
            grave, is_own = _gravity(one, reach)
            said = Objection(one.rule, one.finding.message, _help(one), grave)
            (own if is_own else elsewhere).append(said)
    return own, elsewhere


def _help(diagnostic: Diagnostic) -> str:
    """What a finding advises; of a soft word only what it asks, for here no file is edited."""
    help = diagnostic.finding.help
    question, mark, _ = help.partition("?")
    return question + mark if mark and diagnostic.rule in RULES else help


def _message(diagnostic: Diagnostic) -> tuple[str, str]:
    """A finding by what it says; the numbers of lines in it move with every edit."""
    return diagnostic.rule, re.sub(r"\d+", "#", diagnostic.finding.message)


def _gravity(one: Diagnostic, reach: Reach) -> tuple[bool, bool]:
    """Whether a finding means that the kit is broken, and whether the answer itself is at fault."""
    rule = catalogue()[one.rule].rule
    if one.rule in _BREAKS or not rule.silenceable:
        return True, True
    places = [one.place, *(related.place for related in one.finding.related)]
    return False, rule.level not in _LATER and any(_touches(place, reach) for place in places)


def _touches(place: Place, reach: Reach) -> bool:
    span = place.span
    return any(
        span.start <= end and start <= span.end for start, end in reach.get(place.source.path, ())
    )


def of_answer(
    question: Question, answer: Answer, spots: Sequence[Spot], settled: int, language: str
) -> Iterator[Objection]:
    """What the linter doesn't say of an answer."""
    if isinstance(answer, Definition):
        yield from _of_definition(question, answer, language)
    if isinstance(answer, Wording):
        after = [(spot, reworded(spot, answer.words)) for spot in spots]
        yield from _of_texts(after, "Give only the words that take the place of")
    if isinstance(answer, Sentence):
        yield from _of_texts([(spot, answer.text) for spot in spots], "Say it anew, without")
    if not settled:
        is_time = isinstance(answer, TargetOf) and question.category == "speed"
        help = _AS_TIME if is_time else _INSTEAD[type(answer)]
        yield Objection("still-open", f"“{question.word}” stays as open as it was.", help)


def _of_definition(question: Question, answer: Definition, language: str) -> Iterable[Objection]:
    if question.category == "speed" and not says_when(answer.definition, language):
        return [
            Objection(
                "no-time",
                f"“{question.word}” is about how soon, and this names no time.",
                _AS_TIME,
            )
        ]
    if len(answer.definition.split()) < _FEWEST_WORDS:
        return [Objection("too-short", "One or two words rarely tell what would be seen or heard.")]
    return []


def _of_texts(said: Iterable[tuple[Spot, str]], help: str) -> Iterator[Objection]:
    """That a sentence says a word twice as it would be now."""
    told: set[str] = set()
    for spot, after in said:
        had = {found[0].casefold() for found in _DOUBLED.finditer(spot.passage.text)}
        for found in _DOUBLED.finditer(after):
            doubled = found[0]
            if doubled.casefold() not in had | told:
                told.add(doubled.casefold())
                yield Objection(
                    "doubled-word",
                    f"The sentence would say “{doubled}”: “{' '.join(after.split())}”",
                    f"{help} “{' '.join(spot.vague.phrase.split())}”.",
                )


def says_when(text: str, language: str) -> bool:
    """Whether a text names a time: minutes, an hour of the day, a number of rings, the same day."""
    return not _TIMES.isdisjoint(one.kind for one in _quantities(text, language))


def says_number(text: str, language: str) -> bool:
    """Whether a text names a number, in figures or in words."""
    return bool(_quantities(text, language))


def _quantities(text: str, language: str) -> list[QuantitySpan]:
    return find_quantities(text, load_lexicon(language).grammar)
