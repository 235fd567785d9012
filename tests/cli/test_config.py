"""Whence a setting comes: ``standards-kit config``, and `lint: extends:` as several kits share it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SOFT = standard(expectations="expectations:\n  - You are snappy and friendly.")
HOUSE = """\
level: published
ignore: [missing-owner]
severity: {vague-phrase: warning, unused-term: error}
options: {too-long: {expectation: '30', promise: '20'}}
words: {accept: [friendly]}
per_file: {"drafts/**": {ignore: [overdue-review]}}
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "rules.yaml").write_text(HOUSE)
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "standards-kit.yaml").write_text(
        "lint:\n  extends: ../house/rules.yaml\n  severity: {vague-phrase: note}\n"
        "  options: {too-long: {promise: '25'}}\n  words: {accept: [snappy]}\n"
    )
    (folder / "a.yaml").write_text(SOFT)
    return folder


def told(run: Run, kit: Path, **environment: str) -> dict[str, tuple[object, str]]:
    result = run("config", kit, "--format", "json", **environment)
    assert result.returncode == 0, result.stderr
    return {row["setting"]: (row["value"], row["origin"]) for row in json.loads(result.stdout)}


def test_each_setting_says_what_it_is_and_who_says_so(run: Run, kit: Path) -> None:
    rows = told(run, kit)
    assert rows["level"] == ("published", "../house/rules.yaml:1")
    assert rows["ignore"] == (["missing-owner"], "../house/rules.yaml:2")
    assert rows["severity.vague-phrase"] == ("note", "standards-kit.yaml:3")
    assert rows["severity.unused-term"] == ("error", "../house/rules.yaml:3")
    assert rows["options.too-long.promise"] == (25, "standards-kit.yaml:4")
    assert rows["options.too-long.expectation"] == (30, "../house/rules.yaml:4")
    assert rows["words.accept"] == (
        ["friendly", "snappy"],
        "standards-kit.yaml:5, ../house/rules.yaml:5",
    )
    assert rows["per_file.drafts/**.ignore"][1] == "../house/rules.yaml:6"
    assert rows["fail-on"] == ("warning", "default")
    assert rows["limits.size"][1] == "default"
    assert rows["today"] == ("2026-09-01", "environment: STANDARDS_KIT_TODAY")


def test_the_environment_wins_over_the_kit(run: Run, kit: Path) -> None:
    rows = told(run, kit, STANDARDS_KIT_LEVEL="audited", STANDARDS_KIT_FAIL_ON="note")
    assert rows["level"] == ("audited", "environment: STANDARDS_KIT_LEVEL")
    assert rows["fail-on"] == ("note", "environment: STANDARDS_KIT_FAIL_ON")


def test_people_read_a_line_a_setting(run: Run, kit: Path) -> None:
    lines = run("config", kit).stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("severity.vague-phrase")]
    assert line.split() == ["severity.vague-phrase", "note", "standards-kit.yaml:3"]


def test_what_is_extended_is_in_force(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--format", "concise", "--level", "reviewable")
    assert (result.stdout, result.returncode) == ("", 0)


def test_of_two_that_are_extended_the_later_wins(run: Run, kit: Path) -> None:
    (kit / "more.yaml").write_text("ignore: [unreferenced]\n")
    (kit / "standards-kit.yaml").write_text("lint: {extends: [../house/rules.yaml, more.yaml]}\n")
    assert told(run, kit)["ignore"] == (["unreferenced"], "more.yaml:1")
    assert "more.yaml" not in run("lint", kit, "--format", "concise").stdout


def test_what_is_wrong_in_a_shared_file_is_told_there(run: Run, kit: Path) -> None:
    shared = kit.parent / "house" / "rules.yaml"
    shared.write_text("ignore: [vague-phrases]\nignor: [a]\noptions: {too-long: {promis: '3'}}\n")
    said = run("lint", kit, "--format", "concise").stdout
    assert "../house/rules.yaml:1:10: warning[unknown-rule]" in said
    assert "../house/rules.yaml:2:1: error[unknown-field]" in said
    assert "../house/rules.yaml:3:22: warning[unusable-option]" in said


def test_a_chain_that_leads_back_is_told_where_it_closes(run: Run, kit: Path) -> None:
    (kit.parent / "house" / "rules.yaml").write_text("extends: second.yaml\n")
    (kit.parent / "house" / "second.yaml").write_text("extends: rules.yaml\n")
    said = run("lint", kit, "--format", "concise").stdout
    assert "../house/second.yaml:1:10: error[unusable-extends] “rules.yaml” leads back" in said


def test_settings_that_an_installed_package_brings(run: Run, kit: Path, tmp_path: Path) -> None:
    package = tmp_path / "site" / "harbour_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "harbour.yaml").write_text("severity: {vague-phrase: note}\n")
    about = tmp_path / "site" / "harbour_rules-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-rules\nVersion: 1\n")
    points = "[standards_kit.rules_config]\nharbour = harbour_rules\n"
    (about / "entry_points.txt").write_text(points)
    (kit / "standards-kit.yaml").write_text("lint: {extends: 'package:harbour'}\n")
    here = {"PYTHONPATH": f"{Path(__file__).parents[2] / 'src'}:{tmp_path / 'site'}"}
    assert run("lint", kit, **here).returncode == 0
    assert run("lint", kit).returncode == 1
    (kit / "standards-kit.yaml").write_text("lint: {extends: 'package:harbor'}\n")
    assert "Did you mean `harbour`?" in run("lint", kit, **here).stdout
