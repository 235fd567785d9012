"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from standards_kit.authoring.kinds import Field, Kind
from standards_kit.cli import asking
from standards_kit.cli.asking import Back, tell
from standards_kit.cli.failures import Failure
from standards_kit.cli.steps import TURNS, lead, some, texts
from standards_kit.text.diagnostic import Diagnostic

Check = Callable[[dict[str, Any]], list[Diagnostic]]
_OF_THE_KIT = ("touchpoints", "limits", "plays")


def interview(
    kind: Kind,
    answers: dict[str, Any],
    offers: Callable[[Field], list[str]],
    check: Check,
    place: Callable[[dict[str, Any]], str],
) -> None:
    """Fill in the answers that aren't given yet; at last ask whether it is to be written, and where."""
    table = _Table(answers, offers, check)
    open_ = [f for f in kind.fields if not answers.get(f.option) and (f.asked or f.needed)]
    lead([*(partial(table.ask, each) for each in open_), lambda: _written(place(answers))])


def _written(path: str) -> bool:
    if not asking.confirm(f"Write it into “{path}”?", turns=TURNS):
        raise asking.Quit
    return True


@dataclass(slots=True)
class _Table:
    """The answers so far, and what was objected to and kept all the same."""

    answers: dict[str, Any]
    offers: Callable[[Field], list[str]]
    check: Check
    said: set[str] = field(default_factory=set)

    def ask(self, field: Field) -> bool:
        """One question; False where it has nothing to choose from."""
        offers = self.offers(field)
        if not offers and not field.needed and field.offers in _OF_THE_KIT:
            return False  # of what the kit has none, none can be chosen
        if offers:
            self._choice(field, offers)
        elif field.many:
            self._texts(field)
        else:
            self._text(field)
        return True

    def _choice(self, field: Field, offers: list[str]) -> None:
        given = self.answers.get(field.option)
        while True:
            chosen = _several(field, offers, given) if field.many else _one(field, offers, given)
            if self._kept(field, chosen):
                return
            given = chosen

    def _text(self, field: Field) -> None:
        given = str(self.answers.get(field.option) or "")
        optional = "" if field.needed else " An empty line leaves it out."
        while True:
            given = asking.text(
                field.question + optional, example=field.example, default=given,
                optional=not field.needed, turns=TURNS,
            )  # fmt: skip
            if self._kept(field, given or None):
                return

    def _texts(self, field: Field) -> None:
        given = self.answers.get(field.option) or ()
        texts(
            field.question, given, field.example, field.needed, lambda new: self._kept(field, new)
        )

    def _kept(self, field: Field, answer: Any) -> bool:
        """Whether an answer stays, after what a colleague would say of it."""
        before = self.answers.get(field.option)
        self.answers[field.option] = answer
        if self._unobjected():
            return True
        self.answers[field.option] = before
        return False

    def _unobjected(self) -> bool:
        try:
            found = self.check(self.answers)
        except Failure as failure:
            tell(f"{failure.message} {failure.hint}".strip(), "warning", indent=2)
            return False
        messages = [d.finding.message for d in found if d.finding.message not in self.said]
        for message in messages:
            tell(f"A colleague would object: {message}", "warning", indent=2)
        if messages and not _confirmed("Keep it all the same?"):
            return False
        self.said.update(messages)
        return True


def _confirmed(question: str) -> bool:
    try:
        return asking.confirm(question, default=False, turns=TURNS)
    except Back:
        return False


def _several(field: Field, offers: list[str], given: Any) -> list[str] | None:
    choices = [(each, each) for each in offers]
    if field.needed:
        return some(field.question, choices, given or ())
    return asking.several(field.question, choices, checked=given or (), turns=TURNS) or None


def _one(field: Field, offers: list[str], given: Any) -> str | None:
    none = [] if field.needed else [("", "none")]
    choices = [*none, *((each, each) for each in offers)]
    return asking.one(field.question, choices, default=given, turns=TURNS) or None
