"""What a main clause says is done, and by whom: its verbs, one after the other.

"You take the coat, hang it up and, if it is wet, the porter dries it" has three acts, of which the
third has a subject of its own. What stands in a clause within the clause ("so that …", "to …", "which
…") is no act of it.
"""

from typing import Final, Literal

from standards_kit.language import word_kinds as w
from standards_kit.language.conditions import opening_of
from standards_kit.language.joints import JOINTS, Joint, shares
from standards_kit.language.subjects import Clause, Subject, clause_at
from standards_kit.language.tokens import REACH, Tokens
from standards_kit.language.verb_groups import Act, Form, act_of
from standards_kit.language.word_kinds import BEFORE_NOUN, BEGINS_OBJECT, HELPING, PRONOUN, STOPS

_TELLS_INNER: Final = w.TO | w.SUBORDINATOR | w.RELATIVE | w.QUESTION | w.ING | w.VERB
_MATTERS: Final = JOINTS | _TELLS_INNER
_TOLD_OF: Final = PRONOUN | w.DETERMINER | w.POSSESSIVE | w.STAFF | w.CUSTOMER | HELPING
_CAUSED: Final = w.OBJECT | w.SOMEBODY | w.STAFF | w.CUSTOMER | w.PLURAL
_INNER: Final = 14
_SHORT: Final = 2
_LEADING: Final = 5
_LEADS: Final = (
    w.ADVERB | w.PREPOSITION | w.DETERMINER | w.NUMBER | w.TIME | w.EVENT | w.IT | w.RELATIVE
)  # fmt: skip


def acts_of(t: Tokens, at: int, doubts: list[int]) -> list[Act]:
    """Take the place where a main clause begins; give its acts in order.

    `doubts` is told the places of words that might be verbs where none was seen.
    """
    clause = clause_at(t, at, doubts)
    return _Acts(t, act_of(t, clause)).all() if clause else []


class _Acts:
    """Goes through a sentence from its first act on, and gathers the acts that are joined to it."""

    __slots__ = ("acts", "asked", "at", "inner", "t")

    def __init__(self, t: Tokens, first: Act) -> None:
        self.t = t
        self.acts = [first]
        self.at = first.verb + 1
        # The form of verb that a clause within the clause may go on with; "all" where it is no more read.
        self.inner: Form | Literal["all", "ing"] | None = None
        # It is what somebody asks or tells, or a way of doing, and may end with its verb: what they need.
        self.asked = False

    def all(self) -> list[Act]:
        """The acts, each with its end."""
        kinds, size = self.t.kinds, self.t.size
        while self.at < size:
            kind = kinds[self.at]
            if not kind & _MATTERS:
                self.at += 1
            elif kind & JOINTS:
                self._join()
            elif kind & w.SUBORDINATOR and (act := self._other(self.at + 1)):
                self._add(act, self.at)
            else:
                self._pass()
        self.acts[-1].end = self.t.size - 1
        return self.acts

    def _join(self) -> None:
        t, joint = self.t, Joint(self.t, self.at)
        begins = joint.end
        if joint.colon:
            self.inner = "all"
        elif not t.kinds[begins] & (w.END | w.NOT) and (act := self._joined(joint)):
            act.joined, act.option = joint.word, joint.or_
            if joint.or_:
                self._offer_choice()
            self._add(act, begins)
            return
        self.at = max(begins, self.at + 1)

    def _add(self, act: Act, begins: int) -> None:
        """Add an act, which ends the one before it."""
        self.acts[-1].end = self.at - 1
        self.acts.append(act)
        self.inner = None
        self.at = max(act.verb + 1, begins)

    def _offer_choice(self) -> None:
        """What "or" joins is one list of options, back to the act that begins it."""
        for act in reversed(self.acts):
            act.option = True
            if act.joined:
                return

    def _joined(self, joint: Joint) -> Act | None:
        """The act that begins after a joint, if one does."""
        t, at = self.t, joint.end
        last = self.acts[-1]
        if joint.semicolon:
            opening = opening_of(t, at)
            return self._with_subject(opening.main) if opening.sure else None
        if act := self._other(at):
            return act
        if joint.comma and not joint.word and self.inner != "all" and (act := self._spliced(at)):
            return act
        if joint.word and self.inner != "all":
            main = self._main_after(at)
            if main is None:
                return None
            if (main > at or not shares(t, at, last.form)) and (act := self._new(main, joint)):
                return act
        closed = self.inner is None or (
            self.inner != "all"
            and (self.inner != last.form or (joint.word and joint.comma) or self._is_told(at))
        )
        return self._sharing(at) if closed and shares(t, at, last.form) else None

    def _other(self, at: int) -> Act | None:
        """What another does, where somebody was counted before: one scans, another tags."""
        t, first = self.t, self.acts[0].subject.first
        if not (t.kinds[at] | t.kinds[at + 1]) & w.OTHERS:
            return None
        place = at + 1 if t.is_in("determined", at) else at
        if not t.kinds[place] & w.OTHERS or not t.kinds[place + 1] & (w.THIRD | w.VERB):
            return None
        if not t.kinds[first] & (w.ONE | w.NUMBER | w.SOMEBODY):
            return None
        plural = t.kinds[place + 1] & w.VERB != 0
        act = act_of(t, Clause(place + 1, Subject(at, place, place, "somebody", plural)))
        act.own = True
        return act

    def _spliced(self, at: int) -> Act | None:
        """An act that a mere comma parts from the one before: you print the bill, the porter brings it."""
        t, begins = self.t, self._led_to(at)
        clause = None if t.kinds[begins] & w.QUESTION else clause_at(t, begins)
        if clause is None:
            return None
        subject = clause.subject
        if subject.who in ("you", "we"):
            return self._with_subject(begins)
        short = subject.last == subject.head <= subject.first + _SHORT
        if subject.who not in ("staff", "house", "thing") or not short or self._tells():
            return None
        act = self._with_subject(begins)
        if subject.who == "thing":
            return act if act and act.voice == "passive" else None
        return act

    def _led_to(self, at: int) -> int:
        """Past words before "you" that only say when: by noon you, last of all you."""
        kinds = self.t.kinds
        if not kinds[at] & (w.ADVERB | w.PREPOSITION):
            return at
        for place in range(at + 1, at + _LEADING):
            kind, before = kinds[place], kinds[place - 1]
            if kind & (w.YOU | w.WE):
                named = before & w.TIME and kinds[place - 2] & w.DETERMINER
                return at if named or before & (w.PREPOSITION | w.SUBORDINATOR) else place
            if not kind & _LEADS or kind & w.COMMA:
                break
        return at

    def _tells(self) -> bool:
        """Whether the act before may tell what others do: you ensure the porter comes, the guard stays."""
        last = self.acts[-1]
        told = self.t.kinds[max(last.verb + 1, self.at - REACH) : self.at]
        return any(kind & HELPING or (kind & w.THIRD and kind & w.CLEAR) for kind in told)

    def _is_told(self, at: int) -> bool:
        """Whether what is asked ends before a joint: ask what they need, write it down."""
        kinds = self.t.kinds
        ends = kinds[self.at - 1] & (w.VERB | w.THIRD | w.PHRASAL | HELPING)
        return bool(self.asked and ends and kinds[at + 1] & (BEGINS_OBJECT | w.PHRASAL))

    def _main_after(self, at: int) -> int | None:
        """Where the clause begins that is joined: past a condition; None where none is seen behind it."""
        if not self.t.kinds[at] & (w.SUBORDINATOR | w.OPENING):
            return at
        opening = opening_of(self.t, at)
        return opening.main if opening.sure else None

    def _new(self, at: int, joint: Joint) -> Act | None:
        """An act after "and" that has a subject of its own, or is an order of its own."""
        clause = clause_at(self.t, at)
        if clause is None or (clause.subject.who == "thing" and self.t.is_in("anything", at)):
            return None
        if clause.subject.who == "order":
            ordered = at > joint.end and self.acts[-1].form == "base"
            return act_of(self.t, clause) if ordered else None
        if clause.verb <= at and not self.t.kinds[at] & w.CONTRACTED:
            return None
        if self.inner is not None and clause.subject.who not in ("you", "we") and not joint.comma:
            return None
        return self._with_subject(at)

    def _with_subject(self, at: int) -> Act | None:
        clause = clause_at(self.t, at)
        if clause is None:
            return None
        act = act_of(self.t, clause)
        act.own = True
        return act

    def _sharing(self, at: int) -> Act:
        last = self.acts[-1]
        if last.form == "past":
            return Act(at, at, last.subject, "past", "passive", last.duty, last.may, last.perfect)
        act = act_of(self.t, Clause(at, last.subject))
        act.form = last.form if act.voice != "passive" else "past"
        act.duty, act.may = act.duty or last.duty, act.may or last.may
        return act

    def _pass(self) -> None:
        """Pass a word, and note where a clause within the clause begins."""
        t, at = self.t, self.at
        kind, before, following = t.kinds[at], t.kinds[at - 1], t.kinds[at + 1]
        self.at += 1
        if self.inner == "all":
            return
        if kind & w.TO and following & (w.VERB | w.BE):
            self.asked = (self.asked and self.inner is not None) or t.is_in("ways", at - 1)
            self.inner = "base"
            self.at += 1
        elif kind & w.RELATIVE or (
            kind & (w.SUBORDINATOR | w.QUESTION)
            and (not kind & w.DETERMINER or following & _TOLD_OF)
        ):
            self.asked = not kind & w.SUBORDINATOR
            self.inner = _inner_form(t, at) or self.inner
        elif kind & w.ING and before & w.PREPOSITION:
            self.inner = self.inner or "ing"
        elif kind & w.VERB and self._is_caused(at):
            self.inner = "base"

    def _is_caused(self, at: int) -> bool:
        """Whether a verb is what somebody is let or helped to do: let the guest go first."""
        t, verb, before = self.t, self.acts[-1].verb, self.t.kinds[at - 1]
        if not t.kinds[verb] & w.CAUSING or at <= verb + 1 or before & (BEFORE_NOUN | HELPING):
            return False
        named = any(kind & (w.DETERMINER | w.POSSESSIVE) for kind in t.kinds[verb + 1 : at])
        return (named or before & _CAUSED != 0) and not t.is_in("known_of", at)


def _inner_form(t: Tokens, at: int) -> Form | None:
    """The form of the verb that a clause within the clause has; None where it has none."""
    for place in range(at + 1, min(at + _INNER, t.size)):
        kind, before = t.kinds[place], t.kinds[place - 1]
        if kind & (STOPS | JOINTS):
            break
        if kind & w.MODAL:
            return "base"
        if kind & HELPING:
            return "third" if kind & w.THIRD or t.is_in("singular_helpers", place) else "base"
        if kind & w.THIRD and not before & BEFORE_NOUN:
            return "third"
        if kind & w.VERB and before & (PRONOUN | w.PLURAL | w.CUSTOMER | w.STAFF | w.RELATIVE):
            return "base"
        if kind & w.PAST:
            return "past"
    return None
