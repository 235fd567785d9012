"""Writes a file whole or not at all, and only where it is still what was read."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from standards_kit.ground.lock import alone_in


class Changed(OSError):
    """A file is no longer what was read, or is there where none was."""


def replace_file(path: Path, content: bytes) -> None:
    """Put content at a path, in place of what was there. Raises OSError; then what was there remains."""
    with replacement(path) as file:
        file.write(content)


def replace_if_same(path: Path, before: bytes, after: bytes) -> None:
    """Put content at a path where `before` was read from it. Raises OSError, Changed if that is why.

    Nobody else who asks first can come between the look and the replacement; the look is the last
    thing before it, so that even somebody who doesn't ask hardly can.
    """
    target = Path(os.path.realpath(path))
    _require_writable(target)
    with alone_in(target.parent), _written(target, after) as temporary:
        _require_same(target, before)
        temporary.replace(target)


def create_file(path: Path, content: bytes) -> None:
    """Put content at a path where nothing is. Raises OSError, Changed if something is there."""
    with alone_in(path.parent), _written(path, content) as temporary:
        if os.path.lexists(path):
            raise Changed(errno.EEXIST, "it is there already", str(path))
        try:
            os.link(temporary, path)  # unlike a renaming, it never replaces
        except FileExistsError:
            raise Changed(errno.EEXIST, "it is there already", str(path)) from None
        except OSError:  # a file system without links
            temporary.replace(path)


def remove_if_same(path: Path, before: bytes) -> None:
    """Take away a file that holds `before` and nothing else. Raises OSError, Changed if that is why."""
    with alone_in(path.parent):
        _require_same(path, before)
        path.unlink()


def _require_writable(target: Path) -> None:
    """A file that is shut against writing is not replaced, though its folder would let us."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _require_same(path: Path, before: bytes) -> None:
    if path.read_bytes() != before:
        raise Changed(errno.EBUSY, "it changed on the disk meanwhile", str(path))


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
