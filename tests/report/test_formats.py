"""What holds for every format."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from standards_kit import __version__
from standards_kit.lint.engine import lint
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.report.write import formats, write, write_file
from standards_kit.text.diagnostic import Severity

Gather = Callable[..., Report]
Golden = Callable[[Path, str], None]
Written = Callable[..., str]
KEPT = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", formats())
def test_a_report_looks_as_it_did(
    report: Report, name: str, golden: Golden, written: Written
) -> None:
    text = written(report, name).replace(json.dumps(str(report.root))[1:-1], "ROOT")
    text = text.replace(f'"{__version__}"', '"VERSION"')
    golden(KEPT / f"{name}.txt", one_rule(text) if name == "sarif" else text)


def one_rule(sarif: str) -> str:
    """The log with the page of one rule, so that it need not change with those of all others."""
    log = json.loads(sarif)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule for rule in driver["rules"] if rule["id"] == "ambiguous-date"]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", formats())
def test_a_clean_kit_looks_as_it_did(
    clean: Report, name: str, golden: Golden, written: Written
) -> None:
    if name != "sarif":  # it would be the pages of the rules once more
        text = written(clean, name).replace(json.dumps(str(clean.root))[1:-1], "ROOT")
        golden(KEPT / "clean" / f"{name}.txt", text)


def test_findings_come_in_the_order_of_files_and_places(report: Report) -> None:
    keys = [(d.place.source.path, d.place.span.start) for d in report.diagnostics]
    assert keys == sorted(keys)
    assert len({key[0] for key in keys}) == 3


def test_the_worst_come_first_where_not_all_can_be_shown(report: Report) -> None:
    ranks = [d.severity.rank for d in report.worst_first]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


COUNTED: dict[str, Callable[[str], int]] = {
    "concise": lambda text: len(text.splitlines()),
    "github": lambda text: len(re.findall(r"(?m)^::", text)),
    "gitlab": lambda text: len(json.loads(text)),
    "json": lambda text: len(json.loads(text)["diagnostics"]),
    "json-lines": lambda text: len(text.splitlines()) - 1,
    "junit": lambda text: len(re.findall("<(?:failure|skipped) ", text)),
    "markdown": lambda text: len(re.findall(r"(?m)^\| \S+ (?:error|warning|note) ", text)),
    "sarif": lambda text: sum(
        not r["suppressions"] for r in json.loads(text)["runs"][0]["results"]
    ),
    "terminal": lambda text: len(re.findall(r"(?m)^(?:error|warning|note)\[", text)),
}


@pytest.mark.parametrize("name", formats())
def test_every_format_tells_every_finding(report: Report, name: str, written: Written) -> None:
    assert COUNTED[name](written(report, name)) == len(report.diagnostics) > 0


@pytest.mark.parametrize("name", formats())
def test_every_format_tells_nothing_of_a_clean_kit(
    clean: Report, name: str, written: Written
) -> None:
    assert COUNTED[name](written(clean, name)) == 0


@pytest.mark.parametrize("name", ["terminal", "github", "markdown"])
def test_whoever_reads_is_told_the_level(report: Report, name: str, written: Written) -> None:
    said = (
        "Level reached: none yet. Started asks for 3 more things: missing-field 2, invalid-yaml 1."
    )
    assert said in written(report, name)


def test_programs_are_told_the_level(report: Report, written: Written) -> None:
    told = [
        json.loads(written(report, "json"))["level"],
        json.loads(written(report, "json-lines").splitlines()[-1])["level"],
        json.loads(written(report, "sarif"))["runs"][0]["properties"]["level"],
    ]
    assert [level["claimed"] for level in told] == ["published"] * 3
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("name", formats())
def test_every_format_says_the_same_of_the_same(
    report: Report, name: str, written: Written
) -> None:
    assert written(report, name) == written(report, name)


@pytest.mark.parametrize("name", sorted(set(formats()) - {"terminal", "markdown"}))
def test_a_long_report_is_written_as_it_comes(report: Report, name: str) -> None:
    class Counting(io.StringIO):
        longest = 0

        def write(self, text: str) -> int:
            self.longest = max(self.longest, len(text))
            return super().write(text)

    def sink(times: int) -> Counting:
        counting = Counting()
        write(replace(report, diagnostics=report.diagnostics * times), name, counting)
        return counting

    assert sink(300).longest < 1.1 * sink(30).longest


def test_what_fails_is_what_is_as_grave_as_asked(report: Report) -> None:
    assert report.fails(Severity.ERROR)
    assert report.count(Severity.ERROR) + report.count(Severity.WARNING) + report.count(
        Severity.NOTE
    ) == len(report.diagnostics)


@pytest.mark.parametrize("name", formats())
def test_a_report_in_a_file_is_what_it_is_on_the_screen(
    report: Report, name: str, tmp_path: Path, written: Written
) -> None:
    write_file(report, name, tmp_path / "report")
    assert (tmp_path / "report").read_bytes() == written(report, name).encode()


def test_a_report_file_is_written_whole_or_not_at_all(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.json"
    write_file(report, "json", path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_file(report, "concise", path)
    assert path.read_bytes() == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_file_that_was_not_asked_about_is_not_told_of(gathered: Gather, tmp_path: Path) -> None:
    whole = gathered()
    asked = gather_only(tmp_path, tmp_path / "sound")
    assert "a.yaml" in whole.paths
    assert asked.paths == ("sound/quiet.yaml", "sound/sound.yaml")
    assert (len(asked.diagnostics), asked.suppressed) == (0, 1)
    assert gather_only(tmp_path, tmp_path / "a.yaml").suppressed == 0


def gather_only(kit: Path, asked: Path) -> Report:
    home = home_of(kit)
    assert home is not None
    return gather([lint(load(home))], kit, [asked])
