"""Runs whole processes and reads from the kernel what each of them cost."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
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
    folder that isn't there when it begins; ``before`` is done each time before the clock runs.
    ``shares`` says that it begins processes of its own, whose memory counts with its own.
    """

    name: str
    arguments: Sequence[str | Path]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    ends_with: frozenset[int] = frozenset({0})
    says: str = ""
    writes: Path | None = None
    before: Callable[[], object] | None = None
    shares: bool = False

    def cost(self, log: Path) -> Cost:
        """Run it once. What it says goes to ``log``."""
        if self.writes is not None:
            shutil.rmtree(self.writes, ignore_errors=True)
        if self.before is not None:
            self.before()
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
            family = Family(process.pid) if self.shares else None
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        peak = family.peak() if family else used.ru_maxrss / 1024
        process.returncode = os.waitstatus_to_exitcode(status)
        self._require_done(process.returncode, log)
        return Cost(used.ru_utime + used.ru_stime, wall, peak)

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


class Family(threading.Thread):
    """Watches how much memory a process and its children take together; what they share counts once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._peak = 0.0
        self._over = threading.Event()
        self.start()

    def run(self) -> None:
        """Look a few times a second: what grows by batches doesn't leap meanwhile."""
        while not self._over.wait(0.25):
            self._peak = max(self._peak, sum(map(_megabytes, _family(self._process))))

    def peak(self) -> float:
        """The most that was seen, once the process is over."""
        self._over.set()
        self.join()
        return self._peak


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(one for child in children for one in _family(int(child)))]


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


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
