"""Standards as plain records, before they are written as YAML or as Doorstop items."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

import vocabulary as v

PLAYS = 12
LIMITS = 12
_JOINS = " and "


@dataclass(slots=True)
class Expectation:
    """One thing that is done, with what some of them have besides their text."""

    text: str
    id: str = ""
    target: str = ""
    share: int = 0
    say: list[str] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)

    def target_text(self) -> list[str]:
        """Its target as a reader is told it."""
        return [f"At most {self.target}, {self.share}% of the time"] if self.target else []


@dataclass(slots=True)
class Standard:
    """One service standard."""

    id: str
    title: str
    promise: str
    why: str
    feeling: str
    expectations: list[Expectation]
    department: str
    role: str
    touchpoint: str
    terms: list[tuple[str, str]]
    more: dict[str, str]

    def words(self) -> int:
        """How many words of prose it has."""
        return sum(len(text.split()) for text in self.prose())

    def prose(self) -> Iterator[str]:
        """Its texts in the order in which they are read."""
        yield from (self.title, self.promise, self.why, self.feeling)
        for one in self.expectations:
            yield from (one.text, *one.target_text(), *one.say, *one.avoid)


def standards(rng: Random, count: int, length: Callable[[], int]) -> Iterator[Standard]:
    """``count`` different standards, each of about as many words as ``length`` says."""
    for number in range(count):
        standard = _head(rng, number)
        wanted = length() - 12  # half an expectation, so that the mean comes out right
        while standard.words() < wanted or not standard.expectations:
            at = len(standard.expectations)
            standard.expectations.append(_expectation(rng, at, pace(standard.touchpoint)))
        if standard.promise or any(one.target for one in standard.expectations):
            standard.more.setdefault("recovery", f"[play-{rng.randint(1, PLAYS)}]")
        for term, _ in standard.terms:
            last = standard.expectations[-1]
            last.text = f"{last.text[:-1]} and you are {term}."
        yield standard


def pace(touchpoint: str) -> str:
    """The one time that everything at a touchpoint is promised in, so that nothing contradicts."""
    return v.TARGETS[sum(map(ord, touchpoint)) % len(v.TARGETS)]


def slug(text: str) -> str:
    """``text`` as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def _head(rng: Random, number: int) -> Standard:
    topic = v.TOPICS[number % len(v.TOPICS)]
    site = number // len(v.TOPICS)
    place, town = v.PLACES[site % len(v.PLACES)], v.TOWNS[site // len(v.PLACES) % len(v.TOWNS)]
    role, _ = rng.choice(v.ROLES)
    touchpoint = slug(rng.choice(v.MOMENTS))
    return Standard(
        id=f"{slug(topic)}-{number + 1}",
        title=f"{topic} at {place}, {town}",
        promise=_promise(rng, pace(touchpoint)) if rng.random() < 0.7 else "",
        why=" ".join(rng.sample(v.REASONS, 2)),
        feeling=f"The guest feels {rng.choice(v.FEELINGS)} {rng.choice(v.CAUSES)}".strip() + ".",
        expectations=[],
        department=rng.choice(v.DEPARTMENTS)[0],
        role=role,
        touchpoint=touchpoint,
        terms=[rng.choice(v.LOCAL)] if rng.random() < 0.08 else [],
        more=_more(rng, number),
    )


def _promise(rng: Random, time: str) -> str:
    return rng.choice(v.PROMISES).format(limit=f"within {time}")


def _more(rng: Random, number: int) -> dict[str, str]:
    """Keys with short values, as text in flow style."""
    offered = {
        "recovery": f"[play-{number % PLAYS + 1}]",
        "limits": f"[limit-{number % LIMITS + 1}]",
        "needs": f"[{rng.choice(('friendliness', 'empathy', 'fairness', 'control'))}]",
        "tags": rng.choice(("[brand]", "[brand, training]", "[safety]")),
        "priority": str(rng.randint(1, 5)),
        "escalation": "{to: duty-manager, when: the guest asks, within: 5 minutes}",
        "exceptions": "During a fire drill.",
        "version": f'"{rng.randint(1, 3)}.{rng.randint(0, 20)}"',
        "x-training-card": f"T-{number:05}",
    }
    return {key: value for key, value in offered.items() if rng.random() < 0.4}


def _expectation(rng: Random, number: int, time: str) -> Expectation:
    expectation = Expectation(_sentence(rng, time))
    if rng.random() < 0.5:
        return expectation
    expectation.id = f"step-{number + 1}"
    if rng.random() < 0.5 and " day" not in expectation.text:  # a sentence may name its own
        expectation.target, expectation.share = time, 90
    if rng.random() < 0.3:
        expectation.say = [rng.choice(v.SAY)]
    if rng.random() < 0.3:
        expectation.avoid = rng.sample(v.AVOID, 2)
    return expectation


def _sentence(rng: Random, time: str) -> str:
    actions = rng.sample(v.ACTIONS, rng.choice((1, 1, 2)))
    if any(_JOINS in action for action in actions):
        del actions[1:]  # two acts are enough: of three the linter says that they are asked at once
    acts = _JOINS.join(actions)
    words = [f"{rng.choice(v.TRIGGERS)}, you {acts}", _limit(rng, time)]
    if rng.random() < 0.08:
        words.append(f"and you are {rng.choice(v.DEFINED)[0]}")
    elif rng.random() < 0.08 and _JOINS not in acts:
        words.append(f"and note it beside the {rng.choice(v.NOUNS)[0]}")
    return " ".join(word for word in words if word) + "."


def _limit(rng: Random, time: str) -> str:
    limit = rng.choice(v.LIMITS)
    return f"within {time}" if limit.startswith("within") else limit
