"""Several processes that share work which one could do, and come to the same.

They are forked when all that they need lies ready, so that nothing is read or made twice. Where a system
begins processes anew instead (Windows, macOS), that would cost more than is won: there one does all.
"""

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")

_WORTH: Final = 16
"""So many batches must be left for each process that is not asked for by number."""
_MOST: Final = 4
"""No more are begun unasked: each takes some 100 MB."""

_TIDY: Final = 8
"""After so many batches each process of several lets go of what rules have left behind in circles."""
_TIDY_ALONE: Final = 32

_STOPPING: Final = (signal.SIGINT, signal.SIGTERM)


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


def shared(work: Callable[[int], T], batches: int, workers: int) -> Generator[T, None, None]:
    """What ``work`` gives for each number below ``batches``, in order; to be closed where it isn't read to its end.

    Should processes not be had, or one be ended from outside, what is left is done here.
    """
    done = 0
    if workers > 1:
        with contextlib.closing(_forked(work, batches, workers)) as results:
            for result in results:
                yield result
                done += 1
    if batches - done >= _TIDY_ALONE:
        gc.freeze()
    for number in range(done, batches):
        yield work(number)
        if number % _TIDY_ALONE == _TIDY_ALONE - 1:
            gc.collect()  # the command line leaves lying what only this takes away


def _forked(work: Callable[[int], T], batches: int, workers: int) -> Generator[T, None, None]:
    """The same from other processes, as far as they come: no more may be allowed, or one be ended.

    What fails in one comes to nothing there, and is told where it is done again.
    """
    from multiprocessing import get_context

    fork = get_context("fork")
    crew: dict[Connection, ForkProcess] = {}
    try:
        with _undisturbed():
            for _ in range(workers):
                ours, theirs = fork.Pipe()
                hand = fork.Process(target=_serve, args=(work, theirs, [*crew, ours]), daemon=True)
                crew[ours] = hand
                hand.start()
                theirs.close()  # with theirs, ours ends
        yield from _in_order([*crew], batches)
    except (OSError, EOFError):
        return
    finally:
        with _undisturbed():
            for ours, hand in crew.items():
                if hand.pid is not None:
                    hand.kill()  # what it may still be at, nobody waits for
                    hand.join()
                ours.close()


def _in_order(crew: "Sequence[Connection]", batches: int) -> Iterator[Any]:
    """Hand out the numbers, to whoever is free; give what comes of each, the first first."""
    from multiprocessing.connection import wait

    left = iter(range(batches))
    found: dict[int, Any] = {}
    for hand, number in zip([*crew, *crew], left, strict=False):
        hand.send(number)  # each has one more at hand than it is at
    for wanted in range(batches):
        while wanted not in found:
            for ready in cast("list[Connection]", wait(crew)):
                number, result = ready.recv()
                found[number] = result
                for following in islice(left, 1):
                    ready.send(following)
        yield found.pop(wanted)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Whoever asks us to stop is heard afterwards: not between two halves of a beginning or an end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    work: Callable[[int], Any], theirs: "Connection", others: "Iterable[Connection]"
) -> None:
    """Do what is asked for until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began the work ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    for connection in others:
        connection.close()
    gc.freeze()
    with contextlib.suppress(RuntimeError):  # no room for a thread
        threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    with contextlib.suppress(Exception):
        for done in count(1):
            number = theirs.recv()
            theirs.send((number, work(number)))
            if done % _TIDY == 0:
                gc.collect()


def _leave_with(parent: int) -> None:
    """End when whoever began the work was ended: nobody would take what is found."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
