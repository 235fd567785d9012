"""Read a lexicon file into parts: checked, indexed, and plain enough to be kept as JSON.

A lexicon file holds, per category, entries by their head phrase. An entry is a list of further
forms, parted by commas, or a mapping:

    prompt: promptly, promptness
    fast: {forms: fastness, comparative: faster, superlative: fastest, not: fast food}

How phrases are written, see `notation`. `not` lists longer phrases in which the entry's words mean
something else. `endings` take words nobody has listed by the way they end; `alike` names groups of
near synonyms; `grammar` and `morphology` say how the language is built.

Comments above an entry show it at work (`# vague: …`, `# fine: …`); tests read them, and they cost
a run nothing.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from standards_kit.ground.lazy import lazy
from standards_kit.language.forms import MORPHOLOGIES
from standards_kit.language.grammar import Grammar, GrammarError
from standards_kit.language.lexicon import CATEGORIES, FIELDS, GRADES, Lexicon, Parts
from standards_kit.language.lexicon_file import LexiconError, read_documents
from standards_kit.language.notation import Rarity
from standards_kit.language.phrases import index_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "LexiconError",
    "build_lexicon",
    "examples",
    "joined",
    "parts_of",
    "read_lexicon",
    "read_parts",
]

TRAITS: Final = frozenset({"feeling", "judged", "willed", "final", "class", "literal"})
_SHORTEST_ENDING: Final = 2
_TOP: Final = frozenset({"language", "morphology", "grammar", "endings", "alike", "categories"})
_KEYS: Final = frozenset(
    {"forms", "comparative", "superlative", "not", "grade", "fields", "ask", "traits"}
)


def read_lexicon(path: "Traversable") -> Lexicon:
    """Take a lexicon file; give it ready to match, or raise a LexiconError."""
    return Lexicon(read_parts(path))


def read_parts(path: "Traversable", base: Parts | None = None) -> Parts:
    """Take a lexicon file, and the parts it adds to if any; give its parts."""
    return parts_of(next(read_documents(path.read_bytes()), None), base)


def build_lexicon(data: Any) -> Lexicon:
    """Take a lexicon as plain mappings of text; give it checked and ready to match."""
    return Lexicon(parts_of(data))


def parts_of(data: Any, base: Parts | None = None) -> Parts:
    """Take a lexicon as plain mappings of text; give its parts, or raise a LexiconError.

    `base` has the grades, questions and grammar that an addition to it need not repeat.
    """
    if not isinstance(data, dict) or not isinstance(data.get("categories"), dict):
        raise LexiconError("A lexicon needs `language` and `categories`.")
    if unknown := data.keys() - _TOP:
        raise LexiconError(f"A lexicon has no key {_listed(unknown)}.")
    kinds: dict[Any, Any] = data["categories"]
    if strangers := kinds.keys() - set(CATEGORIES):
        raise LexiconError(f"There is no category {_listed(strangers)}.")
    reading = _Reading(base)
    for name, kind in kinds.items():
        reading.open(name, kind)
    for name, kind in kinds.items():
        for head, spec in _mapping(kind, "entries").items():
            reading.add(name, head.strip(), spec)
    for ending, spec in _mapping(data, "endings").items():
        reading.add_ending(ending, spec)
    return reading.parts(data)


def checked(parts: Parts) -> Parts:
    """Take a lexicon's parts; give them, or raise a LexiconError for a pattern that cannot be read.

    Ours are checked by a test. Those of a package are checked on every run, for who wrote it may
    have no test.
    """
    try:
        Grammar(parts["grammar"]).check()
    except GrammarError as error:
        raise LexiconError(str(error)) from error
    return parts


def joined(base: Parts, more: Parts) -> Parts:
    """Take a lexicon's parts and those of an addition; give both as one. Ours come first."""
    return {
        **base,
        "written": base["written"] + more["written"],
        "grades": {**more["grades"], **base["grades"]},
        "asks": {**more["asks"], **base["asks"]},
        "alike": {**more["alike"], **base["alike"]},
        "matching": lambda: _joined(base["matching"](), more["matching"]()),
    }


def _joined(base: Parts, more: Parts) -> Parts:
    payloads, phrases = len(base["payloads"]), len(base["phrases"])
    waiting = dict(base["waiting"])
    for word, numbers in more["waiting"].items():
        theirs = (str(int(number) + phrases) for number in numbers.split())
        waiting[word] = " ".join((*waiting.get(word, "").split(), *theirs))
    endings = {end: [number + payloads, words] for end, (number, words) in more["endings"].items()}
    return {
        "payloads": base["payloads"] + more["payloads"],
        "entries": base["entries"] + [number + payloads for number in more["entries"]],
        "phrases": base["phrases"] + more["phrases"],
        "counts": base["counts"] + more["counts"],
        "waiting": waiting,
        "endings": {**endings, **base["endings"]},
    }


class _Reading:
    """What is gathered while a lexicon is read."""

    def __init__(self, base: Parts | None) -> None:
        self.base = base
        self.grades: dict[str, str] = dict(base["grades"]) if base else {}
        self.asks: dict[str, str] = dict(base["asks"]) if base else {}
        self.payloads: list[list[Any]] = []
        self.counts: list[
            int
        ] = []  # how many of the phrases, as they follow each other, are of each
        self.entries: list[int] = []
        self.phrases: list[str] = []
        self.written: list[list[str]] = []
        self.endings: dict[str, list[Any]] = {}

    def open(self, name: str, kind: Any) -> None:
        """Take a category as written; keep its grade and its question."""
        if not isinstance(kind, dict) or kind.keys() - {"grade", "ask", "entries"}:
            raise LexiconError(f"The category `{name}` takes `grade`, `ask` and `entries` only.")
        grade, ask = kind.get("grade", self.grades.get(name)), kind.get("ask", self.asks.get(name))
        if grade not in GRADES or not isinstance(ask, str):
            raise LexiconError(
                f"The category `{name}` needs a `grade` ({_listed(GRADES)}) and `ask`."
            )
        self.grades.setdefault(name, grade)
        self.asks.setdefault(name, ask)

    def add(self, category: str, head: str, spec: Any) -> None:
        """Take one entry as written; keep it, its phrases and its family."""
        spec = spec if isinstance(spec, dict) else {"forms": spec}
        _check(head, spec)
        written = [head, *_split(spec.get("forms"))]
        number = self._payload(head, category, spec)
        self.entries.append(number)
        self._register(written)
        self.written.append([phrase for phrase in written if phrase.isalpha()])
        for degree in ("comparative", "superlative"):
            if degree in spec:
                if degree not in self.grades:
                    raise LexiconError(f"`{head}` has a {degree}, but there is no such category.")
                plain = {key: spec[key] for key in ("fields", "traits") if key in spec}
                self._payload(head, degree, plain, slots=False)
                self._register(_split(spec[degree]))
        if "not" in spec:
            self._add([head])
            self._register(_split(spec["not"]))

    def add_ending(self, ending: str, spec: Any) -> None:
        """Take an ending ("-ly") and its entry, whose `not` are words that end so and are fine."""
        if not isinstance(spec, dict) or str(spec.get("category")) not in self.grades:
            raise LexiconError(f"The ending `{ending}` needs a `category`.")
        if len(ending.removeprefix("-")) < _SHORTEST_ENDING:
            raise LexiconError(f"The ending `{ending}` is too short: most words would end so.")
        rest = {key: value for key, value in spec.items() if key != "category"}
        _check(ending, rest)
        number = self._payload(ending, spec["category"], rest)
        self.endings[ending.removeprefix("-")] = [number, _split(spec.get("not"))]

    def parts(self, data: Mapping[str, Any]) -> Parts:
        """Take the lexicon as written; give all its parts."""
        grammar = _grammar(_mapping(data, "grammar"))
        morphology = data.get("morphology", "plain")
        if str(morphology) not in MORPHOLOGIES:
            raise LexiconError(f"A `morphology` is {_listed(MORPHOLOGIES)}.")
        of_base = _grammar(self.base["grammar"]) if self.base else grammar
        rarity = Rarity(of_base.words("grammar"), of_base.words("common"))
        return {
            "language": str(data.get("language", "")),
            "morphology": morphology,
            "grammar": data.get("grammar") or {},
            "alike": self._groups(_mapping(data, "alike")),
            "grades": self.grades,
            "asks": self.asks,
            "written": self.written,
            "matching": lambda: self._matching(rarity),
        }

    def _matching(self, rarity: Rarity) -> Parts:
        return {
            "payloads": self.payloads,
            "entries": self.entries,
            "phrases": self.phrases,
            "counts": self.counts,
            "endings": self.endings,
            "waiting": index_of(self.phrases, rarity, notation=True).waiting,
        }

    def _payload(
        self, name: str, category: str, spec: Mapping[str, Any], *, slots: bool | None = None
    ) -> int:
        return self._add(
            [
                name,
                category,
                spec.get("grade", self.grades[category]),
                spec.get("ask", ""),
                spec.get("fields", {}),
                _split(spec.get("traits")),
                int("{}" in name if slots is None else slots),
            ]
        )

    def _add(self, payload: list[Any]) -> int:
        self.payloads.append(payload)
        self.counts.append(0)
        return len(self.payloads) - 1

    def _register(self, written: list[str]) -> None:
        """Take the phrases of the payload that was added last."""
        self.phrases += written
        self.counts[-1] += len(written)

    def _groups(self, data: Mapping[str, str]) -> dict[str, str]:
        """By entry the group of near synonyms it is in."""
        known = {self.payloads[number][0] for number in self.entries}
        if self.base and data:
            theirs = self.base["matching"]()
            known |= {theirs["payloads"][number][0] for number in theirs["entries"]}
        groups = {head: name for name, heads in data.items() for head in _split(heads)}
        if strangers := groups.keys() - known:
            raise LexiconError(f"Near synonyms name no entry {_listed(strangers)}.")
        return groups


def _mapping(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key) or {}
    if not isinstance(found, dict):
        raise LexiconError(f"`{key}` takes names, each with what is said of it.")
    return found


def _grammar(data: Any) -> Grammar:
    try:
        return Grammar(data or {})
    except GrammarError as error:
        raise LexiconError(str(error)) from error


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
    fields: Mapping[str, str] = spec.get("fields", {})
    if fields and not all(isinstance(grade, str) for grade in fields.values()):
        raise LexiconError(f"The entry `{head}`: `fields` takes a field and its grade, or none.")
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


def examples(path: "Traversable") -> Iterator[tuple[str, str, str]]:
    """Take a lexicon file; give (entry, "vague" or "fine", sentence) from the comments above it."""
    waiting: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _EXAMPLE.fullmatch(line):
            waiting.append((found[1], found[2]))
        elif found := _HEAD.fullmatch(line):
            yield from ((found[1].strip('"'), *example) for example in waiting)
            waiting = []
