"""A page in another language: its words from scripts, its direction, its numbers."""

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.render.build import build
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme, names

Open = Callable[..., Any]
KITS = Path(__file__).resolve().parents[1] / "render" / "languages"
SEARCH = "#part\\.query"


@pytest.fixture
def page_in(tmp_path: Path, opened: Open) -> Open:
    """Opens the book for the desk in a language, from texts of that or another one."""

    def open_page(language: str, texts: str = "", theme: str = "classic", **more: Any) -> Any:
        file = KITS / f"{texts or language}.yaml"
        said = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader) | {"language": language}
        kit = string.Template((KITS / "kit.yaml").read_text("utf-8")).substitute(said)
        (tmp_path / "standards-kit.yaml").write_text(kit, encoding="utf-8")
        home = home_of(tmp_path)
        assert home is not None
        page = tmp_path / "page.html"
        page.write_bytes(html.render(build(load(home), "desk"), find_theme(theme)))
        return opened("", "", file=page, **more)

    return open_page


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [
        ("pl", "kierownik", "wyników"),
        ("de", "Gast", "Treffer"),
        ("ar", "الضيف", "نتائج"),
        ("ar", "ضيف", "نتيجة واحدة"),
        ("ja", "責任者", "件見つかりました"),
        ("fr", "xylophone", "Rien trouvé pour xylophone"),
    ],
)
def test_what_was_found_is_counted_in_the_pages_language(
    page_in: Open, language: str, word: str, said: str
) -> None:
    page = page_in(language)
    page.locator(SEARCH).fill(word)
    assert said in page.locator(".said").inner_text()


@pytest.mark.parametrize("language", ["x", "english", "tlh"])
def test_a_language_that_no_browser_knows_is_no_mistake(page_in: Open, language: str) -> None:
    page = page_in(language, "de")
    page.locator(SEARCH).fill("Gast")
    assert "results" in page.locator(".said").inner_text()


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("theme", names())
def test_an_arabic_page_begins_at_the_right_and_does_not_lead_aside(
    page_in: Open, theme: str, width: int
) -> None:
    page = page_in("ar", theme=theme, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("h1").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    words = "const r = document.createRange(); r.selectNodeContents(document.querySelector('h1'));"
    begins = page.evaluate(f"(() => {{ {words} return r.getBoundingClientRect().right }})()")
    assert begins > width / 2


@pytest.mark.parametrize(("language", "slanted"), [("ar", False), ("ja", False), ("de", True)])
def test_letters_without_a_slant_stand_upright(page_in: Open, language: str, slanted: bool) -> None:
    page = page_in(language)
    style = page.locator(".feeling p").first.evaluate("e => getComputedStyle(e).fontStyle")
    assert (style == "italic") is slanted


def test_letters_that_join_are_not_set_apart(page_in: Open) -> None:
    apart = "e => getComputedStyle(e).letterSpacing"
    page = page_in("ar")
    assert page.locator(".label").first.evaluate(apart) in {"normal", "0px"}
