"""Which lines of a YAML text begin something, and how deep they stand in the canonical style.

A level is two columns, of lists below their key too. Where this can't be told by the lines alone, as with
keys behind a question mark, Unsure is raised and the text is left alone.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final, NamedTuple

from yaml.tokens import (
    AliasToken,
    BlockEndToken,
    BlockEntryToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    DirectiveToken,
    DocumentEndToken,
    DocumentStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    KeyToken,
    ScalarToken,
    StreamEndToken,
    StreamStartToken,
    ValueToken,
)

from standards_kit.ground.records import bundle
from standards_kit.syntax import libyaml

STEP: Final = 2
_OPENING = (FlowMappingStartToken, FlowSequenceStartToken)
_CLOSING = (FlowMappingEndToken, FlowSequenceEndToken)
_MARKERS = (DocumentStartToken, DocumentEndToken, DirectiveToken)


class Unsure(Exception):
    """The text holds something that this house does not lay out."""


class Level(NamedTuple):
    """A list or mapping that is open: the column of its entries as it is, and as it is to be."""

    old: int
    new: int
    listed: bool
    bare: bool = False
    """A list that is not indented below its key: it ends without a mark of its own."""


class Text(NamedTuple):
    """A scalar with the levels it stands in; ``before`` ends the token before, ``follows`` is that token."""

    token: Any
    levels: tuple[Level, ...]
    in_flow: bool
    before: int
    follows: Any


@bundle
class Shape:
    """What was found out about a text, by the number of its lines from 0."""

    lines: list[str]
    starts: list[int]
    indents: dict[int, int] = field(default_factory=dict)
    """How deep the lines are to stand that begin with a token or go on with one."""
    levels: dict[int, tuple[Level, ...]] = field(default_factory=dict)
    """What is open behind the last token of a line."""
    spaces: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    """By line, which columns hold blanks between two tokens, and what is to be there."""
    texts: list[Text] = field(default_factory=list)


def shape(text: str) -> Shape:
    """Take a text whose lines end in line feeds. Raises Unsure or yaml.YAMLError."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    reader = _Reader(text, Shape(lines, starts))
    for token in libyaml.tokens(text):
        reader.take(token)
    return reader.shape


@bundle
class _Reader:
    text: str
    shape: Shape
    levels: list[Level] = field(default_factory=list)
    depth: int = 0
    """How many brackets are open."""
    shift: int = 0
    """How far the line moves on which the outermost of them opened."""
    entry: bool = False
    before: Any = None

    def take(self, token: Any) -> None:
        """Follow the text by one token."""
        if isinstance(token, StreamStartToken | StreamEndToken):
            return
        if self._structure(token):
            return
        self._place(token)
        self._space(token)
        if isinstance(token, _OPENING):
            self._open_bracket(token)
        elif isinstance(token, _CLOSING):
            self.depth -= 1
        elif isinstance(token, ScalarToken):
            self._text(token)
        self.before, self.entry = token, False
        self.shape.levels[token.end_mark.line] = tuple(self.levels)

    def _structure(self, token: Any) -> bool:
        """Open and close levels; tells whether the token is but a mark without width."""
        if self.depth:
            return bool(
                token.start_mark.index == token.end_mark.index and isinstance(token, KeyToken)
            )
        if isinstance(token, BlockMappingStartToken | BlockSequenceStartToken):
            self._open(token.start_mark.column, isinstance(token, BlockSequenceStartToken))
            return True
        if isinstance(token, BlockEndToken):
            self._leave_bare()
            self.levels.pop()
            return True
        if isinstance(token, KeyToken):
            if token.start_mark.index != token.end_mark.index:
                raise Unsure
            self._leave_bare()
            self.entry = True
            return True
        if isinstance(token, BlockEntryToken):
            if not (self.levels and self.levels[-1].listed):
                self._open(token.start_mark.column, listed=True, bare=True)
            self.entry = True
        return False

    def _open(self, column: int, listed: bool, bare: bool = False) -> None:
        self.levels.append(Level(column, self._inner, listed, bare))

    def _leave_bare(self) -> None:
        if self.levels and self.levels[-1].bare:
            self.levels.pop()

    @property
    def _inner(self) -> int:
        """The column of what stands in the innermost level."""
        return self.levels[-1].new + STEP if self.levels else 0

    def _place(self, token: Any) -> None:
        mark = token.start_mark
        if self.shape.lines[mark.line][: mark.column].strip(" \t"):
            return
        if isinstance(token, ValueToken) and not self.depth:
            raise Unsure
        if isinstance(token, _MARKERS):
            self.shape.indents[mark.line] = 0
        elif self.entry and not self.depth:
            self.shape.indents[mark.line] = self.levels[-1].new
        else:
            self.shape.indents[mark.line] = self._below(mark.line, isinstance(token, _CLOSING))

    def _below(self, line: int, closing: bool = False) -> int:
        """How deep a line is to stand that goes on with what began above."""
        if not self.depth:
            return self._inner
        held = self.shape.lines[line]
        old = len(held) - len(held.lstrip(" \t"))
        return max(self._inner - (STEP if closing and self.levels else 0), old + self.shift)

    def _open_bracket(self, token: Any) -> None:
        self.depth += 1
        if self.depth == 1:
            line = token.start_mark.line
            held = self.shape.lines[line]
            old = len(held) - len(held.lstrip(" "))
            self.shift = self.shape.indents.get(line, old) - old

    def _space(self, token: Any) -> None:
        """One space behind a dash, none before a colon. Those behind one may line values up."""
        before = self.before
        if before is None or self.depth or before.end_mark.line != token.start_mark.line:
            return
        wanted = None
        if isinstance(before, BlockEntryToken):
            wanted = " "
        elif isinstance(token, ValueToken) and not isinstance(before, AliasToken):
            wanted = ""
        if wanted is not None:
            edit = (before.end_mark.column, token.start_mark.column, wanted)
            self.shape.spaces.setdefault(token.start_mark.line, []).append(edit)

    def _text(self, token: Any) -> None:
        before = self.before.end_mark.index if self.before is not None else 0
        held = Text(token, tuple(self.levels), self.depth > 0, before, self.before)
        self.shape.texts.append(held)
        if not is_block(token):
            for line in range(token.start_mark.line + 1, token.end_mark.line + 1):
                self.shape.indents[line] = self._below(line)


def is_block(token: Any) -> bool:
    """Whether a scalar is written below its head, as it stands or folded."""
    return token.style in ("|", ">")


def block_lines(found: Shape, token: Any) -> Iterator[int]:
    """The lines below the head of a block scalar that are its, blank ones behind it among them."""
    line = token.start_mark.line + 1
    while line < len(found.lines) and found.starts[line] < token.end_mark.index:
        yield line
        line += 1
