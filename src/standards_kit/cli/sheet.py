"""What is asked of a kit to be: by options, or one question after the other."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from standards_kit.authoring import languages
from standards_kit.authoring.blank_kit import usual_word
from standards_kit.authoring.example_kit import LIKE, Example, example
from standards_kit.authoring.first_kit import Answers
from standards_kit.authoring.naming import registered_channels, spoken
from standards_kit.cli import asking
from standards_kit.cli.asking import tell
from standards_kit.cli.choices import one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.steps import TURNS, lead, some, text, texts
from standards_kit.ground.nearest import did_you_mean


class Given(NamedTuple):
    """What the options say."""

    organisation: str | None
    like: str | None
    customer: str | None
    channels: list[str] | None
    roles: list[str] | None
    owner: str | None
    language: str | None


def answers_of(given: Given) -> Answers:
    """What the options say, where they say enough."""
    if not (given.organisation or "").strip():
        raise Failure(
            "say whose kit it is: `--organisation`.",
            'For example: standards-kit init --organisation "Harbour Hotels" --like hotel',
        )
    like = one_of(given.like or "blank", LIKE, "example")
    language = languages.meant(given.language or "en-GB")
    if language is None:
        raise Failure(_unknown(given.language or ""), _TAGS)
    if like != "blank" and not language.startswith("en"):
        raise Failure(
            f"the example “{like}” is written in English, and the kit is to be in “{language}”.",
            "Begin with one standard to rewrite: `--like blank`.",
        )
    channels = registered_channels(split(given.channels or ()))
    return Answers(
        " ".join((given.organisation or "").split()),
        like,
        " ".join((given.customer or "").split()) or None,
        tuple(channels) or None,
        tuple(split(given.roles or ())) or None,
        language,
        {id: name for id, name in channels.items() if name != id},
        " ".join((given.owner or "").split()) or None,
    )


def split(listed: Iterable[str]) -> list[str]:
    """What was listed, one by one, wherever commas or semicolons stand between several."""
    parts = (" ".join(part.split()) for each in listed for part in re.split("[,;]", each))
    return list(dict.fromkeys(filter(None, parts)))


def interview(given: Given, folder: Path) -> Answers:
    """Ask for what no option says."""
    sheet = _Sheet(given, folder)
    lead([
        sheet.name, sheet.language, sheet.trade, sheet.word, sheet.channels, sheet.own_channels,
        sheet.roles, sheet.others, sheet.owner, sheet.done,
    ])  # fmt: skip
    return answers_of(sheet.said)


class _Sheet:
    """What is asked of the kit to be, and the answers so far: at first what the options say."""

    def __init__(self, given: Given, folder: Path) -> None:
        self._folder = folder
        self._given: dict[str, Any] = given._asdict()
        self._said = dict(self._given)
        self._others: list[str] = []
        self._own_channels: list[str] = []

    @property
    def said(self) -> Given:
        roles = [*(self._said["roles"] or ()), *self._others]
        channels = [*(self._said["channels"] or ()), *self._own_channels]
        return Given(**{**self._said, "roles": roles or None, "channels": channels or None})

    def name(self) -> bool:
        return self._text("organisation", "What is your organisation called?", "Harbour Hotels")

    def language(self) -> bool:
        if self._given["language"]:
            return False
        before = self._said["language"]
        self._said["language"] = found = self._language(before)
        if found != before:
            self._said["customer"] = self._given["customer"]  # each language has a word of its own
        if not languages.is_known(found):
            tell(unknown_words(found), "warning")
        return True

    def _language(self, before: str | None) -> str:
        """One of those that are offered, or another by its name or tag."""
        offered = languages.offered()
        if self._given["like"] not in (None, "blank"):  # the examples are written in English
            offered = {tag: name for tag, name in offered.items() if tag.startswith("en")}
        choices = [*offered.items(), *([("", "another")] if len(offered) > 2 else [])]
        chosen = before if before is None or before in offered else ""
        while True:
            chosen = asking.one("In which language do you write?", choices, default=chosen, turns=TURNS)  # fmt: skip
            if chosen:
                return chosen
            try:
                named = text("Which one?", "polski, pl, de-AT", before or "", check=_no_language)
            except asking.Back:
                continue
            return languages.meant(named) or ""

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
            self._others, self._own_channels = [], []
        self._said["like"] = like

    def word(self) -> bool:
        kit = self._example()
        usual = kit.settings["customer_word"] if kit else usual_word(self._said["language"])
        return self._text("customer", "What do you call a customer?", usual=usual)

    def channels(self) -> bool:
        kit = self._example()
        return self._some("channels", "On which channels do they reach you?", _channels(kit))

    def own_channels(self) -> bool:
        """Channels that nobody offered: a till, a café, a delivery."""
        if self._given["channels"]:
            return False
        question = "Any channel that isn't in that list?"
        self._own_channels = split(
            texts(question, self._own_channels, "at the till, home delivery")
        )
        return True

    def roles(self) -> bool:
        kit = self._example()
        question = "Which roles do you have?"
        if kit:
            return self._some("roles", question, kit.roles)
        if not self._given["roles"]:
            self._said["roles"] = split(
                texts(question, self._said["roles"] or (), "Front desk agent, Duty manager")
            )
        return not self._given["roles"]

    def others(self) -> bool:
        """Roles of which the example knows nothing."""
        if self._given["roles"] or self._example() is None:
            return False
        question = "Any role that isn't in that list?"
        self._others = split(texts(question, self._others, "Receptionist, Porter"))
        return True

    def owner(self) -> bool:
        """Whoever is asked about a standard that doesn't say so itself."""
        kit = self._example()
        usual = kit.settings["defaults"].get("owner", "") if kit else ""
        question = "Who answers for the standards? A role or a name; an empty line: nobody yet."
        return self._text("owner", question, "Head of Service", usual, optional=True)

    def done(self) -> bool:
        for about, said in self._summary():
            tell(f"{about}: {said or 'none'}", "faint", indent=2)
        if not asking.confirm(f"Write the kit into “{self._folder}”?", turns=TURNS):
            raise asking.Quit
        return True

    def _summary(self) -> Iterator[tuple[str, str]]:
        """What the kit is going to say, to be looked over before it is written."""
        answers, kit = answers_of(self.said), self._example()
        yield "Organisation", answers.organisation
        yield "Language", answers.language
        yield "Begins from", dict(_TRADES)[answers.like]
        yield "A customer is called", answers.customer or ""
        yield (
            "Channels",
            "; ".join(answers.channel_names.get(id) or spoken(id) for id in answers.channels or ()),
        )
        names = kit.roles if kit else {}
        yield "Roles", "; ".join(names.get(role, role) for role in answers.roles or ())
        yield "Who answers for the standards", names.get(answers.owner or "", answers.owner or "")

    def _example(self) -> Example | None:
        like = one_of(self._said["like"], LIKE, "example")
        return None if like == "blank" else example(like)

    def _text(
        self,
        key: str,
        question: str,
        shown: str = "",
        usual: str = "",
        optional: bool = False,
    ) -> bool:
        if self._given[key]:
            return False
        default = self._said[key]
        self._said[key] = text(question, shown, usual if default is None else default, optional)
        return True

    def _some(self, key: str, question: str, of: dict[str, str]) -> bool:
        """Which of them there are: all, until some are taken away."""
        if self._given[key]:
            return False
        self._said[key] = some(question, list(of.items()), self._said[key] or list(of))
        return True


_TAGS = "Write its name or its short sign: en-GB for British English, fr for French."


def _no_language(said: str) -> str | None:
    return None if languages.meant(said) else f"{_unknown(said)} {_TAGS}"


def _unknown(said: str) -> str:
    return f"“{said}” is no language that is known here.{did_you_mean(said, languages.called())}"


def unknown_words(language: str) -> str:
    """What to say where there is no lexicon for a language."""
    return (
        f"No soft words are known in “{language}”, so `lint` does not look for any in it. "
        "All else is checked as in any language."
    )


_TRADES = [
    ("hotel", "A hotel"),
    ("contact-centre", "A contact centre"),
    ("council", "A council"),
    ("blank", "Something else: one standard, to be rewritten"),
]


def _channels(kit: Example | None) -> dict[str, str]:
    found = kit.settings["channels"] if kit else ["phone", "email", "chat", "in_person"]
    return {channel: spoken(channel) for channel in found}
