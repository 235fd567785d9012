"""Search, filter, meanings and addresses, as people use them: in every theme alike."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from markupsafe import escape

from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.render.build import build
from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme, names

Open = Callable[..., Any]
SEARCH = "#part\\.query"
STANDARD = "[data-standard][id]"
EXPECTATION = "main [id*='/']"
in_every_theme = pytest.mark.parametrize("theme", names())


def found(page: Any) -> str:
    return str(page.locator(".found").inner_text())


def choose(page: Any, by: str, value: str) -> None:
    """Filter by the value, as by a click or the keyboard."""
    if page.locator(".choose").get_attribute("open") is None:
        page.locator(".choose summary").click()
    page.locator(f".choose select[data-by={by}]").select_option(value)


@in_every_theme
def test_a_misspelt_word_is_found_as_it_is_typed_and_more_words_find_less(
    opened: Open, theme: str
) -> None:
    page = opened("hotel", "front-desk", theme)
    page.keyboard.press("/")
    page.keyboard.type("compliant")
    assert "Hearing a complaint" in found(page)
    assert "1.2" in found(page)
    assert re.fullmatch(r"\d+ results?", page.locator(".said").inner_text())
    page.locator(SEARCH).fill("alar")
    assert "When the fire alarm sounds" in found(page)
    page.locator(SEARCH).fill("the guest")
    many = page.locator(".found a").count()
    page.locator(SEARCH).fill("the guest complaint")
    assert 0 < page.locator(".found a").count() < many
    page.locator(SEARCH).fill("xylophone")
    assert "Nothing found for xylophone" in found(page)


@in_every_theme
def test_search_needs_no_mouse(opened: Open, theme: str) -> None:
    page = opened("hotel", "front-desk", theme)
    page.keyboard.press("/")
    page.keyboard.type("settling the bill")
    page.keyboard.press("ArrowDown")
    assert "Settling the bill" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert not page.locator(".found").is_visible()
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type(" ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert not page.locator(".found").is_visible()
    hit = page.locator(f"{STANDARD}:target")
    assert "Settling the bill" in hit.locator("h2, h3").first.text_content()
    assert hit.is_visible()
    page.keyboard.press("Tab")
    assert hit.evaluate("(e) => e.contains(document.activeElement)")


@in_every_theme
def test_the_key_that_starts_a_search_can_be_turned_off(opened: Open, theme: str) -> None:
    page = opened("hotel", "front-desk", theme)
    page.locator(".key").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") != "search"


@in_every_theme
def test_customers_find_what_is_printed_and_are_offered_no_filter(opened: Open, theme: str) -> None:
    page = opened("hotel", "charter", theme)
    page.locator(SEARCH).fill("breakfst")
    assert "breakfast" in found(page)
    assert page.locator(".choose, .shown").count() == 0


PRINTED = """(main) => {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) parts.push(walker.currentNode.data);
  return parts.join(" ");
}"""
INDEXED = """() => {
  const addAll = MiniSearch.prototype.addAll;
  MiniSearch.prototype.addAll = function (entries) {
    window.indexed = entries;
    return addAll.call(this, entries);
  };
}"""


@in_every_theme
@pytest.mark.parametrize("handbook", ["front-desk", "charter"])
def test_the_search_knows_what_the_page_prints_and_nothing_else(
    opened: Open, theme: str, handbook: str
) -> None:
    page = opened("hotel", handbook, theme)
    printed = set(re.findall(r"\w+", page.locator("main").evaluate(PRINTED)))
    standards = page.locator(STANDARD).count()
    page.evaluate(INDEXED)
    page.locator(SEARCH).fill("a")
    entries = page.evaluate("window.indexed")
    assert len(entries) > standards > 0
    for entry in entries:
        assert set(re.findall(r"\w+", f"{entry['title']} {entry['text']}")) <= printed
        assert entry["title"]


@in_every_theme
def test_a_filter_says_how_many_standards_it_leaves(opened: Open, theme: str) -> None:
    page = opened("council", "coaches", theme)
    total = page.locator(STANDARD).count()
    choose(page, "role", "Council tax officer")
    left = page.locator(f"{STANDARD}:visible").count()
    assert 0 < left < total
    said = f"{left} of {total} standards · Council tax officer"
    assert page.locator(".shown span").inner_text() == said
    assert page.locator(".said").inner_text() == said
    for item in page.locator("[data-standard]:visible").all():
        assert "Council tax officer" in (item.get_attribute("data-role") or "Council tax officer")
    listed = page.locator("nav li:not([hidden]) > a").evaluate_all(
        "(links) => links.filter((a) => document.getElementById(a.hash.slice(1))"
        ".matches('[data-standard]')).length"
    )
    assert listed in (left, 0)  # cards and posters have no list
    assert parse_qs(page.url.partition("#?")[2]) == {"role": ["Council tax officer"]}

    again = opened("council", "coaches", theme, fragment="#" + page.url.partition("#")[2])
    assert again.locator(f"{STANDARD}:visible").count() == left
    again.get_by_role("button", name="Show all").click()
    assert again.locator(f"{STANDARD}:visible").count() == total


@in_every_theme
def test_each_filter_leaves_what_names_its_value_and_what_names_none(
    opened: Open, theme: str
) -> None:
    page = opened("council", "coaches", theme)
    total = page.locator(STANDARD).count()
    tried = set()
    for select in page.locator(".choose select").all():
        by = select.get_attribute("data-by")
        for value in select.locator("option").evaluate_all("(all) => all.map((o) => o.value)")[1:]:
            choose(page, by, value)
            left = page.locator(f"{STANDARD}:visible").evaluate_all(
                f"(all) => all.map((e) => (e.dataset.{by} || '').split('\\n'))"
            )
            assert all(value in values or values == [""] for values in left)
            if len(left) < total:
                tried.add(by)
        choose(page, by, "")
        assert page.locator(f"{STANDARD}:visible").count() == total
    assert tried == {"role", "channel", "touchpoint"}


def test_cards_that_a_filter_leaves_fill_their_sheets(opened: Open) -> None:
    page = opened("council", "coaches", "pocket", fragment="#?role=Council+tax+officer")
    sheets = page.locator("[data-holds]").evaluate_all(
        "(all) => all.map((e) => [...e.children].filter((card) => !card.hidden).length)"
    )
    used = [cards for cards in sheets if cards]
    assert len(used) < len(sheets)
    assert used[:-1] == [8] * (len(used) - 1)
    page.emulate_media(media="print")
    assert page.locator("[data-holds]:visible").count() == len(used)


LOOK = """(e) => [e, ...e.querySelectorAll('h2, h3, .numeral')].map((part) => {
  const style = getComputedStyle(part);
  return [style.backgroundColor, style.boxShadow, style.textDecorationLine];
})"""


@in_every_theme
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("what", [STANDARD, EXPECTATION])
@pytest.mark.parametrize("handbook", ["coaches", "charter"])
def test_an_address_leads_to_its_place(
    opened: Open, written: Any, theme: str, width: int, what: str, handbook: str
) -> None:
    page = opened("council", handbook, theme, width=width)
    address = page.locator(what).last.get_attribute("id")
    before = page.locator(what).last.evaluate(LOOK)
    page.goto("about:blank")
    page.goto(written("council", handbook, theme).as_uri() + f"#{address}")
    page.wait_for_timeout(300)
    target = page.locator("main :target")
    assert target.get_attribute("id") == address
    assert target.is_visible()
    top = target.bounding_box()["y"]
    below = page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 1")
    assert page.locator(".tools").bounding_box()["height"] <= top < (800 if below else 300)
    assert target.evaluate(LOOK) != before


@in_every_theme
def test_an_address_that_the_filter_hides_is_shown_again(opened: Open, theme: str) -> None:
    page = opened("council", "coaches", theme)
    choose(page, "role", "Council tax officer")
    hidden = page.locator(f"{STANDARD}[hidden]").last.get_attribute("id")
    page.evaluate("(id) => { location.hash = id }", hidden)
    target = page.locator(f"[id='{hidden}']")
    target.wait_for()
    page.wait_for_timeout(200)
    assert target.evaluate("(e) => e.getBoundingClientRect().top") < 400
    assert not page.locator(".shown").is_visible()


@pytest.mark.parametrize("theme", ["huddle", "charter"])
def test_what_is_folded_unfolds_where_a_search_or_an_address_leads_into_it(
    opened: Open, theme: str
) -> None:
    page = opened("hotel", "front-desk", theme)
    assert page.locator("main details[open]").count() == 0
    page.locator(SEARCH).fill("knock twice on each door")
    page.locator(".found a", has_text="fire alarm").click()
    assert page.get_by_text("you knock twice on each door").is_visible()
    assert page.locator("main details[open]").count() == 1
    page.evaluate("location.hash = 'hearing-a-complaint/say-back'")
    assert page.locator("[id='hearing-a-complaint/say-back']").is_visible()


@in_every_theme
def test_a_link_to_a_standard_and_to_an_expectation_can_be_copied(opened: Open, theme: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = opened("hotel", "front-desk", theme, permissions=permissions)
    page.evaluate("document.querySelectorAll('main details').forEach((e) => { e.open = true })")
    for item in (STANDARD, EXPECTATION):
        place = page.locator(item).first
        address = place.get_attribute("id")
        place.locator("a").first.focus()
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.dataset.id") == address:
                break
        button = page.locator("button.copy:focus")
        assert button.get_attribute("aria-label").startswith("Copy the link to “")
        assert button.evaluate("(e) => getComputedStyle(e).opacity") == "1"
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert page.locator(".said").inner_text() == "Link copied."
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.url.split("#")[0] + "#" + address


@in_every_theme
@pytest.mark.parametrize("handbook", ["front-desk", "charter"])
def test_a_defined_word_explains_itself_under_the_pointer(
    opened: Open, theme: str, handbook: str
) -> None:
    page = opened("hotel", handbook, theme)
    term = page.locator("main [data-standard] a.term:visible").first
    term.hover()
    meaning = page.locator(".meaning")
    meaning.wait_for()
    entry = page.locator(f"[id='{term.get_attribute('href')[1:]}']")
    definition = entry.locator("dd").inner_text().split("\n")[0]
    assert definition in meaning.inner_text()
    assert "Used in" not in meaning.inner_text()
    meaning.hover()
    page.wait_for_timeout(500)
    assert meaning.is_visible()
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    term.hover()
    meaning.wait_for()
    page.locator("footer").hover()
    meaning.wait_for(state="hidden")


@in_every_theme
def test_a_defined_word_explains_itself_to_the_keyboard(opened: Open, theme: str) -> None:
    page = opened("hotel", "front-desk", theme)
    term = page.locator("main [data-standard] a.term:visible").first
    term.focus()
    assert page.locator(".meaning").is_visible()
    assert term.get_attribute("aria-describedby") == "part.meaning"
    page.keyboard.press("Escape")
    assert not page.locator(".meaning").is_visible()
    assert term.evaluate("(e) => e === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + term.get_attribute("href"))


@in_every_theme
def test_a_first_tap_explains_a_word_and_a_second_follows_it(opened: Open, theme: str) -> None:
    page = opened("hotel", "front-desk", theme, width=390, has_touch=True)
    term = page.locator("main [data-standard] a.term:visible").first
    term.tap()
    assert page.locator(".meaning").is_visible()
    assert "#" not in page.url
    box = page.locator(".meaning").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    term.tap()
    page.wait_for_url("**" + term.get_attribute("href"))


HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> {n} $& &amp;"


@in_every_theme
def test_what_an_author_writes_is_found_and_never_run(
    opened: Open, written: Any, tmp_path: Path, theme: str
) -> None:
    safe = str(escape(HOSTILE))
    text = written("hotel", "front-desk", theme).read_text("utf-8")
    file = tmp_path / "hostile.html"
    file.write_text(
        text.replace("Settling the bill", safe).replace("Front desk agent", safe), "utf-8"
    )
    page = opened("", "", file=file)
    page.locator(SEARCH).fill("onerror")
    assert HOSTILE in found(page)
    assert page.locator(".found img, .found script").count() == 0
    page.locator(SEARCH).fill(HOSTILE)
    assert HOSTILE in found(page)
    choose(page, "role", HOSTILE)
    page.locator("[data-standard]:visible a:visible").last.focus()
    page.wait_for_timeout(100)


def test_the_page_written_anew_in_the_documentation_has_all_of_it(
    opened: Open, checkout: Path, tmp_path: Path
) -> None:
    page = (checkout / "docs/themes.md").read_text("utf-8")
    own = next(
        part for part in re.findall(r"(?ms)^```jinja\n(.+?)^```", page) if "part.main" in part
    )
    folder = tmp_path / "templates/ours/html"
    folder.mkdir(parents=True)
    (folder.parent / "theme.yaml").write_text("extends: classic", "utf-8")
    (folder / "handbook.html.j2").write_text(own, "utf-8")
    home = home_of(checkout / "examples/council")
    assert home is not None
    file = tmp_path / "ours.html"
    file.write_bytes(html.render(build(load(home), "coaches"), find_theme("ours", tmp_path)))
    page = opened("", "", file=file)
    page.locator(SEARCH).fill("compliant")
    assert "Answering a complaint" in found(page)
    total = page.locator(STANDARD).count()
    choose(page, "role", "Council tax officer")
    assert 0 < page.locator(f"{STANDARD}:visible").count() < total
    page.locator("main [data-standard] a.term:visible").first.focus()
    assert page.locator(".meaning").is_visible()
    page.locator(f"{EXPECTATION} >> visible=true").first.hover()
    assert page.locator("[id*='/'] button.copy").count() == 1


@in_every_theme
def test_the_policy_refuses_any_other_script(
    browser: Any, written: Any, tmp_path: Path, theme: str
) -> None:
    text = written("hotel", "front-desk", theme).read_text("utf-8")
    file = tmp_path / "slipped.html"
    script = "<script>document.title = 'taken'</script>"
    file.write_text(text.replace("</main>", f"{script}</main>"), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    title, tools = page.title(), page.locator(".tools").count()
    context.close()
    assert title != "taken"
    assert tools == 1
