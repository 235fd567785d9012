"""However a kit is written, mending changes what is wrong, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.fixing import Mended, mend
from standards_kit.lint.stub import UNWRITTEN
from standards_kit.model.folder import Home
from standards_kit.model.project import Project, load
from standards_kit.syntax.document import Limits, read
from standards_kit.syntax.nodes import Scalar, data_of, walk
from standards_kit.text.source import Source

TODAY = date(2026, 9, 1)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))

WORDS = st.sampled_from(
    ["You", "thank", "the caller", "O'Brien", 'and "wait"', "#2", "é", "待", "🙂", "in 20 seconds"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
REMARKS = st.sampled_from(["", "  # why: not", "   # it's {odd}"])
SLIPS = (
    "role: [desk]", "role: desk", "'tag': a", "departement: x", "commitment: public_promis",
    "status: 'activ'", 'status: "activ"', "discretion: |\n  guidd", "discretion: >-\n  guidd\n",
    "recovery: mised-call", "last_reviewed: 31/08/2026", "last_reviewed: '31/08/2026'",
    "say:\n  - Before you start: ask", "priority: 1 # standards-kit: ignore[vague-phrase] -- law",
    "# standards-kit: ignore[cut-text, vague-phrase: fast] -- law\nexceptions: We act fast",
    "trigger: We do it fast", "exceptions: Thank caller #2 for it", "promises: &ask the guest",
    "terms: {warm: They are told fast}", "tags: []", "tags: {a: b}", "say: [Hold on: wait]",
    "targets: [{at_mst: 20 seconds}]", "escalation: {too: desk}", "audience: &who [a, b]",
    "limit: *who",
)  # fmt: skip


def scalars(text: str, style: str) -> str:
    """A text written in one of YAML's styles, as the value of a key at the left margin."""
    match style:
        case "'":
            return "'" + text.replace("'", "''") + "'"
        case '"':
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return f"{style}\n  {text}"


@st.composite
def kits(draw: st.DrawFn) -> bytes:
    """A standard with slips between texts in every style, remarks, blank lines and other line ends."""
    styled = st.tuples(SENTENCES, st.sampled_from(["'", '"', "|", ">", "|-", ">+"]))
    lines = []
    for key in ("id", "title", "why", "emotional_response", "x-note", "x-more"):
        sentence, style = draw(styled)
        plain = key == "id" and draw(st.booleans())
        if key != "id" or plain:
            lines.append(f"{key}: {'answer' if plain else scalars(sentence, style)}")
    lines.append("expectations:\n  - You answer within 20 seconds." + draw(REMARKS))
    lines += draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=5, unique=True))
    draw(st.randoms(use_true_random=False)).shuffle(lines)
    spaced = [draw(st.sampled_from(["", "\n", "# a remark\n"])) + line for line in lines]
    text = "\n".join(spaced) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


def mended(home: Home, contents: dict[str, bytes], unsafe: bool) -> Mended:
    def judge(project: Project) -> Verdict:
        return lint(project, TODAY)

    def again(unsaved: dict[str, bytes]) -> Project:
        return load(home, unsaved={**contents, **unsaved})

    return mend(again, judge, lambda _: True, unsafe)


def texts(text: str) -> Iterator[tuple[str, str]]:
    """Every key and its text in a file, of what can be read."""
    for document in read(Source("a.yaml", text), Limits()).documents:
        if document.root is not None:
            for path, node in walk(document.root):
                if isinstance(node, Scalar) and path and str(path[0]).startswith("x-"):
                    yield str(path[0]), node.value


WITHOUT_LINE_END = b"""id: a
title: You
why: You
emotional_response: You
expectations:
  - You answer within 20 seconds.
trigger: We do it fast
x-more: |
  You"""
"""What is written behind a last text may become part of it."""


def doubled(verdict: Verdict) -> Counter[str]:
    rules = ("duplicate-key", "duplicate-id")
    return Counter(d.rule for d in verdict.diagnostics if d.rule in rules)


def holds(home: Home, contents: dict[str, bytes], unsafe: bool) -> None:
    first = lint(load(home, unsaved=contents), TODAY)
    found = mended(home, contents, unsafe)
    after = {n: c.text.encode() for n, c in found.changes.items()}
    again = mended(home, {**contents, **after}, unsafe)
    assert (again.count, again.changes) == (0, {})
    for change in found.changes.values():
        assert dict(texts(change.source.text)).items() <= dict(texts(change.text)).items()
        assert _remarks(change.source.text) <= _remarks(change.text)
    unreadable = {n for n, listed in catalogue().items() if not listed.rule.silenceable}
    if not unreadable & {d.rule for d in first.diagnostics}:
        assert not unreadable & {d.rule for d in found.verdict.diagnostics}
        assert not doubled(found.verdict) - doubled(first)


def _remarks(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip().startswith("# a remark")}


@pytest.mark.parametrize("unsafe", [False, True])
@settings(max_examples=60)
@given(content=kits())
@example(content=WITHOUT_LINE_END)
def test_any_file_is_mended_once_and_for_all(
    tmp_path_factory: pytest.TempPathFactory, unsafe: bool, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "a.yaml"
    holds(Home(file.parent, alone=file), {"a.yaml": content}, unsafe)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_example_is_mended_once_and_for_all(path: Path, unsafe: bool) -> None:
    holds(Home(path.parent, alone=path), {}, unsafe)


def test_what_is_left_to_write_is_marked_as_such(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("why: We act.\nexpectations: [You are fast.]\n")
    found = mended(Home(tmp_path, alone=file), {}, unsafe=True)
    document = read(Source("a.yaml", found.changes["a.yaml"].text), Limits()).documents[0]
    assert document.root is not None
    assert data_of(document.root)["terms"]["fast"].startswith(UNWRITTEN)
