"""A kit's logo on screens: on white in any light, and beside what is printed, never instead of it."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.render.build import build
from standards_kit.render.handbook import BrandView, LogoView
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme, names

# Dark, and with nothing behind it: drawn for white paper and for nothing else.
DARK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    b'<circle cx="20" cy="5" r="4" fill="#111"/></svg>'
)
LOGO = LogoView("svg", "image/svg+xml", DARK, "A ship")
Page = Callable[..., Path]


@pytest.fixture
def page_of(checkout: Path, tmp_path: Path) -> Page:
    """The file of the hotel's handbook in a theme, changed a little."""

    def write(theme: str, logo: LogoView | None = LOGO, **more: Any) -> Path:
        home = home_of(checkout / "examples" / "hotel")
        assert home is not None
        book = replace(build(load(home), "front-desk"), **more)
        if logo:
            book = replace(book, brand=BrandView(logo=logo))
        file = tmp_path / f"{theme}-{logo is not None}.html"
        file.write_bytes(html.render(book, find_theme(theme)))
        return file

    return write


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("theme", names())
def test_a_dark_logo_stands_on_white_in_any_light(
    opened: Any, page_of: Page, theme: str, forced: str, light: str
) -> None:
    page = opened(
        "hotel", "front-desk", file=page_of(theme), color_scheme=light, forced_colors=forced
    )
    logo = page.get_by_alt_text("A ship")
    shown = Image.open(BytesIO(logo.screenshot())).convert("L")
    assert shown.width > 60
    assert shown.height > 20
    edge = [shown.getpixel((x, shown.height // 2)) for x in (1, shown.width - 2)]
    assert min(edge) > 250
    assert shown.getextrema()[0] < 40


@pytest.mark.parametrize("theme", names())
def test_axe_finds_nothing_and_nothing_needs_scrolling_sideways(
    opened: Any, page_of: Page, theme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened("hotel", "front-desk", file=page_of(theme), width=320)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [one["id"] for one in found] == []


@pytest.mark.parametrize("theme", ["huddle", "checklist", "pocket"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_printed_from_the_browser_it_costs_no_page(
    opened: Any, page_of: Page, theme: str, paper: str
) -> None:
    counts = []
    for logo in (LOGO, None):
        page = opened("hotel", "front-desk", file=page_of(theme, logo))
        printed = PdfReader(BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
        counts.append(len(printed.pages))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("theme", names())
def test_a_page_that_is_read_from_the_right_scrolls_no_more_than_others(
    opened: Any, page_of: Page, theme: str
) -> None:
    page = opened("hotel", "front-desk", file=page_of(theme, language="ar"), width=390)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
