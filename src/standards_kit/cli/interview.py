"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

from standards_kit.authoring.handoffs import read_within
from standards_kit.authoring.kinds import Field
from standards_kit.authoring.targets import Held, Unread, held_in, read_held
from standards_kit.cli import asking
from standards_kit.cli.asking import Back, tell
from standards_kit.cli.drafting import Desk
from standards_kit.cli.failures import Failure
from standards_kit.cli.steps import TURNS, lead, some, texts, through
from standards_kit.model.kit import KitSettings

_OF_THE_KIT = ("touchpoints", "limits", "plays")


def interview(desk: Desk, answers: dict[str, Any]) -> None:
    """Fill in the answers that aren't given yet; at last ask whether it is to be written, and where."""
    table = _Table(desk, answers)
    fields = [f for f in desk.kind.fields if f.asked or f.needed]
    given = {f.option for f in fields if answers.get(f.option)}
    open_ = [f for f in fields if f.option not in given and not (f.of and f.of in given)]
    steps = [partial(table.ask, field) for field in open_ if field.option not in _WITH_ANOTHER]
    lead([*steps, lambda: _written(desk.draft(answers, {}).path)])


_WITH_ANOTHER = ("target",)
"""What is asked along with each of the answers that it adds to."""


def _written(path: str) -> bool:
    if not asking.confirm(f"Write it into “{path}”?", turns=TURNS):
        raise asking.Quit
    return True


@dataclass(slots=True)
class _Table:
    """The answers so far, and what was objected to and kept all the same."""

    desk: Desk
    answers: dict[str, Any]
    said: set[str] = field(default_factory=set)
    targets: dict[str, dict[str, str]] = field(default_factory=dict)  # by what is expected
    passed: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)  # by its two ends

    def ask(self, field: Field) -> bool:
        """One question; False where it has nothing to choose from."""
        if field.option == "handoff":
            return self._handoffs()
        offers = self.desk.offers(field)
        if not offers and not field.needed and field.offers in _OF_THE_KIT:
            return False  # of what the kit has none, none can be chosen
        if offers:
            self._choice(field, offers)
        elif field.many:
            self._texts(field)
        else:
            self._text(field)
        return True

    def _choice(self, field: Field, offers: list[str]) -> None:
        given = self.answers.get(field.option)
        while True:
            chosen = _several(field, offers, given) if field.many else _one(field, offers, given)
            if self._kept(field, chosen):
                return
            given = chosen

    def _text(self, field: Field) -> None:
        given = str(self.answers.get(field.option) or "")
        optional = "" if field.needed else " An empty line leaves it out."
        while True:
            given = asking.text(
                field.question + optional, example=field.example, default=given,
                optional=not field.needed, turns=TURNS,
            )  # fmt: skip
            if self._kept(field, given or None):
                return

    def _texts(self, field: Field) -> None:
        given = self.answers.get(field.option) or ()
        then = self._target if field.option == "expectation" else lambda _: None
        texts(
            field.question, given, field.example, field.needed,
            lambda new: self._kept(field, new), then,
        )  # fmt: skip

    def _target(self, at: int) -> None:
        """The number that the expectation at a place is held to."""
        kit, text = self.desk.project.kit, self.answers["expectation"][at]
        default = held_in(text, kit)
        while True:
            default = asking.text(
                "Which number is it held to? An empty line: none.", default=default, optional=True,
                example="within 20 seconds, in 90% of calls", check=partial(_unread, kit), turns=TURNS,
            )  # fmt: skip
            self.targets.pop(text, None)
            if default:
                self.targets[text] = self._measured(dict(read_held(default, kit).target))
            if self._kept_parts("target", self._helds()):
                return

    def _measured(self, target: dict[str, str]) -> dict[str, str]:
        """A target under the name of a measure, where the kit has some."""
        measures = self.desk.project.kit.measures
        if "measure" in target or not measures:
            return target
        choices = [("", "none of these"), *((name, m.name) for name, m in measures.items())]
        found = asking.one("What is measured by it?", choices, turns=TURNS)
        return {"measure": found, **target} if found else target

    def _helds(self) -> list[Held]:
        texts = self.answers["expectation"] or ()
        return [Held(self.targets[t], n) for n, t in enumerate(texts, 1) if t in self.targets]

    def _handoffs(self) -> bool:
        """What is handed over at each step of a journey."""
        ends = list(pairwise(self.answers.get("touchpoint") or ()))
        if ends:
            through([partial(self._handoff, *pair) for pair in ends])
        return bool(ends)

    def _handoff(self, before: str, after: str) -> bool:
        kit, known = self.desk.project.kit, self.passed.get((before, after), {})
        found = {"from": before, "to": after}

        def carries() -> bool:
            names = {t.model.id: t.model.name for t in self.desk.project.touchpoints}
            ends = f"from “{names.get(before, before)}” to “{names.get(after, after)}”"
            return _into(
                found, "carries", f"What goes along {ends}? An empty line: nothing.",
                "name, wishes, promises made", known,
            )  # fmt: skip

        def within() -> bool:
            question = "How soon? An empty line leaves it out."
            return bool(found["carries"]) and _into(
                found, "within", question, "within 1 working day", known, partial(_no_time, kit)
            )

        def owner() -> bool:
            question = "Who answers for it: a role or a name? An empty line leaves it out."
            return bool(found["carries"]) and _into(found, "owner", question, "duty-manager", known)

        while True:
            through([carries, within, owner])
            whole = {k: v for k, v in found.items() if v} if found["carries"] else {}
            if whole.get("within"):
                whole["within"] = read_within(whole["within"], kit)
            self.passed[before, after] = known = whole
            if self._kept_parts("handoff", self._along()):
                return True

    def _along(self) -> list[dict[str, str]]:
        """What is handed over on the way that the journey takes now."""
        ends = pairwise(self.answers["touchpoint"] or ())
        return [found for each in ends if (found := self.passed.get(each))]

    def _kept_parts(self, option: str, parts: list[Any]) -> bool:
        self.answers[option] = parts
        return self._unobjected()

    def _kept(self, field: Field, answer: Any) -> bool:
        """Whether an answer stays, after what a colleague would say of it."""
        before = self.answers.get(field.option)
        self._put(field, answer)
        if self._unobjected():
            return True
        self._put(field, before)
        return False

    def _put(self, field: Field, answer: Any) -> None:
        self.answers[field.option] = answer
        if field.option == "expectation":
            self.answers["target"] = self._helds()
        if field.option == "touchpoint" and self.passed:
            self.answers["handoff"] = self._along()

    def _unobjected(self) -> bool:
        try:
            found = self.desk.objections(self.answers, {})
        except Failure as failure:
            tell(f"{failure.message} {failure.hint}".strip(), "warning", indent=2)
            return False
        messages = [d.finding.message for d in found if d.finding.message not in self.said]
        for message in messages:
            tell(f"A colleague would object: {message}", "warning", indent=2)
        if messages and not _confirmed("Keep it all the same?"):
            return False
        self.said.update(messages)
        return True


def _into(
    found: dict[str, str],
    key: str,
    question: str,
    example: str,
    known: dict[str, str],
    check: Callable[[str], str | None] | None = None,
) -> bool:
    """Ask for one part, and put it in its place."""
    default = found.get(key) or known.get(key, "")
    found[key] = asking.text(
        question, example=example, default=default, optional=True, check=check, turns=TURNS
    )
    return True


def _unread(kit: KitSettings, typed: str) -> str | None:
    try:
        read_held(typed, kit)
    except Unread as unread:
        return str(unread)
    return None


def _no_time(kit: KitSettings, typed: str) -> str | None:
    return None if read_within(typed, kit) else "Write a time, such as “within 1 working day”."


def _confirmed(question: str) -> bool:
    try:
        return asking.confirm(question, default=False, turns=TURNS)
    except Back:
        return False


def _several(field: Field, offers: list[str], given: Any) -> list[str] | None:
    choices = [(each, each) for each in offers]
    if field.needed:
        return some(field.question, choices, given or ())
    return asking.several(field.question, choices, checked=given or (), turns=TURNS) or None


def _one(field: Field, offers: list[str], given: Any) -> str | None:
    none = [] if field.needed else [("", "none")]
    choices = [*none, *((each, each) for each in offers)]
    return asking.one(field.question, choices, default=given, turns=TURNS) or None
