"""What hostile files are made of: long texts of one thing over and over, and examples with mistakes.

The tests here, and `make fuzz` at length, take from this. Everything is made from a seed, so that what
failed once can be made again.
"""

import io
import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.report.write import formats, write

TODAY = date(2026, 9, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"

# --- Long texts ---------------------------------------------------------------------------------

# What is repeated: one character of each kind that patterns look for, and the beginnings of what
# rules know, over and over and never brought to an end.
UNITS: Mapping[str, str] = {
    "letter": "a",
    "space": " ",
    "digit": "7",
    "capital": "A",
    "round": "(",
    "round-closed": ")",
    "square": "[",
    "curly": "{",
    "quote": '"',
    "apostrophe": "'",
    "opening-quote": "“",
    "closing-quote": "”",
    "guillemet": "«",
    "hyphen": "-",
    "dash": "–",
    "stop": ".",
    "comma": ",",
    "colon": ":",
    "slash": "/",
    "percent": "%",
    "hash": "#",
    "backslash": "\\",
    "underscore": "_",
    "at": "@",
    "line-end": "\n",
    "tab": "\t",
    "no-break-space": "\xa0",
    "narrow-space": "\u202f",
    "combining": "\u0301",
    "accented": "é",
    "zero-width": "\u200b",
    "joiner": "\u200d",
    "right-to-left": "\u202e",
    "emoji": "😀",
    "family": "👩\u200d👧",
    "flag": "🇬🇧",
    "arabic": "ع",
    "han": "待",
    "and": "and ",
    "the": "the ",
    "not": "not ",
    "item": "- ",
    "within-1": "within 1 ",
    "within-word": "within ",
    "at-least": "at least ",
    "20-seconds": "20 seconds ",
    "seconds": "seconds ",
    "1-comma": "1,",
    "1-space": "1 ",
    "1-stop": "1.",
    "1-hyphen": "1-",
    "1-slash": "1/",
    "1-colon": "1:",
    "pound": "£1 ",
    "percentage": "90 % of ",
    "word": "friendly ",
    "promptly": "promptly, ",
    "undefined": "quickly ",
    "vague-pair": "nice and warm, ",
    "hyphenated": "a-",
    "dotted": "a.",
    "quoted": "“a” ",
    "quoted-open": "“a ",
    "sentence": "You act. ",
    "question": "When? ",
    "paragraph": "a\n\n",
    "comment": "# standards-kit: ignore ",
    "number-word": "twenty ",
    "hundred": "hundred and ",
    "you": "you ",
    "when": "when the ",
    "by-role": "the duty manager decides ",
    "as-soon": "as soon as ",
    "or": "and/or ",
    "be": "is being ",
    "todo": "TODO ",
    "date": "01/09/2026 ",
    "iso-date": "2026-09-01 ",
    "two-words": "good morning ",
    "link": "http://a.example/",
    "mail": "a@b.",
    "markup": "<b>",
    "template": "{{ a }} ",
    "le": "le ",
    "of": "of the ",
    "to": "to ",
    "if": "if ",
}  # fmt: skip


def long_text(unit: str, size: int) -> str:
    """A text of some characters that says one thing over and over."""
    return (unit * (size // len(unit) + 1))[:size]


# --- Places where a text may stand ----------------------------------------------------------------

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a text in an example: the document of a file, and the way to the value."""

    file: str
    document: int
    steps: Steps

    @property
    def name(self) -> str:
        """What the field is called, items not counted."""
        return ".".join(step for step in self.steps if isinstance(step, str))


def documents(path: Path) -> list[Any]:
    """What a YAML file holds, every scalar a text."""
    return list(yaml.load_all(path.read_text(encoding="utf-8"), yaml.CBaseLoader))


def files(example: str) -> dict[str, str]:
    """An example's YAML files, by their path in it."""
    root = EXAMPLES / example
    found = sorted(root.rglob("*.yaml"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def slots(example: str) -> list[Slot]:
    """One place for each field that an example has, with a text in it."""
    found: dict[str, Slot] = {}
    for name in files(example):
        for number, content in enumerate(documents(EXAMPLES / example / name)):
            for steps in _texts(content):
                slot = Slot(name, number, steps)
                found.setdefault(slot.name, slot)
    return [found[name] for name in sorted(found)]


def _texts(value: Any, steps: Steps = ()) -> Iterator[Steps]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _texts(below, (*steps, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, (*steps, index))
    else:
        yield steps


def with_text(example: str, slot: Slot, text: str) -> dict[str, str]:
    """The example's files, with a text in one place."""
    contents = documents(EXAMPLES / example / slot.file)
    value = contents[slot.document]
    for step in slot.steps[:-1]:
        value = value[step]
    value[slot.steps[-1]] = text
    # JSON, in which every text stands on one line, is YAML too.
    written = "".join(f"---\n{json.dumps(one, ensure_ascii=False)}\n" for one in contents)
    return {**files(example), slot.file: written}


# --- Judging them ---------------------------------------------------------------------------------


def put(root: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files into a folder that has no others."""
    for name, content in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def judge(root: Path, overrides: Overrides | None = None) -> Verdict:
    """What the rules say of the kit in a folder."""
    home = home_of(root)
    assert home is not None
    return lint(load(home), TODAY, overrides)


def report(root: Path, verdict: Verdict) -> Report:
    """The report on the kit in a folder."""
    return gather([verdict], root, [root])


def written(found: Report) -> dict[str, str]:
    """A report in each format there is."""
    texts = {}
    for name in formats():
        sink = io.StringIO()
        write(found, name, sink)
        texts[name] = sink.getvalue()
    return texts


def rules() -> list[str]:
    """Every rule there is."""
    return list(catalogue())
