"""`init` asks a few questions, or is told by options, and writes a kit that lints clean and prints."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    "words",
    [
        ["--like", "hotel", "--role", "front-desk", "--role", "Duty manager", "--channel", "in_person"],
        ["--like", "council", "--customer", "citizen", "--channel", "phone", "--channel", "fax"],
        ["--like", "contact-centre", "--channel", "chat"],
        ["--like", "hotel", "--role", "Barista"],
        ["--customer", "patient", "--role", "Nurse", "--language", "en-US"],
    ],
)  # fmt: skip
def test_a_kit_by_options_lints_clean_and_prints(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    result = run("init", "kit", "--organisation", "Quay & Sons: Inn", *words)
    assert result.returncode == 0, result.stderr
    lint = run("lint", "kit")
    assert lint.returncode == 0, lint.stdout
    render = run("render", "kit", "--format", "html")
    assert render.returncode == 0, render.stderr + render.stdout
    assert any(
        "Quay &amp; Sons" in p.read_text("utf-8") for p in (tmp_path / "kit/build").glob("*.html")
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--like", "hotel"], "`--organisation`"),
        (["--organisation", "A", "--like", "hotle"], "Did you mean `hotel`?"),
        (["--organisation", "A", "--like", "hotel", "--language", "fr"], "`--like blank`"),
    ],
)
def test_what_is_missing_is_said(run: Run, tmp_path: Path, words: list[str], said: str) -> None:
    result = run("init", "kit", *words)
    assert (result.returncode, said in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "kit").exists()


pexpect = pytest.importorskip("pexpect")


def typed(folder: Path, columns: int, plain: str) -> "pexpect.spawn":
    """Start `init` in a terminal."""
    environment = {
        **os.environ,
        "NO_COLOR": plain,
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "STANDARDS_KIT_TODAY": "2026-09-01",
    }
    return pexpect.spawn(
        sys.executable, ["-m", "standards_kit", "init", "kit"], cwd=str(folder), env=environment,
        dimensions=(40, columns), encoding="utf-8", timeout=20,
    )  # fmt: skip


@pytest.mark.parametrize(("columns", "plain"), [(80, ""), (40, "1")])
def test_a_short_interview_writes_a_kit(run: Run, tmp_path: Path, columns: int, plain: str) -> None:
    child = typed(tmp_path, columns, plain)
    for question, answer in (
        ("organisation", "Quay Inn\r"),
        ("language", "\r"),
        ("nearest", "\r"),
        ("call a", "\r"),
        ("channels", "\r"),
        ("roles", "\r"),
    ):
        child.expect(question)
        child.expect(r"\^D quit")
        child.send(answer)
    child.expect("Next:")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "organisation: Quay Inn" in (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert run("lint", "kit").returncode == 0


def test_back_leads_to_the_question_before_and_keeps_its_answer(run: Run, tmp_path: Path) -> None:
    child = typed(tmp_path, 80, "")
    for question, answer in (
        ("organisation", "Quay Inn\r"),
        ("language", "\x02"),
        ("organisation", " & Sons\r"),
        ("language", "\r"),
        ("nearest", "\r"),
        ("call a", "\x15friend\r"),
        ("channels", "\x02"),
        ("call a", "\x02"),
        ("nearest", "4\r"),
        ("call a", "\x15patient\r"),
        ("channels", " \r"),
        ("roles", "Nurse\r"),
        ("One more", "\x02"),
        ("roles", "s\r"),
        ("One more", "\r"),
    ):
        child.expect(question)
        child.expect("quit")
        child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert "organisation: Quay Inn & Sons\n" in written
    assert "customer_word: patient\n" in written
    assert "channels: [email, chat, in_person]\n" in written
    assert "nurses: Nurses" in written


def test_ctrl_c_writes_nothing(tmp_path: Path) -> None:
    child = typed(tmp_path, 80, "")
    child.expect("organisation")
    child.expect(r"\^D quit")
    child.sendintr()
    child.expect("Stopped")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, list(tmp_path.iterdir())) == (130, [])


def test_a_channel_that_the_example_does_not_know_is_said(run: Run) -> None:
    said = run("init", "kit", "--organisation", "Quay", "--like", "hotel", "--channel", "fax")
    assert said.returncode == 0
    assert "says nothing of `fax`" in said.stderr
