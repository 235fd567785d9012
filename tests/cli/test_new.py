"""`new` writes an entry into the kit, asked in a terminal or told by options, and changes nothing else."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from standards_kit.authoring.kinds import KINDS
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping
from standards_kit.text.source import Source

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SOUND = (
    *("--title", "Écrire à tous", "--why", "A letter that nobody answers makes people feel forgotten."),
    *("--feeling", "The customer feels expected."),
    *("--expectation", "When a letter comes in, you answer within 2 working days."),
)  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a kit, whole."""
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def last(path: Path, section: str) -> dict[str, Any]:
    """The last entry of a section of a file."""
    root = read(Source(path.name, path.read_text("utf-8"))).documents[0].root
    assert isinstance(root, Mapping)
    entry: dict[str, Any] = root.data[section][-1]
    return entry


def test_a_standard_gets_a_file_and_an_id_of_its_own(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    before = files(tmp_path / "kit")
    for name in ("ecrire-a-tous", "ecrire-a-tous-2"):
        assert f"`{name}`" in run("new", "standard", "kit", *SOUND).stdout
    after = files(tmp_path / "kit")
    assert {name for name in after if after[name] != before.get(name)} == {
        "ecrire-a-tous.yaml",
        "ecrire-a-tous-2.yaml",
    }
    assert run("lint", "kit").returncode == 0


def test_an_entry_goes_behind_its_neighbours(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    path = tmp_path / "kit/standards/phone.yaml"
    before = path.read_text("utf-8")
    result = run(
        "new", "limit", "kit", "--decision", "goodwill", "--role", "adviser", "--up-to", "30 GBP"
    )
    assert result.returncode == 0, result.stderr
    assert path.read_text("utf-8") == before + "  - {id: goodwill-adviser-2, decision: goodwill, role: adviser, up_to: 30 GBP}\n"  # fmt: skip


def test_line_ends_and_a_mark_of_the_file_stay(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    path = tmp_path / "kit/terms.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    run("new", "term", "kit", "--word", "swift", "--definition", "Within 1 hour.")
    assert path.read_bytes() == before + b"  swift: Within 1 hour.\r\n"


def test_a_dry_run_shows_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    before = files(tmp_path / "kit")
    result = run("new", "standard", "kit", *SOUND, "--dry-run", "--file", "standards/phone.yaml")
    assert "+  - id: ecrire-a-tous\n" in result.stdout
    assert files(tmp_path / "kit") == before


def test_an_entry_is_read_as_json(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    entry = {
        "id": "post",
        "trigger": "A letter was lost",
        "steps": ["You write again within 1 day."],
        "escalation": {"to": "team-leader"},
    }
    result = subprocess.run(
        [sys.executable, "-m", "standards_kit", "new", "play", "kit", "--from", "-"],
        cwd=tmp_path, input=json.dumps(entry), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "  - id: post\n" in (tmp_path / "kit/standards/phone.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["standard"], 2, "needs --title, --why, --feeling and --expectation"),
        (["limit", "--decision", "a"], 2, "--role and --up-to"),
        (["term", "--word", "Prompt", "--definition", "Today."], 2, "is defined for the whole kit already"),
        (["standard", *SOUND, "--id", "ringing-back"], 2, "`--id ringing-back-2`"),
        (["standard", *SOUND, "--file", "notes.txt"], 2, "none of the files that the kit reads"),
        (["standard", *SOUND, "--file", "standards"], 2, "is a folder"),
        (["standard", *SOUND, "--role", "advisor"], 1, "Did you mean `adviser`?"),
        (["standard", *SOUND, "--expectation", "You are fast."], 1, "“fast”"),
        (["limit", "--decision", "a", "--role", "adviser", "--up-to", "lots"], 1, "can't be read"),
        (["standard", "--from", "-"], 2, "is no JSON"),
        (["standard", *SOUND, "--target", "soon"], 2, "No number is read in “soon”"),
        (["standard", *SOUND, "--target", "2: by noon"], 2, "There is no expectation 2"),
        (["standard", *SOUND, "--expectation", "You thank the customer.", "--target", "by 17:00"], 2, "begin with its number"),
        (["standard", "--from", "-", "--target", "by noon"], 2, "is no JSON"),
        (["journey", "--goal", "Be heard", "--touchpoint", "a", "--handoff", "a"], 2, "doesn't name two touchpoints"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, words: list[str], status: int, said: str
) -> None:
    run("init", "kit")
    before = files(tmp_path / "kit")
    result = run("new", words[0], "kit", *words[1:])
    assert (result.returncode, said in result.stdout + result.stderr) == (status, True), result
    assert files(tmp_path / "kit") == before


def test_targets_are_put_to_their_expectations(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    result = run(
        *("new", "standard", "kit", *SOUND, "--expectation", "When a caller waits, you bring tea."),
        *("--target", "within 2 working days, nine in ten letters"),
        *("--target", "2 time to tea: by half past four in the afternoon"),
        *("--target", "2: at least two biscuits"),
    )
    assert result.returncode == 0, result.stdout + result.stderr
    made = last(tmp_path / "kit/standards/ecrire-a-tous.yaml", "standards")
    assert [each["targets"] for each in made["expectations"]] == [
        [{"at_most": "2 working days", "share": "90%"}],
        [{"measure": "time_to_tea", "before": "16:30"}, {"at_least": "2 biscuits"}],
    ]


def test_a_handoff_is_written_as_it_is_said(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    for name in ("First call", "A letter to us"):
        run("new", "touchpoint", "kit", "--name", name, "--file", "journeys.yaml")
    result = run(
        *("new", "journey", "kit", "--goal", "Be heard"),
        *("--touchpoint", "first-call", "--touchpoint", "a-letter-to-us", "--handoff"),
        "First call to A letter to us: name and wishes, within two days; Team leader",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert last(tmp_path / "kit/journeys.yaml", "journeys")["handoffs"] == [
        {
            "from": "first-call", "to": "a-letter-to-us", "carries": "name and wishes",
            "within": "2 days", "owner": "team-leader",
        }
    ]  # fmt: skip


def test_a_role_may_be_given_by_its_name(run: Run, tmp_path: Path) -> None:
    run("init", "kit")
    words = (
        "--role",
        "Team Leader",
        "--department",
        "Service desk",
        "--escalate-to",
        "team leader",
    )
    result = run("new", "standard", "kit", *SOUND, *words)
    assert result.returncode == 0, result.stdout + result.stderr
    made = last(tmp_path / "kit/standards/service-desk.yaml", "standards")
    assert (made["roles"], made["departments"]) == (["team-leader"], ["service-desk"])
    assert made["escalation"] == {"to": "team-leader"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_in_the_help_says_all_that_is_needed(run: Run, kind: str) -> None:
    told = run("new", kind, "--help").stdout
    assert all(f"--{field.option} " in told for field in KINDS[kind].fields if field.needed)


pexpect = pytest.importorskip("pexpect")


@pytest.fixture(
    params=[(80, ""), (40, ""), (80, "1"), (40, "1")], ids=["80", "40", "80-plain", "40-plain"]
)
def typed(
    request: pytest.FixtureRequest, tmp_path: Path, run: Run
) -> Iterator[Callable[..., "pexpect.spawn"]]:
    """Start `new` in a terminal; whatever was said in it fits, and has colours only where they are wanted."""
    columns, plain = request.param
    seen = io.StringIO()
    run("init", "kit")

    def started(*words: str) -> "pexpect.spawn":
        environment = {
            **os.environ,
            "NO_COLOR": plain,
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "STANDARDS_KIT_TODAY": "2026-09-01",
        }
        return pexpect.spawn(
            sys.executable, ["-m", "standards_kit", "new", *words], cwd=str(tmp_path), env=environment,
            dimensions=(30, columns), encoding="utf-8", timeout=20, logfile=seen,
        )  # fmt: skip

    yield started
    if "quit" not in seen.getvalue():
        return  # nothing was asked
    assert bool(re.search(r"\x1b\[[0-9;]*[1-9][0-9;]*m", seen.getvalue())) == (not plain)
    assert max(len(line) for line in told(seen.getvalue())) <= columns


def told(seen: str) -> Iterator[str]:
    """The lines that were printed, without those that are drawn anew while somebody types, and a diff."""
    before, _, _ = re.sub(r"\x1b\[[0-9;]*m", "", seen).partition("--- terms.yaml")
    for line in before.split("\n"):
        if "\x1b" not in line:
            yield line.rstrip("\r").rpartition("\r")[2]


def test_a_standard_is_asked_for_and_checked_as_it_is_answered(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    child = typed("standard", "kit", *SOUND[:6], "--role", "adviser", "--channel", "email")
    for question, answer in (
        ("Who does what", "You are fast.\r"),
        ("“fast”", ""),
        ("Say it better now", "\r"),
        ("Who does what", "\x15When a letter comes in, you answer within 2 working days.\r"),
        ("Which number", ", in 90% of cases\r"),
        ("Counted from when", "\x02"),
        ("Which number", "\r"),
        ("Counted from when", "the letter is here\r"),
        ("One more", "\r"),
        ("What do you promise", "\r"),
        ("Which departments", " \r"),
        ("What may they decide", "\r"),
        ("What is done when", "\r"),
        ("To whom does it go", "\r"),
        ("As for the whole kit", "3\r"),
        ("Write it into", "\r"),
    ):
        child.expect(question)
        child.send(answer)
    child.expect("is in")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (tmp_path / "kit/standards/service-desk.yaml").read_text("utf-8")
    assert "departments: [service-desk]" in written
    assert last(tmp_path / "kit/standards/service-desk.yaml", "standards")["expectations"] == [
        {
            "text": "When a letter comes in, you answer within 2 working days.",
            "targets": [
                {"at_most": "2 working days", "share": "90%", "from": "the letter is here"}
            ],
        }
    ]
    assert "fast" not in written
    assert "owner: team-leader" in written


def test_a_journey_asks_what_is_handed_over(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    path = tmp_path / "kit/journeys.yaml"
    path.write_text("touchpoints:\n  - {id: visit, name: Visit}\n  - {id: call, name: Call}\n")
    child = typed("journey", "kit", "--owner", "A. Ward")
    for question, answer in (
        ("What does the customer want", "Be heard\r"),
        ("does it begin with", "1\r"),
        ("And the next", "\x02"),
        ("does it begin with", "2\r"),
        ("And the next", "1\r"),
        ("What goes along", "name\r"),
        ("How soon", "soon\r"),
        ("Write a time", "\x15by the next working day\r"),
        ("Who answers for it", "\x02"),
        ("How soon", "\r"),
        ("Who answers for it", "adviser\r"),
        ("Write it into", "\r"),
    ):
        child.expect(question)
        child.expect("quit")
        child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert last(path, "journeys")["handoffs"] == [
        {"from": "call", "to": "visit", "carries": "name", "within": "1 working day", "owner": "adviser"}
    ]  # fmt: skip


def test_back_leads_through_the_questions_with_what_was_answered(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    child = typed("term", "kit")
    for question, answer in (
        ("Which word", "\x02"),
        ("first question", "swift\r"),
        ("What does a customer see", "Within 1 hour.\r"),
        ("By which signs", "an answer is there\r"),
        ("One more", "a name is there\r"),
        ("One more", "\x02"),
        ("One more", "\x02"),
        ("By which signs", "\x02"),
        ("What does a customer see", "\x02"),
        ("Which word", "er\r"),
        ("What does a customer see", "\r"),
        ("One more", "\r"),
        ("What is it not", "\r"),
        ("Which other words", "\r"),
        ("For which departments", "\r"),
        ("Write it into", "\x02"),
        ("For which departments", "\r"),
        ("Write it into", "\r"),
    ):
        child.expect(question)
        child.expect("quit")
        child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert (
        (tmp_path / "kit/terms.yaml")
        .read_text("utf-8")
        .endswith(
            "  swifter:\n    definition: Within 1 hour.\n    signs: [an answer is there, a name is there]\n"
        )
    )


def test_what_the_options_say_wrong_is_said_before_anything_is_asked(
    typed: Callable[..., "pexpect.spawn"],
) -> None:
    for words, said in (
        (["--target", "by noon"], "--target adds to"),
        (["--file", "notes.txt"], "notes.txt”"),
        (["--id", "ringing-back"], "already"),
    ):
        child = typed("standard", "kit", *words)
        child.expect(said.replace(" ", r"\s+"))
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 2


def test_a_dry_run_asks_and_shows_and_writes_nothing(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    before = files(tmp_path / "kit")
    options = ("--sign", "an answer is there", "--not", "a receipt", "--variant", "speedy")
    child = typed("term", "kit", "--word", "swift", *options, "--dry-run")
    for question, answer in (
        ("What does a customer see", "Within 1 hour.\r"),
        ("For which departments", "\r"),
        ("Show it in", "\r"),
    ):
        child.expect(question)
        child.expect("quit")
        child.send(answer)
    child.expect(r"\+  swift:")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, files(tmp_path / "kit")) == (0, before)


def test_a_word_that_is_defined_can_be_defined_for_some_departments(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    child = typed("term", "kit")
    for question, answer in (
        ("Which word", "Prompt\r"),
        ("defined", ""),
        ("Keep it", "y\r"),
        ("What does a customer see", "Within 1 hour.\r"),
        ("By which signs", "\r"),
        ("What is it not", "\r"),
        ("Which other words", "\r"),
        ("For which departments", "\r"),
        ("defined", ""),
        ("For which departments", " \r"),
        ("Write it into", "\r"),
    ):
        child.expect(question)
        if answer:
            child.expect("quit")
            child.send(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (tmp_path / "kit/terms.yaml").read_text("utf-8")
    assert written.count("rompt:") == 2
    assert "departments: [service-desk]" in written


@pytest.mark.parametrize(
    ("key", "status", "said"), [("\x03", 130, "Stopped"), ("\x04", 0, "Nothing was written")],
    ids=["Ctrl-C", "Ctrl-D"],
)  # fmt: skip
def test_whoever_leaves_leaves_every_file_as_it_was(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path, key: str, status: int, said: str
) -> None:
    before = files(tmp_path / "kit")
    child = typed("term", "kit")
    for question, answer in (
        ("Which word", "swift\r"),
        ("What does a customer see", "Within 1 hour.\r"),
        ("By which signs", "\r"),
        ("What is it not", "\r"),
        ("Which other words", "\r"),
        ("For which departments", "\r"),
        ("Write it into", key),
    ):
        child.expect(question)
        child.expect("quit")
        child.send(answer)
    child.expect(said)
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, files(tmp_path / "kit")) == (status, before)


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_whoever_is_called_away_takes_up_where_she_left_off(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path, key: str
) -> None:
    before = files(tmp_path / "kit")
    left = typed("term", "kit")
    answer(left, ("Which word", "swift\r"), ("see or hear", "Within 1 hour.\r"))
    answer(left, ("By which signs", "an answer is there\r"), ("One more", key))
    left.expect("kept until")
    left.expect(pexpect.EOF)
    assert files(tmp_path / "kit") == before
    child = typed("term", "kit")
    answer(child, ("Take up", "\r"), ("One more", "a name is there\r"), ("One more", "\r"))
    answer(
        child,
        ("What is it not", "\r"),
        ("Which other words", "\r"),
        ("For which departments", "\r"),
    )
    answer(child, ("Write it into", "\r"))
    child.expect(pexpect.EOF)
    written = (tmp_path / "kit/terms.yaml").read_text("utf-8")
    assert (
        "swift:\n    definition: Within 1 hour.\n    signs: [an answer is there, a name is there]\n"
        in written
    )
    again = typed("term", "kit")
    answer(again, ("Which word", "\x04"))
    again.expect("Nothing was written")


def test_an_answer_that_was_left_can_be_given_anew_or_thrown_away(
    typed: Callable[..., "pexpect.spawn"],
) -> None:
    left = typed("term", "kit")
    answer(left, ("Which word", "swift\r"), ("see or hear", "\x04"))
    left.expect(pexpect.EOF)
    back = typed("term", "kit")
    answer(
        back,
        ("Take up", "y\r"),
        ("see or hear", "\x02"),
        ("Which word", "er\r"),
        ("see or hear", "\x04"),
    )
    back.expect(pexpect.EOF)
    no = typed("term", "kit")
    no.expect("swifter")
    answer(no, ("Take up", "n\r"), ("Which word", "\x04"))
    no.expect(pexpect.EOF)
    fresh = typed("term", "kit")
    assert fresh.expect(["Take up", "Which word"]) == 1
    fresh.close()


def answer(child: "pexpect.spawn", *said: tuple[str, str]) -> None:
    """Wait for each question, and for its keys below it; then answer."""
    for question, typed in said:
        child.expect(question)
        child.expect("quit")
        child.send(typed)


def test_a_title_that_is_there_already_is_asked_about(
    typed: Callable[..., "pexpect.spawn"],
) -> None:
    child = typed("standard", "kit")
    answer(child, ("What do staff call it", "answering the PHONE\r"))
    child.expect("already, in")
    answer(child, ("meant to be another", "\r"), ("What do staff call it", "\r"))
    answer(child, ("meant to be another", "y\r"), ("Why does it matter", "\x04"))
    child.expect(pexpect.EOF)


def test_a_department_is_one_whatever_its_capitals(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    path = tmp_path / "kit/standards-kit.yaml"
    path.write_text("format: 1\norganisation: Quay\nlanguage: en-GB\n")
    (tmp_path / "kit/standards/phone.yaml").write_text(
        "standards:\n  - {id: a, title: Answering, why: A, emotional_response: A, "
        "expectations: [You wave.], departments: [Advice desk]}\n"
    )
    child = typed("standard", "kit", *SOUND, "--promise", "We write.", "--role", "adviser")
    answer(child, ("Which departments", "\x1b[B \r"), ("Which other", "advice desk\r"))
    answer(child, ("One more", "Annexe\r"), ("One more", "\r"), ("On which channels", "\x02"))
    answer(child, ("Which departments", "\r"), ("One more", "\r"))
    answer(child, ("On which channels", "\r"), ("To whom does", "\r"))
    answer(child, ("Who answers", "A. Ward\r"), ("Write it into", "\r"))
    child.expect(pexpect.EOF)
    made = last(tmp_path / "kit/standards/advice-desk.yaml", "standards")
    assert made["departments"] == ["Advice desk", "Annexe"]


def test_back_at_one_more_leads_to_the_number_which_is_still_there(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    child = typed("standard", "kit", *SOUND[:6], "--role", "adviser", "--channel", "email")
    answer(child, ("Who does what", "When a letter comes in, you answer within 2 working days.\r"))
    answer(child, ("Which number", ", in 90% of cases\r"), ("Counted from", "a call\r"))
    answer(child, ("One more", "\x02"), ("Which number", "\x02"))
    answer(child, ("Who does what", "\x7f at the latest.\r"), ("Which number", "\r"))
    answer(child, ("Counted from", "\r"), ("One more", "\x02"), ("Which number", "\r"))
    answer(
        child,
        ("Counted from", "\r"),
        ("One more", "\r"),
        ("What do you promise", "\r"),
        ("Which departments", " \r"),
    )
    answer(child, ("What may they decide", "\r"), ("What is done when", "\r"))
    answer(child, ("To whom does it go", "\r"), ("Who answers", "\r"), ("Write it into", "\r"))
    child.expect(pexpect.EOF)
    made = last(tmp_path / "kit/standards/service-desk.yaml", "standards")
    assert made["expectations"] == [
        {
            "text": "When a letter comes in, you answer within 2 working days at the latest.",
            "targets": [{"at_most": "2 working days", "share": "90%", "from": "a call"}],
        }
    ]


def test_one_or_two_letters_are_no_answer(typed: Callable[..., "pexpect.spawn"]) -> None:
    child = typed("standard", "kit", *SOUND[2:4])
    answer(child, ("What do staff call it", "A\r"))
    child.expect("too short")
    answer(child, (">", "nswering letters\r"), ("What is the customer to feel", "be\r"))
    child.expect("too short")
    answer(child, (">", "\x15The customer feels expected.\r"), ("Who does what", "x\r"))
    child.expect("too short")
    answer(child, ("Who does what", "\x04"))
    child.expect(pexpect.EOF)


def test_soft_words_can_be_left_for_later_once_for_all(
    typed: Callable[..., "pexpect.spawn"], tmp_path: Path
) -> None:
    words = ("--role", "adviser", "--channel", "email", "--department", "service-desk")
    child = typed("standard", "kit", *SOUND[:6], *words)
    answer(child, ("Who does what", "When a letter comes in, you are fast and kind.\r"))
    child.expect("would object:")
    child.expect("- “fast”")
    child.expect("- “kind”")
    answer(child, ("Leave soft words", "2\r"))
    answer(child, ("One more", "When a caller is upset, you are timely.\r"))
    answer(child, ("One more", "\r"), ("What do you promise", "\r"), ("What may they", "\r"))
    answer(child, ("What is done when", "\r"), ("To whom", "\r"), ("Who answers", "\r"))
    answer(child, ("Write it into", "\r"))
    child.expect("standards-kit define kit` asks")
    child.expect("timely")
    child.expect(pexpect.EOF)
    written = (tmp_path / "kit/standards/service-desk.yaml").read_text("utf-8")
    assert "fast and kind" in written
