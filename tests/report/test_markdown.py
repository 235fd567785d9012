"""The comment on a merge request, as GitHub's own Markdown reads it."""

import re
from collections.abc import Callable
from dataclasses import replace

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html

from standards_kit.report.markdown_text import escaped
from standards_kit.report.report import Report

Gather = Callable[..., Report]
Written = Callable[..., str]
LIMIT = 65_536


def page(text: str) -> html.HtmlElement:
    """The comment as a page."""
    return html.fromstring(
        cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    )


def test_the_verdict_comes_first(report: Report, written: Written) -> None:
    text = written(report, "markdown")
    assert text.startswith("<!-- standards-kit lint -->\n### ❌ Standards: ")
    assert "4 standards in 6 files: 7 errors, 1 warning, 1 note, 1 suppressed." in text


def test_a_clean_kit_has_a_verdict_and_no_table(clean: Report, written: Written) -> None:
    shown = page(written(clean, "markdown"))
    assert "✅ Standards: nothing to mend" in shown.text_content()
    assert shown.findall(".//table") == []


def test_a_row_a_finding_the_worst_first(report: Report, written: Written) -> None:
    rows = page(written(report, "markdown")).findall(".//tbody/tr")
    levels = [row[0].text_content().split()[-1] for row in rows]
    assert levels == ["error"] * 7 + ["warning", "note"]
    assert [row[2].text_content().partition(" vague-phrase")[0] for row in rows][-1] == (
        "“feels happy” doesn't say by what one would tell, and nothing here defines it."
    )


def test_what_to_do_is_folded_away(report: Report, written: Written) -> None:
    (first, *_) = page(written(report, "markdown")).findall(".//tbody/tr")
    (fold,) = first.findall(".//details")
    assert fold.text_content().startswith("What to doPut the sentence in quotes")


def test_the_first_twenty_are_seen_and_the_others_folded(report: Report, written: Written) -> None:
    many = replace(report, diagnostics=report.diagnostics * 7)
    text = written(many, "markdown")
    seen, folded = page(text).findall(".//table")
    assert len(seen.findall(".//tbody/tr")) == 20
    assert len(folded.findall(".//tbody/tr")) == 43
    assert "<summary>43 more</summary>" in text
    assert "left out" not in text


def test_it_is_no_longer_than_a_comment_may_be(report: Report, written: Written) -> None:
    many = replace(report, diagnostics=report.diagnostics * 1_000)
    text = written(many, "markdown")
    assert LIMIT - 2_000 < len(text.encode("utf-16-le")) // 2 <= LIMIT
    (left,) = re.findall(r"\n([\d,]+) more findings are left out here", text)
    rows = page(text).findall(".//tbody/tr")
    assert len(rows) + int(left.replace(",", "")) == 9_000
    assert all("error" in row[0].text_content() for row in rows), "the worst are what is kept"


LINKS = {
    "GitHub": (
        {
            "GITHUB_WORKSPACE": "ROOT",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "harbour/standards",
            "GITHUB_SHA": "abc123",
        },
        "https://github.com/harbour/standards/blob/abc123/a.yaml#L8-L9",
    ),
    "GitLab": (
        {
            "CI_PROJECT_DIR": "ROOT",
            "CI_PROJECT_URL": "https://gitlab.com/harbour/standards",
            "CI_COMMIT_SHA": "abc123",
        },
        "https://gitlab.com/harbour/standards/-/blob/abc123/a.yaml#L8-9",
    ),
}


@pytest.mark.parametrize("host", LINKS)
def test_a_place_leads_to_its_lines_where_ci_tells_the_repository(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    environment, link = LINKS[host]
    for name, value in environment.items():
        monkeypatch.setenv(name, value.replace("ROOT", str(report.root)))
    shown = page(written(report, "markdown"))
    assert link in [a.get("href") for a in shown.iter("a")]


def test_elsewhere_a_place_leads_nowhere(report: Report, written: Written) -> None:
    links = {a.get("href") for a in page(written(report, "markdown")).iter("a")}
    assert links == {d.url for d in report.diagnostics}


def test_a_place_outside_of_the_repository_leads_nowhere(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in LINKS["GitHub"][0].items():
        monkeypatch.setenv(name, value.replace("ROOT", str(report.root / "elsewhere")))
    assert "/blob/" not in written(report, "markdown")


@pytest.mark.parametrize(
    ("said", "written_as"),
    [
        ("Ask @manager", "Ask @\u200bmanager"),
        ("See #12 and GH-12", "See #\u200b12 and GH-\u200b12"),
        ("https://a.example", "https:\u200b//a.example"),
        ("www.a.example", "www\u200b.a.example"),
        (":tada:", ":\u200btada:"),
        ("a | b", "a \\| b"),
        ("<b>&amp;", "&lt;b&gt;&amp;\u200bamp;"),
        ("*a* `b` [c](d)", "\\*\u200ba\\* \\`b\\` \\[\u200bc\\](d)"),
        ("a\n  b\r\n\tc", "a b c"),
        ("at 09:30, 100% of them", "at 09:30, 100% of them"),
    ],
)
def test_words_of_an_author_say_what_they_say_and_do_nothing(said: str, written_as: str) -> None:
    assert escaped(said) == written_as
    shown = page(escaped(said)).text_content().strip()
    assert shown.replace("\u200b", "") == " ".join(said.split())
