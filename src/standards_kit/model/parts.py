"""The parts a standard is made of."""

from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from standards_kit.model.values import (
    NO_ITEMS,
    NO_KEYS,
    Commitment,
    Date,
    Discretion,
    Id,
    Ids,
    Quantified,
    Share,
    Texts,
    _terms,
)

Extra = Annotated[
    dict[str, Any],
    Field(NO_KEYS, alias="x-", description="Your own keys, each beginning `x-`."),
]


class Part(BaseModel):
    """Anything an author writes as keys and values. Unknown keys are findings."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, defer_build=True)

    extra: Extra


class Shorthand(Part):
    """A part that a plain text may stand for; ``_short`` names the key the text then is."""

    _short: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        return {cls._short: value} if isinstance(value, str) else value


class Target(Part):
    """A number the expectation is held to."""

    measure: str | None = Field(
        None,
        description="The measure this number belongs to, by its id.",
        examples=["time_to_answer"],
    )
    at_most: Quantified | None = Field(
        None, description="No more than this.", examples=["20 seconds"]
    )
    at_least: Quantified | None = Field(
        None, description="No less than this.", examples=["2 alternatives"]
    )
    exactly: Quantified | None = Field(
        None, description="This, no more and no less.", examples=["2 bottles"]
    )
    before: Quantified | None = Field(
        None, description="Before this time of day.", examples=["17:00"]
    )
    share: Share | None = Field(
        None, description="In how many cases out of a hundred.", examples=["90%"]
    )
    floor: Quantified | None = Field(
        None, description="The value below which somebody acts at once.", examples=["80%"]
    )
    from_: str | None = Field(
        None,
        alias="from",
        description="What starts the clock, where the measure doesn't say.",
        examples=["the call connects"],
    )
    until: str | None = Field(
        None,
        description="What stops the clock, where the measure doesn't say.",
        examples=["the agent speaks"],
    )
    calendar: str | None = Field(
        None, description="The calendar whose hours count, by its id.", examples=["default"]
    )
    channels: Ids | None = Field(None, description="Only on these channels.", examples=[["phone"]])
    audiences: Ids | None = Field(
        None, description="Only for these customer groups.", examples=[["members"]]
    )
    excluding: str | None = Field(
        None, description="What does not count.", examples=["calls during a fire drill"]
    )
    source: str | None = Field(
        None, description="Where the figure comes from.", examples=["Phone system, monthly report"]
    )

    @model_validator(mode="after")
    def _one_bound(self) -> "Target":
        missing = (self.at_most, self.at_least, self.exactly, self.before).count(None)
        if missing != len(BOUNDS) - 1:
            raise PydanticCustomError(
                "wrong-type",
                "should have exactly one of `at_most`, `at_least`, `exactly` and `before`",
            )
        return self

    @property
    def bound(self) -> str:
        """Which of ``at_most``, ``at_least``, ``exactly``, ``before`` is given."""
        if self.at_most is not None:
            return "at_most"
        if self.at_least is not None:
            return "at_least"
        return "exactly" if self.exactly is not None else "before"


BOUNDS = ("at_most", "at_least", "exactly", "before")


class Judgement(Part):
    """A word whose meaning a named role decides, up to a limit."""

    word: str = Field(
        description="The soft word, as it stands in the text.", examples=["reasonable"]
    )
    by: str = Field(
        description="The role that decides what it means, by its id.", examples=["duty-manager"]
    )
    limit: str | None = Field(
        None,
        description="The limit up to which that role decides, by its id.",
        examples=["goodwill-front-desk"],
    )


class Escalation(Part):
    """To whom it goes when the role can't settle it."""

    to: str = Field(description="The role it goes to, by its id.", examples=["duty-manager"])
    when: str | None = Field(
        None, description="What sends it there.", examples=["the caller asks for a manager"]
    )
    within: Quantified | None = Field(None, description="How soon.", examples=["2 minutes"])


class Feeling(Shorthand):
    """The feeling hoped for in the customer."""

    text: str = Field(
        description="The feeling, with the customer as its subject.",
        examples=["The caller feels expected."],
    )
    cue: str | None = Field(
        None,
        description="How we would notice it. Only coaches see this.",
        examples=["The caller stops explaining who they are."],
    )
    caused_by: Ids | None = Field(
        None,
        description="The expectations that bring it about, by their ids.",
        examples=[["answer"]],
    )


class Term(Shorthand):
    """A word that this kit defines."""

    _short: ClassVar[str] = "definition"

    term: str = Field(
        "",
        description="The word or phrase. Needed only where terms are written as a list.",
        examples=["friendly"],
    )
    definition: str = Field(
        description="What the word means here: what a customer would see or hear.",
        examples=["The caller hears their name and a thank-you, and is never talked over."],
    )
    signs: Texts = Field(
        NO_ITEMS,
        description="What is seen or heard when it holds.",
        examples=[["the caller's name is heard", "a thank-you is heard"]],
    )
    not_: Texts = Field(
        NO_ITEMS,
        alias="not",
        description="What it does not mean.",
        examples=[["reading from a script"]],
    )
    examples: Texts = Field(
        NO_ITEMS,
        description="Cases of it.",
        examples=[["“Thank you for waiting, Mr Osei.”"]],
    )
    variants: Texts = Field(
        NO_ITEMS,
        description="Other words that mean the same here.",
        examples=[["warm"]],
    )
    departments: Ids = Field(
        NO_ITEMS,
        description="Only in these departments. Left out: everywhere.",
        examples=[["front-office"]],
    )
    owner: str | None = Field(
        None,
        description="Who keeps the definition: a role's id, or a name.",
        examples=["Guest Experience Director"],
    )


class NamedTerm(Term):
    """An item of a list of terms."""


Terms = Annotated[list[Term], BeforeValidator(_terms)]


_SHORT = frozenset({"text", "id"})


class Expectation(Shorthand):
    """One thing that is expected of whoever serves."""

    text: str = Field(
        description="Who does what, and when.",
        examples=["When an outside call comes in, you answer within 20 seconds."],
    )
    id: Id | None = Field(
        None, description="A short name for it, unique in its standard.", examples=["answer"]
    )
    trigger: str | None = Field(
        None, description="What sets it off.", examples=["An outside call comes in"]
    )
    actor: str | None = Field(
        None, description="Who does it, where the text doesn't say.", examples=["front-desk"]
    )
    channels: Ids | None = Field(None, description="Only on these channels.", examples=[["phone"]])
    roles: Ids | None = Field(None, description="Only for these roles.", examples=[["front-desk"]])
    audiences: Ids | None = Field(
        None, description="Only for these customer groups.", examples=[["members"]]
    )
    discretion: Discretion | None = Field(
        None,
        description="mandatory, guided or free. Left out: as the standard says.",
        examples=["guided"],
    )
    commitment: Commitment | None = Field(
        None,
        description="internal, public_promise or legal_guarantee. Left out: as the standard says.",
        examples=["public_promise"],
    )
    promise: str | None = Field(
        None,
        description="This expectation in the customer's words.",
        examples=["We answer your call within 20 seconds."],
    )
    targets: list[Target] = Field(
        NO_ITEMS,
        description="Numbers it is held to.",
        examples=[[{"measure": "time_to_answer", "at_most": "20 seconds", "share": "90%"}]],
    )
    judgement: list[Judgement] = Field(
        NO_ITEMS,
        description="Soft words whose meaning a role decides.",
        examples=[[{"word": "reasonable", "by": "duty-manager"}]],
    )
    say: Texts = Field(
        NO_ITEMS,
        description="Words to say: word for word where discretion is mandatory, else samples.",
        examples=[["Good morning, Harbour Hotel, front desk."]],
    )
    avoid: Texts = Field(NO_ITEMS, description="Words to avoid.", examples=[["Hold on."]])
    escalation: Escalation | None = Field(
        None,
        description="Where it goes when the role can't settle it.",
        examples=[{"to": "duty-manager", "within": "2 minutes"}],
    )

    @property
    def is_short(self) -> bool:
        """Whether it is said what is done, and nothing else: as most are."""
        return self.__pydantic_fields_set__ <= _SHORT


class Examples(Part):
    """Behaviours to copy and to leave."""

    do: Texts = Field(
        NO_ITEMS,
        description="Behaviours that show it.",
        examples=[["You stand up when a guest comes to the desk."]],
    )
    dont: Texts = Field(
        NO_ITEMS,
        description="Behaviours that miss it.",
        examples=[["You point at the sign and look down again."]],
    )


class Change(Part):
    """An entry of the page that says what changed."""

    version: str | None = Field(None, description="The version this belongs to.", examples=["2.10"])
    date: Date | None = Field(None, description="The day it changed.", examples=["2026-08-20"])
    note: str = Field(
        description="What changed, in a sentence.",
        examples=["Answer within 20 seconds instead of 30."],
    )
