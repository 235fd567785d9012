"""What an author answers to an open question, as edits by place in her files.

Every answer becomes the fewest edits that say it: all else in a file stays, byte for byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from standards_kit.authoring.questions import Question, Spot
from standards_kit.model.entries import TermEntry
from standards_kit.model.folder import is_wanted
from standards_kit.model.project import Project
from standards_kit.syntax.appending import Cannot, appended_to
from standards_kit.syntax.document import Document
from standards_kit.syntax.insertion import Line, addition, end_of_text, quoted
from standards_kit.syntax.nodes import Mapping, Node, Path, Scalar
from standards_kit.syntax.nodes import Sequence as Items
from standards_kit.syntax.widening import widened
from standards_kit.syntax.writing import Value
from standards_kit.text.diagnostic import Edit, Place
from standards_kit.text.source import Span

TERMS_FILE = "terms.yaml"


class Unfit(Exception):
    """An answer that can't be written where it was to go; its text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word means; ``scope`` is `kit`, `department:ID` or `standard:ID`.

    ``anew``: it takes the place of the definition that the question is about.
    """

    definition: str
    signs: Sequence[str] = ()
    not_: Sequence[str] = ()
    scope: str = "kit"
    anew: bool = False


@dataclass(frozen=True, slots=True)
class SameAs:
    """The word means what a term of the kit means already."""

    term: str


@dataclass(frozen=True, slots=True)
class TargetOf:
    """A number that the expectation is held to."""

    value: str
    bound: str = "at_most"


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """A role decides, up to a limit."""

    role: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Other words in place of the phrase."""

    words: str


Answer = Definition | SameAs | TargetOf | JudgedBy | Wording


@dataclass(slots=True)
class Plan:
    """Edits in files that are there, and the texts of files that are not there yet."""

    edits: list[Edit] = field(default_factory=list)
    created: dict[str, str] = field(default_factory=dict)


def plan(
    project: Project,
    question: Question,
    answer: Answer,
    spots: Sequence[Spot],
    variants: Sequence[str] = (),
) -> Plan:
    """Take a question and what is answered; give the edits. Raises Unfit.

    ``spots`` are the places that a number, a role or another wording is for.
    """
    match answer:
        case Definition():
            return _defined(project, question, answer, variants)
        case SameAs():
            return Plan([_same(question, answer, variants)])
        case Wording():
            return Plan([_worded(spot, answer.words) for spot in spots])
        case TargetOf():
            value = "{" + f"{answer.bound}: {quoted(answer.value)}" + "}"
            return Plan(_on_expectations(spots, "targets", value))
        case JudgedBy():
            limit = f", limit: {answer.limit}" if answer.limit else ""
            edits = [
                edit
                for spot in spots
                for edit in _on_expectations([spot], "judgement", _judged(spot, answer.role, limit))
            ]
            return Plan(edits)


def _judged(spot: Spot, role: str, limit: str) -> str:
    return "{word: " + quoted(" ".join(spot.vague.phrase.split())) + f", by: {role}{limit}" + "}"


def _defined(
    project: Project, question: Question, answer: Definition, variants: Sequence[str]
) -> Plan:
    kind, _, name = answer.scope.partition(":")
    lines = _lines(question.word, answer, name if kind == "department" else "", variants)
    if answer.anew:
        if question.defines is None:
            raise Unfit(f"“{question.word}” stands elsewhere than in one definition.")
        return Plan(_redefined(question.defines, answer))
    if kind == "standard":
        found = next((e for e in question.standards if e.model.id == name), None)
        if found is None or found.document.root is None:
            raise Unfit(f"“{question.word}” does not stand in a standard `{name}`.")
        node, _ = found.document.find(found.path)
        return Plan([_into(found.document, node, lines)])
    homes = [d for d in project.documents if _has_terms(d)]
    if homes:
        return Plan([_into(homes[0], homes[0].root, lines)])
    return _elsewhere(project, lines)


def _elsewhere(project: Project, lines: list[Line]) -> Plan:
    """Where no source has top-level terms: a file of their own, or the file that is all there is."""
    kit = project.kit_entry.document
    wanted = is_wanted(TERMS_FILE, project.kit.sources, project.kit.exclude)
    name = TERMS_FILE
    prefix = kit.source.path.rpartition("/")[0]
    name = f"{prefix}/{TERMS_FILE}" if prefix else name
    taken = (project.base / name).exists()
    if project.home.alone is None and wanted and not taken:
        return Plan(created={name: "terms:" + _block(lines)})
    if isinstance(kit.root, Mapping) and kit.root.keys:
        return Plan([_into(kit, kit.root, lines)])
    raise Unfit(f"There is no file for it; write `terms:` into “{kit.source.path}”.")


def _block(lines: list[Line]) -> str:
    shown = (
        f"\n{'  ' * (d + 1)}{quoted_key(k)}:{' ' + quoted(v) if v else ''}" for d, k, v in lines
    )
    return "".join(shown) + "\n"


def quoted_key(word: str) -> str:
    """A word as a key, in quotes where it needs them."""
    return (
        word
        if word.replace(" ", "").replace("-", "").isalnum() and word.isascii()
        else quoted(word)
    )


def _lines(word: str, answer: Definition, department: str, variants: Sequence[str]) -> list[Line]:
    """The keys of a new term, the shortest way that says it."""
    more: list[Line] = [
        (1, key, list(values))
        for key, values in (
            ("signs", answer.signs), ("not", answer.not_), ("variants", variants),
            ("departments", [department] if department else []),
        )
        if values
    ]  # fmt: skip
    if not more:
        return [(0, word, answer.definition)]
    return [(0, word, ""), (1, "definition", answer.definition), *more]


def _has_terms(document: Document) -> bool:
    root = document.root
    if not isinstance(root, Mapping) or "why" in root.values or "expectations" in root.values:
        return False
    terms = root.values.get("terms")
    return (isinstance(terms, Mapping) and bool(terms.keys)) or (
        isinstance(terms, Items) and bool(terms.items)
    )


def _into(document: Document, node: Node | None, lines: list[Line]) -> Edit:
    """The edit that adds a term to the `terms` of a mapping."""
    if not isinstance(node, Mapping) or not node.keys:
        raise Unfit("This is written in a form that nothing can be added to; do it in an editor.")
    terms = node.values.get("terms")
    text = document.source.text
    if isinstance(terms, Mapping) and terms.keys:
        return _at(document, addition(text, terms, lines))
    if terms is not None:
        return _at(document, _listed(document, node, lines))
    deeper = [(depth + 1, key, value) for depth, key, value in lines]
    return _at(document, addition(text, node, [(0, "terms", ""), *deeper]))


def _listed(document: Document, node: Mapping, lines: list[Line]) -> tuple[int, str]:
    """Where the terms are written as a list: one more behind the last."""
    (_, word, definition), *rest = lines
    entry: Value = definition or {key: value for _, key, value in rest}
    try:
        return appended_to(document, node, "terms", entry, word)
    except Cannot:
        raise Unfit(
            f"The terms in “{document.source.path}” are written in a form that nothing can be added to; "
            "do it in an editor."
        ) from None


def _instead(document: Document, node: Node, written: str) -> Edit:
    """What is written in place of a node; the line end behind a block text stays."""
    end = end_of_text(document.source.text, node) if isinstance(node, Scalar) else node.end
    return _at(document, (node.start, written), end)


def _at(document: Document, spot: tuple[int, str], end: int | None = None) -> Edit:
    offset, written = spot
    span = Span(offset, offset if end is None else end)
    return Edit(Place(document.source, span, document.number), written)


def _node_of(term: TermEntry) -> tuple[Document, Node]:
    document = term.entry.document
    return document, document.find((*term.entry.path, *term.steps))[0]


def _redefined(term: TermEntry, answer: Definition) -> list[Edit]:
    """Another definition in place of the one that is there; signs are added to those there are."""
    document, node = _node_of(term)
    more = {"signs": list(answer.signs), "not": list(answer.not_)}
    more = {key: values for key, values in more.items() if values}
    if isinstance(node, Scalar):
        told = ", ".join(f"{key}: {quoted(values)}" for key, values in more.items())
        whole = f"{{definition: {quoted(answer.definition)}, {told}}}"
        return [_instead(document, node, whole if more else quoted(answer.definition))]
    assert isinstance(node, Mapping)  # noqa: S101 - the model read a term here
    had = node.values["definition"]
    edits = [_instead(document, had, quoted(answer.definition))]
    for key, values in more.items():
        edits += _more(document, node, key, values)
    new: list[Line] = [(0, key, values) for key, values in more.items() if key not in node.values]
    return [*edits, _at(document, addition(document.source.text, node, new))] if new else edits


def _more(document: Document, node: Mapping, key: str, values: Sequence[str]) -> list[Edit]:
    """The edit that adds texts to those under a key; none where the key is not there."""
    had = node.values.get(key)
    if had is None:
        return []
    if isinstance(had, Scalar):
        return [_instead(document, had, quoted([had.value, *values]))]
    each = [quoted(value) for value in values]
    return [_appended(document, had, ", ".join(each), each)]


def _same(question: Question, answer: SameAs, variants: Sequence[str]) -> Edit:
    """The word, and other forms of it, as variants of a term that is there."""
    term = next((t for t in question.near if t.word.casefold() == answer.term.casefold()), None)
    if term is None:
        raise Unfit(f"No term “{answer.term}” that means much the same holds here.")
    document, node = _node_of(term)
    words = list(dict.fromkeys([question.word, *variants]))
    if isinstance(node, Scalar):
        whole = f"{{definition: {quoted(node.value)}, variants: {quoted(words)}}}"
        return _instead(document, node, whole)
    assert isinstance(node, Mapping)  # noqa: S101 - the model read a term here
    if "variants" not in node.values:
        return _at(document, addition(document.source.text, node, [(0, "variants", words)]))
    return _more(document, node, "variants", words)[0]


def _appended(document: Document, items: Node, flow: str, each: Sequence[str]) -> Edit:
    """What is added behind the last item of a list, in the list's own style."""
    text = document.source.text
    if not isinstance(items, Items):
        raise Unfit("What stands there is no list yet; make it one in an editor.")
    if not items.items:
        return _at(document, (items.start, f"[{flow}]"), items.end)
    if text[items.start] == "[":
        return _at(document, (items.items[-1].end, f", {flow}"))
    last = items.items[-1]
    line = text.rfind("\n", 0, items.items[0].start) + 1
    indent = text[line : items.items[0].start].partition("-")[0]
    end = len(text[: last.end].rstrip())
    end = text.find("\n", end) if "\n" in text[end:] else len(text)
    end -= text[end - 1 : end] == "\r"
    return _at(document, (end, "".join(f"\n{indent}- {one}" for one in each)))


def _on_expectations(spots: Sequence[Spot], key: str, value: str) -> list[Edit]:
    """The edits that put a target or a judgement on the expectations that phrases stand in."""
    edits = {}
    for spot in spots:
        if spot.expectation is None or spot.standard is None:
            raise Unfit(
                "Only an expectation can have a number or a judge; reword it, or define it."
            )
        document, path = spot.standard.document, (*spot.standard.path, *spot.expectation)
        node, _ = document.find(path)
        edits[node.start, document.source.path] = _on_expectation(document, path, key, value)
    return [edit for each in edits.values() for edit in each]


def _on_expectation(document: Document, path: Path, key: str, value: str) -> list[Edit]:
    text = document.source.text
    node, _ = document.find(path)
    if isinstance(node, Scalar):
        items, _ = document.find(path[:-1])
        try:
            spots = widened(text, items, node, "text", f"{key}: [{value}]")
        except Cannot:
            raise Unfit(
                "This sentence is written in a form that nothing can be put beside; do it in an editor."
            ) from None
        return [_at(document, spot) for spot in spots]
    assert isinstance(node, Mapping)  # noqa: S101 - the model read an expectation here
    had = node.values.get(key)
    if had is not None:
        return [_appended(document, had, value, [value])]
    offset, written = addition(text, node, [(0, key, "\0")])
    return [_at(document, (offset, written.replace(quoted("\0"), f"[{value}]")))]


def reworded(spot: Spot, words: str) -> str:
    """The text that a phrase stands in, with other words in its place."""
    passage, vague = spot.passage, spot.vague
    return passage.text[: vague.start] + _fitted(spot, words) + passage.text[vague.end :]


def _fitted(spot: Spot, words: str) -> str:
    """Words as they stand in the place of a phrase: they begin as it began, and no stop is doubled."""
    before, rest = spot.vague.phrase[:1], spot.passage.text[spot.vague.end :]
    if before.isupper() and words[:1].islower():
        words = words[0].upper() + words[1:]
    return words.removesuffix(".") if rest and rest[0] in ".,;" else words


def _worded(spot: Spot, words: str) -> Edit:
    """Other words in place of a phrase; the whole text anew where its quotes would not bear them."""
    owner, passage = spot.passage.owner, spot.passage
    entry = owner.entry if isinstance(owner, TermEntry) else owner
    steps = (*owner.steps, *passage.steps) if isinstance(owner, TermEntry) else passage.steps
    document = entry.document
    node, _ = document.find((*entry.path, *steps))
    words = _fitted(spot, words)
    block = isinstance(node, Scalar) and node.style in ("|", ">")
    plain = words[:1].isalnum()
    if block or (plain and all(char.isalnum() or char in " -–.;£€$%" for char in words)):
        return Edit(spot.where.place, words)
    if not isinstance(node, Scalar) or node.value != passage.text:
        raise Unfit("Only an editor can write these words here: the text is put together by YAML.")
    return _instead(document, node, quoted(reworded(spot, words)))
