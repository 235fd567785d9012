"""Looks for what makes lint fall over, or take too long: `make fuzz`.

First the examples with mistakes in them, ten thousand by default; then a text of a megabyte in each field
that an example has, of each thing that `tests/robust/hostile.py` can say over and over. None may end in a
traceback, take more processor time than allowed, or leave a report that can't be read, in any format.
`make nightly` leaves the long texts out, and of a hundred of the examples asks each rule alone, too.

    make fuzz FUZZ_ARGS="--seed 7 --mistakes 500"        other mistakes, and fewer of them
    make fuzz FUZZ_ARGS="--mistakes 0 --only why"        long texts only, in fields whose name has `why` in it

What fails is kept, as a kit, in build/fuzz/, and named with its seed; the exit code is then 1. Nothing here
runs in `make test`, which holds no clock; three hundred mistakes do, without one.
"""

import argparse
import itertools
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "robust"))

import hostile  # noqa: E402 - it lies among the tests

KEPT = ROOT / "build" / "fuzz"
EXAMPLES = ("format", "format", "format", "before", "contact-centre", "council", "hotel")
MEMORY = 2_000_000_000
Files = Mapping[str, str | bytes]


class TookTooLong(BaseException):
    """The processor time that a kit may take is over. No `except Exception` shall catch it."""


def main() -> int:
    args = arguments()
    bound_memory()
    signal.signal(signal.SIGPROF, _over)
    print(f"seed {args.seed}", flush=True)
    failed = 0
    for number, (name, contents) in enumerate(itertools.chain(mistakes(args), texts(args))):
        said = tried(contents, args.seconds, number < min(args.alone, args.mistakes))
        if said:
            failed += 1
            print(f"{name}: {said}", flush=True)
            keep(name, contents, said)
    print(f"{failed} failed; see {KEPT}" if failed else "nothing fell over")
    return 1 if failed else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Look for what makes lint fall over.")
    parser.add_argument("--seed", type=int, default=random.randrange(10**9), help="of the mistakes")
    parser.add_argument("--mistakes", type=int, default=10_000, help="how many examples to spoil")
    parser.add_argument(
        "--size", type=int, default=1_000_000, help="characters in a long text; 0: none"
    )
    parser.add_argument(
        "--alone", type=int, default=0, help="of so many spoilt examples ask each rule alone, too"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="of processor time for one kit")
    parser.add_argument(
        "--only", default="", help="long texts only in fields with this in their names"
    )
    parser.add_argument("--units", default="", help="only these things over and over, with commas")
    return parser.parse_args()


def bound_memory() -> None:
    """More memory than this is an error, and no slow death of the machine; where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))


def mistakes(args: argparse.Namespace) -> Iterator[tuple[str, Files]]:
    for number in range(args.mistakes):
        seed = args.seed + number
        example = EXAMPLES[seed % len(EXAMPLES)]
        yield f"{example}-{seed}", hostile.mutated(hostile.files(example), random.Random(seed))


def texts(args: argparse.Namespace) -> Iterator[tuple[str, Files]]:
    wanted = args.units.split(",") if args.units else list(hostile.UNITS)
    for slot in hostile.slots("format") if args.size else ():
        if args.only not in slot.name:
            continue
        for unit in wanted:
            text = hostile.long_text(hostile.UNITS[unit], args.size)
            yield f"{slot.name}-{unit}", hostile.with_text("format", slot, text)


def tried(contents: Files, seconds: float, alone: bool) -> str:
    """What goes wrong with a kit; nothing, mostly. The clock is for all rules together."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hostile.put(root, contents)
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            verdict = hostile.judge(root)
            found = hostile.report(root, verdict)
            signal.setitimer(signal.ITIMER_PROF, 0)
            silent = hostile.silent_alone(verdict) if alone else ()
            return "; ".join([*hostile.faults(found), *silent])
        except TookTooLong:
            return f"more than {seconds:g} s, in {_where()}"
        except Exception:  # noqa: BLE001 - any at all is what we are here for
            return f"{time.process_time() - begun:.1f} s, then\n{traceback.format_exc()[-1500:]}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def keep(name: str, contents: Files, said: str) -> None:
    folder = KEPT / name.replace("/", "-")
    shutil.rmtree(folder, ignore_errors=True)
    hostile.put(folder, {**contents, "what-failed.txt": said})


def _over(*_: object) -> None:
    raise TookTooLong


def _where() -> str:
    frames = traceback.extract_tb(sys.exc_info()[2])
    ours = [frame for frame in frames if "standards_kit" in frame.filename]
    return " < ".join(f"{Path(f.filename).stem}:{f.lineno} {f.name}" for f in reversed(ours[-6:]))


if __name__ == "__main__":
    sys.exit(main())
