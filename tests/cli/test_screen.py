"""Styles and links are for screens that show them, and for people who want them: tried on a real one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

COMMANDS = [
    ["lint"],
    ["rule", "vague-phrase"],
    ["rule"],
    ["terms"],
    ["theme", "list"],
    ["theme", "show", "classic"],
    ["render", "--format", "markdown", "--output"],
    ["lint", "nowhere"],
]
STYLED = {
    "lint",
    "rule vague-phrase",
    "terms",
    "theme show classic",
    "render --format markdown --output",
}
WISHES = {"TERM": "xterm-256color", "STANDARDS_KIT_TODAY": "2026-11-23"}


@pytest.fixture(params=COMMANDS, ids=" ".join)
def words(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """A command, and a folder for what it writes."""
    given = list(request.param)
    return [*given, str(tmp_path / "output")] if given[-1] == "--output" else given


def on_a_screen(words: list[str], cwd: Path, **environment: str) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "standards_kit", *words],
        cwd=cwd, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        env={**os.environ, **WISHES, **environment},
    ):  # fmt: skip
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 65536):
                said += piece
        except OSError:  # how Linux says that the other side is closed
            pass
    os.close(ours)
    return said.decode("utf-8")


def name(words: list[str]) -> str:
    return " ".join(word for word in words if not word.startswith(os.sep))


def test_on_a_screen_what_is_styled_is_styled(words: list[str], examples: Path) -> None:
    said = on_a_screen(words, examples / "before")
    assert said.strip()
    assert ("\x1b[" in said) == (name(words) in STYLED)


@pytest.mark.parametrize(
    "wish",
    [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}],
    ids=lambda wish: " ".join(f"{key}={value}" for key, value in wish.items()),
)
def test_whoever_wants_no_styles_gets_none(
    words: list[str], examples: Path, wish: dict[str, str]
) -> None:
    said = on_a_screen(words, examples / "before", **wish)
    assert said.strip()
    assert "\x1b" not in said


@pytest.mark.parametrize("force", ["", "1"])
def test_a_pipe_gets_none_unless_they_are_asked_for(
    words: list[str], examples: Path, force: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "standards_kit", *words],
        cwd=examples / "before", stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
        env={**os.environ, **WISHES, "FORCE_COLOR": force}, check=False,
    )  # fmt: skip
    assert ("\x1b" in done.stdout + done.stderr) == (bool(force) and name(words) in STYLED)
