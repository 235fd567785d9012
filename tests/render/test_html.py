"""The page on screen: whole in itself, quiet, linked, and readable by everybody."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html, markdown
from standards_kit.render.theme import find_theme, names

for_every_reader = pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
in_every_theme = pytest.mark.parametrize("theme", names())


def page(book: Handbook, theme: str = "classic") -> str:
    return html.render(book, find_theme(theme)).decode()


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "link", "img", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attrs for name, attrs in self.found if name == tag)


@in_every_theme
@for_every_reader
def test_it_asks_nothing_of_any_server(book: Handbook, reader: str, theme: str) -> None:
    text = page(replace(book, reader=reader), theme)
    elements = Elements(text)
    assert elements.open == []
    assert not {"link", "img", "iframe", "object"} & {t for t, _ in elements.found}
    assert not any({"action", "method", "target"} & attrs.keys() for attrs in elements.of("form"))
    assert [attrs for attrs in elements.of("script") if "src" in attrs] == []
    assert not re.findall(r"url\((?!data:)", text)
    assert "@import" not in text
    policy = next(
        m for m in elements.of("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in (policy["content"] or "")
    assert "form-action 'none'" in (policy["content"] or "")


@in_every_theme
@for_every_reader
def test_its_policy_names_each_script_and_no_more(book: Handbook, reader: str, theme: str) -> None:
    text = page(replace(book, reader=reader), theme)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    hashes = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    assert len(hashes) == 2
    assert f"script-src {' '.join(hashes)};" in text


def test_a_script_that_would_end_early_is_refused(tmp_path: Path, book: Handbook) -> None:
    script = tmp_path / "templates" / "classic" / "html" / "handbook.js"
    script.parent.mkdir(parents=True)
    (script.parents[1] / "theme.yaml").touch()
    script.write_text("const text = '</script>';")
    with pytest.raises(
        RenderError, match=r"html/handbook\.js of the theme “classic” holds </script"
    ):
        html.render(book, find_theme("classic", tmp_path))


def test_a_standard_says_whom_and_where_it_is_for_and_a_promise_does_not(book: Handbook) -> None:
    chapter = book.chapters[0]
    named = replace(chapter.standards[0], roles=('The "desk"', "Porter"))
    staff = replace(book, chapters=(replace(chapter, standards=(named, chapter.standards[1])),))
    first, second = (a for a in Elements(page(staff)).of("article") if a["class"] == "standard")
    assert first["data-role"] == 'The "desk"\nPorter'
    assert first["data-channel"] == "Phone"
    assert first["data-touchpoint"] == "First call"
    assert not FACETS & second.keys()


FACETS = {"data-role", "data-channel", "data-touchpoint"}


@in_every_theme
@pytest.mark.parametrize("reader", ["agent", "coach"])
def test_staff_filter_what_is_printed_by_whom_and_where_it_is_for(
    book: Handbook, reader: str, theme: str
) -> None:
    elements = Elements(page(replace(book, reader=reader), theme))
    pieces = [attrs for _, attrs in elements.found if "data-standard" in attrs]
    assert [a["data-standard"] for a in pieces if "id" in a] == [s.id for s in book.standards]
    for piece in pieces:
        standard = next(s for s in book.standards if s.id == piece["data-standard"])
        assert piece["data-number"] == standard.number
        assert piece.get("data-channel", "") == "\n".join(standard.channels)
    assert [select["data-by"] for select in elements.of("select")] == [
        "role", "channel", "touchpoint",
    ]  # fmt: skip


@in_every_theme
def test_customers_search_and_are_not_told_what_staff_filter_by(book: Handbook, theme: str) -> None:
    elements = Elements(page(replace(book, reader="customer"), theme))
    assert not [attrs for _, attrs in elements.found if FACETS & attrs.keys()]
    assert not list(elements.of("select"))
    assert [attrs["type"] for attrs in elements.of("input")] == ["search"]
    pieces = [attrs for _, attrs in elements.found if "data-standard" in attrs]
    assert [a["data-number"] for a in pieces if "id" in a] == ["1", "2", "3"]


@in_every_theme
@for_every_reader
def test_every_link_leads_somewhere_and_all_that_is_expected_has_its_address(
    book: Handbook, reader: str, theme: str
) -> None:
    elements = Elements(page(replace(book, reader=reader), theme))
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {(attrs["href"] or "").removeprefix("#") for attrs in elements.of("a")}
    assert targets <= set(ids)
    for standard in book.standards:
        assert {standard.id, *(e.address for e in standard.expectations)} <= set(ids)
    assert "term.friendly" in targets


@in_every_theme
@for_every_reader
def test_a_defined_word_is_a_link_to_its_meaning(book: Handbook, reader: str, theme: str) -> None:
    text = page(replace(book, reader=reader), theme)
    standard = text.split('data-standard="phone-greeting"', 1)[1]
    assert '<a class="term" href="#term.friendly">friendly</a>' in standard
    entry = text.split('id="term.friendly"')[1].split("</dd>")[0]
    assert "<dt>friendly</dt>" in entry
    assert "never talked over" in entry.split("<dd>")[1]


def test_landmarks_language_and_a_way_past_the_contents(book: Handbook) -> None:
    elements = Elements(page(book))
    tags = [tag for tag, _ in elements.found]
    assert tags.count("main") == tags.count("nav") == tags.count("h1") == 1
    assert next(elements.of("html"))["lang"] == "en-GB"
    assert next(elements.of("a"))["href"] == "#part.main"


def test_headings_skip_no_level(book: Handbook) -> None:
    level = 0
    for tag, _ in Elements(page(book)).found:
        if re.fullmatch(r"h[1-6]", tag):
            assert int(tag[1]) <= level + 1
            level = int(tag[1])


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", ["colours", "dark"])
@pytest.mark.parametrize("name", ["ink", "deep", "accent", "mute", "good", "bad"])
@pytest.mark.parametrize("behind", ["paper", "tint"])
def test_every_text_colour_stands_out_from_what_is_behind_it(
    palette: str, name: str, behind: str
) -> None:
    colours = find_theme().settings[palette]
    one, other = sorted((luminance(colours[name]), luminance(colours[behind])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


@in_every_theme
@for_every_reader
def test_two_runs_give_the_same_bytes(book: Handbook, reader: str, theme: str) -> None:
    theirs = replace(book, reader=reader)
    assert page(theirs, theme) == page(theirs, theme)


def test_a_draft_says_so(book: Handbook) -> None:
    assert "not in force" in page(replace(book, draft=True))
    assert "not in force" not in page(book)


def test_each_definition_lists_where_it_is_used(book: Handbook) -> None:
    entry = page(book).split('id="term.friendly"')[1].split("</div>")[0]
    assert 'href="#phone-greeting"' in entry


def test_who_may_decide_is_asked_where_it_is_not_the_reader(book: Handbook) -> None:
    chapter = book.chapters[0]
    standard = replace(chapter.standards[0], others_decide=True)
    plays = tuple(replace(play, others_decide=True) for play in book.plays)
    others = replace(book, chapters=(replace(chapter, standards=(standard,)),), plays=plays)
    assert page(book).count("<dt>You may decide</dt>") == 3
    assert "You may decide" not in page(others)
    assert page(others).count("<dt>Who may decide</dt>") == 2
    text = markdown.render(others, find_theme()).decode()
    assert "You may decide" not in text
    assert text.count("**Who may decide:**") == 2


def test_a_column_of_the_matrix_is_dropped_where_all_of_it_is_empty(book: Handbook) -> None:
    def columns(book: Handbook) -> tuple[bool, bool, set[int]]:
        section = page(book).split('id="part.authority"')[1].split("</section>")[0]
        rows = {row.count("<td>") for row in section.split("<tr id=")[1:]}
        return "Above that" in section, ">Record<" in section, rows

    assert columns(book) == (True, True, {4})
    bare = tuple(replace(limit, record="") for limit in book.limits)
    assert columns(replace(book, limits=bare)) == (True, False, {3})
    bare = tuple(replace(limit, record="", above="") for limit in book.limits)
    assert columns(replace(book, limits=bare)) == (False, False, {2})
