"""Whatever authors write, and whatever their files are called, each format stays what it is."""

import html
import io
import json
import re
import unicodedata
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from standards_kit.report.report import Report
from standards_kit.report.write import write
from standards_kit.text.diagnostic import Diagnostic, Edit, Finding, Fix, Place, Related, Severity
from standards_kit.text.source import Source, Span

SCHEMAS = Path(__file__).parents[1] / "report" / "schemas"
SNIPPETS = (
    "::error::", "##[error]", "%0A", "%25", ":", ",", "\r\n", "\n", "\0", "\x1b[31m", "\x85", "\u2028",
    "\ud800", "\U0001f600", "\u202e", "\ufffe", "]]>", "<!--", "-->", "&amp;", "<b>", "</details>",
    "<script>alert(1)</script>", "@someone", "#12", "GH-1", "!3", "~label", "$x$", "www.a.example",
    "https://a.example/b", "a@b.example", "[a](https://a.example)", "![a](b)", "`", "``", "*a*", "_a_",
    "~~a~~", "|", "\\", "\\|", "|---|", "# a", "- a", ":smile:", "{0}", "[a](1)", "\t", " ", "&#64;a",
    "[^1]", "<a@b.example>", "http://", "xmpp:a@b.example", "[[a]]", "{+a+}", "---", "1. a", "${a}",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(SNIPPETS)
    | st.text(st.characters(exclude_categories=[]), max_size=6)
    | st.sampled_from("abz09 .é待"),
    max_size=8,
).map("".join)
CONTENTS = TEXTS.map(lambda text: text.encode("utf-8", "replace").decode())
PATHS = CONTENTS.map(lambda text: text.replace("\0", "") or "a")
JOINERS = "\u200c\u200d\u00ad"
JENKINS = etree.XMLSchema(etree.parse(SCHEMAS / "jenkins-xunit-junit-10.xsd"))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of up to three findings in up to two files."""
    names = draw(st.lists(PATHS, min_size=1, max_size=2, unique=True))
    sources = [Source(name, draw(CONTENTS)) for name in names]

    def place() -> Place:
        source = draw(st.sampled_from(sources))
        ends = draw(st.tuples(st.integers(0, 60), st.integers(0, 60)))
        return Place(source, Span(*sorted(min(end, len(source.text)) for end in ends)))

    found = []
    for severity in draw(st.lists(st.sampled_from(Severity), max_size=3)):
        message, help, other = draw(st.tuples(TEXTS, TEXTS, TEXTS))
        finding = Finding(
            draw(st.sampled_from(["vague-phrase", "invalid-yaml"])),
            message,
            place(),
            help=help,
            phrase=draw(st.none() | TEXTS),
            related=(Related(other, place()),),
            fix=Fix(other, (Edit(place(), other),)),
        )
        found.append(Diagnostic(finding, severity, "https://example.org/rule/", other))
    found.sort(key=lambda diagnostic: diagnostic.sort_key)
    read = tuple(sorted(names))
    return Report(Path("/kit"), date(2026, 9, 1), tuple(found), len(sources), 1, paths=read)


def written(report: Report, name: str) -> str:
    """What a pipe gets, read again."""
    raw = io.BytesIO()
    sink = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="")
    write(report, name, sink)
    sink.flush()
    return raw.getvalue().decode()


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
@given(report=reports())
def test_json_stays_json(name: str, report: Report) -> None:
    found = json.loads(written(report, name))
    results = {
        "json": lambda: found["diagnostics"],
        "gitlab": lambda: found,
        "sarif": lambda: found["runs"][0]["results"],
    }[name]()
    assert len(results) == len(report.diagnostics)


@given(report=reports())
def test_a_line_is_a_line(report: Report) -> None:
    text = written(report, "json-lines")
    lines = text.removesuffix("\n").split("\n")
    assert lines == text.splitlines(), "however a reader parts lines"
    found = [json.loads(line) for line in lines]
    assert [each["kind"] for each in found] == ["finding"] * len(report.diagnostics) + ["summary"]


@given(report=reports())
def test_xml_stays_xml_and_is_what_jenkins_takes(report: Report) -> None:
    root = etree.fromstring(written(report, "junit").encode())
    JENKINS.assertValid(root)
    cases = root.findall(".//testcase")
    told = [case for case in cases if len(case)]
    assert len(told) == len(report.diagnostics)
    assert len(cases) == int(root.get("tests", ""))


@given(report=reports())
def test_an_annotation_is_one_line_and_says_what_was_said(report: Report) -> None:
    lines = written(report, "github").split("\n")
    annotations = [command(line) for line in lines if line.startswith("::")]
    worst = report.worst_first
    assert len(annotations) == len(worst)
    for (name, properties, data), diagnostic in zip(annotations, worst, strict=True):
        finding = diagnostic.finding
        assert name == {"note": "notice"}.get(diagnostic.severity, diagnostic.severity)
        said = [finding.message, *(related.message for related in finding.related)]
        said = [each.encode("utf-8", "backslashreplace").decode() for each in said]
        places = [f":{related.place.start.line}: " for related in finding.related]
        assert data.startswith(said[0])
        assert data.endswith(finding.help.encode("utf-8", "backslashreplace").decode())
        assert all(place + each in data for place, each in zip(places, said[1:], strict=True))
        assert set(properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}
        assert int(properties["line"]) == finding.place.start.line
    assert not any("::" in line or "##[" in line for line in lines[len(annotations) :])


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A line as GitHub's runner takes it apart."""
    head, _, data = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = [pair.split("=", 1) for pair in rest.split(",")]
    return name, {key: unescaped(value, property=True) for key, value in pairs}, unescaped(data)


def unescaped(text: str, property: bool = False) -> str:
    for code, sign in {"%3A": ":", "%2C": ","}.items() if property else ():
        text = text.replace(code, sign)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


TAGS = {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "details", "summary"}


class Page(HTMLParser):
    """The tags, links and cells of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.cells: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@given(report=reports())
def test_no_text_of_an_author_formats_links_or_calls_anybody(report: Report) -> None:
    text = written(report, "markdown")
    assert len(text.encode("utf-16-le")) // 2 <= 65_536
    rendered = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    page = Page(rendered)
    assert page.tags <= TAGS
    assert set(page.links) <= {"https://example.org/rule/"}
    assert len(page.cells) == 3 * len(report.diagnostics)
    shown = html.unescape(rendered)
    assert not re.search(r"[@#!~$%^&](?:\w|[\"'])|://(?!example\.org/rule/)|GH-\d|:\w+:", shown)
    for diagnostic, cell in zip(report.worst_first, page.cells[2::3], strict=True):
        plain = re.sub(r"[\u200b\s\ufffd]", "", cell)
        said = re.sub(r"[\s]", "", unprinted(diagnostic.finding.message))
        assert plain.startswith(said)


def unprinted(text: str) -> str:
    """A text without what has no place on a page."""
    kept = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in JOINERS)
    return "".join(kept).replace("\ufffd", "")


@pytest.mark.parametrize("name", ["terminal", "concise"])
@given(report=reports())
def test_nothing_moves_the_cursor(name: str, report: Report) -> None:
    text = written(report, name)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
