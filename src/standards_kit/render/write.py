"""Puts a handbook on the disk, and says in plain words what stands in the way."""

import errno
import stat
from pathlib import Path

from standards_kit.ground.files import replace_file
from standards_kit.render.failure import RenderError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of the path is a file",
    errno.ENOENT: "the folder is not there",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "a link leads back to itself",
}


def write(path: Path, content: bytes) -> None:
    """Put content at a path, in place of what was there; on failure what was there remains."""
    _make_folder(path.parent)
    try:
        _require_file(path)
        replace_file(path, content)
    except OSError as error:
        raise RenderError(f"Can’t write {path}: {reason_of(error)}.") from error


def _require_file(path: Path) -> None:
    """Only a file is replaced: a device or a pipe, even behind a link, belongs to the machine."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise RenderError(f"Can’t write {path}: a folder of that name is in the way.")
    if not stat.S_ISREG(mode):
        raise RenderError(f"Can’t write {path}: it is a device or a pipe, and no file.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise RenderError(f"Can’t write into {folder}: it is a file, not a folder.") from error
    except OSError as error:
        raise RenderError(f"Can’t make the folder {folder}: {reason_of(error)}.") from error


def reason_of(error: OSError) -> str:
    """Why a file can’t be written or looked at, in plain words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
