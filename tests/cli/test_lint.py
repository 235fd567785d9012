"""``standards-kit lint`` as a service manager and a CI job see it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from standards_kit.lint.sound import standard
from standards_kit.report.write import formats

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FAST = standard(expectations="expectations:\n  - You are fast and friendly.")

ESCAPES = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;.*?\x1b\\")
PLACE = {
    "type": "object",
    "required": ["line", "column", "offset"],
    "additionalProperties": False,
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "offset": {"type": "integer", "minimum": 0},
    },
}
SPAN = {"start": PLACE, "end": PLACE}
EDIT = {
    "type": "object",
    "required": ["path", "start", "end", "text"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, **SPAN, "text": {"type": "string"}},
}
RELATED = {
    "type": "object",
    "required": ["message", "path", "document", "start", "end"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string"},
        "path": {"type": "string"},
        "document": {"type": "integer"},
        **SPAN,
    },
}
DIAGNOSTIC = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "rule", "severity", "message", "help", "path", "document", "pointer", "address", "start",
        "end", "phrase", "category", "related", "fix", "fingerprint", "url",
    ],
    "properties": {
        "rule": {"type": "string"},
        "severity": {"enum": ["error", "warning", "note"]},
        "message": {"type": "string", "minLength": 1},
        "help": {"type": "string"},
        "path": {"type": "string", "not": {"pattern": r"\\|^/"}},
        "document": {"type": "integer", "minimum": 0},
        "pointer": {"type": "string", "pattern": "^(/|$)"},
        "address": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}(-[0-9]+)?$"},
        **SPAN,
        "phrase": {"type": ["string", "null"]},
        "category": {"type": ["string", "null"]},
        "related": {"type": "array", "items": RELATED},
        "fix": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "required": ["safe", "description", "edits"],
                    "additionalProperties": False,
                    "properties": {
                        "safe": {"type": "boolean"},
                        "description": {"type": "string"},
                        "edits": {"type": "array", "items": EDIT, "minItems": 1},
                    },
                },
            ]
        },
        "url": {"type": "string", "pattern": "^https://"},
    },
}  # fmt: skip
LEVEL = {"enum": [None, "started", "reviewable", "published", "audited"]}
REPORT = {
    "type": "object",
    "required": ["format_version", "root", "today", "diagnostics", "summary", "level"],
    "additionalProperties": False,
    "properties": {
        "format_version": {"const": 1},
        "root": {"type": "string"},
        "today": {"type": "string", "format": "date"},
        "diagnostics": {"type": "array", "items": DIAGNOSTIC},
        "summary": {
            "type": "object",
            "required": ["files", "standards", "errors", "warnings", "notes", "suppressed"],
            "additionalProperties": {"type": "integer", "minimum": 0},
        },
        "level": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "required": ["reached", "next", "wanting", "claimed", "omitted"],
                    "additionalProperties": False,
                    "properties": {
                        "reached": LEVEL,
                        "next": LEVEL,
                        "claimed": LEVEL,
                        "wanting": {
                            "type": "object",
                            "additionalProperties": {"type": "integer", "minimum": 1},
                        },
                        "omitted": {"type": "array", "items": {"type": "string"}},
                    },
                },
            ]
        },
    },
}


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    (folder / "standards").mkdir(parents=True)
    (folder / "standards-kit.yaml").write_text("organisation: Harbour\n")
    (folder / "standards" / "fast.yaml").write_text(FAST)
    (folder / "standards" / "sound.yaml").write_text(standard(id="id: sound"))
    return folder


@pytest.mark.parametrize("name", ["hotel", "contact-centre", "council"])
def test_the_example_kits_have_nothing_to_mend(run: Run, examples: Path, name: str) -> None:
    result = run("lint", examples / name, "--fail-on", "note")
    assert (result.stderr, result.returncode) == ("", 0)
    told, level = result.stdout.splitlines()
    assert told.endswith("nothing to mend.")
    assert level == "Level reached: audited."


def test_a_finding_shows_the_line_and_a_caret_under_the_phrase(run: Run, kit: Path) -> None:
    result = run("lint", kit)
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "error[vague-phrase]: “fast” doesn't say how soon, and nothing here defines it.",
        "  --> kit/standards/fast.yaml:6:13",
        " 6 |   - You are fast and friendly.",
        "   |             ^^^^",
    ]
    assert [lines[-3], lines[-1]] == [
        "2 standards in 3 files: 2 errors, 0 warnings, 0 notes.",
        "Level reached: started. Reviewable asks for 2 more things: vague-phrase 2.",
    ]


def test_one_line_a_finding_for_other_programs(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--format", "concise")
    assert [line.partition(" ")[0] for line in result.stdout.splitlines()] == [
        "kit/standards/fast.yaml:6:13:",
        "kit/standards/fast.yaml:6:22:",
    ]


def test_everything_as_json(run: Run, examples: Path) -> None:
    result = run("lint", examples / "before", "--format", "json")
    report = json.loads(result.stdout)
    jsonschema.Draft202012Validator(REPORT).validate(report)
    assert report["root"] == str(examples / "before")
    assert report["today"] == "2026-09-01"
    assert result.returncode == 1
    for found in report["diagnostics"]:
        text = (examples / "before" / found["path"]).read_text("utf-8")
        phrase = text[found["start"]["offset"] : found["end"]["offset"]]
        if found["category"]:
            assert " ".join(phrase.split()) == found["phrase"]


def test_json_of_a_clean_kit_is_whole(run: Run, examples: Path) -> None:
    report = json.loads(run("lint", examples / "hotel", "--format", "json").stdout)
    jsonschema.Draft202012Validator(REPORT).validate(report)
    assert report["diagnostics"] == []
    assert report["summary"]["standards"] >= 12


def test_the_help_names_every_format(run: Run) -> None:
    told = run("lint", "--help").stdout
    named = told.partition("--format NAME")[2].partition("--fail-on")[0]
    assert set(formats()) <= set(re.findall(r"[\w-]+", named))


def test_every_format_goes_to_a_file_of_its_own(run: Run, kit: Path, tmp_path: Path) -> None:
    words = [f"--format={name}={tmp_path / name}" for name in formats()]
    result = run("lint", kit, *words)
    assert (result.stdout, result.stderr, result.returncode) == ("", "", 1)
    for name in formats():
        assert "“fast”" in (tmp_path / name).read_text("utf-8"), name


def test_no_format_changes_the_exit_code(run: Run, examples: Path, tmp_path: Path) -> None:
    words = [f"--format={name}" for name in formats()]
    summary = str(tmp_path / "gone" / "summary.md")
    for example, code in {"hotel": 0, "before": 1}.items():
        result = run("lint", examples / example, *words, GITHUB_STEP_SUMMARY=summary)
        assert (result.returncode, result.stderr) == (code, "")


def test_a_wrong_format_is_told_all_there_are(run: Run, kit: Path) -> None:
    said = run("lint", kit, "--format", "sarfi").stderr
    assert "Did you mean `sarif`?" in said
    assert all(f"`{name}`" in said for name in formats())


def test_several_formats_at_once_each_to_its_file(run: Run, kit: Path, tmp_path: Path) -> None:
    result = run("lint", kit, "--format", "concise", "--format", f"json={tmp_path / 'report.json'}")
    assert len(result.stdout.splitlines()) == 2
    assert len(json.loads((tmp_path / "report.json").read_text("utf-8"))["diagnostics"]) == 2


def test_a_path_shows_its_findings_only_but_reads_the_whole_kit(run: Run, kit: Path) -> None:
    (kit / "terms.yaml").write_text("terms: {friendly: The caller hears a thank-you.}\n")
    (kit / "standards" / "soft.yaml").write_text(FAST.replace("phone-greeting", "soft"))
    result = run("lint", kit / "standards" / "soft.yaml", "--format", "concise")
    assert result.stdout.startswith("kit/standards/soft.yaml:6:13:")
    assert len(result.stdout.splitlines()) == 1


def test_a_folder_of_a_kit_is_a_path_too(run: Run, kit: Path) -> None:
    result = run("lint", "standards", "--format", "concise", cwd=kit)
    assert len(result.stdout.splitlines()) == 2


def test_without_a_path_it_is_the_kit_around(run: Run, kit: Path) -> None:
    result = run("lint", "--format", "concise", cwd=kit / "standards")
    assert len(result.stdout.splitlines()) == 2


def test_a_file_outside_any_kit_is_a_kit_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text(FAST)
    (tmp_path / "terms.yaml").write_text("terms: {friendly: The caller hears a thank-you.}\n")
    result = run("lint", "alone.yaml", "--format", "concise")
    assert len(result.stdout.splitlines()) == 2


def test_several_kits_are_read_apart_and_named_from_what_they_share(
    run: Run, examples: Path
) -> None:
    result = run("lint", examples / "hotel", examples / "before", "--format", "json")
    report = json.loads(result.stdout)
    assert report["root"] == str(examples)
    assert {d["path"].split("/")[0] for d in report["diagnostics"]} == {"before"}


def test_a_kit_inside_a_kit_is_not_its_source(run: Run, kit: Path) -> None:
    inner = kit / "other"
    inner.mkdir()
    (inner / "standards-kit.yaml").write_text("organisation: Other\n")
    (inner / "a.yaml").write_text("why: [\n")
    assert "invalid-yaml" not in run("lint", kit).stdout
    assert "invalid-yaml" in run("lint", inner).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "there is no file or folder “nowhere”"),
        (["kti"], "Did you mean “kit”?"),
        (["kit", "--format", "jsn"], "Did you mean `json`?"),
        (["kit", "--select", "vague-phrases"], "Did you mean `vague-phrase`?"),
        (["kit", "--ignore", "vage-phrase"], "Did you mean `vague-phrase`?"),
        (["kit", "--ignore", "invalid-yaml"], "can't be left out"),
        (["kit", "--severity", "vague-phrase"], "has no level"),
        (["kit", "--severity", "vague-phrase=eror"], "Did you mean `error`?"),
        (["kit", "--fail-on", "never"], "there is no level “never”"),
        (["kit", "--today", "tomorrow"], "“tomorrow” is not a date"),
        (["kit", "--formt", "json"], "Did you mean `--format`?"),
        (["kit", "--format", "json=nowhere/report.json"], "can't be written"),
        (["empty"], "there is no kit and no YAML file"),
        (["hollow"], "nothing is written in the kit"),
        (["bare"], "has no source"),
    ],
)
def test_what_cannot_run_says_so_and_never_looks_like_success(
    run: Run, kit: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "hollow").mkdir()
    (tmp_path / "hollow" / "standards-kit.yaml").write_text("")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "standards-kit.yaml").write_text("organisation: Bare\n")
    result = run("lint", *words)
    assert said in result.stderr
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_an_excluded_file_that_is_asked_about_is_not_called_clean(run: Run, kit: Path) -> None:
    (kit / "standards-kit.yaml").write_text("exclude: ['standards/sound.yaml']\n")
    result = run("lint", kit / "standards" / "sound.yaml")
    assert result.returncode == 2
    assert "not a source" in result.stderr


@pytest.mark.parametrize(("threshold", "status"), [("error", 0), ("warning", 0), ("note", 1)])
def test_fail_on_decides_what_fails(run: Run, tmp_path: Path, threshold: str, status: int) -> None:
    text = "expectations:\n  - We aim to reply within 5 days."
    (tmp_path / "a.yaml").write_text(standard(expectations=text))
    assert run("lint", "a.yaml", "--fail-on", threshold).returncode == status


def test_a_pipe_and_no_color_get_plain_text(run: Run, kit: Path) -> None:
    assert "\x1b" not in run("lint", kit).stdout
    assert "\x1b" not in run("lint", kit, NO_COLOR="1", FORCE_COLOR="").stdout


def test_forced_colour_is_given_to_a_pipe_and_links_are_not(run: Run, kit: Path) -> None:
    coloured = run("lint", kit, FORCE_COLOR="1", TERM="xterm-kitty", FORCE_HYPERLINK="1").stdout
    assert "\x1b[" in coloured
    assert "\x1b]" not in coloured


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_shows_the_phrase_and_its_caret(
    run: Run, tmp_path: Path, width: int
) -> None:
    long = "When a caller who has waited for two minutes on the line speaks, you answer promptly."
    (tmp_path / "a.yaml").write_text(standard(expectations=f"expectations:\n  - {long}"))
    result = run("lint", "a.yaml", COLUMNS=str(width), FORCE_COLOR="1", NO_COLOR="1", TERM="xterm")
    lines = ESCAPES.sub("", result.stdout).splitlines()
    (caret,) = [n for n, line in enumerate(lines) if "^" in line]
    at = lines[caret].index("^")
    assert lines[caret - 1][at : at + 8] == "promptly"
    assert all(len(line) <= width for line in lines)


def test_whoever_stops_reading_gets_no_traceback(examples: Path) -> None:
    command = [sys.executable, "-m", "standards_kit", "lint", str(examples / "before")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode in (1, 141)


def test_lint_as_json_loads_neither_printer_nor_page_maker(kit: Path) -> None:
    code = (
        "import sys\nfrom standards_kit.cli.app import run\n"
        "try:\n    run(['lint', sys.argv[1], '--format', 'json'])\n"
        "except SystemExit:\n    pass\n"
        "print([n for n in ('rich', 'jinja2', 'typst') if n in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(kit)], capture_output=True, text=True, check=False,
        env=dict(os.environ),
    )  # fmt: skip
    assert result.stderr.strip() == "[]"


def test_a_folder_without_a_source_is_not_taken_for_a_clean_one(run: Run, kit: Path) -> None:
    (kit / "empty").mkdir()
    result = run("lint", kit / "empty")
    assert "there is no source of a kit in the folder" in result.stderr
    assert (result.stdout, result.returncode) == ("", 2)


def test_a_run_that_no_rule_is_left_to_is_refused(run: Run, kit: Path) -> None:
    result = run("lint", kit, "--select", "vague-phrase", "--ignore", "vague-phrase")
    assert "leaves out every rule that `--select` names" in result.stderr
    assert (result.stdout, result.returncode) == ("", 2)


def test_of_two_that_contradict_each_other_both_files_tell(run: Run, tmp_path: Path) -> None:
    (tmp_path / "standards-kit.yaml").write_text("organisation: Harbour\n")
    for name, time in (("a", "20 seconds"), ("b", "30 seconds")):
        said = f"promise: We answer your call within {time}.\nchannels: [phone]"
        (tmp_path / f"{name}.yaml").write_text(
            standard(said, "commitment: public_promise").replace("phone-greeting", name)
        )
    for name in ("a", "b"):
        result = run("lint", f"{name}.yaml", "--format", "concise", cwd=tmp_path)
        assert "b.yaml:" in result.stdout
        assert "conflicting-target" in result.stdout
        assert " See a.yaml:" in result.stdout
