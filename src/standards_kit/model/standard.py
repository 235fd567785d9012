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
    NO_ITEMS,
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

    departments: Ids | None = Field(
        None,
        description="The departments it belongs to, by their ids.",
        examples=[["front-office"]],
    )
    roles: Ids | None = Field(
        None,
        description="The roles it is for, by their ids. Left out: everybody.",
        examples=[["front-desk"]],
    )
    channels: Ids | None = Field(
        None,
        description="The channels it holds on, by their ids. Left out: its touchpoints' channels.",
        examples=[["phone"]],
    )
    touchpoints: Ids | None = Field(
        None, description="The touchpoints it holds at, by their ids.", examples=[["arrival-call"]]
    )
    audiences: Ids | None = Field(
        None,
        description="The customer groups it is for, by their ids. Left out: all.",
        examples=[["members"]],
    )
    owner: str | None = Field(
        None,
        description="Who answers for it: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )
    status: Status | None = Field(
        None,
        description="draft (checked, not printed), active, or retired (never printed).",
        examples=["active"],
    )
    commitment: Commitment | None = Field(
        None,
        description="internal, public_promise or legal_guarantee.",
        examples=["public_promise"],
    )
    customers: Customers | None = Field(
        None,
        description="external or internal: colleagues are customers too.",
        examples=["external"],
    )
    language: str | None = Field(
        None, description="The language it is written in.", examples=["en-GB"]
    )
    last_reviewed: Date | None = Field(
        None, description="The day of the last review.", examples=["2026-08-20"]
    )
    review_by: Date | None = Field(
        None, description="The day by which it is to be reviewed again.", examples=["2027-08-20"]
    )
    tags: Ids | None = Field(
        None, description="Labels of your own, to choose standards by.", examples=[["brand"]]
    )


class Standard(Part):
    """One service standard."""

    id: Id = Field(
        description="A short name, unique in the kit: a–z, 0–9 and hyphens.",
        examples=["phone-greeting"],
    )
    title: str = Field(description="The name staff know it by.", examples=["Answering the phone"])
    promise: str | None = Field(
        None,
        description="One sentence in the customer's words.",
        examples=["We answer your call within 20 seconds."],
    )
    why: str = Field(
        description="The reason, from the customer's side.",
        examples=["Silence makes callers think they are forgotten."],
    )
    emotional_response: Feeling = Field(
        description="The feeling hoped for in the customer.",
        examples=["The caller feels expected."],
    )
    expectations: list[Expectation] = Field(
        description="What is done, one thing at a time: who does what, and when.",
        examples=[["When an outside call comes in, you answer within 20 seconds."]],
        json_schema_extra={"minItems": 1},
    )
    terms: Terms = Field(
        NO_ITEMS,
        description="Words that this standard defines for itself.",
        examples=[{"friendly": "The caller hears their name and a thank-you."}],
    )
    touchpoints: Ids = Field(
        NO_ITEMS,
        description="The touchpoints it holds at, by their ids.",
        examples=[["arrival-call"]],
    )
    channels: Ids = Field(
        NO_ITEMS,
        description="The channels it holds on, by their ids. Left out: its touchpoints' channels.",
        examples=[["phone"]],
    )
    roles: Ids = Field(
        NO_ITEMS,
        description="The roles it is for, by their ids. Left out: everybody.",
        examples=[["front-desk"]],
    )
    departments: Ids = Field(
        NO_ITEMS,
        description="The departments it belongs to, by their ids.",
        examples=[["front-office"]],
    )
    audiences: Ids = Field(
        NO_ITEMS,
        description="The customer groups it is for, by their ids. Left out: all.",
        examples=[["members"]],
    )
    limits: Ids = Field(
        NO_ITEMS,
        description="What a role may decide here alone: ids of limits.",
        examples=[["goodwill-front-desk"]],
    )
    recovery: Ids = Field(
        NO_ITEMS,
        description="What is done when it fails: ids of recovery plays.",
        examples=[["missed-call"]],
    )
    tags: Ids = Field(
        NO_ITEMS,
        description="Labels of your own, to choose standards by.",
        examples=[["brand"]],
    )
    needs: Ids = Field(
        NO_ITEMS,
        description="friendliness, empathy, fairness, control, information, or needs of your own.",
        examples=[["friendliness", "control"]],
    )
    trigger: str | None = Field(
        None, description="What sets it off.", examples=["An outside call comes in"]
    )
    escalation: Escalation | None = Field(
        None,
        description="Where it goes when the role can't settle it.",
        examples=[
            {"to": "duty-manager", "when": "the caller asks for a manager", "within": "2 minutes"}
        ],
    )
    exceptions: str | None = Field(
        None, description="When it does not apply.", examples=["During a fire drill."]
    )
    priority: int | None = Field(
        None, description="Its place in the book: 1 comes first.", examples=[2], ge=1
    )
    source: str | None = Field(
        None, description="Where it comes from.", examples=["Brand standards 2026, chapter 3"]
    )
    version: str | None = Field(
        None, description="Its version. It stays as written: 2.10 is not 2.1.", examples=["2.10"]
    )
    discretion: Discretion = Field(
        "guided",
        description="mandatory, guided or free: how much is left to judgement. Left out: guided.",
        examples=["guided"],
    )
    commitment: Commitment = Field(
        "internal",
        description="internal, public_promise or legal_guarantee. Left out: internal.",
        examples=["public_promise"],
    )
    customers: Customers = Field(
        "external",
        description="external, or internal: colleagues are customers too. Left out: external.",
        examples=["external"],
    )
    status: Status = Field(
        "active",
        description="draft (checked, not printed), active, or retired (never printed).",
        examples=["active"],
    )
    effective_from: Date | None = Field(
        None,
        description="The day it comes into force. Before that, customers don't see it.",
        examples=["2027-01-01"],
    )
    last_reviewed: Date | None = Field(
        None, description="The day of the last review.", examples=["2026-08-20"]
    )
    review_by: Date | None = Field(
        None, description="The day by which it is to be reviewed again.", examples=["2027-08-20"]
    )
    owner: str | None = Field(
        None,
        description="Who answers for it: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )
    language: str | None = Field(
        None, description="The language it is written in.", examples=["en-GB"]
    )
    examples: Examples | None = Field(
        None,
        description="Behaviours to copy and to leave.",
        examples=[
            {
                "do": ["You stand up when a guest comes to the desk."],
                "dont": ["You point at the sign."],
            }
        ],
    )
    say: Texts = Field(
        NO_ITEMS,
        description="Words to say: word for word where discretion is mandatory, else samples.",
        examples=[["Good morning, Harbour Hotel."]],
    )
    avoid: Texts = Field(
        NO_ITEMS,
        description="Words to avoid.",
        examples=[["That's not my department."]],
    )
    changes: list[Change] = Field(
        NO_ITEMS,
        description="What changed and when, for the page that says so.",
        examples=[
            [
                {
                    "version": "2.10",
                    "date": "2026-08-20",
                    "note": "Answer within 20 seconds instead of 30.",
                }
            ]
        ],
    )
