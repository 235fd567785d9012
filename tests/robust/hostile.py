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
from xml.etree import ElementTree as ET

import yaml

from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.report.write import formats, write
from standards_kit.text.diagnostic import Diagnostic

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
    "friendly-and": "friendly and ",
    "between": "between 1 and ",
    "more": "more friendly ",
    "open-list": "etc. ",
    "acronym": "ACDR, ",
    "item-you": "\n- you greet",
    "you-and": "you greet and ",
    "sorry": "we are sorry ",
    "quoted-sentence": "“You act.” ",
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


# --- Mistakes ---------------------------------------------------------------------------------------

PIECES = [
    *(f"\n{mark}" for mark in ("- ", "? ", "--- ", "...", "%YAML 1.2", "\t", "# standards-kit: ignore[")),
    *": - ? | > ' \" [ ] { } , # & * ! % @ ` ~ << \\".split(),
    ": ", " #", "&a ", "*a ", "!!python/object:os.system ", "!t ", "<<: *a", "\0", "\x85", "\u2028",
    "\ufeff", "\ud83d\ude00", "\u202e", "\x1b[31m", "\r", "\r\n", "\t", "no", "null", "08:30", "1e999", "-1",
    "0" * 5_000, "9" * 5_000, "é\u0301", "{{ 7*7 }}", "<script>", "../../etc/passwd", "/dev/zero", "x-y: z",
    "id: id", "term: fast", "format: 2", "language: xx", "until=9999-99-99", "within 0 seconds", "99999 years",
    "0000-00-00", "31/02/2026", "10-20 GBP", "£" + "1," * 50 + "1", "# standards-kit: ignore -- so",
]  # fmt: skip


def mutated(texts: Mapping[str, str], chance: random.Random) -> dict[str, bytes]:
    """The files with up to four mistakes in them, such as a slip of the hand or of a program makes."""
    found = dict(texts)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(found))
        found[name] = chance.choice(_MISTAKES)(found[name], chance)
    return {name: _damaged(text, chance) for name, text in found.items()}


def _damaged(text: str, chance: random.Random) -> bytes:
    """As bytes; now and then one of them is changed, or the encoding is another."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kind = chance.random()
    if kind < 0.02:
        return text.encode(chance.choice(["utf-16", "utf-32", "latin-1"]), "replace")
    content = bytearray(text.encode())
    if kind < 0.06 and content:
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _between(text: str, chance: random.Random) -> tuple[int, int]:
    ends = chance.randint(0, len(text)), chance.randint(0, len(text))
    return min(ends), max(ends)


def _with_lines(change: Callable[[list[str], random.Random], None]) -> Callable[..., str]:
    def changed(text: str, chance: random.Random) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(lines, chance)
        return "".join(lines)

    return changed


def _drop_line(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def _repeat_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randint(0, len(lines)), chance.choice(lines))


def _shift_line(lines: list[str], chance: random.Random) -> None:
    index = chance.randrange(len(lines))
    lines[index] = chance.choice(["", " ", "  ", "    ", "\t"]) + lines[index].lstrip(" ")


def _empty_value(lines: list[str], chance: random.Random) -> None:
    index = chance.randrange(len(lines))
    key, colon, _ = lines[index].partition(":")
    kinds = ["", " []", " {}", " [[]]", " ''", " ~", " {a: b}", " [a, {b: c}]", " |", " no", " 3"]
    lines[index] = f"{key}{colon}{chance.choice(kinds)}\n"


def _swap_keys(lines: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    key, colon, _ = lines[one].partition(":")
    _, _, value = lines[other].partition(":")
    lines[one] = f"{key}{colon}{value}" if colon else value


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(PIECES) + text[at:]


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + text[start + chance.randint(1, 40) :]


def _end_early(text: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def _move(text: str, chance: random.Random) -> str:
    start, end = _between(text, chance)
    rest = text[:start] + text[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _repeat(text: str, chance: random.Random) -> str:
    start, end = _between(text, chance)
    return text[:end] + text[start : min(end, start + 300)] * chance.choice([1, 2, 20]) + text[end:]


def _letter(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return (
        text[:at]
        + chr(chance.choice([chance.randrange(128), chance.randrange(0x3000)]))
        + text[at + 1 :]
    )


def _other_line_ends(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(["\r\n", "\r", "\n\n", "\u2028\n"]))


_MISTAKES: list[Callable[[str, random.Random], str]] = [
    _with_lines(_drop_line), _with_lines(_repeat_line), _with_lines(_shift_line), _with_lines(_empty_value),
    _with_lines(_swap_keys), _insert, _insert, _cut, _end_early, _move, _repeat, _letter, _other_line_ends,
]  # fmt: skip

# --- Whether all is well ------------------------------------------------------------------------------


def faults(found: Report) -> list[str]:
    """What is wrong with a report, whatever it reports: nothing, we hope. Crashes come through."""
    said = list(_misplaced(found))
    texts = written(found)
    if found.diagnostics:
        said += [f"{name} says nothing" for name, text in texts.items() if not text.strip()]
    try:
        read = json.loads(texts["json"])
        number = len(read["diagnostics"])
        if number != len(found.diagnostics):
            said.append(f"json has {number} findings of {len(found.diagnostics)}")
        json.loads(texts["sarif"])
        json.loads(texts["gitlab"])
        said += [
            f"{line!r} is no JSON"
            for line in texts["json-lines"].splitlines()
            if not json.loads(line)
        ]
        ET.fromstring(texts["junit"])
    except (ValueError, ET.ParseError) as error:
        said.append(f"a format can't be read: {error}")
    return said


def _misplaced(found: Report) -> Iterator[str]:
    for diagnostic in found.diagnostics:
        span, source = diagnostic.place.span, diagnostic.place.source
        if not 0 <= span.start <= span.end <= len(source.text):
            yield f"{diagnostic.rule} lies outside its file"
        if not diagnostic.finding.message.strip():
            yield f"{diagnostic.rule} has no message"


def silent_alone(whole: Verdict) -> Iterator[str]:
    """The rules that miss alone what they find among the others."""
    for listed in whole.ran:
        if listed.rule.last:  # these look at what became of the others' findings
            continue
        alone = lint(whole.project, TODAY, Overrides(select=(listed.name,)))
        said = _found_by(listed.name, alone)  # among others it may leave a fault to one of them
        if not all(one in said for one in _found_by(listed.name, whole)):
            yield f"{listed.name} finds less when it is alone"


def _found_by(rule: str, verdict: Verdict) -> list[Diagnostic]:
    """What a rule found, what a level holds back among it: who asks for a rule is shown all of it."""
    return [d for d in (*verdict.diagnostics, *verdict.held) if d.rule == rule]


def try_mistakes(example: str, seed: int, root: Path) -> None:
    """Judge and report one example with the mistakes that a seed makes."""
    put(root, mutated(files(example), random.Random(seed)))
    said = faults(report(root, judge(root)))
    if said:
        raise AssertionError(f"{example}, seed {seed}: {'; '.join(said)}")
