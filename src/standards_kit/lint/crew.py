"""Several processes that share work which one could do, and come to the same.

They are forked when all that they need lies ready, so that nothing is read or made twice. Where a system
begins processes anew instead (Windows, macOS), that would cost more than is won: there one does all.
"""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final, TypeVar

T = TypeVar("T")

_WORTH: Final = 16
"""So many batches must be left for each process that is not asked for by number."""
_MOST: Final = 4
"""No more are begun unasked: each takes some 100 MB."""

_TIDY: Final = 8
"""After so many batches each process of several lets go of what rules have left behind in circles."""
_TIDY_ALONE: Final = 32

_work: list[Callable[[int], Any]] = []
_done = count(1)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def hands(jobs: int | None, batches: int) -> int:
    """How many processes are to share so many batches: ``jobs``, 0 for one on each processor.

    None leaves it to what pays.
    """
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return 1
    wanted = min(cores(), _MOST, batches // _WORTH) if jobs is None else jobs or cores()
    return max(1, min(wanted, batches))


def shared(work: Callable[[int], T], batches: int, workers: int) -> Iterator[T]:
    """What ``work`` gives for each number below ``batches``, in order.

    Should a process be ended from outside, what it had to do is done here.
    """
    done = 0
    if workers > 1:
        for result in _forked(work, batches, workers):
            yield result
            done += 1
    if batches - done >= _TIDY_ALONE:
        gc.freeze()
    for number in range(done, batches):
        yield work(number)
        if number % _TIDY_ALONE == _TIDY_ALONE - 1:
            gc.collect()  # the command line leaves lying what only this takes away


def _forked(work: Callable[[int], T], batches: int, workers: int) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    _work[:] = [work]
    pool = ProcessPoolExecutor(workers, get_context("fork"), _begin, (os.getpid(),))
    try:
        yield from pool.map(_do, range(batches))
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)
        _work.clear()


def _begin(parent: int) -> None:
    gc.freeze()
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began the work ends it


def _leave_with(parent: int) -> None:
    """End when whoever began the work was ended: nobody would take what is found."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _do(number: int) -> Any:
    result = _work[0](number)
    if next(_done) % _TIDY == 0:
        gc.collect()
    return result
