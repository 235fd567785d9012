"""The walk through the open questions with the author at the terminal."""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from standards_kit.authoring.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    TargetOf,
    Unfit,
    Wording,
)
from standards_kit.authoring.interview import Proposal, default_scope, says_when, scopes
from standards_kit.authoring.questions import Question, Spot
from standards_kit.cli import asking, writing
from standards_kit.cli.asking import Back, Quit, Skip, Undo, tell
from standards_kit.cli.defining import Desk
from standards_kit.cli.screen import styled
from standards_kit.report.verdict import plural

T = TypeVar("T")
_MOST_SHOWN = 3
_EXAMPLES = {
    "speed": "Within 2 hours, and before the desk closes.",
    "attitude": "The caller hears their name and a thank-you, and is never talked over.",
}
_EXAMPLE = "Two towels, folded, and no hair in the basin."


def walk(desk: Desk) -> int:
    """Ask every open question once; gives how many are still open."""
    skipped: set[str] = set()
    total = len(desk.open())
    while True:
        left = [question for question in desk.open() if question.key not in skipped]
        if not left:
            return len(desk.open())
        question = left[0]
        try:
            tell("")
            tell(f"{total - len(left) + 1 if total >= len(left) else 1} of {total}", "faint")
            _one(desk, question)
        except Skip:
            skipped.add(question.key)
        except Back:
            skipped.clear()
            tell("Back at the first that is open; ^Z takes an answer back.", "faint")
        except Undo:
            _undo(desk)
        except Quit:
            return len(desk.open())
        except writing.Changed:
            tell("A file has changed on the disk meanwhile; it was read anew.", "warning")
            desk.refresh()


def _undo(desk: Desk) -> None:
    try:
        took = desk.undo()
    except writing.Changed:
        tell("The file has changed since, so nothing was taken back.", "warning")
        return
    tell("The last answer was taken back." if took else "There is nothing to take back.", "warning")


def _one(desk: Desk, question: Question) -> None:
    """One question, until an answer is kept."""
    _show(question)
    while True:
        answer, spots = _answer(desk, question)
        try:
            found = desk.work_out(question, answer, spots)
        except Unfit as unfit:
            tell(str(unfit), "warning")
            continue
        if _kept(found):
            desk.accept(found)
            files = ", ".join(sorted(found.changes))
            verb = "Will be written into" if desk.dry else "Written into"
            tell(f"{verb} {files}; {plural(found.settled, 'place')} settled.")
            return


def _kept(found: Proposal) -> bool:
    """Whether an answer is kept, after what a colleague would say of it."""
    for objection in found.objections:
        tell(f"A colleague would object: {objection.message} {objection.help}".strip(), "warning")
    if found.breaks:
        tell("The kit would be broken by this, so it was not written.", "warning")
        return False
    return not found.objections or asking.confirm("Keep it anyway?", default=False)


def _show(question: Question) -> None:
    spots = question.spots
    many = f" It stands in {len(spots)} places." if len(spots) > 1 else ""
    message = spots[0].diagnostic.finding.message
    named = question.word.casefold() in message.casefold()
    tell(f"{'' if named else f'“{question.word}”: '}{message}{many}", "strong")
    for spot in spots[:_MOST_SHOWN]:
        place = spot.where.place
        tell(f"{spot.owner} ({place.source.path}, line {place.start.line})", "faint", 2)
        _show_sentence(spot)
    if len(spots) > _MOST_SHOWN:
        tell(f"and {plural(len(spots) - _MOST_SHOWN, 'place')} more", "faint", 2)


def _show_sentence(spot: Spot) -> None:
    text, vague = spot.passage.text, spot.vague
    opening, closing = ("", "") if styled(sys.stdout) else ("»", "«")
    marked = f"{text[: vague.start]}{opening}{vague.phrase}{closing}{text[vague.end :]}"
    for line in asking.folded(" ".join(marked.split()), 4):
        phrase = " ".join(vague.phrase.split())
        if styled(sys.stdout) and phrase in line:
            line = line.replace(phrase, typer.style(phrase, bold=True, underline=True), 1)  # noqa: PLW2901
        typer.echo(line)


def _answer(desk: Desk, question: Question) -> tuple[Answer, list[Spot] | None]:
    """An answer, step by step; back leads to the choice of the way out, and from there out of it."""
    while True:
        way = _way(question)
        try:
            return _by(desk, question, way)
        except Back:
            continue


def _way(question: Question) -> str:
    ways = [(f"same:{term.word}", f"It means the same as “{term.word}”") for term in question.near]
    define = ("define", "Define it: what is seen or heard")
    asks = any(spot.expectation for spot in question.spots)
    number = ("target", "Give a number, as a target") if asks else None
    judge = ("judgement", "Let a role decide it") if asks else None
    reword = ("words", "Put other words in its place")
    order = (
        [define, number, judge, reword] if question.definable else [reword, number, judge, define]
    )
    return asking.one(question.ask or "What is meant?", [*ways, *filter(None, order)])


def _by(desk: Desk, question: Question, way: str) -> tuple[Answer, list[Spot] | None]:
    first = question.spots[:1]
    expected = [spot for spot in question.spots if spot.expectation][:1]
    if way.startswith("same:"):
        return SameAs(way.removeprefix("same:")), None
    if way == "target":
        value = asking.text("How much, or how soon, at most?", example="2 hours")
        return TargetOf(value), expected
    if way == "judgement":
        return _judged(desk), expected
    if way == "words":
        asked = f"What should stand there instead of “{question.spots[0].vague.phrase}”?"
        return Wording(asking.text(asked, example="within 2 hours")), first
    return _definition(desk, question), None


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


def _definition(desk: Desk, question: Question) -> Definition:
    """Step by step, with a way back to each step."""
    steps: list[Callable[[], object]] = [
        lambda: asking.text(
            f"“{question.word}” means:",
            example=_EXAMPLES.get(question.category, _EXAMPLE),
            hint=_hint(desk, question),
        ),
        lambda: asking.texts("What is seen or heard then?", example="a thank-you is heard"),
        lambda: asking.texts("What is it not?", example="reading from a script"),
        lambda: _scope(question),
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
    return Definition(str(definition), list(signs), list(not_), str(scope))  # type: ignore[call-overload]


def _hint(desk: Desk, question: Question) -> Callable[[str], str | None]:
    """What is soft in a definition while it is typed."""
    passage = question.spots[0].passage
    find = desk.verdict.context.finder_for(passage).find

    def hint(typed: str) -> str | None:
        soft = next(iter(find(typed, "definition")), None)
        if soft is not None:
            return f"“{soft.phrase}” is soft itself. {soft.ask}".replace(
                "{customer}", desk.verdict.project.kit.customer_word
            )
        if question.category == "speed" and typed.rstrip().endswith(".") and not says_when(typed):
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
