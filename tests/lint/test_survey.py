"""A kit that is looked at some files at a time is judged as it is when all of it lies open."""

import errno
import os
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import islice
from multiprocessing import active_children
from pathlib import Path

import pytest

from standards_kit.ground import kept
from standards_kit.lint import crew
from standards_kit.lint import shelf as shelf_module
from standards_kit.lint import survey as survey_module
from standards_kit.lint.baseline import known_from, written
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import lint
from standards_kit.lint.found import plain_comment, plain_diagnostic
from standards_kit.lint.level import Level
from standards_kit.lint.memory import Memory
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.rule import Example
from standards_kit.lint.settings import Overrides
from standards_kit.lint.shelf import NotInParts
from standards_kit.lint.survey import Told, survey
from standards_kit.model.folder import KIT_FILE, Home, home_of
from standards_kit.model.project import load, load_kit, sources_of
from standards_kit.text.diagnostic import Severity

TODAY = date(2026, 9, 1)
NONE = Overrides()


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Even a small kit is looked at in several batches, and reads texts from the disk again."""
    monkeypatch.setattr(survey_module, "_BATCH", 3)
    monkeypatch.setattr(shelf_module, "_AT_HAND", 2)
    monkeypatch.setenv(kept.FOLDER, str(tmp_path / "cache"))


def write(root: Path, files: Mapping[str, str | bytes]) -> Home:
    for name, content in {KIT_FILE: "", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    home = home_of(root)
    assert home is not None
    return home


def in_parts(
    home: Home, overrides: Overrides = NONE, remembers: bool = False, jobs: int = 1
) -> Told:
    """A survey; with what earlier ones have kept, or without."""
    memory = Memory(home, home.root, overrides, TODAY)
    kit = load_kit(home, watch=memory.witness)
    memory.look(kit)
    paths = sources_of(kit)
    records = memory.records(kit, TODAY, len(paths)) if remembers else None
    return survey(kit, paths, TODAY, overrides, records, jobs=jobs)


def as_a_whole(home: Home, overrides: Overrides = NONE) -> Outcome:
    return lint(load(home), TODAY, overrides)


def told(one: Outcome) -> list[object]:
    """All that is said, and where it is shown."""
    lists = (one.diagnostics, one.held, one.baselined, [d for d, _ in one.quiet])
    places = [(d.place.start, d.place.end, d.url) for d in one.diagnostics]
    comments = [plain_comment(comment) for _, comment in one.quiet]
    counts = [list(one.paths), one.standards, one.claimed, one.omitted, one.whole, one.today]
    return [[*map(plain_diagnostic, found)] for found in lists] + [places, comments, *counts]


def examples() -> Iterator[Example]:
    for listed in catalogue().values():
        yield from listed.rule.bad
        yield from listed.rule.good


def files_of(example: Example) -> dict[str, str | bytes]:
    if isinstance(example, str | bytes):
        return {"a.yaml": example}
    return dict(example)


@pytest.mark.parametrize("name", catalogue())
def test_the_examples_of_a_rule_come_to_the_same_in_parts(tmp_path: Path, name: str) -> None:
    rule = catalogue()[name].rule
    for number, example in enumerate((*rule.bad, *rule.good)):
        home = write(tmp_path / str(number), files_of(example))
        whole = as_a_whole(home)
        assert told(in_parts(home).outcome) == told(whole), example


def test_every_rule_says_what_its_findings_depend_on() -> None:
    assert [name for name, listed in catalogue().items() if listed.rule.scope == "kit"] == []


def test_all_examples_of_all_rules_in_one_kit_come_to_the_same(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number, example in enumerate(examples()):
        for name, content in files_of(example).items():
            if name.endswith(".yaml") and name != KIT_FILE:
                files[f"{number}/{name}"] = content
    home = write(tmp_path, {KIT_FILE: "language: en\n", **files})
    assert told(in_parts(home).outcome) == told(as_a_whole(home))


Dice = random.Random
EMPTY = written(known_from(()))
SHARED = "lint: {per_file: {'b*': {ignore: [vague-phrase]}}, words: {flag: [white-glove]}}\n"
KIT_FILES = (
    "language: en\n",
    "language: en\ndefaults: {review_by: 2026-01-01, roles: [dsek]}\nroles: {desk: Desk}\n",
    "defaults: {commitment: public_promise, status: draft}\nlint: {level: audited}\n",
    "calendars: {default: {ring: 6 seconds}}\nmeasures: {answer: {name: Answer}}\n" + SHARED,
    "lint: {baseline: known.json, severity: {vague-phrase: error}}\n",
    "lint: {extends: [rules.yml], ignore: [unused-term]}\n",
    "departments: {sales: Sales, care: Care}\nterms: {swift: Within an hour.}\n",
    "lint: {select: [unreferenced, duplicate-id, unused-suppression, vague-phrase]}\n",
)
TEXTS = (
    "You answer promptly.",
    "You answer within 20 seconds.",
    "You give a timely, friendly reply and thank them and wave.",
    "You refund it.",
    "You aim for FCR.",
    "Your fcr is not what we mean.",
    "You are swift, warm and white-glove.",
    "You always solve everything at once, as soon as possible.",
    "It is answered in an appropriate way.",
)
TERMS = (
    "friendly: The caller hears their name.",
    "prompt: In a reasonable time.",
    "prompt: {definition: Within 2 hours., departments: [sales]}",
    "prompt: {definition: By nightfall., departments: [care]}",
    "timely: In a swift way.",
    "swift: In a timely way.",
    "warm: Aware of the CRM, and friendly.",
    "unheard: Of nobody.",
)
SERVICE = (
    "touchpoints: [{id: call, name: Call, channels: [phone]}, {id: visit, name: Visit}]\n",
    "touchpoints: [{id: call, name: Call, channels: [chat]}]\n",
    "recovery_plays: [{id: missed, trigger: A call rang out, steps: [Ring back, Refund it]}]\n",
    "recovery_plays: [{id: lost, trigger: A bag is lost, steps: [Ring within 15 minutes],\n\
  promise: We ring within 5 minutes.}]\n",
    "limits: [{id: fee, role: desk, decision: fee, up_to: 50 GBP, review_by: 2026-01-01}]\n",
    "moments: [{id: taxi, date: 2026-08-02, standard: s-2, situation: None., decision: We drove.}]\n",
    "moments: [{id: bus, date: 2026-08-02, standard: s-none, situation: None., decision: So.}]\n",
    "journeys: [{id: stay, goal: Stay warm, touchpoints: [call, visit, none]}]\n",
    "terms:\n  - {term: '', definition: Nothing.}\n",
)
COMMENTS = (
    "# standards-kit: ignore[vague-phrase] -- the Act's own words",
    "# standards-kit: ignore[vague-phrase: promptly, unknown-thing] -- the Act's own words",
    "# standards-kit: ignore[unknown-reference, overdue-review] until=2026-08-31 -- soon",
    "# standards-kit: ignore[missing-owner]",
    "# see rule #2",
)
MORE: tuple[Callable[[Dice], str], ...] = (
    lambda dice: f"priority: 1 {dice.choice(COMMENTS)}",
    lambda dice: f"promise: We answer your call within {dice.choice([20, 30])} seconds.",
    lambda dice: f"touchpoints: [{dice.choice(['call', 'visit', 'nowhere'])}]",
    lambda dice: f"recovery: [{dice.choice(['missed', 'lost', 'mised'])}]",
    lambda dice: f"limits: [{dice.choice(['fee', 'free'])}]",
    lambda dice: f"departments: [{dice.choice(['sales', 'care', 'sales, care'])}]",
    lambda dice: f"roles: [{dice.choice(['desk', 'dsek'])}]",
    lambda dice: f"commitment: {dice.choice(['public_promise', 'internal'])}",
    lambda dice: f"status: {dice.choice(['retired', 'draft', 'active'])}",
    lambda dice: f"terms:\n    {dice.choice(TERMS)}",
    lambda dice: f"channels: [{dice.choice(['phone', 'chat'])}]",
    lambda dice: f"review_by: {dice.choice(['2026-01-01', '2027-01-01', '01/02/2026'])}",
    lambda dice: dice.choice(["language: fr", "owner: Desk", "owner: Duty manager"]),
    lambda dice: dice.choice(["discretion: mandatory", "say: [Good morning.]", "exception: None."]),
    lambda dice: "x-more: yes",
)
WHYS = ("Silence worries callers.", "TODO", "It is our policy.", "They feel sort of lost.")
FEELINGS = ("Calm.", "They feel remembered.", "{text: Expected., caused_by: [a]}")


def standard(dice: Dice) -> str:
    """A standard of a few of the things that rules look at, sound or not."""
    parts = [f"text: {dice.choice(TEXTS)}"]
    if dice.random() < 0.3:
        parts.append("id: a")
    if dice.random() < 0.3:
        amount = dice.choice(["20 seconds", "30 seconds", "4 rings"])
        parts.append(f"targets: [{{measure: answer, at_most: {amount}}}]")
    lines = [
        f"id: s-{dice.randrange(90)}",
        f"title: {dice.choice(['Timely calls', 'The CRM', 'Calls in summer 2025', 'Calls'])}",
        f"why: {dice.choice(WHYS)}",
        f"emotional_response: {dice.choice(FEELINGS)}",
        f"expectations: [{{{', '.join(parts)}}}, {dice.choice(TEXTS)!r}]",
    ]
    more = dict.fromkeys(dice.choices(MORE, k=dice.randrange(5)))
    return "\n".join([*lines, *(make(dice) for make in more)]) + "\n"


def content(dice: Dice) -> str:
    match dice.randrange(24):
        case 0:
            return dice.choice(SERVICE)
        case 1:
            return f"terms:\n  {dice.choice(TERMS)}\n"
        case 2:
            return standard(dice) + "---\n" + dice.choice(SERVICE)
        case 3:
            return dice.choice(["- a\n", "why: [\n", "", "\t\n", "a: 1\na: 2\n"])
        case 4:
            return "defaults: {departments: [sales], review_by: 2026-02-02}\n---\n" + standard(dice)
        case 5:
            return standard(dice) + "---\n" + standard(dice)
        case _:
            return standard(dice)


def kit_at_random(root: Path, dice: Dice, files: int) -> Home:
    files_at_random = {f"{dice.choice('abc')}/{n}.yaml": content(dice) for n in range(files)}
    return write(root, {KIT_FILE: dice.choice(KIT_FILES), **files_at_random})


ASKED = (
    NONE,
    NONE,
    Overrides(level=Level.AUDITED),
    Overrides(select=("vague-phrase", "unused-term", "conflicting-target")),
    Overrides(ignore=("compound-expectation", "unused-suppression")),
    Overrides(severity={"unknown-reference": Severity.NOTE}, baselines=False),
)


@pytest.mark.parametrize("seed", range(40))
def test_any_kit_comes_to_the_same_in_parts(tmp_path: Path, seed: int) -> None:
    dice = Dice(seed)
    home = kit_at_random(tmp_path / "kit", dice, dice.randrange(1, 60))
    (home.root / "rules.yml").write_text("select: [vague-phrase, missing-owner]\n")
    know(home, dice)
    asked = dice.choice(ASKED)
    assert told(in_parts(home, asked).outcome) == told(as_a_whole(home, asked))


@pytest.mark.parametrize("seed", range(6))
def test_a_kit_that_is_large_is_put_away_and_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    home = kit_at_random(tmp_path, Dice(seed), 12)
    whole = told(as_a_whole(home))
    for room in (0, 1_000_000):
        monkeypatch.setattr(survey_module, "_ROOM", survey_module._Room(room))
        surveyed = in_parts(home)
        assert told(surveyed.outcome) == whole
        assert isinstance(surveyed.left, survey_module._Run)
        assert bool(surveyed.left.looker._left) == bool(room)


def test_of_many_small_kits_in_one_run_not_all_are_left_lying_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = survey_module._Room(30_000)
    monkeypatch.setattr(survey_module, "_ROOM", room)
    kits = [kit_at_random(tmp_path / str(number), Dice(number), 12) for number in range(4)]
    for home in kits:
        in_parts(home)
    assert 0 <= room._left < 30_000 - 12 * survey_module._OF_A_FILE


def know(home: Home, dice: Dice) -> None:
    """Write a baseline of half of what is found, and of some that is found no longer."""
    found = as_a_whole(home, Overrides(baselines=False)).diagnostics
    known = known_from(one for one in found if dice.random() < 0.5)
    for one in dice.sample(sorted(known), k=min(2, len(known))):
        known[one] += dice.randrange(-1, 2)
    (home.root / "known.json").write_text(written(known))


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_what_was_kept_changes_nothing(tmp_path: Path, seed: int) -> None:
    dice = Dice(seed)
    home = kit_at_random(tmp_path / "kit", dice, 30)
    know(home, dice)
    for _ in range(14):
        assert told(in_parts(home, remembers=True).outcome) == told(as_a_whole(home))
        edit(home.root, dice)


def edit(root: Path, dice: Dice) -> None:
    """Change, add, rename or remove a file, and let the clocks of files lie."""
    path = dice.choice(sorted(root.glob("[abc]/*.yaml")))
    before = path.stat()
    match dice.randrange(10):
        case 0:
            (root / KIT_FILE).write_text(dice.choice(KIT_FILES))
        case 1:
            path.unlink()
            return
        case 2:
            path = path.rename(path.with_name(f"{dice.randrange(99)}0.yaml"))
        case 3:
            text = path.read_text()
            path.write_text(f"# a remark\n{text}")
        case 4:
            beside = root / dice.choice(["rules.yml", "known.json"])
            beside.write_text(dice.choice(["ignore: [vague-phrase]\n", "{}\n", EMPTY]))
        case _:
            path.write_text(content(dice))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def whole_kit(root: Path) -> Home:
    """Ten sound standards, each in a file, and what they name."""
    files = {f"{n}.yaml": SOUND.format(id=n, text=TEXTS[1]) for n in range(10)}
    return write(root, {**files, "service.yaml": SERVICE[0] + TERMS_FILE})


SOUND = """\
id: s-{id}
title: Calls
why: Silence worries callers.
emotional_response: Calm.
touchpoints: [call]
expectations: [{text}]
"""
TERMS_FILE = "terms: {friendly: The caller hears their name.}\n"


def test_of_a_kit_in_which_one_file_has_changed_only_that_one_is_looked_at(tmp_path: Path) -> None:
    home = whole_kit(tmp_path / "kit")
    always = 1  # what serves the standards is always read
    assert in_parts(home, remembers=True).read == 10 + always
    assert in_parts(home, remembers=True).read == always
    (home.root / "3.yaml").write_text(SOUND.format(id=3, text=TEXTS[0]))
    changed = in_parts(home, remembers=True)
    assert changed.read == 1 + always
    assert told(changed.outcome) == told(as_a_whole(home))
    assert "promptly" in {diagnostic.finding.phrase for diagnostic in changed.outcome.diagnostics}


def test_a_new_definition_is_heeded_in_all_files(tmp_path: Path) -> None:
    home = whole_kit(tmp_path / "kit")
    in_parts(home, remembers=True)
    (home.root / "4.yaml").write_text(
        SOUND.format(id=4, text=TEXTS[1]) + "terms: {seconds: Sips.}\n"
    )
    assert in_parts(home, remembers=True).read == 11


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 99, b"0\n[]", None])
def test_damaged_records_are_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    home = whole_kit(tmp_path / "kit")
    in_parts(home, remembers=True)
    (path,) = (tmp_path / "cache" / "lint").iterdir()
    sound = path.read_bytes()
    path.write_bytes(sound[: len(sound) // 2] if damage is None else damage)
    assert in_parts(home, remembers=True).read == 11
    assert path.read_bytes() == sound


def test_a_file_that_is_hidden_from_a_first_glance_is_heeded_all_the_same(tmp_path: Path) -> None:
    """A key may be written in ways that only a reader of YAML understands."""
    home = whole_kit(tmp_path / "kit")
    (home.root / "9.yaml").write_text('"t\\u0065rms": {promptly: Within an hour.}\n')
    (home.root / "2.yaml").write_text(SOUND.format(id=2, text=TEXTS[0]))
    assert told(in_parts(home).outcome) == told(as_a_whole(home))


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
@pytest.mark.parametrize("seed", range(4))
def test_several_processes_come_to_the_same_as_one(tmp_path: Path, seed: int) -> None:
    home = kit_at_random(tmp_path / "kit", Dice(seed), 40)
    one = in_parts(home)
    several = in_parts(home, jobs=3)
    assert told(several.outcome) == told(one.outcome)
    assert several.marks == one.marks


def test_as_many_processes_are_begun_as_there_is_work_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew.sys, "platform", "linux")
    monkeypatch.setattr(crew, "cores", lambda: 4)
    assert [crew.hands(jobs, batches) for jobs, batches in ((1, 99), (3, 2), (0, 99))] == [1, 2, 4]
    assert [crew.hands(None, batches) for batches in (1, 31, 32, 9999)] == [1, 1, 2, 4]
    monkeypatch.setattr(crew.sys, "platform", "win32")
    assert crew.hands(4, 99) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
def test_what_a_process_that_is_ended_had_to_do_is_done_all_the_same() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 3 and os.getpid() != parent:
            os._exit(1)
        return number * 2

    assert list(crew.shared(work, 9, 2)) == [number * 2 for number in range(9)]


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
@pytest.mark.parametrize("allowed", range(3))
def test_where_no_more_processes_may_be_begun_one_does_all(
    monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    begun: list[int] = []
    fork = os.fork

    def limited() -> int:
        if len(begun) == allowed:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        begun.append(0)
        return fork()

    monkeypatch.setattr(os, "fork", limited)
    assert list(crew.shared(lambda number: number * 2, 9, 3)) == [n * 2 for n in range(9)]
    assert active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
def test_what_fails_in_another_process_is_told_where_it_fails_again() -> None:
    def work(number: int) -> int:
        if number == 3:
            raise NotInParts
        return number

    found = crew.shared(work, 9, 2)
    assert list(islice(found, 3)) == [0, 1, 2]
    with pytest.raises(NotInParts):
        next(found)


@pytest.mark.skipif(sys.platform != "linux", reason="one process does all where none can be forked")
def test_who_has_heard_enough_leaves_no_process_behind() -> None:
    found = crew.shared(lambda number: number, 99, 3)
    assert next(found) == 0
    assert len(active_children()) == 3
    found.close()
    assert active_children() == []


FAR = {
    KIT_FILE: "language: en\ndefaults: {last_reviewed: 2026-08-01}\n",
    "service.yaml": "touchpoints: [{id: call, name: Call, channels: [phone]}]\n"
    "recovery_plays: [{id: missed, trigger: A call rang out, steps: [Ring back]}]\n",
    "terms.yaml": "terms:\n  prompt: {definition: Within 2 hours., departments: [sales]}\n"
    "  speedy: Within a day.\n",
    "a.yaml": "id: s-a\ntitle: Calls\nwhy: Silence worries callers.\nemotional_response: Remembered.\n"
    "recovery: [missed]\ntouchpoints: [call]\nexpectations:\n  - You are prompt.\n"
    "  - {text: You answer., targets: [{measure: answer, at_most: 20 seconds}]}\n",
    "b.yaml": "id: s-b\ntitle: Calls\nwhy: Silence worries callers.\nemotional_response: Calm.\n"
    "channels: [phone]\ntouchpoints: [call]\nexpectations:\n  - You reply soon, and use the CRM.\n"
    "  - {text: You answer., targets: [{measure: answer, at_most: 30 seconds}]}\n",
    "c.yaml": "id: s-c\ntitle: Calls\nwhy: Silence worries callers.\nemotional_response: Calm.\n"
    "commitment: public_promise\npromise: We ring.\nrecovery: [missed]\nstatus: active\n"
    "expectations: [You ring.]\nterms: {swift: In time.}\n",
}
CHANGES = (
    (KIT_FILE, "en", "fr"),
    (KIT_FILE, "2026-08-01", "2026-10-01"),
    ("service.yaml", "[phone]", "[chat]"),
    ("service.yaml", "Ring back", "Call them by name, as they asked the last time"),
    ("service.yaml", "id: missed", "id: lost"),
    ("terms.yaml", "terms:", "# What we mean.\nterms:"),
    ("terms.yaml", "[sales]", "[care]"),
    ("terms.yaml", "Within 2 hours.", "Soon, and with prompting."),
    ("terms.yaml", "speedy", "sooner"),
    ("a.yaml", "id: s-a", "id: s-b"),
    ("a.yaml", "20 seconds", "30 seconds"),
    ("a.yaml", "You are prompt", "You write it into the crm"),
    ("a.yaml", "[call]", "[visit]"),
    ("a.yaml", "title", "status: retired\ntitle"),
    ("c.yaml", "public_promise", "internal"),
    ("c.yaml", "swift", "soon"),
    ("c.yaml", "active", "retired"),
    ("c.yaml", "title", "language: fr\ntitle"),
    ("c.yaml", "You ring.", "You do it at speed."),
)


@pytest.mark.parametrize(("name", "old", "new"), CHANGES)
def test_what_matters_in_another_file_is_heeded(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    changed = FAR[name].replace(old, new, 1)
    assert changed != FAR[name]
    for number, texts in enumerate(((FAR[name], changed), (changed, FAR[name]))):
        home = write(tmp_path / str(number), FAR)
        for text in texts:
            (home.root / name).write_text(text)
            assert told(in_parts(home, remembers=True).outcome) == told(as_a_whole(home))


def test_of_two_retired_standards_the_last_is_told_that_names_something(tmp_path: Path) -> None:
    retired = {f"{n}.yaml": SOUND.format(id=n, text=TEXTS[1]) + "status: retired\n" for n in (1, 2)}
    home = write(tmp_path, {**retired, "service.yaml": SERVICE[1]})
    found = in_parts(home).outcome
    assert told(found) == told(as_a_whole(home))
    assert "Only “s-2” names" in str(found.diagnostics)
