"""Asks the author in the terminal: a text, one of several, some of several, yes or no.

What is asked is printed above the prompt, folded to the window, with an example from the field. The
keys that lead elsewhere stand in one line below it. Whoever asks says which of them are of use, and
catches them: `Back`, `Skip`, `Undo`, `Quit`. Ctrl-C is nobody's but the application's.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from standards_kit.cli.failures import Failure
from standards_kit.cli.screen import styled
from standards_kit.text.printable import printable

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.styles import Style
    from questionary import Question

T = TypeVar("T")


class Turn(Exception):
    """The author wants to go elsewhere instead of answering."""


class Back(Turn):
    """To the question before."""


class Skip(Turn):
    """On, and this one stays open."""


class Undo(Turn):
    """What was written last is to be taken back."""


class Quit(Turn):
    """Enough for today."""


Turns = Sequence[type[Turn]]
_KEYS: dict[type[Turn], tuple[str, str]] = {
    Back: ("c-b", "B back"),
    Skip: ("c-n", "N skip"),
    Undo: ("c-z", "Z undo"),
    Quit: ("c-d", "D quit"),
}
ALL: Turns = (Back, Skip, Undo, Quit)
_WIDEST = 88


def interactive() -> bool:
    """Whether somebody sits at a terminal who could be asked, and it shows more than plain lines."""
    plain = os.environ.get("TERM", "").lower() in {"dumb", "unknown"}
    return sys.stdin.isatty() and sys.stdout.isatty() and not plain


def require(equivalent: str) -> None:
    """Fail, with the options that say the same, where nobody can be asked."""
    if not interactive():
        raise Failure("this asks questions, and there is no terminal to ask in.", equivalent)


def tell(text: str, look: str = "", indent: int = 0) -> None:
    """Say something above the next question. ``look``: `strong`, `faint` or `warning`."""
    looks: dict[str, dict[str, Any]] = {
        "strong": {"bold": True},
        "faint": {"dim": True},
        "warning": {"fg": "yellow"},
    }
    for paragraph in printable(text).split("\n"):
        for line in folded(paragraph, indent) or [""]:
            typer.echo(typer.style(line, **looks[look]) if look and styled(sys.stdout) else line)


def objected(said: Sequence[str], indent: int = 0) -> None:
    """Say what a colleague would: what he objects to stands in a list where it is more than one thing."""
    if len(said) == 1:
        tell(f"A colleague would object: {said[0]}", "warning", indent)
    elif said:
        tell("A colleague would object:", "warning", indent)
        for each in said:
            tell(f"- {each}", "warning", indent + 2)


def text(
    question: str,
    *,
    example: str = "",
    default: str = "",
    optional: bool = False,
    check: Callable[[str], str | None] | None = None,
    hint: Callable[[str], str | None] | None = None,
    turns: Turns = ALL,
) -> str:
    """A text on one line, its spaces made single.

    ``check`` gives a sentence where an answer can't be, and Enter is refused; ``hint`` gives one while
    the author types, and nothing is refused.
    """
    import questionary

    def refused(given: str) -> bool | str:
        flat = " ".join(given.split())
        if not flat:
            return optional or "Write something, or leave by one of the keys below."
        return (check(flat) if check else None) or True

    _head(question, example)
    asked = questionary.text(
        "", qmark=">", validate=refused, style=_style(), validate_while_typing=False,
        default=default, reserve_space_for_menu=0,
    )  # fmt: skip
    return " ".join(str(_ask(_with_keys(asked, turns, hint))).split())


def texts(
    question: str,
    *,
    example: str = "",
    had: Sequence[str] = (),
    most: int = 9,
    turns: Turns = ALL,
) -> list[str]:
    """Several texts, one a line; an empty line ends them. ``had`` are those that were given before."""
    found: list[str] = []
    tell(f"{question} One a line; an empty line ends it.", "strong")
    if example:
        tell(f"e.g. {example}", "faint")
    while len(found) < most:
        default = had[len(found)] if len(found) < len(had) else ""
        given = text("", optional=True, default=default, turns=turns)
        if not given:
            break
        found.append(given)
    return found


def one(
    question: str,
    choices: Sequence[tuple[T, str]],
    *,
    example: str = "",
    default: T | None = None,
    turns: Turns = ALL,
) -> T:
    """One of several choices, each a value and what it is called: by arrows or by its number."""
    import questionary

    _head(question, example)
    numbered = len(choices) < 10
    options = [
        questionary.Choice(_hanging(name, 6), value=index, shortcut_key=str(index + 1))
        if numbered
        else questionary.Choice(_hanging(name, 3), value=index)
        for index, (_, name) in enumerate(choices)
    ]
    values = [value for value, _ in choices]
    asked = questionary.select(
        "", options, qmark="", style=_style(), erase_when_done=True, use_shortcuts=numbered,
        use_jk_keys=False, use_emacs_keys=False, instruction="arrows or number, Enter",
        default=options[values.index(default)] if default in values else None,
    )  # fmt: skip
    value, name = choices[int(_ask(_with_keys(asked, turns)))]
    tell(f"> {name}")
    return value


def several(
    question: str,
    choices: Sequence[tuple[T, str]],
    *,
    example: str = "",
    checked: Sequence[T] = (),
    turns: Turns = ALL,
) -> list[T]:
    """Some of several choices, or none."""
    import questionary

    _head(question, example)
    options = [
        questionary.Choice(_hanging(name, 5), value=index, checked=value in checked)
        for index, (value, name) in enumerate(choices)
    ]
    asked = questionary.checkbox(
        "", options, qmark="", style=_style(), erase_when_done=True, use_jk_keys=False,
        use_emacs_keys=False, instruction="arrows, space to tick, Enter",
    )  # fmt: skip
    chosen = [choices[index] for index in _ask(_with_keys(asked, turns))]
    tell("> " + (", ".join(name for _, name in chosen) or "none"))
    return [value for value, _ in chosen]


def confirm(question: str, *, default: bool = True, turns: Turns = ALL) -> bool:
    """Yes or no; Enter takes it."""
    import questionary

    _head(question, "")
    asked = questionary.confirm(
        "", qmark=">", default=default, style=_style(), reserve_space_for_menu=0, auto_enter=False
    )
    return bool(_ask(_with_keys(asked, turns)))


def _ask(asked: "Question") -> Any:
    try:
        return asked.unsafe_ask()
    except EOFError:
        raise Quit from None


def _head(question: str, example: str) -> None:
    if question:
        tell(question, "strong")
    if example:
        tell(f"e.g. {example}", "faint")


def _width() -> int:
    return max(20, min(shutil.get_terminal_size().columns, _WIDEST))


def folded(text: str, indent: int = 0) -> list[str]:
    """A text as lines that fit the window."""
    blank = " " * indent
    return textwrap.wrap(
        text, _width() - 1, initial_indent=blank, subsequent_indent=blank, break_on_hyphens=False
    )


def _hanging(name: str, indent: int) -> str:
    """What a choice is called, folded so that its lines hang below its first."""
    lines = textwrap.wrap(printable(name), max(_width() - indent - 1, 12))
    return ("\n" + " " * indent).join(lines)


class _Below:
    """The lines below a prompt: a hint to what is being typed, and the keys that lead elsewhere."""

    def __init__(self, turns: Turns, hint: Callable[[str], str | None] | None) -> None:
        self._turns, self._hint = turns, hint
        self._known: tuple[str, str | None] = ("", None)

    def lines(self) -> "StyleAndTextTuples":
        keys: StyleAndTextTuples = [("class:keys", _keys(self._turns))]
        told = self._told()
        return [("class:hint", "\n".join(folded(told)) + "\n"), *keys] if told else keys

    def _told(self) -> str | None:
        if self._hint is None:
            return None
        from prompt_toolkit.application import get_app

        typed = get_app().current_buffer.text
        if typed != self._known[0]:
            self._known = typed, self._hint(typed) if typed.strip() else None
        return self._known[1]


def _keys(turns: Turns) -> str:
    return f"Ctrl+ {', '.join(_KEYS[turn][1] for turn in turns)}" if turns else ""


def _bindings(turns: Turns) -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings

    bindings = KeyBindings()
    for turn in turns:
        _bind(bindings, turn)
    return bindings


def _bind(bindings: "KeyBindings", turn: type[Turn]) -> None:
    @bindings.add(_KEYS[turn][0], eager=True)
    def _(event: Any) -> None:
        event.app.exit(exception=turn())


def _merged(asked: "Question", turns: Turns) -> Any:
    from prompt_toolkit.key_binding import merge_key_bindings

    own = asked.application.key_bindings
    return merge_key_bindings([bindings for bindings in (own, _bindings(turns)) if bindings])


def _with_keys(
    asked: "Question", turns: Turns, hint: Callable[[str], str | None] | None = None
) -> "Question":
    """A question with our lines below it: its own toolbar is shown only where the terminal answers."""
    from prompt_toolkit.filters import Always, is_done
    from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
    from prompt_toolkit.layout.controls import FormattedTextControl

    app = asked.application
    for window in app.layout.find_all_windows():
        window.dont_extend_height = Always()
    below = Window(FormattedTextControl(_Below(turns, hint).lines), dont_extend_height=True)
    shown = ConditionalContainer(below, filter=~is_done)
    app.layout = Layout(HSplit([app.layout.container, shown]), app.layout.current_window)
    app.key_bindings = _merged(asked, turns)
    return asked


def _style() -> "Style":
    """Our looks: few of them, and none where none are wanted."""
    from prompt_toolkit.styles import Style

    plain = "noinherit noreverse nobold"
    names = "bottom-toolbar bottom-toolbar.text validation-toolbar qmark question answer pointer"
    names += " highlighted selected keys hint instruction"
    looks = dict.fromkeys(names.split(), plain)
    if styled(sys.stdout):
        looks |= {
            "pointer": "bold", "highlighted": "bold", "selected": "bold", "keys": "noreverse dim",
            "instruction": "dim", "hint": "noreverse ansiyellow", "validation-toolbar": "noreverse ansired",
        }  # fmt: skip
    return Style(list(looks.items()))
