"""Writes files whole or not at all, and only where they are still what was read."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from standards_kit.ground.lock import alone_in


class Changed(OSError):
    """A file is no longer what was read, or is there where none was."""


def replace_file(path: Path, content: bytes) -> None:
    """Put content at a path, in place of what was there. Raises OSError; then what was there remains."""
    with replacement(path) as file:
        file.write(content)


def replace_own(path: Path, content: bytes) -> None:
    """Put content at a path for its owner alone, whatever the habits of the system are. Raises OSError.

    It takes the place of what has the name; a link is not followed.
    """
    descriptor, name = tempfile.mkstemp(prefix=".standards-kit-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


class Swap(NamedTuple):
    """What was read at a path, and what is to be there; None: no file."""

    path: Path
    before: bytes | None
    after: bytes | None


def replace_if_same(path: Path, before: bytes, after: bytes) -> None:
    """Put content at a path where `before` was read from it. Raises OSError, Changed if that is why."""
    swap([Swap(path, before, after)])


def create_file(path: Path, content: bytes) -> None:
    """Put content at a path where nothing is. Raises OSError, Changed if something is there."""
    swap([Swap(path, None, content)])


def remove_if_same(path: Path, before: bytes) -> None:
    """Take away a file that holds `before` and nothing else. Raises OSError, Changed if that is why."""
    swap([Swap(path, before, None)])


def swap(wanted: Iterable[Swap]) -> None:
    """Change several files in one step: all of them, or none. Raises OSError, Changed if that is why.

    Nobody else who asks first can come between the look at them and the change; the look is the last
    thing before it, so that even somebody who doesn't ask hardly can. Where one can't be changed, those
    before it become again what they were.
    """
    swaps = [one._replace(path=_target(one)) for one in wanted]
    with contextlib.ExitStack() as held:
        for one in swaps:
            _require_writable(one.path)
        for folder in sorted({one.path.parent for one in swaps}):
            held.enter_context(alone_in(folder))
        ready = [(one, held.enter_context(_ready(one))) for one in swaps]
        for one in swaps:
            _require_same(one)
        for number, (one, temporary) in enumerate(ready):
            try:
                _put(one, temporary)
            except OSError:
                _put_back(swaps[:number])
                raise


def _target(one: Swap) -> Path:
    """A link is followed where what it leads to is changed, so that it still leads there."""
    real = Path(os.path.realpath(one.path.parent), one.path.name)
    return (
        Path(os.path.realpath(real)) if one.before is not None and one.after is not None else real
    )


def _ready(one: Swap) -> contextlib.AbstractContextManager[Path | None]:
    if one.after is None:
        return contextlib.nullcontext()
    return _written(one.path, one.after)


def _require_same(one: Swap) -> None:
    if one.before is None:
        if os.path.lexists(one.path):
            raise Changed(errno.EEXIST, "it is there already", str(one.path))
    elif _bytes_at(one.path) != one.before:
        raise Changed(errno.EBUSY, "it changed on the disk meanwhile", str(one.path))


def _bytes_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _put(one: Swap, temporary: Path | None) -> None:
    if temporary is None:
        one.path.unlink()
    elif one.before is not None:
        temporary.replace(one.path)
    else:
        try:
            os.link(temporary, one.path)  # unlike a renaming, it never replaces
        except FileExistsError:
            raise Changed(errno.EEXIST, "it is there already", str(one.path)) from None
        except OSError:  # a file system without links
            temporary.replace(one.path)


def _put_back(swaps: Sequence[Swap]) -> None:
    """Make files again what they were; whatever fails here, the rest is tried."""
    for one in reversed(swaps):
        with contextlib.suppress(OSError):
            if one.before is None:
                one.path.unlink()
            else:
                replace_file(one.path, one.before)


def _require_writable(target: Path) -> None:
    """A file that is shut against writing is not replaced, though its folder would let us."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


@contextlib.contextmanager
def _written(target: Path, content: bytes) -> Iterator[Path]:
    """A new file beside a target with its content and permissions; it is gone afterwards."""
    descriptor, name = tempfile.mkstemp(prefix=".standards-kit-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


@contextlib.contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of what is at a path once all of it is written.

    Raises OSError; then what was there remains, as it does where writing fails. Only a file is
    replaced, never a device or a pipe. The content goes into a new file beside it, which takes its
    name only when all of it is on the disk. A link is followed, so that it still leads to the file.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is not a file that can be replaced", str(path))
    descriptor, temporary = tempfile.mkstemp(prefix=".standards-kit-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what a new file would have."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
