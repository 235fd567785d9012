"""What was said the last time is said again only where it would be found again."""

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from standards_kit.cli.judging import Manner, judged
from standards_kit.ground import kept
from standards_kit.lint.engine import lint
from standards_kit.lint.found import plain_comment, plain_diagnostic
from standards_kit.lint.memory import FEWEST, Memory
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load

TODAY = date(2026, 11, 23)
TEXTS = (
    "You answer promptly.",
    "You answer within 20 seconds.",
    "TODO",
    "You are [friendly",
    "a: b",
)
KITS = (
    "language: en\n",
    "language: fr\n",
    "lint: {extends: [shared.yml]}\n",
    "lint: {baseline: known.json}\n",
    "brand: {logo: logo.svg, font: Inter}\n",
    "handbooks: {a: {theme: own}}\n",
    "exclude: ['1*.yaml']\n",
)
BESIDE = ("shared.yml", "known.json", "logo.svg", "templates/own/theme.yaml", "terms.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.FOLDER, str(tmp_path / "cache"))
    return tmp_path / "cache" / "lint"


def standard(name: str, text: str) -> str:
    return f"id: s-{name}\ntitle: T\nwhy: W.\nemotional_response: Calm.\nexpectations: [{text}]\n"


def kit(tmp_path: Path) -> Path:
    root = tmp_path / "kit"
    root.mkdir()
    (root / "standards-kit.yaml").write_text(KITS[0])
    for number in range(FEWEST + 5):
        (root / f"{number}.yaml").write_text(standard(str(number), TEXTS[0]))
    return root


def remembered(root: Path, today: date = TODAY) -> Outcome | None:
    home = home_of(root)
    assert home is not None
    return Memory(home, home.root, Overrides(), today).recall()


def run(root: Path, today: date = TODAY) -> Outcome:
    home = home_of(root)
    assert home is not None
    (outcome,) = judged([home], Manner(home.root, today, Overrides()))
    return outcome


def told(one: Outcome) -> list[object]:
    lists = (one.diagnostics, one.held, one.baselined, [d for d, _ in one.quiet])
    places = [(d.place.start, d.place.end, d.url) for d in one.diagnostics]
    comments = [plain_comment(comment) for _, comment in one.quiet]
    counts = [list(one.paths), one.standards, one.claimed, one.omitted, one.whole, one.today]
    return [[*map(plain_diagnostic, found)] for found in lists] + [places, comments, *counts]


def cold(root: Path) -> list[object]:
    home = home_of(root)
    assert home is not None
    return told(lint(load(home), TODAY))


def test_a_kit_that_is_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    root = kit(tmp_path)
    run(root)
    again = remembered(root)
    assert again is not None
    assert told(again) == cold(root)


def test_another_day_is_another_question(tmp_path: Path) -> None:
    root = kit(tmp_path)
    run(root)
    assert remembered(root, date(2026, 11, 24)) is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 99, b"0\n{}"])
def test_a_damaged_memory_counts_for_nothing(tmp_path: Path, folder: Path, damage: bytes) -> None:
    root = kit(tmp_path)
    run(root)
    for path in folder.iterdir():
        path.write_bytes(damage)
    assert remembered(root) is None
    run(root)
    assert remembered(root) is not None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system knows no such permissions")
def test_what_others_may_write_is_not_believed(tmp_path: Path, folder: Path) -> None:
    root = kit(tmp_path)
    run(root)
    for path in folder.iterdir():
        path.chmod(0o666)
    assert remembered(root) is None


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_a_kit_is_judged_as_if_nothing_had_been_kept(
    tmp_path: Path, seed: int
) -> None:
    root, dice = kit(tmp_path), random.Random(seed)
    for _ in range(16):
        assert told(run(root)) == cold(root)
        edit(root, dice)


def edit(root: Path, dice: random.Random) -> None:
    """Change, add, rename or remove something; now and then nothing. The clocks of files lie."""
    files = sorted(root.glob("[0-9]*.yaml"))
    path = dice.choice(files)
    before = path.stat()
    match dice.randrange(7):
        case 0:
            (root / "standards-kit.yaml").write_text(dice.choice(KITS))
        case 1:
            path.unlink()
            return
        case 2:
            path.rename(root / f"{dice.randrange(99)}0.yaml")
            return
        case 3:
            beside = root / dice.choice(BESIDE)
            beside.parent.mkdir(parents=True, exist_ok=True)
            if beside.exists():
                beside.unlink()
            else:
                beside.write_text(
                    dice.choice(
                        ["terms: {promptly: Within an hour.}", "{}", "ignore: [vague-phrase]"]
                    )
                )
        case 4:
            return
        case _:
            path.write_text(standard(path.stem, dice.choice(TEXTS)))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_runs_at_once_on_one_cache_say_the_same(tmp_path: Path) -> None:
    """Several windows, or a hook and an editor: none waits for another, and none is led astray."""
    root = kit(tmp_path)
    command = [sys.executable, "-m", "standards_kit", "lint", str(root), "--format", "concise"]

    def together() -> set[bytes]:
        running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
        return {process.communicate()[0] for process in running}

    (first,) = together()
    assert first
    (root / "7.yaml").write_text(standard("7", TEXTS[1]))
    (then,) = together()
    alone = subprocess.run([*command, "--no-cache"], stdout=subprocess.PIPE, check=False)
    assert then == alone.stdout != first
    assert told(run(root)) == cold(root)


def test_what_was_kept_is_renewed_and_not_added_to(tmp_path: Path, folder: Path) -> None:
    root = kit(tmp_path)
    run(root)
    names = sorted(path.name for path in folder.iterdir())
    for number in range(5):
        (root / f"{number}.yaml").write_text(standard(str(number), TEXTS[1]))
        run(root)
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system knows no links")
def test_a_folder_of_fonts_that_leads_round_in_circles_is_listed_and_not_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = kit(tmp_path)
    (root / "standards-kit.yaml").write_text("brand: {font: Inter}\n")
    fonts = root / "fonts"
    fonts.mkdir()
    for name in ("a", "b", "c.ttf"):
        (fonts / name).symlink_to(fonts)
    listed: list[object] = []
    real = os.listdir

    def listdir(path: str) -> list[str]:
        listed.append(path)
        assert len(listed) < 50
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert told(run(root)) == cold(root)
    again = remembered(root)
    assert again is not None
    assert told(again) == cold(root)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names are text")
def test_a_font_whose_name_is_no_text_is_heeded(tmp_path: Path) -> None:
    root = kit(tmp_path)
    (root / "standards-kit.yaml").write_text("brand: {font: Inter}\n")
    (root / "fonts").mkdir()
    font = os.fsencode(root / "fonts") + b"/\xff.ttf"
    Path(os.fsdecode(font)).write_bytes(b"one")
    assert told(run(root)) == cold(root)
    assert remembered(root) is not None
    Path(os.fsdecode(font)).write_bytes(b"two")
    assert remembered(root) is None


@pytest.mark.parametrize("name", ['"a\\0b"', "a" * 300, "x/" * 3000, "standards-kit.yaml/x"])
@pytest.mark.parametrize(
    "says", ["lint: {{baseline: {}}}", "lint: {{extends: [{}]}}", "brand: {{logo: {}}}"]
)
def test_a_name_that_no_file_can_have_is_a_finding_there(
    tmp_path: Path, says: str, name: str
) -> None:
    root = kit(tmp_path)
    (root / "standards-kit.yaml").write_text(says.format(name))
    found = run(root)
    assert told(found) == cold(root)
    assert {"unusable-baseline", "unusable-extends", "unusable-brand-file"} & {
        one.rule for one in found.diagnostics if one.place.source.path == "standards-kit.yaml"
    }
