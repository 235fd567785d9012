"""Other words in the place of a phrase, or a whole sentence said anew."""

from itertools import takewhile

from standards_kit.authoring.define.answers import (
    Unfit,
)
from standards_kit.authoring.define.by_place import instead
from standards_kit.authoring.define.questions import Spot
from standards_kit.model.entries import TermEntry
from standards_kit.syntax.insertion import quoted
from standards_kit.syntax.nodes import Scalar
from standards_kit.text.diagnostic import Edit

_PLAIN = frozenset(" -–.;£€$%")
"""What may stand among letters and digits in a text of any style, without quotes."""


def reworded(spot: Spot, words: str) -> str:
    """The text that a phrase stands in, with other words in its place."""
    passage, vague = spot.passage, spot.vague
    return passage.text[: vague.start] + _fitted(spot, words) + passage.text[vague.end :]


def _fitted(spot: Spot, words: str) -> str:
    """Words as they stand in the place of a phrase: they begin as it began, and no stop is doubled."""
    before, rest = spot.vague.phrase[:1], spot.passage.text[spot.vague.end :]
    if before.isupper() and words[:1].islower():
        words = words[0].upper() + words[1:]
    goes_on = rest[:1] in tuple(".,;:!?") or rest.lstrip()[:1].islower()
    return words.removesuffix(".") if goes_on else words


def worded(spot: Spot, words: str) -> Edit:
    """Other words in place of a phrase. Raises Unfit."""
    vague = spot.vague
    return _written(spot, vague.start, vague.end, _fitted(spot, words), reworded(spot, words))


def resaid(spot: Spot, sentence: str) -> Edit:
    """A text said anew: of one on a single line only what is other than before is written. Raises Unfit."""
    text = spot.passage.text
    if " ".join(text.split()) == sentence:
        raise Unfit("That is what it says already.")
    if " ".join(text.split()) != text:
        return _written(spot, 0, len(text), "", sentence)
    start, end = _other(text, sentence)
    return _written(spot, start, end, sentence[start : len(sentence) - len(text) + end], sentence)


def _other(text: str, sentence: str) -> tuple[int, int]:
    """From where to where a text differs from another, in whole words."""
    start = _alike(text, sentence)
    start = text.rfind(" ", 0, start) + 1
    most = min(len(text), len(sentence)) - start
    same = _alike(text[::-1], sentence[::-1])
    end = len(text) - min(same, most)
    after = text.find(" ", end)
    return start, len(text) if after < 0 else after


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _written(spot: Spot, start: int, end: int, words: str, whole: str) -> Edit:
    """Words at a span of a text; the whole text anew where its quotes would not bear them."""
    owner, passage = spot.passage.owner, spot.passage
    entry = owner.entry if isinstance(owner, TermEntry) else owner
    steps = (*owner.steps, *passage.steps) if isinstance(owner, TermEntry) else passage.steps
    document = entry.document
    node, _ = document.find((*entry.path, *steps))
    block = isinstance(node, Scalar) and node.style in ("|", ">")
    plain = words[:1].isalnum() and all(char.isalnum() or char in _PLAIN for char in words)
    if words and (block or plain):
        return Edit(passage.place(start, end), words)
    if not isinstance(node, Scalar) or node.value != passage.text:
        raise Unfit("Only an editor can write these words here: the text is put together by YAML.")
    return instead(document, node, quoted(whole))
