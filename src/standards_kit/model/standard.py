"""A service standard: why, the feeling hoped for, what is expected, and the words it defines."""

from pydantic import Field

from standards_kit.model.parts import (
    Change,
    Escalation,
    Examples,
    Expectation,
    Feeling,
    Part,
    Terms,
)
from standards_kit.model.values import (
    Commitment,
    Customers,
    Date,
    Discretion,
    Id,
    Ids,
    Status,
    Texts,
)


class Defaults(Part):
    """What standards have that don't say otherwise; the nearest defaults win."""

    departments: Ids | None = Field(None, description="Ids of departments.")
    roles: Ids | None = Field(None, description="Ids of the roles it is for.")
    channels: Ids | None = Field(None, description="Ids of channels.")
    touchpoints: Ids | None = Field(None, description="Ids of touchpoints.")
    audiences: Ids | None = Field(None, description="Ids of customer groups.")
    owner: str | None = Field(None, description="A role's id, or a name.")
    status: Status | None = Field(None, description="draft, active or retired.")
    commitment: Commitment | None = Field(None, description="To whom it is promised.")
    customers: Customers | None = Field(None, description="Colleagues are customers too.")
    language: str | None = Field(None, description="Language of the texts.", examples=["en-GB"])
    last_reviewed: Date | None = Field(None, description="The day of the last review.")
    review_by: Date | None = Field(None, description="The day by which it is reviewed again.")
    tags: Ids | None = Field(None, description="Labels of your own.")


class Standard(Part):
    """One service standard."""

    id: Id = Field(description="Its id, unique in the kit.", examples=["phone-greeting"])
    title: str = Field(description="Its name.", examples=["Answering the phone"])
    promise: str | None = Field(None, description="One sentence in the customer's words.")
    why: str = Field(description="Why the standard exists, from the customer's side.")
    emotional_response: Feeling = Field(description="The feeling hoped for in the customer.")
    expectations: list[Expectation] = Field(
        description="How it is done, one thing at a time.",
        json_schema_extra={"minItems": 1},
    )
    terms: Terms = Field(default_factory=list, description="Words this standard defines.")
    touchpoints: Ids = Field(default_factory=list, description="Ids of touchpoints.")
    channels: Ids = Field(
        default_factory=list, description="Ids of channels; else the touchpoints'."
    )
    roles: Ids = Field(default_factory=list, description="Ids of the roles it is for.")
    departments: Ids = Field(default_factory=list, description="Ids of departments.")
    audiences: Ids = Field(default_factory=list, description="Ids of customer groups.")
    limits: Ids = Field(default_factory=list, description="Ids of the limits that apply.")
    recovery: Ids = Field(default_factory=list, description="Ids of the plays for when it fails.")
    tags: Ids = Field(default_factory=list, description="Labels of your own.")
    needs: Ids = Field(
        default_factory=list,
        description="Needs it answers: friendliness, empathy, fairness, control, information, or your own.",
    )
    trigger: str | None = Field(None, description="What sets it off.")
    escalation: Escalation | None = Field(None, description="To whom it goes, and when.")
    exceptions: str | None = Field(None, description="When it does not apply.")
    priority: int | None = Field(None, description="1 comes first.", ge=1)
    source: str | None = Field(None, description="Where it comes from.")
    version: str | None = Field(None, description="Its version.", examples=["2.10"])
    discretion: Discretion = Field("guided", description="How much is left to judgement.")
    commitment: Commitment = Field("internal", description="To whom it is promised.")
    customers: Customers = Field("external", description="Colleagues are customers too.")
    status: Status = Field("active", description="draft, active or retired.")
    effective_from: Date | None = Field(None, description="The day it comes into force.")
    last_reviewed: Date | None = Field(None, description="The day of the last review.")
    review_by: Date | None = Field(None, description="The day by which it is reviewed again.")
    owner: str | None = Field(None, description="A role's id, or a name.")
    language: str | None = Field(None, description="Language of the texts.")
    examples: Examples | None = Field(None, description="Behaviours to copy and to leave.")
    say: Texts = Field(default_factory=list, description="Words to say.")
    avoid: Texts = Field(default_factory=list, description="Words to avoid.")
    changes: list[Change] = Field(default_factory=list, description="What changed, and when.")
