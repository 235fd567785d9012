"""What a definition, or a word that means the same, changes in the files of a kit."""

from collections.abc import Sequence

from standards_kit.authoring.define.answers import (
    Definition,
    Plan,
    SameAs,
    Unfit,
)
from standards_kit.authoring.define.by_place import appended, at, instead
from standards_kit.authoring.define.questions import Question
from standards_kit.ground.nearest import did_you_mean
from standards_kit.model.entries import TermEntry
from standards_kit.model.folder import is_wanted
from standards_kit.model.project import Project
from standards_kit.syntax.appending import Cannot, appended_to
from standards_kit.syntax.document import Document
from standards_kit.syntax.insertion import Line, addition, quoted
from standards_kit.syntax.nodes import Mapping, Node, Scalar
from standards_kit.syntax.nodes import Sequence as Items
from standards_kit.syntax.writing import Value
from standards_kit.text.diagnostic import Edit

TERMS_FILE = "terms.yaml"


def defined(
    project: Project, question: Question, answer: Definition, variants: Sequence[str]
) -> Plan:
    """The edits that write a definition where it is to hold. Raises Unfit."""
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
        f"\n{'  ' * (d + 1)}{_quoted_key(k)}:{' ' + quoted(v) if v else ''}" for d, k, v in lines
    )
    return "".join(shown) + "\n"


def _quoted_key(word: str) -> str:
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
        return at(document, addition(text, terms, lines))
    if terms is not None:
        return at(document, _listed(document, node, lines))
    deeper = [(depth + 1, key, value) for depth, key, value in lines]
    return at(document, addition(text, node, [(0, "terms", ""), *deeper]))


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
        return [instead(document, node, whole if more else quoted(answer.definition))]
    assert isinstance(node, Mapping)  # noqa: S101 - the model read a term here
    had = node.values["definition"]
    edits = [instead(document, had, quoted(answer.definition))]
    for key, values in more.items():
        edits += _more(document, node, key, values)
    new: list[Line] = [(0, key, values) for key, values in more.items() if key not in node.values]
    return [*edits, at(document, addition(document.source.text, node, new))] if new else edits


def _more(document: Document, node: Mapping, key: str, values: Sequence[str]) -> list[Edit]:
    """The edit that adds texts to those under a key; none where the key is not there."""
    had = node.values.get(key)
    if had is None:
        return []
    if isinstance(had, Scalar):
        return [instead(document, had, quoted([had.value, *values]))]
    each = [quoted(value) for value in values]
    return [appended(document, had, ", ".join(each), each)]


def same(question: Question, answer: SameAs, variants: Sequence[str]) -> Edit:
    """The word, and other forms of it, as variants of a term that is there."""
    term = next((t for t in question.near if t.word.casefold() == answer.term.casefold()), None)
    if term is None:
        near = did_you_mean(answer.term, [term.word for term in question.near])
        raise Unfit(f"No term “{answer.term}” that means much the same holds here.{near}")
    document, node = _node_of(term)
    words = list(dict.fromkeys([question.word, *variants]))
    if isinstance(node, Scalar):
        whole = f"{{definition: {quoted(node.value)}, variants: {quoted(words)}}}"
        return instead(document, node, whole)
    assert isinstance(node, Mapping)  # noqa: S101 - the model read a term here
    if "variants" not in node.values:
        return at(document, addition(document.source.text, node, [(0, "variants", words)]))
    return _more(document, node, "variants", words)[0]
