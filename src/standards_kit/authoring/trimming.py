"""Brings the text of a file to less than it says, by place: what stays is written as it was, remarks too.

Only a value that is to be another is written anew, and what a mapping or a list gets in addition.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from standards_kit.authoring.cutting import Data
from standards_kit.authoring.example_kit import is_standard
from standards_kit.syntax.document import read
from standards_kit.syntax.insertion import end_of_block
from standards_kit.syntax.nodes import Mapping, Node, Scalar, data_of
from standards_kit.syntax.nodes import Sequence as Items
from standards_kit.syntax.writing import flow, lines_of, scalar
from standards_kit.text.source import Source

_PARTED = re.compile(r"(?m)^---[ \t]*\n")


class _Edit(NamedTuple):
    start: int
    end: int
    text: str = ""


def trimmed(text: str, wanted: Sequence[Data]) -> str:
    """Take a file's text and what its documents are to say, those that go left out; give the text."""
    left, kept = list(wanted), []
    for chunk in _PARTED.split(text):
        root = _root(chunk)
        if left and root is not None and _fits(root.data, _as_written(root, left[0])):
            kept.append(_document(chunk, _as_written(root, left.pop(0))))
    return "---\n".join(each.strip("\n") + "\n" for each in kept)


def changed(text: str, wanted: Data) -> str:
    """A text of one document brought to what it is to say, whatever it said before."""
    return _document(text, wanted).rstrip("\n") + "\n"


def _as_written(root: Mapping, wanted: Data) -> Data:
    """What a document is to say: the standard itself where it is one."""
    found: Data = wanted["standards"][0] if _alone(root, wanted) else wanted
    return found


def _alone(root: Mapping, wanted: Data) -> bool:
    return is_standard(root.data) and "standards" in wanted


def _root(text: str) -> Mapping | None:
    documents = read(Source("", text)).documents
    root = documents[0].root if documents else None
    return root if isinstance(root, Mapping) else None


def _document(text: str, wanted: Data) -> str:
    for edits in (_less, _more):
        root = _root(text)
        if root is not None:
            text = _edited(text, edits(text, root, wanted, False))
    return text


def _edited(text: str, edits: Iterator[_Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _less(text: str, node: Node, wanted: Any, in_flow: bool) -> Iterator[_Edit]:
    """Take out what is not wanted, and put other values in place of those that are to be others."""
    in_flow = in_flow or _is_flow(text, node)
    if isinstance(node, Mapping) and isinstance(wanted, dict):
        names = list(node.keys)
        if not any(_has(wanted, name) for name in names):
            yield _anew(text, node, wanted)
            return
        yield from _without(
            text, node,
            [(node.keys[n].start, node.values[n]) for n in names], [_has(wanted, n) for n in names],
        )  # fmt: skip
        for name in names:
            if _has(wanted, name) and not name.startswith("x-"):
                yield from _less(text, node.values[name], wanted[name], in_flow)
    elif isinstance(node, Items) and isinstance(wanted, list):
        pairs = _matched(node, wanted)
        if not pairs:
            yield _Edit(node.start, _end(text, node), flow(wanted))
            return
        parts = [(item.start, item) for item in node.items]
        yield from _without(text, node, parts, [n in pairs for n in range(len(parts))])
        for n, each in pairs.items():
            yield from _less(text, node.items[n], each, in_flow)
    elif isinstance(wanted, list) and len(wanted) == 1:
        yield from _less(text, node, wanted[0], in_flow)
    elif _flat(data_of(node)) != _flat(wanted):
        new = scalar(wanted, in_flow) if isinstance(wanted, str) else flow(wanted)
        yield _Edit(node.start, _end(text, node), new)


def _more(text: str, node: Node, wanted: Any, in_flow: bool) -> Iterator[_Edit]:
    """Write what is wanted and isn't there, behind what is."""
    if isinstance(node, Mapping) and isinstance(wanted, dict):
        new = {k: v for k, v in wanted.items() if k not in node.keys and k != "x-"}
        if new:
            yield _added(text, node, new)
        for name, below in node.values.items():
            if _has(wanted, name) and not name.startswith("x-"):
                yield from _more(text, below, wanted[name], in_flow)
    elif isinstance(node, Items) and isinstance(wanted, list):
        pairs = _matched(node, wanted)
        for n, each in pairs.items():
            yield from _more(text, node.items[n], each, in_flow)
        rest = wanted[len(pairs) :]
        if rest:
            yield _Edit(node.items[-1].end, node.items[-1].end, "".join(f", {flow(r)}" for r in rest))  # fmt: skip


def _added(text: str, node: Mapping, new: Data) -> _Edit:
    if _is_flow(text, node):
        inner = flow(new)[1:-1]
        return _Edit(node.end - 1, node.end - 1, f", {inner}" if node.keys else inner)
    spot = end_of_block(text, node)
    return _Edit(spot, spot, "\n" + "\n".join(_block(text, node, new)))


def _anew(text: str, node: Mapping, wanted: Data) -> _Edit:
    """A mapping of which nothing stays, in the way it is written."""
    end = _end(text, node)
    if _is_flow(text, node):
        return _Edit(node.start, end, flow(wanted))
    lines = "\n".join(_block(text, node, wanted))
    line = text.rfind("\n", 0, node.start) + 1
    if text[line : node.start].strip():
        return _Edit(node.start, end, lines.lstrip(" "))
    return _Edit(_remarked(text, line), end, lines)


def _remarked(text: str, line: int) -> int:
    """Where the remarks right above a line begin; those at the head of a text are about all of it."""
    top = line
    while top and text[(above := text.rfind("\n", 0, top - 1) + 1) : top].lstrip(" ")[:1] == "#":
        top = above
    return top or line


def _block(text: str, node: Mapping, new: Data) -> list[str]:
    first = next(iter(node.keys.values()))
    indent = first.start - (text.rfind("\n", 0, first.start) + 1)
    return [line for key, value in new.items() for line in lines_of(key, value, indent)]


def _has(wanted: Data, name: str) -> bool:
    return name in wanted or (name.startswith("x-") and name in wanted.get("x-", {}))


def _matched(node: Items, wanted: Sequence[Any]) -> dict[int, Any]:
    """The items that stay, by their places, each with what it is to be."""
    found: dict[int, Any] = {}
    for n, item in enumerate(node.items):
        if len(found) < len(wanted) and _fits(data_of(item), wanted[len(found)]):
            found[n] = wanted[len(found)]
    return found


def _fits(data: Any, wanted: Any) -> bool:
    """Whether something can be had of data by leaving out what it says."""
    if isinstance(wanted, list):
        items = data if isinstance(data, list) else [data]
        at = 0
        for item in items:
            at += at < len(wanted) and _fits(item, wanted[at])
        return at == len(wanted)
    if isinstance(wanted, dict):
        return isinstance(data, dict) and all(k in data and _fits(data[k], wanted[k]) for k in wanted)  # fmt: skip
    return bool(_flat(data) == _flat(wanted))


def _flat(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _without(
    text: str, whole: Node, parts: Sequence[tuple[int, Node]], kept: Sequence[bool]
) -> Iterator[_Edit]:
    """Take parts out of a mapping or a list: each with where it begins, and whether it stays.

    One of them stays at least.
    """
    if all(kept):
        return
    last = max(n for n, stays in enumerate(kept) if stays)
    if _is_flow(text, whole):
        for n in range(last):
            if not kept[n]:
                yield _Edit(parts[n][0], parts[n + 1][0])
        if last + 1 < len(parts):
            yield _Edit(_end(text, parts[last][1]), _end(text, parts[-1][1]))
        return
    first, begin = kept.index(True), parts[0][0]
    dashed = isinstance(whole, Mapping) and text[text.rfind("\n", 0, begin) + 1 : begin].strip()
    if first and dashed:
        yield _Edit(begin, parts[first][0])  # the dash before its keys stays
    for n, (start, node) in enumerate(parts):
        if not kept[n] and not (dashed and n < first):
            yield _lines(text, start, max(_end(text, node), start), n == 0)


def _lines(text: str, start: int, end: int, first: bool) -> _Edit:
    """The whole lines of a part, with the remarks right above it.

    Blank lines below go, too, where it is the first or some stand above: what stays is parted as it was.
    """
    line = _remarked(text, text.rfind("\n", 0, start) + 1)
    below = text.find("\n", end)
    below = len(text) if below < 0 else below + 1
    while (first or text[:line].endswith("\n\n")) and text[below : below + 1] == "\n":
        below += 1
    return _Edit(line, below)


def _is_flow(text: str, node: Node) -> bool:
    return not isinstance(node, Scalar) and text[node.start : node.start + 1] in ("{", "[")


def _end(text: str, node: Node) -> int:
    """Where a value ends, less the blank lines after it."""
    if _is_flow(text, node):
        return node.end
    if isinstance(node, Scalar):
        return max(node.start, len(text[: node.end].rstrip()))
    return end_of_block(text, node)
