"""Says in an author's words what libyaml means, and offers the edit.

Most mistakes come from a sentence that YAML reads as something else: it holds a colon, or begins
with a quotation mark, a bracket or a sign that YAML keeps for itself. We try the remedy (put the
sentence in quotes) and offer it where the text then reads further than before.
"""

from collections.abc import Iterator

import yaml

from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import record
from standards_kit.syntax import libyaml
from standards_kit.syntax.nodes import Scalar
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place
from standards_kit.text.source import Source, Span

_TAG = lazy(r"!\S*")
_VALUE = lazy(r"[ \t]*(?:- +)*(?:[\w-]+: +)?(?P<value>\S.*)")
_ITEM = lazy(r"[ \t]*(?:- +)+(?P<value>\S.*)")
_UNREADABLE = lazy(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TRIAL_SIZE = 200_000  # a remedy is tried by reading the text again; not for very large texts
_SIGNS = {
    '"': "a quotation mark",
    "'": "an apostrophe or quotation mark",
    "[": "a bracket",
    "{": "a brace",
    "*": "an asterisk",
    "&": "an ampersand",
    "%": "a percent sign",
    "@": "an @",
    "`": "a backtick",
    "!": "an exclamation mark",
    "|": "a vertical bar",
    ">": "a greater-than sign",
    "?": "a question mark",
}
_SENTENCES = (
    ("found undefined alias", "A `*` begins a name here, and nothing has that name."),
    ("found recursive alias", "This part repeats itself within itself."),
    ("could not find expected ':'", "This line has no colon, so it is neither a key nor an item."),
    ("mapping values are not allowed", "A colon stands where no key can begin."),
    ("cannot start any token", "This sign can't begin a value."),
    ("did not find expected '-'", "This line doesn't fit the list it stands in: check how far it is indented."),
    ("did not find expected key", "This line doesn't fit the keys around it: check how far it is indented."),
    ("did not find expected ',' or", "A bracket or brace opened here is not closed."),
    ("block sequence entries are not allowed", "An item (`- `) can't begin here."),
    ("did not find expected alphabetic", "A sign here begins a name, and no name follows."),
    ("found unknown escape", "A backslash in double quotes begins a sign that YAML doesn't know."),
    ("unexpected end of stream", "A quotation mark or bracket that opens here is never closed."),
    ("document separator", "A quotation mark or bracket that opens here is never closed."),
    ("did not find expected <document start>", "Nothing more may follow here without `---` between."),
    ("did not find the expected comment", "After `|` or `>` the text begins on the next line."),
)  # fmt: skip


@record
class _Mistake:
    """Where libyaml stopped, where what it was reading began, and its own words."""

    offset: int
    began: int | None
    problem: str


def explain(source: Source, error: yaml.YAMLError, base: int, document: int) -> tuple[Finding, int]:
    """A finding for a YAML error, and the offset at which reading stopped.

    ``base`` is the offset at which the text given to libyaml begins.
    """
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable(source, base, document)
    mistake = _locate(error, base)
    remedy = _remedy(source, mistake, base)
    if remedy is not None:
        return _sentence_needs_quotes(source, document, remedy), mistake.offset
    where = mistake.offset
    if "end of stream" in mistake.problem or "document separator" in mistake.problem:
        where = mistake.began if mistake.began is not None else where
    place = Place(source, _word_at(source, where), document)
    message, help = _words_for(source, mistake)
    return Finding("invalid-yaml", message, place, help=help), mistake.offset


def unsafe_tag(source: Source, start: int, document: int, tag: str) -> Finding:
    """A tag that asks for more than text, lists and mappings."""
    match = _TAG.search(source.text, start)
    span = Span(match.start(), match.end()) if match else Span(start, start)
    shown = source.text[span.start : span.end]
    return Finding(
        "unsafe-yaml",
        f"`{shown}` asks for something other than text, and is not obeyed.",
        Place(source, span, document),
        help="Take the `!` word out; if it belongs to the sentence, put the sentence in quotes.",
        phrase=shown,
    )


def cut_by_anchor(source: Source, node: Scalar, document: int, name: str) -> Finding:
    """``- &ask the guest`` reads as “the guest”."""
    sign = source.text.rfind("&" + name, 0, node.start + len(name) + 1)
    start = sign if sign >= 0 else node.start
    span = Span(start, node.end)
    place = Place(source, span, document)
    fix = Fix("put the sentence in quotes", (Edit(place, quoted(source.text[start : node.end])),))
    return Finding(
        "cut-text",
        f"`&{name}` is read as a name, so the text begins only after it.",
        place,
        help="Put the sentence in quotes.",
        phrase=source.text[start : node.end],
        fix=fix,
    )


def quoted(text: str) -> str:
    """A one-line text as a single-quoted YAML scalar, in which nothing has a second meaning."""
    return "'" + text.replace("'", "''") + "'"


def _unreadable(source: Source, base: int, document: int) -> tuple[Finding, int]:
    """libyaml refuses control characters; it counts bytes there, so we look for ourselves."""
    match = _UNREADABLE.search(source.text, base)
    offset = match.start() if match else base
    code = f"U+{ord(match.group()):04X}" if match else "a control character"
    finding = Finding(
        "invalid-yaml",
        f"A character that can't be printed ({code}) stands here.",
        Place(source, Span(offset, min(offset + 1, len(source.text))), document),
        help="Delete it; it often comes from copying out of another program.",
    )
    return finding, offset


def _locate(error: yaml.YAMLError, base: int) -> _Mistake:
    at = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    start = began.index + base if began is not None else None
    return _Mistake(at.index + base if at is not None else (start or base), start, words)


def _remedy(source: Source, mistake: _Mistake, base: int) -> Span | None:
    """The value which, once in quotes, lets the text be read further than before."""
    text = source.text
    if len(text) - base > _TRIAL_SIZE:
        return None
    for span in _candidates(source, mistake):
        value = text[span.start : span.end]
        trial = text[base : span.start] + quoted(value) + text[span.end :]
        grown = len(quoted(value)) - len(value)
        reached = _reach(trial)
        if reached is None or reached + base > mistake.offset + grown + len(value):
            return span
    return None


def _candidates(source: Source, mistake: _Mistake) -> Iterator[Span]:
    """Values on the lines near the mistake that a sign or a colon may have spoilt."""
    lines = [source.position(mistake.offset).line]
    lines += [lines[0] - 1]
    if mistake.began is not None:
        lines.append(source.position(mistake.began).line)
    for line in dict.fromkeys(n for n in lines if n >= 1):
        start = source.line_starts[line - 1]
        text = source.line_text(line).rstrip(" \t")
        for shape in (_VALUE, _ITEM):
            match = shape.match(text)
            if match and (match["value"][0] in _SIGNS or ": " in match["value"]):
                yield Span(start + match.start("value"), start + match.end("value"))


def _reach(text: str) -> int | None:
    """How far libyaml reads: None for to the end, else the offset of the first mistake."""
    try:
        for _ in libyaml.events(text):
            pass
    except yaml.YAMLError as error:
        return _locate(error, 0).offset
    return None


def _sentence_needs_quotes(source: Source, document: int, span: Span) -> Finding:
    value = source.text[span.start : span.end]
    place = Place(source, span, document)
    if value[0] in _SIGNS:
        message = f"A text that begins with {_SIGNS[value[0]]} means something else to YAML."
    else:
        message = "A colon inside a sentence makes YAML read what stands before it as a key."
    return Finding(
        "invalid-yaml",
        message,
        place,
        help=f"Put the sentence in quotes: {_short(quoted(value))}",
        fix=Fix("put the sentence in quotes", (Edit(place, quoted(value)),)),
    )


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:66] + "…'"


def _words_for(source: Source, mistake: _Mistake) -> tuple[str, str]:
    line = source.line_text(source.position(mistake.offset).line)
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in mistake.problem:
        return "A tab indents this line.", "Indent with spaces: YAML takes no tabs there."
    for sign, sentence in _SENTENCES:
        if sign in mistake.problem:
            return sentence, "Compare the lines above; if this is one sentence, put it in quotes."
    return f"YAML can't read this: {mistake.problem.strip()}.", "Compare the lines above."


def _word_at(source: Source, offset: int) -> Span:
    """From an offset to the end of its line, so that the report points at something."""
    offset = min(offset, len(source.text))
    line = source.line_span(source.position(offset).line)
    return Span(min(offset, line.end), max(line.end, min(offset, line.end)))
