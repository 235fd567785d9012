"""Where something is, in names that hold while lines move: ids instead of numbers.

``standards/phone-greeting/expectations/answer`` stays what it is while standards are added above it,
and when the standard moves to another file: ids are unique in a kit. What has no id is called by
what it says (``~3f2a91c0``), or ``*`` where it says nothing of its own. Only what belongs to no such
part begins with its file, as seen from the kit: ``standards-kit.yaml#/lint/ignore``. So a kit's
addresses are the same whatever other kits are looked at in the same run.
"""

from bisect import bisect_right
from functools import lru_cache

from standards_kit.model.kit import SourceFile
from standards_kit.model.project import Project
from standards_kit.syntax.nodes import Mapping, Node, Scalar, Sequence
from standards_kit.text.diagnostic import Place
from standards_kit.text.normal import name_of

SECTIONS = frozenset(SourceFile.model_fields) - {"format", "defaults", "extra"}
"""The keys under which a kit's parts stand."""
_OF_A_STANDARD = ("why", "expectations")
_NAMES = ("id", "term")
_SAYINGS = ("text", "title", "name", "goal", "trigger")
_LONGEST_NAME = 64


class Addresses:
    """Tells the address of any place in a kit. ``prefix`` leads to the kit in sources' names."""

    def __init__(self, project: Project, prefix: str) -> None:
        self._prefix = prefix
        self._documents = {(id(one.source), one.number): one for one in project.documents}
        self._begin: dict[int, tuple[list[int], list[str]]] = {}

    def of(self, place: Place) -> str:
        """The address of a place; of one without a pointer, that of what it stands in."""
        file = place.source.path.removeprefix(self._prefix)
        document = self._documents.get((id(place.source), place.document))
        root = document.root if document is not None else None
        if root is None:
            return file
        steps = _steps(place.pointer) or self._steps_to(root, place.span.start)
        names = _names(root, steps)
        if len(names) > 1 and names[0] in SECTIONS and names[1] != "*":
            return "/".join(names)
        return f"{file}#/{'/'.join(names)}" if names else file

    def _steps_to(self, node: Node, offset: int) -> list[str]:
        """The way to what stands at an offset, as far as there is one."""
        steps: list[str] = []
        while not isinstance(node, Scalar):
            starts, names = self._children(node)
            at = bisect_right(starts, offset) - 1
            if at < 0:
                break
            child = _child(node, names[at])
            if child is None or offset >= max(child.end, starts[at] + 1):
                break
            steps.append(names[at])
            node = child
        return steps

    def _children(self, node: Mapping | Sequence) -> tuple[list[int], list[str]]:
        """Where each child begins, and its step; those that an alias brings here are left out."""
        known = self._begin.get(id(node))
        if known is None:
            known = self._begin[id(node)] = ([], [])
            for name, start in _begins(node):
                if not known[0] or start > known[0][-1]:
                    known[0].append(start)
                    known[1].append(name)
        return known


def _begins(node: Mapping | Sequence) -> list[tuple[str, int]]:
    if isinstance(node, Mapping):
        return [(name, key.start) for name, key in node.keys.items()]
    return [(str(index), item.start) for index, item in enumerate(node.items)]


def _child(node: Node, step: str) -> Node | None:
    if isinstance(node, Mapping):
        return node.values.get(step)
    if isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
        return node.items[int(step)]
    return None


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _names(root: Node, steps: list[str]) -> list[str]:
    """Each step by name; a document that is one standard is seen as an item of `standards`."""
    names: list[str] = []
    if isinstance(root, Mapping) and any(key in root.keys for key in _OF_A_STANDARD):
        names = ["standards", _item_name(root)]
    node: Node | None = root
    for step in steps:
        below = _child(node, step) if node is not None else None
        listed = isinstance(node, Sequence) and below is not None
        names.append(_item_name(below) if listed else step)  # type: ignore[arg-type]
        node = below
    return names


def _item_name(node: Node) -> str:
    """What an item of a list is called: its id, else what it says."""
    if isinstance(node, Scalar):
        return _called(node.value)
    if isinstance(node, Mapping):
        for key in (*_NAMES, *_SAYINGS):
            value = node.values.get(key)
            if isinstance(value, Scalar) and value.value.strip():
                short = key in _NAMES and len(value.value) <= _LONGEST_NAME
                return " ".join(value.value.split()) if short else _called(value.value)
    return "*"


@lru_cache(maxsize=16)  # findings in one text follow each other, and it may be a megabyte
def _called(text: str) -> str:
    return name_of(text)
