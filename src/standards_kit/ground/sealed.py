"""Plain data that one run leaves for the next, believed only where it is whole and the user's own.

It is JSON, which can't do anything but be read, behind a digest of itself. A file that is damaged, that
others may write into, or that is something else than a file counts for nothing, and is written anew.
Each is replaced as a whole, so that several runs at once don't meet half of one.
"""

import contextlib
import hashlib
import json
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standards_kit.ground import kept

_DAYS = 60
_SECONDS_OF_A_DAY = 86_400
_MOST_BYTES = 500_000_000
_READING = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):  # a link, or a pipe, in its place is not it
    _READING |= getattr(os, _name, 0)


def digest(*parts: bytes) -> str:
    """A digest of several byte strings, each counted with its length."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def recall(name: str) -> Any:
    """What is kept under a name, such as ``lint/4f2a``; None where nothing is that can be believed."""
    body = recall_bytes(name)
    try:
        return json.loads(body) if body else None
    except (ValueError, RecursionError):
        return None


def recall_bytes(name: str) -> bytes:
    """The bytes that are kept under a name; none where nothing is that can be believed."""
    seal, _, body = _content(name).partition(b"\n")
    return body if body and seal.decode("ascii", "replace") == digest(name.encode(), body) else b""


def keep(name: str, data: Any) -> None:
    """Keep plain data under a name, if that is possible."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    keep_bytes(name, body.encode("utf-8", "surrogatepass"))


def keep_bytes(name: str, body: bytes) -> None:
    """Keep bytes under a name, if that is possible."""
    kept.keep(name, digest(name.encode(), body).encode() + b"\n" + body)


def tidy(room: str, most: int = _MOST_BYTES) -> None:
    """Take out of a room what nobody has asked for in two months, and the oldest of what is too much."""
    oldest = time.time() - _DAYS * _SECONDS_OF_A_DAY
    left = most
    for written, size, path in sorted(_files(room), reverse=True):
        left -= size
        if left < 0 or written < oldest:
            with contextlib.suppress(OSError):
                path.unlink()


def _files(room: str) -> Iterator[tuple[float, int, Path]]:
    with contextlib.suppress(OSError, RuntimeError):
        for path in (kept.folder() / room).iterdir():
            seen = path.lstat()
            yield seen.st_mtime, seen.st_size, path


def _content(name: str) -> bytes:
    """The bytes of a file that nobody but the user could have written; none where there is none."""
    try:
        opened = os.open(kept.folder() / name, _READING)
    except (OSError, RuntimeError):
        return b""
    try:
        if not _own(os.fstat(opened)):
            return b""
        with os.fdopen(opened, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return b""
    finally:
        os.close(opened)


def _own(seen: os.stat_result) -> bool:
    if not stat.S_ISREG(seen.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True  # Windows keeps the folders of users apart by itself
    return seen.st_uid == os.getuid() and not seen.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
