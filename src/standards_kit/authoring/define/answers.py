"""What an author may answer to an open question, and the edits that come of it."""

from collections.abc import Sequence
from dataclasses import field

from standards_kit.ground.records import bundle, record
from standards_kit.text.diagnostic import Edit


class Unfit(Exception):
    """An answer that can't be written where it was to go; its text says why, and what to do."""


@record
class Definition:
    """What a word means; ``scope`` is `kit`, `department:ID` or `standard:ID`.

    ``anew``: it takes the place of the definition that the question is about.
    """

    definition: str
    signs: Sequence[str] = ()
    not_: Sequence[str] = ()
    scope: str = "kit"
    anew: bool = False


@record
class SameAs:
    """The word means what a term of the kit means already."""

    term: str


@record
class TargetOf:
    """A number that the expectation is held to; ``start`` is what a time is counted from."""

    value: str
    bound: str = "at_most"
    start: str = ""


@record
class JudgedBy:
    """A role decides, up to a limit."""

    role: str
    limit: str = ""


@record
class Wording:
    """Other words in place of the phrase."""

    words: str


@record
class Sentence:
    """The whole text anew."""

    text: str


Answer = Definition | SameAs | TargetOf | JudgedBy | Wording | Sentence


@bundle
class Plan:
    """Edits in files that are there, and the texts of files that are not there yet."""

    edits: list[Edit] = field(default_factory=list)
    created: dict[str, str] = field(default_factory=dict)
