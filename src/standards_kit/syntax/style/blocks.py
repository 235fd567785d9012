"""The lines of a text that is written below its head, as `|` or `>`."""

from typing import Any, NamedTuple

from standards_kit.ground.lazy import lazy
from standards_kit.syntax.style.shape import STEP, Level, Shape, block_lines

_HEAD = lazy(r"[|>](?:([1-9])|([-+]))*")


class Block(NamedTuple):
    """Its lines without their indentation, the number of the first, and how deep they are to stand."""

    first: int
    lines: list[str]
    indent: int
    fixed: bool
    """Whether its head says how deep it stands."""


def block(found: Shape, token: Any, levels: tuple[Level, ...]) -> Block:
    """Read a block scalar. Blank lines behind it are its own only where its head keeps them."""
    head = _HEAD.match(found.lines[token.start_mark.line], token.start_mark.column)
    given, keeps = (head[1], head[2] == "+") if head else (None, False)
    numbers = list(block_lines(found, token))
    lines = [found.lines[number] for number in numbers]
    if numbers and numbers[-1] == len(found.lines) - 1 and not lines[-1]:
        lines.pop()
    old = levels[-1].old + int(given) if given and levels else _depth(lines)
    new = levels[-1].new + (int(given) if given else STEP) if levels else old
    held = [line[old:] for line in lines]
    while not keeps and held and not held[-1]:
        held.pop()
    return Block(token.start_mark.line + 1, held, new, given is not None)


def _depth(lines: list[str]) -> int:
    for line in lines:
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    return max(map(len, lines), default=0)
