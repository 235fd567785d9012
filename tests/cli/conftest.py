"""The command line as a person or a program starts it: a process of its own."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CHECKOUT = Path(__file__).resolve().parents[2]


_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 24, 1, 2


def _bound_by_permissions() -> None:
    """Take from root what lets it read and write where permissions say no (Linux, prctl(2)).

    CI often runs as root, and what happens to everybody else is to be tested there, too.
    """
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        if prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "root can't give this up here")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Start ``standards-kit`` with some words, in a folder, with more environment.

    ``bound``: by the permissions of files, even where root runs the tests.
    """

    def started(
        *words: str | Path, cwd: Path | None = None, bound: bool = False, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "standards_kit", *map(str, words)],
            cwd=cwd or tmp_path,
            env={**os.environ, "STANDARDS_KIT_TODAY": "2026-09-01", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=_bound_by_permissions if bound and os.geteuid() == 0 else None,
        )

    return started


@pytest.fixture
def examples() -> Path:
    """The example kits of this checkout."""
    return CHECKOUT / "examples"
