"""How far the work is, for somebody who waits."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]


@contextmanager
def progress() -> Iterator[Tell | None]:
    """A line that says how far the work is; none where nobody looks."""
    line = _Line()
    try:
        yield line.show if sys.stderr.isatty() else None
    finally:
        line.done()


class _Line:
    """A line on stderr, from the first second on."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = 0.0

    def show(self, doing: str, count: int, total: int) -> None:
        now = time.monotonic()
        if now - self._begun > 1 and now - self._shown > 0.1:
            self._shown = now
            sys.stderr.write(f"\r\x1b[K{doing} {count:,} of {total:,} files …")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
