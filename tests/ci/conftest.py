"""Kits as teams have them, and what runs a step of their automation."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from standards_kit.lint.sound import standard

Step = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def recipe(checkout: Path) -> Callable[[str], Any]:
    """What one of our YAML files for others' machines says."""
    return lambda name: yaml.safe_load((checkout / name).read_text(encoding="utf-8"))


@pytest.fixture
def vague(tmp_path: Path) -> Path:
    """A kit with one vague word."""
    return kit(tmp_path / "vague", standard(expectations="expectations:\n  - You are fast."))


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A kit with nothing to mend."""
    return kit(tmp_path / "clean", standard())


def kit(root: Path, text: str) -> Path:
    root.mkdir()
    (root / "standards-kit.yaml").write_text("organisation: A\n", encoding="utf-8")
    (root / "a.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Run a script as a runner does, in a folder, with more environment."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")

    def started(script: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        commands = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        return subprocess.run(
            [bash, "--noprofile", "--norc", "-c", script],
            cwd=cwd,
            env={**os.environ, "PATH": commands, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return started
