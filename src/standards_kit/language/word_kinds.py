"""What a word may be in a sentence: a verb, a person, a word that begins a clause.

A word is one number: a bit for each list of `lexicons/rules/en/sentences.yaml` that a reader needs and
that it, or a plain form of it, stands in, and a few bits for what its ending tells. What is asked once
is kept, so that a sentence costs one look-up a word.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Final

from standards_kit.language.forms import infinitives, singulars
from standards_kit.language.shelf import load_lexicon, tag_of
from standards_kit.language.wordings import Wordings, wordings

FILE: Final = "sentences"
UNSEEN_FILE: Final = "unmeasurable-expectation"
HIDDEN: Final = "\0"
"""What stands for each character of what is not read, such as a quotation."""
_REMEMBERED: Final = 1 << 18

# What a mark is, and what a form tells: VERB is a known infinitive, CLEAR where it is no noun as well,
# THIRD one with its -s, PAST a past form or a participle.
(END, COMMA, BREAK, QUOTE, KNOWN, NUMBER, POSSESSIVE, PLURAL, ADVERB, VERB, THIRD, ING, PAST, CLEAR) = (
    1 << bit for bit in range(14)
)  # fmt: skip
# What the lists of small words say.
(
    WE, YOU, THEY, IT, OBJECT, SOMEBODY, DETERMINER, PREPOSITION, SUBORDINATOR, TEMPORAL, QUESTION, RELATIVE,
    JOINING, OR, TO, OF, BY, MODAL, MAY, BEING, BE, UNFINISHED, HAVING, DOING, GETTING, NOT, NEGATED, PARTICLE,
    PHRASAL, POLITE, COURTESY, THERE, CONTRACTED, ONE, MANY, SHARE, OPENING, OCCASION, LIMIT,
) = (1 << bit for bit in range(14, 53))  # fmt: skip
# What the lists of nouns and verbs say.
(NOUN, TIME, EVENT, STAFF, CROWD, CUSTOMER, ALSO_NOUN, RATHER_NOUN, RATHER_ADJECTIVE, CAUSING, TELLING, DIRECTED, UNSEEN, ADJECTIVE, FOREIGN, OTHERS) = (
    1 << bit for bit in range(53, 69)
)  # fmt: skip

# What several of them tell together: what ends a clause, what begins the object of a verb, what a noun
# follows, so that no verb does.
STOPS: Final = BREAK | END
HELPING: Final = MODAL | BEING | HAVING | DOING
PRONOUN: Final = WE | YOU | THEY | IT
BEGINS_OBJECT: Final = DETERMINER | POSSESSIVE | NUMBER | OBJECT | SOMEBODY | QUOTE
BEFORE_NOUN: Final = DETERMINER | POSSESSIVE | PREPOSITION | TO | NUMBER

_AS_WRITTEN: Final = {
    "we": WE,
    "you": YOU,
    "they": THEY,
    "it": IT,
    "objects": OBJECT,
    "somebody": SOMEBODY,
    "determiners": DETERMINER,
    "numbers": NUMBER,
    "prepositions": PREPOSITION,
    "subordinators": SUBORDINATOR,
    "temporals": SUBORDINATOR | TEMPORAL,
    "questions": QUESTION,
    "relatives": RELATIVE,
    "joining": JOINING,
    "alternatives": OR,
    "to": TO,
    "of": OF,
    "by": BY,
    "modals": MODAL,
    "permissions": MAY,
    "being": BEING,
    "be": BEING | BE | UNFINISHED,
    "unfinished": UNFINISHED,
    "having": HAVING,
    "doing": DOING,
    "getting": GETTING,
    "not": NOT,
    "negated": NEGATED,
    "particles": PARTICLE,
    "phrasal": PARTICLE | PHRASAL,
    "polite": POLITE,
    "courtesies": POLITE | COURTESY,
    "adverbs": ADVERB,
    "there": THERE,
    "contracted": CONTRACTED,
    "ones": ONE,
    "many": MANY,
    "shares": SHARE,
    "openings": OPENING,
    "occasions": OCCASION,
    "limits": LIMIT,
    "adjectives": ADJECTIVE,
    "rather_adjectives": RATHER_ADJECTIVE,
    "foreign": FOREIGN,
    "others": OTHERS,
}
_NOUNS: Final = {
    "staff": STAFF | NOUN,
    "crowds": CROWD | STAFF | NOUN,
    "customers": CUSTOMER | NOUN,
    "houses": NOUN,
    "selves": NOUN,
    "times": NOUN | TIME,
    "events": NOUN | EVENT,
    "cases": NOUN,
    "nouns": NOUN,
}
_VERBS: Final = {"causing": CAUSING, "telling": TELLING, "directed": DIRECTED}
_MARKS: Final = {"": END, ",": COMMA, **dict.fromkeys(";:–—-|()[]", BREAK)}


class Kinds(dict[str, int]):
    """What each word may be, worked out when a text first holds it."""

    def __init__(self, told: Wordings, morphology: str, unseen: Collection[str] = ()) -> None:
        """Take the lists, how words of the language change their form, and those marked `UNSEEN`."""
        super().__init__(_MARKS)
        self.told = told
        self._morphology = morphology
        self._verbs = told.words("verbs")
        self._person = told.pattern("person")
        self._unseen = unseen
        self.listed = _Lists(told, self._plain)
        self._lacking: list[tuple[int, set[str]]] = []

    def __missing__(self, word: str) -> int:
        kind = self._made(word)
        if len(self) < _REMEMBERED:
            self[word] = kind
            for lacked, words in self._lacking:
                if not kind & lacked:
                    words.add(word)
        return kind

    def written(self, kind: int) -> Iterator[str]:
        """Take a kind that lists alone tell, or `UNSEEN`; give the words of it, as they are written there."""
        lists = [self.told.words(name) for name, bit in _AS_WRITTEN.items() if bit & kind]
        if kind & UNSEEN:
            lists.append(frozenset(self._unseen))
        return (word for listed in lists for word in listed if not word[0].isdigit())

    def lacking(self, kind: int) -> set[str]:
        """Take kinds; give the words that are known to be of none of them; it grows as words are met.

        So it is told at once of most words of a text that they don't matter.
        """
        words = {word for word, known in self.items() if not known & kind}
        self._lacking.append((kind, words))
        return words

    def verb(self, word: str) -> str:
        """Take a form of a verb; give the infinitive where it is known, else the word."""
        if word in self._verbs:
            return word
        known = (verb for verb in infinitives(word, self._morphology) if verb in self._verbs)
        return next(known, word)

    def _plain(self, word: str) -> list[str]:
        return singulars(word, self._morphology) + infinitives(word, self._morphology)

    def _made(self, word: str) -> int:
        if word[0] == HIDDEN:
            return QUOTE | KNOWN
        if word[0].isdigit():
            return NUMBER | KNOWN
        unseen = UNSEEN if word in self._unseen else 0
        return unseen | self._told_of(word)

    def _told_of(self, word: str) -> int:
        kind = 0
        for name, bit in _AS_WRITTEN.items():
            if word in self.told.words(name):
                kind |= bit
        kind |= self._as_noun(word) | self._as_verb(word)
        return kind | KNOWN if kind else _by_ending(word)

    def _as_noun(self, word: str) -> int:
        kind, singular = 0, set(singulars(word, self._morphology)) - {word}
        for name, bit in _NOUNS.items():
            listed = self.told.words(name)
            if word in listed:
                kind |= bit
            if not listed.isdisjoint(singular):
                kind |= bit | PLURAL
        if kind:
            return kind
        if self._person.search(word):
            return STAFF | NOUN
        return STAFF | NOUN | PLURAL if any(map(self._person.search, singular)) else 0

    def _as_verb(self, word: str) -> int:
        kind = 0
        if word in self._verbs:
            kind = VERB | self._noun_too(word) | self._of_verb(word)
            if word in self.told.words("same_participles"):
                kind |= PAST
        for verb in infinitives(word, self._morphology):
            if verb in self._verbs and verb != word:
                kind |= _form(word) | self._of_verb(verb)
                if word.endswith("s"):
                    kind |= CLEAR if self._noun_too(verb) == CLEAR else PLURAL
        return kind

    def _of_verb(self, verb: str) -> int:
        return sum(bit for name, bit in _VERBS.items() if verb in self.told.words(name))

    def _noun_too(self, verb: str) -> int:
        if verb in self.told.words("rather_nouns"):
            return RATHER_NOUN
        if verb in self.told.words("rather_adjectives"):
            return RATHER_ADJECTIVE
        return ALSO_NOUN if verb in self.told.words("also_nouns") else CLEAR


class _List(dict[str, bool]):
    """Whether each word, or a plain form of it, stands in a list."""

    def __init__(self, listed: frozenset[str], plain: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._of = listed
        self._plain = plain

    def __missing__(self, word: str) -> bool:
        known = word in self._of or not self._of.isdisjoint(self._plain(word))
        if len(self) < _REMEMBERED:
            self[word] = known
        return known


class _Lists(dict[str, _List]):
    """The lists by their names, each made when it is first asked for."""

    def __init__(self, told: Wordings, plain: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._told = told
        self._plain = plain

    def __missing__(self, name: str) -> _List:
        made = self[name] = _List(self._told.words(name), self._plain)
        return made


def _form(word: str) -> int:
    if word.endswith("ing"):
        return ING
    return THIRD if word.endswith("s") else PAST


def _by_ending(word: str) -> int:
    """What the ending of a strange word tells."""
    if word.endswith(("'s", "s'")) and len(word) > 2:
        return POSSESSIVE
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ing") and len(word) > 5:
        return ING
    if word.endswith("ed") and len(word) > 4:
        return PAST
    return PLURAL if word.endswith("s") and word[-2:-1] not in {"s", "u", "i"} else 0


@cache
def kinds_of(language: str) -> Kinds | None:
    """Take a language as written; give what its words may be, or None where nobody has said."""
    tag = tag_of(language)
    return kinds_of(tag) if tag != language else _kinds(tag)


def _kinds(tag: str) -> Kinds | None:
    told = wordings(tag, FILE)
    if not told:
        return None
    return Kinds(told, load_lexicon(tag).morphology, wordings(tag, UNSEEN_FILE).hanging)
