"""Asks for what an entry needs, one thing at a time, with an example, and says at once what lint would."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field
from functools import partial
from itertools import pairwise
from typing import Any

from standards_kit.authoring.draft import called
from standards_kit.authoring.kinds import Field
from standards_kit.authoring.targets import Held, Unread, held_in, is_wait, read_held
from standards_kit.cli import asking
from standards_kit.cli.asking import Back, tell
from standards_kit.cli.drafting import Desk
from standards_kit.cli.failures import Failure
from standards_kit.cli.handoff import handed_over
from standards_kit.cli.steps import TURNS, chain, lead, some, text, texts, through
from standards_kit.cli.unfinished import Drawer
from standards_kit.ground.records import bundle
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


@bundle
class _Table:
    """The answers so far, and what was objected to and kept all the same."""

    desk: Desk
    answers: dict[str, Any]
    said: set[str] = field(default_factory=set)
    soft: str = ""  # when soft words are to be looked at, once that was asked
    targets: dict[str, dict[str, str]] = field(default_factory=dict)  # by what is expected
    numbers: dict[str, dict[str, str]] = field(default_factory=dict)  # how they were said, likewise
    passed: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)  # by its two ends
    asked: list[str] = field(default_factory=list)  # options whose questions are behind her

    def left(self) -> dict[str, Any]:
        """All of it as plain data, for another day."""
        return {
            "answers": {k: v for k, v in self.answers.items() if v and k not in _WITH_ANOTHER},
            "said": sorted(self.said),
            "soft": self.soft,
            "targets": self.targets,
            "numbers": self.numbers,
            "passed": [[*ends, along] for ends, along in self.passed.items()],
            "asked": self.asked,
        }

    def take_up(self, left: dict[str, Any]) -> None:
        """Go on from there; what the options say now counts more."""
        self.answers |= {k: v for k, v in left["answers"].items() if not self.answers.get(k)}
        self.said.update(left["said"])
        self.soft = left["soft"]
        self.targets |= left["targets"]
        self.numbers |= left["numbers"]
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
                chosen = self._chosen(field, offers, given)
            if self._kept(field, chosen):
                return
            given = chosen

    def _chosen(self, field: Field, offers: dict[str, str], given: Any) -> Any:
        """From what is offered; or something else, where the kit leaves that open."""
        had = [given] if isinstance(given, str) else list(given or ())
        own = [each for each in had if each not in offers]
        another = {_ANOTHER: "another"} if self.desk.is_open(field) else {}
        shown = [
            *(each for each in had if each in offers),
            *([_ANOTHER] if own and another else []),
        ]
        while True:
            chosen = (
                _several(field, offers | another, shown)
                if field.many
                else _one(field, offers | another, next(iter(shown), None), self._nobody(field))
            )
            listed = [chosen] if isinstance(chosen, str) else list(chosen or ())
            if _ANOTHER not in listed:
                return chosen
            shown = listed
            with suppress(Back):
                own = texts("Which other?", own, field.example, needed=True) if field.many else [
                    text("Who is it?", field.example, next(iter(own), ""))
                ]  # fmt: skip
                found = [called(each, offers) for each in own]
                found = [*(each for each in listed if each != _ANOTHER), *found]
                return list(dict.fromkeys(found)) if field.many else found[0]

    def _nobody(self, field: Field) -> str:
        """What it is called to choose nothing."""
        project = self.desk.project
        owner = project.kit_defaults.owner if project.kit_defaults else None
        if field.offers == "owners" and owner:
            role = project.kit.roles.get(owner)
            return f"As for the whole kit: {role.name if role else owner}"
        return "Nobody yet" if field.offers in ("owners", "roles") else "none"

    def _text(self, field: Field) -> None:
        given = str(self.answers.get(field.option) or "")
        optional = "" if field.needed else " An empty line leaves it out."
        while True:
            check = partial(_too_short, field)
            given = text(field.question + optional, field.example, given, not field.needed, check)
            if self._is_another(field, given) and self._kept(field, given or None):
                return

    def _is_another(self, field: Field, said: str) -> bool:
        """Ask, where something is called so already, whether this is meant to be another."""
        file = self.desk.taken(field, said)
        if not file:
            return True
        tell(f"There is “{said}” already, in “{file}”.", "warning", indent=2)
        return _confirmed("Is this meant to be another?")

    def _texts(self, field: Field) -> None:
        given = self.answers.get(field.option) or ()
        then = self._target if field.option == "expectation" else None
        texts(
            field.question, given, field.example, field.needed,
            lambda new: _all_long(field, new) and self._kept(field, new), then,
        )  # fmt: skip

    def _target(self, at: int) -> None:
        """The number that the expectation at a place is held to."""
        expected = self.answers["expectation"][at]
        said = self.numbers.setdefault(expected, {})
        while True:
            asked = (self._number, self._measure, self._start)
            through([partial(ask, said, expected) for ask in asked])
            self.targets.pop(expected, None)
            if said["number"]:
                self.targets[expected] = self._read(said)
            if self._kept_parts("target", self._helds()):
                return

    def _number(self, said: dict[str, str], expected: str) -> bool:
        """The number in what is expected; of soft words that wait for `define` none is asked for."""
        kit = self.desk.project.kit
        if self.soft == _LATER and not (said.get("number") or held_in(expected, kit)):
            said["number"] = ""
            return False
        said["number"] = text(
            "Which number is it held to? An empty line: none.",
            "within 20 seconds, in 90% of calls",
            said["number"] if "number" in said else held_in(expected, kit),
            True, partial(_unread, kit),
        )  # fmt: skip
        return True

    def _measure(self, said: dict[str, str], _: str) -> bool:
        """What a target measures, where the kit has some measures."""
        measures = self.desk.project.kit.measures
        if not said["number"] or "measure" in self._read({**said, "measure": ""}) or not measures:
            said["measure"] = ""
            return False
        choices = [("", "none of these"), *((name, m.name) for name, m in measures.items())]
        had = said.get("measure")
        said["measure"] = asking.one("What is measured by it?", choices, default=had, turns=TURNS)
        return True

    def _start(self, said: dict[str, str], _: str) -> bool:
        """What a time is counted from, where its measure doesn't say so."""
        kit = self.desk.project.kit
        target = self._read({**said, "from": ""}) if said["number"] else {}
        measure = kit.measures.get(target.get("measure", ""))
        if not is_wait(target, kit) or (measure and measure.from_):
            said["from"] = ""
            return False
        question = "Counted from when? An empty line leaves it out."
        said["from"] = text(
            question, f"the {kit.customer_word}'s question", said.get("from", ""), True
        )
        return True

    def _read(self, said: dict[str, str]) -> dict[str, str]:
        """What was said of a number as a target."""
        target = dict(read_held(said["number"], self.desk.project.kit).target)
        measure = {"measure": said["measure"]} if said["measure"] else {}
        return {**measure, **target, **({"from": said["from"]} if said.get("from") else {})}

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
        before, self.answers[field.option] = self.answers.get(field.option), answer
        if field.option == "expectation":
            self._carry_numbers(before or (), answer or ())
            self.answers["target"] = self._helds()
        if field.option == "touchpoint" and self.passed:
            self.answers["handoff"] = self._along()

    def _carry_numbers(self, before: Sequence[str], after: Sequence[str]) -> None:
        """A sentence that is put otherwise keeps its number, unless it names another one now."""
        kit = self.desk.project.kit
        if len(before) != len(after):
            return
        for old, new in zip(before, after, strict=True):
            if old == new or old not in self.numbers or new in self.numbers:
                continue
            if _number_in(new, kit) in ({}, _number_in(old, kit)):
                self.numbers[new] = dict(self.numbers[old])
                if old in self.targets:
                    self.targets[new] = self.targets[old]

    def _unobjected(self) -> bool:
        try:
            found = self.desk.objections(self.answers)
        except Failure as failure:
            tell(f"{failure.message} {failure.hint}".strip(), "warning", indent=2)
            return False
        new = [each for each in found if each.message not in self.said]
        if self.soft == _LATER:
            new = [each for each in new if not each.soft]
        for each in new:
            if not each.asks:
                tell(f"Note: {each.message}", "faint", indent=2)
        hard = [each for each in new if each.asks]
        asking.objected([each.message for each in hard], indent=2)
        if not self.soft and any(each.soft for each in hard):
            self.soft = _choice_of_time()
            if self.soft == _NOW:
                return False
            hard = [each for each in hard if not each.soft]
        if hard and not _confirmed("Keep it all the same?"):
            return False
        self.said.update(each.message for each in new)
        return True


def _too_short(field: Field, said: str) -> str | None:
    """What is wrong with one or two letters where more is asked for: “be”, but no initials."""
    is_brief = " " not in field.example or not said.isascii() or not said.isalpha()
    if is_brief or len(said) > 2 or (len(said) == 2 and said.isupper()):
        return None
    return f"“{said}” is too short to be understood. Say it in a few words."


def _all_long(field: Field, said: Sequence[str]) -> bool:
    wrong = next(filter(None, (_too_short(field, each) for each in said)), None)
    if wrong:
        tell(wrong, "warning", indent=2)
    return not wrong


def _number_in(expected: str, kit: KitSettings) -> dict[str, str]:
    """The target that a sentence says itself."""
    said = held_in(expected, kit)
    return dict(read_held(said, kit).target) if said else {}


def _unread(kit: KitSettings, typed: str) -> str | None:
    try:
        read_held(typed, kit)
    except Unread as unread:
        return str(unread)
    return None


_NOW, _LATER = "now", "later"


def _choice_of_time() -> str:
    """When the author wants to say what a soft word means; asked once, of the first."""
    ways = [(_NOW, "Say it better now"), (_LATER, "Leave soft words for `standards-kit define`")]
    try:
        return asking.one("Now or later?", ways, turns=TURNS)
    except Back:
        return _NOW


def _confirmed(question: str) -> bool:
    try:
        return asking.confirm(question, default=False, turns=TURNS)
    except Back:
        return False


_ANOTHER = "\0another"
"""What no kit can have among what it offers."""


def _several(field: Field, offers: dict[str, str], given: Any) -> list[str] | None:
    choices = list(offers.items())
    if field.needed:
        return some(field.question, choices, given or ())
    return asking.several(field.question, choices, checked=given or (), turns=TURNS) or None


def _one(field: Field, offers: dict[str, str], given: Any, nobody: str) -> str | None:
    none = [] if field.needed else [("", nobody)]
    choices = [*none, *offers.items()]
    return asking.one(field.question, choices, default=given, turns=TURNS) or None
