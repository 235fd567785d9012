"""The Nu HTML checker, which the W3C runs for everybody, reads every page and its style sheets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html
from standards_kit.render.theme import Theme, find_theme

Judge = Callable[[str], dict[str, Any]]
Faults = Callable[[bytes], list[str]]

NEWER_THAN_THE_CHECKER = {
    "error: CSS: “contain-intrinsic-size”: Property “contain-intrinsic-size” doesn't exist.",
}


@pytest.fixture
def all_faults(nu: Judge, tmp_path: Path) -> Faults:
    """Errors and warnings of a page."""

    def look(content: bytes) -> list[str]:
        file = tmp_path / "book.html"
        file.write_bytes(content)
        found: list[str] = nu(str(file))["faults"]
        return found

    return look


@pytest.fixture
def faults(all_faults: Faults) -> Faults:
    """The same, without those that are the checker's own."""
    return lambda content: [
        fault for fault in all_faults(content) if fault not in NEWER_THAN_THE_CHECKER
    ]


def test_every_theme_is_sound_for_every_reader(
    faults: Faults, whole: Handbook, theme: Theme
) -> None:
    assert faults(html.render(whole, theme)) == []


def test_so_are_drafts_brands_and_other_scripts(
    faults: Faults, dressed: Handbook, theme: Theme
) -> None:
    assert faults(html.render(dressed, theme)) == []


def test_so_are_the_examples(faults: Faults, real: Handbook, theme: Theme) -> None:
    assert faults(html.render(real, theme)) == []


def test_what_is_excused_is_still_reported(all_faults: Faults, book: Handbook) -> None:
    assert set(all_faults(html.render(book, find_theme()))) >= NEWER_THAN_THE_CHECKER


@pytest.mark.parametrize(
    ("sound", "broken", "said"),
    [
        ("<h1>", "<h1><div>", "Unclosed element “div”"),
        ("<main", '<main colour="red"', "Attribute “colour” not allowed"),
        ("</style>", "p { colour: red }</style>", "Property “colour” doesn't exist"),
        ("<main", '<p id="part.main"></p><main', "Duplicate ID “part.main”"),
        ("<main", "<section><p>x</p></section><main", "Section lacks heading"),
    ],
)
def test_a_faulty_page_is_found_out(
    faults: Faults, book: Handbook, sound: str, broken: str, said: str
) -> None:
    page = html.render(book, find_theme()).decode()
    assert sound in page
    found = faults(page.replace(sound, broken, 1).encode())
    assert any(said in fault for fault in found)
