"""Whatever a file looks like, an answer of `define` changes what it is about, and nothing else in it.

The judge is a reading of its own: what PyYAML makes of the file before and after.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    Sentence,
    TargetOf,
    Unfit,
    Wording,
)
from standards_kit.authoring.define.interview import Proposal, propose, scopes
from standards_kit.authoring.define.questions import Question, questions
from standards_kit.authoring.define.rewording import reworded
from standards_kit.lint.engine import Verdict, lint
from standards_kit.model.folder import Home
from standards_kit.model.project import load

TODAY = date(2026, 11, 23)
SOFT = (
    "You are friendly to every caller.", "You ring back promptly, at the caller's number.",
    'You say "good day" in a warm voice.', "You are warm: nobody is left standing.",
    "A few guests wait at the door, etc.", "You answer within 20 seconds.",
)  # fmt: skip
REMARKS = ("", "", "", "# a remark", "    # set deep")
TAILS = st.sampled_from(["", "", "  # why", "   "])
OTHERS = {
    "limits": ("[night]", "\n  - night # kept", "\n- 'night'"),
    "tags": ("[a, b]", "\n  - a\n\n  - b"),
    "terms": (
        "\n  calm: You speak no louder than they do.", "{calm: 'You speak low.'}",
        "\n  - term: calm\n    definition: You speak low.\n    variants: [calmly]",
        "\n  - {term: calm, definition: You speak low.}", "\n    kind:\n      definition: >\n        You thank\n        them.\n      variants:\n      - kindly\n",
    ),
    "exceptions": ("None.", "|\n  None,\n  or few.\n", '"It\\u2019s urgent."'),
    "x-note": ("&n a note", "*t", ">+\n  kept\n\n"),
}  # fmt: skip

WARM = (
    "\n  warm: You smile.", "\n  warm:\n    definition: |-\n      With care.\n    signs: a smile",
    "\n  warm: {definition: You smile., variants: warmly}",
    "\n  warm:\n    definition: You smile.\n    variants:\n      - warmly # kept\n\n      - 'with warmth'",
    "\n  warm: {definition: You smile., variants: [warmly]}", "{warm: You smile.}",
)  # fmt: skip


@st.composite
def scalars(draw: st.DrawFn, text: str, indent: int) -> str:
    """A text in any of YAML's styles, as it stands behind a key or a dash at a column."""
    pad = " " * (indent + 2)
    style = draw(st.sampled_from(["plain", "'", '"', "|", ">-", "over lines", "|+"]))
    if style == "plain" and ": " not in text:
        return text + draw(TAILS)
    if style == '"':
        return json.dumps(text) + draw(TAILS)
    if style in ("|", "|+", ">-"):
        return f"{style}\n{pad}{text}" + draw(st.sampled_from(["", "\n"]))
    if style == "over lines" and ": " not in text and " #" not in text:
        head, _, rest = text.partition(" ")
        return f"{head}\n{pad}{rest}{draw(TAILS)}"
    return "'" + text.replace("'", "''") + "'" + draw(TAILS)


@st.composite
def expectations(draw: st.DrawFn, *first: str) -> str:
    """The expectations of a standard, as texts, as mappings, or in braces."""
    said = [*first, *draw(st.lists(st.sampled_from(SOFT), min_size=1, max_size=4))]
    if draw(st.integers(0, 4)) == 0:
        return "[" + ",\n  ".join(json.dumps(one) for one in said) + "]"
    lines, indent = [""], draw(st.sampled_from([0, 2, 4]))
    pad = " " * indent
    for number, one in enumerate(said):
        form = draw(st.sampled_from(["text", "mapping", "braces", "targets", "judgement"]))
        anchor = draw(st.sampled_from(["", "", "", f"&e{number} "]))
        if form == "text":
            lines.append(f"{pad}- {anchor}{draw(scalars(one, indent))}")
        elif form == "braces":
            lines.append(f"{pad}- {anchor}{{text: {json.dumps(one)}, id: e{number} }}{draw(TAILS)}")
        else:
            lines.append(f"{pad}- id: e{number}\n{pad}  text: {draw(scalars(one, indent + 2))}")
            more = (
                "[{{at_least: 90%}}]" if form == "targets" else "\n{0}  - {{word: calm, by: lead}}"
            )
            if form != "mapping":
                lines.append(f"{pad}  {form}: {more.format(pad)}{draw(TAILS)}")
        lines += filter(None, [draw(st.sampled_from(REMARKS))])
    return "\n".join(lines)


@st.composite
def kits(draw: st.DrawFn, warm: bool = False) -> bytes:
    """A standard as people write them, with soft words in it; ``warm``: and that one defined."""
    lines = [
        "id: desk",
        "title: &t The desk",
        "why: Callers wait.",
        "emotional_response: Expected.",
    ]
    lines.append(f"expectations: {draw(expectations(*SOFT[:warm]))}")
    others = {**OTHERS, "terms": WARM} if warm else OTHERS
    keys = draw(st.lists(st.sampled_from(sorted(others)), unique=True))
    keys = [*dict.fromkeys([*keys, "terms"])] if warm else keys
    lines += [f"{key}: {draw(st.sampled_from(others[key]))}" for key in keys]
    head, rest = lines[:2], lines[2:]
    draw(st.randoms(use_true_random=False)).shuffle(rest)
    spaced = [draw(st.sampled_from(["", "\n", "# a remark\n"])) + line for line in head + rest]
    text = "\n".join(spaced) + draw(st.sampled_from(["", "\n", "\n\n", "\n# a remark\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def changed(before: Any, after: Any) -> Iterator[tuple[Any, Any]]:
    """What is not said any more as it was; more may be said beside it."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            yield from changed(value, after.get(key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) <= len(after):
        for one, other in zip(before, after, strict=False):
            yield from changed(one, other)
    elif (
        isinstance(after, dict) and _same(before, after.get("text", after.get("definition")))
    ) or (isinstance(after, list) and isinstance(before, str) and before in after):
        return
    elif not _same(before, after):
        yield before, after


def _same(before: Any, after: Any) -> bool:
    """Whether they say the same; a block text at the end of a file may gain its line end."""
    if isinstance(before, str) and isinstance(after, str):
        return before.rstrip("\n") == after.rstrip("\n")
    return bool(before == after)


ANSWERS = st.sampled_from(
    [
        Definition("You say their name within 2 minutes."),
        Definition("It's done: by noon.", ["a #1 sign", "- x"], ["{a script}"]),
        TargetOf("2 hours"), TargetOf("90 %", "at_least"),
        JudgedBy("lead"), JudgedBy("lead", "night"), Wording("at noon"), Wording("it's done: #1"),
        Sentence("You greet them: by name."), Sentence("You are kind to every caller."),
    ]
)  # fmt: skip


def answered(
    home: Home, content: bytes, answer: Answer, pick: int, word: str = ""
) -> tuple[Question, Answer, Proposal] | None:
    """What comes of an answer to one of the open questions; None where it says that it can't be written."""

    def judge(texts: Any) -> Verdict:
        unsaved = {"a.yaml": content} | {name: text.encode() for name, text in texts.items()}
        return lint(load(home, unsaved=unsaved), TODAY)

    verdict = judge({})
    found = [one for one in questions(verdict) if word in one.word]
    assume(found)
    question = found[pick % len(found)]
    if isinstance(answer, Definition):
        reach = scopes(question)
        answer = Definition(answer.definition, answer.signs, answer.not_, reach[pick % len(reach)])
    try:
        return question, answer, propose(verdict, question, answer, judge)
    except Unfit:
        return None


@settings(max_examples=100, deadline=None)
@given(content=kits(warm=True))
def test_a_word_that_means_the_same_as_another_joins_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    home = Home(folder, alone=folder / "a.yaml")
    told = answered(home, content, SameAs("warm"), 0, "friendly")
    assert told is not None
    _, _, found = told
    (change,) = found.changes.values()
    assert list(changed(*map(yaml.safe_load, (change.before, change.after)))) == []
    assert found.settled
    assert not found.breaks
    assert (change.after or "").count("#") == (change.before or "").count("#")


@settings(max_examples=200, deadline=None)
@given(content=kits(), answer=ANSWERS, pick=st.integers(0, 5))
def test_an_answer_changes_what_it_is_about_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, answer: Answer, pick: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    told = answered(Home(folder, alone=folder / "a.yaml"), content, answer, pick)
    if told is None:
        return
    question, answer, found = told
    (change,) = found.changes.values()
    before, after = change.before or "", change.after or ""
    unreadable = {"invalid-yaml", "duplicate-key", "wrong-type", "unknown-field", "cut-text"}
    assert not unreadable & {one.rule for one in found.objections}
    gone = list(changed(yaml.safe_load(before), yaml.safe_load(after)))
    if isinstance(answer, Wording | Sentence):
        assert gone
        assert {_flat(new) for _, new in gone} <= _wanted(question, answer)
    elif isinstance(answer, Definition) and gone:
        assert [new for _, new in gone] == [answer.definition]
        assert any(spot.passage.field == "definition" for spot in question.spots)
    else:
        assert gone == []
    assert after.count("# a remark") == before.count("# a remark")
    assert "\r\n" not in before or after.count("\n") == after.count("\r\n")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wanted(question: Question, answer: Wording | Sentence) -> set[str]:
    if isinstance(answer, Sentence):
        return {answer.text}
    return {_flat(reworded(spot, answer.words)) for spot in question.spots}
