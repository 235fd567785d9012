"""Standards, plays and limits as agents and coaches read them."""

import json
from collections.abc import Mapping
from datetime import date

from standards_kit.ground.records import record
from standards_kit.model.entries import Entry
from standards_kit.model.parts import Expectation
from standards_kit.model.service import Limit, RecoveryPlay
from standards_kit.model.standard import Standard
from standards_kit.render.addresses import addresses
from standards_kit.render.authority import Authority
from standards_kit.render.handbook import (
    ExpectationView,
    LimitView,
    PlayView,
    Reference,
    StandardView,
)
from standards_kit.render.linking import Linker, Place
from standards_kit.render.naming import Names, sentence_case
from standards_kit.render.prose import line
from standards_kit.render.selection import Selection, in_force


@record
class Staff:
    """What the views of one staff handbook are made with."""

    names: Names
    linker: Linker
    selection: Selection
    plays: Mapping[str, Reference]
    """Every play of the kit; its `Reference.id` is empty where it is not printed."""
    authority: Authority
    revision: date | None
    coach: bool

    def standard(self, entry: Entry[Standard], number: str) -> StandardView:
        """One standard, all that staff may see."""
        model = entry.model
        at = self.linker.at(Reference(model.id, line(model.title)), entry, model.departments)
        labels = self.names.labels
        anchors = addresses(model)
        feeling = model.emotional_response
        limits, others = self.authority.lines(model.limits, model.roles)
        return StandardView(
            id=model.id,
            title=line(model.title),
            number=number,
            promise=at.prose(model.promise),
            why=at.prose(model.why),
            feeling=at.prose(feeling.text),
            cue=at.line(feeling.cue) if self.coach else "",
            trigger=at.line(model.trigger).rstrip("."),
            expectations=tuple(
                self._expectation(model, one, at, anchors[index])
                for index, one in self.selection.expectations(model)
            ),
            say=_lines(model.say),
            avoid=_lines(model.avoid),
            word_for_word=model.discretion == "mandatory",
            do=_lines(model.examples.do) if model.examples else (),
            dont=_lines(model.examples.dont) if model.examples else (),
            escalation=self.names.escalation(model.escalation),
            exceptions=at.prose(model.exceptions),
            recovery=_references(self.plays, model.recovery),
            limits=limits,
            others_decide=others,
            touchpoints=tuple(map(self.names.touchpoint, model.touchpoints)),
            channels=self.names.channels(model.channels),
            roles=self.names.roles(model.roles),
            audiences=self.names.audiences(model.audiences),
            needs=_lines(model.needs),
            tags=_lines(model.tags),
            discretion=_discretion(labels.words, model.discretion),
            commitment=_commitment(labels.words, model.commitment),
            owner=self.names.role(model.owner),
            version=line(model.version or ""),
            source=line(model.source or ""),
            last_reviewed=model.last_reviewed,
            review_by=model.review_by,
            effective_from=None if in_force(model, self.revision) else model.effective_from,
            draft=model.status == "draft",
            extra=tuple([(key, _own(value)) for key, value in model.extra.items()]),
            words=at.words(),
        )

    def _expectation(
        self, standard: Standard, model: Expectation, at: Place, anchor: str
    ) -> ExpectationView:
        labels = self.names.labels.words
        discretion = model.discretion or standard.discretion
        own = model.discretion if model.discretion != standard.discretion else None
        commitment = model.commitment if model.commitment != standard.commitment else None
        return ExpectationView(
            address=anchor,
            text=at.prose(model.text),
            trigger=at.line(model.trigger).rstrip(".") if model.trigger else "",
            actor=self.names.role(model.actor) if model.actor else "",
            targets=tuple([self.names.target(target, full=True) for target in model.targets]),
            promise=at.prose(model.promise) if model.promise else (),
            say=_lines(model.say),
            avoid=_lines(model.avoid),
            word_for_word=discretion == "mandatory",
            discretion=_discretion(labels, own or "guided"),
            judgements=tuple(self._judgements(model)) if model.judgement else (),
            reach=self._reach(model) if model.channels or model.roles or model.audiences else (),
            escalation=self.names.escalation(model.escalation) if model.escalation else None,
            commitment=_commitment(labels, commitment or "internal"),
        )

    def _reach(self, model: Expectation) -> tuple[str, ...]:
        return (
            *self.names.channels(model.channels or ()),
            *self.names.roles(model.roles or ()),
            *self.names.audiences(model.audiences or ()),
        )

    def _judgements(self, model: Expectation) -> list[str]:
        labels = self.names.labels
        sentences = []
        for one in model.judgement:
            limit = self.authority.held_by(one.limit, one.by)
            sentences.append(
                labels.fill(
                    "judgement_limit" if limit else "judgement",
                    by=self.names.role(one.by),
                    open=labels.quotes[0],
                    close=labels.quotes[1],
                    limit=limit,
                    word=line(one.word),
                )
            )
        return sentences

    def play(self, entry: Entry[RecoveryPlay], users: list[Entry[Standard]]) -> PlayView:
        """One recovery play, and the printed standards that lead to it."""
        model = entry.model
        title = line(model.name or model.trigger).rstrip(".")
        limits, others = self.authority.lines(
            model.limits, model.roles, *(user.model.roles for user in users)
        )
        at = self.linker.at(Reference(f"play.{model.id}", title), None, model.departments)
        return PlayView(
            id=model.id,
            title=title,
            trigger=at.line(model.trigger) if model.name else "",
            severity=sentence_case(model.severity or ""),
            roles=self.names.roles(model.roles),
            promise=at.line(model.promise),
            steps=tuple(at.prose(step) for step in model.steps),
            limits=limits,
            others_decide=others,
            escalation=self.names.escalation(model.escalation),
            follow_up=at.line(model.follow_up),
            done_when=at.line(model.done_when),
            record=self._record(model.record),
            used_by=tuple(Reference(u.model.id, line(u.model.title)) for u in users),
        )

    def limit(self, model: Limit) -> LimitView:
        """One row of the authority matrix."""
        return LimitView(
            id=model.id,
            role=self.names.role(model.role),
            decision=sentence_case(model.decision),
            up_to=self.names.up_to(model),
            per=self.names.per(model),
            conditions=line(model.conditions or ""),
            above=self.names.role(model.above),
            record=self._record(model.record),
        )

    def _record(self, given: str | None) -> str:
        """Where it is written down; `required`, which is a word of the format's, in the book's."""
        said = line(given or "")
        return self.names.labels["record_required"] if said.lower() == "required" else said


def _references(known: Mapping[str, Reference], given: list[str]) -> tuple[Reference, ...]:
    return tuple([known.get(one) or Reference("", one) for one in given])


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(map(line, texts)) if texts else ()


def _discretion(labels: Mapping[str, str], given: str) -> str:
    return "" if given == "guided" else labels[f"discretion_{given}"]


def _commitment(labels: Mapping[str, str], given: str) -> str:
    return "" if given == "internal" else labels[f"commitment_{given}"]


def _own(value: object) -> str:
    return (
        line(value)
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, default=str)
    )
