"""An answer to one question, step by step with the author at the terminal."""

import textwrap
from collections.abc import Callable

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    TargetOf,
    Wording,
)
from standards_kit.authoring.define.interview import default_scope, scopes
from standards_kit.authoring.define.objections import says_number, says_when
from standards_kit.authoring.define.questions import Question, Spot
from standards_kit.cli import asking
from standards_kit.cli.asking import Back
from standards_kit.cli.defining import Desk
from standards_kit.model.entries import TermEntry

_EXAMPLES = {
    "speed": "Within 2 hours, and before the desk closes.",
    "attitude": "The caller hears their name and a thank-you, and is never talked over.",
}
_EXAMPLE = "Two towels, folded, and no hair in the basin."
_COUNTED = frozenset({"frequency_quantity", "degree", "comparative", "availability", "quality"})
"""The kinds of phrases that a number may stand for; nobody is friendly by a number."""
_LONGEST_MEANING = 120
_AROUND = 24
"""As many characters of a sentence are shown before and behind a phrase, to tell places apart."""


def answer(desk: Desk, question: Question) -> tuple[Answer, list[Spot] | None]:
    """An answer, step by step; back leads to the choice of the way out, and from there out of it."""
    while True:
        way = _way(question)
        try:
            return _by(desk, question, way)
        except Back:
            continue


def _way(question: Question) -> str:
    ways = [(f"same:{term.word}", _same(term)) for term in question.near]
    if question.defines is not None:
        ways.insert(0, ("anew", f"Say anew what “{question.defines.word}” means"))
    define = ("define", "Define it: what is seen or heard")
    asks = any(spot.expectation for spot in question.spots)
    target = ("target", "Give a number, as a target") if asks else None
    count = ("number", "Write a number in its place") if question.category in _COUNTED else None
    number = target if question.category == "speed" else count
    judge = ("judgement", "Let a role decide it") if asks else None
    reword = ("words", "Put other words in its place")
    order = (
        [define, number, judge, reword] if question.definable else [reword, number, judge, define]
    )
    return asking.one(question.ask or "What is meant?", [*ways, *filter(None, order)])


def _same(term: TermEntry) -> str:
    """A term with what it means, as a way out."""
    means = textwrap.shorten(term.model.definition, _LONGEST_MEANING, placeholder=" …")
    return f"It means the same as “{term.word}”: {means}"


def _by(desk: Desk, question: Question, way: str) -> tuple[Answer, list[Spot] | None]:
    if way.startswith("same:"):
        return SameAs(way.removeprefix("same:")), None
    if way in ("define", "anew"):
        return _definition(desk, question, anew=way == "anew"), None
    if way in ("number", "words"):
        return _reworded(desk, question, is_number=way == "number")
    expected = [spot for spot in question.spots if spot.expectation]
    if way == "target":
        hint = _unless(says_when, desk, question, "This names no time yet.")
        return _in_steps(
            lambda: TargetOf(asking.text("How soon, at most?", example="2 hours", hint=hint)),
            lambda: _places(expected, expected),
        )
    return _in_steps(lambda: _judged(desk), lambda: _places(expected, expected))


def _reworded(desk: Desk, question: Question, is_number: bool) -> tuple[Answer, list[Spot]]:
    first = _phrase(question.spots[0])
    alike = [spot for spot in question.spots if _phrase(spot).casefold() == first.casefold()]

    hint = _unless(says_number, desk, question, "This names no number yet.")

    def words() -> Wording:
        asked = f"What should stand there instead of “{first}”?"
        example = "at most 3" if is_number else "within 2 hours"
        return Wording(asking.text(asked, example=example, hint=hint if is_number else None))

    return _in_steps(words, lambda: _places(question.spots, alike))


def _unless(
    names: Callable[[str, str], bool], desk: Desk, question: Question, said: str
) -> Callable[[str], str | None]:
    """A hint that is given until what is typed names what was asked for."""
    language = _language(desk, question)
    return lambda typed: None if names(typed, language) else said


def _in_steps(
    first: Callable[[], Answer], second: Callable[[], list[Spot]]
) -> tuple[Answer, list[Spot]]:
    """An answer and its places, with a way back from the one to the other."""
    while True:
        given = first()
        try:
            return given, second()
        except Back:
            continue


def _places(spots: list[Spot], checked: list[Spot]) -> list[Spot]:
    """Which of the places an answer is for; where there is one, nothing is asked."""
    if len(spots) == 1:
        return spots
    choices = [(spot, f"{_around(spot)} ({spot.owner})") for spot in spots]
    while not (chosen := asking.several("In which places?", choices, checked=checked)):
        asking.tell("Tick one at least, or go back.", "warning")
    return chosen


def _language(desk: Desk, question: Question) -> str:
    return desk.verdict.context.language_of(question.spots[0].standard)


def _phrase(spot: Spot) -> str:
    return " ".join(spot.vague.phrase.split())


def _around(spot: Spot) -> str:
    """A phrase with what stands about it, cut between words."""
    text, vague = spot.passage.text, spot.vague
    begin = max(0, vague.start - _AROUND)
    begin = text.find(" ", begin, vague.start) + 1 if begin else 0
    end = min(len(text), vague.end + _AROUND)
    end = max(text.rfind(" ", vague.end, end), vague.end) if end < len(text) else end
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return before + " ".join(text[begin:end].split()) + after


def _judged(desk: Desk) -> JudgedBy:
    project = desk.verdict.project
    roles = [(name, role.name or name) for name, role in project.kit.roles.items()]
    role = (
        asking.one("Which role decides?", roles)
        if roles
        else asking.text("Which role decides? Its id.", example="duty-manager")
    )
    limits = [
        (e.model.id, f"{e.model.id}: {e.model.decision}")
        for e in project.limits
        if e.model.role == role
    ]
    none = ("", "No limit is written down yet")
    return JudgedBy(role, asking.one("Up to which limit?", [*limits, none]) if limits else "")


def _definition(desk: Desk, question: Question, anew: bool) -> Definition:
    """Step by step, with a way back to each step."""
    word = question.defines.word if anew and question.defines else question.word
    steps: list[Callable[[], object]] = [
        lambda: asking.text(
            f"“{word}” means:",
            example=_EXAMPLES.get(question.category, _EXAMPLE),
            hint=_hint(desk, question),
        ),
        lambda: asking.texts("What is seen or heard then?", example="a thank-you is heard"),
        lambda: asking.texts("What is it not?", example="reading from a script"),
        lambda: default_scope(question) if anew else _scope(question),
    ]
    given: list[object] = []
    while len(given) < len(steps):
        try:
            given.append(steps[len(given)]())
        except Back:
            if not given:
                raise
            given.pop()
    definition, signs, not_, scope = given
    return Definition(str(definition), list(signs), list(not_), str(scope), anew)  # type: ignore[call-overload]


def _hint(desk: Desk, question: Question) -> Callable[[str], str | None]:
    """What is soft in a definition while it is typed."""
    passage = question.spots[0].passage
    find = desk.verdict.context.finder_for(passage).find
    language = _language(desk, question)

    def hint(typed: str) -> str | None:
        soft = next(iter(find(typed, "definition")), None)
        if soft is not None:
            return f"“{soft.phrase}” is soft itself. {soft.ask}".replace(
                "{customer}", desk.verdict.project.kit.customer_word
            )
        ended = typed.rstrip().endswith(".")
        if question.category == "speed" and ended and not says_when(typed, language):
            return "This is about how soon, and names no time."
        return None

    return hint


def _scope(question: Question) -> str:
    titles = {
        f"standard:{s.model.id}": f"This standard: {s.model.title}" for s in question.standards
    }
    names = [
        (
            scope,
            titles.get(scope)
            or scope.replace("department:", "The department ").replace("kit", "The whole kit")
            if scope != "kit"
            else "The whole kit",
        )
        for scope in scopes(question)
    ]
    return asking.one("Where does it hold?", names, default=default_scope(question))
