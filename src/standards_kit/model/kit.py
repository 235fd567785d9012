"""The kit file, and the sections that any source may hold."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from standards_kit.model.brand import Brand
from standards_kit.model.parts import Part, Shorthand, Terms
from standards_kit.model.service import Journey, Limit, Moment, RecoveryPlay, Touchpoint
from standards_kit.model.standard import Defaults, Standard
from standards_kit.model.values import (
    NO_ITEMS,
    BookFormat,
    BookFormats,
    Date,
    Id,
    Ids,
    KitLevel,
    Level,
    OwnFolder,
    Quantified,
    Reader,
    Texts,
    _named,
    _register,
    _vocabulary,
)
from standards_kit.syntax.document import DEEPEST

Severities = Annotated[dict[str, Level], BeforeValidator(_vocabulary)]
RuleOptions = Annotated[dict[str, Texts], BeforeValidator(_vocabulary)]


class Named(Shorthand):
    """A role, department, channel or customer group."""

    _short: ClassVar[str] = "name"

    name: str = Field(description="The name as it is printed.", examples=["Front desk agent"])
    description: str | None = Field(
        None,
        description="What it is, in a sentence.",
        examples=["Looks after guests at the desk and on the phone."],
    )


class Measure(Shorthand):
    """Something that is measured, with what starts and stops its clock."""

    _short: ClassVar[str] = "name"

    name: str = Field(description="The name as it is printed.", examples=["Time to answer"])
    definition: str | None = Field(
        None,
        description="How it is worked out.",
        examples=["Seconds of ringing, averaged over the month"],
    )
    unit: str | None = Field(None, description="What it is counted in.", examples=["seconds"])
    from_: str | None = Field(
        None, alias="from", description="What starts the clock.", examples=["call connects"]
    )
    until: str | None = Field(None, description="What stops the clock.", examples=["agent speaks"])
    calendar: str | None = Field(
        None, description="The calendar whose hours count, by its id.", examples=["default"]
    )
    excluding: str | None = Field(
        None, description="What does not count.", examples=["calls during a fire drill"]
    )
    source: str | None = Field(
        None, description="Where the figures come from.", examples=["phone system"]
    )
    frequency: str | None = Field(None, description="How often it is read.", examples=["monthly"])
    use: str | None = Field(
        None,
        description="What it is for, such as planning, coaching or publishing.",
        examples=["coaching"],
    )


class Calendar(Part):
    """When the clock runs."""

    hours: Annotated[dict[str, str], BeforeValidator(_vocabulary)] = Field(
        default_factory=dict,
        description="Opening hours, by day or range of days.",
        examples=[{"mon-fri": "09:00-17:30", "sat": "10:00-14:00"}],
    )
    holidays: list[Date] = Field(
        NO_ITEMS,
        description="Days on which the clock stands still.",
        examples=[["2026-12-25"]],
    )
    timezone: str | None = Field(
        None, description="The time zone, by its IANA name.", examples=["Europe/London"]
    )
    ring: Quantified | None = Field(
        None,
        description="How long one ring lasts. Left out: rings are not compared with seconds.",
        examples=["6 seconds"],
    )


def _html_and_pdf() -> list[BookFormat]:
    return ["html", "pdf"]


class HandbookSettings(Part):
    """A book to be printed: for whom, and what is in it."""

    title: str | None = Field(
        None, description="The title on the cover.", examples=["Front Desk Handbook"]
    )
    introduction: str | None = Field(
        None,
        description="What stands before the first chapter.",
        examples=["How we work at the desk."],
    )
    for_: Reader = Field(
        "agent",
        alias="for",
        description="Who reads it: agent, coach or customer. Left out: agent.",
        examples=["agent"],
    )
    roles: Ids = Field(
        NO_ITEMS,
        description="Only what is for these roles.",
        examples=[["front-desk"]],
    )
    departments: Ids = Field(
        NO_ITEMS,
        description="Only what belongs to these departments.",
        examples=[["front-office"]],
    )
    channels: Ids = Field(
        NO_ITEMS,
        description="Only what holds on these channels.",
        examples=[["phone"]],
    )
    touchpoints: Ids = Field(
        NO_ITEMS,
        description="Only what holds at these touchpoints.",
        examples=[["arrival-call"]],
    )
    audiences: Ids = Field(
        NO_ITEMS,
        description="Only what is for these customer groups.",
        examples=[["members"]],
    )
    tags: Ids = Field(
        NO_ITEMS,
        description="Only what has one of these labels.",
        examples=[["brand"]],
    )
    chapters: str | None = Field(
        None,
        description="departments or touchpoints. Left out: touchpoints where there are journeys.",
        examples=["departments"],
        pattern="^(departments|touchpoints)$",
    )
    theme: str = Field(
        "classic",
        description="The look: `classic`, or a folder of your own. Left out: classic.",
        examples=["classic"],
    )
    paper: str = Field(
        "a4",
        description="a4, letter or a5. Left out: a4.",
        examples=["a4"],
        pattern="^(a4|letter|a5)$",
    )
    sides: str = Field(
        "one",
        description="Whether paper is printed on one side or on two, and bound. Left out: one.",
        examples=["two"],
        pattern="^(one|two)$",
    )
    formats: BookFormats = Field(
        default_factory=_html_and_pdf,
        description="The formats to write: html, pdf, markdown, docx, epub. "
        "Left out: html and pdf.",
        examples=[["html", "pdf"]],
    )


class FileRules(Part):
    """What else holds for the files of a pattern."""

    ignore: Ids = Field(
        NO_ITEMS,
        description="Rules that are left out for these files.",
        examples=[["unused-term"]],
    )
    select: Ids = Field(
        NO_ITEMS,
        description="Rules that are added for these files.",
        examples=[["unreferenced"]],
    )
    severity: Severities = Field(
        default_factory=dict,
        description="How grave a rule is in these files: error, warning or note.",
        examples=[{"vague-phrase": "note"}],
    )


class Words(Part):
    """A kit's own words."""

    accept: Texts = Field(
        NO_ITEMS,
        description="Phrases that are never vague here.",
        examples=[["Fast Track"]],
    )
    flag: Texts = Field(
        NO_ITEMS,
        description="Phrases that are vague here.",
        examples=[["white-glove"]],
    )


class ReadingLimits(Part):
    """What is refused unread."""

    size: int | None = Field(None, description="Bytes of a file.", examples=[10_000_000], ge=1)
    depth: int | None = Field(
        None, description="Levels of nesting.", examples=[200], ge=1, le=DEEPEST
    )
    nodes: int | None = Field(
        None, description="Values in a file, aliases counted in full.", examples=[100_000], ge=1
    )


class LintSettings(Part):
    """How the kit is checked."""

    extends: Texts = Field(
        NO_ITEMS,
        description="Files with settings that several kits share, seen from this one, or "
        "`package:` and a name; they have the keys of `lint:`. What stands here wins.",
        examples=[["../house/rules.yaml"]],
    )
    select: Ids = Field(
        NO_ITEMS,
        description="Only these rules. Left out: all.",
        examples=[["vague-phrase"]],
    )
    ignore: Ids = Field(NO_ITEMS, description="Not these rules.", examples=[["unreferenced"]])
    severity: Severities = Field(
        default_factory=dict,
        description="How grave a rule is: error, warning or note; for vague phrases also by grade.",
        examples=[{"vague-phrase": "error", "unused-term": "note"}],
    )
    per_file: Annotated[dict[str, FileRules], BeforeValidator(_vocabulary)] = Field(
        default_factory=dict,
        description="Settings for the files of a pattern.",
        examples=[{"drafts/**": {"ignore": ["unused-term"]}}],
    )
    level: KitLevel | None = Field(
        None,
        description="How far the kit has come: started, reviewable, published or audited. What that "
        "level asks for is reported, and a run fails below it. Left out: reviewable, as far as it goes.",
        examples=["published"],
    )
    options: Annotated[dict[str, RuleOptions], BeforeValidator(_vocabulary)] = Field(
        default_factory=dict,
        description="What single rules let you set, by rule and option.",
        examples=[{"too-long": {"expectation": "40"}}],
    )
    baseline: str | None = Field(
        None,
        description="The file that holds the findings known already, which are not shown; "
        "`standards-kit baseline` writes it.",
        examples=[".standards-kit-baseline.json"],
    )
    words: Words = Field(
        default_factory=Words.model_construct,
        description="Words that mean more, or less, here than elsewhere.",
        examples=[{"accept": ["Fast Track"], "flag": ["white-glove"]}],
    )
    limits: ReadingLimits = Field(
        default_factory=ReadingLimits.model_construct,
        description="From what size on a file is refused unread.",
        examples=[{"size": 10_000_000}],
    )


class SourceFile(Part):
    """The sections that a document of any source may hold."""

    format: int | None = Field(
        None, description="The version of the format. Left out: the kit's, or 1.", examples=[1]
    )
    defaults: Defaults | None = Field(
        None,
        description="What this file's standards have unless they say otherwise.",
        examples=[{"departments": ["front-office"], "channels": ["phone"]}],
    )
    standards: list[Standard] = Field(
        NO_ITEMS,
        description="Service standards.",
        examples=[[{"id": "phone-greeting", "title": "Answering the phone"}]],
    )
    touchpoints: list[Touchpoint] = Field(
        NO_ITEMS,
        description="Where customers meet us.",
        examples=[[{"id": "arrival-call", "name": "First call"}]],
    )
    journeys: list[Journey] = Field(
        NO_ITEMS,
        description="Touchpoints in the order in which a customer meets them.",
        examples=[
            [
                {
                    "id": "first-stay",
                    "goal": "Book and enjoy a first stay",
                    "touchpoints": ["arrival-call", "check-in"],
                }
            ]
        ],
    )
    recovery_plays: list[RecoveryPlay] = Field(
        NO_ITEMS,
        description="What is done when service fails.",
        examples=[
            [
                {
                    "id": "missed-call",
                    "trigger": "A call rang out",
                    "steps": ["Ring back within 15 minutes"],
                }
            ]
        ],
    )
    limits: list[Limit] = Field(
        NO_ITEMS,
        description="What a role may decide alone.",
        examples=[
            [
                {
                    "id": "goodwill-front-desk",
                    "role": "front-desk",
                    "decision": "goodwill",
                    "up_to": "50 GBP",
                }
            ]
        ],
    )
    moments: list[Moment] = Field(
        NO_ITEMS,
        description="Decisions worth learning from.",
        examples=[
            [
                {
                    "id": "2026-10-02-late-taxi",
                    "date": "2026-10-02",
                    "situation": "The taxi did not come.",
                    "decision": "We paid for another.",
                }
            ]
        ],
    )
    terms: Terms = Field(
        NO_ITEMS,
        description="The glossary: words that mean something definite in this kit.",
        examples=[{"prompt": "Before the end of the same working day."}],
    )


Registry = Annotated[dict[str, Named], BeforeValidator(_named)]


class KitSettings(Part):
    """What holds for the whole kit. In ``standards-kit.yaml`` sections may stand beside it."""

    organisation: str | None = Field(
        None, description="The organisation's name.", examples=["Harbour Hotels"]
    )
    purpose: str | None = Field(
        None,
        description="Why the organisation serves.",
        examples=["Every guest leaves rested and known by name."],
    )
    values: Texts = Field(
        NO_ITEMS,
        description="Its values, ranked: where two pull apart, the first one wins.",
        examples=[["Safety", "Kindness", "Pace"]],
    )
    language: str = Field(
        "en-GB",
        description="The language of texts, fixed words, quotes and dates, as in en-GB or fr. "
        "Left out: en-GB.",
        examples=["en-GB"],
    )
    customer_word: str = Field(
        "customer",
        description="What you call a customer: guest, patient, tenant … Where the language has "
        "articles and the usual one is wrong, with its article: die Patientin. Left out: customer, "
        "in the kit’s language.",
        examples=["guest"],
    )
    currency: str = Field(
        "GBP",
        description="The currency, by its ISO 4217 code. Left out: GBP.",
        examples=["GBP"],
        pattern="^[A-Z]{3}$",
    )
    sources: Texts = Field(
        default_factory=lambda: ["**/*.yaml", "**/*.yml"],
        description="The files that are read, as patterns. Left out: every .yaml and .yml file.",
        examples=[["**/*.yaml", "**/*.yml"]],
    )
    exclude: Texts = Field(
        NO_ITEMS,
        description="The files that are left out, as patterns.",
        examples=[["archive/**"]],
    )
    output: OwnFolder = Field(
        "build",
        description="The folder into which handbooks are written. Left out: build.",
        examples=["build"],
    )
    roles: Registry = Field(
        default_factory=dict,
        description="The roles there are: `id: name`, or a list of ids.",
        examples=[{"front-desk": "Front desk agent"}],
    )
    departments: Registry = Field(
        default_factory=dict,
        description="The departments there are: `id: name`, or a list of ids.",
        examples=[{"front-office": "Front office"}],
    )
    audiences: Registry = Field(
        default_factory=dict,
        description="Customer groups, where promises differ: `id: name`, or a list of ids.",
        examples=[{"members": "Club members"}],
    )
    channels: Registry = Field(
        default_factory=dict,
        description="The channels there are: a list of ids, or `id: name`.",
        examples=[["phone", "chat", "email", "in_person"]],
    )
    measures: Annotated[dict[str, Measure], BeforeValidator(_register)] = Field(
        default_factory=dict,
        description="What is measured: `id: name`, or more about each.",
        examples=[
            {
                "time_to_answer": {
                    "name": "Time to answer",
                    "from": "call connects",
                    "until": "agent speaks",
                }
            }
        ],
    )
    calendars: Annotated[dict[str, Calendar], BeforeValidator(_register)] = Field(
        default_factory=dict,
        description="When clocks run. The one called `default` holds where no other is named.",
        examples=[{"default": {"hours": {"mon-fri": "09:00-17:30"}, "timezone": "Europe/London"}}],
    )
    brand: Brand | None = Field(
        None,
        description="How the organisation looks: its logo, colours and typeface.",
        examples=[{"logo": "brand/logo.svg", "colours": {"main": "#12343b"}}],
    )
    handbooks: Annotated[dict[Id, HandbookSettings], BeforeValidator(_register)] = Field(
        default_factory=dict,
        description="The books to print. Left out: one for agents, with everything in it.",
        examples=[
            {
                "front-desk": {
                    "title": "Front Desk Handbook",
                    "for": "agent",
                    "roles": ["front-desk"],
                }
            }
        ],
    )
    lint: LintSettings = Field(
        default_factory=LintSettings.model_construct,
        description="How the kit is checked.",
        examples=[{"ignore": ["unreferenced"], "severity": {"vague-phrase": "error"}}],
    )
