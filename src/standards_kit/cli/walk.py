"""The walk through the open questions with the author at the terminal."""

import sys
from dataclasses import field

import typer

from standards_kit.authoring.define.answers import Answer, Unfit, Wording
from standards_kit.authoring.define.interview import Proposal
from standards_kit.authoring.define.questions import Question, Spot
from standards_kit.authoring.define.rewording import reworded
from standards_kit.cli import asking, writing
from standards_kit.cli.asking import Back, Quit, Skip, Undo, tell
from standards_kit.cli.defining import Desk
from standards_kit.cli.screen import styled
from standards_kit.cli.ways import Ways, objected
from standards_kit.ground.records import bundle
from standards_kit.report.verdict import plural

_MOST_SHOWN = 3


@bundle
class Walk:
    """Which questions were passed, in order, and how: answered, or skipped and left open."""

    desk: Desk
    passed: list[tuple[str, bool]] = field(default_factory=list)
    wanted: str = ""
    _ways: dict[str, Ways] = field(default_factory=dict)

    def left(self) -> list[Question]:
        """What is still to be asked, the next one first."""
        skipped = {key for key, answered in self.passed if not answered}
        found = [question for question in self.desk.open() if question.key not in skipped]
        return sorted(found, key=lambda question: question.key != self.wanted)

    def step(self, left: list[Question]) -> None:
        """Ask the next question, and note what came of it. Raises Quit."""
        question = left[0]
        tell("")
        tell(f"{len(self.passed) + 1} of {len(self.passed) + len(left)}", "faint")
        try:
            _one(self.desk, question, self._ways_of(question))
        except Skip:
            self._pass(question, answered=False)
        except Back:
            self._back()
        except Undo:
            self._undo()
        except writing.Changed:
            tell("A file has changed on the disk meanwhile; it was read anew.", "warning")
            self.desk.refresh()
        else:
            self._pass(question, answered=True)

    def _ways_of(self, question: Question) -> Ways:
        """The ways out of a question; what was answered before it was taken back is at hand."""
        if question.key != self.wanted or question.key not in self._ways:
            self._ways[question.key] = Ways(self.desk, question)
        known = self._ways[question.key]
        known.question = question
        return known

    def _pass(self, question: Question, answered: bool) -> None:
        self.passed.append((question.key, answered))
        self.wanted = ""

    def _back(self) -> None:
        """To the question before: one that was skipped is asked again, an answer is given up first."""
        if not self.passed:
            tell("This is the first question.", "warning")
            return
        key, answered = self.passed[-1]
        if not answered:
            self.passed.pop()
            self.wanted = key
        elif asking.confirm(f"“{key}” is answered. Take that answer back?", default=False):
            self._undo()

    def _undo(self) -> None:
        """Take the last answer back, and ask for it anew."""
        try:
            took = self.desk.undo()
        except writing.Changed:
            tell("The file has changed since, so nothing was taken back.", "warning")
            return
        if not took:
            tell("There is nothing to take back.", "warning")
            return
        tell("The last answer was taken back.", "warning")
        at = max(n for n, (_, answered) in enumerate(self.passed) if answered)
        self.wanted, _ = self.passed.pop(at)


def walk(desk: Desk) -> int:
    """Ask every open question once; gives how many are still open."""
    steps = Walk(desk)
    try:
        while left := steps.left():
            steps.step(left)
    except Quit:
        pass
    return len(desk.open())


def _one(desk: Desk, question: Question, ways: Ways) -> None:
    """One question, until an answer is kept."""
    _show(question)
    while True:
        answer, spots = ways.answer()
        try:
            found = desk.work_out(question, answer, spots)
        except Unfit as unfit:
            tell(str(unfit), "warning")
            ways.again()
            continue
        _show_reworded(answer, spots or [])
        if _kept(found, ways):
            desk.accept(found)
            _tell_written(desk, question, found)
            return
        ways.again()


def _tell_written(desk: Desk, question: Question, found: Proposal) -> None:
    files = ", ".join(sorted(found.changes))
    verb = "Will be written into" if desk.dry else "Written into"
    many = plural(len(question.spots), "place")
    if found.settled < len(question.spots):
        tell(f"{verb} {files}; {found.settled} of {many} settled, the rest is asked again.")
    else:
        tell(f"{verb} {files}; {many} settled.")
    for one in found.follows:
        tell(f"Now this is asked for, too: {one.message} {one.help}".strip(), "faint")


def _show_reworded(answer: Answer, spots: list[Spot]) -> None:
    """How the sentences read with other words in them."""
    if isinstance(answer, Wording):
        for spot in spots[:_MOST_SHOWN]:
            tell(f"It will say: {' '.join(reworded(spot, answer.words).split())}", indent=2)


def _kept(found: Proposal, ways: Ways) -> bool:
    """Whether an answer is kept, after what a colleague would say of it."""
    new = [one for one in found.objections if one.message not in ways.heard]
    objected(new)
    if found.breaks:
        tell("The kit could not be read any more with this, so it was not written.", "warning")
        return False
    return not new or asking.confirm("Keep it anyway?", default=False)


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
