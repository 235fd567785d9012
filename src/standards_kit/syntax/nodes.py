"""The nodes of a YAML document, each with its place.

Every scalar is a string: what was written is what is kept, so ``no`` and ``08:30`` stay text.
Containers carry, beside their nodes, the same content as plain dictionaries, lists and strings
(``data``), which is what the model reads; keys beginning ``x-`` are gathered there under ``x-``, and
a line end in a text there always parts two paragraphs.
"""

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


class Scalar:
    """A text: its value, where it stands (quotes and block marks included), and its style.

    ``style`` is ``''`` for plain, else ``'``, ``"``, ``|`` or ``>``.
    """

    __slots__ = ("end", "start", "style", "value")

    def __init__(self, value: str, start: int, end: int, style: str) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.style = style

    def __repr__(self) -> str:
        return f"Scalar({self.value!r}, {self.start}, {self.end})"


class Mapping:
    """Keys with values. Of a key written twice the first counts."""

    __slots__ = ("_order", "data", "end", "keys", "start", "values")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.keys: dict[str, Scalar] = {}
        self.values: dict[str, Node] = {}
        self.data: dict[str, Any] = {}
        self._order: list[str] | None = None

    @property
    def order(self) -> list[str]:
        """The keys whose values are not left out, own keys last. Asked once all is read."""
        if self._order is None:
            own = self.data.get("x-", ())
            self._order = [*(name for name in self.data if name != "x-"), *own]
        return self._order


class Sequence:
    """A list of items."""

    __slots__ = ("data", "end", "items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.items: list[Node] = []
        self.data: list[Any] = []


Node = Scalar | Mapping | Sequence


def data_of(node: "Node") -> Any:
    """A node's content as plain dictionaries, lists and strings."""
    return node.value if isinstance(node, Scalar) else node.data


def child(node: "Node", step: str | int) -> "Node | None":
    """The node one step down, or None where there is none.

    A number counts the values of a mapping too, as the model reads some mappings as lists.
    """
    if isinstance(node, Mapping):
        name = nth_key(node, step) if isinstance(step, int) else step
        return node.values.get(name)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def nth_key(mapping: Mapping, index: int) -> str:
    """The key of the value at a position: own keys last, values that are left out not counted."""
    return mapping.order[index] if index < len(mapping.order) else ""


def deepest(node: "Node", path: Path) -> tuple["Node", Path]:
    """Follow a path as far as it goes: the last node there is, and the steps that led to it."""
    taken: list[str | int] = []
    for step in path:
        below = child(node, step)
        if below is None:
            break
        counted = isinstance(node, Mapping) and isinstance(step, int)
        taken.append(nth_key(node, step) if counted else step)  # type: ignore[arg-type]
        node = below
    return node, tuple(taken)


def walk(root: "Node") -> Iterator[tuple[Path, "Node"]]:
    """Every node with its path, in the order of the text, parents first."""
    stack: list[tuple[Path, Node]] = [((), root)]
    while stack:
        path, node = stack.pop()
        yield path, node
        if isinstance(node, Mapping):
            stack.extend(((*path, k), v) for k, v in reversed(node.values.items()))
        elif isinstance(node, Sequence):
            stack.extend(((*path, i), node.items[i]) for i in reversed(range(len(node.items))))


def pointer(path: Path) -> str:
    """A path as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
