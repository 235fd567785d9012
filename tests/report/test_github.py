"""Annotations as GitHub's runner reads them, and the summary of the job."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from standards_kit.report.report import Report
from standards_kit.text.diagnostic import Severity
from standards_kit.text.source import Source

Gather = Callable[..., Report]
Written = Callable[..., str]
VAGUE = "id: a\ntitle: b\nwhy: c\nemotional_response: d\nexpectations:\n"
LIMIT = 1024 * 1024


@pytest.fixture
def summary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that GitHub names for the summary of a job; it is there, and empty."""
    path = tmp_path_factory.mktemp("summary") / "summary.md"
    path.touch()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def many(report: Report, *counts: int) -> Report:
    """A report with so many errors, warnings and notes."""
    found = []
    for severity, count in zip(Severity, counts, strict=True):
        (one, *_) = (d for d in report.diagnostics if d.severity is severity)
        found += [one] * count
    return replace(report, diagnostics=tuple(sorted(found, key=lambda d: d.sort_key)))


def annotations(text: str) -> list[str]:
    return re.findall(r"(?m)^::(\w+) ", text)


def test_a_finding_is_shown_at_its_place(report: Report, written: Written) -> None:
    (line,) = (x for x in written(report, "github").splitlines() if "unknown-reference" in x)
    assert line.startswith(
        "::error file=a.yaml,line=14,col=13,endLine=14,endColumn=16,"
        "title=standards-kit%3A unknown-reference::There is no role `dsk` in this kit."
    )


def test_a_finding_over_several_lines_has_no_columns(report: Report, written: Written) -> None:
    (line,) = (x for x in written(report, "github").splitlines() if "as soon as" in x)
    assert line.startswith("::warning file=a.yaml,line=8,endLine=9,title=")


def test_what_the_runner_would_take_for_its_own_is_escaped(
    report: Report, written: Written
) -> None:
    (first, *_) = report.diagnostics
    source = Source("a,b:c%2C.yaml", first.place.source.text)
    place = replace(first.place, source=source)
    finding = replace(first.finding, message="100%0A,\r\n::error::x", help="", place=place)
    one = replace(report, diagnostics=(replace(first, finding=finding),))
    line = written(one, "github").splitlines()[0]
    assert line.startswith("::notice file=a%2Cb%3Ac%252C.yaml,line=6,")
    assert line.endswith("::100%250A,%0D%0A::error::x")


def test_the_worst_come_first(report: Report, written: Written) -> None:
    kinds = annotations(written(report, "github"))
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert set(kinds) == {"error", "warning", "notice"}


def test_no_more_is_annotated_than_github_shows(report: Report, written: Written) -> None:
    text = written(many(report, 12, 10, 11), "github")
    assert annotations(text) == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert "GitHub shows 10 of a kind: 2 errors, 1 note more." in text
    assert "`standards-kit lint --format concise` lists them all" in text
    assert ": 12 errors, 10 warnings, 11 notes, 1 suppressed.\n" in text


def test_a_few_are_shown_without_a_word_about_more(report: Report, written: Written) -> None:
    assert "Not annotated" not in written(many(report, 10, 10, 10), "github")


def test_a_clean_kit_is_said_to_be_clean(clean: Report, written: Written, summary: Path) -> None:
    assert written(clean, "github") == "1 standard in 1 file: nothing to mend.\n"
    assert "nothing to mend" in summary.read_text("utf-8")


def test_the_summary_lists_what_is_not_annotated(
    report: Report, written: Written, summary: Path
) -> None:
    text = written(many(report, 15, 1, 1), "github")
    assert "5 errors more. The summary of this job lists them." in text
    assert summary.read_text("utf-8").count("\n| ❌ error") == 15


def test_the_summary_is_added_to_what_is_there(
    report: Report, written: Written, summary: Path
) -> None:
    summary.write_text("# Of another command\n", encoding="utf-8")
    written(report, "github")
    assert summary.read_text("utf-8").startswith("# Of another command\n### ❌ Standards")


@pytest.mark.parametrize("before", [0, LIMIT // 2, LIMIT - 3_000])
def test_the_summary_never_gets_longer_than_github_takes(
    report: Report, written: Written, summary: Path, before: int
) -> None:
    summary.write_bytes(b"x" * before)
    text = written(many(report, 4_000, 1_000, 100), "github")
    size = summary.stat().st_size
    assert LIMIT - 3_000 < size <= LIMIT
    told = summary.read_text("utf-8")
    (left,) = re.findall(r"\n([\d,]+) more findings are left out here; a run of", told)
    listed = len(re.findall(r"\n\| \S+ (?:error|warning|note) \|", told))
    assert listed + int(left.replace(",", "")) == 5_100
    assert f"The summary of this job lists the worst {listed:,}. `standards-kit lint" in text
    assert told.count("<details>\n") == told.count("\n</details>")


def test_a_full_summary_is_left_alone(report: Report, written: Written, summary: Path) -> None:
    summary.write_bytes(b"x" * LIMIT)
    text = written(many(report, 15, 1, 1), "github")
    assert summary.stat().st_size == LIMIT
    assert "summary" not in text
    assert "`standards-kit lint --format concise` lists them all" in text


def test_a_summary_that_cannot_be_written_is_no_reason_to_be_silent(
    report: Report, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "gone" / "summary.md"))
    text = written(report, "github")
    assert len(annotations(text)) == len(report.diagnostics)
    assert "The summary of this job could not be written: No such file or directory.\n" in text


def test_paths_begin_at_the_repository(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(report.root.parent))
    assert f"file={report.root.name}/a.yaml," in written(report, "github")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(report.root / "elsewhere"))
    assert "file=a.yaml," in written(report, "github")


def test_a_repository_may_be_reached_through_a_link(
    report: Report,
    written: Written,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    link = tmp_path_factory.mktemp("link") / "work"
    link.symlink_to(report.root.parent)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(link))
    assert f"file={report.root.name}/a.yaml," in written(report, "github")
