"""The words and patterns by which a rule knows what it looks for, one file a rule and language.

`lexicons/rules/en/blame-language.yaml` holds `words` and `patterns` as a lexicon's grammar does, `phrases`
each with a note, and `values`: words with what they are worth; a rule asks for them by name and knows no word itself. A language without such a file has nothing
that the rule could find, so the rule is silent there.

As with lexicons, what all files of a language are read into is kept beside them (`rules/en.json`), and
counts only while it carries their mark.
"""

import json
import zlib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from typing import Any, Final

from standards_kit.ground.resources import is_name, lexicons
from standards_kit.language.grammar import Grammar, GrammarError
from standards_kit.language.lexicon_file import LexiconError, read_documents
from standards_kit.language.phrases import Phrases
from standards_kit.language.shelf import tag_of

MARK: Final = "mark"
_ENDING: Final = ".yaml"
_KEYS: Final = frozenset({"words", "patterns", "phrases", "values"})


class Wordings(Grammar):
    """What one rule knows of one language: word lists, patterns, and phrases with what is said of each.

    False where nothing is known.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take words, patterns, phrases and values; raise GrammarError on a mistake."""
        if unknown := data.keys() - _KEYS:
            raise GrammarError(f"Wordings have no key `{min(unknown)}`.")
        super().__init__({key: data[key] for key in ("words", "patterns") if key in data})
        self._phrases: Mapping[str, Mapping[str, str]] = data.get("phrases") or {}
        self._values: Mapping[str, Mapping[str, str]] = data.get("values") or {}
        self._known = bool(data)
        self._found: dict[str, Phrases[str]] = {}

    def __bool__(self) -> bool:
        return self._known

    def phrases(self, name: str) -> Phrases[str]:
        """Take the name of a list of phrases; give what finds them, each with its note."""
        known = self._found.get(name)
        if known is None:
            listed = self._phrases.get(name) or {}
            known = self._found[name] = Phrases.of(listed.items(), notation=True)
        return known

    def values(self, name: str) -> Mapping[str, str]:
        """Take the name of a list of values; give what each of its words is worth."""
        return self._values.get(name) or {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of everything in the file, for a test that all of it is asked for."""
        return frozenset({*self._words, *self._patterns, *self._phrases, *self._values})


def wordings(language: str, rule: str) -> Wordings:
    """Take a language as written ("en-GB") and a rule's name; give what the rule knows there."""
    return _wordings(tag_of(language), rule)


@cache
def _wordings(tag: str, rule: str) -> Wordings:
    return Wordings(_all(tag).get(rule, {}))


@cache
def _all(tag: str) -> Mapping[str, Any]:
    folder = lexicons() / "rules" / tag
    if not is_name(tag) or not folder.is_dir():
        return {}
    files = files_of(tag)
    kept = _kept(tag, mark_of(files))
    return kept if kept is not None else read(files)


def files_of(tag: str) -> list[Traversable]:
    """The files of a language, by name."""
    found = (lexicons() / "rules" / tag).iterdir()
    return sorted((f for f in found if f.name.endswith(_ENDING)), key=lambda file: file.name)


def read(files: list[Traversable]) -> dict[str, Any]:
    """Take the files of a language; give what each rule is told. Raises LexiconError."""
    told = {}
    for file in files:
        documents = list(read_documents(file.read_bytes()))
        if len(documents) != 1 or not isinstance(documents[0], dict):
            raise LexiconError(f"`{file.name}` should hold `words`, `patterns` or `phrases`.")
        told[file.name.removesuffix(_ENDING)] = documents[0]
    return told


def mark_of(files: list[Traversable]) -> str:
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
