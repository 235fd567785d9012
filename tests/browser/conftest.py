"""A real browser, one for all tests, and the pages that it opens: every theme's, every reader's."""

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render.build import build
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., Any]
Written = Callable[..., Path]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; where it or what drives it is missing, the tests say what to install."""
    driver = all(map(importlib.util.find_spec, ("playwright", "axe_playwright_python")))
    if not driver:
        pytest.skip("Playwright and axe are not installed: `make browser` installs them.")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: `apt-get install chromium` installs it on Debian.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The file of an example's handbook in a theme."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def project(kit: str) -> Project:
        home = home_of(checkout / "examples" / kit)
        assert home is not None
        return load(home)

    @cache
    def write(kit: str, handbook: str, theme: str = "classic", draft: bool = False) -> Path:
        file = folder / f"{theme}-{kit}-{handbook}-{draft}.html"
        book = build(project(kit), handbook, draft=draft)
        file.write_bytes(html.render(book, find_theme(theme)))
        return file

    return write


@pytest.fixture
def opened(browser: Any, written: Written) -> Iterator[Open]:
    """Opens a handbook on a desk or a phone; no complaint of the browser's goes unheard."""
    contexts = []
    complaints: list[str] = []

    def open_page(
        kit: str,
        handbook: str,
        theme: str = "classic",
        *,
        width: int = 1280,
        fragment: str = "",
        file: Path | None = None,
        draft: bool = False,
        **more: Any,
    ) -> Any:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(viewport=viewport, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto((file or written(kit, handbook, theme, draft)).as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
