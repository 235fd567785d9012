"""``standards-kit define`` in a real terminal, wide and narrow, with and without colour."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from standards_kit.lint.sound import standard

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on this system")
SOFT = standard(expectations="expectations:\n  - You are friendly.")
TWO = SOFT.replace("You are friendly.", "You are friendly.\n  - You ring back promptly.")
TWICE = SOFT.replace("You are friendly.", "You ring promptly.\n  - You answer letters promptly.")


@pytest.fixture
def kit(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    (tmp_path / "standards-kit.yaml").write_text("organisation: Harbour\n")
    name = request.node.name
    several = TWICE if "places" in name else TWO if "taken_back" in name else SOFT
    (tmp_path / "a.yaml").write_text(several)
    return tmp_path


@pytest.fixture(
    params=[(80, ""), (40, ""), (80, "1"), (40, "1")], ids=["80", "40", "80-plain", "40-plain"]
)
def seat(request: pytest.FixtureRequest, kit: Path) -> Iterator[Any]:
    columns, plain = request.param
    child = pexpect.spawn(
        sys.executable, ["-m", "standards_kit", "define", str(kit)], dimensions=(40, columns),
        encoding="utf-8", timeout=20, env={**os.environ, "TERM": "xterm", "NO_COLOR": plain, "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    child.delaybeforesend = None
    yield child
    child.close(force=True)


def ended(child: Any) -> int:
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus)


def choose(child: Any, number: str) -> None:
    child.expect("quit")
    child.send(number + "\r")


def answer(child: Any, prompt: str, typed: str) -> None:
    child.expect(prompt)
    child.expect("quit")
    child.send(typed)


def test_a_soft_word_gets_its_meaning(seat: Any, kit: Path) -> None:
    choose(seat, "1")
    answer(seat, "means:", "The caller hears a thank-you.\r")
    answer(seat, "Is that all", "\r")
    assert ended(seat) == 0
    assert "friendly: 'The caller hears a thank-you.'" in (kit / "a.yaml").read_text()


def test_back_leads_to_the_step_before(seat: Any, kit: Path) -> None:
    choose(seat, "1")
    answer(seat, "means:", "The caller hears a thank-you.\r")
    answer(seat, "Is that all", "\x02")
    answer(seat, "means:", "\x02")
    choose(seat, "3")
    answer(seat, "should be", "\x15You say thanks.\x04")
    assert ended(seat) == 1
    assert (kit / "a.yaml").read_text() == SOFT


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize(("key", "status"), [("\x03", 130), ("\x04", 1)], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_at_any_question_leaves_every_file_whole(
    kit: Path, steps: int, key: str, status: int
) -> None:
    child = pexpect.spawn(
        sys.executable, ["-m", "standards_kit", "define", str(kit)], dimensions=(40, 40),
        encoding="utf-8", timeout=20, env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    for typed in ["1\r", "The caller hears a thank-you.\r"][:steps]:
        choose(child, typed.rstrip("\r"))
    child.expect("quit")
    child.send(key)
    assert ended(child) == status
    assert (kit / "a.yaml").read_text() == SOFT


def test_skipping_leaves_it_open(seat: Any, kit: Path) -> None:
    seat.expect("quit")
    seat.send("\x0e")
    seat.expect("1 still open")
    assert ended(seat) == 1
    assert not re.search(r"terms:", (kit / "a.yaml").read_text())


def test_the_last_answer_is_taken_back(seat: Any, kit: Path) -> None:
    two = (kit / "a.yaml").read_text()
    choose(seat, "2")
    seat.expect("which role|Which role")
    seat.expect("quit")
    seat.send("duty-manager\r")
    seat.expect("settled")
    seat.expect("quit")
    assert "judgement" in (kit / "a.yaml").read_text()
    seat.send("\x1a")
    seat.expect("taken")
    seat.expect("quit")
    assert (kit / "a.yaml").read_text() == two
    seat.send("\x03")
    assert ended(seat) == 130


def test_back_leads_to_the_question_before_and_an_answer_is_given_up_only_when_asked(
    kit: Path,
) -> None:
    (kit / "a.yaml").write_text(TWO)
    child = pexpect.spawn(
        sys.executable, ["-m", "standards_kit", "define", str(kit)], dimensions=(40, 80),
        encoding="utf-8", timeout=20, env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    child.expect("1 of 2")
    child.expect("quit")
    child.send("\x02")
    child.expect("first question")
    child.expect("quit")
    child.send("\x0e")
    child.expect("2 of 2")
    child.expect("quit")
    child.send("\x02")
    child.expect("1 of 2")
    choose(child, "3")
    answer(child, "should be", "\x15You are on your feet.\r")
    child.expect("2 of 2")
    child.expect("quit")
    child.send("\x02")
    child.expect("Take that answer back")
    child.expect("quit")
    child.send("n\r")
    child.expect("2 of 2")
    assert "on your feet" in (kit / "a.yaml").read_text()
    child.expect("quit")
    child.send("\x02")
    child.expect("Take that answer back")
    child.expect("quit")
    child.send("y\r")
    child.expect("1 of 2")
    child.expect("quit")
    assert (kit / "a.yaml").read_text() == TWO
    child.send("\x04")
    assert ended(child) == 1


def test_a_number_goes_to_the_places_that_are_ticked(seat: Any, kit: Path) -> None:
    choose(seat, "2")
    answer(seat, "How soon", "soonish\r")
    seat.expect("can't be read")
    seat.send("\x7f" * len("soonish") + "2 hours\r")
    answer(seat, "Counted from when", "the call\r")
    seat.expect("which places")
    seat.expect("quit")
    seat.send(" \r")  # the first is unticked
    seat.expect("1 of 2 places")
    seat.expect("Define it")  # every way is open for the other place
    seat.expect("quit")
    seat.send("\x04")
    seat.expect("kept")
    assert ended(seat) == 1
    after = "You ring promptly.\n  - text: You answer letters promptly.\n    targets: [{at_most: '2 hours', from: 'the call'}]"
    assert after in (kit / "a.yaml").read_text()


def test_one_of_several_sentences_in_these_places_is_written_anew(seat: Any, kit: Path) -> None:
    choose(seat, "4")
    seat.expect("Which sentence")
    seat.expect("quit")
    seat.send("2\r")
    answer(seat, "should be", "\x7f" * len("promptly.") + "by noon.\r")
    seat.expect("1 of 2 places")
    seat.expect("quit")
    seat.send("\x03")
    assert ended(seat) == 130
    after = TWICE.replace("letters promptly", "letters by noon")
    assert (kit / "a.yaml").read_text() == after


def test_an_answer_that_is_objected_to_is_there_to_be_mended(seat: Any, kit: Path) -> None:
    choose(seat, "1")
    answer(seat, "means:", "The caller is treated nicely.\r")
    seat.expect("would object")
    seat.expect("quit")
    seat.send("n\r")
    answer(seat, "means:", "\x7f" * len("treated nicely.") + "thanked by name.\r")
    answer(seat, "Is that all", "\r")
    assert ended(seat) == 0
    assert "friendly: 'The caller is thanked by name.'" in (kit / "a.yaml").read_text()
