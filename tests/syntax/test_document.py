"""Reading YAML: what is written is kept, what is wrong is said at its place."""

import pytest

from standards_kit.syntax.document import Limits, Reading, read
from standards_kit.syntax.nodes import Mapping, Scalar, walk
from standards_kit.text.source import Source


def reading(text: str, limits: Limits | None = None) -> Reading:
    return read(Source("a.yaml", text), limits or Limits())


def data(text: str) -> object:
    (document,) = reading(text).documents
    assert document.root is not None
    return document.root.value if isinstance(document.root, Scalar) else document.root.data


def said(text: str) -> list[tuple[str, str]]:
    """Rule and source text of each finding."""
    found = reading(text)
    return [(f.rule, text[f.place.span.start : f.place.span.end]) for f in found.findings]


@pytest.mark.parametrize("word", ["no", "on", "08:30", "1e3", "2.10", "+44", "0x10", "2027-08-20"])
def test_what_is_written_is_what_is_kept(word: str) -> None:
    assert data(f"a: {word}") == {"a": word}


def test_a_key_without_a_value_is_left_out_and_remembered() -> None:
    (document,) = reading("a:\nb: ~\nc: x\n").documents
    assert isinstance(document.root, Mapping)
    assert document.root.data == {"c": "x"}
    assert len(document.empty) == 2


def test_own_keys_are_gathered_apart() -> None:
    assert data("a: 1\nx-cost: 3\n") == {"a": "1", "x-": {"x-cost": "3"}}


def test_a_repeated_part_is_the_same_part() -> None:
    assert data("a: &here [x]\nb: *here\n") == {"a": ["x"], "b": ["x"]}


def test_places_are_true_after_carriage_returns_and_wide_signs() -> None:
    text = "a: 😀\r\nb: ü\rc: word\n"
    (document,) = reading(text).documents
    place = document.place(("c",))
    assert text[place.span.start : place.span.end] == "word"
    assert (place.start.line, place.start.column, place.pointer) == (3, 4, "/c")


def test_a_pointer_escapes_what_json_pointer_reserves() -> None:
    (document,) = reading("a/b~c: [x]\n").documents
    assert document.place(("a/b~c", 0)).pointer == "/a~1b~0c/0"


@pytest.mark.parametrize(
    ("text", "rule", "phrase"),
    [
        ('- "Hello" she said\n', "invalid-yaml", '"Hello" she said'),
        ("a: @home they wait\n", "invalid-yaml", "@home they wait"),
        ("a: `code` first\n", "invalid-yaml", "`code` first"),
        ("a: %5 off\n", "invalid-yaml", "%5 off"),
        ("a: *star\n", "invalid-yaml", "*star"),
        ("a: [b] c\n", "invalid-yaml", "[b] c"),
        ("a: {b} c\n", "invalid-yaml", "{b} c"),
        ("a: Note: do it\n", "invalid-yaml", "Note: do it"),
        ("a: &ask the guest\n", "cut-text", "&ask the guest"),
        ("a: !now they wait\n", "unsafe-yaml", "!now"),
        ("a: !!python/name:os.system\n", "unsafe-yaml", "!!python/name:os.system"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "a"),
        ("{[a]: b}\n", "wrong-type", "[a]"),
        ("a: b\x07c\n", "invalid-yaml", "\x07"),
    ],
)
def test_a_trap_is_named_at_its_place(text: str, rule: str, phrase: str) -> None:
    assert said(text) == [(rule, phrase)]


def test_the_offered_edit_makes_the_text_readable() -> None:
    text = '- It\'s "fine"\n- "Hello" she said\n'
    (finding,) = reading(text).findings
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    mended = text[: edit.place.span.start] + edit.text + text[edit.place.span.end :]
    assert data(mended) == ['It\'s "fine"', '"Hello" she said']


def test_a_tab_for_indentation_is_named() -> None:
    (finding,) = reading("a:\n\tb: 1\n").findings
    assert "tab" in finding.message


def test_the_second_of_two_equal_keys_shows_the_first() -> None:
    (finding,) = reading("a: 1\nb:\n  c: 2\n  c: 3\n").findings
    assert finding.place.start.line == 4
    assert finding.related[0].place.start.line == 3


def test_a_broken_document_leaves_the_others_standing() -> None:
    found = reading("a: 1\n---\nb: [\n---\nc: 3\n")
    assert [(d.number, d.root.data) for d in found.documents if d.root] == [  # type: ignore[union-attr]
        (0, {"a": "1"}),
        (2, {"c": "3"}),
    ]
    assert [f.place.document for f in found.findings] == [1]


def test_places_are_true_in_the_document_after_a_broken_one() -> None:
    text = "b: [\n---\nc: word\n"
    document = reading(text).documents[-1]
    place = document.place(("c",))
    assert text[place.span.start : place.span.end] == "word"


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "---\n---\n"])
def test_nothing_written_is_nothing_wrong(text: str) -> None:
    found = reading(text)
    assert not found.findings
    assert all(document.root is None for document in found.documents)


def test_an_alias_bomb_is_refused_unread() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    found = reading("\n".join(lines))
    assert [f.rule for f in found.findings] == ["too-large"]
    assert not found.documents


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_refused(sign: str) -> None:
    found = reading(sign * 100_000)
    assert [f.rule for f in found.findings] == ["too-large"]


def test_limits_can_be_set() -> None:
    assert [f.rule for f in reading("a: [b, c, d]", Limits(nodes=3)).findings] == ["too-large"]
    assert not reading("a: [b, c, d]", Limits(nodes=6)).findings
    assert [f.rule for f in reading("[[[x]]]", Limits(depth=2)).findings] == ["too-large"]


def test_a_part_that_holds_itself_is_a_finding() -> None:
    (finding,) = reading("a: &a [*a]\n").findings
    assert finding.rule == "invalid-yaml"


def test_children_lie_inside_their_parents() -> None:
    text = "a:\n  - b: {c: [d, 'e']}\n    f: |\n      g\n  - >-\n    h\n    i\n"
    (document,) = reading(text).documents
    assert isinstance(document.root, Mapping)
    spans = {path: (node.start, node.end) for path, node in walk(document.root)}
    for path, (start, end) in spans.items():
        if path:
            outer = spans[path[:-1]]
            assert outer[0] <= start <= end <= outer[1]


def test_a_second_byte_order_mark_moves_no_place() -> None:
    text = "\ufeffa: word\n"
    (document,) = reading(text).documents
    place = document.place(("a",))
    assert text[place.span.start : place.span.end] == "word"


@pytest.mark.parametrize(
    "written",
    [
        "|\n  One line\n  and more.\n\n  Two.\n",
        ">\n  One line\n  and more.\n\n  Two.\n",
        "One line\n  and more.\n\n  Two.\n",
        "'One line\n  and more.\n\n  Two.'\n",
    ],
)
def test_a_blank_line_parts_paragraphs_in_every_style(written: str) -> None:
    text = data(f"a: {written}")["a"]  # type: ignore[index]
    assert [part for part in text.split("\n") if part] == ["One line and more.", "Two."]


def test_a_literal_text_keeps_its_length() -> None:
    (document,) = reading("a: |\n  One\n  two.\n\n  Three.\n").documents
    assert isinstance(document.root, Mapping)
    (node,) = document.root.values.values()
    assert isinstance(node, Scalar)
    assert len(document.root.data["a"]) == len(node.value)
