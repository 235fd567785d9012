"""The view model: a handbook with every choice made, before any format.

Outputs and themes read these fields and nothing else. Text is `str` where it is one line that
never links, and `Prose` where a defined term may stand in it. An empty tuple or an empty string
means "the author said nothing", and templates print nothing for it. Everything is already
filtered for the reader: what a customer may not see is not here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standards_kit.render.prose import Prose

Reader = Literal["agent", "coach", "customer"]
Paper = Literal["a4", "letter", "a5"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to something printed elsewhere in the same handbook."""

    id: str
    """Where it is: the anchor of a standard, an expectation, a play or a limit."""
    title: str
    """What to call it."""


@dataclass(frozen=True, slots=True)
class TargetView:
    """A measurable level, as people read it."""

    bound: str
    """The figure with its direction: "within 20 seconds", "at least 95 %"."""
    measure: str = ""
    """What is measured: "Time to answer"."""
    share: str = ""
    """How often it must hold: "90 % of the time"."""
    details: tuple[str, ...] = ()
    """Floor, clock, calendar, exclusions and reach, each a short readable phrase."""


@dataclass(frozen=True, slots=True)
class EscalationView:
    """Whom to turn to, when, and how fast; each already readable, each perhaps empty."""

    to: str = ""
    when: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """One thing that is expected of an agent, or one promise a customer reads."""

    address: str
    """Its anchor, which never changes while its id or its text does not: ``greeting/answer``."""
    text: Prose
    """What the agent does; for customers, the promise."""
    trigger: str = ""
    """When it applies, if the author set that apart from the text."""
    actor: str = ""
    """Who does it, if not whoever holds the standard."""
    targets: tuple[TargetView, ...] = ()
    promise: Prose = ()
    """What a customer is told of it."""
    say: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    word_for_word: bool = False
    """True where `say` must be spoken exactly; otherwise these are samples."""
    discretion: str = ""
    """A label where it differs from the usual: "Required every time", "Your judgement"."""
    judgements: tuple[str, ...] = ()
    """Who holds the judgement over which word, as sentences."""
    reach: tuple[str, ...] = ()
    """Channels, roles and audiences, where narrower than the standard's."""
    escalation: EscalationView | None = None
    commitment: str = ""
    """A label for a public promise or a legal guarantee; empty for internal ones."""


@dataclass(frozen=True, slots=True)
class WordView:
    """A defined term as it stands in the margin of a standard that uses it."""

    slug: str
    """Its glossary entry."""
    term: str
    definition: str
    signs: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardView:
    """One standard, for one page."""

    id: str
    title: str
    number: str = ""
    """Chapter and place in it: "2.3"."""
    promise: Prose = ()
    why: Prose = ()
    feeling: Prose = ()
    cue: str = ""
    """How one would notice the feeling; coaches only."""
    trigger: str = ""
    expectations: tuple[ExpectationView, ...] = ()
    say: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    word_for_word: bool = False
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    words: tuple[WordView, ...] = ()
    """The defined terms this standard uses, in order of first use."""
    escalation: EscalationView | None = None
    exceptions: Prose = ()
    recovery: tuple[Reference, ...] = ()
    """Plays for when it is missed."""
    recovery_promises: tuple[str, ...] = ()
    """For customers: what those plays promise."""
    limits: tuple[Reference, ...] = ()
    others_decide: bool = False
    """Whether the limits are not the reader's alone; then each title says whose it is."""
    touchpoints: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    discretion: str = ""
    commitment: str = ""
    """A label for a public promise or a legal guarantee; empty for internal ones."""
    owner: str = ""
    version: str = ""
    source: str = ""
    last_reviewed: date | None = None
    review_by: date | None = None
    effective_from: date | None = None
    """Only where it lies after the handbook's own date."""
    draft: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    """The author's own ``x-`` keys, for themes that know them; never for customers."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Standards that belong together: a touchpoint, a department, or everywhere."""

    id: str
    title: str
    number: int
    standards: tuple[StandardView, ...]
    introduction: str = ""
    """What the customer does here, where the touchpoint says so."""
    note: str = ""
    """A line above the title: the stage, or that this is a moment of truth."""
    details: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Label and lines about the touchpoint: who serves, what stands behind, what hurts."""


@dataclass(frozen=True, slots=True)
class PlayView:
    """What to do when it went wrong."""

    id: str
    title: str
    trigger: str = ""
    """What sets it off; empty where the title already says so."""
    severity: str = ""
    roles: tuple[str, ...] = ()
    promise: str = ""
    steps: tuple[Prose, ...] = ()
    limits: tuple[Reference, ...] = ()
    others_decide: bool = False
    """Whether the limits are not the reader's alone; then each title says whose it is."""
    escalation: EscalationView | None = None
    follow_up: str = ""
    done_when: str = ""
    record: str = ""
    used_by: tuple[Reference, ...] = ()
    """Standards that lead here."""


@dataclass(frozen=True, slots=True)
class LimitView:
    """One row of the authority matrix: who may decide what, up to where."""

    id: str
    role: str
    decision: str
    up_to: str
    per: str = ""
    conditions: str = ""
    above: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class HandoffView:
    """A seam of a journey: from whom to whom, and what must travel."""

    start: str
    end: str
    carries: str = ""
    within: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class JourneyView:
    """A goal of the customer's and the touchpoints on the way to it."""

    id: str
    title: str
    goal: str = ""
    """What the customer wants; empty where the title already says so."""
    owner: str = ""
    steps: tuple[str, ...] = ()
    handoffs: tuple[HandoffView, ...] = ()


@dataclass(frozen=True, slots=True)
class MomentView:
    """A decision worth learning from; coaches only."""

    id: str
    day: date | None
    standard: Reference | None
    situation: str
    decision: str = ""
    options: tuple[str, ...] = ()
    reason: str = ""
    lesson: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value: cost, limit, feeling before and after, reviewer."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A definition that this handbook relies on."""

    slug: str
    term: str
    definition: Prose
    scope: str = ""
    """Where it holds, if not in the whole handbook."""
    signs: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    used_in: tuple[Reference, ...] = ()
    """The standards and plays whose words use it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the "what changed" page."""

    standard: Reference
    note: str
    version: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything that one file says."""

    id: str
    """Its key in the kit; outputs are named after it."""
    title: str
    organisation: str
    reader: Reader
    language: str = "en-GB"
    customer_word: str = "customer"
    introduction: Prose = ()
    purpose: Prose = ()
    values: tuple[str, ...] = ()
    """Ranked: the first breaks a tie with the second."""
    draft: bool = False
    """True where drafts were asked for: every page says so."""
    revision: date | None = None
    """The date of the colophon; never today's unless somebody said so."""
    fingerprint: str = ""
    """A short hash of the content: two copies with the same one say the same."""
    paper: Paper = "a4"
    chapters: tuple[Chapter, ...] = ()
    journeys: tuple[JourneyView, ...] = ()
    plays: tuple[PlayView, ...] = ()
    limits: tuple[LimitView, ...] = ()
    moments: tuple[MomentView, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def standards(self) -> tuple[StandardView, ...]:
        """Every standard, in the order of the book."""
        return tuple(standard for chapter in self.chapters for standard in chapter.standards)
