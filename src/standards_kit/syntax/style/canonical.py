"""A YAML text in the canonical style: what it says and what is remarked on it stay, or it stays as it is."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import yaml

from standards_kit.ground.lazy import lazy
from standards_kit.syntax import libyaml
from standards_kit.syntax.comments import Comment, comments
from standards_kit.syntax.document import read
from standards_kit.syntax.everyday import EMPTY
from standards_kit.syntax.style.folds import folded
from standards_kit.syntax.style.layout import laid_out, tidied
from standards_kit.syntax.style.quotes import requoted
from standards_kit.syntax.style.shape import Unsure
from standards_kit.text.source import Source

_OTHER_BREAKS = lazy("[\r\x85\u2028\u2029\ufeff]")
_MOST_ROUNDS: Final = 5
Keeps = Callable[[str, str], bool]


class Styled(NamedTuple):
    """A text in the canonical style; ``whole`` is False where something of it was left as it is."""

    text: str
    whole: bool


def canonical(text: str, keeps: Keeps = lambda before, after: True) -> Styled:
    """Take a text that can be read, without a byte-order mark; it keeps its kind of line end.

    ``keeps`` may refuse what else must not change. What comes of it comes of itself again: a text
    that would not stand still is given back as it is.
    """
    newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    plain = text.replace("\r\n", "\n")
    if _OTHER_BREAKS.search(plain):
        return Styled(text, whole=False)
    known, whole = plain, True
    for _ in range(_MOST_ROUNDS):
        after, whole = _round(known, plain, keeps)
        if after == known:
            return Styled(after.replace("\n", newline), whole)
        known = after
    return Styled(text, whole=False)


def _round(text: str, first: str, keeps: Keeps) -> tuple[str, bool]:
    """Each step once; one that would change more than the style is not taken."""
    whole = True
    for step in (requoted, _laid_out, folded):
        taken = _tried(step, text, first, keeps)
        if taken is None:
            whole = False
            taken = _tried(tidied, text, first, keeps) if step is _laid_out else None
        text = text if taken is None else taken
    return text, whole


def _tried(step: Callable[[str], str], text: str, first: str, keeps: Keeps) -> str | None:
    try:
        after = step(text)
    except (Unsure, yaml.YAMLError):
        return None
    if after == text or (says_the_same(first, after) and keeps(first, after)):
        return after
    return None


def _laid_out(text: str) -> str:
    return laid_out(text, _remarks(text))


def _remarks(text: str) -> list[Comment]:
    source = Source("", text)
    return comments(source, read(source).documents)


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts have the same content, names, tags and comments in the same order."""
    try:
        same = list(_said(one)) == list(_said(other))
    except yaml.YAMLError:
        return False
    return same and _remarked(one) == _remarked(other)


def _remarked(text: str) -> list[tuple[str, bool]]:
    return [(remark.text.rstrip(), remark.alone) for remark in _remarks(text)]


def _said(text: str) -> Iterator[tuple[object, ...]]:
    for event in libyaml.events(text):
        held = [
            getattr(event, name, None)
            for name in ("anchor", "tag", "value", "flow_style", "explicit")
        ]
        # A value that is left out is none; the same sign in quotes is a text.
        bare = not getattr(event, "style", None) and getattr(event, "value", None) in EMPTY
        yield (type(event), *held, bare)
