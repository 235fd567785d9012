"""Who or what a clause is about: an order, somebody, or a thing, and where its verb is.

English seldom marks a word as noun or verb, so that lists and the words beside tell: "a reply", "you
reply", "guests reply". Where nothing tells, there is doubt, and no verb.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

from standards_kit.language import word_kinds as w
from standards_kit.language.orders import is_order
from standards_kit.language.relatives import after_relative
from standards_kit.language.tokens import REACH, Tokens, skip
from standards_kit.language.word_kinds import BEFORE_NOUN, BEGINS_OBJECT, HELPING, PRONOUN, STOPS

Who: TypeAlias = Literal[
    "order", "you", "we", "they", "it", "there", "somebody", "staff", "customer", "house", "self", "thing"
]  # fmt: skip

_AFTER_VERB: Final = (
    BEGINS_OBJECT | STOPS | w.PREPOSITION | w.PARTICLE | w.ADVERB | w.COMMA | w.JOINING
    | w.SUBORDINATOR | w.QUESTION
)  # fmt: skip
_SORTS: Final[tuple[tuple[int, Who], ...]] = (
    (w.WE, "we"),
    (w.YOU, "you"),
    (w.STAFF, "staff"),
    (w.CUSTOMER, "customer"),
    (w.THEY, "they"),
)


_NEAR: Final = 6


class Subject(NamedTuple):
    """Who or what does something: first and last word, the noun that counts, and its sort.

    `plural` where a verb with it has no -s.
    """

    first: int
    last: int
    head: int
    who: Who
    plural: bool


class Clause(NamedTuple):
    """Where the verb of a clause is, or the first of those that help it, and its subject."""

    verb: int
    subject: Subject


def clause_at(t: Tokens, at: int, doubts: list[int] | None = None) -> Clause | None:
    """Take a place; give the clause that begins there, if one does.

    `doubts` is told the places of words that might be its verb.
    """
    begins = _past_courtesies(t, at)
    kind, following = t.kinds[begins], t.kinds[begins + 1]
    if kind & (STOPS | w.COMMA | w.QUOTE):
        return None
    if kind & w.DOING and following & (w.YOU | w.WE) and t.kinds[begins + 2] & w.VERB:
        return Clause(begins + 2, _of_one(t, begins + 1))
    if is_order(t, begins, begins > at and t.kinds[begins - 1] & (w.COURTESY | w.ADVERB) != 0):
        return Clause(begins, Subject(begins, begins, begins, "order", plural=True))
    if kind & w.THERE:
        verb = skip(t, begins + 1, w.POLITE | w.MODAL | w.ADVERB)
        found = kind & w.CONTRACTED or t.kinds[verb] & w.BEING
        return Clause(verb, _alone(begins, "there")) if found else None
    if kind & PRONOUN and (not kind & w.DETERMINER or following & HELPING):
        return _of_pronoun(t, begins)
    return _Search(t, begins, [] if doubts is None else doubts).clause()


def _past_courtesies(t: Tokens, at: int) -> int:
    """Past what may stand before an order or a subject: please, always, quietly."""
    while (kind := t.kinds[at]) & w.POLITE or (kind & w.ADVERB and not kind & w.KNOWN):
        if kind & (PRONOUN | w.DETERMINER | w.END):
            break
        at += 1
    return at


def _alone(at: int, who: Who) -> Subject:
    return Subject(at, at, at, who, plural=False)


def _of_one(t: Tokens, at: int) -> Subject:
    """The subject that a pronoun is."""
    who = sort_of(t, at)
    return Subject(at, at, at, who, plural=who in ("we", "you") or t.kinds[at] & w.MANY != 0)


def _of_pronoun(t: Tokens, at: int) -> Clause | None:
    kind, subject = t.kinds[at], _of_one(t, at)
    if kind & w.CONTRACTED:
        return Clause(at, subject)
    verb = skip(t, at + 1, w.POLITE | w.ADVERB)
    found = t.kinds[verb]
    if found & (STOPS | w.COMMA | w.JOINING | w.PREPOSITION) and not found & w.VERB:
        return None
    return Clause(verb, subject)


def is_time(t: Tokens, at: int) -> bool:
    """Take the place of an article or the like; tell whether a time begins there: the same day."""
    for place in range(at + 1, at + _NEAR - 2):
        kind = t.kinds[place]
        if kind & w.TIME:
            return not t.kinds[place + 1] & (w.NOUN | w.POSSESSIVE)
        if not kind & (w.ADJECTIVE | w.NUMBER | w.ADVERB | w.ING | w.OPENING | w.SHARE):
            break
    return False


def sort_of(t: Tokens, at: int) -> Who:
    """Take the place of a noun or a pronoun; give what sort of person or thing it names."""
    kind = t.kinds[at]
    if kind & w.SOMEBODY and kind & w.CUSTOMER:
        return "somebody"
    for bit, who in _SORTS:
        if kind & bit:
            return who
    if t.is_in("houses", at):
        return "house"
    if t.is_in("selves", at):
        return "self"
    if kind & w.SOMEBODY:
        return "somebody"
    return "it" if kind & w.IT else "thing"


class _Search:
    """Looks for the verb that follows a subject."""

    __slots__ = ("closed", "doubts", "first", "head", "many", "t")

    def __init__(self, t: Tokens, first: int, doubts: list[int]) -> None:
        self.t = t
        self.first = first
        self.doubts = doubts
        self.head = -1
        self.many: bool | None = None  # what a word such as "each" or "two" has told
        self.closed = False  # the noun that counts has come

    def clause(self) -> Clause | None:
        """The clause that begins here, or None where no verb is seen."""
        at, end = self.first, min(self.first + REACH, self.t.size)
        while at < end:
            kind = self.t.kinds[at]
            if kind & STOPS or self._is_cut(at):
                return None
            if self.head >= 0:
                if kind & w.COMMA and (verb := self._after_insertion(at)):
                    return self._clause(verb)
                if self._is_related(at):
                    at = after_relative(self.t, at)
                    self.closed = True
                    if at < end and self._agrees(at):
                        return self._clause(at)
                    continue
                if self._is_verb(at):
                    # A list of what a clause is about has "and" before its last, and no comma behind it.
                    return None if self.t.kinds[at - 1] & w.COMMA else self._clause(at)
            taken = self._take(at)
            if taken is None:
                return None
            at = taken
        return None

    def _clause(self, verb: int) -> Clause:
        who = sort_of(self.t, self.head)
        return Clause(verb, Subject(self.first, verb - 1, self.head, who, self._plural))

    @property
    def _plural(self) -> bool:
        return self.t.kinds[self.head] & w.PLURAL != 0 if self.many is None else self.many

    @property
    def _crowd(self) -> bool:
        return self.t.kinds[self.head] & w.CROWD != 0

    def _is_cut(self, at: int) -> bool:
        """Whether a clause of its own begins here, so that no verb comes: a smile when guests arrive."""
        t, kind = self.t, self.t.kinds[at]
        if at == self.first or not kind & w.SUBORDINATOR:
            return False
        if t.kinds[at - 1] & w.DETERMINER or t.is_in("vague_links", at):
            return False
        if t.kinds[at - 1] & w.RATHER_ADJECTIVE and kind & (w.TEMPORAL | w.ADVERB | w.PREPOSITION):
            return False
        if not kind & w.TEMPORAL or (t.kinds[at - 1] & w.COMMA and self._is_clause(at)):
            return True
        after = at + 2 if t.kinds[at + 1] & w.DETERMINER else at + 1
        if t.kinds[after] & (w.NUMBER | w.TIME | w.EVENT):
            return False
        helping = w.MODAL | w.BEING
        if any(kind & helping for kind in t.kinds[at : at + REACH]):
            self.doubts.append(at)
        return True

    def _is_clause(self, at: int) -> bool:
        """Whether a verb follows soon on a word such as "before": before the shift is over."""
        kinds = self.t.kinds[at + 1 : at + _NEAR]
        return any(kind & HELPING and not kind & w.UNFINISHED for kind in kinds)

    def _is_related(self, at: int) -> bool:
        """Whether a clause begins here that says which one is meant: who rings, you serve."""
        kind, before = self.t.kinds[at], self.t.kinds[at - 1]
        if before & (w.PREPOSITION | w.JOINING):
            return False
        if kind & w.RELATIVE:
            return True
        return kind & PRONOUN != 0 and not kind & w.DETERMINER and before & w.KNOWN != 0

    def _is_verb(self, at: int) -> bool:
        kind, following = self.t.kinds[at], self.t.kinds[at + 1]
        if self._is_named(at):
            return False
        if kind & w.MODAL or (kind & w.BEING and not kind & w.UNFINISHED):
            return True
        if self._is_in_phrase(at):
            return False
        if kind & (w.HAVING | w.DOING) and not kind & w.UNFINISHED:
            return True
        if kind & w.THIRD and (not self._plural or self._crowd):
            return self._is_third(at)
        if kind & w.VERB and (self._plural or self._crowd) and not kind & w.PREPOSITION:
            return self._is_plain(at)
        object_follows = following & BEGINS_OBJECT and not is_time(self.t, at + 1)
        if kind & w.PAST:
            if object_follows or self._is_of_person(at):
                self.doubts.append(at)
            return False
        if object_follows and not following & (w.NUMBER | w.RELATIVE):
            return self._is_strange(at)
        if kind & w.PLURAL and not kind & w.KNOWN and self._is_of_person(at):
            self.doubts.append(at)
        return False

    def _is_of_person(self, at: int) -> bool:
        """Whether a past form follows right behind a person: the agent apologised."""
        return self.head == at - 1 and self.t.kinds[self.head] & (w.STAFF | w.CUSTOMER) != 0

    def _is_named(self, at: int) -> bool:
        """Whether an article or the like stands right before: the will, your can."""
        before = self.t.kinds[at - 1]
        return before & (w.DETERMINER | w.POSSESSIVE) != 0 and not before & (w.SOMEBODY | w.IT)

    def _is_in_phrase(self, at: int) -> bool:
        """Whether what stands before wants a noun."""
        before = self.t.kinds[at - 1]
        if before & w.SOMEBODY:
            return before & w.DETERMINER != 0 and not self.t.kinds[at] & w.CLEAR
        if before & (w.ADVERB | w.PHRASAL):
            return False
        if before & w.NUMBER:
            third = self.t.kinds[at] & w.THIRD != 0
            return self.head != at - 1 and (third or not self.closed)
        if before & w.RATHER_ADJECTIVE and not self.t.kinds[at] & w.CLEAR:
            return True
        return before & (BEFORE_NOUN | w.JOINING) != 0

    def _is_third(self, at: int) -> bool:
        """Whether a word with -s is a verb, and not one more noun: the porter stores bags."""
        t, kind, following = self.t, self.t.kinds[at], self.t.kinds[at + 1]
        if following & (w.MODAL | w.BEING):
            return False
        if kind & w.CLEAR:
            return True
        rather_noun = t.is_in("rather_nouns", at)
        if self.head == self.first and not self._acts(noun=not rather_noun):
            sure = following & BEGINS_OBJECT != 0
        else:
            sure = following & _AFTER_VERB != 0 or (
                sort_of(t, self.head) in ("staff", "customer", "house")
                and not self._verb_follows(at)
            )
        if not sure and (not rather_noun or _may_be_both(t.kinds[self.first])):
            self.doubts.append(at)
        return sure

    def _acts(self, *, noun: bool) -> bool:
        """Whether what the clause is about is sure to be followed by a verb: a person, or else a noun."""
        wanted = w.SOMEBODY | (w.NOUN if noun else w.STAFF | w.CUSTOMER)
        known = self.t.kinds[self.head] & wanted != 0
        return known or sort_of(self.t, self.head) == "house"

    def _verb_follows(self, at: int) -> bool:
        """Whether a surer verb comes within a few words."""
        return any(
            kind & (w.MODAL | w.BEING | w.HAVING) or (kind & (w.THIRD | w.VERB) and kind & w.CLEAR)
            for kind in self.t.kinds[at + 1 : at + 5]
        )

    def _is_plain(self, at: int) -> bool:
        """Whether an infinitive is the verb of several: guests queue."""
        t, kind, following = self.t, self.t.kinds[at], self.t.kinds[at + 1]
        object_follows = following & BEGINS_OBJECT != 0
        if kind & w.RATHER_ADJECTIVE and not object_follows:
            return False
        person = t.kinds[self.head] & (w.STAFF | w.CUSTOMER)
        sure = kind & w.CLEAR or person or object_follows
        if not sure and following & _AFTER_VERB:
            sure = self.closed or t.kinds[at - 1] & (w.PLURAL | w.CROWD | w.ADVERB) != 0
        if not sure and not kind & w.RATHER_NOUN:
            self.doubts.append(at)
        return bool(sure)

    def _is_strange(self, at: int) -> bool:
        """Whether a word we don't know as a verb is one, since an article follows it."""
        kind = self.t.kinds[at]
        if kind & w.PLURAL:
            return not self._plural and at > self.head
        return not kind & (w.KNOWN | w.PAST | w.ING | w.ADVERB | w.POSSESSIVE | w.COMMA)

    def _agrees(self, at: int) -> bool:
        """Whether a word may be the verb after a clause that parted it from its subject."""
        kind = self.t.kinds[at]
        if kind & HELPING:
            return not kind & w.UNFINISHED
        if kind & w.THIRD:
            return not self._plural or self._crowd
        return kind & w.VERB != 0 and (self._plural or self._crowd)

    def _after_insertion(self, at: int) -> int:
        """Past what commas enclose: the caller, not the volunteer, (says) when."""
        t = self.t
        if not t.kinds[at + 1] & (w.NOT | w.JOINING | w.PREPOSITION | w.ING | w.PAST | w.RELATIVE):
            return 0
        for place in range(at + 1, min(at + REACH, t.size)):
            if t.kinds[place] & w.COMMA:
                return place + 1 if self._agrees(place + 1) else 0
        return 0

    def _take(self, at: int) -> int | None:
        """Take a word as part of the subject; give the next place, or None where it can't be one."""
        t, kind, following = self.t, self.t.kinds[at], self.t.kinds[at + 1]
        if kind & w.TO and following & (w.VERB | w.BE):
            self.closed = True
            return at + 2
        if kind & w.COMMA:
            if not any(kind & w.JOINING for kind in t.kinds[at : at + 8]):
                return None
            self.many = self.many if self.closed else True
        elif kind & w.JOINING:
            self.many = (
                True if not self.closed and not kind & w.OR and self.head >= 0 else self.many
            )
        elif kind & w.NUMBER and t.words[at][-1].isalpha() and t.words[at][0].isdigit():
            self.head = at
        else:
            self._take_word(at)
        return at + 1

    def _take_word(self, at: int) -> None:
        t, kind, following = self.t, self.t.kinds[at], self.t.kinds[at + 1]
        if self.head < 0:
            if kind & w.ONE:
                self.many = False if self.many is None else self.many
            elif kind & (w.NUMBER | w.MANY):
                self.many = True
            quality = kind & (w.PAST | w.ADJECTIVE) and not kind & w.NOUN
            if quality and not following & (w.PREPOSITION | STOPS | w.COMMA):
                return
        elif kind & w.PREPOSITION and not kind & w.VERB:
            if kind & w.OF and t.kinds[self.head] & w.SHARE:
                self.head = -1
            else:
                self.closed = True
            return
        elif kind & w.PAST or (
            kind & w.ING
            and not kind & w.NOUN
            and following & (BEGINS_OBJECT | w.PREPOSITION | w.NOUN)
        ):
            self.closed = True
        if not self.closed and _may_be_noun(kind):
            self.head = at


def _may_be_noun(kind: int) -> bool:
    if kind & (w.DETERMINER | w.NUMBER):
        return kind & w.SOMEBODY != 0
    return not kind & (w.PREPOSITION | w.ADVERB | w.POSSESSIVE) or kind & (w.NOUN | w.VERB) != 0


def _may_be_both(kind: int) -> bool:
    """Whether a word is a verb and a thing that clauses are about: water plants on Mondays."""
    return kind & w.VERB != 0 and kind & w.NOUN != 0
