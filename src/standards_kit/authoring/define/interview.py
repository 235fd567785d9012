"""A walk through a kit's open questions, in memory: a question, an answer, what a colleague would say.

Nothing here reads or writes the disk but by what it is given, and nothing knows of a terminal.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from standards_kit.authoring.define.answers import Answer, Definition, Plan, SameAs
from standards_kit.authoring.define.objections import Objection, Reach, brought_up, of_answer
from standards_kit.authoring.define.planning import plan
from standards_kit.authoring.define.questions import Question, Spot, questions
from standards_kit.ground.records import record
from standards_kit.lint.engine import Verdict
from standards_kit.lint.fixing import edited
from standards_kit.text.diagnostic import Edit

Texts = Mapping[str, str]
Judge = Callable[[Texts], Verdict]
"""Reads and judges the kit, with texts in place of those of some files."""


@record
class Change:
    """A file's text before and after; None where there is no file."""

    before: str | None
    after: str | None


@record
class Proposal:
    """An answer worked out: the changed files, what is to be said of it, and how many places it settles.

    ``follows`` is what it brings up elsewhere: nothing speaks against the answer, but there is more to do.
    """

    changes: Mapping[str, Change]
    objections: Sequence[Objection]
    follows: Sequence[Objection]
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
    language = verdict.context.language_of(question.spots[0].standard)
    own = list(of_answer(question, answer, spots, found.settled, language))
    return replace(found, objections=[*own, *found.objections])


def _tried(verdict: Verdict, question: Question, made: Plan, judge: Judge) -> Proposal:
    changes = _changes(made)
    after = judge({name: change.after or "" for name, change in changes.items()})
    left = Counter(_name(spot) for other in questions(after) for spot in other.spots)
    settled = (Counter(map(_name, question.spots)) - left).total()
    own, elsewhere = brought_up(verdict, after, _reach(made))
    return Proposal(changes, own, elsewhere, settled, after)


def _by_file(made: Plan) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for edit in sorted(made.edits, key=lambda edit: edit.place.span):
        found.setdefault(edit.place.source.path, []).append(edit)
    return found


def _changes(made: Plan) -> dict[str, Change]:
    found = {name: Change(None, text) for name, text in made.created.items()}
    for name, edits in _by_file(made).items():
        before = edits[0].place.source.text
        found[name] = Change(before, edited(before, edits))
    return found


def _reach(made: Plan) -> Reach:
    """Where what is written stands in the new texts; line ends may be a character longer there."""
    found = {name: [(0, len(text))] for name, text in made.created.items()}
    for name, edits in _by_file(made).items():
        moved = 0
        for edit in edits:
            span, length = edit.place.span, len(edit.text) + edit.text.count("\n")
            found.setdefault(name, []).append((span.start + moved, span.start + moved + length))
            moved += len(edit.text) - (span.end - span.start)
    return found


def _name(spot: Spot) -> tuple[str, str, str]:
    """A place by what is said there and where; an edit may move it about within its file."""
    phrase = " ".join(spot.vague.phrase.split()).casefold()
    return spot.diagnostic.rule, spot.where.place.source.path, phrase


def _forms_left(question: Question, after: Verdict) -> list[str]:
    """Other forms of the word that a definition does not cover by itself."""
    for other in questions(after):
        if {spot.vague.entry for spot in other.spots} & {s.vague.entry for s in question.spots}:
            phrases = (" ".join(spot.vague.phrase.split()).lower() for spot in other.spots)
            return [phrase for phrase in dict.fromkeys(phrases) if phrase != question.word]
    return []


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
