"""A page for everybody: by eye, ear, keyboard or thumb, in any light, online or not."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from standards_kit.render.theme import names

BOOKS = [
    ("hotel", "front-desk"),
    ("hotel", "night"),
    ("hotel", "house"),
    ("hotel", "charter"),
    ("contact-centre", "adviser"),
    ("contact-centre", "coaching"),
    ("contact-centre", "promises"),
    ("council", "officers"),
    ("council", "coaches"),
    ("council", "charter"),
]
SOME = [("hotel", "front-desk"), ("council", "coaches"), ("hotel", "charter")]
OTHERS = [theme for theme in names() if theme != "classic"]
PAGES = [(*book, "classic") for book in BOOKS]
PAGES += [(*book, theme) for theme in OTHERS for book in SOME]
Open = Callable[..., Any]

# Everything that axe knows about WCAG 2.2 AA and good practice. What is drawn only when it comes
# into view is drawn at once, or it would go unchecked.
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# All that the hour changes.
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
DRAWN = "* { content-visibility: visible !important }"


def violations(page: Any, rules: Any = RULES) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found
        for node in one["nodes"][:2]
    ]


@pytest.mark.parametrize(("kit", "handbook", "theme"), PAGES)
def test_axe_finds_nothing(opened: Open, kit: str, handbook: str, theme: str) -> None:
    page = opened(kit, handbook, theme)
    page.add_style_tag(content=DRAWN)
    for light, width in itertools.product(("light", "dark"), (390, 1280)):
        page.emulate_media(color_scheme=light)
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, COLOURS if light == "dark" else RULES) == [], (light, width)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_open(opened: Open, light: str) -> None:
    page = opened("hotel", "front-desk", color_scheme=light)
    page.keyboard.press("/")
    page.keyboard.type("guest")
    assert page.locator(".found a").count() > 3
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".choose summary").click()
    page.locator(".choose select").first.select_option(index=1)
    assert violations(page) == []
    page.locator(".expectations a.term:visible").first.focus()
    page.locator(".meaning").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("kit", "handbook", "theme"), PAGES)
def test_nothing_needs_scrolling_sideways_on_the_narrowest_screen(
    opened: Open, kit: str, handbook: str, theme: str
) -> None:
    page = opened(kit, handbook, theme, width=320)
    page.add_style_tag(content=DRAWN)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("kit", "handbook"), SOME)
def test_every_control_is_large_enough_for_a_thumb(
    opened: Open, kit: str, handbook: str, width: int
) -> None:
    page = opened(kit, handbook, width=width)
    page.add_style_tag(content=DRAWN)
    if page.locator(".choose").is_visible():
        page.locator(".choose summary").click()
    page.locator("main h3").first.hover()
    boxes = page.evaluate(
        "[...document.querySelectorAll('.tools :is(input, select, button, summary), .copy')]"
        ".map((e) => e.getBoundingClientRect()).filter((b) => b.width)"
        ".map((b) => [b.width, b.height])"
    )
    assert len(boxes) >= 3
    assert min(min(box) for box in boxes) >= 24


@pytest.mark.parametrize(("kit", "handbook"), SOME)
def test_the_keyboard_alone_reaches_everything(opened: Open, kit: str, handbook: str) -> None:
    page = opened(kit, handbook)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], input, summary, button')]"
        ".filter((e) => e.checkVisibility()).map((e, i) => { e.dataset.at = i; return i })"
    )
    reached = set()
    for _ in range(len(wanted) * 3):
        page.keyboard.press("Tab")
        at, hidden = page.evaluate(
            "(() => { const e = document.activeElement, b = e.getBoundingClientRect();"
            " const bar = document.querySelector('.tools');"
            " return [e.dataset.at, !bar.contains(e) && e !== document.body && b.bottom > 0 &&"
            " b.bottom <= bar.getBoundingClientRect().bottom && !e.closest('.contents, .skip')] })()"
        )
        assert not hidden, "what has the focus lies under the bar"
        if at is not None:
            reached.add(int(at))
        if len(reached) == len(wanted):
            break
    assert reached == set(wanted)


@pytest.mark.parametrize(("kit", "handbook", "theme"), [p for p in PAGES if p[:2] in SOME])
def test_a_page_is_whole_without_scripts(opened: Open, kit: str, handbook: str, theme: str) -> None:
    page = opened(kit, handbook, theme, java_script_enabled=False)
    assert page.locator("main").is_visible()
    assert page.locator(".tools, .found, .copy, .meaning").count() == 0
    assert page.locator("input[type=search]").count() == 0
    terms = page.locator("main a.term:visible")
    if terms.count():
        address = terms.first.get_attribute("href")
        terms.first.click()
        assert page.url.endswith(address)


@pytest.mark.parametrize("theme", names())
def test_no_request_leaves(opened: Open, browser: Any, written: Any, theme: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    file = written("hotel", "front-desk", theme)
    page.goto(file.as_uri())
    if page.locator(".tools").count():
        page.keyboard.press("/")
        page.keyboard.type("refund")
        page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


def test_what_is_printed_is_the_book_without_its_controls(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    page.locator("main h3").first.hover()
    page.emulate_media(media="print")
    for control in (".tools", ".copy", ".meaning"):
        assert not page.locator(control).first.is_visible()
    assert page.locator(".standard").last.is_visible()


def test_a_form_is_empty_for_whoever_comes_back_to_it(opened: Open) -> None:
    page = opened("hotel", "front-desk", "checklist")
    text = page.locator("main input[type=text]").first
    page.locator("main .choices label").first.click()
    text.fill("The lobby")
    text.press("Enter")
    assert page.locator("main input:checked").count() == 1
    page.goto("about:blank")
    page.go_back()
    page.locator("main input").first.wait_for()
    assert page.locator("main input:checked").count() == 0
    assert text.input_value() == ""
