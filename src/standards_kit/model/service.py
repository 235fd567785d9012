"""What standards are set among: touchpoints, journeys, recovery plays, limits, moments."""

from typing import Literal

from pydantic import Field

from standards_kit.model.parts import Escalation, Part, Shorthand
from standards_kit.model.values import NO_ITEMS, Date, Id, Ids, Quantified, Texts


class PainPoint(Shorthand):
    """What hurts at a touchpoint."""

    text: str = Field(description="What hurts.", examples=["long menu"])
    mitigation: str | None = Field(
        None, description="What eases it.", examples=["press 0 at any time"]
    )


class Touchpoint(Part):
    """A place or moment at which a customer meets the organisation."""

    id: Id = Field(description="A short name, unique among touchpoints.", examples=["arrival-call"])
    name: str = Field(description="The name as it is printed.", examples=["First call"])
    channels: Ids = Field(
        NO_ITEMS,
        description="The channels it happens on, by their ids.",
        examples=[["phone"]],
    )
    stage: str | None = Field(
        None, description="The stage of the journey it belongs to.", examples=["before arrival"]
    )
    customer_action: str | None = Field(
        None, description="What the customer does.", examples=["Rings to ask or book"]
    )
    frontstage: Texts = Field(
        NO_ITEMS,
        description="Who the customer meets: ids of roles.",
        examples=[["front-desk"]],
    )
    backstage: Texts = Field(
        NO_ITEMS,
        description="What works behind the scenes.",
        examples=[["booking system"]],
    )
    support: Texts = Field(
        NO_ITEMS,
        description="Processes and systems that carry it.",
        examples=[["payment provider"]],
    )
    evidence: Texts = Field(
        NO_ITEMS,
        description="What the customer sees and keeps.",
        examples=[["confirmation email"]],
    )
    pain_points: list[PainPoint] = Field(
        NO_ITEMS,
        description="What hurts here.",
        examples=[[{"text": "long menu", "mitigation": "press 0 at any time"}]],
    )
    opportunity: str | None = Field(
        None, description="What could delight here.", examples=["Greet by name from the booking"]
    )
    moment_of_truth: bool = Field(
        False, description="Whether customers decide here what they think of us.", examples=[True]
    )
    owner: str | None = Field(
        None,
        description="Who answers for it: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )


class Handoff(Part):
    """What passes from one touchpoint to the next."""

    from_: str = Field(
        alias="from", description="The touchpoint before, by its id.", examples=["arrival-call"]
    )
    to: str = Field(description="The touchpoint after, by its id.", examples=["check-in"])
    carries: str | None = Field(
        None,
        description="What travels with the customer.",
        examples=["name, wishes, promises made"],
    )
    within: Quantified | None = Field(
        None, description="How long it may take.", examples=["1 working day"]
    )
    owner: str | None = Field(
        None, description="Who answers for it: a role's id, or a name.", examples=["duty-manager"]
    )


class Journey(Part):
    """Touchpoints in the order in which a customer meets them."""

    id: Id = Field(description="A short name, unique among journeys.", examples=["first-stay"])
    name: str | None = Field(
        None,
        description="The name as it is printed. Left out: the goal.",
        examples=["The first stay"],
    )
    goal: str = Field(
        description="What the customer wants.", examples=["Book and enjoy a first stay"]
    )
    owner: str | None = Field(
        None,
        description="Who answers for the whole: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )
    touchpoints: Ids = Field(
        NO_ITEMS,
        description="Its touchpoints, by their ids, in order.",
        examples=[["arrival-call", "check-in"]],
    )
    handoffs: list[Handoff] = Field(
        NO_ITEMS,
        description="What passes between its touchpoints.",
        examples=[[{"from": "arrival-call", "to": "check-in", "carries": "name and wishes"}]],
    )


class RecoveryPlay(Part):
    """What is done when service fails."""

    id: Id = Field(
        description="A short name, unique among recovery plays.", examples=["missed-call"]
    )
    name: str | None = Field(
        None,
        description="The name as it is printed. Left out: the trigger.",
        examples=["A call we missed"],
    )
    trigger: str = Field(
        description="What sets it off, as anybody could see it.", examples=["A call rang out"]
    )
    severity: str | None = Field(
        None,
        description="How grave it is: mild, moderate, severe, or a word of your own.",
        examples=["mild"],
    )
    roles: Ids = Field(
        NO_ITEMS,
        description="Who may run it: ids of roles.",
        examples=[["front-desk"]],
    )
    departments: Ids = Field(
        NO_ITEMS,
        description="The departments it belongs to, by their ids.",
        examples=[["front-office"]],
    )
    promise: str | None = Field(
        None,
        description="What the customer is promised.",
        examples=["We ring you back within 15 minutes."],
    )
    steps: Texts = Field(
        description="What is done, in order.",
        examples=[["Ring back within 15 minutes", "Apologise by name"]],
        json_schema_extra={"minItems": 1},
    )
    limits: Ids = Field(
        NO_ITEMS,
        description="What a role may decide here alone: ids of limits.",
        examples=[["goodwill-front-desk"]],
    )
    escalation: Escalation | None = Field(
        None,
        description="Where it goes when the role can't settle it.",
        examples=[{"to": "duty-manager", "within": "1 hour"}],
    )
    follow_up: str | None = Field(
        None, description="What happens afterwards.", examples=["Call the next day"]
    )
    done_when: str | None = Field(
        None,
        description="What closes it, as the customer shows it.",
        examples=["The guest says it is settled"],
    )
    record: str | None = Field(
        None, description="Whether it is written down.", examples=["required"]
    )
    owner: str | None = Field(
        None,
        description="Who answers for it: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )
    tags: Ids = Field(NO_ITEMS, description="Labels of your own.", examples=[["brand"]])


class Limit(Part):
    """What a role may decide alone."""

    id: Id = Field(
        description="A short name, unique among limits.", examples=["goodwill-front-desk"]
    )
    role: str = Field(description="The role that may decide, by its id.", examples=["front-desk"])
    decision: str = Field(description="What it decides.", examples=["goodwill"])
    up_to: Quantified = Field(
        description="Money, a percentage, a number of things, or `never`.", examples=["50 GBP"]
    )
    per: str | None = Field(None, description="Per what.", examples=["case"])
    above: str | None = Field(
        None, description="The role that decides beyond it, by its id.", examples=["duty-manager"]
    )
    conditions: str | None = Field(
        None,
        description="When it may be used.",
        examples=["Once the guest has been heard to the end"],
    )
    record: str | None = Field(
        None, description="Whether it is written down.", examples=["required"]
    )
    review_by: Date | None = Field(
        None, description="The day by which it is to be reviewed again.", examples=["2027-08-20"]
    )
    owner: str | None = Field(
        None,
        description="Who answers for it: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )


class Moment(Part):
    """A decision worth learning from. Coaches see it; it names no customer."""

    id: Id = Field(
        description="A short name, unique among moments: the date and a few words.",
        examples=["2026-10-02-late-taxi"],
    )
    date: Date = Field(description="The day it happened.", examples=["2026-10-02"])
    standard: str | None = Field(
        None, description="The standard it is about, by its id.", examples=["phone-greeting"]
    )
    touchpoint: str | None = Field(
        None, description="The touchpoint it happened at, by its id.", examples=["arrival-call"]
    )
    situation: str = Field(
        description="What happened. No customer is named.",
        examples=["The taxi we ordered did not come."],
    )
    options: Texts = Field(
        NO_ITEMS,
        description="What was considered.",
        examples=[["Wait for the taxi", "Drive the guest ourselves"]],
    )
    decision: str = Field(description="What was done.", examples=["We paid for a second taxi."])
    deviated: bool = Field(False, description="Whether it left the standard.", examples=[True])
    reason: str | None = Field(
        None, description="Why it was done.", examples=["The guest would have missed the train."]
    )
    cost: Quantified | None = Field(None, description="What it cost.", examples=["18 GBP"])
    limit: str | None = Field(
        None, description="The limit it was held to, by its id.", examples=["goodwill-front-desk"]
    )
    before: str | None = Field(
        None, description="What the customer felt before.", examples=["anxious"]
    )
    after: str | None = Field(
        None, description="What the customer felt after.", examples=["relieved"]
    )
    outcome: str | None = Field(
        None, description="What came of it.", examples=["The guest caught the train."]
    )
    lesson: str | None = Field(
        None, description="What we learned.", examples=["Order the taxi the evening before."]
    )
    reviewed_by: str | None = Field(
        None,
        description="Who talked it through: a role's id, or a name.",
        examples=["duty-manager"],
    )


Kind = Literal["standard", "touchpoint", "journey", "play", "limit", "moment"]
