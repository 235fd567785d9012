"""A word of the kit's own that has no effect.

## What
Reports words under `lint: words:` in the kit that do nothing: without a letter or a digit in them,
with marks inside that part their words, or both accepted and flagged. Of the latter the acceptance counts.

## Why
Whoever lists a word expects something of it. A list that works only in part gives a false peace, or an
alarm nobody understands.

## Example
```yaml
lint:
  words: {accept: [snappy], flag: [snappy]}
```
Decide on one of the two:
```yaml
lint:
  words: {flag: [snappy]}
```
"""

from collections.abc import Iterator

from standards_kit.language.lexicon import Lexicon
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.vague import VagueFinder
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.kit import LintSettings
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """The words that are accepted and flagged, in the order of the kit."""
    accepted = {_plain(word) for word in context.project.kit.lint.words.accept}
    lexicon = load_lexicon(context.project.kit.language)
    for layer, key, index, word in _words(context):
        message = _idle(key, word, accepted, lexicon)
        if message:
            place = layer.place("words", key, index)
            yield Finding("idle-word", message[0], place, help=message[1], phrase=word)


def _words(context: Context) -> Iterator[tuple[Entry[LintSettings], str, int, str]]:
    for layer in context.project.layers:
        words = layer.model.words
        for key, listed in (("accept", words.accept), ("flag", words.flag)):
            for index, word in enumerate(listed):
                yield layer, key, index, word


def _idle(key: str, word: str, accepted: set[str], lexicon: Lexicon) -> tuple[str, str] | None:
    """What is wrong with a word, and what to do; None where it does its work."""
    if word.strip() and not any(char.isalnum() for char in word):
        return f"“{word}” has no letter in it, so no text can hold it.", "Write a word or a phrase."
    if key == "flag" and word.strip() and _plain(word) in accepted:
        told = f"“{word}” is accepted and flagged; it is never reported."
        return told, "Take it out of `accept:`, or out of `flag:`."
    if word.strip() and not VagueFinder(lexicon, flag=[word]).flags(word):
        return f"“{word}” is found in no text as it is written here.", "Write plain words."
    return None


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split())


def _kit(words: str) -> dict[str, str]:
    return {"standards-kit.yaml": f"lint:\n  words: {words}\n", "a.yaml": standard()}


rule = Rule(
    summary="A word of the kit's own that has no effect",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    bad=(_kit("{accept: [snappy], flag: [Snappy]}"), _kit("{flag: ['!!']}")),
    good=(_kit("{accept: [Fast Track], flag: [snappy]}"), standard()),
)
