"""Lays a YAML text out: indentation, blank lines, blanks at line ends, and the place of comments.

No line is joined or parted, so that whatever is remarked on a line stays with it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from standards_kit.ground.records import bundle
from standards_kit.syntax import libyaml
from standards_kit.syntax.comments import Comment
from standards_kit.syntax.style.blocks import block
from standards_kit.syntax.style.shape import Level, Shape, Unsure, is_block, shape

_APART: Final = 2
"""Spaces before a comment behind something."""


@bundle
class Row:
    """A line as it is to be; ``column`` is where its comment stood."""

    code: str
    remark: str = ""
    column: int = 0
    blank: bool = False


def laid_out(text: str, remarks: Iterable[Comment]) -> str:
    """Take a text whose lines end in line feeds and its comments. Raises Unsure or yaml.YAMLError."""
    found = shape(text)
    held = _held(found)
    at = _by_line(found, remarks)
    rows: list[Row] = []
    for number in range(len(found.lines)):
        if number in held:
            rows.append(Row(held[number]))
        else:
            rows.append(_row(found, number, at.get(number)))
    if found.lines[-1] and len(found.lines) - 1 in held:
        return written(rows)[:-1]  # a line end there would be part of the text
    return written(rows)


def _held(found: Shape) -> dict[int, str]:
    """The lines of block scalars, and the blank ones inside other texts."""
    held: dict[int, str] = {}
    for each in found.texts:
        if is_block(each.token):
            own = block(found, each.token, each.levels)
            for number, line in enumerate(own.lines, own.first):
                held[number] = " " * own.indent + line if line else ""
            continue
        for number in range(each.token.start_mark.line, each.token.end_mark.line):
            line = found.lines[number]
            if line[-1:] in ("\t", " ") and line.rstrip().endswith("\\"):
                raise Unsure  # an escaped blank
            if not line.strip(" \t"):
                held[number] = ""
    return held


def _by_line(found: Shape, remarks: Iterable[Comment]) -> dict[int, Comment]:
    result, line = {}, 0
    for remark in remarks:
        while found.starts[line + 1] <= remark.span.start:
            line += 1
        result[line] = remark
    return result


def _row(found: Shape, number: int, remark: Comment | None) -> Row:
    line = found.lines[number]
    column = remark.span.start - found.starts[number] if remark else len(line)
    if remark and remark.alone:
        return Row(" " * _depth(found, number, column) + remark.text.rstrip())
    code = line[:column]
    for start, end, wanted in reversed(found.spaces.get(number, [])):
        code = code[:start] + wanted + code[end:]
    code = code.strip(" \t")
    if not code:
        return Row("", blank=True)
    if number not in found.indents:
        raise Unsure
    said = remark.text.rstrip() if remark else ""
    return Row(" " * found.indents[number] + code, said, column)


def _depth(found: Shape, number: int, column: int) -> int:
    """Where a comment on a line of its own is to stand: with what it stood with."""
    following = next((n for n in range(number + 1, len(found.lines)) if n in found.indents), None)
    if following is not None:
        line = found.lines[following]
        if len(line) - len(line.lstrip(" ")) == column:
            return found.indents[following]
    above = next((n for n in range(number - 1, -1, -1) if n in found.levels), None)
    levels: Sequence[Level] = found.levels[above] if above is not None else ()
    for level in levels:
        if level.old == column:
            return level.new
    if following is not None:
        return found.indents[following]
    return max((level.new for level in levels if level.old <= column), default=0)


def written(rows: list[Row]) -> str:
    """All lines: one blank line at most in a row, none first or last."""
    kept = [row for n, row in enumerate(rows) if not (row.blank and (not n or rows[n - 1].blank))]
    while kept and kept[-1].blank:
        kept.pop()
    while kept and kept[0].blank:
        kept.pop(0)
    return "".join(_line(row) + "\n" for row in kept)


def _line(row: Row) -> str:
    """Code and comment: in the column that somebody lined it up in, at least two spaces behind."""
    if not row.remark:
        return row.code
    return f"{row.code:{max(len(row.code) + _APART, row.column)}}{row.remark}"


def tidied(text: str) -> str:
    """Only blanks at line ends, blank lines and the last line end; for a text of which we are unsure."""
    lines = text.split("\n")
    held: set[int] = set()
    for token in libyaml.tokens(text):
        if token.end_mark.line > token.start_mark.line:
            held.update(range(token.start_mark.line, token.end_mark.line + 1))
    rows = [
        Row(line) if n in held else Row(line.rstrip(" \t"), blank=not line.strip(" \t"))
        for n, line in enumerate(lines)
    ]
    return written(rows)
