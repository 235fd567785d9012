"""The lexicon: which words are vague, of what kind, how badly, and what to ask about them.

A lexicon file holds, per category, entries by their head phrase. An entry is a list of
further forms, parted by commas, or a mapping:

    prompt: promptly, promptness
    fast: {forms: fastness, comparative: faster, superlative: fastest, not: fast food}

How phrases are written, see `notation`. `not` lists longer phrases in which the entry's words mean something else.
Sentences that show each entry at work stand in the file's second document, which only
tests read: parsing them would double the price of every run.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from standards_kit.ground.resources import lexicons
from standards_kit.language.families import Families
from standards_kit.language.lexicon_file import LexiconError, read_documents
from standards_kit.language.phrases import Phrases

__all__ = [
    "CATEGORIES",
    "Category",
    "Entry",
    "Grade",
    "Lexicon",
    "LexiconError",
    "build_lexicon",
    "examples",
    "load_lexicon",
    "read_lexicon",
]

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

CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
FIELDS: Final = ("why", "emotional_response", "expectation", "definition", "other")
TRAITS: Final = frozenset({"feeling", "judged", "willed", "final"})
_KEYS: Final = frozenset(
    {"forms", "comparative", "superlative", "not", "grade", "fields", "ask", "traits"}
)


class Entry(NamedTuple):
    """One family or template: its category, default grade and question.

    `fields` overrides the grade in a field ("none": not vague there). `traits`:
    "feeling", a customer's generic emotion; "judged", a matter a named role may settle;
    "willed", a wish, vague where it is ours; "final", vague only at the end of a clause.
    `slots` marks a template whose middle words may belong to another entry.
    """

    name: str
    category: Category
    grade: Grade
    ask: str
    fields: Mapping[str, str]
    traits: frozenset[str]
    slots: bool


class Lexicon(NamedTuple):
    """All entries of a language: one matcher, and each word family by each of its forms.

    The matcher's payload is an entry, or None where a phrase is an exception.
    """

    language: str
    entries: tuple[Entry, ...]
    matcher: Phrases[Entry | None]
    families: Families
    asks: Mapping[Category, str]


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Take a language ("en", "en-GB"); give its lexicon, or that of English where none is kept."""
    folder = lexicons()
    tried = (language.lower(), language.lower().split("-")[0], "en")
    found = next(path for tag in tried if (path := folder / f"{tag}.yaml").is_file())
    return read_lexicon(found)


def read_lexicon(path: Traversable) -> Lexicon:
    """Take a lexicon file; give what its first document says, or raise a LexiconError."""
    return build_lexicon(next(read_documents(path.read_bytes()), None))


def build_lexicon(data: Any) -> Lexicon:
    """Take a lexicon as plain mappings of text; give it checked and ready to match."""
    reading = _Reading()
    if not isinstance(data, dict) or not isinstance(data.get("categories"), dict):
        raise LexiconError("A lexicon needs `language` and `categories`.")
    if unknown := data.keys() - {"language", "categories"}:
        raise LexiconError(f"A lexicon has no key {_listed(unknown)}.")
    kinds: dict[Any, Any] = data["categories"]
    if strangers := kinds.keys() - set(CATEGORIES):
        raise LexiconError(f"There is no category {_listed(strangers)}.")
    for name, kind in kinds.items():
        reading.defaults[name] = _defaults(name, kind)
    for name, kind in kinds.items():
        for head, spec in (kind.get("entries") or {}).items():
            reading.add(name, head, spec)
    return Lexicon(
        str(data.get("language", "")),
        tuple(reading.entries),
        Phrases(reading.pairs, notation=True),
        Families(reading.written),
        {name: ask for name, (_, ask) in reading.defaults.items()},
    )


class _Reading:
    """What is gathered while a lexicon is read."""

    def __init__(self) -> None:
        self.defaults: dict[Category, tuple[Grade, str]] = {}
        self.entries: list[Entry] = []
        self.pairs: list[tuple[str, Entry | None]] = []
        self.written: list[list[str]] = []

    def add(self, category: Category, head: str, spec: Any) -> None:
        """Take one entry as written; keep it, its phrases and its family."""
        spec = spec if isinstance(spec, dict) else {"forms": spec}
        entry = self._entry(category, head, spec)
        written = [head, *_split(spec.get("forms"))]
        self.entries.append(entry)
        self._register(written, entry)
        self.written.append(written)
        for degree in ("comparative", "superlative"):
            if degree in spec:
                self._register(_split(spec[degree]), self._compared(entry, degree, spec))
        if "not" in spec:
            self._register(_split(spec["not"]), None)

    def _register(self, written: list[str], entry: Entry | None) -> None:
        self.pairs += [(phrase, entry) for phrase in written]

    def _entry(self, category: Category, head: str, spec: Mapping[str, Any]) -> Entry:
        _check(head, spec)
        grade, ask = self.defaults[category]
        return Entry(
            head,
            category,
            spec.get("grade", grade),
            spec.get("ask", ask),
            spec.get("fields", _NO_FIELDS),
            frozenset(_split(spec["traits"])) if "traits" in spec else _NO_TRAITS,
            "{}" in head,
        )

    def _compared(self, entry: Entry, degree: Any, spec: Mapping[str, Any]) -> Entry:
        if degree not in self.defaults:
            raise LexiconError(f"`{entry.name}` has a {degree}, but there is no such category.")
        grade, ask = self.defaults[degree]
        return Entry(entry.name, degree, grade, ask, entry.fields, entry.traits, slots=False)


_NO_FIELDS: Final[Mapping[str, str]] = {}
_NO_TRAITS: Final[frozenset[str]] = frozenset()


def _defaults(name: str, kind: Any) -> tuple[Grade, str]:
    if not isinstance(kind, dict) or kind.keys() - {"grade", "ask", "entries"}:
        raise LexiconError(f"The category `{name}` takes `grade`, `ask` and `entries` only.")
    if kind.get("grade") not in GRADES or not isinstance(kind.get("ask"), str):
        raise LexiconError(f"The category `{name}` needs a `grade` ({_listed(GRADES)}) and `ask`.")
    return kind["grade"], kind["ask"]


def _check(head: str, spec: Mapping[str, Any]) -> None:
    """Raise a LexiconError naming the entry if it says something unknown."""
    if not spec.keys() <= _KEYS:
        raise LexiconError(f"The entry `{head}` has no key {_listed(spec.keys() - _KEYS)}.")
    if spec.get("grade", "low") not in GRADES:
        raise LexiconError(f"The entry `{head}`: a grade is {_listed(GRADES)}.")
    for key, value in spec.items():
        if (key == "fields") != isinstance(value, dict) or not isinstance(value, str | dict):
            raise LexiconError(f"The entry `{head}`: `{key}` cannot be read.")
    if strangers := set(_split(spec.get("traits"))) - TRAITS:
        raise LexiconError(f"The entry `{head}` has no trait {_listed(strangers)}.")
    fields: Mapping[str, str] = spec.get("fields", _NO_FIELDS)
    if fields and (fields.keys() - set(FIELDS) or set(fields.values()) - {*GRADES, "none"}):
        raise LexiconError(f"The entry `{head}`: `fields` takes a field and its grade, or none.")


def _split(value: Any) -> list[str]:
    if not value:
        return []
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else [str(value)]


def _listed(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in sorted(map(str, names)))


def examples(path: Traversable) -> Iterator[tuple[str, str, str]]:
    """Take a lexicon file; give (entry, "vague" or "fine", sentence) from its second document."""
    documents = list(read_documents(path.read_bytes()))
    for name, shown in (documents[1] if len(documents) > 1 else {}).items():
        for kind, written in shown.items():
            for sentence in [written] if isinstance(written, str) else written:
                yield name, kind, sentence
