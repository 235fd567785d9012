"""A sentence ends where YAML sees a comment, a name or the next item.

## What
Reports a text that is cut at a ` #` followed by a letter or digit, or that loses its first word
because it begins with `&`; and a sentence in a list in brackets, `[…]`, that its own comma parts into
several items.

## Why
YAML drops what comes after ` #` without a word, and half a sentence is printed. In brackets a comma ends
an item: “When a guest comes in” and “you greet them” are then two expectations.

## Example
```yaml
expectations:
  - You thank caller #2 for waiting.
```
Put the sentence in quotes:
```yaml
expectations:
  - 'You thank caller #2 for waiting.'
```
"""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, starmap
from typing import Any

from standards_kit.ground.lazy import lazy
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.syntax.comments import Comment, comments
from standards_kit.syntax.document import Document, Reading
from standards_kit.syntax.explain import quoted
from standards_kit.syntax.nodes import Path, Scalar, Sequence, pointer, walk
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity
from standards_kit.text.source import Span

# It begins with a fixed sign: so it is looked for as quickly as that.
_COMMENT = lazy(r"#(?<= #)")
_MEANT = lazy(r"#\w")
_ENDS = (".", "!", "?")
_SENTENCES = ("expectations", "steps", "say", "avoid")
"""The lists of whole sentences."""


def check(context: Context) -> Iterator[Finding]:
    """Sentences cut by `&` while reading, and those cut by a comment that isn't meant as one."""
    yield from context.said("cut-text")
    for reading in context.project.readings:
        if _COMMENT.search(reading.source.text):
            yield from _cut_by_comment(reading)
    entries: Iterable[Entry[Any]] = chain(context.project.standards, context.project.plays)
    for entry in entries:
        yield from _cut_by_commas(entry)


def _cut_by_commas(entry: Entry[Any]) -> Iterator[Finding]:
    """Of each list in brackets the items that go on, with a small letter, where another left off."""
    written = entry.document.content(entry.path)
    for key in _SENTENCES if isinstance(written, dict) else ():
        said = written.get(key)
        if not isinstance(said, list) or not any(starmap(_continues, pairwise(said))):
            continue
        node, path = entry.document.find((*entry.path, key))
        if isinstance(node, Sequence) and len(path) > len(entry.path) and _in_brackets(entry, node):
            rest = [at for at in range(1, len(node.items)) if _goes_on(node, at)]
            for at in rest:
                if at - 1 not in rest:  # of a sentence in many pieces one thing is said
                    last = at
                    while last + 1 in rest:
                        last += 1
                    yield _parted(entry.document, (*path, at), node, last)


def _in_brackets(entry: Entry[Any], node: Sequence) -> bool:
    return entry.document.source.text.startswith("[", node.start)


def _goes_on(node: Sequence, at: int) -> bool:
    """Whether an item is the rest of the sentence that the one before it begins."""
    before, item = node.items[at - 1], node.items[at]
    return (
        isinstance(before, Scalar)
        and isinstance(item, Scalar)
        and not (before.style or item.style)
        and _continues(before.value, item.value)
    )


def _continues(before: object, item: object) -> bool:
    """Whether a text reads as if it were the rest of the one before it."""
    return (
        isinstance(before, str)
        and isinstance(item, str)
        and item[:1].islower()
        and " " in before
        and before[-1:] not in _ENDS
    )


def _parted(document: Document, path: Path, node: Sequence, end: int) -> Finding:
    """Take the way to the first item that goes on, its list, and the last one that does."""
    source, at = document.source, int(path[-1])
    first, rest, last = node.items[at - 1], node.items[at], node.items[end]
    whole = source.text[first.start : last.end]
    spot = Place(source, Span(first.start, last.end), document.number, pointer(path))
    fix = Fix("put the sentence in quotes", (Edit(spot, quoted(whole)),), safe=False)
    shown = source.text[rest.start : rest.end]
    return Finding(
        "cut-text",
        f"In brackets a comma ends an item: “{shown}” stands in the list by itself.",
        Place(source, Span(rest.start, rest.end), document.number, pointer(path)),
        help="Put the whole sentence in quotes, or write each item on a line of its own, behind `- `.",
        phrase=shown,
        fix=fix if "\n" not in whole else None,
    )


def _cut_by_comment(reading: Reading) -> Iterator[Finding]:
    text = reading.source.text
    suspects = {}
    for comment in comments(reading.source, reading.documents):
        if not comment.alone and _MEANT.match(comment.text):
            end = len(text[: comment.span.start].rstrip(" \t"))
            suspects[end] = comment
    for document in reading.documents if suspects else ():
        for path, node in walk(document.root) if document.root is not None else ():
            if isinstance(node, Scalar) and node.end in suspects and _is_sentence(node, suspects):
                yield _finding(document, path, node, suspects[node.end])


def _is_sentence(node: Scalar, suspects: dict[int, Comment]) -> bool:
    """Several words, or a number sign: `#2` is meant as one, `2 #high` is a comment."""
    if node.style or not node.value:
        return False
    return " " in node.value and not node.value.replace(" ", "").isdigit()


def _finding(document: Document, path: Path, node: Scalar, comment: Comment) -> Finding:
    source = document.source
    place = Place(source, comment.span, document.number, pointer(path))
    whole = source.text[node.start : comment.span.end].rstrip()
    spot = Place(source, Span(node.start, node.start + len(whole)), document.number, place.pointer)
    one_line = "\n" not in whole
    fix = Fix("put the sentence in quotes", (Edit(spot, quoted(whole)),), safe=False)
    return Finding(
        "cut-text",
        "The text ends here: YAML takes a `#` after a space as the beginning of a comment.",
        place,
        help="Put the sentence in quotes, or leave a space after the `#` of a comment.",
        phrase=comment.text,
        fix=fix if one_line else None,
    )


rule = Rule(
    summary="A sentence ends where YAML sees a comment, a name or the next item",
    severity=Severity.WARNING,
    level=Level.STARTED,
    check=check,
    scope="file",
    bad=(
        standard(title="title: Thank caller #2 for waiting"),
        standard(title="title: &ask the guest"),
        standard(expectations="expectations: [When a guest comes in, you greet them by name.]"),
        standard("say: [Good morning, how are you, madam?]"),
    ),
    good=(
        standard(title="title: Thank caller # the second one"),
        standard(title="title: 'Thank caller #2'"),
        standard(title="title: Thank caller#2"),
        standard("priority: 2 #high"),
        standard(
            expectations="expectations: ['When a guest comes in, you nod.', You take the bag.]"
        ),
        standard("say: [Good morning., how may I help?]"),
    ),
)
