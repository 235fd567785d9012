"""Handbooks made by hand, so that outputs are tested apart from how handbooks are built."""

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.render.handbook import (
    Change,
    Chapter,
    EscalationView,
    ExpectationView,
    GlossaryEntry,
    Handbook,
    HandoffView,
    JourneyView,
    LimitView,
    PlayView,
    Reference,
    StandardView,
    TargetView,
    WordView,
)
from standards_kit.render.prose import Prose, TermRef, prose

HOSTILE = [
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% raw %} {# c #}",
    "</script><script>alert(1)</script>",
    "back\\slash \\n and `ticks` ``two``",
    "*stars* _lines_ [link](http://x.example) <b>bold</b> &amp; ~~gone~~",
    "$x^2$ @ref #set <label> // comment /* block */",
    '\'; DROP TABLE guests; -- "quoted"',
    "</style><style>body{display:none}</style>",
    "{not} %s %(name)s ${HOME}",
]

FRIENDLY = WordView(
    "friendly",
    "friendly",
    "The caller hears their name and a thank-you, and is never talked over.",
    ("the caller’s name is heard", "a thank-you is heard"),
    ("reading from a script",),
)
DUTY = EscalationView("Duty manager", "when the caller asks for a manager", "within 2 minutes")
REVIEWED = date(2026, 8, 20)


def expectation(standard: str, name: str, text: str | Prose, **more: object) -> ExpectationView:
    """An expectation whose address follows from its standard."""
    words = prose(text) if isinstance(text, str) else text
    return ExpectationView(f"{standard}/{name}", words, **more)  # type: ignore[arg-type]


GREETING = StandardView(
    id="phone-greeting",
    title="Answering the phone",
    number="1.1",
    promise=prose("We answer your call within 20 seconds."),
    why=(
        (
            "Silence makes callers think they are forgotten, before we have said a word. A ",
            TermRef("friendly", "friendly"),
            " voice in the first moments settles what kind of call it will be.",
        ),
    ),
    feeling=prose("The caller feels expected."),
    expectations=(
        expectation(
            "phone-greeting",
            "answer",
            "When an outside call comes in, you answer within 20 seconds.",
            targets=(
                TargetView(
                    "within 20 seconds",
                    "Time to answer",
                    "90 % of the time",
                    ("from call connects until agent speaks",),
                ),
            ),
            say=("Good morning, Harbour Hotel, front desk.",),
            avoid=("Hold on.", "That's not my department."),
        ),
        expectation(
            "phone-greeting",
            "~1a2b3c4d",
            "Once the caller has given a name, you use it at least once.",
        ),
        expectation(
            "phone-greeting",
            "~5e6f7a8b",
            (
                (
                    "Before the call ends, you thank the caller and are ",
                    TermRef("friendly", "friendly"),
                    ".",
                ),
            ),
            discretion="Your judgement",
            judgements=("Duty manager decides what is ‘reasonable’ here, up to £50.",),
        ),
    ),
    words=(FRIENDLY,),
    escalation=DUTY,
    exceptions=prose("During a fire drill."),
    recovery=(Reference("play.missed-call", "A call rang out"),),
    recovery_promises=("We ring you back within 15 minutes.",),
    limits=(Reference("limit.goodwill-front-desk", "Goodwill up to £50 per case"),),
    touchpoints=("First call",),
    channels=("Phone",),
    commitment="Public promise",
    owner="Guest Experience Director",
    last_reviewed=REVIEWED,
    review_by=date(2027, 8, 20),
)
BARE = StandardView(
    id="luggage",
    title="Luggage",
    number="1.2",
    why=prose("Nobody enjoys a lobby with a suitcase in each hand."),
    feeling=prose("The guest feels lighter."),
    expectations=(
        expectation("luggage", "~00000001", "When a guest arrives with luggage, you take it."),
    ),
)
LONG = replace(
    GREETING,
    id="complaint",
    title="Listening to a complaint, and keeping the whole of what was said for the next "
    "colleague who helps",
    number="2.1",
    expectations=tuple(
        expectation(
            "complaint",
            f"~0000001{n:x}",
            "When a guest complains, you listen to the end without a word, then repeat the main "
            "points in the guest’s own words and ask whether you have understood all of it.",
            say=("Let me make sure that I have this right.", "Thank you for telling me."),
            avoid=("Calm down.", "I hear you, but", "Policy is policy."),
            targets=(TargetView("within 2 working days", "Time to reply", "95 % of the time"),),
        )
        for n in range(9)
    ),
    words=tuple(
        replace(FRIENDLY, term=term)
        for term in ("friendly", "promptly", "ownership", "settled", "reachable")
    ),
    say=("I am sorry.",),
    do=("Sit down beside the guest.",),
    dont=("Stand behind the desk with folded arms.",),
)
PLAY = PlayView(
    id="missed-call",
    title="A call rang out",
    severity="Mild",
    roles=("Front desk agent",),
    promise="We ring you back within 15 minutes.",
    steps=tuple(
        prose(step)
        for step in (
            "Ring back within 15 minutes.",
            "Apologise by name.",
            "Solve it or name the person who will.",
            "Thank.",
        )
    ),
    limits=(Reference("limit.goodwill-front-desk", "Goodwill up to £50 per case"),),
    escalation=EscalationView("Duty manager", "", "within 1 hour"),
    follow_up="Call the next day",
    done_when="The guest says it is settled",
    record="required",
    used_by=(Reference("phone-greeting", "Answering the phone"),),
)
LIMITS = (
    LimitView(
        "goodwill-front-desk",
        "Front desk agent",
        "Goodwill",
        "£50",
        "per case",
        "",
        "Duty manager",
        "required",
    ),
    LimitView(
        "refund-front-desk", "Front desk agent", "Refund", "never", "", "", "Duty manager", ""
    ),
    LimitView(
        "waiver-duty",
        "Duty manager",
        "Waive a fee",
        "3 fees",
        "per shift",
        "The guest has stayed before",
        "General manager",
    ),
)
GLOSSARY = (
    GlossaryEntry(
        "friendly",
        "friendly",
        prose(FRIENDLY.definition),
        "",
        FRIENDLY.signs,
        FRIENDLY.not_meant,
        ("warm",),
        (Reference("phone-greeting", "Answering the phone"), Reference("complaint", "Listening")),
    ),
)

HANDBOOK = Handbook(
    id="front-desk",
    title="Front Desk Handbook",
    organisation="Harbour Hotels",
    reader="agent",
    customer_word="guest",
    introduction=prose("How we work at the desk.\n\nRead it once, then keep it within reach."),
    purpose=prose("Every guest leaves rested and known by name."),
    values=("Safety", "Kindness", "Pace"),
    revision=REVIEWED,
    fingerprint="a1b2c3d4e5f6",
    chapters=(
        Chapter(
            "arrival-call",
            "First call",
            1,
            (GREETING, BARE),
            "Rings to ask or book",
            "A moment of truth",
            (
                ("Who serves", ("Front desk agent",)),
                ("What hurts, and what helps", ("long menu – press 0 at any time",)),
            ),
        ),
        Chapter("complaints", "Complaints", 2, (LONG,)),
    ),
    journeys=(
        JourneyView(
            "first-stay",
            "Book and enjoy a first stay",
            "",
            "Guest Experience Director",
            ("First call", "Check-in"),
            (
                HandoffView(
                    "First call",
                    "Check-in",
                    "name, wishes, promises made",
                    "1 working day",
                    "Duty manager",
                ),
            ),
        ),
    ),
    plays=(PLAY,),
    limits=LIMITS,
    glossary=GLOSSARY,
    changes=(
        Change(
            Reference("phone-greeting", "Answering the phone"),
            "Twenty seconds, once thirty.",
            "2.1",
            REVIEWED,
        ),
    ),
)


def many(count: int, chapters: int = 5) -> Handbook:
    """A handbook of a given number of standards."""
    each = count // chapters
    return replace(
        HANDBOOK,
        chapters=tuple(
            Chapter(
                f"chapter-{c}",
                f"Chapter number {c}",
                c,
                tuple(
                    replace(
                        GREETING,
                        id=f"standard-{c}-{n}",
                        number=f"{c}.{n}",
                        expectations=tuple(
                            replace(e, address=f"standard-{c}-{n}/{i}")
                            for i, e in enumerate(GREETING.expectations)
                        ),
                    )
                    for n in range(1, each + 1)
                ),
            )
            for c in range(1, chapters + 1)
        ),
        plays=(replace(PLAY, used_by=()),),
        glossary=tuple(replace(entry, used_in=()) for entry in GLOSSARY),
        changes=(),
    )


@pytest.fixture
def book() -> Handbook:
    """A handbook for agents with everything in it."""
    return HANDBOOK


@pytest.fixture
def large() -> Callable[[int], Handbook]:
    """A handbook of a given number of standards."""
    return many


@pytest.fixture
def kit(tmp_path: Path) -> Callable[[str], Project]:
    """A project read from the text of a kit file."""

    def read(text: str) -> Project:
        (tmp_path / "standards-kit.yaml").write_text(text, encoding="utf-8")
        home = home_of(tmp_path)
        assert home is not None
        project = load(home)
        assert project.findings == []
        return project

    return read


@pytest.fixture(scope="session")
def printed() -> ModuleType:
    """``said``: all that a printed file says, whatever kind of file it is."""
    spec = importlib.util.spec_from_file_location("printed", Path(__file__).parent / "printed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
