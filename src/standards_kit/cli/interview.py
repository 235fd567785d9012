"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from collections.abc import Callable
from typing import Any

import typer

from standards_kit.authoring.kinds import Field, Kind
from standards_kit.text.diagnostic import Diagnostic
from standards_kit.text.printable import printable


def interview(
    kind: Kind,
    answers: dict[str, Any],
    offers: Callable[[Field], list[str]],
    check: Callable[[dict[str, Any]], list[Diagnostic]],
) -> None:
    """Fill in the answers that aren't given yet. Ctrl-C ends it, and nothing has been written."""
    typer.echo("Enter on an empty line leaves out what can be left out. Ctrl-C stops, and writes nothing.", err=True)  # fmt: skip
    said: set[str] = set()
    for field in kind.fields:
        if answers.get(field.option) or not (field.asked or field.needed):
            continue
        found = offers(field)
        if found or field.needed or field.offers not in ("touchpoints", "limits", "plays"):
            _ask(field, answers, found, check, said)  # of what the kit has none, none can be chosen


def _ask(
    field: Field,
    answers: dict[str, Any],
    offers: list[str],
    check: Callable[[dict[str, Any]], list[Diagnostic]],
    said: set[str],
) -> None:
    given: list[str] = []
    while True:
        answer = _answer(field, offers, bool(given))
        if not answer:
            if given or not field.needed:
                return
            typer.echo("  This is needed.", err=True)
            continue
        taken = [*given, *answer]
        answers[field.option] = taken if field.many else answer[0]
        messages = [d.finding.message for d in check(answers) if d.finding.message not in said]
        if messages and not _kept(messages):
            answers[field.option] = list(given) if field.many else None
            continue
        said.update(messages)
        given = taken
        if not field.many or offers:
            return


def _kept(messages: list[str]) -> bool:
    import questionary

    for message in messages:
        typer.echo(f"  A colleague would object: {printable(message)}", err=True)
    return bool(questionary.confirm("Keep it all the same?", default=False).unsafe_ask())


def _answer(field: Field, offers: list[str], more: bool) -> list[str]:
    import questionary

    question = f"{field.question} One more?" if more else field.question
    if offers and field.many:
        chosen: list[str] = questionary.checkbox(question, offers).unsafe_ask()
        return chosen
    if offers:
        nobody = [] if field.needed else ["(leave out)"]
        one = questionary.select(question, [*nobody, *offers]).unsafe_ask()
        return [] if one in nobody else [one]
    typer.echo(f"  For example: {field.example}", err=True)
    text = questionary.text(question).unsafe_ask()
    return [" ".join(text.split())] if text.strip() else []
