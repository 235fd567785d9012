"""The other commands: render, init, rule, terms, schema, and the front door."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from standards_kit.cli.app import ROOM, build
from standards_kit.ground import rooms
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.sound import standard

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_init_writes_a_kit_that_lints_clean_and_prints(run: Run, tmp_path: Path) -> None:
    assert run("init", "my-kit").returncode == 0
    lint = run("lint", "my-kit", "--fail-on", "note")
    assert (lint.returncode, "nothing to mend" in lint.stdout) == (0, True), lint.stdout
    render = run("render", "my-kit")
    assert render.returncode == 0, render.stderr
    assert (tmp_path / "my-kit/build/service-desk.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "my-kit/build/service-desk.html").is_file()


def test_init_points_each_file_to_its_schema(run: Run, tmp_path: Path) -> None:
    run("init", "my-kit")
    for path in (tmp_path / "my-kit").rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        schema = path.parent / first.partition("$schema=")[2]
        assert json.loads(schema.read_text("utf-8"))["$schema"].startswith("http")


def test_init_touches_nothing_that_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text("mine")
    result = run("init")
    assert result.returncode == 2
    assert "terms.yaml” is there already; nothing was written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["terms.yaml"]


def test_a_kit_with_errors_is_refused_with_its_findings(run: Run, tmp_path: Path) -> None:
    text = standard(expectations="expectations:\n  - You are fast.")
    (tmp_path / "a.yaml").write_text(text)
    result = run("render", "a.yaml")
    assert result.returncode == 1
    assert "“fast”" in result.stdout
    assert "--draft" in result.stderr
    assert not (tmp_path / "build").exists()


def test_a_draft_is_printed_and_every_page_is_marked(run: Run, tmp_path: Path) -> None:
    text = standard(expectations="expectations:\n  - You are fast.")
    (tmp_path / "a.yaml").write_text(text)
    result = run("render", "a.yaml", "--draft")
    assert result.returncode == 0, result.stderr
    pages = pypdf.PdfReader(tmp_path / "build/handbook.pdf").pages
    assert all("NOT IN FORCE" in page.extract_text() for page in pages)


def test_a_language_without_fixed_words_is_told_once_for_all_books(
    run: Run, tmp_path: Path
) -> None:
    books = "language: fi\nhandbooks: {a: {formats: [html, markdown]}, b: {theme: huddle}}\n"
    (tmp_path / "standards-kit.yaml").write_text(f"{books}---\n{standard()}")
    result = run("render", "--format", "html")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("There are no fixed words in “fi”") == 1
    assert result.stderr.count("\n") == 1
    assert result.stdout.count("Wrote ") == 2


@pytest.mark.parametrize("language", ["fr", "fr-CA", "de_AT", "ja", "en"])
def test_nothing_is_told_of_a_language_with_fixed_words(
    run: Run, tmp_path: Path, language: str
) -> None:
    (tmp_path / "standards-kit.yaml").write_text(f"language: {language}\n---\n{standard()}")
    result = run("render", "--format", "markdown")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", ["hotel", "contact-centre", "council"])
def test_the_example_kits_are_printed_in_every_format(
    run: Run, examples: Path, tmp_path: Path, name: str
) -> None:
    result = run("render", examples / name, "--format", "html,pdf,markdown,epub", "--output", "out")
    assert (result.returncode, result.stderr) == (0, "")
    suffixes = [path.suffix for path in (tmp_path / "out").iterdir()]
    assert {suffixes.count(suffix) for suffix in (".html", ".pdf", ".md", ".epub")} != {0}
    assert len(suffixes) == result.stdout.count("Wrote ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["render", "kit", "--handbook", "service-dsk"], "Did you mean `service-desk`?"),
        (["render", "kit", "--format", "pfd"], "Did you mean `pdf`?"),
        (["render", "kit", "--output", "kit/terms.yaml"], "not a folder"),
        (["render", "empty"], "no `standards-kit.yaml`"),
        (["terms", "nowhere"], "there is no file or folder “nowhere”"),
        (["rule", "vague"], "there is no rule “vague”"),
        (["schema", "kti"], "Did you mean `kit`?"),
        (["lnit"], "Did you mean `standards-kit lint`?"),
    ],
)
def test_a_wrong_word_gets_the_nearest(
    run: Run, tmp_path: Path, words: list[str], said: str
) -> None:
    run("init", "kit")
    (tmp_path / "empty").mkdir()
    result = run(*words)
    assert said in result.stderr
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_read_only_output_folder_is_named(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    (tmp_path / "out").mkdir(mode=0o500)
    result = run("render", "kit", "--output", "out", bound=True)
    assert result.returncode == 2
    assert "write" in result.stderr


def test_every_rule_is_listed_and_explained(run: Run) -> None:
    listed = run("rule").stdout
    assert all(name in listed for name in catalogue())
    told = run("rule", "vague-phrase").stdout
    assert all(heading in told for heading in ("What", "Why", "Example"))


def test_rules_as_json_are_whole(run: Run) -> None:
    rules = json.loads(run("rule", "--format", "json").stdout)
    assert {rule["name"] for rule in rules} == set(catalogue())
    assert all(rule["what"] and rule["why"] and rule["example"] for rule in rules)


def test_terms_say_where_each_is_used(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    told = run("terms", "kit").stdout
    assert "friendly" in told
    assert "used in answering-the-phone" in told
    terms = json.loads(run("terms", "kit", "--format", "json").stdout)
    assert [term["term"] for term in terms] == ["friendly", "prompt"]
    assert terms[0]["used_in"][0]["path"] == "standards/phone.yaml"


def test_the_version_is_answered_at_once(run: Run) -> None:
    from standards_kit import __version__

    for words in (["--version"], ["-V"]):
        assert run(*words).stdout == f"standards-kit {__version__}\n"


@pytest.mark.parametrize("command", ["lint", "render", "init", "rule", "terms", "schema"])
def test_help_shows_examples(run: Run, command: str) -> None:
    told = run(command, "--help").stdout
    assert f"standards-kit {command}" in told
    assert "\x1b" not in told


def test_completion_is_offered(run: Run) -> None:
    script = run("--show-completion", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").stdout
    told = run("--help").stdout
    assert "--install-completion" in told
    assert script is not None


def test_ctrl_c_ends_with_a_word_and_no_traceback(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    code = (
        # Whoever runs the tests in the background has their processes ignore the signal.
        "import signal, sys, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from standards_kit.cli import judging\nfrom standards_kit.cli.app import run\n"
        "def slow(*_, **__):\n    print('reading', file=sys.stderr, flush=True)\n    time.sleep(30)\n"
        "judging.load_kit = slow\nsys.exit(run(['lint', '.']))"
    )
    (tmp_path / "standards-kit.yaml").write_text("organisation: x\n")
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "reading\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert "Traceback" not in said
    assert "Stopped" in said or "Aborted" in said
    assert process.returncode not in (0, 1)


def test_the_formats_a_kit_may_name_are_those_there_are() -> None:
    from typing import get_args

    from standards_kit.model.values import BookFormat
    from standards_kit.render.formats import names

    assert sorted(get_args(BookFormat)) == names()


def test_a_version_that_cannot_be_told_is_no_traceback() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "standards_kit", "--version"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (result.returncode, result.stderr) == (2, b"")


def test_a_command_is_named_as_its_file_and_needs_no_other() -> None:
    for name in rooms.names(ROOM):
        alone = build(name)
        found = [one.name for one in (*alone.registered_commands, *alone.registered_groups)]
        assert found == [name]
