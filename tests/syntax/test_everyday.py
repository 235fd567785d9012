"""Files that are written as nearly all are need no libyaml, and say the same as with it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.syntax import contents, everyday

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.yaml"))]
DEEP = 200
WORDS = [
    "you",
    "say",
    "a:b",
    "c#d",
    "~",
    "null",
    "it's",
    "20 %",
    "é",
    "\xa0",
    "-",
    "x-a",
    "- b",
    "c: d",
    " #e",
]
SIGNS = [
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n  ",
    "- ",
    ": ",
    ":",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "|\n",
    ">-\n",
    "# ",
]


def by_libyaml(text: str, depth: int = DEEP) -> object:
    """What is written, if it can be read without nodes."""
    try:
        return contents._Reader(text, depth).documents()
    except (contents._NotPlain, contents.yaml.YAMLError):
        return None


@st.composite
def values(draw: st.DrawFn, column: int) -> str:
    """Something that may stand after a key or a dash, as people and editors write it."""
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)))
    space = " " * draw(st.integers(max(column - 1, 0), column + 3))
    lines = words.replace(" ", draw(st.sampled_from([" ", f"\n{space}"])))
    short = draw(
        st.sampled_from(["say", "'it''s'", '"a b"', "90%", "[a]", "{b: c:d}", "~", "it's", "a : b"])
    )
    forms = [
        words, lines, f"'{lines}'", f'"{lines}"', f"[{short}, b]", f"{{a: {short}, b-c: d e}}", f"{words} # why",
        f"|\n{space}{lines}", f">-\n{space}{lines}\n", f"|\n{space}{lines}\n\n{space}# more",
        f">\n{space}{lines}\n\n\n{space}{words}", "", "[]", "{}",
    ]  # fmt: skip
    return draw(st.sampled_from(forms))


@st.composite
def items(draw: st.DrawFn, column: int = 0) -> str:
    """Some keys or some items of a list, in a column."""
    listed = draw(st.booleans())
    found = []
    for number in range(draw(st.integers(1, 3))):
        space = " " * draw(st.sampled_from([column] * 9 + [column + 1]))
        key = draw(st.sampled_from([f"k{number}:", f"two words {number}:", f"x-{number}:", "k0:"]))
        head = "-" if listed else key
        below = column + draw(st.sampled_from([2, 2, 2, 4, 0]))
        if column < 8 and draw(st.booleans()):
            inner = draw(items(below))
            found.append(f"{space}- {inner.lstrip(' ')}" if listed else f"{space}{head}\n{inner}")
        else:
            found.append(f"{space}{head} {draw(values(column))}\n".replace(" \n", "\n"))
        found.append(draw(st.sampled_from(["", "", "", "\n", "# why\n", "  # why\n", "---\n"])))
    return "".join(found)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A part of an example with a sign put in."""
    lines = draw(st.sampled_from(TEXTS)).splitlines(keepends=True)
    first = draw(st.integers(0, max(len(lines) - 1, 0)))
    text = "".join(lines[first : first + draw(st.integers(1, 12))])
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(SIGNS)) + text[at + draw(st.integers(0, 2)) :]


@settings(max_examples=400)
@given(items() | spoiled())
def test_what_is_read_at_a_glance_is_what_libyaml_reads(text: str) -> None:
    found = everyday.contents(text, DEEP)
    if found is not None:
        assert repr(found) == repr(by_libyaml(text))


@pytest.mark.parametrize("path", sorted((EXAMPLES / "hotel" / "standards").rglob("*.yaml")))
def test_the_standards_of_the_examples_are_read_at_a_glance(path: Path) -> None:
    assert everyday.contents(path.read_text("utf-8"), DEEP) is not None


@pytest.mark.parametrize("depth", [1, 2, 3, 50, everyday.DEEPEST])
def test_a_kit_that_may_not_be_deep_is_not_read_deeper(depth: int) -> None:
    text = "a:\n- b:\n  - [[c]]\n"
    assert (contents.contents(text, depth, 100_000) is not None) == (depth >= 6)
