"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from collections.abc import Callable
from typing import Any

from standards_kit.authoring.kinds import Field, Kind
from standards_kit.cli import asking
from standards_kit.text.diagnostic import Diagnostic

Check = Callable[[dict[str, Any]], list[Diagnostic]]
_TURNS = (asking.Quit,)
_OF_THE_KIT = ("touchpoints", "limits", "plays")


def interview(
    kind: Kind, answers: dict[str, Any], offers: Callable[[Field], list[str]], check: Check
) -> None:
    """Fill in the answers that aren't given yet. Until all are, nothing is written."""
    said: set[str] = set()
    for field in kind.fields:
        if answers.get(field.option) or not (field.asked or field.needed):
            continue
        found = offers(field)
        if found or field.needed or field.offers not in _OF_THE_KIT:
            _ask(field, answers, found, check, said)  # of what the kit has none, none can be chosen


def _ask(
    field: Field, answers: dict[str, Any], offers: list[str], check: Check, said: set[str]
) -> None:
    given: list[str] = []
    while True:
        answer = _answer(field, offers, more=bool(given))
        if not answer:
            return
        taken = [*given, *answer]
        answers[field.option] = taken if field.many else answer[0]
        messages = [d.finding.message for d in check(answers) if d.finding.message not in said]
        if messages and not _kept(messages):
            answers[field.option] = given if field.many else None
            continue
        said.update(messages)
        given = taken
        if offers or not field.many:
            return


def _kept(messages: list[str]) -> bool:
    for message in messages:
        asking.tell(f"A colleague would object: {message}", "warning", indent=2)
    return asking.confirm("Keep it all the same?", default=False, turns=_TURNS)


def _answer(field: Field, offers: list[str], more: bool) -> list[str]:
    if offers and field.many:
        choices = [(each, each) for each in offers]
        chosen = asking.several(field.question, choices, turns=_TURNS)
        return chosen if chosen or not field.needed else _answer(field, offers, more)
    if offers:
        none = [] if field.needed else [("", "none")]
        chosen_one = asking.one(field.question, [*none, *((o, o) for o in offers)], turns=_TURNS)
        return [chosen_one] if chosen_one else []
    optional = more or not field.needed
    question = "One more? An empty line ends it." if more else field.question
    if optional and not more:
        question += " An empty line leaves it out."
    example = "" if more else field.example
    text = asking.text(question, example=example, optional=optional, turns=_TURNS)
    return [text] if text else []
