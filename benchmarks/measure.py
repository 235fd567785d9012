"""Runs whole processes and reads from the kernel what each of them cost."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_CRASH = "Traceback (most recent call last)"


class CouldNotRunError(Exception):
    """Something could not be measured; the message is a sentence that says what and why."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process, with the processes it waited for, took."""

    cpu: float
    wall: float
    peak: float  # megabytes


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure, and how to tell that it did its work.

    It ends with one of a few exit codes, and ``says`` is among what it says. ``writes`` is a
    folder that isn't there when it begins.
    """

    name: str
    arguments: Sequence[str | Path]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    ends_with: frozenset[int] = frozenset({0})
    says: str = ""
    writes: Path | None = None

    def cost(self, log: Path) -> Cost:
        """Run it once. What it says goes to ``log``."""
        if self.writes is not None:
            shutil.rmtree(self.writes, ignore_errors=True)
        with log.open("wb") as out:
            start = time.perf_counter()
            process = subprocess.Popen(
                [str(argument) for argument in self.arguments],
                cwd=self.folder,
                env=self._surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        self._require_done(process.returncode, log)
        return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)

    def _surroundings(self) -> dict[str, str]:
        """The same for all: nothing of the caller's settings but where programs and homes are."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR") if key in os.environ}
        return {**kept, "LANG": "C.UTF-8", "NO_COLOR": "1", **self.environment}

    def _require_done(self, code: int, log: Path) -> None:
        """A crash must not pass for a fast run; a linter's and Python's own both end with 1."""
        said = log.read_text("utf-8", "replace").strip()
        last = said.splitlines()[-1].strip() if said else "it said nothing"
        if code not in self.ends_with or _CRASH in said:
            raise CouldNotRunError(f"“{self.name}” ended with {code}: {last}")
        if self.says not in said:
            raise CouldNotRunError(f"“{self.name}” never said “{self.says}”: {last}")


def round_robin(commands: Sequence[Command], runs: int, logs: Path) -> list[list[Cost]]:
    """Each command's costs: one run of each to warm up, then A B A B and so on."""
    logs.mkdir(parents=True, exist_ok=True)
    costs: list[list[Cost]] = [[] for _ in commands]
    for run in range(runs + 1):
        for number, command in enumerate(commands):
            cost = command.cost(logs / f"{number}.log")
            if run:
                costs[number].append(cost)
    return costs


def typical(costs: Sequence[Cost]) -> Cost:
    """The medians."""
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        max(cost.peak for cost in costs),
    )


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> float:
    """The median of the CPU ratios of neighbouring runs, which had the machine to share alike."""
    return median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))
