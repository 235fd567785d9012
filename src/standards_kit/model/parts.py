"""The parts a standard is made of."""

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from standards_kit.model.values import (
    Commitment,
    Date,
    Discretion,
    Id,
    Ids,
    Quantified,
    Texts,
    _terms,
)

Extra = Annotated[
    dict[str, Any],
    Field(alias="x-", default_factory=dict, description="Your own keys, each beginning `x-`."),
]


class Part(BaseModel):
    """Anything an author writes as keys and values. Unknown keys are findings."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)

    extra: Extra


class Shorthand(Part):
    """A part that a plain text may stand for; ``_short`` names the key the text then is."""

    _short = "text"

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        return (
            {cls.__private_attributes__["_short"].default: value}
            if isinstance(value, str)
            else value
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler.resolve_ref_schema(handler(core))
        description = whole.get("description", "")
        return {"anyOf": [{"type": "string"}, whole], "description": description}


class Target(Part):
    """A number the expectation is held to."""

    measure: str | None = Field(None, description="Id of the measure.", examples=["time_to_answer"])
    at_most: Quantified | None = Field(None, description="No more than this.")
    at_least: Quantified | None = Field(None, description="No less than this.")
    exactly: Quantified | None = Field(None, description="Just this.")
    before: Quantified | None = Field(None, description="Before this time.", examples=["17:00"])
    share: Quantified | None = Field(None, description="In what share of cases.", examples=["90%"])
    floor: Quantified | None = Field(None, description="The value below which we act at once.")
    from_: str | None = Field(None, alias="from", description="What starts the clock.")
    until: str | None = Field(None, description="What stops the clock.")
    calendar: str | None = Field(None, description="Id of the calendar that counts.")
    channels: Ids | None = Field(None, description="Only on these channels.")
    audiences: Ids | None = Field(None, description="Only for these customer groups.")
    excluding: str | None = Field(None, description="What does not count.")
    source: str | None = Field(None, description="Where the figure comes from.")

    @model_validator(mode="after")
    def _one_bound(self) -> "Target":
        given = [name for name in BOUNDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "wrong-type",
                "should have exactly one of `at_most`, `at_least`, `exactly` and `before`",
            )
        return self

    @property
    def bound(self) -> str:
        """Which of ``at_most``, ``at_least``, ``exactly``, ``before`` is given."""
        return next(name for name in BOUNDS if getattr(self, name) is not None)


BOUNDS = ("at_most", "at_least", "exactly", "before")


class Judgement(Part):
    """A word whose meaning a named role decides, up to a limit."""

    word: str = Field(description="The word as it stands in the text.", examples=["reasonable"])
    by: str = Field(description="Id of the role that decides.", examples=["duty-manager"])
    limit: str | None = Field(None, description="Id of the limit up to which it decides.")


class Escalation(Part):
    """To whom it goes when the role can't settle it."""

    to: str = Field(description="Id of the role it goes to.", examples=["duty-manager"])
    when: str | None = Field(None, description="What sends it there.")
    within: Quantified | None = Field(None, description="How soon.", examples=["2 minutes"])


class Feeling(Shorthand):
    """The feeling hoped for in the customer."""

    text: str = Field(description="The feeling, with the customer as its subject.")
    cue: str | None = Field(None, description="How we would notice. Coaches see it.")
    caused_by: Ids | None = Field(None, description="Ids of the expectations that bring it about.")


class Term(Shorthand):
    """A word that this kit defines."""

    _short = "definition"

    term: str = Field("", description="The word or phrase (where terms are written as a list).")
    definition: str = Field(description="What it means here, by what a customer sees or hears.")
    signs: Texts = Field(default_factory=list, description="What is seen or heard when it holds.")
    not_: Texts = Field(default_factory=list, alias="not", description="What it is not.")
    examples: Texts = Field(default_factory=list, description="Cases of it.")
    variants: Texts = Field(default_factory=list, description="Other words it also covers.")
    departments: Ids = Field(default_factory=list, description="Only in these departments.")
    owner: str | None = Field(None, description="Who keeps the definition.")


class NamedTerm(Term):
    """An item of a list of terms."""


Terms = Annotated[list[Term], BeforeValidator(_terms)]


class Expectation(Shorthand):
    """One thing that is expected of whoever serves."""

    text: str = Field(description="Who does what, when.")
    id: Id | None = Field(None, description="Unique in its standard.")
    trigger: str | None = Field(None, description="What sets it off.")
    actor: str | None = Field(None, description="Who does it, where the text doesn't say.")
    channels: Ids | None = Field(None, description="Only on these channels.")
    roles: Ids | None = Field(None, description="Only for these roles.")
    audiences: Ids | None = Field(None, description="Only for these customer groups.")
    discretion: Discretion | None = Field(None, description="How much is left to judgement.")
    commitment: Commitment | None = Field(None, description="To whom it is promised.")
    promise: str | None = Field(None, description="This expectation in the customer's words.")
    targets: list[Target] = Field(default_factory=list, description="Numbers it is held to.")
    judgement: list[Judgement] = Field(default_factory=list, description="Who decides soft words.")
    say: Texts = Field(default_factory=list, description="Words to say.")
    avoid: Texts = Field(default_factory=list, description="Words to avoid.")
    escalation: Escalation | None = Field(None, description="To whom it goes, and when.")


class Examples(Part):
    """Behaviours to copy and to leave."""

    do: Texts = Field(default_factory=list, description="Behaviours that show it.")
    dont: Texts = Field(default_factory=list, description="Behaviours that miss it.")


class Change(Part):
    """An entry of the page that says what changed."""

    version: str | None = Field(None, description="The version this belongs to.")
    date: Date | None = Field(None, description="The day it changed.")
    note: str = Field(description="What changed.")
