"""Measures standards-kit against its peers and prints a table.

Whole processes, run in turn (A B A B …) after one run of each to warm up; CPU seconds, user and
system, are what is compared, for wall time says more about the machine's other guests.
"""

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from measure import Cost, CouldNotRunError, ratio, round_robin, typical
from rows import PYTHON, ROWS, WORK, Row

_HEAD = ("", "CPU s", "wall s", "peak MB", "ratio", "bar", "met")
_QUICK_RUNS = 2


@dataclass(frozen=True, slots=True)
class Result:
    """A row that was measured."""

    row: Row
    names: tuple[str, str]
    costs: tuple[Cost, Cost]
    ratio: float
    runs: int

    @property
    def met(self) -> bool:
        """Whether every bar of the row is met."""
        most = self.row.most_megabytes
        return self.ratio <= self.row.bar and (most is None or self.costs[0].peak <= most)

    def as_json(self) -> dict[str, object]:
        """What goes into the JSON file."""
        sides = [
            {"name": name, **asdict(cost)}
            for name, cost in zip(self.names, self.costs, strict=True)
        ]
        return {
            "row": self.row.name,
            "title": self.row.title,
            "ours": sides[0],
            "theirs": sides[1],
            "scale": self.row.scale,
            "ratio": self.ratio,
            "bar": self.row.bar,
            "most_megabytes": self.row.most_megabytes,
            "met": self.met,
            "runs": self.runs,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the rows that were asked for; 2 where one of them could not run."""
    options = _options(arguments)
    results: list[Result] = []
    failed = False
    print(_line(_HEAD))
    for row in _chosen(options):
        runs = (_QUICK_RUNS if options.quick else options.runs) * row.repeats
        runs = min(runs, row.most_runs or runs)
        try:
            result = _measured(row, runs)
        except CouldNotRunError as error:
            print(f"{row.title}: could not run. {error}", flush=True)
            failed = True
            continue
        results.append(result)
        _show(result)
    if options.json:
        _write_json(options.json, results)
    return 2 if failed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__.partition("\n")[0])
    names = [row.name for row in ROWS]
    parser.add_argument("--only", action="append", choices=names, help="this row; may be repeated")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: %(default)s)")
    parser.add_argument(
        "--quick", action="store_true", help=f"{_QUICK_RUNS} runs, and none of the slow rows"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs should be at least 1")
    return options


def _chosen(options: argparse.Namespace) -> list[Row]:
    if options.only:
        return [row for row in ROWS if row.name in options.only]
    return [row for row in ROWS if not (options.quick and row.slow)]


def _measured(row: Row, runs: int) -> Result:
    WORK.mkdir(exist_ok=True)
    ours, theirs = row.prepare()
    costs, others = round_robin((ours, theirs), runs, WORK / "logs" / row.name)
    value = ratio(costs, others) / row.scale
    return Result(row, (ours.name, theirs.name), (typical(costs), typical(others)), value, runs)


def _show(result: Result) -> None:
    row = result.row
    print(f"\n{row.title}")
    judged = (f"{result.ratio:.3f}", f"≤ {row.bar:g}", "yes" if result.met else "no")
    for name, cost, more in zip(result.names, result.costs, (judged, ("", "", "")), strict=True):
        figures = (f"{cost.cpu:.3f}", f"{cost.wall:.3f}", f"{cost.peak:.0f}")
        print(_line((f"  {name}", *figures, *more)))
    if row.most_megabytes is not None:
        print(f"  (peak memory at most {row.most_megabytes:g} MB)")
    sys.stdout.flush()


def _line(cells: Sequence[str]) -> str:
    name, *figures = cells
    return f"{name:<36}" + "".join(f"{figure:>10}" for figure in figures)


def _write_json(path: Path, results: Sequence[Result]) -> None:
    report = {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "interpreter": str(PYTHON),
        "machine": f"{platform.system()} {platform.machine()}",
        "rows": [result.as_json() for result in results],
    }
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
