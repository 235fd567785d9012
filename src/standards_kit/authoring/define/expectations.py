"""What a number or a judge changes in the expectations that a phrase stands in."""

from collections.abc import Iterator, Sequence

from standards_kit.authoring.define.answers import JudgedBy, TargetOf, Unfit
from standards_kit.authoring.define.by_place import appended, at
from standards_kit.authoring.define.questions import Spot
from standards_kit.syntax.appending import Cannot
from standards_kit.syntax.document import Document
from standards_kit.syntax.insertion import addition, quoted
from standards_kit.syntax.nodes import Mapping, Path, Scalar
from standards_kit.syntax.widening import widened
from standards_kit.syntax.writing import scalar
from standards_kit.text.diagnostic import Edit


def targeted(spots: Sequence[Spot], answer: TargetOf) -> list[Edit]:
    """The edits that hold the expectations of some places to a number. Raises Unfit."""
    start = f", from: {quoted(answer.start)}" if answer.start else ""
    value = "{" + f"{answer.bound}: {quoted(answer.value)}{start}" + "}"
    return [
        edit
        for document, path, _ in _expectations(spots)
        for edit in _beside(document, path, "targets", [value])
    ]


def judged(spots: Sequence[Spot], answer: JudgedBy) -> list[Edit]:
    """The edits that let a role decide about the phrases of some places. Raises Unfit."""
    limit = f", limit: {scalar(answer.limit, in_flow=True)}" if answer.limit else ""
    rest = f", by: {scalar(answer.role, in_flow=True)}{limit}"
    return [
        edit
        for document, path, there in _expectations(spots)
        for edit in _beside(document, path, "judgement", _judgements(there, rest))
    ]


def _judgements(spots: Sequence[Spot], rest: str) -> list[str]:
    phrases = (" ".join(spot.vague.phrase.split()) for spot in spots)
    return ["{word: " + quoted(phrase) + rest + "}" for phrase in dict.fromkeys(phrases)]


def _expectations(spots: Sequence[Spot]) -> Iterator[tuple[Document, Path, list[Spot]]]:
    """The expectations that places stand in, each once and with its places; by what is written once."""
    found: dict[tuple[str, int], tuple[Document, Path, list[Spot]]] = {}
    for spot in spots:
        if spot.expectation is None or spot.standard is None:
            raise Unfit(
                "Only an expectation can have a number or a judge; reword it, or define it."
            )
        document, path = spot.standard.document, (*spot.standard.path, *spot.expectation)
        node, _ = document.find(path)
        key = (document.source.path, node.start)
        found.setdefault(key, (document, path, []))[2].append(spot)
    yield from found.values()


def _beside(document: Document, path: Path, key: str, values: Sequence[str]) -> list[Edit]:
    """The edits that put values under a key of an expectation."""
    text, value = document.source.text, ", ".join(values)
    node, _ = document.find(path)
    if isinstance(node, Scalar):
        items, _ = document.find(path[:-1])
        try:
            spots = widened(text, items, node, "text", f"{key}: [{value}]")
        except Cannot:
            raise Unfit(
                "This sentence is written in a form that nothing can be put beside; do it in an editor."
            ) from None
        return [at(document, spot) for spot in spots]
    assert isinstance(node, Mapping)  # noqa: S101 - the model read an expectation here
    had = node.values.get(key)
    if had is not None:
        return [appended(document, had, value, values)]
    offset, written = addition(text, node, [(0, key, "\0")])
    return [at(document, (offset, written.replace(quoted("\0"), f"[{value}]")))]
