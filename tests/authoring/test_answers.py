"""What is answered is written by place: all else in a file stays, byte for byte."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.authoring.answers import Definition, JudgedBy, TargetOf, Wording
from standards_kit.authoring.interview import propose
from standards_kit.authoring.questions import questions
from standards_kit.cli.defining import Desk, answer_at_once
from standards_kit.lint.sound import standard
from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SOFT = standard(
    expectations="expectations:\n  - You are friendly.  # kept\n  - You ring back promptly."
)
STYLES = {
    "plain": SOFT,
    "crlf": SOFT.replace("\n", "\r\n"),
    "bom": "\ufeff" + SOFT,
    "flow": SOFT.replace("  - You are friendly.  # kept", "  - {text: 'You are friendly.', id: a}"),
    "quoted": SOFT.replace("You are friendly.", '"You are friendly."'),
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Project]:
    def made(text: str) -> Project:
        (tmp_path / "standards-kit.yaml").write_text("organisation: Harbour\n")
        (tmp_path / "a.yaml").write_bytes(text.encode())
        home = home_of(tmp_path)
        assert home is not None
        return load(home)

    return made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "answer",
    [
        Definition("The caller hears a thank-you.", ["a thank-you"], ["a script"], "standard:phones"),
        TargetOf("2 hours"), JudgedBy("duty-manager"), Wording("it's done"),
    ],
    ids=lambda answer: type(answer).__name__,
)  # fmt: skip
def test_an_answer_only_adds_to_what_the_author_wrote(
    read: Callable[[str], Project], tmp_path: Path, style: str, answer: object
) -> None:
    desk = Desk(read(STYLES[style]), None)
    question = desk.asked("friendly")
    if isinstance(answer, Definition):
        scope = f"standard:{question.standards[0].model.id}"
        answer = Definition(answer.definition, answer.signs, answer.not_, scope)
    before = (tmp_path / "a.yaml").read_bytes()
    found = propose(desk.verdict, question, answer, desk.judge)  # type: ignore[arg-type]
    assert not found.breaks
    desk.accept(found)
    after = (tmp_path / "a.yaml").read_bytes()
    assert after != before
    kept = set(before.splitlines()) - {line for line in before.splitlines() if b"friendly" in line}
    assert kept <= set(after.splitlines())
    assert before.count(b"\r") == 0 or after.count(b"\r\n") == after.count(b"\n")
    assert desk.undo()
    assert (tmp_path / "a.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["before", "hotel", "contact-centre", "council", "format"])
def test_a_definition_changes_no_line_of_an_example(name: str, tmp_path: Path) -> None:
    home = home_of(EXAMPLES / name)
    assert home is not None
    desk = Desk(load(home), None, dry=True)
    for question in questions(desk.verdict)[:3]:
        answer = Definition("The guest hears their name within 2 minutes.")
        for change in propose(desk.verdict, question, answer, desk.judge).changes.values():
            left = iter((change.after or "").splitlines())
            kept = [line in left for line in (change.before or "").splitlines()]
            assert kept.count(False) <= 1


def test_where_no_terms_stand_they_get_a_file_of_their_own_and_undo_takes_it_away(
    read: Callable[[str], Project], tmp_path: Path
) -> None:
    desk = Desk(read(SOFT), None)
    answer = {"term": "friendly", "definition": "The caller hears a thank-you.", "scope": "kit"}
    assert answer_at_once(desk, answer)["ok"]
    assert "friendly: 'The caller hears a thank-you.'" in (tmp_path / "terms.yaml").read_text()
    assert "friendly" not in [question.key for question in desk.open()]
    desk.undo()
    assert not (tmp_path / "terms.yaml").exists()


@pytest.mark.parametrize(
    ("definition", "rule"),
    [
        ("In a reasonable and timely way.", "vague-definition"),
        ("The agent is friendly to callers.", "circular-definition"),
        ("Always before.", "too-short"),
    ],
)
def test_a_colleague_objects_and_the_author_may_keep_it(
    read: Callable[[str], Project], tmp_path: Path, definition: str, rule: str
) -> None:
    desk = Desk(read(SOFT), None)
    answer = {"term": "friendly", "definition": definition, "scope": "kit"}
    told = answer_at_once(desk, answer)
    assert not told["ok"]
    assert rule in {objection["rule"] for objection in told["objections"]}
    assert not (tmp_path / "terms.yaml").exists()
    assert answer_at_once(desk, {**answer, "keep": True})["ok"]


def test_where_time_was_meant_a_time_is_wanted(read: Callable[[str], Project]) -> None:
    desk = Desk(read(SOFT), None)
    slow = answer_at_once(desk, {"term": "promptly", "definition": "With a smile and a nod."})
    assert [objection["rule"] for objection in slow["objections"]] == ["no-time"]
    assert answer_at_once(desk, {"term": "promptly", "definition": "Within 2 hours of the call."})[
        "ok"
    ]


def test_two_who_answer_at_once_both_get_theirs_in(
    read: Callable[[str], Project], tmp_path: Path
) -> None:
    first, second = Desk(read(SOFT), None), Desk(read(SOFT), None)
    assert answer_at_once(first, {"term": "friendly", "target": "2 smiles", "keep": True})["ok"]
    assert answer_at_once(second, {"term": "promptly", "target": "2 hours"})["ok"]
    text = (tmp_path / "a.yaml").read_text()
    assert "2 smiles" in text
    assert "2 hours" in text


def test_scripts_answer_in_lines_of_json(read: Callable[[str], Project], tmp_path: Path) -> None:
    read(SOFT)
    import sys

    lines = '{"term": "promptly", "target": "2 hours"}\nnonsense\n{"term": "unheard"}\n'
    done = subprocess.run(
        [sys.executable, "-m", "standards_kit", "define", str(tmp_path), "--from", "-"],
        input=lines, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert [json.loads(line)["ok"] for line in done.stdout.splitlines()] == [True, False, False]
    assert done.returncode == 1


@pytest.mark.parametrize(
    "words", ["thankful, and say so", "- thankful", "thankful: always", "a #1"]
)
def test_other_words_stay_one_text_wherever_they_are_written(
    read: Callable[[str], Project], words: str
) -> None:
    flow = standard(expectations="expectations: [You are friendly at the desk, You ring back.]")
    desk = Desk(read(flow), None)
    desk.accept(propose(desk.verdict, desk.asked("friendly"), Wording(words), desk.judge))
    texts = [part.text for part in desk.verdict.project.standards[0].model.expectations]
    assert texts == [f"You are {words} at the desk", "You ring back."]
