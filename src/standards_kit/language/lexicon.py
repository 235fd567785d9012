"""The lexicon: which words are vague, of what kind, how badly, and what to ask about them.

What stands in a lexicon file is read and checked elsewhere (`lexicon_reading`) into parts, plain
enough to be kept as JSON; here the parts become what a run asks.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain, repeat
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from standards_kit.language.families import Families
from standards_kit.language.grammar import Grammar
from standards_kit.language.notation import Rarity
from standards_kit.language.phrases import Index, Phrases

Category: TypeAlias = Literal[
    "speed",
    "attitude",
    "quality",
    "frequency_quantity",
    "degree",
    "effort",
    "availability",
    "hedge",
    "comparative",
    "open_list",
    "superlative",
]
Grade: TypeAlias = Literal["high", "medium", "low"]
# A lexicon's parts: mappings, lists, texts and numbers, and under `matching` what gives the larger
# ones. See `lexicon_reading.parts_of`.
Parts: TypeAlias = dict[str, Any]

CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
FIELDS: Final = ("why", "emotional_response", "expectation", "definition", "other")


class Entry(NamedTuple):
    """One family or template: its category, default grade and question.

    `fields` overrides the grade in a field ("none": not vague there). `traits`: "feeling", a
    customer's generic emotion; "judged", a matter a named role may settle; "willed", a wish, vague
    where it is ours; "final", vague only at the end of a clause; "class", a word that sorts cases
    (urgent, minor), which no deadline explains; "literal", a head with a plain sense, too: vague as a
    predicate, beside another adjective, or of an abstract noun.
    `slots` marks a template whose middle words may belong to another entry.
    """

    name: str
    category: Category
    grade: Grade
    ask: str
    fields: Mapping[str, str]
    traits: frozenset[str]
    slots: bool


class Fine(NamedTuple):
    """A phrase in which the words of an entry, named here, mean something else."""

    name: str


class Lexicon:
    """All entries of a language: one matcher, and each word family by each of its forms.

    The matcher's payload is an entry, or what says that a phrase is fine. What only the search for
    vague phrases needs is made ready when it is first asked for: handbooks do without.
    """

    def __init__(self, parts: Parts) -> None:
        """Take a lexicon's parts."""
        self._parts = parts
        self.language: str = parts["language"]
        self.asks: Mapping[str, str] = parts["asks"]
        self.grammar = Grammar(parts["grammar"])
        self.morphology: str = parts["morphology"]
        self.rarity = Rarity(self.grammar.words("grammar"), self.grammar.words("common"))
        self.alike: Mapping[str, str] = parts["alike"]
        self.families = Families(parts["written"])

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, comparatives and superlatives of others left out."""
        listed = (self._payloads[number] for number in self._matching["entries"])
        return tuple(entry for entry in listed if isinstance(entry, Entry))

    @property
    def has_entries(self) -> bool:
        """Whether there is any entry; told without making the others ready."""
        return any(isinstance(self._payloads[at], Entry) for at in self._matching["entries"])

    @cached_property
    def matcher(self) -> Phrases[Entry | Fine]:
        """What finds the phrases of all entries and exceptions in a text."""
        matching, payloads = self._matching, self._payloads
        return Phrases(
            Index(matching["phrases"], matching["waiting"]),
            list(chain.from_iterable(map(repeat, payloads, matching["counts"]))),
            self.rarity,
            notation=True,
            endings={
                ending: (payloads[number], frozenset(words))
                for ending, (number, words) in matching["endings"].items()
            },
        )

    def meanings(self, word: str) -> Iterator[str]:
        """Take a word; give the group of near synonyms of each entry that is all of it."""
        for hit in self.matcher.find(word):
            if isinstance(hit.payload, Entry) and (hit.start, hit.end) == (0, len(word)):
                group = self.alike.get(hit.payload.name)
                if group is not None:
                    yield group

    @cached_property
    def _matching(self) -> Parts:
        told: Parts = self._parts["matching"]()
        return told

    @cached_property
    def _payloads(self) -> list[Entry | Fine]:
        return [_payload(written, self.asks) for written in self._matching["payloads"]]


_NO_FIELDS: Final[Mapping[str, str]] = {}
_NO_TRAITS: Final[frozenset[str]] = frozenset()


def _payload(written: list[Any], asks: Mapping[str, str]) -> Entry | Fine:
    """An entry, or an exception where nothing but a name is written."""
    if len(written) == 1:
        return Fine(written[0])
    name, category, grade, ask, fields, traits, slots = written
    return Entry(
        name,
        category,
        grade,
        ask or asks[category],
        fields or _NO_FIELDS,
        frozenset(traits) if traits else _NO_TRAITS,
        bool(slots),
    )
