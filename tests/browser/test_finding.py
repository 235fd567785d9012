"""Search, filter, meanings and addresses, as people use them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from markupsafe import escape

Open = Callable[..., Any]
SEARCH = "#part\\.query"


def found(page: Any) -> str:
    return str(page.locator(".found").inner_text())


def test_a_misspelt_word_is_found_as_it_is_typed(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    page.keyboard.press("/")
    page.keyboard.type("refudn")
    assert "Refund" in found(page)
    assert re.fullmatch(r"\d+ results?", page.locator(".said").inner_text())
    page.locator(SEARCH).fill("complai")
    assert "Hearing a complaint" in found(page)
    assert "1.2" in found(page)
    page.locator(SEARCH).fill("xylophone")
    assert "Nothing found for xylophone" in found(page)


def test_search_needs_no_mouse(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    page.keyboard.press("/")
    page.keyboard.type("settling the bill")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.textContent"
    assert "Settling the bill" in page.evaluate(focused)
    page.keyboard.press("Escape")
    assert not page.locator(".found").is_visible()
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type(" ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert not page.locator(".found").is_visible()
    title = page.locator(".standard:target h3")
    assert title.inner_text() == "Settling the bill"
    assert title.is_visible()
    page.keyboard.press("Tab")
    assert "Settling the bill" in page.evaluate(focused)


def test_the_key_that_starts_a_search_can_be_turned_off(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    page.locator(".key").click()
    page.locator("main").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") != "search"


def test_a_charter_finds_what_it_prints_and_offers_no_filter(opened: Open) -> None:
    page = opened("hotel", "charter")
    page.locator(SEARCH).fill("breakfst")
    assert "breakfast" in found(page)
    assert not page.locator(".choose").is_visible()


def test_a_filter_says_how_many_standards_it_leaves(opened: Open) -> None:
    page = opened("council", "coaches")
    total = page.locator(".standard").count()
    page.locator(".choose summary").click()
    role = page.locator(".choose select[data-by=role]")
    role.select_option("Council tax officer")
    left = page.locator(".standard:visible").count()
    assert 0 < left < total
    assert page.locator(".shown span").inner_text() == f"{left} of {total} standards"
    assert page.locator(".said").inner_text() == f"{left} of {total} standards"
    for item in page.locator(".standard:visible").all():
        assert "Council tax officer" in (item.get_attribute("data-role") or "Council tax officer")
    numbered = page.locator(".contents ol ol a:visible")
    assert numbered.count() == left
    assert parse_qs(page.url.partition("#?")[2]) == {"role": ["Council tax officer"]}

    again = opened("council", "coaches", fragment="#" + page.url.partition("#")[2])
    assert again.locator(".standard:visible").count() == left
    again.get_by_role("button", name="Show all").click()
    assert again.locator(".standard:visible").count() == total


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("what", [".standard", ".expectations > li"])
def test_an_address_leads_to_its_place(opened: Open, width: int, what: str) -> None:
    first = opened("council", "coaches", width=width)
    address = first.locator(what).last.get_attribute("id")
    page = opened("council", "coaches", width=width, fragment=f"#{address}")
    page.wait_for_timeout(300)
    target = page.locator(f"{what}:target")
    top = target.bounding_box()["y"]
    assert target.get_attribute("id") == address
    assert page.locator(".tools").bounding_box()["height"] <= top < 700
    tint = "rgba(0, 0, 0, 0)"
    place = target if "li" in what else target.locator("h3")
    assert place.evaluate("(e) => getComputedStyle(e).backgroundColor") != tint


def test_an_address_that_the_filter_hides_is_shown_again(opened: Open) -> None:
    page = opened("council", "coaches")
    page.locator(".choose summary").click()
    page.locator(".choose select[data-by=role]").select_option("Council tax officer")
    hidden = page.locator(".standard[hidden]").last.get_attribute("id")
    page.evaluate("(id) => { location.hash = id }", hidden)
    target = page.locator(f"[id='{hidden}']")
    target.wait_for()
    page.wait_for_timeout(200)
    assert target.evaluate("(e) => e.getBoundingClientRect().top") < 400
    assert not page.locator(".shown").is_visible()


def test_a_link_to_a_standard_and_to_an_expectation_can_be_copied(opened: Open) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = opened("hotel", "front-desk", permissions=permissions)
    for item in (".standard", ".expectations > li"):
        place = page.locator(item).first
        place.locator("a").first.focus()
        page.keyboard.press("Tab")
        while "copy" not in page.evaluate("document.activeElement.className"):
            page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.ariaLabel")
        assert label.startswith("Copy the link to “")
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        assert page.locator(".said").inner_text() == "Link copied."
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.url.split("#")[0] + "#" + place.get_attribute("id")


def test_a_defined_word_explains_itself_under_the_pointer(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    term = page.locator(".expectations a.term").first
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


def test_a_defined_word_explains_itself_to_the_keyboard(opened: Open) -> None:
    page = opened("hotel", "front-desk")
    term = page.locator(".expectations a.term").first
    term.focus()
    assert page.locator(".meaning").is_visible()
    assert term.get_attribute("aria-describedby") == "part.meaning"
    page.keyboard.press("Escape")
    assert not page.locator(".meaning").is_visible()
    assert term.evaluate("(e) => e === document.activeElement")
    page.keyboard.press("Enter")
    assert page.url.endswith(term.get_attribute("href"))


def test_a_first_tap_explains_a_word_and_a_second_follows_it(opened: Open) -> None:
    page = opened("hotel", "front-desk", width=390, has_touch=True)
    term = page.locator(".expectations a.term").first
    term.tap()
    assert page.locator(".meaning").is_visible()
    assert "#" not in page.url
    box = page.locator(".meaning").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    term.tap()
    assert page.url.endswith(term.get_attribute("href"))


HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> {n} $& &amp;"


def test_what_an_author_writes_is_found_and_never_run(
    opened: Open, written: Any, tmp_path: Path
) -> None:
    safe = str(escape(HOSTILE))
    text = written("hotel", "front-desk").read_text("utf-8")
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
    page.locator(".choose summary").click()
    page.locator(".choose select[data-by=role]").select_option(HOSTILE)
    page.locator(".standard:visible h3 a").last.focus()
    page.wait_for_timeout(100)


def test_the_policy_refuses_any_other_script(browser: Any, written: Any, tmp_path: Path) -> None:
    text = written("hotel", "front-desk").read_text("utf-8")
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
