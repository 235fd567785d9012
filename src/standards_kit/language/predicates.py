"""What a main clause says is done, and by whom: its verbs, one after the other.

"You take the coat, hang it up and, if it is wet, the porter dries it" has three acts, of which the
third has a subject of its own. What stands in a clause within the clause ("so that …", "to …", "which
…") is no act of it.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from standards_kit.language import word_kinds as w
from standards_kit.language.conditions import opening_of
from standards_kit.language.subjects import (
    BEFORE_NOUN,
    BEGINS_OBJECT,
    HELPING,
    PRONOUN,
    STOPS,
    Clause,
    Subject,
    clause_at,
    is_strange_order,
)
from standards_kit.language.tokens import Tokens

Form: TypeAlias = Literal["base", "third", "past"]
Voice: TypeAlias = Literal["active", "passive", "being"]

_JOINTS: Final = w.COMMA | w.JOINING | w.BREAK
_INNER: Final = 14
_NEUTRAL: Final = w.ADVERB | w.NOT


@dataclass(slots=True, eq=False)
class Act:
    """What somebody does or is, or what is done: from its first helping verb to its verb.

    `form` is that of the verb, by which the next one is known that shares the subject. `duty`: a
    modal verb says that it will or must be; `may`: one says only that it may. `own`: its subject is
    its own, and not that of the act before; `option`: it is one of several to choose from. It ends
    with the word at `end`.
    """

    first: int
    verb: int
    subject: Subject
    form: Form
    voice: Voice
    duty: bool = False
    may: bool = False
    perfect: bool = False
    negative: bool = False
    own: bool = False
    joined: bool = False
    option: bool = False
    end: int = 0


# --- One verb and those that help it --------------------------------------------------------------


class _Group:
    """Reads the verbs of an act, from the first that helps to the one that counts."""

    __slots__ = ("at", "being", "duty", "first", "may", "negative", "perfect", "subject", "t")

    def __init__(self, t: Tokens, clause: Clause) -> None:
        self.t = t
        self.first = self.at = clause.verb
        self.subject = clause.subject
        kind = t.kinds[clause.verb]
        self.being = self.duty = self.may = self.perfect = False
        self.negative = clause.verb > 0 and t.kinds[clause.verb - 1] & w.NOT != 0
        if kind & w.CONTRACTED:
            self._note(kind)
            self.at += 1

    def _note(self, kind: int) -> None:
        """What a helping verb says."""
        self.negative |= kind & w.NEGATED != 0
        self.duty |= kind & w.MODAL != 0
        self.may |= kind & w.MAY != 0
        self.being |= kind & w.BEING != 0
        self.perfect |= kind & w.HAVING != 0

    def act(self) -> Act:
        """The act whose verbs begin here."""
        while step := self._helping():
            self.at += step
        t, at = self.t, self.at
        kind, following = t.kinds[at], t.kinds[at + 1]
        voice: Voice = "active"
        if self.being:
            voice = "passive" if kind & w.PAST else "active" if kind & w.ING else "being"
        elif kind & w.GETTING and following & w.PAST and not following & (w.VERB | w.DETERMINER):
            voice, at = "passive", at + 1
        if voice == "being":
            at = max(self.first, at - 1)
        plain = self.duty or self.subject.plural
        form: Form = "past" if voice == "passive" else "base" if plain else "third"
        return Act(
            self.first, min(at, len(t) - 1), self.subject, form, voice,
            self.duty, self.may, self.perfect, self.negative,
        )  # fmt: skip

    def _helping(self) -> int:
        """How many words here only help a verb that comes: 0 where the verb itself stands here."""
        t, at = self.t, self.at
        kind, following, after = t.kinds[at], t.kinds[at + 1], t.kinds[at + 2]
        if kind & w.NOT:
            self.negative = True
            return 1
        if kind & w.MODAL:
            self._note(kind)
            return 1
        if kind & w.TO or t.is_in("obliging", at):
            if following & w.TO and after & (w.VERB | w.BE):
                self.duty = True
                return 2
        if kind & w.BEING:
            self._note(kind)
            return 1
        if kind & w.DOING and (kind & w.NEGATED or following & (w.VERB | w.NOT)) and not following & w.DETERMINER:
            self._note(kind)
            return 1
        if kind & w.HAVING and self._is_perfect(following, after):
            self._note(kind)
            return 1
        return self._adverb(kind, following)

    def _is_perfect(self, following: int, after: int) -> bool:
        if following & _NEUTRAL:
            following = after
        return not self.being and following & (w.PAST | w.UNFINISHED) != 0 and not following & w.VERB

    def _adverb(self, kind: int, following: int) -> int:
        """1 where an adverb stands before the verb or between those that help it."""
        if kind & (w.VERB | w.END) or following & w.END:
            return 0
        verbs = w.VERB | w.THIRD | w.PAST | w.ING | w.BEING | _NEUTRAL
        if kind & w.ADVERB and (self.being or self.duty or following & verbs):
            return 1
        return 1 if kind & w.POLITE and following & (w.VERB | w.THIRD | w.PAST) else 0


# --- One act after the other ----------------------------------------------------------------------


def acts_of(t: Tokens, at: int, doubts: list[int]) -> list[Act]:
    """Take the place where a main clause begins; give its acts in order.

    `doubts` is told the places of words that might be verbs where none was seen.
    """
    clause = clause_at(t, at, doubts)
    return _Acts(t, _Group(t, clause).act()).all() if clause else []


class _Joint:
    """The commas and words that join one part to the next: from the first to past the last."""

    __slots__ = ("colon", "comma", "end", "or_", "semicolon", "word")

    def __init__(self, t: Tokens, at: int) -> None:
        self.comma = self.word = self.or_ = self.semicolon = self.colon = False
        passing = w.POLITE & ~0
        while t.kinds[at] & _JOINTS or (
            t.kinds[at] & passing and not t.kinds[at] & (w.VERB | w.DETERMINER | w.NOT | w.END)
        ):
            kind = t.kinds[at]
            self.comma |= kind & w.COMMA != 0
            self.word |= kind & w.JOINING != 0
            self.or_ |= kind & w.OR != 0
            if kind & w.BREAK:
                self.semicolon |= t.words[at] == ";"
                self.colon |= t.words[at] in ":([])"
            at += 1
        self.end = at


class _Acts:
    """Goes through a sentence from its first act on, and gathers the acts that are joined to it."""

    __slots__ = ("acts", "at", "inner", "t")

    def __init__(self, t: Tokens, first: Act) -> None:
        self.t = t
        self.acts = [first]
        self.at = first.verb + 1
        # The form of verb that a clause within the clause may go on with; "all" where it is no more read.
        self.inner: Form | Literal["all", "ing"] | None = None

    def all(self) -> list[Act]:
        """The acts, each with its end."""
        while self.at < len(self.t):
            if self.t.kinds[self.at] & _JOINTS:
                self._join()
            else:
                self._pass()
        self.acts[-1].end = len(self.t) - 1
        return self.acts

    def _join(self) -> None:
        t, joint = self.t, _Joint(self.t, self.at)
        begins = joint.end
        if joint.colon:
            self.inner = "all"
        elif not t.kinds[begins] & (w.END | w.NOT) and (act := self._joined(joint)):
            act.joined, act.option = joint.word, joint.or_
            if joint.or_:
                self._offer_choice()
            self.acts[-1].end = self.at - 1
            self.acts.append(act)
            self.inner = None
            self.at = max(act.verb + 1, begins)
            return
        self.at = max(begins, self.at + 1)

    def _offer_choice(self) -> None:
        """What "or" joins is one list of options, back to the act that begins it."""
        for act in reversed(self.acts):
            act.option = True
            if act.joined:
                return

    def _joined(self, joint: _Joint) -> Act | None:
        """The act that begins after a joint, if one does."""
        t, at = self.t, joint.end
        last = self.acts[-1]
        if joint.semicolon:
            opening = opening_of(t, at)
            return self._with_subject(opening.main) if opening.sure else None
        if joint.word and self.inner != "all":
            opening = opening_of(t, at) if t.kinds[at] & (w.SUBORDINATOR | w.OPENING) else None
            main = opening.main if opening else at
            if opening and not opening.sure:
                return None
            if (main > at or not self._shares(at, last.form)) and (act := self._new(main, joint)):
                return act
        closed = self.inner is None or (
            self.inner != "all" and (self.inner != last.form or (joint.word and joint.comma))
        )
        return self._sharing(at) if closed and self._shares(at, last.form) else None

    def _new(self, at: int, joint: _Joint) -> Act | None:
        """An act after "and" that has a subject of its own, or is an order of its own."""
        clause = clause_at(self.t, at)
        if clause is None:
            return None
        if clause.subject.who == "order":
            ordered = at > joint.end and self.acts[-1].form == "base"
            return _Group(self.t, clause).act() if ordered else None
        if clause.verb <= at and not self.t.kinds[at] & w.CONTRACTED:
            return None
        if self.inner is not None and clause.subject.who not in ("you", "we") and not joint.comma:
            return None
        return self._with_subject(at)

    def _with_subject(self, at: int) -> Act | None:
        clause = clause_at(self.t, at)
        if clause is None:
            return None
        act = _Group(self.t, clause).act()
        act.own = True
        return act

    def _shares(self, at: int, form: Form) -> bool:
        """Whether a verb begins here that shares the subject of the act before."""
        t, kind = self.t, self.t.kinds[at]
        if form == "base":
            return _is_plain(t, at)
        if form == "third":
            return _is_third(t, at)
        return kind & w.PAST != 0 and not kind & HELPING

    def _sharing(self, at: int) -> Act:
        last = self.acts[-1]
        if last.form == "past":
            return Act(at, at, last.subject, "past", "passive", last.duty, last.may, last.perfect)
        act = _Group(self.t, Clause(at, last.subject)).act()
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
            self.inner = "base"
            self.at += 1
        elif kind & (w.SUBORDINATOR | w.RELATIVE) or (kind & w.QUESTION and not kind & w.DETERMINER):
            if not kind & w.DETERMINER or kind & w.RELATIVE:
                self.inner = _inner_form(t, at)
        elif kind & w.ING and before & w.PREPOSITION:
            self.inner = self.inner or "ing"
        elif kind & w.VERB and self._is_caused(at):
            self.inner = "base"

    def _is_caused(self, at: int) -> bool:
        """Whether a verb is what somebody is let or helped to do: let the guest go first."""
        act, before = self.acts[-1], self.t.kinds[at - 1]
        return (
            self.t.kinds[act.verb] & w.CAUSING != 0
            and at > act.verb + 1
            and not before & BEFORE_NOUN
        )


def _inner_form(t: Tokens, at: int) -> Form:
    """The form of the verb that a clause within the clause has."""
    for place in range(at + 1, min(at + _INNER, len(t))):
        kind, before = t.kinds[place], t.kinds[place - 1]
        if kind & STOPS:
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
    return "base"


def _is_plain(t: Tokens, at: int) -> bool:
    """Whether an infinitive begins here that goes on a list of what is done."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if not kind & w.VERB or kind & w.MODAL:
        return kind & w.BE != 0 or is_strange_order(t, at)
    if kind & w.CLEAR:
        return not following & w.MODAL
    if following & w.PHRASAL:
        return True
    if following & (BEGINS_OBJECT | w.SUBORDINATOR | w.QUESTION) and not following & w.PREPOSITION:
        return True
    if following & (STOPS | w.COMMA | w.JOINING):
        return not kind & (w.RATHER_NOUN | w.RATHER_ADJECTIVE)
    if following & w.TO:
        return kind & w.DIRECTED != 0
    return kind & w.ALSO_NOUN != 0 and not following & (w.PREPOSITION | HELPING)


def _is_third(t: Tokens, at: int) -> bool:
    """Whether a verb with -s begins here that goes on a list of what is done."""
    kind, following = t.kinds[at], t.kinds[at + 1]
    if kind & HELPING:
        return t.is_in("singular_helpers", at)
    if kind & w.THIRD:
        if kind & w.CLEAR or not kind & w.PLURAL or following & w.PHRASAL:
            return True
        begins = following & (BEGINS_OBJECT | w.SUBORDINATOR | w.QUESTION)
        return begins != 0 and not following & w.PREPOSITION
    return kind & w.PLURAL != 0 and not kind & w.KNOWN and following & BEGINS_OBJECT != 0
