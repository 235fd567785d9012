"""Draw the pictures of README.md into docs/pictures/ from real runs.

Run it with the checkout's own Python, `.venv/bin/python scripts/build_pictures.py`; it needs
nothing that `make test` does not have. The page is one of examples/hotel's printed front desk
book, the terminal is what `lint examples/before` says about one line. tests/readme holds the words
in the terminal against a fresh run; how a page looks is for people to judge.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import typst
from pypdf import PdfReader
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

CHECKOUT = Path(__file__).resolve().parents[1]
PICTURES = CHECKOUT / "docs" / "pictures"
PAGE = PICTURES / "handbook-page.png"
TERMINAL = PICTURES / "lint.svg"

TODAY = "2026-11-23"
WIDTH = 88
SENTENCE = "Provide fast and friendly service at all times."
WORDS = ("“fast”", "“friendly”")
WISHES = ("NO_COLOR", "GITHUB_ACTIONS", "LINES", "SOURCE_DATE_EPOCH")
STANDARD = "Keeping the night quiet"

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_THEME = TerminalTheme(
    (250, 249, 246),
    (38, 42, 46),
    [
        *((38, 42, 46), (176, 36, 46), (34, 112, 66), (150, 92, 0)),
        *((38, 84, 150), (120, 48, 120), (0, 104, 120), (90, 94, 98)),
    ],
)
# Rich's own frame fetches a typeface from the net; this one takes what the reader's system has.
_SVG = """\
<svg class="{unique_id}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font: {char_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  line-height: {line_height}px; font-variant-east-asian: full-width;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def _standards_kit(*words: str | Path, colour: bool = False) -> str:
    kept = {name: value for name, value in os.environ.items() if name not in WISHES}
    coloured = {"FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else {}
    done = subprocess.run(  # noqa: S603 - this checkout, on its own examples
        [sys.executable, "-m", "standards_kit", *map(str, words)],
        cwd=CHECKOUT,
        env={
            **kept,
            **coloured,
            "COLUMNS": str(WIDTH),
            "PYTHONPATH": str(CHECKOUT / "src"),
            "STANDARDS_KIT_TODAY": TODAY,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == 2 or (done.returncode == 1 and not colour):
        sys.exit(f"This did not run: {words}\n{done.stdout}{done.stderr}")
    return done.stdout


def session() -> str:
    """The command, what it says about one sentence, and the count, with the terminal's escapes."""
    findings = _standards_kit("lint", "examples/before", colour=True).rstrip("\n").split("\n\n")
    chosen = [text for text in findings if _is_about_the_sentence(_ESCAPE.sub("", text))]
    if not chosen:
        sys.exit(f"lint examples/before says nothing about “{SENTENCE}” any more.")
    return "\n\n".join(["$ standards-kit lint examples/before\n…", *chosen, f"…\n{findings[-1]}"])


def _is_about_the_sentence(text: str) -> bool:
    head, _, frame = text.partition("\n  --> ")
    return SENTENCE in frame or ("-definition]" in head and any(word in head for word in WORDS))


def words_of(escaped: str) -> str:
    """What a reader sees of a session, without white space, which pictures keep elsewhere."""
    return "".join(_ESCAPE.sub("", escaped).split())


def words_in(picture: str) -> str:
    """The same of a picture of a terminal."""
    root = ET.fromstring(picture)  # noqa: S314 - a file of ours
    return "".join("".join(node.itertext()) for node in root.iter() if _is_text(node)).translate(
        dict.fromkeys(map(ord, " \n\u00a0"))
    )


def _is_text(node: ET.Element) -> bool:
    return str(node.tag).endswith("}text")


def terminal(escaped: str, folds: bool = False) -> str:
    """A picture of a terminal, as SVG whose words can be read and searched; ``folds`` lines too long."""
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, highlight=False, force_terminal=True
    )
    console.print(Text.from_ansi(escaped), soft_wrap=not folds)
    drawn = console.export_svg(title="", theme=_THEME, code_format=_SVG)
    return re.sub(r"(?m)[ \t]+$", "", drawn)


def book(folder: Path) -> Path:
    """The front desk book of examples/hotel, printed into a folder."""
    what = ("--handbook", "front-desk", "--format", "pdf", "--output", folder)
    _standards_kit("render", "examples/hotel", *what)
    return folder / "front-desk.pdf"


def page_number(printed: Path) -> int:
    """The page on which the standard that is shown begins, from 1."""
    reader = PdfReader(printed)
    for entry in _flat(reader.outline):
        number = reader.get_destination_page_number(entry)
        if str(entry.title).endswith(STANDARD) and number is not None:
            return number + 1
    sys.exit(f"The front desk book has no standard “{STANDARD}” any more.")


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def page() -> bytes:
    """That page, on a grey ground, as PNG."""
    with tempfile.TemporaryDirectory() as name:
        printed = book(Path(name))
        sheet = Path(name) / "sheet.typ"
        sheet.write_text(
            "#set page(width: auto, height: auto, margin: 14pt, fill: luma(232))\n"
            "#box(fill: white, stroke: 0.5pt + luma(190),"
            f' image("{printed.name}", page: {page_number(printed)}, width: 440pt))\n'
        )
        drawn = typst.compile(sheet, format="png", ppi=130)
    assert isinstance(drawn, bytes)  # noqa: S101 - one page, so no list
    return drawn


def main() -> None:
    """Draw both."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    TERMINAL.write_text(terminal(session()), encoding="utf-8", newline="\n")
    PAGE.write_bytes(page())
    for path in (TERMINAL, PAGE):
        print(f"Wrote {path.relative_to(CHECKOUT)}, {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
