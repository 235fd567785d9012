"""An answer to one question, step by step with the author at the terminal."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import TypeVar

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    Sentence,
    TargetOf,
    Unfit,
    Wording,
)
from standards_kit.authoring.define.interview import default_scope, scopes
from standards_kit.authoring.define.objections import Objection, says_number, says_when
from standards_kit.authoring.define.questions import Question, Spot
from standards_kit.cli import asking
from standards_kit.cli.asking import Back
from standards_kit.cli.defining import Desk
from standards_kit.ground.records import bundle
from standards_kit.language.quantity import Duration, Rings, read_quantity
from standards_kit.model.entries import TermEntry

T = TypeVar("T")
_EXAMPLES = {
    "speed": "Within 2 hours, and before the desk closes.",
    "degree": "More than two callers wait, or one has waited for 5 minutes.",
    "attitude": "The caller hears their name and a thank-you, and is never talked over.",
}
_EXAMPLE = "Two towels, folded, and no hair in the basin."
_COUNTED = frozenset({"frequency_quantity", "degree", "comparative", "availability", "quality"})
"""The kinds of phrases that a number may stand for; nobody is friendly by a number."""
_LONGEST_MEANING = 120
_AROUND = 24
"""As many characters of a sentence are shown before and behind a phrase, to tell places apart."""

Given = tuple[Answer, list[Spot] | None]


def objected(objections: Sequence[Objection]) -> None:
    """Say what a colleague would."""
    asking.objected([f"{one.message} {one.help}".strip() for one in objections])


@bundle
class Ways:
    """The ways out of one question. What was given stays, to be mended where it was not kept.

    ``heard`` are the objections that the author has heard, and keeps her answer all the same.
    """

    desk: Desk
    question: Question
    heard: set[str] = field(default_factory=set)
    _way: str = ""
    _given: Answer | None = None

    def answer(self) -> Given:
        """An answer; back leads to the choice of the way out, and from there out of the question."""
        while True:
            self._way = self._way or self._choice()
            try:
                given = self._by(self._way)
            except Back:
                self._way, self._given = "", None
            else:
                self._given = given[0]
                return given

    def again(self) -> None:
        """The answer was not kept: it is to be mended."""
        if isinstance(self._given, SameAs):
            self._way, self._given = "", None

    def _choice(self) -> str:
        question = self.question
        ways = [(f"same:{term.word}", _same(term)) for term in question.near]
        if question.defines is not None:
            ways.insert(0, ("anew", f"Say anew what “{question.defines.word}” means"))
        if question.unwritten:
            return "anew"
        define = ("define", "Define it: what is seen or heard")
        asks = any(spot.expectation for spot in question.spots)
        target = ("target", "Give a number, as a target") if asks else None
        count = ("number", "Write a number in its place") if question.category in _COUNTED else None
        number = target if question.category == "speed" else count
        judge = ("judgement", "Let a role decide it") if asks else None
        anew = ("sentence", "Write the sentence anew")
        order = [define, number, judge, anew]
        order = order if question.definable else [anew, number, judge, define]
        return asking.one(question.ask or "What is meant?", [*ways, *filter(None, order)])

    def _by(self, way: str) -> Given:
        if way.startswith("same:"):
            return SameAs(way.removeprefix("same:")), None
        if way in ("define", "anew"):
            return self._definition(anew=way == "anew"), None
        if way == "number":
            return self._number()
        if way == "sentence":
            return self._sentence()
        expected = [spot for spot in self.question.spots if spot.expectation]
        first = self._target if way == "target" else self._judge
        return _in_steps(first, lambda: _places(expected, expected))

    def _target(self) -> Answer:
        had = self._given if isinstance(self._given, TargetOf) else TargetOf("")
        while True:
            value = asking.text(
                "How soon, at most?",
                example="2 hours",
                default=had.value,
                check=_unreadable,
                hint=self._unless(says_when, "This names no time yet."),
            )
            had = TargetOf(value, start=had.start)
            if not isinstance(read_quantity(value), Duration | Rings):
                return had  # a time of day is counted from nothing
            try:
                start = asking.text(
                    "Counted from when? Enter alone leaves it open.",
                    example=f"the {self.desk.verdict.project.kit.customer_word}'s question",
                    default=had.start,
                    optional=True,
                )
            except Back:
                continue
            return TargetOf(value, start=start)

    def _number(self) -> Given:
        spots = self.question.spots
        first = _phrase(spots[0])
        alike = [spot for spot in spots if _phrase(spot).casefold() == first.casefold()]
        had = self._given.words if isinstance(self._given, Wording) else ""

        def words() -> Answer:
            return Wording(
                asking.text(
                    f"What should stand there instead of “{first}”?",
                    example="at most 3",
                    default=had,
                    hint=self._unless(says_number, "This names no number yet."),
                )
            )

        return _in_steps(words, lambda: _places(spots, alike))

    def _sentence(self) -> Given:
        spots = self.question.spots
        while True:
            spot = spots[0]
            if len(spots) > 1:
                spot = asking.one("Which sentence?", [(spot, _shown(spot)) for spot in spots])
            had = self._given.text if isinstance(self._given, Sentence) else ""
            text = had or " ".join(spot.passage.text.split())
            try:
                said = asking.text("The sentence as it should be:", default=text)
            except Back:
                if len(spots) == 1:
                    raise
            else:
                return Sentence(said), [spot]

    def _judge(self) -> Answer:
        project = self.desk.verdict.project
        roles = [(name, role.name or name) for name, role in project.kit.roles.items()]
        had = self._given if isinstance(self._given, JudgedBy) else JudgedBy("")
        role = (
            asking.one("Which role decides?", roles, default=had.role or None)
            if roles
            else asking.text(
                "Which role decides? Its id.", example="duty-manager", default=had.role
            )
        )
        limits = [
            (e.model.id, f"{e.model.id}: {e.model.decision}")
            for e in project.limits
            if e.model.role == role
        ]
        none = ("", "No limit is written down yet")
        return JudgedBy(role, asking.one("Up to which limit?", [*limits, none]) if limits else "")

    def _definition(self, anew: bool) -> Definition:
        """Step by step, with a way back to each step."""
        had = self._given if isinstance(self._given, Definition) else Definition("")
        given = had.definition
        while True:
            given = self._meaning(anew, given)
            try:
                return self._rounded(Definition(given, had.signs, had.not_, had.scope, anew), had)
            except Back:
                continue

    def _rounded(self, said: Definition, had: Definition) -> Definition:
        """A definition as it is written: mostly it is enough, and holds where it is most likely meant to."""
        scope = had.scope if had.definition else default_scope(self.question)
        more = [("signs", "Add how one notices it"), ("not", "Add what it is not")]
        elsewhere = [("scope", "Let it hold elsewhere")] if self._may_hold_elsewhere(said) else []
        while True:
            enough = ("", f"That is all; it holds for {self._named(scope)}")
            chosen = asking.one("Is that all?", [enough, *elsewhere, *more])
            try:
                if not chosen:
                    return replace(said, scope=scope)
                if chosen == "scope":
                    scope = self._scope(scope)
                elif chosen == "signs":
                    signs = asking.texts(
                        "How does one notice it?", example="a thank-you is heard", had=said.signs
                    )
                    said = replace(said, signs=signs)
                else:
                    not_ = asking.texts(
                        "What is no such thing, though one might think so?",
                        example="reading from a script",
                        had=said.not_,
                    )
                    said = replace(said, not_=not_)
            except Back:
                continue

    def _may_hold_elsewhere(self, said: Definition) -> bool:
        return not said.anew and len(scopes(self.question)) > 1

    def _meaning(self, anew: bool, had: str) -> str:
        """What it means; what a colleague would say of that is said at once."""
        question = self.question
        word = question.defines.word if anew and question.defines else question.word
        example = _EXAMPLES.get(question.category, _EXAMPLE)
        while True:
            had = asking.text(f"“{word}” means:", example=example, default=had, hint=self._hint())
            tried = Definition(had, scope=default_scope(question), anew=anew)
            try:
                found = self.desk.work_out(question, tried)
            except Unfit:
                return had  # said where it is written: another scope may do
            new = [one for one in found.objections if one.message not in self.heard]
            objected(new)
            if not new or (not found.breaks and asking.confirm("Keep it anyway?", default=False)):
                self.heard.update(one.message for one in new)
                return had

    def _hint(self) -> Callable[[str], str | None]:
        """What is soft in a definition while it is typed."""
        passage = self.question.spots[0].passage
        find = self.desk.verdict.context.finder_for(passage).find
        is_speed = self.question.category == "speed"
        timeless = self._unless(says_when, "This is about how soon, and names no time.")

        def hint(typed: str) -> str | None:
            soft = next(iter(find(typed, "definition")), None)
            if soft is not None:
                return f"“{soft.phrase}” is soft itself. {soft.ask}".replace(
                    "{customer}", self.desk.verdict.project.kit.customer_word
                )
            return timeless(typed) if is_speed and typed.rstrip().endswith(".") else None

        return hint

    def _unless(self, names: Callable[[str, str], bool], said: str) -> Callable[[str], str | None]:
        """A hint that is given until what is typed names what was asked for."""
        language = self.desk.verdict.context.language_of(self.question.spots[0].standard)
        return lambda typed: None if names(typed, language) else said

    def _named(self, scope: str) -> str:
        """What a scope is called."""
        kind, _, name = scope.partition(":")
        titles = {one.model.id: one.model.title for one in self.question.standards}
        if kind == "standard":
            return f"this standard: {titles[name]}"
        return f"the department {name}" if kind == "department" else "the whole kit"

    def _scope(self, default: str) -> str:
        names = {scope: self._named(scope) for scope in scopes(self.question)}
        choices = [(scope, name[0].upper() + name[1:]) for scope, name in names.items()]
        return asking.one("Where does it hold?", choices, default=default)


def _unreadable(value: str) -> str | None:
    """What to say of a number that can't be read."""
    if read_quantity(value) is not None:
        return None
    return f"“{value}” can't be read. Give a time, such as “2 minutes”, “1 working day” or “12:00”."


def _same(term: TermEntry) -> str:
    """A term with what it means, as a way out."""
    means = textwrap.shorten(term.model.definition, _LONGEST_MEANING, placeholder=" …")
    return f"It means the same as “{term.word}”: {means}"


def _in_steps(first: Callable[[], Answer], second: Callable[[], list[Spot]]) -> Given:
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
    choices = [(spot, _shown(spot)) for spot in spots]
    while not (chosen := asking.several("In which places?", choices, checked=checked)):
        asking.tell("Tick one at least, or go back.", "warning")
    return chosen


def _phrase(spot: Spot) -> str:
    return " ".join(spot.vague.phrase.split())


def _shown(spot: Spot) -> str:
    """A phrase with what stands about it, cut between words, and what it belongs to."""
    text, vague = spot.passage.text, spot.vague
    begin = max(0, vague.start - _AROUND)
    begin = text.find(" ", begin, vague.start) + 1 if begin else 0
    end = min(len(text), vague.end + _AROUND)
    end = max(text.rfind(" ", vague.end, end), vague.end) if end < len(text) else end
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return f"{before}{' '.join(text[begin:end].split())}{after} ({spot.owner})"
