"""The command line as a person or a program starts it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Start ``standards-kit`` with some words, in a folder, with more environment."""

    def started(
        *words: str | Path, cwd: Path | None = None, **environment: str
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
        )

    return started


@pytest.fixture
def examples() -> Path:
    """The example kits of this checkout."""
    return CHECKOUT / "examples"
