"""Other words in the place of a phrase."""

from standards_kit.authoring.define.answers import (
    Unfit,
)
from standards_kit.authoring.define.by_place import instead
from standards_kit.authoring.define.questions import Spot
from standards_kit.model.entries import TermEntry
from standards_kit.syntax.insertion import quoted
from standards_kit.syntax.nodes import Scalar
from standards_kit.text.diagnostic import Edit


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


def worded(spot: Spot, words: str) -> Edit:
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
    return instead(document, node, quoted(reworded(spot, words)))
