"""The kit file, and the sections that any source may hold."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from standards_kit.model.parts import Part, Shorthand, Terms
from standards_kit.model.service import Journey, Limit, Moment, RecoveryPlay, Touchpoint
from standards_kit.model.standard import Defaults, Standard
from standards_kit.model.values import Date, Id, Ids, Level, Quantified, Reader, Texts, _named


class Named(Shorthand):
    """A role, department, channel or customer group."""

    _short = "name"

    name: str = Field(description="Its name as it is printed.")
    description: str | None = Field(None, description="What it is.")


class Measure(Shorthand):
    """Something that is measured, with what starts and stops its clock."""

    _short = "name"

    name: str = Field(description="Its name as it is printed.", examples=["Time to answer"])
    definition: str | None = Field(None, description="How it is worked out.")
    unit: str | None = Field(None, description="What it is counted in.")
    from_: str | None = Field(None, alias="from", description="What starts the clock.")
    until: str | None = Field(None, description="What stops the clock.")
    calendar: str | None = Field(None, description="Id of the calendar that counts.")
    excluding: str | None = Field(None, description="What does not count.")
    source: str | None = Field(None, description="Where the figures come from.")
    frequency: str | None = Field(None, description="How often it is read.")
    use: str | None = Field(None, description="What for: planning, coaching, public.")


class Calendar(Part):
    """When the clock runs."""

    hours: dict[str, str] = Field(
        default_factory=dict,
        description="Hours by day or range of days.",
        examples=[{"mon-fri": "09:00-17:30", "sat": "10:00-14:00"}],
    )
    holidays: list[Date] = Field(default_factory=list, description="Days on which it stands still.")
    timezone: str | None = Field(None, description="IANA name.", examples=["Europe/London"])
    ring: Quantified | None = Field(
        None, description="How long one ring lasts.", examples=["6 seconds"]
    )


class HandbookSettings(Part):
    """A book to be printed: for whom, and what is in it."""

    title: str | None = Field(None, description="Its title.")
    introduction: str | None = Field(None, description="What stands before the first chapter.")
    for_: Reader = Field("agent", alias="for", description="agent, coach or customer.")
    roles: Ids = Field(default_factory=list, description="Only for these roles.")
    departments: Ids = Field(default_factory=list, description="Only these departments.")
    channels: Ids = Field(default_factory=list, description="Only these channels.")
    touchpoints: Ids = Field(default_factory=list, description="Only these touchpoints.")
    audiences: Ids = Field(default_factory=list, description="Only these customer groups.")
    tags: Ids = Field(default_factory=list, description="Only these labels.")
    chapters: str | None = Field(
        None, description="`departments` or `touchpoints`.", pattern="^(departments|touchpoints)$"
    )
    theme: str = Field("classic", description="The look.")
    paper: str = Field("a4", description="`a4`, `letter` or `a5`.", pattern="^(a4|letter|a5)$")
    formats: Texts = Field(default_factory=lambda: ["html", "pdf"], description="Formats to write.")


class FileRules(Part):
    """What else holds for the files of a pattern."""

    ignore: Ids = Field(default_factory=list, description="Rules that are left out.")
    select: Ids = Field(default_factory=list, description="Rules that are added.")
    severity: dict[str, Level] = Field(default_factory=dict, description="Severity by rule.")


class Words(Part):
    """A kit's own words."""

    accept: Texts = Field(default_factory=list, description="Phrases that are never vague here.")
    flag: Texts = Field(default_factory=list, description="Phrases that are vague here.")


class ReadingLimits(Part):
    """What is refused unread."""

    size: int | None = Field(None, description="Bytes of a file.", ge=1)
    depth: int | None = Field(None, description="Levels of nesting.", ge=1, le=10_000)
    nodes: int | None = Field(None, description="Values of a file, aliases counted in full.", ge=1)


class LintSettings(Part):
    """How the kit is checked."""

    select: Ids = Field(default_factory=list, description="Only these rules; empty: all.")
    ignore: Ids = Field(default_factory=list, description="Not these rules.")
    severity: dict[str, Level] = Field(
        default_factory=dict,
        description="error, warning or note by rule; for vague phrases also by grade.",
        examples=[{"vague-phrase": "error", "unused-term": "warning"}],
    )
    per_file: dict[str, FileRules] = Field(default_factory=dict, description="By pattern of path.")
    words: Words = Field(
        default_factory=lambda: Words.model_validate({}), description="The kit's own words."
    )
    limits: ReadingLimits = Field(
        default_factory=lambda: ReadingLimits.model_validate({}),
        description="What is refused unread.",
    )


class SourceFile(Part):
    """The sections that a document of any source may hold."""

    format: int | None = Field(None, description="Version of the format.", examples=[1])
    defaults: Defaults | None = Field(
        None, description="What this document's standards have by default."
    )
    standards: list[Standard] = Field(default_factory=list, description="Service standards.")
    touchpoints: list[Touchpoint] = Field(
        default_factory=list, description="Where customers meet us."
    )
    journeys: list[Journey] = Field(default_factory=list, description="Touchpoints in order.")
    recovery_plays: list[RecoveryPlay] = Field(
        default_factory=list, description="When service fails."
    )
    limits: list[Limit] = Field(default_factory=list, description="What a role may decide alone.")
    moments: list[Moment] = Field(
        default_factory=list, description="Decisions worth learning from."
    )
    terms: Terms = Field(default_factory=list, description="The kit's glossary.")


Registry = Annotated[dict[str, Named], BeforeValidator(_named)]


class KitSettings(Part):
    """What holds for the whole kit. In ``standards-kit.yaml`` sections may stand beside it."""

    organisation: str | None = Field(None, description="Its name.", examples=["Harbour Hotels"])
    purpose: str | None = Field(None, description="Why the organisation serves.")
    values: Texts = Field(default_factory=list, description="Values, ranked: they break ties.")
    language: str = Field(
        "en-GB", description="Of texts, labels and dates.", examples=["en-GB", "en-US"]
    )
    customer_word: str = Field(
        "customer", description="guest, patient, member, passenger, tenant …"
    )
    currency: str = Field(
        "GBP", description="ISO 4217 code.", examples=["GBP"], pattern="^[A-Z]{3}$"
    )
    sources: Texts = Field(
        default_factory=lambda: ["**/*.yaml", "**/*.yml"], description="Patterns of the files read."
    )
    exclude: Texts = Field(default_factory=list, description="Patterns of the files left out.")
    output: str = Field("build", description="Folder into which handbooks are written.")
    roles: Registry = Field(default_factory=dict, description="Roles: `id: name`.")
    departments: Registry = Field(default_factory=dict, description="Departments: `id: name`.")
    audiences: Registry = Field(default_factory=dict, description="Customer groups: `id: name`.")
    channels: Registry = Field(default_factory=dict, description="Channels: a list, or `id: name`.")
    measures: dict[str, Measure] = Field(default_factory=dict, description="What is measured.")
    calendars: dict[str, Calendar] = Field(default_factory=dict, description="When clocks run.")
    handbooks: dict[Id, HandbookSettings] = Field(
        default_factory=dict, description="Books to print."
    )
    lint: LintSettings = Field(
        default_factory=lambda: LintSettings.model_validate({}),
        description="How the kit is checked.",
    )
