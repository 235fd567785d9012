"""Where each character of a YAML scalar's value stands in the file.

A rule looks for a phrase in what a scalar *says*, but its report must point at what the author
*typed*, and between the two lie quotes, escapes, folded lines, indentation and chomping.  libyaml
gives no more than where the scalar begins and ends, so this module reads the scalar a second time
by libyaml's own rules (those of its ``scanner.c``, not those of the YAML specification, where they
differ) and notes, for each character of the value, the stretch of text it came from.

The second reading is checked against libyaml's value.  Should they ever differ, every character
is taken to come from the whole of the scalar's content: a vague place, but never a wrong one.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from dataclasses import field
from itertools import islice
from typing import NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle, record

__all__ = ["ScalarMap", "scalar_map"]

_BREAKS = "\r\n\x85\u2028\u2029"
_KEPT_BREAKS = "\u2028\u2029"  # every other line break is read as a line feed
_BLANKS = " \t"

_BREAK = rf"(?:\r\n|[{_BREAKS}])"
# A run begins at its break, not at the blanks before it: searching for optional blanks from
# each of them in turn would take quadratic time on a long stretch of blanks within a line.
_BREAK_RUN = rf"{_BREAK}[{_BLANKS}{_BREAKS}]*"
_HEX_ESCAPE = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"

_ONE_BREAK = lazy(_BREAK)
_LINE = lazy(rf"(?P<indent> *)(?P<rest>[^{_BREAKS}]*)(?P<end>{_BREAK}|\Z)")
_PROPERTY = lazy(rf"![^{_BLANKS}{_BREAKS}]*|&[0-9A-Za-z_-]*")
_BETWEEN_PROPERTIES = lazy(rf"(?:[{_BLANKS}{_BREAKS}]+|#[^{_BREAKS}]*)*")
_BLOCK_HEADER = lazy(r"[|>][1-9]?(?P<chomping>[-+]?)")

_PLAIN_TOKEN = lazy(_BREAK_RUN)
_SINGLE_TOKEN = lazy(rf"''|{_BREAK_RUN}")
_DOUBLE_TOKEN = lazy(rf"\\(?:{_HEX_ESCAPE}|{_BREAK_RUN}|.)|{_BREAK_RUN}", re.DOTALL)

_QUOTED_TOKENS = {"'": _SINGLE_TOKEN, '"': _DOUBLE_TOKEN}
_BLOCK_STYLES = ("|", ">")

_ESCAPES = {
    "''": "'",
    r"\0": "\0",
    r"\a": "\a",
    r"\b": "\b",
    r"\t": "\t",
    "\\\t": "\t",
    r"\n": "\n",
    r"\v": "\v",
    r"\f": "\f",
    r"\r": "\r",
    r"\e": "\x1b",
    r"\ ": " ",
    r"\"": '"',
    r"\/": "/",
    r"\\": "\\",
    r"\N": "\x85",
    r"\_": "\xa0",
    r"\L": "\u2028",
    r"\P": "\u2029",
}
_UNREADABLE = "\ufffd"  # stands for an escape that libyaml would have refused


@record
class ScalarMap:
    """The stretch of text that each character of a scalar's value came from."""

    starts: Sequence[int]
    """The offset in the text at which each character of the value begins."""
    ends: Sequence[int]
    """The offset just past what gave each character of the value."""
    content_start: int
    """Where the value would begin: past the tag, the anchor, the quote, the block's header."""
    exact: bool = True
    """False if libyaml's value could not be retraced, and every place is the whole content."""

    def span(self, a: int, b: int) -> tuple[int, int]:
        """The text that gave ``value[a:b]``; between two characters if ``a == b``."""
        length = len(self.starts)
        a = min(max(a, 0), length)
        b = min(max(b, a), length)
        if a < b:
            return self.starts[a], self.ends[b - 1]
        point = self._point(a)
        return point, point

    def _point(self, a: int) -> int:
        if a < len(self.starts):
            return self.starts[a]
        return self.ends[-1] if self.ends else self.content_start


def scalar_map(text: str, start: int, end: int, style: str | None, value: str) -> ScalarMap:
    """Map ``value`` to the text of the scalar event that libyaml marks at ``[start, end)``."""
    at = _after_properties(text, start, end)
    begin, stop = _content(text, at, end, style)
    if stop - begin == len(value) and text.startswith(value, begin):
        # No rule of libyaml's gives more characters than it reads, so here none changed any.
        return ScalarMap(range(begin, stop), range(begin + 1, stop + 1), begin)
    replay = _Replay(text)
    if style in _BLOCK_STYLES:
        _read_block(replay, text[at:begin], begin, stop, value)
    else:
        _read_flow(replay, _QUOTED_TOKENS.get(style or "", _PLAIN_TOKEN), begin, stop)
    if replay.gives(value):
        return ScalarMap(replay.starts, replay.ends, begin)
    return ScalarMap([begin] * len(value), [stop] * len(value), begin, exact=False)


# --- Where the content stands -------------------------------------------------------------------


def _content(text: str, at: int, end: int, style: str | None) -> tuple[int, int]:
    """The bounds of what is between the quotes, below the block's header, or plain."""
    if style in _BLOCK_STYLES:
        header_end = _ONE_BREAK.search(text, at, end)
        return (header_end.end() if header_end else end), end
    if style in _QUOTED_TOKENS:
        return min(at + 1, end), max(min(at + 1, end), end - 1)
    return at, end


def _after_properties(text: str, start: int, end: int) -> int:
    """Skip a tag, an anchor, and what parts them from the scalar: libyaml's mark is at the first.

    No scalar begins with ``!`` or ``&``, so that what is skipped is never the scalar's own.
    """
    at = start
    while found := _PROPERTY.match(text, at, end):
        at = found.end()
        if between := _BETWEEN_PROPERTIES.match(text, at, end):
            at = between.end()
    return at


# --- What has been read so far ------------------------------------------------------------------


class _Break(NamedTuple):
    """One line break in the text, and the character that it is read as."""

    start: int
    end: int
    char: str


@bundle
class _Replay:
    """The value as read so far, with the place that each of its characters came from."""

    text: str
    parts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def gives(self, value: str) -> bool:
        return len(self.starts) == len(value) and "".join(self.parts) == value

    def copy(self, begin: int, end: int) -> None:
        """Read text that stands for itself, a character for a character."""
        self.parts.append(self.text[begin:end])
        self.starts.extend(range(begin, end))
        self.ends.extend(range(begin + 1, end + 1))

    def one(self, char: str, begin: int, end: int) -> None:
        """Read one character from a stretch of text of any length."""
        self.parts.append(char)
        self.starts.append(begin)
        self.ends.append(end)

    def keep(self, begin: int, breaks: Sequence[_Break], end: int) -> None:
        """Read each break as itself, together with the blanks up to the next one.

        That the blanks go with the break before them means that text which is cut out along
        with a line break takes the next line's indentation with it.
        """
        bounds = [begin, *(later.start for later in breaks[1:]), end]
        for line_break, here, there in zip(breaks, bounds, bounds[1:], strict=False):
            self.one(line_break.char, here, there)

    def fold(self, begin: int, breaks: Sequence[_Break], end: int) -> None:
        """Read a run of breaks as folded: one becomes a space, of several the first is lost."""
        if breaks[0].char != "\n":
            self.keep(begin, breaks, end)
        elif len(breaks) == 1:
            self.one(" ", begin, end)
        else:
            self.keep(begin, breaks[1:], end)


def _line_break(found: re.Match[str], group: str | int = 0) -> _Break:
    char = found[group] if found[group] in _KEPT_BREAKS else "\n"
    return _Break(found.start(group), found.end(group), char)


# --- Plain and quoted scalars -------------------------------------------------------------------


def _read_flow(replay: _Replay, token: re.Pattern[str], begin: int, end: int) -> None:
    """Read a scalar in which every line break is folded, whatever the indentation.

    A plain scalar is no different from a quoted one but for having no escapes: its comments and
    the blanks after it are beyond libyaml's end mark.
    """
    at = begin
    for found in token.finditer(replay.text, begin, end):
        if found[0][0] in _BREAKS:
            _read_folded_run(replay, at, found)
        else:
            replay.copy(at, found.start())
            _read_escape(replay, found)
        at = found.end()
    replay.copy(at, end)


def _read_folded_run(replay: _Replay, at: int, run: re.Match[str]) -> None:
    """Read on from ``at`` to the end of the run, dropping the blanks before its first break.

    Only unescaped blanks are before it, for an escaped one would be a token of its own.
    """
    words = replay.text[at : run.start()].rstrip(_BLANKS)
    replay.copy(at, at + len(words))
    replay.fold(at + len(words), _breaks_in(replay.text, run.start(), run.end()), run.end())


def _read_escape(replay: _Replay, found: re.Match[str]) -> None:
    """Read one escape; an escaped line break is nothing, and the breaks after it are kept."""
    escape = found[0]
    if escape[1] in _BREAKS:
        rest = _breaks_in(replay.text, found.start() + 1, found.end())[1:]
        if rest:
            replay.keep(rest[0].start, rest, found.end())
    else:
        replay.one(_unescaped(escape), found.start(), found.end())


def _unescaped(escape: str) -> str:
    digits = escape[2:]
    if not digits:
        return _ESCAPES.get(escape, _UNREADABLE)
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode else _UNREADABLE


def _breaks_in(text: str, begin: int, end: int) -> list[_Break]:
    return [_line_break(found) for found in _ONE_BREAK.finditer(text, begin, end)]


# --- Block scalars ------------------------------------------------------------------------------


def _read_block(replay: _Replay, header: str, begin: int, end: int, value: str) -> None:
    """Read a literal or folded scalar, line by line."""
    folded = header.startswith(">")
    indent = _indent(replay.text, begin, end, value)
    waiting: list[_Break] = []  # since the last line that was not blank
    may_fold = False
    for line in _LINE.finditer(replay.text, begin, end):
        content, line_end = line.start() + min(indent, len(line["indent"])), line.start("end")
        if content < line_end:
            # Lines that begin with a blank are set apart, so no break beside one is folded.
            foldable = folded and replay.text[content] not in _BLANKS
            _read_waiting(replay, waiting, content, may_fold and foldable)
            replay.copy(content, line_end)
            waiting, may_fold = [], foldable
        if line["end"]:
            waiting.append(_line_break(line, "end"))
    _chomp(replay, waiting, header, end)


def _indent(text: str, begin: int, end: int, value: str) -> int:
    """How many columns libyaml has taken off each line.

    The indicator in the header would not tell, for it counts from the parent's indentation, which
    the event does not give.  But each break before the first line of content is kept, so the
    value says which line that is and with how many spaces libyaml left it.
    """
    content = value.lstrip(_BREAKS)
    if not content:
        return end - begin  # every line is blank, however long
    blank_lines = len(value) - len(content)
    first = next(islice(_LINE.finditer(text, begin, end), blank_lines, None), None)
    spaces = len(first["indent"]) if first else 0
    return max(spaces - (len(content) - len(content.lstrip(" "))), 0)


def _read_waiting(replay: _Replay, waiting: list[_Break], end: int, fold: bool) -> None:
    if waiting and fold:
        replay.fold(waiting[0].start, waiting, end)
    elif waiting:
        replay.keep(waiting[0].start, waiting, end)


def _chomp(replay: _Replay, waiting: list[_Break], header: str, end: int) -> None:
    """Read as many of the last breaks as the header would keep."""
    found = _BLOCK_HEADER.match(header)
    chomping = found["chomping"] if found else ""
    if chomping == "+":
        _read_waiting(replay, waiting, end, fold=False)
    elif chomping == "" and waiting and replay.parts:
        # Without any content there is no last line whose break could be kept.
        replay.keep(waiting[0].start, waiting[:1], waiting[0].end)
