"""A sentence ends where YAML sees a comment or a name.

## What
Reports a text that is cut at a ` #` followed by a letter or digit, or that loses its first word
because it begins with `&`.

## Why
YAML drops what comes after ` #` without a word, and half a sentence is printed.

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

from collections.abc import Iterator

from standards_kit.ground.lazy import lazy
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.syntax.comments import Comment, comments
from standards_kit.syntax.document import Document, Reading
from standards_kit.syntax.explain import quoted
from standards_kit.syntax.nodes import Path, Scalar, pointer, walk
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity
from standards_kit.text.source import Span

_MEANT = lazy(r"#\w")


def check(context: Context) -> Iterator[Finding]:
    """Sentences cut by `&` while reading, and those cut by a comment that isn't meant as one."""
    yield from context.said("cut-text")
    for reading in context.project.readings:
        if " #" in reading.source.text:
            yield from _cut_by_comment(reading)


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
    summary="A sentence ends where YAML sees a comment or a name",
    severity=Severity.WARNING,
    level=Level.STARTED,
    check=check,
    scope="file",
    bad=(
        standard(title="title: Thank caller #2 for waiting"),
        standard(title="title: &ask the guest"),
    ),
    good=(
        standard(title="title: Thank caller # the second one"),
        standard(title="title: 'Thank caller #2'"),
        standard(title="title: Thank caller#2"),
        standard("priority: 2 #high"),
    ),
)
