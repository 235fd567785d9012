"""Leads through questions one after the other, with a way back to each that was asked."""

from collections.abc import Callable, Sequence

from standards_kit.cli import asking
from standards_kit.cli.asking import Back, Quit, Turns, tell

Step = Callable[[], bool]
"""Asks and keeps the answer, and says so; False where there was nothing to ask."""

Keeps = Callable[[list[str]], bool]
"""Whether answers stay; who says no has told why."""

TURNS: Turns = (Back, Quit)
_HOW = (
    "Ctrl-B leads back to the question before, with your answer in it; Ctrl-D leaves. "
    "Nothing is written before the end."
)


def lead(steps: Sequence[Step], asked: Sequence[int] = ()) -> None:
    """Go through all steps. Each shows the answer it got before as what Enter keeps.

    ``asked`` are the places of those that were asked another time already, in order.
    """
    tell(_HOW, "faint")
    while True:
        try:
            return through(steps, asked)
        except Back:
            tell("This is the first question.", "faint")
            asked = ()


def through(steps: Sequence[Step], before: Sequence[int] = ()) -> None:
    """Go through steps that lie on the way of others. Raises Back where it leads before the first."""
    asked = list(before)
    at = asked[-1] + 1 if asked else 0
    while at < len(steps):
        try:
            if steps[at]():
                asked.append(at)
            at += 1
        except Back:
            if not asked:
                raise
            at = asked.pop()


def text(
    question: str,
    example: str = "",
    default: str = "",
    optional: bool = False,
    check: Callable[[str], str | None] = lambda _: None,
) -> str:
    """A text. What ``check`` has to say of it is told in full, and it is asked for again."""
    while True:
        typed = asking.text(
            question, example=example, default=default, optional=optional, turns=TURNS
        )
        wrong = check(typed) if typed else None
        if wrong is None:
            return typed
        tell(wrong, "warning", indent=2)
        default = typed


def texts(
    question: str,
    given: Sequence[str],
    example: str = "",
    needed: bool = False,
    keeps: Keeps = lambda _: True,
    then: Callable[[int], object] | None = None,
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
            at += then is not None and _asked_on(then, at)  # what was asked about it lies between
            continue
        if not typed and at >= len(items):
            return items
        new = [*items[:at], *([typed] if typed else []), *items[at + 1 :]]
        if keeps(new) and (not (typed and then) or _asked_on(then, at)):
            items, at, typed = new, at + bool(typed), ""


def _asked_on(then: Callable[[int], object], at: int) -> bool:
    try:
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


def chain(
    first: str, following: str, choices: Sequence[tuple[str, str]], given: Sequence[str]
) -> list[str]:
    """Some of several choices in an order, asked for one by one; the way back leads through them."""
    found: list[str] = []
    while len(found) < len(choices):
        end = [("", "that was the last")] if found else []
        left = [each for each in choices if each[0] not in found]
        had = (
            given[len(found)] if len(found) < len(given) and [*given[: len(found)]] == found else ""
        )
        try:
            chosen = asking.one(
                following if found else first, [*left, *end], default=had, turns=TURNS
            )
        except Back:
            if not found:
                raise
            found.pop()
            continue
        if not chosen:
            return found
        found.append(chosen)
    return found
