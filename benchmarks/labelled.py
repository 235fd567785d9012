"""Reads labelled sentences from text that marks the labels in place.

    # Thornleigh Borough Council
    expectation: We answer <promptly|speed|medium>, and ((within 20 seconds|quantified)) by day.
    expectation [defined: urgent, routine]: ((Urgent|defined_term)) jobs are attended in three days.

A line is a sentence with its field. `<phrase|category|severity>` marks a vague phrase,
`((phrase|reason))` one that seems vague and isn't, `[defined: …]` names the terms in scope, and
`# name` the document that the lines below it are from. Empty lines separate nothing.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_LINE = re.compile(
    r"(?P<field>why|emotional_response|expectation|definition|other)"
    r"(?: \[defined: (?P<defined>[^\]]*)\])?: ?(?P<marked>.*)"
)
_MARK = re.compile(
    r"<(?P<phrase>[^|<>]+)\|(?P<category>[a-z_]+)\|(?P<severity>high|medium|low)>"
    r"|\(\((?P<negative>[^|]+?)\|(?P<reason>[a-z_]+)\)\)"
)


def read(path: Path) -> list[dict[str, Any]]:
    """The sentences of a file as `vague_phrases` knows them; ValueError names the line it can't."""
    document, rows = "", []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            document = line[1:].strip()
        elif line.strip():
            try:
                rows.append({**_sentence(line), "doc": document})
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from None
    return rows


def _sentence(line: str) -> dict[str, Any]:
    parts = _LINE.fullmatch(line.rstrip())
    if parts is None:
        raise ValueError(f"it should begin with a field and a colon: {line[:60]}")
    text, vague, negatives = _unmarked(parts["marked"])
    return {
        "text": text,
        "field": parts["field"],
        "vague": vague,
        "negatives": negatives,
        "defined_terms": _words(parts["defined"] or ""),
    }


def _words(listed: str) -> list[str]:
    return [word for part in listed.split(",") if (word := part.strip())]


def _unmarked(marked: str) -> tuple[str, list[dict[str, Any]], list[dict[str, Any]]]:
    """The text without its marks, what is vague in it, and what only seems so."""
    text, last = "", 0
    vague: list[dict[str, Any]] = []
    negatives: list[dict[str, Any]] = []
    for mark in _MARK.finditer(marked):
        text += _plain(marked[last : mark.start()])
        last = mark.end()
        phrase = mark["phrase"] or mark["negative"]
        span = {"start": len(text), "end": len(text) + len(phrase), "phrase": phrase}
        if mark["phrase"]:
            vague.append({**span, **_named(mark, ("category", "severity"))})
        else:
            negatives.append({**span, **_named(mark, ("reason",))})
        text += phrase
    return text + _plain(marked[last:]), vague, negatives


def _named(mark: re.Match[str], names: Sequence[str]) -> dict[str, str]:
    return {name: mark[name] for name in names}


def _plain(text: str) -> str:
    if "|" in text:
        raise ValueError(
            f"a mark is not closed, or says something else than it may: {text.strip()}"
        )
    return text
