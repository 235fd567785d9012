"""What the canonical style makes of each thing that people write."""

import pytest

from standards_kit.authoring.styling import styled
from standards_kit.syntax.style.canonical import canonical, says_the_same
from standards_kit.syntax.style.folds import LONGEST, MEASURE

LONG = "word " * 40 + "end"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
        ("a:\n      b:\n          c: d\n", "a:\n  b:\n    c: d\n"),
        ("-   a: b\n    c: d\n", "- a: b\n  c: d\n"),
        ("- - a\n  -  b\n", "- - a\n  - b\n"),
        ("a :  b\n", "a:  b\n"),
        ("a:\n    |\n     b\n", "a:\n  |\n  b\n"),
        ("a: |\n      b\n        c\n", "a: |\n  b\n    c\n"),
        ("a: |4\n      b\n    c\n", "a: |4\n      b\n    c\n"),
        ("a: |+\n  b\n\n\nc: d\n", "a: |+\n  b\n\n\nc: d\n"),
        ("a: |\n  b\n\n\nc: d\n", "a: |\n  b\n\nc: d\n"),
        ("\n\na: b  \n\n\n\nc: d\n\n\n", "a: b\n\nc: d\n"),
        ("a: b", "a: b\n"),
        ("a: |\n  b", "a: |\n  b"),
        ("a: b # why\nc: d    # far\n", "a: b  # why\nc: d    # far\n"),
        ("a:\n# of b\n- b\n# of a\n", "a:\n  # of b\n  - b\n# of a\n"),
        ("a: 'b'\n", 'a: "b"\n'),
        ("a: 'it''s'\n", 'a: "it\'s"\n'),
        ('a: "say \\"b\\""\n', "a: 'say \"b\"'\n"),
        ('a: "\\u2013 b\\n"\n', 'a: "\\u2013 b\\n"\n'),
        ("a: &n !!str   'b'\nc: *n\n", 'a: &n !!str   "b"\nc: *n\n'),
        ("a:\n    b: [c,\n        d]\n", "a:\n  b: [c,\n      d]\n"),
        ("a: 'b\n\n       c'\n", "a: 'b\n\n  c'\n"),
        ("---\n- a\n...\n---\nb:\n- c\n", "---\n- a\n...\n---\nb:\n  - c\n"),
        ("# only a remark  \n", "# only a remark\n"),
        ("", ""),
    ],
)
def test_it_is_set_so(written: str, wanted: str) -> None:
    done = canonical(written)
    assert done.text == wanted
    assert done.whole
    if "\n" in written:
        assert canonical(written.replace("\n", "\r\n")).text == wanted.replace("\n", "\r\n")


@pytest.mark.parametrize("written", [f"a: {LONG}\n", f"a: '{LONG}'\n", f"a: >-\n  {LONG}\n"])
def test_a_line_that_is_too_long_is_folded(written: str) -> None:
    assert len(written) > LONGEST
    lines = canonical(written).text.splitlines()
    assert lines[0] == "a: >-"
    assert MEASURE - len("word ") <= max(map(len, lines)) <= MEASURE


@pytest.mark.parametrize(
    "written",
    [
        f"{LONG}: b\n",
        f"a: {LONG}  # a remark\n",
        f"a: [{LONG}]\n",
        f"a: |\n  {LONG}\n",
        f'a: "{LONG} "\n',
        "a: " + "x" * 200 + "\n",
        f"a: {'word ' * 20}end\n",
    ],
)
def test_a_line_stays_where_folding_would_lose_something(written: str) -> None:
    assert canonical(written).text == written


def test_folding_keeps_double_spaces() -> None:
    after = canonical("a: " + "two  spaces and " * 15 + "end\n").text
    assert after.count("two  spaces") == 15


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("? a  \n: b\n\n\n\nc: 'd'\n", '? a\n: b\n\nc: "d"\n'),
        ("a:  b  \r\rc: d", "a:  b  \r\rc: d"),
    ],
)
def test_what_it_is_unsure_of_is_left_and_told(written: str, wanted: str) -> None:
    assert canonical(written) == (wanted, False)


def test_what_would_change_more_than_the_style_is_not_done() -> None:
    written = "a:\n- 'b'\n"
    assert canonical(written, lambda before, after: False) == (written, False)


@pytest.mark.parametrize(
    "other",
    ["a: b\n", "a: c # e\n", "a: b # d\n# d\n", "a: &x b # d\n", "a: !!str b # d\n", "# d\na: b\n"],
)
def test_a_change_of_more_than_the_style_is_seen(other: str) -> None:
    assert says_the_same("a: b # d\n", "a:   'b'   # d\n")
    assert not says_the_same("a: b # d\n", other)


def test_a_value_that_is_left_out_is_not_the_same_in_quotes() -> None:
    assert not says_the_same("a: ~\n", 'a: "~"\n')


def test_a_comment_for_the_linter_keeps_what_it_covers() -> None:
    mark = "# standards-kit: ignore[vague-phrase] -- tried"
    written = f"a:\n- b {mark}\n{mark}\n- c\n"
    assert styled(written).text == f"a:\n  - b  {mark}\n  {mark}\n  - c\n"
