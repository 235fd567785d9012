"""The lexicon: which words are vague, of what kind, how badly, and what to ask about them.

A lexicon file holds, per category, entries by their head phrase. An entry is a list of
further forms, parted by commas, or a mapping:

    prompt: promptly, promptness
    fast: {forms: fastness, comparative: faster, superlative: fastest, not: fast food}

How phrases are written, see `notation`. `not` lists longer phrases in which the entry's words mean something else.
Comments above an entry show it at work (`# vague: …`, `# fine: …`); tests read them, and they
cost a run nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

from standards_kit.ground.lazy import lazy
from standards_kit.language.families import Families
from standards_kit.language.forms import MORPHOLOGIES
from standards_kit.language.grammar import Grammar, GrammarError
from standards_kit.language.lexicon_file import LexiconError, read_documents
from standards_kit.language.notation import Rarity
from standards_kit.language.phrases import Phrases

__all__ = [
    "CATEGORIES",
    "Category",
    "Entry",
    "Fine",
    "Grade",
    "Lexicon",
    "LexiconError",
    "build_lexicon",
    "combined",
    "examples",
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
TRAITS: Final = frozenset({"feeling", "judged", "willed", "final", "class"})
_KEYS: Final = frozenset(
    {"forms", "comparative", "superlative", "not", "grade", "fields", "ask", "traits"}
)


class Entry(NamedTuple):
    """One family or template: its category, default grade and question.

    `fields` overrides the grade in a field ("none": not vague there). `traits`:
    "feeling", a customer's generic emotion; "judged", a matter a named role may settle;
    "willed", a wish, vague where it is ours; "final", vague only at the end of a clause; "class", a word
    that sorts cases (urgent, minor), which no deadline explains.
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


class Lexicon(NamedTuple):
    """All entries of a language: one matcher, and each word family by each of its forms.

    The matcher's payload is an entry, or what says that a phrase is fine.
    """

    language: str
    entries: tuple[Entry, ...]
    matcher: Phrases[Entry | Fine]
    families: Families
    asks: Mapping[Category, str]
    grammar: Grammar
    morphology: str
    rarity: Rarity
    alike: Mapping[str, str]

    def meanings(self, word: str) -> Iterator[str]:
        """Take a word; give the group of near synonyms of each entry that is all of it."""
        for hit in self.matcher.find(word):
            if isinstance(hit.payload, Entry) and (hit.start, hit.end) == (0, len(word)):
                group = self.alike.get(hit.payload.name)
                if group is not None:
                    yield group


def read_lexicon(path: Traversable) -> Lexicon:
    """Take a lexicon file; give what its first document says, or raise a LexiconError."""
    return build_lexicon(next(read_documents(path.read_bytes()), None))


def build_lexicon(data: Any) -> Lexicon:
    """Take a lexicon as plain mappings of text; give it checked and ready to match."""
    reading = _Reading()
    if not isinstance(data, dict) or not isinstance(data.get("categories"), dict):
        raise LexiconError("A lexicon needs `language` and `categories`.")
    if unknown := data.keys() - {
        "language",
        "morphology",
        "grammar",
        "endings",
        "alike",
        "categories",
    }:
        raise LexiconError(f"A lexicon has no key {_listed(unknown)}.")
    kinds: dict[Any, Any] = data["categories"]
    if strangers := kinds.keys() - set(CATEGORIES):
        raise LexiconError(f"There is no category {_listed(strangers)}.")
    for name, kind in kinds.items():
        reading.defaults[name] = _defaults(name, kind)
    for name, kind in kinds.items():
        for head, spec in (kind.get("entries") or {}).items():
            reading.add(name, head, spec)
    for ending, spec in (data.get("endings") or {}).items():
        reading.add_ending(ending, spec)
    grammar, morphology = _grammar(data.get("grammar")), data.get("morphology", "plain")
    if morphology not in MORPHOLOGIES:
        raise LexiconError(f"A `morphology` is {_listed(MORPHOLOGIES)}.")
    rarity = Rarity(grammar.words("grammar"), grammar.words("common"))
    return Lexicon(
        str(data.get("language", "")),
        tuple(reading.entries),
        Phrases(reading.pairs, rarity, notation=True, endings=reading.endings),
        Families(reading.written),
        {name: ask for name, (_, ask) in reading.defaults.items()},
        grammar,
        morphology,
        rarity,
        _groups(data.get("alike") or {}, reading.entries),
    )


def _groups(data: Any, entries: Iterable[Entry]) -> dict[str, str]:
    """By entry the group of near synonyms it is in."""
    known = {entry.name for entry in entries}
    groups = {head: name for name, heads in data.items() for head in _split(heads)}
    if strangers := groups.keys() - known:
        raise LexiconError(f"Near synonyms name no entry {_listed(strangers)}.")
    return groups


def _grammar(data: Any) -> Grammar:
    try:
        return Grammar(data or {})
    except GrammarError as error:
        raise LexiconError(str(error)) from error


def combined(base: Any, more: Any) -> Any:
    """Take a lexicon's data and a second one's; give the first with the second's entries added.

    Grades, questions, grammar and morphology are the first's where it has them.
    """
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more if base is None else base
    if not isinstance(more.get("categories"), dict):
        raise LexiconError("A lexicon needs `language` and `categories`.")
    kinds = dict(base.get("categories", {}))
    for name, kind in more["categories"].items():
        known = kinds.get(name)
        if known is None or not isinstance(kind, dict):
            kinds[name] = kind
            continue
        entries = dict(known.get("entries") or {})
        for head, spec in (kind.get("entries") or {}).items():
            entries[f"{head} " if head in entries else head] = spec
        kinds[name] = {**kind, **known, "entries": entries}
    return {**more, **base, "categories": kinds}


class _Reading:
    """What is gathered while a lexicon is read."""

    def __init__(self) -> None:
        self.defaults: dict[Category, tuple[Grade, str]] = {}
        self.entries: list[Entry] = []
        self.pairs: list[tuple[str, Entry | Fine]] = []
        self.written: list[list[str]] = []
        self.endings: dict[str, tuple[Entry | Fine, frozenset[str]]] = {}

    def add_ending(self, ending: str, spec: Any) -> None:
        """Take an ending ("-ly") and its entry, whose `not` are words that end so and are fine."""
        if not isinstance(spec, dict) or spec.get("category") not in self.defaults:
            raise LexiconError(f"The ending `{ending}` needs a `category`.")
        rest = {key: value for key, value in spec.items() if key != "category"}
        entry = self._entry(spec["category"], ending, rest)
        self.endings[ending.removeprefix("-")] = (entry, frozenset(_split(spec.get("not"))))

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
            self._register(_split(spec["not"]), Fine(entry.name))

    def _register(self, written: list[str], entry: Entry | Fine) -> None:
        self.pairs += [(phrase, entry) for phrase in written]

    def _entry(self, category: Category, head: str, spec: Mapping[str, Any]) -> Entry:
        head = head.strip()
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


_EXAMPLE: Final = lazy(r" *# (vague|fine): (.+)")
_HEAD: Final = lazy(r' {6}("[^"]+"|[^ #"][^:]*):.*')


def examples(path: Traversable) -> Iterator[tuple[str, str, str]]:
    """Take a lexicon file; give (entry, "vague" or "fine", sentence) from the comments above it."""
    waiting: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _EXAMPLE.fullmatch(line):
            waiting.append((found[1], found[2]))
        elif found := _HEAD.fullmatch(line):
            yield from ((found[1].strip('"'), *example) for example in waiting)
            waiting = []
