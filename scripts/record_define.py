"""Record how `define` turns examples/before into a clean kit, in the pictures docs/pictures/define*.svg.

Run it with the checkout's own Python, `.venv/bin/python scripts/record_define.py`, on a system with
pseudo-terminals. It mends a copy of the kit as an author would: `lint --fix`, what only an editor can
mend (`define_session/by-hand.yaml`), then `define`: the first questions are answered in a real terminal,
which is drawn, the others as JSON lines (`define_session/answers.jsonl`). A test does the same, and holds
the kit that comes out, and lint's verdict on it, against what is kept.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import build_pictures
import yaml

CHECKOUT = Path(__file__).resolve().parents[1]
SESSION = Path(__file__).resolve().parent / "define_session"
PICTURE = CHECKOUT / "docs" / "pictures" / "define.svg"
BEFORE = PICTURE.with_name("define-before.svg")
AFTER = PICTURE.with_name("define-after.svg")
MANUAL = CHECKOUT / "docs" / "define.md"
BEGINS, ENDS = "<!-- by hand: begin -->", "<!-- by hand: end -->"
COLUMNS, LINES = 88, 60
# Each prompt that is waited for, and what is typed then; they are the first answers of the session.
TYPED = (
    ("What would a check", "1\r"),
    ("means:", "The customer says so, or thanks you before they go.\r"),
    ("Is that all", "4\r"),
    ("no such thing", "A customer who leaves in silence.\r"),
    (">", "\r"),
    ("Is that all", "\r"),
    ("“fast”", "3\r"),
    ("means:", "A colleague speaks to the customer within 2 minutes of their coming in.\r"),
    ("Is that all", "\r"),
    ("3 of", "\x04"),
)
IN_TERMINAL = 2
"""How many of the answers those are."""


def prepared(folder: Path) -> Path:
    """Take an empty folder; give a copy of the kit in it that only words are wrong with."""
    kit = folder / "before"
    shutil.copytree(CHECKOUT / "examples" / "before", kit)
    run("lint", str(kit), "--fix")
    edits = yaml.safe_load((SESSION / "by-hand.yaml").read_text("utf-8"))
    for name, changes in edits.items():
        text = (kit / name).read_text("utf-8")
        for change in changes:
            if text.count(change["from"]) != 1:
                sys.exit(f"{name} has not one place that says: {change['from']}")
            text = text.replace(change["from"], change["to"])
        (kit / name).write_text(text, "utf-8")
    return kit


def answers() -> list[str]:
    """The answers of the session, a JSON line each."""
    return (SESSION / "answers.jsonl").read_text("utf-8").splitlines()


def answered(kit: Path, lines: list[str]) -> list[dict[str, Any]]:
    """Answer as another program would; give what was said of each answer."""
    said = run("define", str(kit), "--from", "-", typed="\n".join(lines) + "\n")
    return [json.loads(line) for line in said.splitlines()]


def run(*words: str, typed: str = "", colour: bool = False) -> str:
    """What a command says; one that can't run ends the recording."""
    looks = {"FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else {}
    done = subprocess.run(  # noqa: S603 - this checkout
        [sys.executable, "-m", "standards_kit", *words],
        input=typed, capture_output=True, encoding="utf-8", check=False, env={**_environment(), **looks},
    )  # fmt: skip
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def typed(kit: Path) -> str:
    """Answer the first questions in a terminal; give what stands on its screen at the end."""
    pexpect: ModuleType = __import__("pexpect")
    child = pexpect.spawn(
        sys.executable, ["-m", "standards_kit", "define", str(kit)], dimensions=(LINES, COLUMNS),
        encoding="utf-8", timeout=10, env={**_environment(), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
    )  # fmt: skip
    screen = Screen()
    child.logfile_read = screen
    try:
        for prompt, keys in TYPED:
            child.expect(prompt)
            child.expect("quit")
            child.send(keys)
        child.expect(pexpect.EOF)
    except pexpect.TIMEOUT:
        sys.exit(f"It waited for something else here:\n{screen.text()}")
    child.close()
    return screen.text()


_MOVES = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1)}


class Screen:
    """What a terminal shows: text and its looks, and the few movements of the cursor that prompts make."""

    def __init__(self) -> None:
        self._written: list[str] = []

    def write(self, text: str) -> None:
        """Take what the program writes."""
        self._written.append(text)

    def flush(self) -> None:
        """Nothing waits."""

    def text(self) -> str:
        """The screen's lines, without blanks at their ends, and with the escapes of their looks."""
        return "\n".join("".join(_joined(line)).rstrip() for line in self._lines()).strip("\n")

    def _lines(self) -> list[list[tuple[str, str]]]:
        lines: list[list[tuple[str, str]]] = [[]]
        row = column = 0
        look = ""
        for move, kind, char in re.findall(
            r"\x1b\[([?0-9;]*)([A-Za-z])|(\x1b[^\[]|[\s\S])", "".join(self._written)
        ):
            count = int(move) if move.isdigit() else 1
            if kind in _MOVES:
                down, right = _MOVES[kind]
                row, column = max(0, row + down * count), max(0, column + right * count)
            elif kind == "K":
                del lines[row][column:]
            elif kind == "J":
                del lines[row][column:], lines[row + 1 :]
            elif kind == "m":
                look = _looks(look, move)
            elif char == "\r":
                column = 0
            elif char == "\n":
                row += 1
            elif char == "\b":
                column = max(0, column - 1)
            elif char >= " ":
                here = lines[row]
                here += [(" ", "")] * (column + 1 - len(here))
                here[column] = char, look
                column += 1
            while len(lines) <= row:
                lines.append([])
        return lines


def _looks(look: str, codes: str) -> str:
    """The looks that hold after an escape: those before it too, unless it begins anew."""
    first, _, rest = codes.partition(";")
    return rest if first in ("", "0") else f"{look};{codes}".strip(";")


def _joined(line: list[tuple[str, str]]) -> Iterator[str]:
    before = ""
    while line and line[-1][0] == " ":
        line = line[:-1]
    for char, look in line:
        if look != before:
            yield f"\x1b[0{look and ';' + look}m"
        before = look
        yield char
    if before:
        yield "\x1b[0m"


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in build_pictures.WISHES}
    own = {"PYTHONPATH": str(CHECKOUT / "src"), "STANDARDS_KIT_TODAY": build_pictures.TODAY}
    return {**kept, **own, "COLUMNS": str(COLUMNS)}


def shown(folder: Path) -> dict[Path, str]:
    """What the pictures show, with the terminal's escapes; the kit in the folder is clean at the end."""
    found = run("lint", str(CHECKOUT / "examples" / "before"), "--statistics", colour=True)
    kit = prepared(folder)
    walked = typed(kit)
    answered(kit, answers()[IN_TERMINAL:])
    verdict = run("lint", str(kit), colour=True).strip()
    before = f"$ standards-kit lint --statistics\n{found.rstrip()}"
    after = f"$ standards-kit lint\n{verdict}"
    return {BEFORE: before, PICTURE: f"$ standards-kit define\n\n{walked}", AFTER: after}


def main() -> None:
    """Draw the pictures, and list in the manual what was mended by hand."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in shown(Path(folder)).items():
            path.write_text(build_pictures.terminal(text, folds=True), "utf-8", newline="\n")
            print(text)
    manual = MANUAL.read_text("utf-8")
    MANUAL.write_text(listed(manual), "utf-8", newline="\n")


def listed(manual: str) -> str:
    """The manual with the list of what was mended by hand as it is now."""
    rows = ["| Before | After |", "|---|---|"]
    for changes in yaml.safe_load((SESSION / "by-hand.yaml").read_text("utf-8")).values():
        rows += [f"| {_cell(change['from'])} | {_cell(change['to'])} |" for change in changes]
    head, rest = manual.split(BEGINS)
    _, tail = rest.split(ENDS)
    return head + BEGINS + "\n\n" + "\n".join(rows) + "\n\n" + ENDS + tail


def _cell(text: str) -> str:
    """Lines of YAML in a cell of a table."""
    lines = (" ".join(line.split()).replace("|", "\\|") for line in text.strip().splitlines())
    return "<br>".join(f"`{line}`" for line in lines if line) or "nothing"


if __name__ == "__main__":
    main()
