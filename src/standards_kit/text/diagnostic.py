"""What is said about a text, and where.

A *finding* is what a rule or a reader of files yields. A *diagnostic* is a finding whose severity
is settled and which is ready to be reported. Everything wrong with input is one of these; an
exception is for the environment or for a fault of ours.
"""

from enum import StrEnum

from standards_kit.ground.records import record
from standards_kit.text.source import Position, Source, Span


class Severity(StrEnum):
    """How much a finding matters. Errors keep a handbook from being printed."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: worst first."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@record
class Place:
    """A span in a source, with the YAML document it lies in and the way to it (JSON Pointer)."""

    source: Source
    span: Span
    document: int = 0
    pointer: str = ""

    @property
    def start(self) -> Position:
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        return self.source.position(self.span.end)


@record
class Related:
    """Another place that belongs to a finding, and what it has to do with it."""

    message: str
    place: Place


@record
class Edit:
    """Replace a span by a text."""

    place: Place
    text: str


@record
class Fix:
    """Edits that mend a finding. Safe: they can't change what the author meant."""

    description: str
    edits: tuple[Edit, ...]
    safe: bool = True


@record
class Finding:
    """What is wrong, where, and what to do.

    ``rule`` is the rule's name; ``severity`` is None where the rule's own default holds;
    ``phrase`` is the words that were found as they read, or the key that is missing; ``category``
    is what kind of words they are. ``level`` names the level that asks for it, where that is not its
    rule's.
    """

    rule: str
    message: str
    place: Place
    help: str = ""
    severity: Severity | None = None
    phrase: str | None = None
    category: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    level: str | None = None


@record
class Diagnostic:
    """A finding with its settled severity, the page that explains the rule, and the level it is of.

    ``address`` is where it is in names that hold while lines move: see ``lint/address.py``.
    """

    finding: Finding
    severity: Severity
    url: str
    level: str = "reviewable"
    address: str = ""

    @property
    def rule(self) -> str:
        return self.finding.rule

    @property
    def place(self) -> Place:
        return self.finding.place

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """By path, then place, then severity: the order in which reports list findings."""
        place = self.finding.place
        where = (place.source.path, place.span.start, place.span.end)
        return (*where, self.severity.rank, self.finding.rule, self.finding.message)
