"""Whether a terminal makes links of text: most of those that don't say so in no way.

A link is the escape OSC 8. Who knows it follows the link; some of those that don't print it. So links
go only to terminals that are known to take them. Nobody links the place: terminals in editors find
``path:line:column`` by themselves and jump to the line, which a link to a file can't.
"""

from collections.abc import Mapping
from typing import TextIO

_PROGRAMS = {"ghostty", "hyper", "iterm.app", "rio", "tabby", "vscode", "wezterm", "zed"}
_KINDS = ("alacritty", "contour", "foot", "xterm-ghostty", "xterm-kitty", "wezterm")
_MARKS = ("DOMTERM", "KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION")
_SINCE = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 201200}


def linkable(sink: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether links may be written to a sink: to a terminal that takes them, or on demand.

    ``FORCE_HYPERLINK`` decides for a terminal that is not known here: 0 is no, anything else yes.
    """
    if not sink.isatty() or environment.get("TERM") == "dumb":
        return False
    wish = environment.get("FORCE_HYPERLINK")
    if wish:
        return wish != "0"
    return (
        environment.get("TERM_PROGRAM", "").casefold() in _PROGRAMS
        or environment.get("TERM", "").startswith(_KINDS)
        or any(environment.get(mark) for mark in _MARKS)
        or any(_number(environment.get(name)) >= least for name, least in _SINCE.items())
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
