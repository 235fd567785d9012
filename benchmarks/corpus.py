"""Writes the kits that are linted and rendered. The same kit has the same bytes everywhere."""

import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from random import Random

import vocabulary as v
from as_yaml import as_document, as_item
from content import LIMITS, PLAYS, Standard, slug, standards
from yaml_styles import flow_text

SEED = 20261123
_STAMP = ".complete"
_FINGERPRINT = "6"  # raise it when what is written changes

_KIT = """\
format: 1
organisation: Harbour Hotels
purpose: Every guest sleeps through the night and goes home known by name.
values: [Safety, Kindness, Honesty]
language: en-GB
customer_word: guest
currency: GBP
channels: [phone, chat, email, in_person]
measures:
  time_to_answer: {name: Time to answer, from: the guest asks, until: we answer}
calendars:
  default:
    hours: {mon-fri: "07:00-23:00", sat: "08:00-22:00"}
    holidays: [2026-12-25, 2027-01-01]
    timezone: Europe/London
    ring: 6 seconds
defaults:
  owner: Guest Experience Director
  last_reviewed: 2026-08-20
  review_by: 2027-08-20
"""


@dataclass(frozen=True, slots=True)
class Kit:
    """What a kit is made of; ``faulty`` of a thousand files hold something to be found."""

    name: str
    files: int
    per_file: tuple[int, ...]
    words: tuple[int, ...]
    faulty: int = 0


LINT = Kit("lint-2000", 2_000, (1, 2), (235, 97), faulty=45)
LINT_EDITED = Kit("lint-2000-edited", 2_000, (1, 2), (235, 97), faulty=45)
LINT_MANY = Kit("lint-20000", 20_000, (1, 2), (235, 97), faulty=45)
LINT_MOST = Kit("lint-100000", 100_000, (1, 2), (235, 97), faulty=45)
PUBLISH = Kit("publish-1000", 40, (25,), (120,))
PRINT = Kit("print-250", 10, (25,), (120,))
BOOK = Kit("book-2500", 100, (25,), (120,))


def write_kit(kit: Kit, work: Path) -> Path:
    """The kit's folder, written where it isn't there yet."""
    root = work / "kits" / kit.name
    stamp = root / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == _FINGERPRINT:
        return root
    shutil.rmtree(root, ignore_errors=True)
    for name, text in _files(kit):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    stamp.write_text(_FINGERPRINT, encoding="utf-8")
    return root


def write_one_file(work: Path) -> Path:
    """A file of 2 kB that is a kit of its own, and so refers to nothing outside it."""
    path = work / "one" / "standard.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (standard,) = next(kit_standards(Kit("one", 1, (1,), (225,))))
    standard.touchpoint = ""
    for key in ("recovery", "limits", "escalation"):
        standard.more.pop(key, None)
    path.write_text(as_document(standard, Random(SEED)), encoding="utf-8")
    return path


def kit_standards(kit: Kit) -> Iterator[list[Standard]]:
    """The standards of each of a kit's files."""
    rng = Random(f"{SEED} {kit.words}")
    sizes = [kit.per_file[index % len(kit.per_file)] for index in range(kit.files)]
    words = [kit.words[index % len(kit.words)] for index in range(kit.files)]
    lengths = chain.from_iterable(map(repeat, words, sizes))
    written = standards(rng, sum(sizes), lambda: round(next(lengths) * rng.uniform(0.85, 1.15)))
    for size in sizes:
        yield [next(written) for _ in range(size)]


def _files(kit: Kit) -> Iterator[tuple[str, str]]:
    yield "standards-kit.yaml", _KIT + _registries()
    yield "service.yaml", _service()
    yield "terms.yaml", _glossary()
    rng = Random(f"{SEED} {kit.name}")
    for number, group in enumerate(kit_standards(kit)):
        name = f"standards/{group[0].department}/{number // 100:03}/{group[0].id}.yaml"
        text = _source(group, rng)
        if rng.randrange(1_000) < kit.faulty:
            text = _with_fault(text, rng)
        yield name, text


def _registries() -> str:
    roles = "".join(f"  {key}: {name}\n" for key, name in v.ROLES)
    departments = "".join(f"  {key}: {name}\n" for key, name in v.DEPARTMENTS)
    return f"roles:\n{roles}departments:\n{departments}"


def _source(group: list[Standard], rng: Random) -> str:
    first = group[0]
    style = rng.random()
    if len(group) == 1 and style < 0.3:
        head = "# yaml-language-server: $schema=../../../.standards-kit/source.json\n"
        return head + as_document(first, rng) + f"departments: {first.department}\n"
    head = (
        f"# Reviewed with the team of the {first.department}.\ndefaults:\n"
        f"  departments: [{first.department}]\n  roles: [{first.role}]\n  channels: [phone]\n"
    )
    if len(group) == 2 and style < 0.1:
        return f"{head}---\n{as_document(first, rng)}---\n{as_document(group[1], rng)}"
    return f"{head}\nstandards:\n" + "\n".join(as_item(standard, rng) for standard in group)


def _with_fault(text: str, rng: Random) -> str:
    """Something for the linter to find: a soft phrase mostly, now and then a slip of the pen."""
    kind = rng.random()
    if kind < 0.2:
        return text.replace("touchpoints:", "touchpoint:", 1)
    if kind < 0.3:
        return text.replace("recovery: [play-", "recovery: [plan-", 1)
    head, you, rest = text.partition(", you ")
    return f"{head}, {rng.choice(v.VAGUE)}{you}{rest}" if you else text


def _service() -> str:
    touchpoints = "".join(
        f"  - id: {slug(name)}\n    name: {name}\n    channels: [{v.CHANNELS[index % 4]}]\n"
        f"    stage: {v.STAGES[index * len(v.STAGES) // len(v.MOMENTS)]}\n"
        for index, name in enumerate(v.MOMENTS)
    )
    stay = ", ".join(slug(name) for name in v.MOMENTS)
    journey = "\n       ".join(textwrap.wrap(stay, 60, break_on_hyphens=False))
    plays = "".join(
        f"  - id: play-{index + 1}\n    trigger: {_bare(v.TRIGGERS[index])}\n    severity: mild\n"
        f"    roles: [{v.ROLES[index % len(v.ROLES)][0]}]\n"
        "    promise: We ring you back within 15 minutes.\n    steps:\n"
        f"      - {v.ACTIONS[index].capitalize()}\n      - Apologise before you ask anything\n"
        f"      - Write it into the recovery log\n    limits: [limit-{index + 1}]\n"
        "    escalation: {to: duty-manager, within: 1 hour}\n"
        for index in range(PLAYS)
    )
    limits = "".join(
        f"  - {{id: limit-{index + 1}, role: {v.ROLES[index % len(v.ROLES)][0]}, "
        f"decision: goodwill,\n     up_to: {10 * index + 10} GBP, per: case, "
        "above: hotel-manager}\n"
        for index in range(LIMITS)
    )
    return (
        f"touchpoints:\n{touchpoints}\njourneys:\n  - id: first-stay\n"
        f"    goal: Book a first stay and enjoy it\n    owner: Guest Experience Director\n"
        f"    touchpoints:\n      [{journey}]\n\n"
        f"recovery_plays:\n{plays}\nlimits:\n{limits}"
    )


def _bare(trigger: str) -> str:
    """``When a call rings out`` as the trigger of a play: ``A call rings out``."""
    words = trigger.split()
    rest = " ".join(words[1:]) if words[0] in {"When", "Once", "Before", "After"} else trigger
    return rest[0].upper() + rest[1:]


def _glossary() -> str:
    entries = [
        f"  {term}: {flow_text(text)}\n"
        if index % 3
        else f"  {term}:\n    definition: >-\n      {text}\n    signs: [the log shows it]\n"
        for index, (term, text) in enumerate(v.DEFINED + v.NOUNS)
    ]
    return "terms:\n" + "".join(entries)
