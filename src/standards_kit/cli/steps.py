"""Leads through questions one after the other, with a way back to each that was asked."""

from collections.abc import Callable, Sequence

from standards_kit.cli import asking
from standards_kit.cli.asking import Back, Quit, Turns, tell

Step = Callable[[], bool]
"""Asks and keeps the answer, and says so; False where there was nothing to ask."""

Keeps = Callable[[list[str]], bool]
"""Whether answers stay; who says no has told why."""

TURNS: Turns = (Back, Quit)
_HOW = "^B leads back to the question before, ^D leaves. Nothing is written before the end."


def lead(steps: Sequence[Step]) -> None:
    """Go through all steps. Each shows the answer it got before as what Enter keeps."""
    tell(_HOW, "faint")
    while True:
        try:
            return through(steps)
        except Back:
            tell("This is the first question.", "faint")


def through(steps: Sequence[Step]) -> None:
    """Go through steps that lie on the way of others. Raises Back where it leads before the first."""
    asked: list[int] = []
    at = 0
    while at < len(steps):
        try:
            if steps[at]():
                asked.append(at)
            at += 1
        except Back:
            if not asked:
                raise
            at = asked.pop()


def texts(
    question: str,
    given: Sequence[str],
    example: str = "",
    needed: bool = False,
    keeps: Keeps = lambda _: True,
    then: Callable[[int], object] = lambda _: None,
) -> list[str]:
    """Several texts, one after the other, and an empty line to end them; the way back leads through them.

    What was given before stands in each line; a line that is made empty goes. ``then`` asks on about the
    one that was given at a place.
    """
    items, typed = list(given), ""
    at = len(items)
    while True:
        default = typed or (items[at] if at < len(items) else "")
        try:
            typed = _next(question if at == 0 else "", example, default, needed and at == 0)
        except Back:
            if at == 0:
                raise
            at, typed = at - 1, ""
            continue
        if not typed and at >= len(items):
            return items
        new = [*items[:at], *([typed] if typed else []), *items[at + 1 :]]
        if keeps(new) and _asked_on(then, at, typed):
            items, at, typed = new, at + bool(typed), ""


def _asked_on(then: Callable[[int], object], at: int, typed: str) -> bool:
    try:
        if typed:
            then(at)
    except Back:
        return False
    return True


def _next(question: str, example: str, default: str, needed: bool) -> str:
    if not question:
        question, example = "One more? An empty line ends it.", ""
    elif not needed:
        question += " An empty line leaves it out."
    return asking.text(question, example=example, default=default, optional=not needed, turns=TURNS)


def some(question: str, choices: Sequence[tuple[str, str]], given: Sequence[str]) -> list[str]:
    """Some of several choices, one at least."""
    while True:
        chosen = asking.several(question, choices, checked=given, turns=TURNS)
        if chosen:
            return chosen
        tell("Choose one at least.", "warning")
