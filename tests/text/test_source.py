"""Places in a text: lines and columns follow from offsets, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.text.source import Position, Source

LINES = st.text(st.sampled_from("ab \t\n\r\x85\u2028é😀"), max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab\ncd", 3, 2, 1),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("a\x85b\u2028c", 4, 1, 5),  # YAML breaks lines there, editors don't
        ("\tx", 1, 1, 2),
        ("😀x", 1, 1, 2),
        ("ab", 99, 1, 3),
    ],
)
def test_an_offset_has_a_line_and_a_column(text: str, offset: int, line: int, column: int) -> None:
    position = Source("a.yaml", text).position(offset)
    assert (position.line, position.column) == (line, column)


def test_a_position_keeps_its_offset() -> None:
    assert Source("a.yaml", "ab\ncd").position(4) == Position(2, 2, 4)


@given(LINES, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    source = Source("a.yaml", text)
    offset = data.draw(st.integers(0, len(text)))
    position = source.position(offset)
    assert source.line_starts[position.line - 1] + position.column - 1 == offset


@given(LINES)
def test_the_lines_hold_all_of_the_text_but_its_line_ends(text: str) -> None:
    source = Source("a.yaml", text)
    lines = [source.line_text(n) for n in range(1, len(source.line_starts) + 1)]
    assert "".join(lines) == text.replace("\r", "").replace("\n", "")
    assert not any(sign in line for line in lines for sign in "\r\n")
