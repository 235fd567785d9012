"""Lets one run at a time look at a file and replace it.

The system itself holds the lock for as long as the process lives: one that is ended, however roughly,
leaves none behind, and nothing is left in anybody's folder.
"""

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 10.0
"""For how many seconds others are waited for. A turn takes milliseconds."""
_PAUSE = 0.01


class Busy(OSError):
    """Another run has held a folder for longer than anybody should."""


@contextlib.contextmanager
def alone_in(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Take a folder that exists; within, no other run that asks for it writes there.

    Raises Busy. A file system that knows no locks is used without.
    """
    try:
        descriptor = _opened(folder)
    except OSError:
        yield  # whoever may not look into a folder is told so when writing
        return
    try:
        _wait(descriptor, folder, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, until: float) -> None:
    while True:
        try:
            _take(descriptor)
        except (BlockingIOError, PermissionError):  # as POSIX and as Windows say that it is taken
            if time.monotonic() > until:
                raise Busy(
                    0, "another run of standards-kit is writing there", str(folder)
                ) from None
            time.sleep(_PAUSE)
        except OSError:
            return
        else:
            return


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        """Windows locks no folders: a file of this name stands for it, where all may write."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:24]
        path = Path(tempfile.gettempdir(), f"standards-kit-{name}.lock")
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
