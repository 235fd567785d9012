"""Scores language rules on labelled cases, each rule alone, through the linter as it runs for users.

    python benchmarks/rule_cases.py benchmarks/labelled/rules/*.txt --errors

A file is named after its rule (`missing-trigger.txt`, `missing-trigger.second.txt`). A line is a case:

    bad | expectation [trigger: A guest rings the bell; roles: porter=Porter] | Offer water.

the verdict (`bad` where the rule should report it, else `clean`), the field with the facts that matter,
and the text, in which `<<…>>` may mark the words at fault. Cases become standards of kits of their own. A
right report is one on a `bad` case, wherever in its field it points.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from standards_kit.lint.engine import lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load

_TODAY = date(2026, 9, 1)
_CASE = re.compile(
    r"(?P<verdict>bad|clean) \| (?P<field>[a-z_]+)(?: \[(?P<facts>.*)\])? \| (?P<text>.+)"
)
_FACT = re.compile(r"([a-z_]+): (.*?)(?=; [a-z_]+: |$)")
_SOUND: Mapping[str, Any] = {
    "id": "case",
    "title": "Answering the phone",
    "why": "Silence makes callers think they are forgotten.",
    "emotional_response": "The caller feels expected.",
}
_EXPECTED = "When a call comes in, you answer within 20 seconds."
_OF_THE_KIT = ("customer_word", "roles", "audiences", "language")


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text: whether the rule should report it, where it stands, and what is known besides."""

    bad: bool
    field: str
    facts: Mapping[str, str]
    text: str


@dataclass(slots=True)
class Score:
    """How often a rule was right."""

    bad: int = 0
    clean: int = 0
    found: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        reported = self.found + self.false
        return self.found / reported if reported else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.bad if self.bad else 1.0


def read(path: Path) -> list[Case]:
    """The cases of a file; ValueError names the line that can't be read."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = _CASE.fullmatch(line.strip())
        if parts is None:
            raise ValueError(f"{path.name}, line {number}: {line[:70]}")
        facts = dict(_FACT.findall(parts["facts"] or ""))
        text = parts["text"].replace("<<", "").replace(">>", "")
        cases.append(Case(parts["verdict"] == "bad", parts["field"], facts, text))
    return cases


def kit_of(case: Case) -> tuple[dict[str, Any], dict[str, Any]]:
    """The kit's settings and the one source that a case stands in."""
    facts = dict(case.facts)
    kit: dict[str, Any] = {key: facts.pop(key) for key in _OF_THE_KIT if key in facts}
    for key in kit.keys() & {"roles", "audiences"}:
        pairs = (one.strip().partition("=") for one in kit[key].split(","))
        kit[key] = {name: title or name for name, _, title in pairs}
    if "ring" in facts:
        kit["calendars"] = {"default": {"ring": facts.pop("ring")}}
    standard = {**_SOUND, **_own(case, facts)}
    if "roles" in kit:
        standard["roles"] = list(kit["roles"])
    return kit, {"standards": [standard]}


def _own(case: Case, facts: dict[str, str]) -> dict[str, Any]:
    """What the case itself says: its text in its field, and its facts where they belong."""
    expected: list[Any] = [
        part.strip() for part in facts.pop("expectations", _EXPECTED).split(";;") if part.strip()
    ]
    own: dict[str, Any] = {"expectations": expected}
    for key in ("title", "promise", "tags", "customers", "commitment", "trigger", "discretion"):
        if key in facts:
            own[key] = facts[key]
    match case.field:
        case "expectation":
            own["expectations"] = [_expectation(case.text, facts)]
            own.pop("trigger", None)
        case "say" | "avoid":
            own["expectations"] = [{"text": _EXPECTED, case.field: [case.text]}]
        case "definition":
            own["terms"] = {facts.get("term", "ready"): case.text}
        case "emotional_response":
            own["emotional_response"] = case.text
            if "caused_by" in facts:
                own["expectations"] = [{"text": text} for text in expected]
                own["expectations"][0]["id"] = "cause"
                own["emotional_response"] = {"text": case.text, "caused_by": ["cause"]}
        case field:
            own[field] = case.text
    if "terms" in facts:
        listed = [word.strip() for word in facts["terms"].split(",")]
        own["terms"] = {
            **own.get("terms", {}),
            **dict.fromkeys(listed, "What the law means by it."),
        }
    return own


def _expectation(text: str, facts: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"text": text}
    for key in ("trigger", "actor", "discretion"):
        if key in facts:
            made[key] = facts[key]
    if "targets" in facts:
        words = (part.strip().partition(" ") for part in facts["targets"].split(","))
        made["targets"] = [{key: value for key, _, value in words}]
    return made


def reported(cases: Sequence[Case], rule: str, folder: Path) -> list[bool]:
    """Whether the rule reports each case."""
    kits: dict[str, list[int]] = {}
    for number, case in enumerate(cases):
        alone = str(number) if rule in _WEIGHS_THE_KIT else ""
        kits.setdefault(alone + repr(kit_of(case)[0]), []).append(number)
    said = [False] * len(cases)
    for count, numbers in enumerate(kits.values()):
        for number in _reported([cases[n] for n in numbers], rule, folder / str(count)):
            said[numbers[number]] = True
    return said


_WEIGHS_THE_KIT = frozenset({"undefined-acronym"})
"""Rules that say of a whole kit what they find in it first: each case is a kit of its own."""


def _reported(cases: Sequence[Case], rule: str, folder: Path) -> set[int]:
    """The numbers of the cases, all standards of one kit, that the rule reports."""
    kit, _ = kit_of(cases[0])
    standards = [
        {**kit_of(case)[1]["standards"][0], "id": f"case-{number}"}
        for number, case in enumerate(cases)
    ]
    folder.mkdir(parents=True)
    for name, content in ((KIT_FILE, kit or {"format": 1}), ("a.yaml", {"standards": standards})):
        written = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
        (folder / name).write_text(written, encoding="utf-8")
    home = home_of(folder)
    assert home is not None
    project = load(home)
    wrong = [f for f in project.findings if f.rule != "missing-field"]
    if wrong:
        raise ValueError(f"{rule}: {wrong[0].message}")
    verdict = lint(project, _TODAY, Overrides(select=(rule,)))
    found = (d.place.pointer for d in (*verdict.diagnostics, *verdict.held) if d.rule == rule)
    return {int(pointer.split("/")[2]) for pointer in found if pointer.startswith("/standards/")}


def score(path: Path, errors: list[str]) -> Score:
    """Take a file of cases; give how often its rule was right, and add what it got wrong."""
    result, rule, cases = Score(), path.name.split(".")[0], read(path)
    with tempfile.TemporaryDirectory() as folder:
        for case, said in zip(cases, reported(cases, rule, Path(folder)), strict=True):
            result.bad += case.bad
            result.clean += not case.bad
            result.found += said and case.bad
            result.false += said and not case.bad
            if said != case.bad:
                kind = "missed" if case.bad else "false alarm"
                errors.append(f"{rule}: {kind}: {case.field} {dict(case.facts)}: {case.text}")
    return result


def scores(paths: Sequence[Path], errors: list[str]) -> dict[str, Score]:
    """The scores of files, added up by rule."""
    found: dict[str, Score] = {}
    for path in paths:
        one = score(path, errors)
        known = found.setdefault(path.name.split(".")[0], Score())
        known.bad, known.clean = known.bad + one.bad, known.clean + one.clean
        known.found, known.false = known.found + one.found, known.false + one.false
    return found


def table(found: Mapping[str, Score]) -> Iterator[str]:
    """The figures as a Markdown table."""
    yield "| Rule | Cases | Clean | Precision | Recall | Clean reported |"
    yield "|---|---|---|---|---|---|"
    for name, one in found.items():
        yield (
            f"| `{name}` | {one.bad + one.clean} | {one.clean} | {one.precision:.2f} | "
            f"{one.recall:.2f} | {one.false} |"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the files, and print the table."""
    parser = argparse.ArgumentParser(description="Score language rules on labelled cases.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="list the cases it got wrong")
    given = parser.parse_args(arguments)
    errors: list[str] = []
    print("\n".join(table(scores(given.files, errors))))
    if given.errors:
        print("\n".join(["", *errors]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
