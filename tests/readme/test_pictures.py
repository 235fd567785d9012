"""The pictures show what standards-kit does today, as far as words go.

`.venv/bin/python scripts/build_pictures.py` draws them anew.
"""

import struct
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def session(pictures: ModuleType) -> str:
    """What the picture of a terminal is drawn from, run now."""
    said: str = pictures.session()
    return said


def test_the_terminal_says_what_it_says_now(pictures: ModuleType, session: str) -> None:
    drawn = pictures.TERMINAL.read_text("utf-8")
    assert pictures.words_in(drawn) == pictures.words_of(session)


def test_a_picture_holds_the_words_it_is_drawn_from(pictures: ModuleType, session: str) -> None:
    assert "“fast”" in session
    assert pictures.words_in(pictures.terminal(session)) == pictures.words_of(session)


def test_the_terminal_fetches_nothing(pictures: ModuleType) -> None:
    drawn = pictures.TERMINAL.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "url(http" not in drawn
    assert "@font-face" not in drawn
    assert "<image" not in drawn


def test_the_page_is_a_picture_of_a_size_to_read(pictures: ModuleType) -> None:
    drawn = pictures.PAGE.read_bytes()
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", drawn[16:24])
    assert width > 700
    assert height > width
    assert len(drawn) < 400_000


def test_the_standard_it_shows_is_still_in_the_book(pictures: ModuleType, tmp_path: Path) -> None:
    assert pictures.page_number(pictures.book(tmp_path)) > 1
