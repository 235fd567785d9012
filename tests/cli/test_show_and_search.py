"""``standards-kit show`` and ``standards-kit search``: what an agent reads, and where it is said."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KIT = "examples/hotel"


@pytest.fixture
def run(checkout: Path) -> Any:
    def call(*words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "standards_kit", *words],
            cwd=cwd or checkout, env={**os.environ, **more}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    return call


def test_a_standard_comes_with_what_it_leans_on(run: Any) -> None:
    said = run("show", "hearing-a-complaint", KIT)
    assert said.returncode == 0
    for words in ("Hearing a complaint", "taken seriously", "Who may decide what", "Ring the guest",
                  "complaint: Any remark"):  # fmt: skip
        assert words in said.stdout
    assert "](#" not in said.stdout
    assert "<a id" not in said.stdout
    assert "\x1b" not in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("assembly point", "The anchor painted on the quay"),
        ("Assembly Point", "The anchor painted on the quay"),
        ("check-in", "Check"),
        ("fire-alarm/lead", "When the fire alarm sounds"),
        ("name-unanswered", "roll call"),
    ],
)
def test_terms_touchpoints_plays_and_addresses_are_shown(run: Any, name: str, words: str) -> None:
    said = run("show", name, KIT)
    assert said.returncode == 0
    assert words in said.stdout


def test_a_term_that_no_text_uses_is_shown_too(run: Any, tmp_path: Path) -> None:
    (tmp_path / "standards-kit.yaml").write_text("terms: {zeal: The caller hears a laugh.}\n")
    assert "hears a laugh" in run("show", "zeal", str(tmp_path)).stdout


def test_a_wrong_name_gets_the_nearest(run: Any) -> None:
    said = run("show", "hearing-complaint", KIT)
    assert said.returncode == 2
    assert "Did you mean `hearing-a-complaint`?" in said.stderr
    assert not said.stdout


def test_a_retired_standard_is_called_retired(run: Any, tmp_path: Path) -> None:
    (tmp_path / "standards-kit.yaml").write_text(
        "standards: [{id: old, title: Old, why: W., emotional_response: F., status: retired,"
        " expectations: [You write.]}]\n"
    )
    said = run("show", "old", str(tmp_path))
    assert said.returncode == 2
    assert "retired" in said.stderr


def test_programs_read_it_as_json(run: Any) -> None:
    told = json.loads(run("show", "fire-alarm", KIT, "--format", "json").stdout)
    assert [one["id"] for one in told["standards"]] == ["fire-alarm"]
    assert {"assembly point", "house list"} <= {one["term"] for one in told["glossary"]}


def test_all_words_are_looked_for_by_how_they_begin(run: Any) -> None:
    said = run("search", "ASSEMB", "roll", "--kit", KIT)
    assert said.returncode == 0
    assert "standards/everywhere.yaml:" in said.stdout
    assert run("search", "assemb", "zebra", "--kit", KIT).returncode == 1
    assert "Nothing in this kit says “zebra”." in run("search", "zebra", "--kit", KIT).stdout


def test_accents_make_no_difference(run: Any, tmp_path: Path) -> None:
    (tmp_path / "standards-kit.yaml").write_text(
        "terms: {café: The room with the piano., naïf: One who asks in a CAFÉ.}\n", "utf-8"
    )
    found = json.loads(run("search", "cafe", "--kit", str(tmp_path), "--format", "json").stdout)
    assert [one["id"] for one in found] == ["café", "naïf"]  # a term is found by its own name
    start, end = found[1]["marks"][0]
    assert found[1]["text"][start:end] == "CAFÉ"


@pytest.mark.parametrize(
    ("line", "offered"),
    [("show hearing", "hearing-a-complaint"), ("search assem", "assembly point")],
)
def test_the_shell_completes_ids_and_terms(
    run: Any, checkout: Path, line: str, offered: str
) -> None:
    asked = {"COMP_WORDS": f"standards-kit {line}", "COMP_CWORD": "2"}
    said = run(cwd=checkout / KIT, _STANDARDS_KIT_COMPLETE="complete_bash", **asked)
    assert said.stdout.split("\n")[0] == offered


@pytest.mark.parametrize(
    ("line", "kit", "offered"),
    [
        ("define --term qu", "examples/before", "quickly"),
        ("define --judgement store-m", "examples/before", "store-manager"),
        ("define --same-as assem", KIT, "assembly point"),
        ("define --limit bag-damage-c", KIT, "bag-damage-concierge"),
    ],
)
def test_the_shell_completes_what_an_answer_is_made_of(
    run: Any, checkout: Path, line: str, kit: str, offered: str
) -> None:
    asked = {"COMP_WORDS": f"standards-kit {line}", "COMP_CWORD": "3"}
    said = run(cwd=checkout / kit, _STANDARDS_KIT_COMPLETE="complete_bash", **asked)
    assert said.stdout.split("\n")[0] == offered


def test_the_shell_is_told_nothing_outside_a_kit(run: Any, tmp_path: Path) -> None:
    asked = {"COMP_WORDS": "standards-kit show a", "COMP_CWORD": "2"}
    said = run(cwd=tmp_path, _STANDARDS_KIT_COMPLETE="complete_bash", **asked)
    assert (said.stdout.strip(), said.stderr) == ("", "")


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("plain", ["", "1"], ids=["colour", "plain"])
def test_a_terminal_is_filled_and_not_overrun(checkout: Path, columns: int, plain: str) -> None:
    pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on this system")
    for words in (["show", "fire-alarm", KIT], ["search", "guest", "--kit", KIT]):
        said, status = pexpect.run(
            f"{sys.executable} -m standards_kit {' '.join(words)}", withexitstatus=True, cwd=str(checkout),
            env={**os.environ, "TERM": "xterm", "NO_COLOR": plain, "COLUMNS": str(columns)}, timeout=60,
        )  # fmt: skip
        assert status == 0
        assert (b"\x1b[" in said) is not bool(plain)
        if plain:
            lines = said.decode().splitlines()
            assert max(len(line) for line in lines if "/" not in line) <= columns


def test_without_a_name_it_says_what_there_is(run: Any) -> None:
    said = run("show", KIT)
    assert said.returncode == 0
    assert "arrival  Welcoming a guest at the desk" in said.stdout
    assert "assembly point  (a term)" in said.stdout
    assert json.loads(run("show", KIT, "--format", "json").stdout)["arrival"]


def test_words_of_a_title_are_enough_where_they_are_only_its(run: Any) -> None:
    assert "Keeping the night quiet" in run("show", "night", "quiet", "--kit", KIT).stdout
    several = run("show", "guest", KIT)
    assert several.returncode == 2
    assert "things of this kit have “guest” in their titles" in several.stderr
    assert "`kept-waiting`" in several.stderr
