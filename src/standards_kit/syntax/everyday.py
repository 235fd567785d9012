r"""Reads YAML as nearly everybody writes it: keys, each with a text, or with a list or more keys below it.

YAML is far more than that, and only libyaml reads it all. But libyaml tells what it reads piece by piece, and
to take those into Python costs four times what reading them does. Most files of a kit need no such care: one
regular expression takes them apart. Whatever has another form than those below is left to libyaml, each mistake
among it; what is given here is what libyaml would give.
"""

import json
import re
from functools import lru_cache
from typing import Any

from standards_kit.ground.lazy import lazy

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_USUAL = bytes([0x0A, *range(0x20, 0x7F)])
_ODD = frozenset(
    map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF])
)
"""Signs that YAML forbids, those that it reads as line ends, and tabs."""

_LAST_COLUMN = 30
_MOST_BRACKETS = 20
_LONG = 200
DEEPEST = 2 * _LAST_COLUMN + _MOST_BRACKETS
"""So many containers may be in each other here: two in each column, a list in keys."""

_BEGIN = r"[^ \n\-?:,\[\]{}#&*!|>'\"%@`]"  # more may begin a text without marks, but seldom does
_KEY = rf"{_BEGIN}[^\n:#]{{0,99}}+(?<! )"
_WORDS = r"[^\n:#]*+(?:(?::(?=[^ \n])|(?<! )#)[^\n:#]*+)*+"
_PLAIN = rf"{_BEGIN}{_WORDS}(?:\n ++(?![-#\n]){_WORDS}(?=[\n#]))*+"
_QUOTED = r"""'[^']*+(?:''[^']*+)*+'|"[^"\\]*+\""""
_BLOCK = r"[|>]-?+\n( ++)[^\n]++(?:\n++\5(?! )[^\n]++)*+(?!\n(?: *+\n)*\5)"
_BRACKETS = r"[\[{][^\n#]++"
_COMMENT = r" *+(?:(?<= )#[^\n]*+)?+"
_EMPTY_LINES = r"(?: *+(?:#[^\n]*+)?\n)*+"  # and those of comments
_BEFORE = lazy(_EMPTY_LINES)
_ITEM = lazy(
    rf"( {{0,{_LAST_COLUMN}}}+)(- ++)?+(?:({_KEY}):(?: ++|(?=\n)))?+"
    rf"({_PLAIN}|{_BLOCK}|{_QUOTED}|{_BRACKETS}|){_COMMENT}\n{_EMPTY_LINES}"
    r"|(?s:.+)"  # what is no item is found, too, with all that follows: as one in which nothing is written
)
"""Space before an item, its dash, its key, what is said, and the space before each line of a block."""
LINE_OF_PARAGRAPH = lazy(r"(?<!\n)\n(?![ \t]*(?:\n|\Z))")
"""In a literal text each line ends in a line end; everywhere else YAML has folded the lines of a paragraph
already. One for one, so that offsets in the data are offsets in the value."""
_FOLDED = lazy(r"\n(\n*+)")
_MARKS = frozenset("|>'\"[{")

_MEMBER = lazy(
    rf"({_BEGIN}[^\n?:,\[\]{{}}]*+(?::(?=\w)[^\n?:,\[\]{{}}]*+)*+|'[^'\n]*+'|\"[^\"\\\n]*+\")"
    r"|:(?! )|[^\[\]{}, :]"
)
"""A text in brackets, the name of another among them; or what none begins with."""


def contents(text: str, depth: int) -> list[Any] | None:
    """The content of each document of a text; None where it is for others to read.

    ``depth`` is how many containers may be in each other.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if depth < DEEPEST or text[-1:] != "\n" or _is_odd(text):
        return None
    pages = [text]
    if "\n---\n" in text or text.startswith("---\n"):
        pages = [f"{page}\n" for page in f"\n{text}".split("\n---\n")]
        if _BEFORE.fullmatch(pages[0]):
            del pages[0]
    try:
        return [_content(page) for page in pages]
    except _NotEveryday:
        return None


def _is_odd(text: str) -> bool:
    """Whether a text holds signs that not everybody writes; most hold few beside those of English."""
    try:
        rest = text.encode().translate(None, _USUAL)
    except UnicodeEncodeError:  # half of a sign
        return True
    return not _ODD.isdisjoint(rest.decode())


class _NotEveryday(Exception):
    """Here is something that takes more to read."""


def _content(page: str) -> Any:  # noqa: C901 - see below
    """What is written in a document.

    Every item of every file passes here, so what is asked of each is written out. Most are a text without marks.
    """
    column, box = -1, {}  # type: int, Any
    whole, around = box, []  # type: Any, list[tuple[int, Any]]
    into, name = box, ""  # where the container goes that begins with the next item, if one does
    for indent, dash, key, said, margin in _items(page):
        here = len(indent)
        if into is not None:
            if here < column + (not dash):
                raise _NotEveryday
            around.append((column, box))
            box = into[name] = [] if dash else {}
            column, into = here, None
        elif here != column or box.__class__ is not (list if dash else dict):
            column, box = _back(around, here, list if dash else dict)
        if dash and key:
            around.append((column, box))
            column += len(dash)
            box.append({})
            box = box[-1]
        value: Any = said
        if said in EMPTY:
            if said or not key:
                raise _NotEveryday
        elif margin or said[0] in _MARKS or said[-1] == " " or "\n" in said:
            value = _value(said, margin, column)
        if key:
            to = box if key not in box and key[0] != "x" else _own(box, key)
            if said:
                to[key] = value
            else:
                into, name = to, key
        elif dash:
            box.append(value)
        else:
            raise _NotEveryday
    if into is not None:
        raise _NotEveryday
    return whole[""]


def _back(around: list[tuple[int, Any]], here: int, kind: type) -> tuple[int, Any]:
    """Go back to the container in which an item stands."""
    column, box = around.pop()
    while here < column or (here == column and box.__class__ is not kind):
        column, box = around.pop()
    if here != column:
        raise _NotEveryday
    return column, box


def _items(page: str) -> list[tuple[str, str, str, str, str]]:
    before = _BEFORE.match(page)
    return _ITEM.findall(page, before.end() if before else 0)


def _own(box: dict[str, Any], key: str) -> dict[str, Any]:
    """Where a key goes that is there already, or may be one of the author's own."""
    if key[:2] == "x-":
        box = box.setdefault("x-", {})
    if key in box or key == "x-":
        raise _NotEveryday
    return box


def _value(said: str, margin: str, column: int) -> Any:
    """What is in quotes or brackets, or stands on several lines; those begin after a column."""
    mark = said[0]
    if margin:
        return _block(said, margin, column)
    if mark in "[{":
        read = _in_brackets if len(said) < _LONG else _in_brackets.__wrapped__
        found, plain, brackets = read(said)
        return found.copy() if brackets == 1 else json.loads(plain)
    said = said.rstrip(" ")
    if "\n" in said:
        edge = "\n" + " " * (column + 1)
        lines = [line.strip(" ") for line in said.split(edge)]
        if "" in lines:
            raise _NotEveryday  # an empty line is none to YAML, but the end of a paragraph
        said = " ".join(lines)
    if "\n" in said or said in EMPTY:
        raise _NotEveryday
    return _unquoted(said) if mark in _MARKS else said


def _block(said: str, margin: str, column: int) -> str:
    """A text below a header."""
    header, _, text = said.partition("\n")
    if len(margin) <= column or text.isspace():
        raise _NotEveryday
    end = "" if header[1:] else "\n"
    text, edge = text[len(margin) :], f"\n{margin}"
    paragraph = text.replace(edge, " ")
    if "\n" not in paragraph:
        return paragraph + end
    text = text.replace(edge, "\n")
    if header[0] == "|":
        return LINE_OF_PARAGRAPH.sub(" ", text) + end
    return _FOLDED.sub(lambda found: found[1] or " ", text) + end


def _unquoted(said: str) -> str:
    mark, said = said[0], said[1:-1]
    if not said or said.isspace():
        raise _NotEveryday
    return said.replace("''", "'") if mark == "'" else said


@lru_cache(maxsize=1024)  # the same few ids and amounts are named over and over
def _in_brackets(said: str) -> tuple[Any, str, int]:
    """What is in brackets on one line; the same as JSON, and how many brackets there are.

    Where each text is in quotes, YAML and JSON are one.
    """
    brackets = said.count("[") + said.count("{")
    if brackets > _MOST_BRACKETS:
        raise _NotEveryday
    plain = _MEMBER.sub(_as_json, said)
    try:
        found = json.loads(plain, object_pairs_hook=_keys)
    except ValueError:
        raise _NotEveryday from None
    return found, plain, brackets


def _as_json(found: re.Match[str]) -> str:
    said = (found[1] or "").rstrip(" ")
    if said[:1] in _MARKS:
        said = _unquoted(said)
    if said in EMPTY:
        raise _NotEveryday
    return json.dumps(said, ensure_ascii=False)


def _keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The keys in brackets, each written once, and none of them the author's own."""
    found = dict(pairs)
    if len(found) < len(pairs) or any(key.startswith("x-") for key in found):
        raise _NotEveryday
    return found
