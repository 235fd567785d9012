"""What people see on a terminal, and what a pipe gets."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from standards_kit.report.hyperlinks import linkable
from standards_kit.report.report import Report

Gather = Callable[..., Report]
Written = Callable[..., str]
KNOWN = {"TERM": "xterm-256color", "VTE_VERSION": "7600"}
LINK = re.compile(r"\x1b\]8;[^;]*;(https://[^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")

SHORT = 'id: a\ntitle: b\nwhy: c\nemotional_response: d\nexpectations: ["{} promptly"]\n'


def test_carets_stand_under_wide_signs(gathered: Gather, written: Written) -> None:
    report = gathered({"a.yaml": SHORT.format("待 😀")})
    lines = written(report, "terminal").splitlines()
    (at,) = [number for number, line in enumerate(lines) if "^^^" in line]
    before = lines[at - 1].partition("promptly")[0]
    wide = sum(sign in "待😀" for sign in before)
    assert lines[at].index("^") == len(before) + wide


def test_escapes_in_a_text_do_not_reach_the_terminal(gathered: Gather, written: Written) -> None:
    report = gathered({"a.yaml": SHORT.format("\u202e")})
    assert "\u202e" not in written(report, "terminal")


class Screen(io.StringIO):
    """A terminal, as far as it is asked."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "environment",
    [
        KNOWN,
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"},
        {"WT_SESSION": "1"},
        {"KONSOLE_VERSION": "220401"},
        {"TERM": "unheard-of", "FORCE_HYPERLINK": "1"},
    ],
)
def test_a_terminal_that_takes_links_gets_them(environment: dict[str, str]) -> None:
    assert linkable(Screen(), environment)
    assert not linkable(io.StringIO(), environment), "a pipe never does"
    assert not linkable(Screen(), {**environment, "FORCE_HYPERLINK": "0"})
    assert not linkable(Screen(), {**environment, "TERM": "dumb"})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "linux"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
        {"VTE_VERSION": "4600"},
        {"VTE_VERSION": "new"},
    ],
)
def test_a_terminal_that_may_print_links_as_they_are_gets_none(environment: dict[str, str]) -> None:
    assert not linkable(Screen(), environment)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
class TestARealTerminal:
    def test_the_name_of_a_rule_leads_to_its_page(self, kit: Path) -> None:
        links = LINK.findall(on_terminal(kit, **KNOWN))
        assert links
        for url, shown in links:
            rule = re.sub(r"\x1b\[[\d;]*m", "", shown)
            assert url == f"https://standards-kit.readthedocs.io/rules/{rule}/"

    @pytest.mark.parametrize(
        "wish", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}]
    )
    def test_who_wants_no_escapes_gets_none(self, kit: Path, wish: dict[str, str]) -> None:
        said = on_terminal(kit, **{**KNOWN, **wish})
        assert "vague-phrase" in said
        assert "\x1b" not in said

    def test_an_unknown_terminal_gets_colours_and_no_links(self, kit: Path) -> None:
        said = on_terminal(kit, TERM="xterm-256color")
        assert "\x1b[" in said
        assert "\x1b]" not in said

    def test_a_pipe_that_wants_colours_gets_no_links(self, kit: Path) -> None:
        said = started(kit, subprocess.PIPE, FORCE_COLOR="1", **KNOWN).communicate()[0].decode()
        assert "\x1b[" in said
        assert "\x1b]" not in said

    def test_a_pipe_gets_no_escape_at_all(self, kit: Path) -> None:
        said = started(kit, subprocess.PIPE, **KNOWN).communicate()[0].decode()
        assert "vague-phrase" in said
        assert "\x1b" not in said


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(SHORT.format("You answer"), encoding="utf-8")
    return tmp_path / "a.yaml"


def started(kit: Path, output: int, **environment: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "standards_kit", "lint", str(kit)]
    return subprocess.Popen(command, stdout=output, env={**os.environ, **environment})


def on_terminal(kit: Path, **environment: str) -> str:
    """All that a run writes to a terminal."""
    import pty

    leader, follower = pty.openpty()
    with started(kit, follower, **environment) as process:
        os.close(follower)
        said = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:  # Linux says so where others say nothing more
                break
            if not piece:
                break
            said += piece
        process.wait()
    os.close(leader)
    return said.decode().replace("\r\n", "\n")
