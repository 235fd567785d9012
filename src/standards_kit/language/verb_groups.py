"""One act: the verb that counts and those that help it, with what they say of it.

"Will not have been sent": it is negative, it is to come, it is done by somebody else.
"""

from typing import Final, Literal, TypeAlias

from standards_kit.ground.records import bundle
from standards_kit.language import word_kinds as w
from standards_kit.language.subjects import Clause, Subject
from standards_kit.language.tokens import Tokens

Form: TypeAlias = Literal["base", "third", "past"]
Voice: TypeAlias = Literal["active", "passive", "being"]


_NEUTRAL: Final = w.ADVERB | w.NOT


@bundle
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


def act_of(t: Tokens, clause: Clause) -> Act:
    """Take a clause; give its first act."""
    return _Group(t, clause).act()


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
        plain = self.duty or self.subject.plural or (kind & w.VERB and not kind & w.THIRD)
        form: Form = "past" if voice == "passive" else "base" if plain else "third"
        return Act(
            self.first, min(at, t.size - 1), self.subject, form, voice,
            self.duty, self.may, self.perfect, self.negative,
        )  # fmt: skip

    def _helping(self) -> int:
        """How many words here only help a verb that comes: 0 where the verb itself stands here."""
        t, at = self.t, self.at
        kind, following, after = t.kinds[at], t.kinds[at + 1], t.kinds[at + 2]
        if kind & w.END:
            return 0
        if kind & w.NOT:
            self.negative = True
            return 1
        if kind & w.MODAL:
            self._note(kind)
            return 1
        if following & w.TO and after & (w.VERB | w.BE) and t.is_in("obliging", at):
            self.duty = True
            return 2
        if kind & w.BEING:
            self._note(kind)
            return 1
        if (
            kind & w.DOING
            and (kind & w.NEGATED or following & (w.VERB | w.NOT))
            and not following & w.DETERMINER
        ):
            self._note(kind)
            return 1
        if kind & w.HAVING and self._is_perfect(following, after):
            self._note(kind)
            return 1
        return self._adverb(kind, following)

    def _is_perfect(self, following: int, after: int) -> bool:
        if following & _NEUTRAL:
            following = after
        return (
            not self.being and following & (w.PAST | w.UNFINISHED) != 0 and not following & w.VERB
        )

    def _adverb(self, kind: int, following: int) -> int:
        """1 where an adverb stands before the verb or between those that help it."""
        if kind & (w.VERB | w.END) or following & w.END:
            return 0
        verbs = w.VERB | w.THIRD | w.PAST | w.ING | w.BEING | _NEUTRAL
        if kind & w.ADVERB and (self.being or self.duty or following & verbs):
            return 1
        return 1 if kind & w.POLITE and following & (w.VERB | w.THIRD | w.PAST) else 0
