"""What is answered is written by place: all else in a file stays, byte for byte."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.authoring.define.answers import Definition, JudgedBy, TargetOf, Wording
from standards_kit.authoring.define.interview import propose
from standards_kit.authoring.define.questions import questions
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


def test_other_words_begin_as_the_phrase_began_and_no_stop_is_doubled(
    read: Callable[[str], Project],
) -> None:
    kit = standard(expectations="expectations:\n  - Promptly ring back.\n  - You ring promptly.")
    desk = Desk(read(kit), None)
    desk.accept(desk.work_out(desk.asked("promptly"), Wording("within 2 hours.")))
    texts = [part.text for part in desk.verdict.project.standards[0].model.expectations]
    assert texts == ["Within 2 hours ring back.", "You ring within 2 hours."]


def test_a_word_that_would_stand_twice_is_objected_to(read: Callable[[str], Project]) -> None:
    kit = standard(expectations="expectations:\n  - You try to suggest another.")
    told = answer_at_once(Desk(read(kit), None), {"term": "try to", "words": "suggest"})
    assert not told["ok"]
    assert "“suggest suggest”" in told["objections"][0]["message"]


def test_a_number_of_people_as_a_target_settles_nothing_and_is_objected_to(
    read: Callable[[str], Project],
) -> None:
    kit = standard(expectations="expectations:\n  - A few guests wait.")
    told = answer_at_once(Desk(read(kit), None), {"term": "a few", "target": "3 people"})
    assert "still-open" in [one["rule"] for one in told["objections"]]
    assert "into the sentence" in told["objections"][0]["help"]


def test_what_an_answer_asks_for_elsewhere_does_not_speak_against_it(
    read: Callable[[str], Project], tmp_path: Path
) -> None:
    (tmp_path / "standards-kit.yaml").write_text(
        "organisation: Harbour\nlint: {level: published}\n"
    )
    home = home_of(tmp_path)
    assert home is not None
    (tmp_path / "a.yaml").write_text(SOFT)
    told = answer_at_once(Desk(load(home), None), {"term": "promptly", "target": "2 hours"})
    assert told["ok"]
    assert "missing-recovery" in [one["rule"] for one in told["follows"]]
    assert "2 hours" in (tmp_path / "a.yaml").read_text()


LISTED = SOFT + "terms:\n  - term: calm\n    definition: You speak low.\n"


def test_where_terms_are_a_list_another_stands_behind_them(
    read: Callable[[str], Project], tmp_path: Path
) -> None:
    desk = Desk(read(LISTED), None)
    scope = "standard:phone-greeting"
    told = answer_at_once(
        desk,
        {
            "term": "friendly",
            "definition": "You say their name.",
            "sign": "a smile",
            "scope": scope,
        },
    )
    assert told["ok"]
    after = (tmp_path / "a.yaml").read_text()
    assert after.startswith(LISTED)
    assert after.endswith(
        "  - term: friendly\n    definition: You say their name.\n    signs: [a smile]\n"
    )


@pytest.mark.parametrize(
    "written",
    [
        "promptly: Rather soon.", "promptly: {definition: Rather soon., signs: a call}",
        "promptly:\n    definition: >\n      Rather\n      soon.\n    signs:\n    - a call",
        "- {term: promptly, definition: Rather soon.}",
    ],
)  # fmt: skip
def test_a_definition_that_is_soft_itself_is_written_anew(
    read: Callable[[str], Project], written: str
) -> None:
    desk = Desk(read(SOFT + f"terms:\n  {written}\nx-note: kept\n"), None)
    answer = {"term": "promptly", "definition": "Within 2 hours.", "sign": ["a letter"]}
    told = answer_at_once(desk, answer)
    assert told["ok"], told
    (term,) = desk.verdict.project.terms
    signs = ["a call", "a letter"] if "signs" in written else ["a letter"]
    assert (term.model.definition, list(term.model.signs)) == ("Within 2 hours.", signs)


def test_an_answer_for_one_place_leaves_the_others(read: Callable[[str], Project]) -> None:
    kit = standard(
        expectations="expectations:\n  - You ring promptly.\n  - You answer letters promptly."
    )
    desk = Desk(read(kit), None)
    answer = {"term": "promptly", "words": "by noon", "place": "a.yaml:7"}
    told = answer_at_once(desk, answer)
    assert told["ok"], told
    assert told["settled"] == 1
    texts = [part.text for part in desk.verdict.project.standards[0].model.expectations]
    assert texts == ["You ring promptly.", "You answer letters by noon."]
    wrong = answer_at_once(desk, {**answer, "place": ["b.yaml:1"]})
    assert wrong["error"].endswith("does not stand in b.yaml:1; it stands in `a.yaml:6`.")


def test_what_is_taken_back_in_a_rehearsal_leaves_no_file(read: Callable[[str], Project]) -> None:
    desk = Desk(read(SOFT), None, dry=True)
    answer = {"term": "friendly", "definition": "The caller hears a thank-you.", "scope": "kit"}
    assert answer_at_once(desk, answer)["ok"]
    assert desk.undo()
    assert list(desk.diff()) == []
    assert "friendly" in [question.key for question in desk.open()]
    assert [d.source.path for d in desk.verdict.project.documents] == [
        "standards-kit.yaml",
        "a.yaml",
    ]


def test_a_role_decides_about_every_word_of_a_sentence_at_once(
    read: Callable[[str], Project],
) -> None:
    soft = "You give a reasonable discount and a reasonable answer."
    desk = Desk(read(standard(expectations=f"expectations: [{soft}, You ring back.]")), None)
    desk.accept(desk.work_out(desk.asked("reasonable"), JudgedBy("duty manager")))
    (part, _) = desk.verdict.project.standards[0].model.expectations
    assert [(one.word, one.by) for one in part.judgement] == [("reasonable", "duty manager")]
    assert part.text == soft


@pytest.mark.parametrize(
    ("before", "sentence", "written"),
    [
        ("You are friendly at the desk", "You smile at the desk", "  - You smile at the desk"),
        ('"You are friendly at the desk"', "You are at the desk", '  - "You are at the desk"'),
        (">\n    You are friendly\n    at the desk", "You smile", "  - 'You smile'\n"),
        ("You are friendly", "You smile: by name", "  - 'You smile: by name'"),
    ],
)
def test_a_sentence_is_said_anew_and_stays_one(
    read: Callable[[str], Project], tmp_path: Path, before: str, sentence: str, written: str
) -> None:
    desk = Desk(read(standard(expectations=f"expectations:\n  - {before}\n  - You ring.")), None)
    told = answer_at_once(desk, {"term": "friendly", "sentence": sentence})
    assert told["ok"], told
    texts = [part.text for part in desk.verdict.project.standards[0].model.expectations]
    assert texts == [sentence, "You ring."]
    assert written in (tmp_path / "a.yaml").read_text()


def test_a_sentence_is_said_anew_in_one_place_at_a_time(read: Callable[[str], Project]) -> None:
    soft = "expectations:\n  - You are friendly.\n  - You stay friendly."
    desk = Desk(read(standard(expectations=soft)), None)
    answer = {"term": "friendly", "sentence": "You smile."}
    assert "name one: `a.yaml:6`, `a.yaml:7`" in answer_at_once(desk, answer)["error"]
    assert answer_at_once(desk, {**answer, "place": "a.yaml:7"})["settled"] == 1


def test_a_definition_that_says_todo_is_asked_for(
    read: Callable[[str], Project], tmp_path: Path
) -> None:
    begun = "terms:\n  friendly: 'TODO: What does one hear?'\n  promptly: TODO\n"
    desk = Desk(read(SOFT + begun), None)
    assert [(one.word, one.ask) for one in desk.open()] == [
        ("friendly", "What does one hear?"), ("promptly", "What is seen or heard?"),
    ]  # fmt: skip
    told = answer_at_once(desk, {"term": "friendly", "definition": "A thank-you is heard."})
    assert told["ok"], told
    assert [one.word for one in desk.open()] == ["promptly"]
    assert "friendly: 'A thank-you is heard.'" in (tmp_path / "a.yaml").read_text()
