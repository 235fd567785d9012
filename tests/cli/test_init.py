"""`init` asks a few questions, or is told by options, and writes a kit that lints clean and prints."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
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
        (["--organisation", "A", "--language", "Klingon!!"], "en-GB for British English"),
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


LOOKS = pytest.mark.parametrize(
    ("columns", "plain"), [(80, ""), (40, ""), (80, "1"), (40, "1")],
    ids=["80", "40", "80-plain", "40-plain"],
)  # fmt: skip


@LOOKS
def test_a_short_interview_writes_a_kit(run: Run, tmp_path: Path, columns: int, plain: str) -> None:
    child = typed(tmp_path, columns, plain)
    child.logfile_read = seen = io.StringIO()
    for question, answer in (
        ("organisation", "Quay Inn\r"),
        ("language", "\r"),
        ("nearest", "\r"),
        ("call a", "\r"),
        ("channels", "\r"),
        ("Any channel", "\r"),
        ("roles", "\r"),
        ("Any role", "Spa host\r"),
        ("One more", "\r"),
        ("Who answers", "\r"),
        ("Write the kit into", "\r"),
    ):
        child.expect(question)
        child.expect(r"D quit")
        child.send(answer)
    child.expect("Next:")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert "organisation: Quay Inn\n" in written
    assert "  hotel-manager: Hotel manager\n  spa-host: Spa host\n" in written
    assert run("lint", "kit").returncode == 0
    assert bool(re.search(r"\x1b\[[0-9;]*[1-9][0-9;]*m", seen.getvalue())) == (not plain)
    whole = (line for line in told(seen.getvalue()) if "“/" not in line)  # a path stays whole
    assert max(map(len, whole)) <= columns


def told(seen: str) -> Iterator[str]:
    """The lines that were printed, without those that are drawn anew while somebody types."""
    for line in re.sub(r"\x1b\[[0-9;]*m", "", seen).split("\n"):
        if "\x1b" not in line:
            yield line.rstrip("\r").rpartition("\r")[2]


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
        ("Any channel", "Café, home delivery; fax\r"),
        ("One more", "\r"),
        ("roles", "Nurse\r"),
        ("One more", "\x02"),
        ("roles", "s, Ward clerk; Porter\r"),
        ("One more", "\r"),
        ("Who answers", "Matron\r"),
        ("Roles: Nurses; Ward clerk; Porter", ""),
        ("Write the kit into", "\x02"),
        ("Who answers", "\x02"),
        ("One more", "\r"),
        ("Who answers", "\r"),
        ("Write the kit into", "\r"),
    ):
        child.expect(question)
        if answer:
            child.expect("quit")
            child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert "organisation: Quay Inn & Sons\n" in written
    assert "customer_word: patient\n" in written
    names = (
        "email: Email, chat: Chat, in_person: In person, cafe: Café, home-delivery: home delivery"
    )
    assert names in re.sub("\n *", ", ", written)
    assert "nurses: Nurses" in written
    assert "ward-clerk: Ward clerk" in written
    assert "owner: Matron" in written


@LOOKS
@pytest.mark.parametrize(
    ("key", "status", "said"), [("\x03", 130, "Stopped"), ("\x04", 0, "Nothing was written")],
    ids=["Ctrl-C", "Ctrl-D"],
)  # fmt: skip
def test_whoever_leaves_finds_nothing_written(
    tmp_path: Path, columns: int, plain: str, key: str, status: int, said: str
) -> None:
    child = typed(tmp_path, columns, plain)
    for question, answer in (("organisation", "Quay Inn\r"), ("language", "\r"), ("nearest", key)):
        child.expect(question)
        child.expect(r"D quit")
        child.send(answer)
    child.expect(said)
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, list(tmp_path.iterdir())) == (status, [])


def test_a_channel_that_the_example_does_not_know_is_said(run: Run) -> None:
    said = run("init", "kit", "--organisation", "Quay", "--like", "hotel", "--channel", "fax")
    assert said.returncode == 0
    assert "says nothing of `fax`" in said.stderr


def test_nothing_is_asked_where_a_kit_is_already(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit/standards-kit.yaml").write_text("organisation: A\n")
    child = typed(tmp_path, 80, "")
    child.expect("is there already")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2


@pytest.mark.parametrize(("language", "said"), [("fr-CA", ""), ("pl", "no sample in “pl” yet")])
def test_a_kit_begins_in_its_own_language_where_there_is_one(
    run: Run, tmp_path: Path, language: str, said: str
) -> None:
    result = run("init", "kit", "--organisation", "Quai", "--language", language)
    assert (result.returncode, said in result.stderr, bool(result.stderr)) == (0, True, bool(said))
    text = (tmp_path / "kit/standards/first.yaml").read_text("utf-8")
    assert ("Dire ce qui va se passer" in text) == (not said)
    assert run("lint", "kit").returncode == 0


@pytest.mark.parametrize("words", [[], ["--organisation", "Quay"]], ids=["starter", "blank"])
def test_what_to_do_next_is_said_at_the_end_and_in_the_file(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    told = run("init", "kit", *words).stdout
    (file,) = (tmp_path / "kit/standards").iterdir()
    for command in ("new standard", "lint", "define", "render"):
        assert f"standards-kit {command} kit" in told
    for command in ("new standard", "lint", "define"):
        assert f"{command}`" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "tag", "looked"),
    [("English", "en", True), ("Français", "fr", True), ("en-gb", "en-GB", True), ("Polish", "pl", False)],
)  # fmt: skip
def test_a_language_is_understood_by_its_name(
    run: Run, tmp_path: Path, said: str, tag: str, looked: bool
) -> None:
    result = run("init", "kit", "--organisation", "Quay", "--language", said)
    assert result.returncode == 0, result.stderr
    assert f"language: {tag}\n" in (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert ("No soft words are known" in result.stderr) == (not looked)


def test_a_language_is_chosen_from_a_list_and_what_is_none_is_asked_again(tmp_path: Path) -> None:
    child = typed(tmp_path, 80, "")
    for question, answer in (
        ("organisation", "Quay Inn\r"),
        ("In which language", "9\r"),
        ("Which one", "Klingon!!\r"),
        ("no language that is known", "\x15Polish\r"),
        ("No soft words are known in “pl”", ""),
        ("call a", "\x04"),
    ):
        child.expect(question)
        if answer:
            child.expect("quit")
            child.send(answer)
    child.expect(pexpect.EOF)
    child.close()


@pytest.mark.parametrize("like", ["hotel", "blank"])
def test_channels_of_ones_own_keep_their_names(run: Run, tmp_path: Path, like: str) -> None:
    words = (
        "--like",
        like,
        "--channel",
        "Café",
        "--channel",
        "phone",
        "--channel",
        "Home delivery",
    )
    result = run("init", "kit", "--organisation", "Quay", *words)
    assert result.returncode == 0, result.stderr
    written = (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert "cafe: Café" in written
    assert "home-delivery: Home delivery" in written
    assert "phone: Phone" in written
    assert run("lint", "kit").returncode == 0


@pytest.mark.parametrize("like", ["hotel", "blank"])
def test_whoever_answers_for_the_standards_is_written_down_once(
    run: Run, tmp_path: Path, like: str
) -> None:
    words = ("--organisation", "Quay", "--like", like, "--owner", "A. Ward")
    assert run("init", "kit", *words).returncode == 0
    assert "owner: A. Ward" in (tmp_path / "kit/standards-kit.yaml").read_text("utf-8")
    assert "missing-owner" not in run("lint", "kit", "--level", "published").stdout
