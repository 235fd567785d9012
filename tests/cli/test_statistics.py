"""``standards-kit lint --statistics``: where to begin in a kit that has hundreds of findings."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_counts_by_rule_and_by_file_stand_in_place_of_findings(run: Run, examples: Path) -> None:
    result = run("lint", examples / "before", "--statistics")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["errors", "warnings", "notes", "rule"]
    assert lines[1].split()[-1] == "vague-phrase"
    assert "-->" not in result.stdout
    assert lines[-4].startswith("6 standards in 2 files: ")
    assert result.returncode == 1


def test_they_add_up_to_what_the_report_lists(run: Run, examples: Path) -> None:
    listed = json.loads(run("lint", examples / "before", "--format", "json").stdout)
    told = json.loads(run("lint", examples / "before", "--format", "json", "--statistics").stdout)
    assert "diagnostics" not in told
    for key, what in (("rules", "rule"), ("files", "path")):
        counted = {
            (each[what], severity): each[f"{severity}s"]
            for each in told["statistics"][key]
            for severity in ("error", "warning", "note")
            if each[f"{severity}s"]
        }
        assert counted == Counter((d[what], d["severity"]) for d in listed["diagnostics"])
    assert told["summary"] == listed["summary"]


def test_a_clean_kit_has_nothing_to_count(run: Run, examples: Path) -> None:
    result = run("lint", examples / "hotel", "--statistics")
    assert "nothing to mend" in result.stdout.splitlines()[0]
    assert result.returncode == 0


def test_of_many_files_the_worst_are_named(run: Run, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.yaml").write_text("why: We care.\n")
    (tmp_path / "standards-kit.yaml").write_text("organisation: Harbour\n")
    assert "and 2 files more" in run("lint", ".", "--statistics").stdout


def test_formats_of_single_findings_cannot_count(run: Run, examples: Path) -> None:
    result = run("lint", examples / "before", "--statistics", "--format", "sarif")
    assert "`--statistics` can't be written as `sarif`." in result.stderr
    assert result.returncode == 2
