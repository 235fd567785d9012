"""A page for everybody: by eye, ear, keyboard or thumb, in any light, online or not."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.render.build import build
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme, names

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


@pytest.mark.parametrize("theme", names())
@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_where_something_is_open(opened: Open, theme: str, light: str) -> None:
    page = opened("hotel", "front-desk", theme, color_scheme=light)
    page.keyboard.press("/")
    page.keyboard.type("guest")
    assert page.locator(".found a").count() > 3
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".choose summary").click()
    page.locator(".choose select").first.select_option(index=1)
    assert violations(page) == []
    page.evaluate("document.querySelectorAll('main details').forEach((e) => { e.open = true })")
    page.locator("main [data-standard] a.term:visible").first.focus()
    page.locator(".meaning").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("kit", "handbook", "theme"), PAGES)
def test_nothing_needs_scrolling_sideways_on_the_narrowest_screen(
    opened: Open, kit: str, handbook: str, theme: str
) -> None:
    page = opened(kit, handbook, theme, width=320)
    page.add_style_tag(content=DRAWN)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("theme", names())
def test_a_page_that_is_read_from_the_right_needs_no_scrolling_either(
    opened: Open, checkout: Path, tmp_path: Path, theme: str
) -> None:
    home = home_of(checkout / "examples/hotel")
    assert home is not None
    book = replace(build(load(home), "front-desk"), language="ar")
    file = tmp_path / "right.html"
    file.write_bytes(html.render(book, find_theme(theme)))
    for width in (320, 1280):
        page = opened("", "", file=file, width=width)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.locator("main :is(h2, h3)").first.bounding_box()["x"] >= 0


CONTROLS = ".tools :is(input, select, button, summary), .copy, main :is(button, summary, a.n)"


@pytest.mark.parametrize("theme", names())
@pytest.mark.parametrize(("kit", "handbook"), SOME)
def test_every_control_is_large_enough_for_a_thumb(
    opened: Open, kit: str, handbook: str, theme: str
) -> None:
    page = opened(kit, handbook, theme, width=320)
    page.add_style_tag(content=DRAWN)
    if page.locator(".choose").count():
        page.locator(".choose summary").click()
    page.evaluate("document.querySelectorAll('main details').forEach((e) => { e.open = true })")
    page.locator("[data-standard] :is(h2, h3):visible").last.hover()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = page.locator(CONTROLS).evaluate_all(
            "(all) => all.map((e) => e.getBoundingClientRect()).filter((b) => b.width)"
            ".map((b) => [b.width, b.height])"
        )
        assert len(boxes) >= 3
        # A number in a list may be as narrow as it is, where nothing else is near: axe looks.
        assert min(height for _, height in boxes) >= 24


# What Tab stops at, in the order of the page; of choices that exclude each other, the first.
STOPS = """() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], input, select, textarea, summary, button, [tabindex="0"]')]
    .filter((e) => e.checkVisibility() && !(e.type === 'radio' && groups.has(e.name)) &&
      (e.type !== 'radio' || groups.add(e.name)))
    .map((e, i) => { e.dataset.at = i; return i; });
}"""
STOPPED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const bar = document.querySelector('.tools').getBoundingClientRect();
  const outlined = (part) => part && getComputedStyle(part).outlineStyle !== 'none' &&
    parseFloat(getComputedStyle(part).outlineWidth) >= 1;
  return {
    at: e.dataset.at,
    seen: e === document.body || outlined(e) || outlined(e.closest('label')),
    under: !e.closest('.tools, .contents, .skip') && e !== document.body && box.bottom > 0 &&
      box.bottom <= bar.bottom,
  };
}"""


@pytest.mark.parametrize("theme", names())
@pytest.mark.parametrize(("kit", "handbook"), SOME)
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(
    opened: Open, kit: str, handbook: str, theme: str
) -> None:
    page = opened(kit, handbook, theme)
    wanted = page.evaluate(STOPS)
    reached: list[int] = []
    for _ in range(len(wanted) * 3):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOPPED)
        assert not stop["under"], "what has the focus lies under the bar"
        assert stop["seen"], f"nothing shows that stop {stop['at']} has the focus"
        if stop["at"] is not None and int(stop["at"]) not in reached[-1:]:
            reached.append(int(stop["at"]))
        if reached[-1:] == wanted[-1:]:
            break
    assert reached == wanted


@pytest.mark.parametrize(("kit", "handbook", "theme"), [p for p in PAGES if p[:2] in SOME])
def test_a_page_is_whole_without_scripts(opened: Open, kit: str, handbook: str, theme: str) -> None:
    page = opened(kit, handbook, theme, java_script_enabled=False)
    for standard in page.locator("[data-standard]").all():
        assert standard.is_visible()
    for fold in page.locator("main details").all():
        fold.locator("summary").first.click()
    for expectation in page.locator("main [id*='/']").all():
        assert expectation.is_visible()
    assert page.locator("main [id*='/']").count() > 1
    assert page.locator(".tools, .found, .copy, .meaning").count() == 0
    assert page.locator("input[type=search]").count() == 0
    term = page.locator("main [data-standard] a.term:visible").first
    address = term.get_attribute("href")
    term.click()
    page.wait_for_url("**" + address)
    assert page.locator(f"[id='{address[1:]}']").is_visible()


@pytest.mark.parametrize("theme", ["huddle", "charter"])
def test_an_address_unfolds_what_is_expected_without_scripts_too(opened: Open, theme: str) -> None:
    address = "hearing-a-complaint/say-back"
    page = opened("hotel", "front-desk", theme, fragment=f"#{address}", java_script_enabled=False)
    page.locator(f"[id='{address}']").wait_for()
    assert page.locator("main details[open]").count() == 1


@pytest.mark.parametrize("theme", names())
def test_no_request_leaves(opened: Open, browser: Any, written: Any, theme: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    file = written("hotel", "front-desk", theme)
    page.goto(file.as_uri())
    page.keyboard.press("/")
    page.keyboard.type("guest")
    page.keyboard.press("Enter")
    page.locator("main a.term:visible").first.hover()
    page.wait_for_timeout(200)
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


INK = "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()"


@pytest.mark.parametrize("theme", names())
@pytest.mark.parametrize("handbook", ["front-desk", "charter"])
def test_what_is_printed_is_the_book_without_its_controls(
    opened: Open, theme: str, handbook: str
) -> None:
    page = opened("hotel", handbook, theme, color_scheme="dark")
    page.locator("[data-standard] :is(h2, h3):visible").last.hover()
    page.locator("main [data-standard] a.term:visible").first.hover()
    page.locator(".meaning").wait_for()
    assert page.locator(".copy").count() > 0
    assert page.evaluate(INK) == find_theme(theme).settings["dark"]["ink"]
    page.emulate_media(media="print", color_scheme="dark")
    for control in (".tools", ".copy", ".meaning", ".skip", "main summary", "main nav summary"):
        assert page.locator(f"{control}:visible").count() == 0, control
    assert page.locator("[data-standard]").last.is_visible()
    assert page.evaluate(INK) == find_theme(theme).settings["colours"]["ink"]


@pytest.mark.parametrize("theme", [name for name in names() if name != "pocket"])
def test_a_page_printed_in_part_says_which_part_it_is(opened: Open, theme: str) -> None:
    page = opened("council", "coaches", theme, fragment="#?role=Council+tax+officer")
    page.emulate_media(media="print")
    assert page.locator(".shown span").inner_text().endswith("standards · Council tax officer")
    assert page.locator(".tools :is(input, button, summary):visible").count() == 0


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
