"""A key is added behind what a mapping holds, in the file's own style, and nothing else changes."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.syntax.document import read
from standards_kit.syntax.insertion import addition, ends_open
from standards_kit.syntax.nodes import Mapping, Node, Path, Scalar, walk
from standards_kit.text.source import Source

Lines = Sequence[tuple[int, str, str]]
FAST: Lines = [(0, "fast", "TODO")]
TERMS: Lines = [(0, "terms", ""), (1, "fast", "TODO")]


def roots(text: str) -> list[Node]:
    """What each document of a text holds; but for names nobody uses, nothing may be wrong with it."""
    found = read(Source("a.yaml", text))
    assert [each.message for each in found.findings if each.rule != "cut-text"] == []
    return [document.root for document in found.documents if document.root is not None]


def plain(node: Node) -> Any:
    """All that a node says, as texts, lists and mappings."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items]


def added(text: str, path: Path, lines: Lines, document: int = 0) -> str:
    """A text with keys added to the mapping at a path."""
    mapping = dict(walk(roots(text)[document]))[path]
    assert isinstance(mapping, Mapping)
    offset, written = addition(text, mapping, lines)
    return text[:offset] + written + text[offset:]


def with_keys(said: Any, path: Path, lines: Lines) -> Any:
    """What a document says once the keys are in: nothing less, nothing else."""
    place = said
    for step in path:
        place = place[step]
    above = [place]
    for depth, key, value in lines:
        above[depth + 1 :] = [{}]
        above[depth][key] = value or above[depth + 1]
    return said


# Where `@` stands, the key is written.
EXAMPLES: dict[str, tuple[str, Path, str]] = {
    "behind the last key": ("id: a\nwhy: b\n", (), "id: a\nwhy: b\n@\n"),
    "where the last line has no end": ("id: a", (), "id: a\n@"),
    "behind a remark on its line, before those below": (
        "id: a # so\n\n# The end.\n",
        (),
        "id: a # so\n@\n\n# The end.\n",
    ),
    "with the line ends of the file": ("id: a\r\nwhy: b\r\n", (), "id: a\r\nwhy: b\r\n@\r\n"),
    "to one of a list of standards": (
        "standards:\n  - id: a\n    why: b\n\n  - id: c\n",
        ("standards", 0),
        "standards:\n  - id: a\n    why: b\n    @\n\n  - id: c\n",
    ),
    "to the last of a list of standards": (
        "standards:\n- id: a\n- id: c\n  limits:\n  - d\nvalues: [e]\n",
        ("standards", 1),
        "standards:\n- id: a\n- id: c\n  limits:\n  - d\n  @\nvalues: [e]\n",
    ),
    "among terms, as far in as they are": (
        "id: a\nterms:\n    kind: b\n\nwhy: c\n",
        ("terms",),
        "id: a\nterms:\n    kind: b\n    @\n\nwhy: c\n",
    ),
    "behind a text of several lines, before the blank ones": (
        "terms:\n  kind: >\n    With a\n    thank-you.\n\n\nid: a\n",
        ("terms",),
        "terms:\n  kind: >\n    With a\n    thank-you.\n  @\n\n\nid: a\n",
    ),
    "behind a text of paragraphs that ends the file": (
        "id: a\nwhy: |\n  One.\n\n  Two.\n\n\n",
        (),
        "id: a\nwhy: |\n  One.\n\n  Two.\n@\n\n\n",
    ),
    "behind blank lines that belong to the text": (
        "terms:\n  kind: |+\n    One.\n\n\nid: a\n",
        ("terms",),
        "terms:\n  kind: |+\n    One.\n\n\n  @\nid: a\n",
    ),
    "behind a line of spaces that belongs to the text": (
        "kind: |\n  One.\n     \n",
        (),
        "kind: |\n  One.\n     \n@\n",
    ),
    "behind a quoted text of several lines": (
        "why: 'One\n\n  two.' # so\nid: a\n",
        (),
        "why: 'One\n\n  two.' # so\nid: a\n@\n",
    ),
    "behind a value that is left out": ("id: a\nwhy:\n", (), "id: a\nwhy:\n@\n"),
    "behind a value that is left out, with a remark": (
        "standards:\n- id: a\n  why: # later\n- id: b\n",
        ("standards", 0),
        "standards:\n- id: a\n  why: # later\n  @\n- id: b\n",
    ),
    "behind an item that is left out": (
        "id: a\nlimits:\n  - b\n  -\n",
        (),
        "id: a\nlimits:\n  - b\n  -\n@\n",
    ),
    "behind brackets over several lines": (
        "id: a\nlimits: [b,\n  c\n  ] # so\n",
        (),
        "id: a\nlimits: [b,\n  c\n  ] # so\n@\n",
    ),
    "behind brackets with a name": (
        "id: a\nlimits: &all [b,\n  c\n  ]\n",
        (),
        "id: a\nlimits: &all [b,\n  c\n  ]\n@\n",
    ),
    "under a name": ("terms: &all\n  kind: a\n", ("terms",), "terms: &all\n  kind: a\n  @\n"),
    "under question marks": ("? kind\n: a\n", (), "? kind\n: a\n@\n"),
    "between braces": ("terms: {kind: a}\n", ("terms",), "terms: {kind: a, @}\n"),
    "between braces of one key without a value": ("terms: {a}\n", ("terms",), "terms: {a, @}\n"),
    "to a standard between braces": (
        "standards: [{id: a}, {id: b}]\n",
        ("standards", 0),
        "standards: [{id: a, @}, {id: b}]\n",
    ),
}


@pytest.mark.parametrize(("text", "path", "after"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_key_is_written(text: str, path: Path, after: str) -> None:
    assert added(text, path, FAST) == after.replace("@", "fast: 'TODO'")


def test_a_key_may_come_with_keys_of_its_own() -> None:
    assert added("- id: a\n", (0,), TERMS) == "- id: a\n  terms:\n    fast: 'TODO'\n"
    assert added("[{id: a}]\n", (0,), TERMS) == "[{id: a, terms: {fast: 'TODO'}}]\n"


def test_one_of_several_documents_is_added_to() -> None:
    text = "id: a\n---\nid: b\n...\n---\nid: c\n"
    after = [added(text, (), FAST, number) for number in range(3)]
    assert after == [text.replace(f"id: {each}\n", f"id: {each}\nfast: 'TODO'\n") for each in "abc"]


def test_what_yaml_gives_a_meaning_to_is_quoted() -> None:
    text = added("id: a\n", (), [(0, "don't: #1", "TODO: it's {how} soon?")])
    assert text == "id: a\n'don''t: #1': 'TODO: it''s {how} soon?'\n"


# --- Whatever the file looks like -----------------------------------------------------------------


def check(text: str, path: Path, lines: Lines, document: int = 0) -> None:
    """The text says what it said and the new keys; what stood there stands there."""
    after = added(text, path, lines, document)
    # A block of text that ends the file has a line end more once a line follows.
    before = [plain(root) for root in roots(text + "\n" * (text[-1] != "\n"))]
    before[document] = with_keys(before[document], path, lines)
    assert [plain(root) for root in roots(after + "\n" * (after[-1] != "\n"))] == before
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


HARD: dict[str, tuple[str, Path]] = {
    "an alias as the last value": ("a: &all b\nwhy: c\nid: *all\n", ()),
    "an alias as the only value": ("a: &all b\nterms:\n  kind: *all\nid: c\n", ("terms",)),
    "an alias below the last value": ("a: &all b\nid: c\nlimits:\n- *all\n", ()),
    "an alias of what is long": ("a: &all\n  b: c\n  d: e\nid: *all\n", ()),
    "an alias between braces": ("a: &all b\nterms: {kind: *all }\n", ("terms",)),
    "a comma before the brace": ("terms: {kind: a, }\n", ("terms",)),
    "a comma and a remark before the brace": ("terms: {kind: a, # so\n }\n", ("terms",)),
    "a remark before the brace": ("terms: {kind: a # so\n }\n", ("terms",)),
    "a remark on a line before the brace": ("terms: {kind: a\n  # so, it, is,\n }\n", ("terms",)),
    "a value left out before the brace": ("terms: {kind: }\n", ("terms",)),
    "a value left out before a comma": ("terms: {kind: , }\n", ("terms",)),
    "braces with a name": ("terms: &all {kind: a}\nid: b\n", ("terms",)),
    "braces with a name as the last value": ("id: a\nlimits: &all {b: [c,\n  d]\n  }\n", ()),
    "braces with a tag": ("terms: !!map {kind: a}\n", ("terms",)),
}


@pytest.mark.parametrize("lines", [FAST, TERMS], ids=["a key", "a key with keys"])
@pytest.mark.parametrize(("text", "path"), HARD.values(), ids=HARD)
def test_what_a_file_says_stays_said(text: str, path: Path, lines: Lines) -> None:
    check(text, path, lines)


# In these `@` is the indentation of what lies below the key, and `#` a number of its own.
ON_ONE_LINE = [
    "", "~", "word", "two words", "it:s,", "'it''s'", "':  # '", '"a: \\n b"', "!!str word", "*top",
    "&name# word", "two\n@lines", "'two\n\n@lines'", '"two\\\n@lines"', "[]", "{}", "[a, b]",
    "[a, *top]", "&name# [a,\n@b\n@]", "[a,\n@b # so\n@, c]", "{a: b}", "{ a: b , }", "{a: , b: }",
    "{a: *top}", "{a: *top , }", "{a: {b: [c]}}", "{a: 'b,'}", "{'a': b,\n@c: 'd' # so\n@}",
    "{\n@a: b,\n@# so, it, is:\n@}", "&name# {a: b}", "[a, {b: c}, {d: &name# {e: f}}]", "{a}",
]  # fmt: skip
OVER_LINES = [
    "|\n@One.\n\n@Two.", ">\n@One\n@and on.", "|-\n@One.", ">+\n@One.", "|+\n@One.\n\n", "|\n",
    "&name# |\n@One.", ">-  # so\n@One.\n\n", "|\n@One.\n@   ", "|\n\n@One: 'two' # three",
    "|2\n@  One.",
]  # fmt: skip
KEYS = ["key", "'a key'", '"a: key"', "&name# key", "x-key"]
BETWEEN = ["", "", "", "\n", "\n\n", "# so\n", "    # so\n\n"]


class Writer:
    """Writes YAML as people do: a block mapping with values of any kind."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.written = 0

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def mapping(self, indent: int, depth: int = 0, *, first: str = "") -> str:
        """Lines with keys; `first` is what stands before the first of them."""
        lines = [
            f"{'' if first and not n else self.pick(*BETWEEN)}"
            f"{first if first and not n else ' ' * indent}{self.key()}:{self.value(indent, depth)}"
            for n in range(self.draw(st.integers(1, 3)))
        ]
        return "".join(lines)

    def key(self) -> str:
        self.written += 1
        key: str = self.pick(*KEYS)
        return key.replace("#", str(self.written)).replace("key", f"key{self.written}")

    def value(self, indent: int, depth: int) -> str:
        """What stands behind a colon or a dash, to the end of its last line."""
        kind = self.pick("line", "line", "lines", *(("keys", "items") if depth < 3 else ()))
        if kind == "keys":
            return "\n" + self.mapping(indent + self.pick(1, 2, 4), depth + 1)
        if kind == "items":
            return "\n" + self.items(indent + self.pick(0, 2, 3), depth + 1)
        below = " " * (indent + self.pick(1, 2, 4) if indent or kind == "line" else 2)
        self.written += 1
        remark = self.pick("", "", " # so", "  ") if kind == "line" else ""
        text: str = self.pick(*(ON_ONE_LINE if kind == "line" else OVER_LINES))
        text = text.replace("name#", f"name{self.written}").replace("@", below)
        return f" {text}{remark}\n"

    def items(self, indent: int, depth: int) -> str:
        """Lines with dashes; what stands behind one may be a mapping that begins on its line."""
        lines = []
        for _ in range(self.draw(st.integers(1, 3))):
            dash = f"{' ' * indent}-{' ' * self.pick(1, 3)}"
            if self.pick(True, False):
                lines.append(self.mapping(len(dash), depth, first=dash))
            else:
                lines.append(f"{dash.rstrip()}{self.value(indent, depth + 1)}")
        return "".join(lines)


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A file of one document or more, with line ends of one kind, the last one perhaps left out."""
    writer = Writer(draw)
    documents = [
        f"top: &top word\n{writer.mapping(0)}{draw(st.sampled_from(BETWEEN))}"
        for _ in range(draw(st.integers(1, 2)))
    ]
    text = draw(st.sampled_from(["", "---\n", "# so\n"])) + "---\n".join(documents)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a: b\nc: |\n  d", True),
        ("a: b\nc: >+ # so\n  d", True),
        ("a: b\nc:\n  - d: |\n      e", True),
        ("a: b\nc: |\n  d\n", False),
        ("a: b\nc: |-\n  d", False),
        ("a: b\nc: d", False),
        ("a: |\n  b\nc: d", False),
    ],
)
def test_a_last_text_that_a_further_line_would_add_to_is_known(text: str, ends: bool) -> None:
    (root,) = roots(text)
    assert isinstance(root, Mapping)
    assert ends_open(text, root) is ends
    spot, written = addition(text, root, FAST)
    (after,) = roots(text[:spot] + written + text[spot:])
    told, now = dict(texts_of(root)), dict(texts_of(after))
    assert (told.items() <= now.items()) is not ends


def texts_of(root: Node) -> list[tuple[Path, str]]:
    return [(path, node.value) for path, node in walk(root) if isinstance(node, Scalar)]


@given(sources(), st.sampled_from([FAST, TERMS]), st.data())
@settings(max_examples=200)
def test_what_any_file_says_stays_said(text: str, lines: Lines, data: st.DataObject) -> None:
    number, root = data.draw(st.sampled_from(list(enumerate(roots(text)))))
    mappings = [path for path, node in walk(root) if isinstance(node, Mapping) and node.keys]
    check(text, data.draw(st.sampled_from(mappings)), lines, number)
