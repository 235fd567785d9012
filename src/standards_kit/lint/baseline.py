"""The findings that a kit had when it began to be checked: known, not shown, to be mended in time.

A baseline is a JSON file with a line a finding. It is keyed by fingerprints (see ``fingerprint.py``):
lines may move and standards change their file, and what is known stays known. What could not be read
is never in it, nor is what is said of the baseline itself.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from standards_kit.ground.records import bundle, record
from standards_kit.lint.fingerprint import SCHEME, fingerprint, words
from standards_kit.model.folder import Unreadable, contents
from standards_kit.model.project import Project
from standards_kit.model.reading import label
from standards_kit.text.diagnostic import Diagnostic, Place
from standards_kit.text.normal import normal
from standards_kit.text.source import Source, Span

FILE = ".standards-kit-baseline.json"
VERSION = 1
ABOUT = frozenset({"stale-baseline", "unusable-baseline"})
"""The rules that speak of the baseline itself."""
_MARK = "standards_kit_baseline"
_LARGEST = 100_000_000
_LONGEST_TEXT = 80
_AGAIN = "Write it anew with `standards-kit baseline`."


class Known(NamedTuple):
    """A finding as it stands in a baseline: in the order in which the file lists them."""

    address: str
    rule: str
    text: str
    fingerprint: str


@record
class Baseline:
    """What is known, and how often each."""

    source: Source
    known: Counter[Known]


@record
class Flaw:
    """Why a baseline can't be used, and what to do."""

    message: str
    help: str


@bundle
class Tally:
    """A baseline in one run: what is left of it when each finding has taken its entry."""

    baseline: Baseline
    left: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for known, count in self.baseline.known.items():
            self.left[known.fingerprint] += count

    def hides(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is known; each entry stands for as many as it counts."""
        name = fingerprint(diagnostic) if diagnostic.rule not in ABOUT else ""
        if self.left[name] < 1:
            return False
        self.left[name] -= 1
        return True

    def stale(self, rules: Iterable[str], running: Iterable[str]) -> Iterator[Known]:
        """The entries that nothing was found for, of rules that ran or are there no more."""
        asked, there = set(running), set(rules)
        for known in self.baseline.known:
            if self.left[known.fingerprint] > 0 and (
                known.rule in asked or known.rule not in there
            ):
                yield known

    def place(self, known: Known) -> Place:
        """Where an entry stands."""
        source = self.baseline.source
        start = max(source.text.find(known.fingerprint), 0)
        line = source.line_span(source.position(start).line)
        text = source.text[line.start : line.end]
        begin = line.start + len(text) - len(text.lstrip())
        return Place(source, Span(begin, line.end))


def of_kit(project: Project) -> Baseline | Flaw | None:
    """The baseline that a kit names, or why it can't be used."""
    named = project.kit.lint.baseline
    if not named:
        return None
    return read(project.home.root / named, project.base)


def read(path: Path, base: Path) -> Baseline | Flaw:
    """A baseline from its file."""
    data = contents(path, _LARGEST)
    name = label(path, base)
    if isinstance(data, Unreadable):
        return Flaw(f"The baseline “{name}” can't be read: {data.reason}.", _AGAIN)
    try:
        text = data.decode("utf-8-sig")
        return _read(Source(name, text), json.loads(text))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}"
        return Flaw(f"The baseline “{name}” is not JSON: {place} can't be read.", _AGAIN)
    except (ValueError, RecursionError):
        return Flaw(f"The baseline “{name}” is not JSON in UTF-8.", _AGAIN)


def _read(source: Source, data: Any) -> Baseline | Flaw:
    if not isinstance(data, dict) or _MARK not in data:
        return Flaw(f"“{source.path}” is not a baseline of standards-kit.", _AGAIN)
    if (data[_MARK], data.get("fingerprints")) != (VERSION, SCHEME):
        told = f"The baseline “{source.path}” was written by another version of standards-kit."
        return Flaw(told, _AGAIN)
    entries = data.get("findings")
    known: Counter[Known] = Counter()
    for entry in entries if isinstance(entries, list) else [None]:
        read = _known(entry)
        if read is None:
            told = f"The baseline “{source.path}” has an entry that can't be read."
            return Flaw(told, _AGAIN)
        known[read[0]] += read[1]
    return Baseline(source, known)


def _known(entry: Any) -> tuple[Known, int] | None:
    if not isinstance(entry, dict):
        return None
    parts = [entry.get(key) for key in Known._fields]
    texts = [part for part in parts if isinstance(part, str)]
    count = entry.get("count", 1)
    sound = len(texts) == len(parts) and isinstance(count, int) and count > 0
    return (Known(*texts), count) if sound else None


def known_from(diagnostics: Iterable[Diagnostic]) -> Counter[Known]:
    """Findings as entries of a baseline."""
    return Counter(
        Known(d.address, d.rule, _short(normal(words(d))), fingerprint(d)) for d in diagnostics
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def written(known: Counter[Known]) -> str:
    """A baseline as a file: sorted, an entry a line, so that what changes is seen."""
    head = f'{{\n  "{_MARK}": {VERSION},\n  "fingerprints": {SCHEME},\n  "findings": ['
    lines = [_line(entry, count) for entry, count in sorted(known.items()) if count > 0]
    body = ",".join(f"\n    {line}" for line in lines)
    return f"{head}{body}\n  ]\n}}\n" if lines else f"{head}]\n}}\n"


def _line(known: Known, count: int) -> str:
    entry: dict[str, Any] = {"address": known.address, "rule": known.rule, "text": known.text}
    if count > 1:
        entry["count"] = count
    return json.dumps({**entry, "fingerprint": known.fingerprint}, ensure_ascii=False)
