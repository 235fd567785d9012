"""Puts a handbook on the disk, and says in plain words what stands in the way."""

import errno
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
    errno.ELOOP: "a link leads back to itself",
}


def write(path: Path, content: bytes) -> None:
    """Put content at a path, in place of what was there; on failure what was there remains."""
    if path.is_dir():
        raise RenderError(f"Can’t write {path}: a folder of that name is in the way.")
    _make_folder(path.parent)
    try:
        replace_file(path, content)
    except OSError as error:
        raise RenderError(f"Can’t write {path}: {_reason(error)}.") from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise RenderError(f"Can’t write into {folder}: it is a file, not a folder.") from error
    except OSError as error:
        raise RenderError(f"Can’t make the folder {folder}: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
