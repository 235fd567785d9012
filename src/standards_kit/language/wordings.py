"""The words and patterns by which a rule knows what it looks for, one file a rule and language.

`lexicons/rules/en/blame-language.yaml` holds `words` and `patterns` as a lexicon's grammar does, `phrases`
each with a note, and `values`, which are words with what they are worth; a rule asks for them by name and knows no word itself. A language without such a file has nothing
that the rule could find, so the rule is silent there.

A list of phrases names each with its note, or with `note` and further `forms`, parted by commas, of
which the same is said. In a phrase, `{name}` stands for any word of a list:

    words:
      rank: head, senior
    phrases:
      names:
        chairman: “chair”
        foreman: {forms: "forewoman, {rank} foreman", note: “supervisor”}

As with lexicons, what all files of a language are read into is kept beside them (`rules/en.json`), and
counts only while it carries their mark. With it stand the words that the phrases hang on; they count only
where the words are as rare as they were then.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from standards_kit.ground.lazy import lazy
from standards_kit.ground.resources import is_name, lexicons
from standards_kit.language.grammar import Grammar, GrammarError
from standards_kit.language.lexicon_file import LexiconError, read_documents
from standards_kit.language.notation import Rarity
from standards_kit.language.phrases import Index, Phrases
from standards_kit.language.shelf import load_lexicon, tag_of

MARK: Final = "mark"
SOUGHT: Final = "sought"
"""The list of phrases that every text is looked through for, those of all rules at once."""
_ENDING: Final = ".yaml"
_LIST: Final = lazy(r"\{([a-z_]+)\}")
_INDEX: Final = "index"
_RARITY: Final = "rarity"
_KEYS: Final = frozenset({"words", "patterns", "phrases", "values", _INDEX, _RARITY})


class Wordings(Grammar):
    """What one rule knows of one language: word lists, patterns, and phrases with what is said of each.

    False where nothing is known.
    """

    def __init__(self, data: Mapping[str, Any], grammar: Grammar | None = None) -> None:
        """Take words, patterns, phrases and values, and the language's grammar; raise GrammarError on a mistake.

        A phrase is looked for at its rarest word: none that the grammar or the list `common` calls common.
        """
        if unknown := data.keys() - _KEYS:
            raise GrammarError(f"Wordings have no key `{min(unknown)}`.")
        super().__init__({key: data[key] for key in ("words", "patterns") if key in data})
        self._phrases: Mapping[str, Mapping[str, Any]] = data.get("phrases") or {}
        self._values: Mapping[str, Mapping[str, str]] = data.get("values") or {}
        self._grammar = grammar or self
        self._known = bool(data)
        self._found: dict[str, Phrases[str]] = {}
        self._lists: dict[str, str] = {}
        kept = data.get(_RARITY) == self._rarity_mark()
        self._kept: Mapping[str, Mapping[str, str]] = data[_INDEX] if kept else {}

    def __bool__(self) -> bool:
        return self._known

    def notes(self, name: str) -> Mapping[str, str]:
        """Take the name of a list of phrases; give them as written, each with its note."""
        listed = self._phrases.get(name) or {}
        return dict(pair for head, told in listed.items() for pair in _spelled_out(head, told))

    def values(self, name: str) -> Mapping[str, str]:
        """Take the name of a list of values; give what each of its words is worth."""
        return self._values.get(name) or {}

    @cached_property
    def hanging(self) -> frozenset[str]:
        """The words that its phrases hang on: a text without any of them holds no phrase."""
        return frozenset(word for name in self._phrases for word in self.phrases(name).anchors)

    def phrases(self, name: str) -> Phrases[str]:
        """Take the name of a list of phrases; give what finds them, each with its note."""
        known = self._found.get(name)
        if known is None:
            listed = self._phrases.get(name) or {}
            pairs = [
                (_LIST.sub(self._choices, phrase) if "{" in phrase else phrase, note)
                for head, told in listed.items()
                for phrase, note in _spelled_out(head, told)
            ]
            known = self._found[name] = self._finding(pairs, self._kept.get(name))
        return known

    def _finding(
        self, pairs: list[tuple[str, str]], waiting: Mapping[str, str] | None
    ) -> Phrases[str]:
        """What finds phrases with their notes; `waiting` tells what they hang on, if that is known."""
        if waiting is None:
            return Phrases.of(pairs, self._rarity, notation=True)
        index = Index([phrase for phrase, _ in pairs], waiting)
        return Phrases(index, [note for _, note in pairs], self._rarity, notation=True)

    def indexed(self) -> dict[str, Any]:
        """What is kept of its phrases: the words they hang on, and by which rarity."""
        waiting = {name: self.phrases(name).index.waiting for name in self._phrases}
        return {_RARITY: self._rarity_mark(), _INDEX: waiting} if waiting else {}

    def _rarity_mark(self) -> int:
        """A mark that changes with how rare words are taken to be."""
        told = (self._grammar.written("grammar"), self._grammar.written("common"))
        return zlib.crc32("\0".join((*told, self.written("common"))).encode())

    def _choices(self, found: re.Match[str]) -> str:
        """A list's words as the choices of one place; a hyphen keeps words of several together."""
        known = self._lists.get(found[1])
        if known is None:
            words = self.words(found[1])
            if not words:
                raise GrammarError(f"There is no word list `{found[1]}`.")
            known = "|".join(sorted(word.replace(" ", "-") for word in words))
            self._lists[found[1]] = known
        return known

    @cached_property
    def _rarity(self) -> Rarity:
        common = self._grammar.words("common") | self.words("common")
        return Rarity(self._grammar.words("grammar"), common)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of everything in the file, for a test that all of it is asked for."""
        return frozenset({*self._words, *self._patterns, *self._phrases, *self._values})


@lru_cache(maxsize=1024)
def wordings(language: str, rule: str) -> Wordings:
    """Take a language as written ("en-GB") and a rule's name; give what the rule knows there."""
    return _wordings(tag_of(language), rule)


def _spelled_out(head: str, told: Any) -> Iterator[tuple[str, str]]:
    """Every phrase of an entry with its note."""
    if isinstance(told, str):
        yield head, told
        return
    if not isinstance(told, dict) or told.keys() - {"forms", "note"}:
        raise GrammarError(f"The phrase `{head}` takes a note, or `note` and `forms`.")
    note = told.get("note", "")
    for phrase in map(str.strip, (head, *told.get("forms", "").split(","))):
        if phrase:
            yield phrase, note


@cache
def _wordings(tag: str, rule: str) -> Wordings:
    told = _all(tag).get(rule)
    return Wordings(told, load_lexicon(tag).grammar) if told else Wordings({})


def sought(language: str) -> Mapping[str, Phrases[str]]:
    """Take a language; give by its name what each of the rules looks for in every text, with its notes."""
    return _sought(tag_of(language))


@cache
def _sought(tag: str) -> Mapping[str, Phrases[str]]:
    told = ((rule, _wordings(tag, rule).phrases(SOUGHT)) for rule in _all(tag))
    return {rule: phrases for rule, phrases in told if phrases.anchors}


@cache
def _all(tag: str) -> Mapping[str, Any]:
    folder = lexicons() / "rules" / tag
    if not is_name(tag) or not folder.is_dir():
        return {}
    files = files_of(tag)
    kept = _kept(tag, mark_of(files))
    return kept if kept is not None else read(files)


def files_of(tag: str) -> list[Path]:
    """The files of a language, by name."""
    found = (lexicons() / "rules" / tag).iterdir()
    return sorted((f for f in found if f.name.endswith(_ENDING)), key=lambda file: file.name)


def read(files: list[Path]) -> dict[str, Any]:
    """Take the files of a language; give what each rule is told. Raises LexiconError."""
    told = {}
    for file in files:
        documents = list(read_documents(file.read_bytes()))
        if len(documents) != 1 or not isinstance(documents[0], dict):
            raise LexiconError(f"`{file.name}` should hold `words`, `patterns` or `phrases`.")
        told[file.name.removesuffix(_ENDING)] = documents[0]
    return told


def mark_of(files: list[Path]) -> str:
    """The mark of a language's files: it changes with every character of them and their names."""
    mark = 0
    for file in files:
        mark = zlib.crc32(file.name.encode() + b"\0" + file.read_bytes(), mark)
    return f"{len(files)}-{mark:08x}"


def _kept(tag: str, mark: str) -> Mapping[str, Any] | None:
    """What the files were read into, or None where they have changed since."""
    file = lexicons() / "rules" / f"{tag}.json"
    try:
        kept: dict[str, Any] = json.loads(file.read_bytes())
        return kept if kept.pop(MARK, "") == mark else None
    except (OSError, ValueError, AttributeError):
        return None
