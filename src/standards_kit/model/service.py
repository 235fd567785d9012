"""What standards are set among: touchpoints, journeys, recovery plays, limits, moments."""

from typing import Literal

from pydantic import Field

from standards_kit.model.parts import Escalation, Part, Shorthand
from standards_kit.model.values import Date, Id, Ids, Quantified, Texts


class PainPoint(Shorthand):
    """What hurts at a touchpoint."""

    text: str = Field(description="What hurts.", examples=["long menu"])
    mitigation: str | None = Field(None, description="What eases it.")


class Touchpoint(Part):
    """A place or moment at which a customer meets the organisation."""

    id: Id = Field(description="Its id.", examples=["arrival-call"])
    name: str = Field(description="Its name.", examples=["First call"])
    channels: Ids = Field(default_factory=list, description="Ids of its channels.")
    stage: str | None = Field(
        None, description="Stage of the journey.", examples=["before arrival"]
    )
    customer_action: str | None = Field(None, description="What the customer does.")
    frontstage: Texts = Field(default_factory=list, description="Who is seen: ids of roles.")
    backstage: Texts = Field(default_factory=list, description="What works behind the scenes.")
    support: Texts = Field(default_factory=list, description="Processes and systems behind it.")
    evidence: Texts = Field(default_factory=list, description="What the customer sees and keeps.")
    pain_points: list[PainPoint] = Field(default_factory=list, description="What hurts here.")
    opportunity: str | None = Field(None, description="What could delight here.")
    moment_of_truth: bool = Field(False, description="Whether the relation is decided here.")
    owner: str | None = Field(None, description="A role's id, or a name.")


class Handoff(Part):
    """What passes from one touchpoint to the next."""

    from_: str = Field(alias="from", description="Id of the touchpoint before.")
    to: str = Field(description="Id of the touchpoint after.")
    carries: str | None = Field(None, description="What travels with the customer.")
    within: Quantified | None = Field(None, description="How long it may take.")
    owner: str | None = Field(None, description="Who answers for it.")


class Journey(Part):
    """Touchpoints in the order in which a customer meets them."""

    id: Id = Field(description="Its id.", examples=["first-stay"])
    name: str | None = Field(None, description="Its name; else the goal.")
    goal: str = Field(
        description="What the customer wants.", examples=["Book and enjoy a first stay"]
    )
    owner: str | None = Field(None, description="Who answers for the whole.")
    touchpoints: Ids = Field(default_factory=list, description="Ids of touchpoints, in order.")
    handoffs: list[Handoff] = Field(default_factory=list, description="What passes between them.")


class RecoveryPlay(Part):
    """What is done when service fails."""

    id: Id = Field(description="Its id.", examples=["missed-call"])
    name: str | None = Field(None, description="Its name; else the trigger.")
    trigger: str = Field(
        description="What sets it off, as it can be seen.", examples=["A call rang out"]
    )
    severity: str | None = Field(
        None, description="How grave: mild, moderate, severe, or your own."
    )
    roles: Ids = Field(default_factory=list, description="Who may run it.")
    departments: Ids = Field(default_factory=list, description="Ids of departments.")
    promise: str | None = Field(None, description="What the customer is promised.")
    steps: Texts = Field(description="What is done, in order.", json_schema_extra={"minItems": 1})
    limits: Ids = Field(default_factory=list, description="Ids of the limits that apply.")
    escalation: Escalation | None = Field(None, description="To whom it goes, and when.")
    follow_up: str | None = Field(None, description="What happens afterwards.")
    done_when: str | None = Field(None, description="What closes it, as the customer shows it.")
    record: str | None = Field(
        None, description="Whether it is written down.", examples=["required"]
    )
    owner: str | None = Field(None, description="A role's id, or a name.")
    tags: Ids = Field(default_factory=list, description="Labels of your own.")


class Limit(Part):
    """What a role may decide alone."""

    id: Id = Field(description="Its id.", examples=["goodwill-front-desk"])
    role: str = Field(description="Id of the role.", examples=["front-desk"])
    decision: str = Field(description="What is decided.", examples=["goodwill"])
    up_to: Quantified = Field(
        description="Money, a percentage, a number of things, or `never`.",
        examples=["50 GBP", "never"],
    )
    per: str | None = Field(None, description="Per what.", examples=["case"])
    above: str | None = Field(None, description="Id of the role that decides beyond it.")
    conditions: str | None = Field(None, description="When it may be used.")
    record: str | None = Field(
        None, description="Whether it is written down.", examples=["required"]
    )
    review_by: Date | None = Field(None, description="The day by which it is reviewed again.")
    owner: str | None = Field(None, description="A role's id, or a name.")


class Moment(Part):
    """A decision worth learning from. Coaches see it; it names no customer."""

    id: Id = Field(description="Its id.", examples=["2026-10-02-late-taxi"])
    date: Date = Field(description="The day it happened.")
    standard: str | None = Field(None, description="Id of the standard it is about.")
    touchpoint: str | None = Field(None, description="Id of the touchpoint it happened at.")
    situation: str = Field(description="What happened.")
    options: Texts = Field(default_factory=list, description="What was considered.")
    decision: str = Field(description="What was done.")
    deviated: bool = Field(False, description="Whether it left the standard.")
    reason: str | None = Field(None, description="Why it was done.")
    cost: Quantified | None = Field(None, description="What it cost.", examples=["18 GBP"])
    limit: str | None = Field(None, description="Id of the limit it was held to.")
    before: str | None = Field(None, description="What the customer felt before.")
    after: str | None = Field(None, description="What the customer felt after.")
    outcome: str | None = Field(None, description="What came of it.")
    lesson: str | None = Field(None, description="What we learned.")
    reviewed_by: str | None = Field(None, description="A role's id, or a name.")


Kind = Literal["standard", "touchpoint", "journey", "play", "limit", "moment"]
