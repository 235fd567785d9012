"""A walk through a kit's open questions, in memory: a question, an answer, what a colleague would say.

Nothing here reads or writes the disk but by what it is given, and nothing knows of a terminal.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from standards_kit.authoring.answers import Answer, Definition, Plan, SameAs, plan
from standards_kit.authoring.questions import Question, Spot, questions
from standards_kit.language.quantity import ClockTime, Duration, Rings, read_quantity
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict
from standards_kit.lint.fixing import edited
from standards_kit.text.diagnostic import Diagnostic, Edit

Texts = Mapping[str, str]
Judge = Callable[[Texts], Verdict]
"""Reads and judges the kit, with texts in place of those of some files."""
_BREAKS = frozenset(
    "duplicate-key duplicate-id conflicting-definition wrong-type unknown-reference unknown-field "
    "missing-field unreadable-target cut-text".split()
)
_LONGEST_WINDOW = 6


@dataclass(frozen=True, slots=True)
class Objection:
    """What a colleague would say of an answer. ``grave``: the kit would be broken by it."""

    rule: str
    message: str
    help: str = ""
    grave: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after; None where there is no file."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer worked out: the changed files, what is to be said of it, and how many places it settles."""

    changes: Mapping[str, Change]
    objections: Sequence[Objection]
    settled: int
    verdict: Verdict

    @property
    def breaks(self) -> bool:
        return any(objection.grave for objection in self.objections)


def propose(
    verdict: Verdict,
    question: Question,
    answer: Answer,
    judge: Judge,
    spots: Sequence[Spot] | None = None,
) -> Proposal:
    """Work an answer out on the kit as it was judged last. Raises answers.Unfit."""
    spots = question.spots if spots is None else spots
    found = _tried(verdict, question, plan(verdict.project, question, answer, spots), judge)
    if isinstance(answer, Definition | SameAs):
        rest = _forms_left(question, found.verdict)
        if rest:
            again = plan(verdict.project, question, answer, spots, rest)
            found = _tried(verdict, question, again, judge)
    own = list(_of_answer(question, answer))
    return replace(found, objections=[*own, *found.objections])


def _tried(verdict: Verdict, question: Question, made: Plan, judge: Judge) -> Proposal:
    changes = _changes(made)
    after = judge({name: change.after or "" for name, change in changes.items()})
    open_now = Counter(_name(d) for d in after.diagnostics)
    settled = sum(
        1
        for name, count in Counter(_name(spot.diagnostic) for spot in question.spots).items()
        for _ in range(max(0, count - open_now[name]))
    )
    return Proposal(changes, _said(verdict, after), settled, after)


def _changes(made: Plan) -> dict[str, Change]:
    by_file: dict[str, list[Edit]] = {}
    for edit in made.edits:
        by_file.setdefault(edit.place.source.path, []).append(edit)
    found = {name: Change(None, text) for name, text in made.created.items()}
    for name, edits in by_file.items():
        before = edits[0].place.source.text
        found[name] = Change(before, edited(before, edits))
    return found


def _name(diagnostic: Diagnostic) -> tuple[str, str, str]:
    phrase = " ".join((diagnostic.finding.phrase or "").split()).casefold()
    return diagnostic.rule, diagnostic.address, phrase


def _said(before: Verdict, after: Verdict) -> list[Objection]:
    """The findings that were not there before."""
    known = Counter(_message(d) for d in before.diagnostics)
    rules = catalogue()
    found = []
    for one in after.diagnostics:
        known[_message(one)] -= 1
        if known[_message(one)] < 0:
            grave = one.rule in _BREAKS or not rules[one.rule].rule.silenceable
            found.append(Objection(one.rule, one.finding.message, one.finding.help, grave))
    return found


def _message(diagnostic: Diagnostic) -> tuple[str, str]:
    """A finding by what it says; the numbers of lines in it move with every edit."""
    return diagnostic.rule, re.sub(r"\d+", "#", diagnostic.finding.message)


def _forms_left(question: Question, after: Verdict) -> list[str]:
    """Other forms of the word that a definition does not cover by itself."""
    for other in questions(after):
        if {spot.vague.entry for spot in other.spots} & {s.vague.entry for s in question.spots}:
            phrases = (" ".join(spot.vague.phrase.split()).lower() for spot in other.spots)
            return [phrase for phrase in dict.fromkeys(phrases) if phrase != question.word]
    return []


def _of_answer(question: Question, answer: Answer) -> list[Objection]:
    """What the linter doesn't say: that a word of speed is defined without a time."""
    if not isinstance(answer, Definition):
        return []
    if question.category == "speed" and not says_when(answer.definition):
        return [
            Objection(
                "no-time",
                f"“{question.word}” is about how soon, and this names no time.",
                "Say it in minutes, hours or days: “within 2 hours”.",
            )
        ]
    if len(answer.definition.split()) < 3:
        return [Objection("too-short", "One or two words rarely tell what would be seen or heard.")]
    return []


def says_when(text: str) -> bool:
    """Whether a text names a time."""
    words = [word.strip(".,;:!?()“”\"'") for word in text.split()]
    if any(
        word.casefold() in {"day", "evening", "noon", "midday", "morning", "shift"}
        for word in words
    ):
        return True
    windows = (
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_WINDOW, len(words) + 1))
    )
    return any(isinstance(read_quantity(one), Duration | ClockTime | Rings) for one in windows)


def default_scope(question: Question) -> str:
    """For whom an answer is most likely meant: the narrowest that reaches every place."""
    if not all(spot.standard for spot in question.spots):
        return "kit"
    if len(question.standards) == 1:
        return f"standard:{question.standards[0].model.id}"
    return f"department:{question.departments[0]}" if question.departments else "kit"


def scopes(question: Question) -> list[str]:
    """Every scope that an answer may have, the widest last."""
    standards = [f"standard:{standard.model.id}" for standard in question.standards]
    departments = dict.fromkeys(
        f"department:{name}" for spot in question.spots for name in spot.passage.departments
    )
    return [*standards, *departments, "kit"]
