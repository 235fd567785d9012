"""What is asked of a kit to be: by options, or one question after the other."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from standards_kit.authoring.blank_kit import usual_word
from standards_kit.authoring.example_kit import LIKE, Example, example
from standards_kit.authoring.first_kit import Answers
from standards_kit.cli import asking
from standards_kit.cli.choices import one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.steps import TURNS, lead, some, text, texts


class Given(NamedTuple):
    """What the options say."""

    organisation: str | None
    like: str | None
    customer: str | None
    channels: list[str] | None
    roles: list[str] | None
    language: str | None


def answers_of(given: Given) -> Answers:
    """What the options say, where they say enough."""
    if not (given.organisation or "").strip():
        raise Failure(
            "say whose kit it is: `--organisation`.",
            'For example: standards-kit init --organisation "Harbour Hotels" --like hotel',
        )
    like = one_of(given.like or "blank", LIKE, "example")
    language = given.language or "en-GB"
    if _no_tag(language):
        raise Failure(f"“{language}” is no language tag.", _no_tag(language) or "")
    if like != "blank" and not language.startswith("en"):
        raise Failure(
            f"the example “{like}” is written in English, and the kit is to be in “{language}”.",
            "Begin with one standard to rewrite: `--like blank`.",
        )
    return Answers(
        " ".join((given.organisation or "").split()),
        like,
        " ".join((given.customer or "").split()) or None,
        tuple(given.channels) if given.channels else None,
        tuple(given.roles) if given.roles else None,
        language,
    )


def interview(given: Given, folder: Path) -> Answers:
    """Ask for what no option says."""
    sheet = _Sheet(given, folder)
    asked = [sheet.name, sheet.language, sheet.trade, sheet.word, sheet.channels, sheet.roles]
    lead([*asked, sheet.others, sheet.done])
    return answers_of(sheet.said)


class _Sheet:
    """What is asked of the kit to be, and the answers so far: at first what the options say."""

    def __init__(self, given: Given, folder: Path) -> None:
        self._folder = folder
        self._given: dict[str, Any] = given._asdict()
        self._said = dict(self._given)
        self._others: list[str] = []

    @property
    def said(self) -> Given:
        roles = [*(self._said["roles"] or ()), *self._others]
        return Given(**{**self._said, "roles": roles or None})

    def name(self) -> bool:
        return self._text("organisation", "What is your organisation called?", "Harbour Hotels")

    def language(self) -> bool:
        before = self._said["language"]
        asked = self._text(
            "language", "In which language do you write?", "en-GB, en-US, fr, de-AT", "en-GB",
            self._no_language,
        )  # fmt: skip
        if self._said["language"] != before:
            self._said["customer"] = self._given["customer"]  # each language has a word of its own
        return asked

    def _no_language(self, typed: str) -> str | None:
        if self._given["like"] not in (None, "blank") and not typed.startswith("en"):
            return "The examples are written in English: write en-GB or the like."
        return _no_tag(typed)

    def trade(self) -> bool:
        english = (self._said["language"] or "").startswith("en")
        if self._given["like"] or not english:
            self._begin_from(self._given["like"] or "blank")
            return False
        question = "Which is nearest to what you do?"
        self._begin_from(asking.one(question, _TRADES, default=self._said["like"], turns=TURNS))
        return True

    def _begin_from(self, like: str) -> None:
        """Another trade has other words, channels and roles: what was said of those is asked anew."""
        if like != self._said["like"]:
            self._said = {**self._given, **{k: self._said[k] for k in ("organisation", "language")}}
            self._others = []
        self._said["like"] = like

    def word(self) -> bool:
        kit = self._example()
        usual = kit.settings["customer_word"] if kit else usual_word(self._said["language"])
        return self._text("customer", "What do you call a customer?", usual=usual)

    def channels(self) -> bool:
        kit = self._example()
        return self._some("channels", "On which channels do they reach you?", _channels(kit))

    def roles(self) -> bool:
        kit = self._example()
        question = "Which roles do you have?"
        if kit:
            return self._some("roles", question, kit.roles)
        if not self._given["roles"]:
            self._said["roles"] = texts(question, self._said["roles"] or (), "Front desk agent")
        return not self._given["roles"]

    def others(self) -> bool:
        """Roles of which the example knows nothing."""
        if self._given["roles"] or self._example() is None:
            return False
        self._others = texts("Any role that isn't in that list?", self._others, "Receptionist")
        return True

    def done(self) -> bool:
        if not asking.confirm(f"Write the kit into “{self._folder}”?", turns=TURNS):
            raise asking.Quit
        return True

    def _example(self) -> Example | None:
        like = one_of(self._said["like"], LIKE, "example")
        return None if like == "blank" else example(like)

    def _text(
        self,
        key: str,
        question: str,
        shown: str = "",
        usual: str = "",
        check: Callable[[str], str | None] = lambda _: None,
    ) -> bool:
        if self._given[key]:
            return False
        default = self._said[key] or usual
        self._said[key] = text(question, shown, default, check=check)
        return True

    def _some(self, key: str, question: str, of: dict[str, str]) -> bool:
        """Which of them there are: all, until some are taken away."""
        if self._given[key]:
            return False
        self._said[key] = some(question, list(of.items()), self._said[key] or list(of))
        return True


_TAG = re.compile(r"(?i)[a-z]{2,3}(?:-[a-z0-9]{2,8})*\Z")


def _no_tag(language: str) -> str | None:
    return None if _TAG.match(language) else "Write it in short: en-GB for British English, fr for French."  # fmt: skip


_TRADES = [
    ("hotel", "A hotel"),
    ("contact-centre", "A contact centre"),
    ("council", "A council"),
    ("blank", "Something else: one standard, to be rewritten"),
]


def _channels(kit: Example | None) -> dict[str, str]:
    found = kit.settings["channels"] if kit else ["phone", "email", "chat", "in_person"]
    return {channel: channel.replace("_", " ") for channel in found}
