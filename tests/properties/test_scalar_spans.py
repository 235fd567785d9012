"""Whatever a YAML file holds, a phrase in a value is found again where the author typed it.

Three kinds of files are tried: those that libyaml writes, those that people might write by hand
in each style, and a soup of the characters that YAML gives a meaning to.  Of each scalar in them
three things must hold:

- every character of its value, and every phrase, re-reads from the text it is said to come from
  (``reread`` below is a reading of its own, by one character at a time, and knows no regex);
- the places are in order, apart from each other, and inside the scalar;
- replacing a phrase in the file replaces just that phrase in the value (libyaml is the judge).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standards_kit.syntax.scalars import ScalarMap, scalar_map

BREAKS = "\r\n\x85\u2028\u2029"
BLANKS = " \t"

SETTINGS = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


# --- Reading a file with libyaml ----------------------------------------------------------------


@dataclass(frozen=True)
class Scalar:
    """A scalar as libyaml gives it, and how many columns a block loses at each line's start."""

    text: str
    start: int
    end: int
    style: str
    value: str
    indent: int = 0

    def map(self) -> ScalarMap:
        return scalar_map(self.text, self.start, self.end, self.style, self.value)


def scalars_of(text: str) -> Iterator[Scalar]:
    """The scalars of a file up to its first mistake."""
    tokens = {token.end_mark.index: token.start_mark.index for token in _scalar_tokens(text)}
    columns = []
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                columns.append(event.start_mark.column)
            elif isinstance(event, yaml.CollectionEndEvent):
                columns.pop()
            elif isinstance(event, yaml.ScalarEvent):
                start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
                own = text[tokens[end] : end] if style in ("|", ">") else ""
                indent = _indent(own, columns[-1] if columns else 0)
                yield Scalar(text, start, end, style, event.value, indent)
    except yaml.YAMLError:
        return


def _scalar_tokens(text: str) -> Iterator[yaml.ScalarToken]:
    """Tokens, unlike events, begin after a tag and an anchor."""
    try:
        for token in yaml.scan(text, Loader=yaml.CLoader):
            if isinstance(token, yaml.ScalarToken):
                yield token
    except yaml.YAMLError:
        return


def _indent(block: str, parent: int) -> int:
    """What the indicator asks for, or the first line that is not blank shows."""
    header, *lines = re.split(f"[{BREAKS}]", block.replace("\r\n", "\n"))
    indicator = re.search(r"\d", header[:3].partition("#")[0])
    if indicator:
        return parent + int(indicator[0])
    first = next((line for line in lines if line.strip(" ")), " " * len(block))
    return len(first) - len(first.lstrip(" "))


# --- Reading a fragment by hand -----------------------------------------------------------------


def reread(scalar: Scalar, span: tuple[int, int]) -> str:
    """What the fragment of a scalar says, given what stands around it."""
    read = _reread_block if scalar.style in ("|", ">") else _reread_flow
    return read(scalar, *span)


def _reread_flow(scalar: Scalar, at: int, stop: int) -> str:
    text, said = scalar.text, []
    in_run = text[:at].rstrip(BLANKS)[-1:] in tuple(BREAKS)
    while at < stop:
        if text[at] in BLANKS + BREAKS:
            at, breaks, blanks = _run(text, at, stop)
            said.append(_folded(breaks, in_run) if breaks or in_run else blanks)
        elif scalar.style == '"' and text[at] == "\\" and text[at + 1] in BREAKS:
            at, breaks, _ = _run(text, at + 1, stop)
            said.append("".join(breaks[1:]))
        elif scalar.style == '"' and text[at] == "\\":
            length = {"x": 4, "u": 6, "U": 10}.get(text[at + 1], 2)
            said.append(_escaped(text[at : at + length]))
            at += length
        else:
            said.append(text[at])
            at += 2 if scalar.style == "'" and text[at : at + 2] == "''" else 1
        in_run = False
    return "".join(said)


def _run(text: str, at: int, stop: int) -> tuple[int, list[str], str]:
    """Where a run of blanks and breaks ends, the breaks as they are read, and the whole run."""
    begin, breaks = at, []
    while at < stop and text[at] in BLANKS + BREAKS:
        if text[at] in BREAKS:
            breaks.append(text[at] if text[at] in "\u2028\u2029" else "\n")
            at += text[at : at + 2] == "\r\n"
        at += 1
    return at, breaks, text[begin:at]


def _folded(breaks: list[str], in_run: bool) -> str:
    if in_run or breaks[0] != "\n":
        return "".join(breaks)
    return "".join(breaks[1:]) or " "


def _escaped(escape: str) -> str:
    digits = escape[2:]
    if digits:
        return chr(int(digits, 16))
    letters = dict(
        zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)
    )
    return letters[escape[1]]


def _reread_block(scalar: Scalar, at: int, stop: int) -> str:
    text, said = scalar.text, []
    line = _line_start(text, at)
    in_run = not text[line:at].strip(" ") and at - line <= scalar.indent
    while at < stop:
        if text[at] in BREAKS:
            set_apart = _set_apart(scalar, at)
            at, breaks = _block_run(scalar, at, stop)
            said.append(_folded(breaks, in_run or set_apart))
        else:
            said.append(text[at])
            at += 1
        in_run = False
    return "".join(said)


def _line_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1] not in BREAKS:
        at -= 1
    return at


def _block_run(scalar: Scalar, at: int, stop: int) -> tuple[int, list[str]]:
    text, breaks = scalar.text, []
    while at < stop and text[at] in BREAKS:
        breaks.append(text[at] if text[at] in "\u2028\u2029" else "\n")
        at += 2 if text[at : at + 2] == "\r\n" else 1
        line = at
        while at < stop and at - line < scalar.indent and text[at] == " ":
            at += 1
    return at, breaks


def _set_apart(scalar: Scalar, at: int) -> bool:
    """Whether the breaks here are kept: in a literal, beside an indented line, at the end."""
    text = scalar.text
    before = _line_start(text, at) + scalar.indent
    after, _ = _block_run(scalar, at, scalar.end)
    return (
        scalar.style == "|"
        or after >= scalar.end
        or text[before] in BLANKS
        or text[after] in BLANKS
    )


# --- What must hold -----------------------------------------------------------------------------

Picks = list[tuple[int, int]]


def check(text: str, picks: Picks) -> None:
    for scalar in scalars_of(text):
        found = scalar.map()
        assert found.exact, scalar
        _check_places(scalar, found)
        _check_phrases(scalar, found, picks)
        _check_replacing(scalar, found, picks)


def _check_places(scalar: Scalar, found: ScalarMap) -> None:
    assert len(found.starts) == len(found.ends) == len(scalar.value), scalar
    places = [scalar.start, found.content_start]
    for start, end in zip(found.starts, found.ends, strict=True):
        assert start < end, scalar
        places += [start, end]
    places.append(scalar.end)
    assert places == sorted(places), scalar


def _check_phrases(scalar: Scalar, found: ScalarMap, picks: Picks) -> None:
    length = len(scalar.value)
    for i, char in enumerate(scalar.value):
        assert reread(scalar, (found.starts[i], found.ends[i])) == char, (scalar, i)
        assert found.span(i, i) == (found.starts[i], found.starts[i]), (scalar, i)
    for p, q in [*picks, (0, -1)]:
        a = p % (length + 1)
        b = a + q % (length + 1 - a)
        assert reread(scalar, found.span(a, b)) == scalar.value[a:b], (scalar, a, b)


def _check_replacing(scalar: Scalar, found: ScalarMap, picks: Picks) -> None:
    phrases = [m.span() for m in re.finditer(r"[A-Za-z0-9]+(?: [A-Za-z0-9]+)*", scalar.value)]
    for p, _ in picks[: len(phrases)]:
        a, b = phrases[p % len(phrases)]
        start, end = found.span(a, b)
        edited = scalar.text[:start] + "Zq" + scalar.text[end:]
        expected = scalar.value[:a] + "Zq" + scalar.value[b:]
        said = [again.value for again in scalars_of(edited) if again.start <= start < again.end]
        assert expected in said, (scalar, a, b)


# --- Files that libyaml writes ------------------------------------------------------------------

CHARS = "aab z09  \n\n\t'\"\\:#-,[]{}!&*?|>%@é\xa0\x85\u2028\u2029😀\0\x07\x1b"
values = st.text(st.sampled_from(CHARS), max_size=40) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
LINES = [
    "one two three four five",
    "it's",
    "a: b",
    "# no",
    "naïve 😀 x",
    "  set apart",
    "\ttab",
    "",
]
proses = st.tuples(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("\n".join),
    st.sampled_from(["", "\n", "\n\n", "\u2028"]),
).map("".join)
picks = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=4)
options = st.fixed_dictionaries(
    {
        "width": st.sampled_from([5, 10, 20, 80]),
        "indent": st.sampled_from([2, 4, 7]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r", "\r\n"]),
    }
)
STYLES = [None, "'", '"', "|", ">"]


def structures(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(leaves, inner, max_size=3),
        max_leaves=4,
    )


@pytest.mark.parametrize("style", STYLES)
@given(
    st.one_of(structures(values), structures(proses), structures(proses)),
    st.sampled_from([False, None, True]),
    options,
    picks,
)
@SETTINGS
def test_a_phrase_is_found_in_whatever_libyaml_dumps(
    style: str | None, data: Any, flow: bool | None, how: dict[str, Any], picks: Picks
) -> None:
    text = yaml.dump(data, Dumper=yaml.CDumper, default_style=style, default_flow_style=flow, **how)
    check(text, picks)


@st.composite
def marked_scalars(draw: st.DrawFn) -> yaml.ScalarEvent:
    tag = draw(st.sampled_from([None, "!t", "tag:yaml.org,2002:str", "tag:é,2000:[x]"]))
    anchor = draw(st.sampled_from([None, "a", "b-1"]))
    style = draw(st.sampled_from(STYLES))
    value = draw(values | proses)
    return yaml.ScalarEvent(anchor, tag, (tag is None, tag is None), value, style=style)


@given(
    st.lists(marked_scalars(), min_size=1, max_size=3), st.booleans(), st.booleans(), options, picks
)
@SETTINGS
def test_a_phrase_is_found_behind_tags_and_anchors(
    scalars: list[yaml.ScalarEvent], pairs: bool, flow: bool, how: dict[str, Any], picks: Picks
) -> None:
    kind = "Mapping" if pairs else "Sequence"
    key = [yaml.ScalarEvent(None, None, (True, True), "key")] if pairs else []
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(),
        getattr(yaml, f"{kind}StartEvent")(None, None, True, flow_style=flow),
        *(event for scalar in scalars for event in [*key, scalar]),
        getattr(yaml, f"{kind}EndEvent")(),
        yaml.DocumentEndEvent(),
        yaml.StreamEndEvent(),
    ]
    check(yaml.emit(events, Dumper=yaml.CDumper, **how), picks)


# --- Files that people write --------------------------------------------------------------------

WORDS = ["a", "Bee", "see it", "7", "naïve", "😀", "-", "?", ":x", "x#y", "it's", "x\ufeff", "%"]
SPACES = [" ", " ", "  ", "\t", " \t "]
FOLDS = [
    "\n  ", "\n  ", "\r\n  ", "\r  ", " \n  ", "\t\n   ", "\n\n  ", "\n  \n \n\n  ", "\r\n\r\n  ",
    "\r\r\n  ", "\n  \t", "\x85  ", "\u2028  ", "\u2029   ", "\n\u2028  ", "\u2028\n  ",
]  # fmt: skip
ESCAPES = [
    *(rf"\{letter}" for letter in '0abtnvfre "/\\N_LP'),
    "\\\t", r"\x41", r"\xe9", r"\u00E9", r"\u2028", r"\uFEFF", r"\U0001F600", r"\x0a", r"\x00",
    "\\\n  ", "\\\r\n  ", "\\\r ", "\\\x85", "\\\u2028 ", "\\\n\n  ", "\\\r\n\r\n \t\n  ",
    "\\\n  \\ ",
]  # fmt: skip
CONTEXTS = [
    ("", ""), ("", "\n"), ("--- ", "\n...\n"), ("- ", "\n- b"), ("- - ", "\n- b"),
    ("k: ", "\nl: m"), ("- k:\n    ", " # c\n  l:\n"), ("[", "]"), ("[x, ", " # c\n , y]"),
    ("{k: ", ", l}"), ("{", ": v}"), ("? ", "\n: v"), ("", ": v"), ("k:\n", "\n# c"),
]  # fmt: skip
PROPERTIES = ["", "", "", "!t ", "&a  ", "!!str &b\t", "&b ! ", "!<tag:x,[y]> \n  ", "!t # |\n  "]


def joined(*kinds: list[str]) -> st.SearchStrategy[str]:
    pieces = st.one_of([st.sampled_from(kind) for kind in kinds])
    return st.lists(pieces, max_size=12).map("".join)


plain = st.tuples(
    st.sampled_from(["a", "Bee see", "-x", ":x", "?x"]),
    st.lists(
        st.tuples(st.sampled_from(FOLDS + SPACES), st.sampled_from(WORDS)).map("".join), max_size=8
    ).map("".join),
).map("".join)
single = joined([word.replace("'", "''") for word in WORDS], SPACES, FOLDS, ["''", '"', "\\"])
double = joined(WORDS, SPACES, FOLDS, ESCAPES, ["'"])
flow_sources = st.one_of(plain, single.map("'{}'".format), double.map('"{}"'.format))


@given(st.sampled_from(CONTEXTS), st.sampled_from(PROPERTIES), flow_sources, picks)
@SETTINGS
# Once its two lines are one, this becomes a key, and the tag becomes the mapping's.
@example(("", ": v"), "!<tag:x,[y]> \n  ", "a\n  a", [(0, 0)])
def test_a_phrase_is_found_in_plain_and_quoted_scalars_written_by_hand(
    around: tuple[str, str], properties: str, source: str, picks: Picks
) -> None:
    check(around[0] + properties + source + around[1], picks)


BLOCK_CONTEXTS = [("", 0), ("--- ", 0), ("- ", 0), ("k: ", 0), ("- - ", 2), ("- k: ", 2),
                  ("k:\n  l: ", 2), ("k:\n- ", 0), ("? ", 0), ("- - - ", 4)]  # fmt: skip
CONTENTS = ["a", "Bee see", "two words ", "\ttabbed", "é😀\t", "# no", "- x", "'", "\\n", "%",
            " in", "   in", " \t", "   "]  # fmt: skip
BREAK_KINDS = ["\n", "\n", "\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"]
AFTER = ["", "", "# c", " # c\n\n", "...\n", "- next", "k2: v", "\n\n", " "]


@st.composite
def block_sources(draw: st.DrawFn) -> str:
    before, parent = draw(st.sampled_from(BLOCK_CONTEXTS))
    indicator = draw(st.sampled_from([None, None, 1, 2, 5]))
    indent = parent + (indicator or draw(st.integers(1, 4)))
    marks = [str(indicator or ""), draw(st.sampled_from(["", "-", "+"]))]
    header = draw(st.sampled_from("|>")) + "".join(draw(st.permutations(marks)))
    trailer = draw(st.sampled_from(["", "", " ", "\t", " # comment > |+", "#c"]))
    blank = st.integers(0, indent).map(" ".__mul__)
    content = st.sampled_from(CONTENTS).map((" " * indent).__add__)
    lines = draw(st.lists(content | blank, max_size=8))
    breaks = draw(
        st.lists(st.sampled_from(BREAK_KINDS), min_size=8, max_size=8)
        | st.sampled_from(BREAK_KINDS).map(lambda kind: [kind] * 8)
    )
    body = "".join(line + kind for line, kind in zip(lines, breaks, strict=False))
    if draw(st.booleans()):
        body = body.rstrip("\r\n") if draw(st.booleans()) else body + " " * draw(st.integers(0, 6))
    else:
        body += draw(st.sampled_from(AFTER))
    properties = draw(st.sampled_from(PROPERTIES))
    return before + properties + header + trailer + breaks[-1] + body


@given(block_sources(), picks)
@SETTINGS
@example("--- >\n a\n\n\n  b\n\n c\n", [(0, 9)])
def test_a_phrase_is_found_in_block_scalars_written_by_hand(source: str, picks: Picks) -> None:
    check(source, picks)


# --- Files that no one would write --------------------------------------------------------------

PIECES = [
    *"ab012é😀", "\n", "\n", "\n  ", "\n\n ", " ", "\t", "\r", "\r\n", "\x85", "\u2028", '"', "'",
    "''", "- ", "? ", ": ", "k: ", "|", ">", "-", "+", "|+\n ", ">-\n  ", "\\",
    "\\n", "[", "]", "{", "}",
    ", ", "# c", " #", "&a ", "!t ", "*a", "...", "--- ", "%", "\n---\n",
]  # fmt: skip
soups = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(soups, picks)
@SETTINGS
def test_a_phrase_is_found_in_whatever_libyaml_accepts(text: str, picks: Picks) -> None:
    check(text, picks)


@given(
    soups,
    st.integers(-3, 40),
    st.integers(-3, 40),
    st.sampled_from([None, "", "'", '"', "|", ">", "`"]),
    soups,
)
@SETTINGS
def test_a_scalar_that_is_not_there_gives_places_and_no_crash(
    text: str, start: int, end: int, style: str | None, value: str
) -> None:
    found = scalar_map(text, start, end, style, value)
    assert len(found.starts) == len(found.ends) == len(value)
