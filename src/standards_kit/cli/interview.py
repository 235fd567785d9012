"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any

from standards_kit.authoring.kinds import Field
from standards_kit.authoring.targets import Held, Unread, held_in, read_held
from standards_kit.cli import asking
from standards_kit.cli.asking import Back, tell
from standards_kit.cli.drafting import Desk
from standards_kit.cli.failures import Failure
from standards_kit.cli.handoff import handed_over
from standards_kit.cli.steps import TURNS, chain, lead, some, text, texts, through
from standards_kit.cli.unfinished import Drawer
from standards_kit.model.kit import KitSettings

_OF_THE_KIT = ("touchpoints", "limits", "plays")


def interview(desk: Desk, answers: dict[str, Any], drawer: Drawer) -> None:
    """Fill in the answers that aren't given yet; at last ask whether it is to be written, and where.

    However it ends, what was answered is in the drawer then.
    """
    table = _Table(desk, answers)
    fields = [f for f in desk.kind.fields if f.asked or f.needed]
    given = {f.option for f in fields if answers.get(f.option)}
    open_ = [f for f in fields if f.option not in given and not (f.of and f.of in given)]
    asked = [field for field in open_ if field.option not in _WITH_ANOTHER]
    if left := drawer.look():
        _take_up(table, left, drawer)
    done = [at for at, field in enumerate(asked) if field.option in table.asked]
    try:
        lead([*(partial(table.ask, f) for f in asked), partial(_written, desk, answers)], done)
    finally:
        if table.asked or any(table.left()["answers"].values()):
            drawer.put(table.left())


_WITH_ANOTHER = ("target",)
"""What is asked along with each of the answers that it adds to."""


def _take_up(table: "_Table", left: dict[str, Any], drawer: Drawer) -> None:
    """Ask whether what was left is to be taken up, and do so; else it is gone."""
    fields = [f for f in table.desk.kind.fields if left["answers"].get(f.option)]
    tell(f"You left a {table.desk.kind.name} unfinished:")
    for each in fields:
        if each.option not in _WITH_ANOTHER:
            tell(f"{each.question} {_listed(left['answers'][each.option])}", "faint", indent=2)
    if asking.confirm("Take up where you left off?", turns=(asking.Quit,)):
        table.take_up(left)
    else:
        drawer.clear()


def _listed(answer: Any) -> str:
    """An answer on one line, as it was given."""
    if isinstance(answer, str):
        return answer
    return "; ".join(each for each in answer if isinstance(each, str)) or "as you said"


def _written(desk: Desk, answers: dict[str, Any]) -> bool:
    try:
        path = desk.draft(answers, {}).path
    except Failure as failure:
        tell(f"{failure.message} {failure.hint}".strip(), "warning")
        raise Back from None
    question = f"{'Show it in' if desk.only_shows else 'Write it into'} “{path}”?"
    if not asking.confirm(question, turns=TURNS):
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
    asked: list[str] = field(default_factory=list)  # options whose questions are behind her

    def left(self) -> dict[str, Any]:
        """All of it as plain data, for another day."""
        return {
            "answers": {k: v for k, v in self.answers.items() if v and k not in _WITH_ANOTHER},
            "said": sorted(self.said),
            "targets": self.targets,
            "passed": [[*ends, along] for ends, along in self.passed.items()],
            "asked": self.asked,
        }

    def take_up(self, left: dict[str, Any]) -> None:
        """Go on from there; what the options say now counts more."""
        self.answers |= {k: v for k, v in left["answers"].items() if not self.answers.get(k)}
        self.said.update(left["said"])
        self.targets |= left["targets"]
        self.passed |= {(before, after): along for before, after, along in left["passed"]}
        self.asked += left["asked"]
        if self.targets:
            self.answers["target"] = self._helds()

    def ask(self, field: Field) -> bool:
        """One question; False where it has nothing to choose from."""
        if not self._asked(field):
            return False
        if field.option not in self.asked:
            self.asked.append(field.option)
        return True

    def _asked(self, field: Field) -> bool:
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

    def _choice(self, field: Field, offers: dict[str, str]) -> None:
        given = self.answers.get(field.option)
        while True:
            if field.ordered:
                chosen: Any = chain(
                    field.question, "And the next?", list(offers.items()), given or ()
                )
            else:
                chosen = (_several if field.many else _one)(field, offers, given)
            if self._kept(field, chosen):
                return
            given = chosen

    def _text(self, field: Field) -> None:
        given = str(self.answers.get(field.option) or "")
        optional = "" if field.needed else " An empty line leaves it out."
        while True:
            given = text(field.question + optional, field.example, given, not field.needed)
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
        kit, expected = self.desk.project.kit, self.answers["expectation"][at]
        default = held_in(expected, kit)
        while True:
            default = text(
                "Which number is it held to? An empty line: none.",
                "within 20 seconds, in 90% of calls", default, True, partial(_unread, kit),
            )  # fmt: skip
            self.targets.pop(expected, None)
            if default:
                self.targets[expected] = self._measured(dict(read_held(default, kit).target))
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
        expected = enumerate(self.answers["expectation"] or (), 1)
        return [Held(self.targets[t], n) for n, t in expected if t in self.targets]

    def _handoffs(self) -> bool:
        """What is handed over at each step of a journey."""
        ends = list(pairwise(self.answers.get("touchpoint") or ()))
        if ends:
            through([partial(self._handoff, *pair) for pair in ends])
        return bool(ends)

    def _handoff(self, before: str, after: str) -> bool:
        while True:
            known = self.passed.get((before, after), {})
            self.passed[before, after] = handed_over(self.desk, before, after, known)
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
            found = self.desk.objections(self.answers)
        except Failure as failure:
            tell(f"{failure.message} {failure.hint}".strip(), "warning", indent=2)
            return False
        new = [each for each in found if each.message not in self.said]
        for each in new:
            begin = "A colleague would object" if each.asks else "Note"
            tell(f"{begin}: {each.message}", "warning" if each.asks else "faint", indent=2)
        if any(each.asks for each in new) and not _confirmed("Keep it all the same?"):
            return False
        self.said.update(each.message for each in new)
        return True


def _unread(kit: KitSettings, typed: str) -> str | None:
    try:
        read_held(typed, kit)
    except Unread as unread:
        return str(unread)
    return None


def _confirmed(question: str) -> bool:
    try:
        return asking.confirm(question, default=False, turns=TURNS)
    except Back:
        return False


def _several(field: Field, offers: dict[str, str], given: Any) -> list[str] | None:
    choices = list(offers.items())
    if field.needed:
        return some(field.question, choices, given or ())
    return asking.several(field.question, choices, checked=given or (), turns=TURNS) or None


def _one(field: Field, offers: dict[str, str], given: Any) -> str | None:
    none = [] if field.needed else [("", "none")]
    choices = [*none, *offers.items()]
    return asking.one(field.question, choices, default=given, turns=TURNS) or None
