"""Reads a source into documents of nodes, and says what is wrong with its YAML.

The C parser of PyYAML (libyaml) yields events; we compose them ourselves, without recursion, so
that depth and size are bounded while reading, aliases are counted at their full size, and a
broken document doesn't take the others of its file with it. After an error reading goes on at the
next ``---``.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import bundle, record
from standards_kit.syntax import explain, libyaml
from standards_kit.syntax.contents import contents
from standards_kit.syntax.everyday import EMPTY, LINE_OF_PARAGRAPH
from standards_kit.syntax.nodes import (
    Mapping,
    Node,
    Path,
    Scalar,
    Sequence,
    data_of,
    deepest,
    pointer,
)
from standards_kit.text.diagnostic import Finding, Place, Related
from standards_kit.text.source import Source, Span

_NEXT_DOCUMENT = lazy(r"(?:\r\n|\r|\n)(?=---(?:[ \t\r\n]|$))")
_MOST_MISTAKES = 100  # reading begins anew after each, and nobody mends more at one sitting
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")
)


DEEPEST = 200  # more would overflow the stack of what copies and prints values later on


@record
class Limits:
    """What is refused unread: bytes of a file, levels of nesting, nodes after aliases."""

    size: int = 10_000_000
    depth: int = DEEPEST
    nodes: int = 100_000


USUAL: Final = Limits()


@bundle
class Nodes:
    """What a document is composed of. ``root`` is None where nothing is written in it."""

    root: Node | None = None
    styled: list[Scalar] = field(default_factory=list)  # quoted and block scalars, in order
    empty: list[Scalar] = field(default_factory=list)  # values that are left out


class Document:
    """One YAML document of a source.

    ``data`` is its content as plain data, None where nothing is written in it; ``dropped`` are items that
    the model went without. Its nodes tell where each value stands; those of a document that was read
    without them, ``later``, are composed when somebody first asks.
    """

    __slots__ = ("_later", "_nodes", "data", "dropped", "number", "source")

    def __init__(
        self,
        source: Source,
        number: int,
        nodes: Nodes | None = None,
        data: Any = None,
        later: "_Later | None" = None,
    ) -> None:
        self.source = source
        self.number = number
        self.data = data
        self.dropped: dict[Path, list[int]] = {}
        self._nodes = nodes
        self._later = later

    @property
    def nodes(self) -> Nodes:
        """What it is composed of."""
        if self._nodes is None:
            self._nodes = self._later.nodes(self.number) if self._later else Nodes()
        return self._nodes

    @property
    def root(self) -> Node | None:
        return self.nodes.root

    @property
    def styled(self) -> list[Scalar]:
        return self.nodes.styled

    @property
    def empty(self) -> list[Scalar]:
        return self.nodes.empty

    @property
    def blank(self) -> list[Scalar]:
        """The scalars that say nothing; what is read without nodes has none."""
        if self._later is not None:
            return []
        return [scalar for scalar in self.styled if not scalar.value.strip()] + self.empty

    def content(self, path: Path) -> Any:
        """The plain data at a path, None where there is none; no nodes are needed for it."""
        data = self.data
        for step in self._with_dropped(path) if self.dropped else path:
            try:
                data = data[step]
            except (IndexError, KeyError, TypeError):
                return None
        return data

    def find(self, path: Path) -> tuple[Node, Path]:
        """The deepest node on a path, and the steps to it; items left out are counted again."""
        root = self.root or Mapping(0)
        return deepest(root, self._with_dropped(path) if self.dropped else path)

    def _with_dropped(self, path: Path) -> Path:
        steps: list[str | int] = []
        for step in path:
            gone = self.dropped.get(tuple(steps), ())
            true = step
            if isinstance(true, int):
                for index in sorted(gone):
                    true += index <= true
            steps.append(true)
        return tuple(steps)

    def place(self, path: Path, within: Span | None = None) -> Place:
        """Where the value at a path stands, or the deepest node on the way to it."""
        if self.root is None:
            return Place(self.source, within or Span(0, 0), self.number)
        node, reached = self.find(path)
        span = within or self.content_span(node)
        return Place(self.source, span, self.number, pointer(reached))

    def key_place(self, path: Path) -> Place:
        """Where the key at the end of a path stands; its value where it has no key."""
        if self.root is not None and path:
            above, reached = self.find(path[:-1])
            key = above.keys.get(str(path[-1])) if isinstance(above, Mapping) else None
            if key is not None and len(reached) == len(path) - 1:
                return Place(
                    self.source,
                    Span(key.start, key.end),
                    self.number,
                    pointer((*reached, path[-1])),
                )
        return self.place(path)

    def content_span(self, node: Node) -> Span:
        """A node's span without the blank lines and indentation after it.

        libyaml ends block collections and block scalars where the next token begins.
        """
        text, end = self.source.text, node.end
        while end > node.start and text[end - 1] in " \t\r\n":
            end -= 1
        return Span(node.start, max(end, node.start))


@bundle
class Reading:
    """What came of a source: its documents and what is wrong with its syntax."""

    source: Source
    documents: list[Document]
    findings: list[Finding]


class _Later:
    """The nodes of a source that was read without them."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._composed: dict[int, Nodes] | None = None

    def nodes(self, number: int) -> Nodes:
        """The nodes of one document; none where the file is no longer what it was."""
        if self._composed is None:
            _EXPERIENCE.asked += 1
            documents = read(self._source, self._limits).documents
            self._composed = {document.number: document.nodes for document in documents}
        return self._composed.get(number) or Nodes()


class _Experience:
    """How many sources were read without nodes, and of how many these were asked for after all.

    To compose nodes takes twice as long as to read without: in a kit of which something is to be said in more
    than every other file, they are composed at once.
    """

    def __init__(self) -> None:
        self.read = 0
        self.asked = 0

    def speaks_for_nodes(self) -> bool:
        """Whether the next source will probably be asked for its nodes."""
        return self.asked > _ENOUGH + self.read // 2

    def speaks_for_a_glance(self) -> bool:
        """Whether so many are read that it pays to make ready for those written as nearly all are."""
        return self.read >= _ENOUGH


_ENOUGH = 16
_EXPERIENCE = _Experience()


def read_contents(source: Source, limits: Limits = USUAL) -> Reading:
    """Read a source whose documents tell what is written in them, and where when they are asked."""
    if _EXPERIENCE.speaks_for_nodes():
        return read(source, limits)
    found = contents(source.text, limits.depth, limits.nodes, _EXPERIENCE.speaks_for_a_glance())
    if found is None:
        return read(source, limits)
    _EXPERIENCE.read += 1
    later = _Later(source, limits)
    documents = [Document(source, n, data=data, later=later) for n, data in enumerate(found)]
    return Reading(source, documents, [])


class _TooLarge(Exception):
    """A limit is exceeded at an offset."""

    def __init__(self, offset: int, message: str, help: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.help = help


def read(source: Source, limits: Limits = USUAL) -> Reading:
    """Compose a source. Never raises for what is in the text."""
    reading = Reading(source, [], [])
    base = number = mistakes = 0
    while True:
        composer = _Composer(reading, base, number, limits)
        try:
            composer.compose()
            return reading
        except _TooLarge as refused:
            reading.documents.clear()
            reading.findings[:] = [_refusal(source, refused)]
            return reading
        except yaml.YAMLError as error:
            finding, offset = explain.explain(source, error, base, composer.number)
            reading.findings.append(finding)
        following = _NEXT_DOCUMENT.search(source.text, max(offset, composer.begun) - 1)
        if following is None:
            return reading
        mistakes += 1
        if mistakes == _MOST_MISTAKES:
            reading.findings.append(_unread_from(source, following.end(), composer.number + 1))
            return reading
        base, number = following.end(), composer.number + 1


def _marks_at(text: str, base: int) -> int:
    """How many byte-order marks stand at an offset."""
    return (
        len(text) - len(text[base:].lstrip("\ufeff")) - base
        if text[base : base + 1] == "\ufeff"
        else 0
    )


def _refusal(source: Source, refused: _TooLarge) -> Finding:
    place = Place(source, Span(refused.offset, refused.offset))
    return Finding(
        "too-large",
        str(refused),
        place,
        help=refused.help,
    )


def _unread_from(source: Source, offset: int, document: int) -> Finding:
    return Finding(
        "too-large",
        f"There are {_MOST_MISTAKES} mistakes above; what follows here was not read.",
        Place(source, source.line_span(source.position(offset).line), document),
        help="Mend those first, and then look again.",
    )


class _Composer:
    """Builds documents from events, keeping the open containers on a stack of its own."""

    def __init__(self, reading: Reading, base: int, number: int, limits: Limits) -> None:
        self.reading = reading
        # libyaml passes over a byte-order mark without counting it
        self.base = base + _marks_at(reading.source.text, base)
        self.limits = limits
        self.number = number
        self.begun = base
        self.count = 0

    def compose(self) -> None:
        """Read event by event to the end of the text, or until libyaml finds a mistake."""
        text = self.reading.source.text
        get_event = libyaml.parser(text[self.base :] if self.base else text).get_event
        while True:
            event: Any = get_event()
            if event.__class__ is DocumentStartEvent:
                self.begun = event.start_mark.index + self.base  # type: ignore[union-attr]
                nodes = Nodes()
                document = Document(self.reading.source, self.number, nodes)
                self._document(get_event, document, nodes)
                if nodes.root is not None:
                    document.data = data_of(nodes.root)
                self.reading.documents.append(document)
                self.number += 1
            elif event.__class__ is StreamEndEvent:
                return

    def _document(self, get_event: Any, document: Document, nodes: Nodes) -> None:  # noqa: C901 - see below
        """Compose one document. One long loop, since each event of every file passes here."""
        base, styled, empty = self.base, nodes.styled, nodes.empty
        deepest_allowed, most = self.limits.depth, self.limits.nodes
        anchors: dict[str, _Anchor] = {}
        stack: list[tuple[Any, Scalar | None, str | None, int]] = []
        container: Any = None
        key: Scalar | None = None
        count = self.count
        while True:
            event = get_event()
            kind = event.__class__
            node: Node
            data: Any
            if kind is ScalarEvent:
                value = event.value
                style = event.style
                node = Scalar(
                    value, event.start_mark.index + base, event.end_mark.index + base, style
                )
                data = value
                if style:
                    styled.append(node)
                    if style == "|":
                        data = LINE_OF_PARAGRAPH.sub(" ", value)
                elif value in EMPTY and (key is not None or container.__class__ is Sequence):
                    empty.append(node)
                    data = None
                if event.anchor is not None or event.tag is not None:
                    self._properties(event, node, document, anchors)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark.index + base
                opened = Mapping(start) if kind is MappingStartEvent else Sequence(start)
                if event.anchor is not None or event.tag is not None:
                    self._properties(event, opened, document, anchors)
                stack.append((container, key, event.anchor, count))
                container, key = opened, None
                if len(stack) > deepest_allowed:
                    raise _TooLarge(
                        start,
                        f"More than {deepest_allowed} levels of nesting.",
                        "No standard is so deep: look for brackets that are never closed.",
                    )
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container.end = event.end_mark.index + base
                node, data = container, container.data
                container, key, anchor, before = stack.pop()
                if anchor is not None:
                    anchors[anchor].close(count - before)
            elif kind is AliasEvent:
                found = self._alias(event, document, anchors)
                count += found.weight
                node = found.node
                data = data_of(node)
            else:  # nothing but the document's end is left
                break
            count += 1
            if count > most:
                raise _TooLarge(
                    event.start_mark.index + base,
                    f"More than {most:,} values, aliases counted.",
                    "Split the file, or raise the limit in `standards-kit.yaml` under "
                    "`lint: limits: nodes:`.",
                )
            if container.__class__ is Mapping:
                if key is None:
                    key = node if node.__class__ is Scalar else self._key(node, document)
                else:
                    name = key.value
                    if name in container.keys:
                        self._duplicate(container, key, document)
                    else:
                        container.keys[name] = key
                        container.values[name] = node
                        if data is not None:
                            if name.startswith("x-"):
                                container.data.setdefault("x-", {})[name] = data
                            else:
                                container.data[name] = data
                    key = None
            elif container is not None:
                container.items.append(node)
                container.data.append("" if data is None else data)
            else:
                nodes.root = node
        self.count = count
        if anchors:
            self.reading.findings.extend(_cut_by_anchor(document, anchors.values()))
        if isinstance(nodes.root, Scalar) and nodes.root.value in EMPTY:
            nodes.root = None

    def _key(self, node: Node, document: Document) -> Scalar:
        """A key must be text; anything else is a finding and gets a stand-in."""
        if isinstance(node, Scalar):
            return node
        place = Place(self.reading.source, Span(node.start, node.end), document.number)
        self.reading.findings.append(
            Finding(
                "wrong-type",
                "A key should be a word, and here is a list or a mapping.",
                place,
                help="If this is a text in brackets, put the whole text in quotes.",
            )
        )
        return Scalar(f"x-unreadable-{node.start}", node.start, node.end, "")

    def _duplicate(self, mapping: Mapping, key: Scalar, document: Document) -> None:
        source = self.reading.source
        first = mapping.keys[key.value]
        place = Place(source, Span(key.start, key.end), document.number)
        earlier = Place(source, Span(first.start, first.end), document.number)
        line = earlier.start.line
        self.reading.findings.append(
            Finding(
                "duplicate-key",
                f"`{key.value}` is written twice; it stands already on line {line}.",
                place,
                help="Keep one of the two, or join them; only the first is read.",
                related=(Related(f"`{key.value}` the first time", earlier),),
            )
        )

    def _properties(
        self, event: Any, node: Node, document: Document, anchors: dict[str, "_Anchor"]
    ) -> None:
        """Remember an anchor; question a tag that is not one of YAML's own plain ones."""
        if event.anchor is not None:
            anchors[event.anchor] = _Anchor(node, event, open=not isinstance(node, Scalar))
        tag = event.tag
        if tag is not None and tag != "!" and tag not in _PLAIN_TAGS:
            start = event.start_mark.index + self.base
            self.reading.findings.append(
                explain.unsafe_tag(document.source, start, document.number, tag)
            )

    def _alias(self, event: Any, document: Document, anchors: dict[str, "_Anchor"]) -> "_Anchor":
        found = anchors.get(event.anchor)
        if found is None or found.open:
            what = "found undefined alias" if found is None else "found recursive alias"
            raise yaml.composer.ComposerError(None, None, what, event.start_mark)
        found.used = True
        return found


@bundle
class _Anchor:
    """A node that was given a name: how many nodes it holds, whether anything repeats it."""

    node: Node
    event: Any
    open: bool
    weight: int = 0
    used: bool = False

    def close(self, weight: int) -> None:
        self.open = False
        self.weight = weight


def _cut_by_anchor(document: Document, anchors: Any) -> Iterator[Finding]:
    """A plain sentence that begins with ``&word`` loses that word: YAML takes it as a name."""
    for anchor in anchors:
        node = anchor.node
        if not anchor.used and isinstance(node, Scalar) and not node.style and node.value:
            yield explain.cut_by_anchor(document.source, node, document.number, anchor.event.anchor)
