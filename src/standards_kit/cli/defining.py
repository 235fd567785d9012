"""The kit that `define` works on: judged in memory, written at once, and taken back on demand."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from standards_kit.authoring.define.answers import (
    Answer,
    Definition,
    JudgedBy,
    SameAs,
    Sentence,
    TargetOf,
    Unfit,
    Wording,
)
from standards_kit.authoring.define.interview import (
    Change,
    Proposal,
    default_scope,
    propose,
    scopes,
)
from standards_kit.authoring.define.objections import Objection
from standards_kit.authoring.define.questions import Question, Spot, questions
from standards_kit.cli import writing
from standards_kit.cli.failures import Failure, why
from standards_kit.ground.nearest import did_you_mean
from standards_kit.ground.records import bundle
from standards_kit.lint.engine import Verdict, lint
from standards_kit.model.project import Project, load

_MOST_TRIES = 5


@bundle
class Desk:
    """A kit under the author's hands. ``dry``: nothing is written, all is shown at the end."""

    project: Project
    day: date | None
    dry: bool = False
    verdict: Verdict = field(init=False)
    done: list[dict[str, Change]] = field(default_factory=list)
    _unsaved: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.verdict = lint(self.project, self.day)

    def open(self) -> list[Question]:
        """The questions that are still open, the next one first."""
        return questions(self.verdict)

    def asked(self, word: str) -> Question:
        """The open question about a word. Raises Unfit."""
        sought = " ".join(word.split()).casefold()
        for question in self.open():
            phrases = {" ".join(s.vague.phrase.split()).casefold() for s in question.spots}
            entries = {spot.vague.entry.casefold() for spot in question.spots}
            if sought in {question.key} | phrases | entries:
                return question
        for question in self.open():
            if question.defines is not None and question.defines.word.casefold() == sought:
                return question
        near = did_you_mean(word, self._phrases())
        raise Unfit(f"Nothing in this kit leaves “{word}” open; `--list` shows what is.{near}")

    def _phrases(self) -> set[str]:
        """Every word by which an open question may be asked for."""
        asked = self.open()
        found = [spot.vague for question in asked for spot in question.spots]
        phrases = {word for vague in found for word in (vague.phrase, vague.entry)}
        return phrases | {one.defines.word for one in asked if one.defines is not None}

    def judge(self, texts: Mapping[str, str]) -> Verdict:
        """The verdict on the kit with other texts in place of those of some files."""
        contents = {name: text.encode() for name, text in texts.items()}
        unsaved = {**self._unsaved, **contents}
        return lint(load(self.project.home, self.project.base, unsaved=unsaved), self.day)

    def work_out(
        self, question: Question, answer: Answer, spots: list[Spot] | None = None
    ) -> Proposal:
        return propose(self.verdict, question, answer, self.judge, spots)

    def accept(self, proposal: Proposal) -> None:
        """Write an answer. Raises writing.Changed where a file is no longer what was read."""
        self._write(proposal.changes)
        self.done.append(dict(proposal.changes))
        self.verdict = proposal.verdict

    def undo(self) -> bool:
        """Take the last answer back; False where there is none."""
        if not self.done:
            return False
        back = {name: Change(c.after, c.before) for name, c in self.done[-1].items()}
        self._write(back)
        self.done.pop()
        self.verdict = self.judge({})
        return True

    def refresh(self) -> None:
        """Read the kit anew, as somebody else has changed it."""
        self.verdict = self.judge({})

    def diff(self) -> Iterator[str]:
        """All that was answered, as a unified diff."""
        whole: dict[str, Change] = {}
        for changes in self.done:
            for name, change in changes.items():
                first = whole[name].before if name in whole else change.before
                whole[name] = Change(first, change.after)
        for name, change in sorted(whole.items()):
            yield from writing.diff(self.project.base / name, name, change.before, change.after)

    def _write(self, changes: Mapping[str, Change]) -> None:
        if self.dry:
            for name, change in changes.items():
                if change.after is None:
                    self._unsaved.pop(name, None)
                else:
                    self._unsaved[name] = change.after.encode()
            return
        base = self.project.base
        try:
            writing.write_all((base / name, c.before, c.after) for name, c in changes.items())
        except writing.Changed:
            raise
        except OSError as error:
            named = " and ".join(f"“{name}”" for name in changes)
            raise Failure(f"{named} can't be written: {why(error)}.") from None


def answer_at_once(desk: Desk, data: Mapping[str, Any]) -> dict[str, Any]:
    """Take one answer as data; give what came of it as data. Two runs at once both get theirs in."""
    for _ in range(_MOST_TRIES):
        try:
            question = desk.asked(str(data.get("term", "")))
            answer, spots = _read(question, data)
            found = desk.work_out(question, answer, spots)
            accepted = not found.objections or (bool(data.get("keep")) and not found.breaks)
            if accepted:
                desk.accept(found)
        except Unfit as unfit:
            return {"ok": False, "term": data.get("term"), "error": str(unfit)}
        except writing.Changed:
            desk.refresh()
            continue
        return _told(question, found, accepted)
    raise writing.meanwhile(["this kit"])


def _told(question: Question, found: Proposal, accepted: bool) -> dict[str, Any]:
    return {
        "ok": accepted,
        "term": question.word,
        "settled": found.settled,
        "objections": [{**_said(one), "grave": one.grave} for one in found.objections],
        "follows": [_said(one) for one in found.follows],
        "edits": sorted(found.changes),
    }


def _said(one: Objection) -> dict[str, Any]:
    return {"rule": one.rule, "message": one.message, "help": one.help}


def _read(question: Question, data: Mapping[str, Any]) -> tuple[Answer, list[Spot]]:
    """An answer from data, and the places it is for. Raises Unfit."""
    scope = str(data.get("scope") or default_scope(question))
    if scope not in scopes(question):
        listed = ", ".join(f"`{one}`" for one in scopes(question))
        near = did_you_mean(scope, scopes(question))
        raise Unfit(
            f"“{question.word}” can't be settled for `{scope}`; choose one of {listed}.{near}"
        )
    spots = _at(question, [s for s in question.spots if _in(s, scope)], _texts(data.get("place")))
    exits: list[Answer] = []
    if data.get("definition"):
        definition, signs, not_ = (data.get(key) for key in ("definition", "sign", "not"))
        owner, asked = question.defines, _flat(data.get("term")).casefold()
        own = owner is not None and owner.word.casefold() == asked
        anew = own and (question.unwritten or asked != question.key)
        exits.append(Definition(_flat(definition), _texts(signs), _texts(not_), scope, anew))
    if data.get("same_as"):
        exits.append(SameAs(_flat(data["same_as"])))
    if data.get("target"):
        bound, value = _bound(_flat(data["target"]))
        exits.append(TargetOf(value, bound, _flat(data.get("counted_from") or "")))
    if data.get("judgement"):
        exits.append(JudgedBy(_flat(data["judgement"]), _flat(data.get("limit") or "")))
    if data.get("words"):
        exits.append(Wording(_flat(data["words"])))
    if data.get("sentence"):
        exits.append(Sentence(_flat(data["sentence"])))
    if len(exits) != 1:
        raise Unfit(
            "An answer is one of a definition, the same as a term, a target, a judgement, other words "
            "and the sentence anew."
        )
    if isinstance(exits[0], Sentence) and len(spots) > 1:
        listed = ", ".join(f"`{_name(spot)}`" for spot in spots)
        raise Unfit(f"“{question.word}” stands in several places; name one: {listed}.")
    if isinstance(exits[0], TargetOf | JudgedBy):
        spots = [spot for spot in spots if spot.expectation]
        if not spots:
            raise Unfit(
                f"“{question.word}” stands in no expectation there; define it, or reword it."
            )
    return exits[0], spots


def _in(spot: Spot, scope: str) -> bool:
    kind, _, name = scope.partition(":")
    if kind == "standard":
        return spot.standard is not None and spot.standard.model.id == name
    return kind == "kit" or name in spot.passage.departments


def _at(question: Question, spots: list[Spot], places: list[str]) -> list[Spot]:
    """Those of the places that are named as ``FILE:LINE``; all where none is named. Raises Unfit."""
    named = {_name(spot): spot for spot in spots}
    if unknown := [place for place in places if place not in named]:
        listed = ", ".join(f"`{one}`" for one in named)
        near = did_you_mean(unknown[0], named) if len(named) > 1 else ""
        raise Unfit(
            f"“{question.word}” does not stand in {unknown[0]}; it stands in {listed}.{near}"
        )
    return [spot for spot in spots if not places or _name(spot) in places]


def _name(spot: Spot) -> str:
    place = spot.where.place
    return f"{place.source.path}:{place.start.line}"


def _bound(text: str) -> tuple[str, str]:
    """The bound and the value of a target written as `at_most: 2 hours`, or as `2 hours`."""
    name, colon, value = text.partition(":")
    key = name.strip().replace(" ", "_")
    if colon and key in ("at_most", "at_least", "exactly", "before"):
        return key, value.strip()
    return "at_most", text


def _texts(given: Any) -> list[str]:
    found = [given] if isinstance(given, str) else given or []
    if not isinstance(found, Iterable):
        raise Unfit("Signs, and what a word is not, are texts.")
    return [_flat(one) for one in found]


def _flat(text: Any) -> str:
    if not isinstance(text, str):
        raise Unfit(f"{json.dumps(text, ensure_ascii=False)} should be a text.")
    return " ".join(text.split())


def listed(found: Iterable[Question]) -> list[dict[str, Any]]:
    """Open questions as data, for other tools."""
    return [
        {
            "term": question.word,
            "question": question.ask,
            "category": question.category,
            "near": [term.word for term in question.near],
            "defines": question.defines and question.defines.word,
            "scope": default_scope(question),
            "scopes": scopes(question),
            "places": [
                {
                    "path": spot.where.place.source.path,
                    "line": spot.where.place.start.line,
                    "column": spot.where.place.start.column,
                    "severity": str(spot.diagnostic.severity),
                    "phrase": spot.vague.phrase,
                    "sentence": spot.passage.text,
                    "in": spot.owner,
                }
                for spot in question.spots
            ],
        }
        for question in found
    ]
