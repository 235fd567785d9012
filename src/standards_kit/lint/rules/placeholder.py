"""A text that is still to be written.

## What
Reports TODO, TBD, FIXME, XXX, “lorem ipsum”, texts of nothing but dots or question marks, and keys with
nothing after them.

## Why
A handbook with a gap in it teaches that the gaps don't matter.

## Example
```yaml
why: TODO
```
Write it:
```yaml
why: Patients who don't know how long they wait come back to the desk to ask.
```
"""

import re
from collections.abc import Iterable, Iterator

from standards_kit.ground.lazy import lazy
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.syntax.document import Document
from standards_kit.syntax.nodes import Path, Scalar, walk
from standards_kit.syntax.scalars import scalar_map
from standards_kit.text.diagnostic import Finding, Severity
from standards_kit.text.source import Span

_MARKS = lazy(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+)\b|\b(?i:lorem\s+ipsum)\b|\A\s*(?:\.{2,}|…|\?+|_{2,})\s*\Z"
)
# Looked for in the whole file first: words among its capitals, signs by plain search; patterns begin with a
# fixed sign, which keeps them as quick.
_WORDS = ("TODO", "TB", "FIXME", "XXX", "OREM")
_SIGNS = {
    "..": lazy(r"\.\.(?<=[\s'\"\[{,]\.\.)"),
    "…": lazy(r"…(?<=[\s'\"\[{,]…)"),
    "?": lazy(r"\?(?<=[\s'\"\[{,]\?)"),
    "__": lazy(r"__(?<=[\s'\"\[{,]__)"),
}
_REQUIRED = frozenset(
    {
        "id",
        "title",
        "why",
        "emotional_response",
        "expectations",
        "text",
        "definition",
        "name",
        "trigger",
    }
)


def check(context: Context) -> Iterator[Finding]:
    """Marks in any text, then keys and items that hold nothing."""
    for reading in context.project.readings:
        marked = _may_be_marked(reading.source.text, context.capitals(reading.source))
        for document in reading.documents:
            blank = document.blank
            if document.data is not None and (marked or blank):
                yield from _of_document(document, {id(node) for node in blank})


def _may_be_marked(text: str, capitals: Iterable[str]) -> bool:
    """Whether a file is worth a look at each of its texts."""
    if "orem" in text:
        return True
    for letters in capitals:
        for word in _WORDS:
            if word in letters:
                return True
    return any(sign in text and pattern.search(text) for sign, pattern in _SIGNS.items())


def _of_document(document: Document, blank: set[int]) -> Iterator[Finding]:
    for path, node in walk(document.root):  # type: ignore[arg-type]
        if not isinstance(node, Scalar) or any(str(step).startswith("x-") for step in path):
            continue
        if id(node) in blank:
            yield _empty(document, path)
            continue
        match = _MARKS.search(node.value)
        if match:
            yield _marked(document, path, node, match)


def _empty(document: Document, path: Path) -> Finding:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    place = document.key_place(path)
    needed = bool(path) and path[-1] in _REQUIRED
    item = "An item of " if path and isinstance(path[-1], int) else ""
    return Finding(
        "placeholder",
        f"{item}`{key}` has nothing written.",
        place,
        help="Write it, or take the line out." if not needed else "Write it: a standard needs it.",
        severity=Severity.ERROR if needed else None,
    )


def _marked(document: Document, path: Path, node: Scalar, match: re.Match[str]) -> Finding:
    mapped = scalar_map(document.source.text, node.start, node.end, node.style, node.value)
    place = document.place(path, Span(*mapped.span(*match.span())))
    shown = " ".join(match.group().split())
    return Finding(
        "placeholder", f"“{shown}” is still to be written.", place, help="Write it.", phrase=shown
    )


rule = Rule(
    summary="A text that is still to be written",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    worst=Severity.ERROR,
    bad=(
        standard(why="why: TODO"),
        standard(why="why: Lorem ipsum dolor sit amet."),
        standard(why="why:"),
        standard("exceptions: ''"),
        standard(why="why: ..."),
        standard(why="why: '…'"),
        standard(why="why: |\n  ?"),
        standard("say: [____, Good morning.]"),
    ),
    good=(
        standard(),
        standard(why="why: They leave without a to-do list."),
        standard("x-note: TODO"),
    ),
)
