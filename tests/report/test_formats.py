"""One kit with every kind of finding through every format."""

import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import lint
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.report.write import formats, write, write_file
from standards_kit.text.diagnostic import Severity

Golden = Callable[[Path, str], None]
KEPT = Path(__file__).parent / "golden"

FILES = {
    "standards-kit.yaml": "organisation: Harbour\nroles: {desk: Front desk}\n",
    "a.yaml": """\
# a comment
standards:
  - id: phone
    title: Answering\tthe phone   # a tab, and wide signs below
    why: "Callers wait: \\u26d4 and 待つ, and 😀 too."
    emotional_response: The caller feels happy.
    expectations:
      - When a call comes in, you answer as soon
        as possible.
      - text: >-
          You are friendly
          and warm.
      - Before you start: ask for the name
    roles: [dsk]
    review_by: 01/09/2026
    terms: {friendly: In a warm way., warm: In a friendly way.}
""",
    "b.yaml": "standards: [{title: Ringing back, why: They wait., expectations: [You ring back.]}]\n",
    "broken.yaml": '- "Hello" she said\n',
}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    home = home_of(tmp_path)
    assert home is not None
    verdict = lint(load(home), date(2026, 9, 1))
    return gather([verdict], tmp_path, [tmp_path])


def written(report: Report, name: str) -> str:
    sink = io.StringIO()
    write(report, name, sink)
    return sink.getvalue()


@pytest.mark.parametrize("name", formats())
def test_a_report_looks_as_it_did(report: Report, name: str, golden: Golden) -> None:
    text = written(report, name).replace(json.dumps(str(report.root))[1:-1], "ROOT")
    golden(KEPT / f"{name}.txt", text)


def test_findings_come_in_the_order_of_files_and_places(report: Report) -> None:
    keys = [(d.place.source.path, d.place.span.start) for d in report.diagnostics]
    assert keys == sorted(keys)
    assert len({key[0] for key in keys}) == 3


def test_every_format_tells_every_finding(report: Report) -> None:
    told = len(report.diagnostics)
    assert len(written(report, "concise").splitlines()) == told
    assert len(json.loads(written(report, "json"))["diagnostics"]) == told
    heads = re.findall(r"(?m)^(?:error|warning|note)\[", written(report, "terminal"))
    assert len(heads) == told


def test_carets_stand_under_wide_signs(tmp_path: Path) -> None:
    text = 'id: a\ntitle: b\nwhy: c\nemotional_response: d\nexpectations: ["待 😀 promptly"]\n'
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    home = home_of(tmp_path / "a.yaml")
    assert home is not None
    lines = written(gather([lint(load(home))], tmp_path, [tmp_path]), "terminal").splitlines()
    (at,) = [number for number, line in enumerate(lines) if "^^^" in line]
    before = lines[at - 1].partition("promptly")[0]
    wide = sum(sign in "待😀" for sign in before)
    assert lines[at].index("^") == len(before) + wide


def test_escapes_in_a_text_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = 'id: a\ntitle: b\nwhy: c\nemotional_response: d\nexpectations: ["\u202e promptly"]\n'
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    home = home_of(tmp_path / "a.yaml")
    assert home is not None
    assert "\u202e" not in written(gather([lint(load(home))], tmp_path, [tmp_path]), "terminal")


def test_what_fails_is_what_is_as_grave_as_asked(report: Report) -> None:
    assert report.fails(Severity.ERROR)
    assert report.count(Severity.ERROR) + report.count(Severity.WARNING) + report.count(
        Severity.NOTE
    ) == len(report.diagnostics)


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
