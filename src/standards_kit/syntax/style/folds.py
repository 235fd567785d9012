"""Folds a text whose line is too long to read, where no space of it is lost by that."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from yaml.tokens import AnchorToken, BlockEntryToken, TagToken, ValueToken

from standards_kit.ground.lazy import lazy
from standards_kit.syntax.style.blocks import block
from standards_kit.syntax.style.shape import STEP, Shape, Text, is_block, shape

LONGEST: Final = 160
"""Columns of a line that a text may fill; what is longer is folded."""
MEASURE: Final = 88
"""Columns that it is folded to."""
_BETWEEN_WORDS = lazy(r"(?<=\S) (?=\S)")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def folded(text: str) -> str:
    """Take a text that is laid out. Raises Unsure or yaml.YAMLError."""
    if all(len(line) <= LONGEST for line in text.split("\n")):
        return text
    found = shape(text)
    parts, at = [], 0
    for edit in _edits(text, found):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, text[at:]))


def _edits(text: str, found: Shape) -> Iterator[_Edit]:
    for each in found.texts:
        if each.levels and not each.in_flow and _is_long(found, each.token):
            edit = _rewrapped(found, each) if is_block(each.token) else _below(text, found, each)
            if edit is not None:
                yield edit


def _is_long(found: Shape, token: Any) -> bool:
    last = token.end_mark.line + (0 if token.end_mark.column else -1)
    lines = found.lines[token.start_mark.line : last + 1]
    return any(len(line) > LONGEST for line in lines)


def _below(text: str, found: Shape, each: Text) -> _Edit | None:
    """A text on its key's line, or in quotes over several, folded below the key."""
    token, value = each.token, each.token.value
    rest = found.lines[token.end_mark.line][token.end_mark.column :]
    gap = text[each.before : token.start_mark.index]
    valued = isinstance(each.follows, ValueToken | BlockEntryToken | AnchorToken | TagToken)
    if rest.strip() or gap.strip() or not valued:
        return None  # a key, or a remark that would lose what it is about
    if not value.isprintable() or value != value.strip():
        return None
    indent = each.levels[-1].new + STEP
    lines = filled(value, indent)
    if len(lines) < 2:
        return None
    body = "".join(f"\n{' ' * indent}{line}" for line in lines)
    return _Edit(each.before, token.end_mark.index, f" >-{body}")


def _rewrapped(found: Shape, each: Text) -> _Edit | None:
    """The paragraphs of a folded text anew where one has a line that is too long."""
    own = block(found, each.token, each.levels)
    if each.token.style != ">" or own.fixed or not own.lines:
        return None
    if any(line.startswith((" ", "\t")) for line in own.lines):
        return None
    lines = [" " * own.indent + line if line else "" for line in _refilled(own.lines, own.indent)]
    last = own.first + len(own.lines) - 1
    end = found.starts[last] + len(found.lines[last])
    return _Edit(found.starts[own.first], end, "\n".join(lines))


def _refilled(lines: list[str], indent: int) -> Iterator[str]:
    paragraph: list[str] = []
    for line in (*lines, ""):
        if line:
            paragraph.append(line)
            continue
        long = any(indent + len(one) > LONGEST for one in paragraph)
        yield from filled(" ".join(paragraph), indent) if long else paragraph
        paragraph = []
        yield ""


def filled(paragraph: str, indent: int) -> list[str]:
    """A paragraph in lines of the measure, broken where one space parts two words."""
    lines: list[str] = []
    for word in _BETWEEN_WORDS.split(paragraph):
        if lines and indent + len(lines[-1]) + 1 + len(word) <= MEASURE:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
