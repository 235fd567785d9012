"""Whatever a YAML file holds, setting it in style changes neither what it says nor what is remarked on it.

The judge is a reading of its own: PyYAML's events, its data, and the comments found between its tokens.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards_kit.syntax.style.canonical import canonical

CHECKOUT = Path(__file__).resolve().parents[2]
SUITE = CHECKOUT / "tests" / "robust" / "yaml-test-suite" / "cases.json"
CASES = {k: v["yaml"] for k, v in json.loads(SUITE.read_text(encoding="utf-8")).items()}
EXAMPLES = sorted((CHECKOUT / "examples").rglob("*.yaml"))
SETTINGS = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def accepted(text: str) -> bool:
    try:
        list(yaml.parse(text, yaml.CLoader))
    except yaml.YAMLError:
        return False
    return True


def said(text: str) -> list[tuple[Any, ...]]:
    """Types, values, names and tags, in order."""
    return [
        (type(e).__name__, *(getattr(e, name, None) for name in ("value", "anchor", "tag")))
        for e in yaml.parse(text, yaml.CLoader)
    ]


def remarks(text: str) -> list[str]:
    """Comments as they stand between tokens, and behind the heads of block scalars."""
    at, found = 0, []
    for token in yaml.scan(text, yaml.CLoader):
        start, end = token.start_mark.index, token.end_mark.index
        found += re.findall(r"#[^\r\n]*", text[at:start]) if start > at else []
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            found += re.findall(r"#[^\r\n]*", re.split(r"[\r\n]", text[start:end])[0])
        at = max(at, end)
    return [remark.rstrip() for remark in found]


def check(text: str) -> str:
    """All that must hold; gives the text in style."""
    after = canonical(text).text
    assert said(after) == said(text)
    assert remarks(after) == remarks(text)
    assert canonical(after).text == after
    return after


# --- Files that people write --------------------------------------------------------------------

SENTENCES = [
    "You answer.",
    "it's within 20 seconds",
    'they say "hello" at once',
    "a long sentence that goes on and on, " * 6 + "until it ends.",
    "two  spaces and a long, " * 9 + "end",
    "naïve 😀 and back\\slash",
]
WORDS = st.sampled_from(SENTENCES)
GAPS = st.sampled_from(["", "", "\n", "\n\n\n", "   \n", "# a remark\n", "\n    # set deep\n\n"])
TAILS = st.sampled_from(["", "", "  ", " # why", "      # far"])


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    """A text in any style, as it stands behind a key whose column is below ``indent``."""
    style = draw(st.sampled_from(["plain", "'", '"', "|", ">", "over lines"]))
    text, tail = draw(WORDS), draw(TAILS)
    if style == "plain":
        return f"{text}{tail}\n"
    if style == "'":
        return "'" + text.replace("'", "''") + f"'{tail}\n"
    if style == '"':
        return json.dumps(text, ensure_ascii=draw(st.booleans())) + f"{tail}\n"
    pad = " " * indent
    if style == "over lines":
        return f"{text}  \n{pad}   {draw(WORDS)}\n\n{pad} {draw(WORDS)}{tail}\n"
    mark = draw(st.sampled_from(["", "-", "+"]))
    step = draw(st.integers(1, 4))
    inner = " " * (indent - 1 + step)
    body = draw(st.lists(WORDS | st.sampled_from(["", "  deeper", "\ttab", "# no", "- x "]), min_size=1, max_size=5))  # fmt: skip
    if body[0].startswith((" ", "\t")) or not body[0]:
        body[0] = "first"
    lines = "".join(f"{inner}{line}\n" if line else "\n" for line in body)
    return f"{style}{mark}{tail if tail.strip() else ''}\n{lines}" + draw(
        st.sampled_from(["", "\n", "\n\n"])
    )


@st.composite
def blocks(draw: st.DrawFn, column: int = 0, depth: int = 3) -> str:
    """A mapping or a list at a column, indented as somebody happened to."""
    pad, parts = " " * column, []
    listed = draw(st.booleans())
    for number in range(draw(st.integers(1, 3))):
        parts.append(draw(GAPS))
        head = f"{pad}-" if listed else f"{pad}key {number}:"
        kind = draw(st.sampled_from(["text", "flow", "named", "below"] if depth else ["text"]))
        if kind == "below":
            step = draw(st.integers(1, 5))
            parts.append(f"{head}{draw(TAILS)}\n{draw(blocks(column + step, depth - 1))}")
        elif kind == "flow":
            parts.append(f"{head} [a, 'b',  {{c: 'd', \"e\": f}},{draw(TAILS)}\n{pad}    g ]\n")
        elif kind == "named":
            parts.append(f"{head}  &n{number}  !!str {draw(scalars(column + 1))}")
        else:
            parts.append(f"{head}{draw(st.sampled_from([' ', '   ']))}{draw(scalars(column + 1))}")
    return "".join(parts)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@given(text=blocks(), ended=st.booleans())
@SETTINGS
def test_what_people_write_says_the_same_in_style(newline: str, text: str, ended: bool) -> None:
    text = text if ended else text.rstrip("\n")
    if accepted(text):
        after = check(text.replace("\n", newline))
        assert "\n" not in text or "\n" not in after.replace(newline, "")


def test_most_of_what_people_write_is_set_whole() -> None:
    tried: list[bool] = []

    @given(blocks())
    @SETTINGS
    def collect(text: str) -> None:
        if accepted(text):
            tried.append(canonical(text).whole)

    collect()
    assert len(tried) > 100
    assert sum(tried) / len(tried) > 0.9


# --- Files that libyaml writes, and files that no one would --------------------------------------

CHARS = "aab z09  \n\n\t'\"\\:#-,[]{}!&*?|>%@é\xa0\x85\u2028\u2029😀\0\x07\x1b"
leaves = st.text(st.sampled_from(CHARS), max_size=40) | WORDS
structures = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(leaves, inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
@given(
    data=structures,
    flow=st.sampled_from([False, None, True]),
    width=st.sampled_from([10, 80, 500]),
    indent=st.sampled_from([2, 4, 7]),
    plain=st.booleans(),
    newline=st.sampled_from(["\n", "\r", "\r\n"]),
)
@SETTINGS
def test_what_libyaml_writes_reads_the_same(
    style: str | None, data: Any, flow: bool | None, width: int, indent: int, plain: bool, newline: str
) -> None:  # fmt: skip
    text = yaml.dump(
        data, Dumper=yaml.CDumper, default_style=style, default_flow_style=flow, width=width,
        indent=indent, allow_unicode=plain, line_break=newline,
    )  # fmt: skip
    assert yaml.load(check(text), yaml.CSafeLoader) == yaml.load(text, yaml.CSafeLoader)


PIECES = [
    *"ab01é", "\n", "\n", "\n  ", "\n\n ", " ", "\t", "\r\n", '"', "'", "''", "- ", "? ", ": ", "k: ", "|",
    ">", "-", "+", "|+\n ", ">-\n  ", "|2\n   ", "\\", "\\n", "[", "]", "{", "}", ", ", "# c", " # d\n", "&a ",
    "!t ", "*a", "...", "--- ", "\n---\n", "long words " * 20,
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(SETTINGS, max_examples=1500)
def test_whatever_libyaml_accepts_says_the_same(text: str) -> None:
    if accepted(text):
        check(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_an_example_says_the_same(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [case for case, text in CASES.items() if accepted(text)])
def test_a_case_of_the_suite_for_parsers_says_the_same(case: str) -> None:
    check(CASES[case])
