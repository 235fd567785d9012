"""Ids as the names people use, and quantities as they are printed."""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from standards_kit.language.amounts import SameDay
from standards_kit.language.quantity import ClockTime, Duration, Money, Never, Rings
from standards_kit.model.parts import Escalation, Target
from standards_kit.model.project import Project
from standards_kit.model.service import Limit
from standards_kit.model.values import Amount
from standards_kit.render.handbook import EscalationView, TargetView
from standards_kit.render.labels import Labels
from standards_kit.render.prose import line

_WHOLE = re.compile(r"^\D*\d+\D*$")


class _HasName(Protocol):
    name: str


class Names:
    """What this kit calls its roles, departments, channels, audiences, touchpoints, measures."""

    def __init__(self, project: Project, labels: Labels) -> None:
        self.kit = project.kit
        self.labels = labels
        self.touchpoints = {entry.model.id: entry.model for entry in project.touchpoints}
        self._roles = _Called(self.kit.roles)
        self._departments = _Called(self.kit.departments)
        self._channels = _Called(self.kit.channels)
        self._audiences = _Called(self.kit.audiences)
        self._touchpoints = _Called(self.touchpoints)

    def role(self, given: str | None) -> str:
        """A role by id; a person's or post's own name stays as it is."""
        return self._roles[given] if given else ""

    def department(self, given: str) -> str:
        """A department by id."""
        return self._departments[given]

    def roles(self, given: Iterable[str]) -> tuple[str, ...]:
        """Roles by id."""
        return tuple(map(self._roles.__getitem__, given))

    def channels(self, given: Iterable[str]) -> tuple[str, ...]:
        """Channels by id."""
        return tuple(map(self._channels.__getitem__, given))

    def audiences(self, given: Iterable[str]) -> tuple[str, ...]:
        """Customer groups by id."""
        return tuple(map(self._audiences.__getitem__, given))

    def touchpoint(self, given: str) -> str:
        """A touchpoint by id."""
        return self._touchpoints[given]

    def escalation(self, given: Escalation | None) -> EscalationView | None:
        """To whom, when and how soon, in words."""
        if given is None:
            return None
        when = line(given.when or "").rstrip(".")
        if when and not self.labels.writing.is_clause(when):
            when = self.labels.fill("when", text=when)
        within = self.labels.fill("within", text=self.amount(given.within)) if given.within else ""
        return EscalationView(self.role(given.to), when, within)

    def limit(self, given: Limit) -> str:
        """A limit in one line: "Goodwill up to £50 per case"."""
        return self._limit("limit_never", sentence_case(given.decision), given)

    def limit_of(self, given: Limit) -> str:
        """A limit and whose it is: "Duty manager: goodwill up to £250 per case"."""
        limit = self._limit("limit_whose_never", line(given.decision), given)
        return self.labels.fill("limit_whose", role=self.role(given.role), limit=limit)

    def _limit(self, never: str, decision: str, given: Limit) -> str:
        if isinstance(given.up_to.value, Never):
            return self.labels.fill(never, decision=decision)
        name = "limit_line_per" if given.per else "limit_line"
        amount, per = self.amount(given.up_to), self.per(given)
        return self.labels.fill(name, decision=decision, amount=amount, per=per)

    def per(self, given: Limit) -> str:
        """What a limit counts by: "per case"; nothing where it is never."""
        if not given.per or isinstance(given.up_to.value, Never):
            return ""
        return self.labels.fill("per", text=line(given.per))

    def up_to(self, given: Limit) -> str:
        """How far a limit goes: "£50", or "never"."""
        never = isinstance(given.up_to.value, Never)
        return self.labels["never"] if never else self.amount(given.up_to)

    def amount(self, given: Amount) -> str:
        """A quantity as it was written, save that "50 GBP" is printed as £50, and "50 EUR" as 50 €."""
        value = given.value
        if not isinstance(value, Money) or value.currency not in given.text.upper():
            return line(given.text)
        writing = self.labels.writing
        # We read "1.500" as in English: where it means something else, it stays as it is.
        understood = writing.is_english_number or _WHOLE.search(given.text)
        return (understood and writing.money(value.amount, value.currency)) or line(given.text)

    def target(self, given: Target, *, full: bool) -> TargetView:
        """A target in words; `full` adds what only staff need."""
        measure = self.kit.measures.get(given.measure or "")
        name = measure.name if measure else sentence_case((given.measure or "").replace("_", " "))
        share = self.labels.fill("share", share=self.amount(given.share)) if given.share else ""
        details = tuple(self._details(given)) if full else ()
        return TargetView(self._bound(given), line(name), share, details)

    def _bound(self, given: Target) -> str:
        value: Amount = getattr(given, given.bound)
        label = given.bound
        if isinstance(value.value, SameDay) and label == "at_most":
            return self.amount(value)  # “the same day” says all of it
        if isinstance(value.value, Duration | Rings) and label == "at_most":
            label = "at_most_clock" if value.moment else "at_most_time"
        if isinstance(value.value, ClockTime) and label in {"at_most", "at_least"}:
            label += "_clock"
        return self.labels.fill(label, amount=self.amount(value))

    def _details(self, given: Target) -> Iterable[str]:
        fill = self.labels.fill
        measure = self.kit.measures.get(given.measure or "")
        start = given.from_ or (measure.from_ if measure else None)
        end = given.until or (measure.until if measure else None)
        if start and end:
            yield fill("clock", start=line(start), end=line(end))
        elif start or end:
            yield fill(
                "clock_start" if start else "clock_end",
                start=line(start or ""),
                end=line(end or ""),
            )
        if given.floor:
            yield fill("floor", amount=self.amount(given.floor))
        if given.excluding:
            yield fill("excluding", text=line(given.excluding))
        if given.calendar and given.calendar != "default":
            yield fill("calendar", text=sentence_case(given.calendar.replace("-", " ")))
        yield from self.channels(given.channels or ())
        yield from self.audiences(given.audiences or ())


class _Called(dict[str, str]):
    """What things are called, by their ids; worked out when one is first named."""

    def __init__(self, known: Mapping[str, _HasName]) -> None:
        super().__init__({"": ""})
        self._known = known

    def __missing__(self, given: str) -> str:
        self[given] = name = _name(self._known, given)
        return name


def _name(known: Mapping[str, _HasName], given: str) -> str:
    found = known.get(given)
    if found is not None and found.name != given:
        return line(found.name)
    plain = given.replace("-", " ").replace("_", " ")
    return line(given) if " " in given or not given.islower() else sentence_case(plain)


def sentence_case(text: str) -> str:
    """The text with a capital at its beginning."""
    text = line(text)
    return text[:1].upper() + text[1:]
