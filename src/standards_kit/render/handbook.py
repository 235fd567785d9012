"""The view model: a handbook with every choice made, before any format.

Outputs and themes read these fields and nothing else. Text is `str` where it is one line that
never links, and `Prose` where a defined term may stand in it. An empty tuple or an empty string
means "the author said nothing", and templates print nothing for it. Everything is already
filtered for the reader: what a customer may not see is not here.
"""

import base64
from datetime import date
from typing import Literal

from standards_kit.ground.records import record
from standards_kit.render.prose import Prose

Reader = Literal["agent", "coach", "customer"]
Paper = Literal["a4", "letter", "a5"]
Sides = Literal["one", "two"]
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@record
class Reference:
    """A pointer to something printed elsewhere in the same handbook."""

    id: str
    """Where it is: the anchor of a standard, an expectation, a play or a limit."""
    title: str
    """What to call it."""


@record
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


@record
class EscalationView:
    """Whom to turn to, when, and how fast; each already readable, each perhaps empty."""

    to: str = ""
    """The role, as it is called."""
    when: str = ""
    """What sends it there."""
    within: str = ""
    """How soon: "within 2 minutes"."""


@record
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
    """Figures it is held to."""
    promise: Prose = ()
    """What a customer is told of it."""
    say: tuple[str, ...] = ()
    """Words to say."""
    avoid: tuple[str, ...] = ()
    """Words to avoid."""
    word_for_word: bool = False
    """True where `say` must be spoken exactly; otherwise these are samples."""
    discretion: str = ""
    """A label where it differs from the usual: "Required every time", "Your judgement"."""
    judgements: tuple[str, ...] = ()
    """Who holds the judgement over which word, as sentences."""
    reach: tuple[str, ...] = ()
    """Channels, roles and audiences, where narrower than the standard's."""
    escalation: EscalationView | None = None
    """Where it goes when the role can't settle it."""
    commitment: str = ""
    """A label for a public promise or a legal guarantee; empty for internal ones."""


@record
class WordView:
    """A defined term as it stands in the margin of a standard that uses it."""

    slug: str
    """Its glossary entry."""
    term: str
    """The word or phrase."""
    definition: str
    """What it means here."""
    signs: tuple[str, ...] = ()
    """What is seen or heard when it holds."""
    not_meant: tuple[str, ...] = ()
    """What it does not mean."""


@record
class StandardView:
    """One standard, for one page."""

    id: str
    """Its anchor: a short name, unique in the kit."""
    title: str
    """The name staff know it by; of a public promise perhaps empty."""
    number: str = ""
    """Chapter and place in it: "2.3"."""
    promise: Prose = ()
    """What a customer is told."""
    why: Prose = ()
    """The reason, from the customer's side."""
    feeling: Prose = ()
    """How the customer is to feel."""
    cue: str = ""
    """How one would notice the feeling; coaches only."""
    trigger: str = ""
    """What sets it off."""
    expectations: tuple[ExpectationView, ...] = ()
    """What is done, one thing at a time; for customers, its promises."""
    say: tuple[str, ...] = ()
    """Words to say that belong to the whole."""
    avoid: tuple[str, ...] = ()
    """Words to avoid."""
    word_for_word: bool = False
    """True where `say` must be spoken exactly."""
    do: tuple[str, ...] = ()
    """What people do."""
    dont: tuple[str, ...] = ()
    """What people don't do."""
    words: tuple[WordView, ...] = ()
    """The defined terms this standard uses, in order of first use."""
    escalation: EscalationView | None = None
    """Where it goes when the role can't settle it."""
    exceptions: Prose = ()
    """When it does not apply."""
    recovery: tuple[Reference, ...] = ()
    """Plays for when it is missed."""
    recovery_promises: tuple[str, ...] = ()
    """For customers: what those plays promise."""
    limits: tuple[Reference, ...] = ()
    """What may be decided here alone."""
    others_decide: bool = False
    """Whether the limits are not the reader's alone; then each title says whose it is."""
    touchpoints: tuple[str, ...] = ()
    """Where it holds, by name."""
    channels: tuple[str, ...] = ()
    """The channels it holds on, by name."""
    roles: tuple[str, ...] = ()
    """Whom it is for, by name; empty means everybody."""
    audiences: tuple[str, ...] = ()
    """The customer groups it is for, by name; empty means all."""
    needs: tuple[str, ...] = ()
    """What the customer needs here: friendliness, control, information."""
    tags: tuple[str, ...] = ()
    """The author's own labels."""
    discretion: str = ""
    """A label where it is not the usual: "Required every time", "Your judgement"."""
    commitment: str = ""
    """A label for a public promise or a legal guarantee; empty for internal ones."""
    owner: str = ""
    """Who answers for it."""
    version: str = ""
    """As the author wrote it: 2.10 is not 2.1."""
    source: str = ""
    """Where it comes from: a law, a survey."""
    last_reviewed: date | None = None
    """The day of the last review."""
    review_by: date | None = None
    """The day by which it is to be reviewed again."""
    effective_from: date | None = None
    """Only where it lies after the handbook's own date."""
    draft: bool = False
    """True where it is not yet in force and was asked for all the same."""
    extra: tuple[tuple[str, str], ...] = ()
    """The author's own ``x-`` keys, for themes that know them; never for customers."""


@record
class Chapter:
    """Standards that belong together: a touchpoint, a department, or everywhere."""

    id: str
    """Its anchor, after `chapter.`: ``touchpoint.check-in``."""
    title: str
    """What stands above it."""
    number: int
    """Its place in the book, from 1."""
    standards: tuple[StandardView, ...]
    """In the order of the book."""
    introduction: str = ""
    """What the customer does here, where the touchpoint says so."""
    note: str = ""
    """A line above the title: the stage, or that this is a moment of truth."""
    details: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Label and lines about the touchpoint: who serves, what stands behind, what hurts."""


@record
class PlayView:
    """What to do when it went wrong."""

    id: str
    """Its anchor, after `play.`."""
    title: str
    """What to call it."""
    trigger: str = ""
    """What sets it off; empty where the title already says so."""
    severity: str = ""
    """How grave it is, as a label."""
    roles: tuple[str, ...] = ()
    """Who may run it, by name."""
    promise: str = ""
    """What the customer is promised."""
    steps: tuple[Prose, ...] = ()
    """What is done, in order."""
    limits: tuple[Reference, ...] = ()
    """What may be decided here alone."""
    others_decide: bool = False
    """Whether the limits are not the reader's alone; then each title says whose it is."""
    escalation: EscalationView | None = None
    """Where it goes when the role can't settle it."""
    follow_up: str = ""
    """What happens afterwards."""
    done_when: str = ""
    """What closes it, as the customer shows it."""
    record: str = ""
    """Whether and where it is written down."""
    used_by: tuple[Reference, ...] = ()
    """Standards that lead here."""


@record
class LimitView:
    """One row of the authority matrix: who may decide what, up to where."""

    id: str
    """Its anchor, after `limit.`."""
    role: str
    """Who may decide, by name."""
    decision: str
    """What is decided."""
    up_to: str
    """How far: "£50", "3 fees", "never"."""
    per: str = ""
    """"per case", "per shift"."""
    conditions: str = ""
    """When it may be used."""
    above: str = ""
    """Who decides beyond it, by name."""
    record: str = ""
    """Whether it is written down."""


@record
class HandoffView:
    """A seam of a journey: from whom to whom, and what must travel."""

    start: str
    """The touchpoint it leaves."""
    end: str
    """The touchpoint it reaches."""
    carries: str = ""
    """What travels with the customer."""
    within: str = ""
    """How long it may take."""
    owner: str = ""
    """Who answers for it."""


@record
class JourneyView:
    """A goal of the customer's and the touchpoints on the way to it."""

    id: str
    """Its anchor, after `journey.`."""
    title: str
    """What to call it."""
    goal: str = ""
    """What the customer wants; empty where the title already says so."""
    owner: str = ""
    """Who answers for the whole."""
    steps: tuple[str, ...] = ()
    """Its touchpoints in order, by name."""
    handoffs: tuple[HandoffView, ...] = ()
    """What passes between its touchpoints."""


@record
class MomentView:
    """A decision worth learning from; coaches only."""

    id: str
    """Its anchor, after `moment.`."""
    day: date | None
    """When it was."""
    standard: Reference | None
    """What it is about."""
    situation: str
    """What happened; no customer is named."""
    decision: str = ""
    """What was done."""
    options: tuple[str, ...] = ()
    """What was considered."""
    reason: str = ""
    """Why it was done."""
    lesson: str = ""
    """What is learned from it."""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value: cost, limit, feeling before and after, reviewer."""


@record
class GlossaryEntry:
    """A definition that this handbook relies on."""

    slug: str
    """Its anchor, after `term.`."""
    term: str
    """The word or phrase."""
    definition: Prose
    """What it means here."""
    scope: str = ""
    """Where it holds, if not in the whole handbook."""
    signs: tuple[str, ...] = ()
    """What is seen or heard when it holds."""
    not_meant: tuple[str, ...] = ()
    """What it does not mean."""
    variants: tuple[str, ...] = ()
    """Other words that mean the same here."""
    used_in: tuple[Reference, ...] = ()
    """The standards and plays whose words use it."""


@record
class IndexEntry:
    """A line of the index of touchpoints: a name, and where it is served."""

    title: str
    """What people call the touchpoint."""
    places: tuple[Reference, ...]
    """The printed standards that hold there."""


@record
class Change:
    """A line of the "what changed" page."""

    standard: Reference
    """What changed."""
    note: str
    """How, in a sentence."""
    version: str = ""
    """The version this belongs to."""
    day: date | None = None
    """When."""


@record
class LogoView:
    """The organisation's logo, known to be harmless."""

    kind: str
    """``svg``, ``png`` or ``jpg``."""
    media: str
    """The same for a browser: ``image/png``."""
    data: bytes
    """The file itself."""
    alt: str
    """The logo in words; never empty."""

    @property
    def uri(self) -> str:
        """An address that carries the picture in itself."""
        return f"data:{self.media};base64,{base64.b64encode(self.data).decode('ascii')}"


@record
class FaceView:
    """One file of the brand's typeface."""

    suffix: str
    """``ttf`` or ``otf``."""
    weight: int
    """400 is regular, 700 bold."""
    italic: bool
    """True for an italic."""
    variable: bool
    """True for a file that holds many weights."""
    data: bytes
    """The file itself."""


@record
class BrandView:
    """How the organisation looks; what is empty is the theme's."""

    logo: LogoView | None = None
    """What stands on the cover."""
    main: str = ""
    """``#rrggbb`` of covers and titles, readable on paper."""
    accent: str = ""
    """``#rrggbb`` of labels and links, readable on paper."""
    font: str = ""
    """The family's name as its files say it."""
    faces: tuple[FaceView, ...] = ()
    """Its files."""


@record
class Handbook:
    """Everything that one file says."""

    id: str
    """Its key in the kit; outputs are named after it."""
    title: str
    """What stands on the cover."""
    organisation: str
    """Its name; perhaps empty."""
    reader: Reader
    """Whom it is for; what they may not see is not here."""
    language: str = "en-GB"
    """As in `en-GB`."""
    customer_word: str = "customer"
    """What a customer is called: guest, patient, tenant."""
    introduction: Prose = ()
    """The handbook's own."""
    purpose: Prose = ()
    """Why the organisation serves."""
    values: tuple[str, ...] = ()
    """Ranked: the first breaks a tie with the second."""
    draft: bool = False
    """True where drafts were asked for: every page says so."""
    revision: date | None = None
    """The date of the colophon; never today's unless somebody said so."""
    fingerprint: str = ""
    """A short hash of the content: two copies with the same one say the same."""
    paper: Paper = "a4"
    """The sheet it is printed on."""
    sides: Sides = "one"
    """Whether its paper is printed on one side, or on two and bound."""
    brand: BrandView | None = None
    """How the organisation looks, where it says so."""
    chapters: tuple[Chapter, ...] = ()
    """The standards, in chapters."""
    journeys: tuple[JourneyView, ...] = ()
    """Never for customers."""
    plays: tuple[PlayView, ...] = ()
    """What to do when it went wrong; never for customers."""
    limits: tuple[LimitView, ...] = ()
    """Who may decide what; never for customers."""
    moments: tuple[MomentView, ...] = ()
    """For coaches only."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """The defined words that the book uses."""
    touchpoints: tuple[IndexEntry, ...] = ()
    """Every touchpoint that a printed standard names, as customers meet them; never for customers."""
    changes: tuple[Change, ...] = ()
    """The page that says what changed; never for customers."""

    @property
    def right_to_left(self) -> bool:
        """Whether the handbook's language is written from right to left."""
        return self.language.partition("-")[0].lower() in _RIGHT_TO_LEFT

    @property
    def standards(self) -> tuple[StandardView, ...]:
        """Every standard, in the order of the book."""
        return tuple(standard for chapter in self.chapters for standard in chapter.standards)
