"""Files are read for what they say; where it stands is found out when somebody asks, and is the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards_kit.syntax import document
from standards_kit.syntax.contents import contents
from standards_kit.syntax.document import Limits, read, read_contents
from standards_kit.syntax.nodes import Mapping, Scalar, data_of, walk
from standards_kit.text.source import Source

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = [
    path.read_text("utf-8").replace("\r\n", "\n")
    for path in sorted(EXAMPLES.rglob("*.yaml"))
    if "broken" not in path.parts
]
SIGNS = [
    "\t", "- ", ": ", "#", " #", '"', "'", '""', "&a ", "*a", "! ", "!x ", "|\n", ">-\n", "|2\n", "{", "}", "[",
    "]", ",", "\n", "\n\n", "---\n", "...\n", "? ", "x-a: 1\n", "x-: 1\n", "~", " ", "  ", "é", "\0", "\u2028",
    "\r", "\r\n", "\ufeff", "%",
]  # fmt: skip


def quickly(text: str, limits: Limits | None = None) -> list[object] | None:
    """The content of each document where no nodes were needed for it."""
    allowed = limits or Limits()
    return contents(text, allowed.depth, allowed.nodes)


def afresh() -> None:
    """Forget how often nodes were asked for in the tests before."""
    document._EXPERIENCE = document._Experience()


def written(text: str) -> list[object]:
    """The content of each document by its nodes."""
    documents = read(Source("a.yaml", text)).documents
    return [data_of(one.root) if one.root is not None else None for one in documents]


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A part of an example with some signs put in, and some taken out."""
    lines = draw(st.sampled_from(TEXTS)).splitlines(keepends=True)
    first = draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + draw(st.integers(1, 25))])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SIGNS)) + text[at + draw(st.integers(0, 3)) :]
    return text


@given(spoiled() | st.text(st.sampled_from("ab:-#'\"{}[],&*!|>?~ \n"), max_size=30))
def test_what_is_read_without_nodes_is_what_nodes_say(text: str) -> None:
    found = quickly(text)
    if found is not None:
        assert repr(found) == repr(written(text))
        assert read(Source("a.yaml", text)).findings == []


@given(spoiled())
def test_nodes_that_are_asked_for_later_are_those_composed_at_once(text: str) -> None:
    def places(documents: list) -> list[tuple]:  # type: ignore[type-arg]
        return [
            (one.number, path, node.start, node.end)
            for one in documents
            for path, node in walk(one.root or Mapping(0))
        ]

    afresh()
    at_once, later = (how(Source("a.yaml", text)) for how in (read, read_contents))
    assert places(later.documents) == places(at_once.documents)
    assert [f.message for f in later.findings] == [f.message for f in at_once.findings]


@pytest.mark.parametrize("path", sorted((EXAMPLES / "hotel" / "standards").rglob("*.yaml")))
def test_a_sound_file_is_read_without_nodes(path: Path) -> None:
    assert quickly(path.read_text("utf-8")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: &here [x]\nb: *here",
        "a: *nowhere",
        "a: !odd x",
        "a: !odd [x]",
        "a: 1\na: 2",
        "a: {}\na: 2",
        "x-a: 1\nx-a: 2",
        "? [x]\n: y",
        "? {x: y}\n: z",
        "a:",
        "a: ~",
        "- \n- x",
        'a: ""',
        "a: |\n\n",
        "a text alone",
        "a: [x",
        "[[[x]]]",
        "[a, b, c, d, e, f]",
        "\ufeffa: x",
    ],
)
def test_what_is_not_plain_is_left_to_those_who_compose_nodes(text: str) -> None:
    assert quickly(text, Limits(depth=2, nodes=6)) is None


def test_documents_without_content_are_counted_too() -> None:
    assert quickly("# nothing\n---\n---\na: x\n---\n- y\n") == [None, {"a": "x"}, ["y"]]


def test_what_says_nothing_is_told_however_it_is_read() -> None:
    afresh()
    (plain,) = read_contents(Source("a.yaml", "a: x\n")).documents
    (blank,) = read_contents(Source("a.yaml", "a: ' '\nb:\n")).documents
    assert plain.blank == []
    assert [scalar.value for scalar in blank.blank] == [" ", ""]


def test_where_every_file_is_asked_where_something_stands_nodes_come_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "_EXPERIENCE", document._Experience())
    composed = []
    for _ in range(100):
        (one,) = read_contents(Source("a.yaml", "a: x\n")).documents
        composed.append(one._nodes is not None)
        assert one.place(("a",)).span == (3, 4)
    assert composed == [False] * composed.index(True) + [True] * (100 - composed.index(True))


def test_where_something_stands_in_a_file_that_has_been_emptied_is_its_beginning() -> None:
    afresh()
    source = Source("a.yaml", "a: x\n---\nb: y\n")
    _, second = read_contents(source).documents
    source.text = ""
    assert second.place(("b",)).span == (0, 0)
    assert not isinstance(second.root, Scalar)
