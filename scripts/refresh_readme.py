"""Write the outputs in README.md and docs/formats.md anew from real runs.

``--check`` only says whether they differ.

Run it with the checkout's own Python, `.venv/bin/python scripts/refresh_readme.py`, after a change
to a message, a rule or a lexicon, and read the diff. tests/readme does the same runs and compares.

Each page is one session in one folder, that holds a copy of examples/. A block in ``console``
runs what stands behind ``$ ``; the rest of it is the output, standard error included. A comment
before any other block says what becomes of it in that folder::

    <!-- write: PATH -->     the block becomes the file
    <!-- append: PATH -->    it is added to the file
    <!-- change: PATH -->    it is a diff: the text of its `-` lines becomes that of its `+` lines

Where a run names the folder, the page says /path/to. White space at the ends of lines is left
out, since no reader can see it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = [
    CHECKOUT / "README.md",
    CHECKOUT / "docs" / "formats.md",
    CHECKOUT / "docs" / "first-kit.md",
]
TODAY = "2026-11-23"
ELSEWHERE = "/path/to"

_BLOCK = re.compile(
    r"(?m)^(?:<!-- (?P<verb>write|append|change): (?P<path>\S+) -->\n)?"
    r"(?P<fence>`{3,})(?P<language>\w*)\n(?P<body>(?s:.*?))^(?P=fence)$"
)
_WISHES = re.compile("COLUMNS|LINES|NO_COLOR|FORCE_.*|CLICOLOR|TERM|GITHUB_.*|CI_.*")
_END = "\x1e"  # what a command can't print by accident


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; ``start`` and ``end`` are the offsets of its body in the page."""

    language: str
    body: str
    start: int
    end: int
    verb: str | None
    path: str | None

    @property
    def commands(self) -> list[str]:
        """What is behind the prompts."""
        return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]


def blocks(text: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    return [
        Block(m["language"], m["body"], m.start("body"), m.end("body"), m["verb"], m["path"])
        for m in _BLOCK.finditer(text)
    ]


def replay(text: str, folder: Path) -> Iterator[tuple[Block, str]]:
    """Live through a page in a folder; each console block with what it should say."""
    root = folder.resolve() / "there"
    root.mkdir()
    shutil.copytree(
        CHECKOUT / "examples", root / "examples", ignore=shutil.ignore_patterns("build")
    )
    environment = _environment(folder)
    for block in blocks(text):
        if block.language == "console":
            yield block, _run(block.commands, root, environment)
        elif block.verb:
            _apply(block, root)


def refreshed(text: str) -> str:
    """A page with every output as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        runs = list(replay(text, Path(folder)))
    for block, said in reversed(runs):
        text = text[: block.start] + said + text[block.end :]
    return text


def _environment(folder: Path) -> dict[str, str]:
    """A shell in which `standards-kit` is this checkout, and nobody has wishes of their own."""
    tools = folder / "tools"
    tools.mkdir()
    command = tools / "standards-kit"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m standards_kit "$@"\n')
    command.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not _WISHES.fullmatch(name)}
    return {
        **kept,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(CHECKOUT / "src"),
        "STANDARDS_KIT_TODAY": TODAY,
    }


def _run(commands: list[str], root: Path, environment: dict[str, str]) -> str:
    """The commands of a block in one shell, each with its prompt and what it said."""
    script = "".join(
        f"{command}\n_status=$?; printf '{_END}'; (exit $_status)\n" for command in commands
    )
    done = subprocess.run(  # noqa: S603 - what our own pages say
        ["bash", "-c", f"exec 2>&1\n{script}"],  # noqa: S607 - where bash is differs by system
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout.replace(str(root), ELSEWHERE).split(_END)
    return "".join(f"$ {c}\n{_tidy(out)}" for c, out in zip(commands, said, strict=False))


def _tidy(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _apply(block: Block, root: Path) -> None:
    path = root / str(block.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if block.verb == "write":
        path.write_text(block.body, encoding="utf-8")
        return
    text = path.read_text("utf-8")
    if block.verb == "append":
        path.write_text(text + block.body, encoding="utf-8")
        return
    lines = block.body.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] != "+")
    new = "".join(line[1:] for line in lines if line[0] != "-")
    if text.count(old) != 1:
        sys.exit(f"A page changes a text that {block.path} does not hold once:\n{old}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def main() -> None:
    """Refresh, or check."""
    for page in PAGES:
        old = page.read_text("utf-8")
        new = refreshed(old)
        if new == old:
            print(f"{page.name} says what happens.")
        elif sys.argv[1:] == ["--check"]:
            sys.exit(f"{page.name} says other than what happens: run scripts/refresh_readme.py.")
        else:
            page.write_text(new, encoding="utf-8", newline="\n")
            print(f"{page.name} was brought up to date; read the diff.")


if __name__ == "__main__":
    main()
