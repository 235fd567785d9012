"""Writes values as YAML that reads back as exactly what was given.

Everything a kit says is text, so a text is quoted where a reader of YAML, ours or another, would take
it for something else. Long ones are folded, as people fold them.
"""

import json
import textwrap
from collections.abc import Mapping, Sequence

from standards_kit.ground.lazy import lazy

Value = str | Sequence["Value"] | Mapping[str, "Value"]

WIDTH = 98
_LONG = 88
# What is read as a number, a time, a truth or nothing.
_OTHER_TYPE = lazy(
    r"(?i)(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:0[xob])?[\d_,.:]+(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan))\Z"
)
_DATE = lazy(r"\d{4}-\d\d-\d\d\Z|[1-9]\d{0,8}\Z|0\Z")
_ENDS_EARLY = lazy(r":(?:\s|$)|\s#")
_IN_FLOW = lazy(r"[,\[\]{}?:]")


def lines_of(key: str, value: Value, indent: int) -> list[str]:
    """A key with its value as lines in block style, the key ``indent`` columns in."""
    head = f"{' ' * indent}{scalar(key)}:"
    if isinstance(value, str):
        return _text_lines(head, value, indent)
    if isinstance(value, Mapping):
        if _is_short(value) and len(head) + len(flow(value)) < WIDTH:
            return [f"{head} {flow(value)}"]
        below = [line for name, each in value.items() for line in lines_of(name, each, indent + 2)]
        return [head, *below]
    if all(isinstance(item, str) for item in value) and len(head) + len(flow(value)) < WIDTH:
        return (
            [f"{head} {flow(value)}"] if not _has_sentence(value) else _listed(head, value, indent)
        )
    return _listed(head, value, indent)


def item_lines(value: Value, indent: int) -> list[str]:
    """An item of a list as lines in block style, its dash ``indent`` columns in."""
    dash = f"{' ' * indent}- "
    if isinstance(value, str):
        return [dash + scalar(value)]
    if isinstance(value, Mapping) and value:
        lines = [line for k, v in value.items() for line in lines_of(k, v, indent + 2)]
        return [dash + lines[0][indent + 2 :], *lines[1:]]
    return [dash + flow(value)]


def flow(value: Value) -> str:
    """A value on one line, as ``{id: a, tags: [b]}``."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        inner = (f"{scalar(k, in_flow=True)}: {flow(v)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def scalar(text: str, in_flow: bool = False) -> str:
    """A text on one line: plain where that is read as it stands, else in double quotes."""
    return text if _is_plain(text, in_flow) else json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, in_flow: bool) -> bool:
    if not text or text != text.strip() or not text.isprintable():
        return False
    if not text[0].isalnum() or _ENDS_EARLY.search(text):
        return False  # most signs at the beginning open something else
    if _OTHER_TYPE.match(text) and not _DATE.match(text):
        return False
    return not (in_flow and _IN_FLOW.search(text))


def _text_lines(head: str, text: str, indent: int) -> list[str]:
    one = f"{head} {scalar(text)}"
    if len(one) <= _LONG or not _may_fold(text):
        return [one]
    inner = " " * (indent + 2)
    wrapped = textwrap.wrap(
        text, max(WIDTH - len(inner), 30), break_long_words=False, break_on_hyphens=False
    )
    return [f"{head} >-", *(inner + line for line in wrapped)]


def _may_fold(text: str) -> bool:
    """Whether folding loses nothing: words parted by single spaces, and nothing else."""
    return (
        text.isprintable() and " ".join(text.split(" ")) == text and text.split() == text.split(" ")
    )


def _is_short(value: Mapping[str, Value]) -> bool:
    return all(isinstance(each, str) for each in value.values())


def _has_sentence(value: Sequence[Value]) -> bool:
    """Lists of ids stand on one line; sentences each on their own, as people read them."""
    return any(isinstance(item, str) and item.count(" ") > 3 for item in value)


def _listed(head: str, value: Sequence[Value], indent: int) -> list[str]:
    return [head, *(line for item in value for line in item_lines(item, indent + 2))]
