"""A coach fills in the checklist: what is entered stays, whatever is searched or left out."""

from collections.abc import Callable
from typing import Any

Open = Callable[..., Any]


def entered(page: Any) -> list[object]:
    """All that stands in the form, as a coach would read it."""
    fields = "main :is(input, textarea)"
    values: list[object] = page.locator(fields).evaluate_all(
        "(all) => all.map((e) => e.type === 'radio' ? e.checked : e.value)"
    )
    return values


def test_what_a_coach_entered_survives_filters_searches_and_links(opened: Open) -> None:
    page = opened("council", "coaches", "checklist")
    page.get_by_label("Place", exact=True).fill("Guildhall, desk 3")
    sections = page.locator("[data-standard]")
    for n in range(sections.count()):
        section = sections.nth(n)
        section.get_by_label("Not met").first.check()
        section.get_by_label("Met", exact=True).last.check()
        section.get_by_label("Seen", exact=True).check()
        section.locator("textarea").fill(f"Notes on section {n}.")
    before = entered(page)
    assert len({value for value in before if isinstance(value, str)}) == sections.count() + 2

    page.locator(".choose summary").click()
    page.locator(".choose select[data-by=role]").select_option("Council tax officer")
    assert page.locator("[data-standard]:visible").count() < sections.count()
    assert entered(page) == before
    page.locator("main").click(position={"x": 5, "y": 5})
    page.keyboard.press("/")
    page.keyboard.type("complaint")
    page.keyboard.press("Enter")
    assert entered(page) == before
    hidden = page.locator("[data-standard][hidden]").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id }", hidden)
    page.locator(f"[id='{hidden}']").wait_for()
    assert page.locator("[data-standard]:visible").count() == sections.count()
    assert entered(page) == before


def test_the_key_that_starts_a_search_does_so_after_a_tick_and_not_within_notes(
    opened: Open,
) -> None:
    page = opened("hotel", "front-desk", "checklist")
    page.get_by_label("Met", exact=True).first.check()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "part.query"
    notes = page.locator("main textarea").first
    notes.focus()
    page.keyboard.type("1/2")
    assert notes.input_value() == "1/2"


def test_what_is_entered_is_not_searched(opened: Open) -> None:
    page = opened("hotel", "front-desk", "checklist")
    page.locator("main textarea").first.fill("xylophone")
    page.keyboard.press("Escape")
    page.locator("#part\\.query").fill("xylophone")
    assert "Nothing found" in page.locator(".found").inner_text()
