"""What many rules ask of every standard, seen in one pass over its expectations: few have much to do with each."""

from typing import NamedTuple

from standards_kit.lint.context import Context
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC

_STRICT = "mandatory"


class Gist(NamedTuple):
    """A standard, and what there is in its expectations.

    `promised` says that customers are promised it or one of these; `firm` that they are, or that nothing about
    one is left to judgement. `targeted` are those that declare targets, each with its number; `named` the ids
    that they are given.
    """

    entry: Entry[Standard]
    promised: bool
    firm: bool
    targeted: list[tuple[int, Expectation]]
    named: list[str]


def gists(context: Context) -> list[Gist]:
    """The gist of every standard of a kit, retired ones too."""
    return context.once(
        "gists of standards", lambda: [_gist(entry) for entry in context.project.standards]
    )


def _gist(entry: Entry[Standard]) -> Gist:
    model = entry.model
    promised, strict = model.commitment in PUBLIC, model.discretion == _STRICT
    targeted, named = [], []
    for index, part in enumerate(model.expectations):
        if part.targets:
            targeted.append((index, part))
        if part.id is not None:
            named.append(part.id)
        if part.commitment in PUBLIC:
            promised = True
        if part.discretion == _STRICT:
            strict = True
    return Gist(entry, promised, promised or strict, targeted, named)
