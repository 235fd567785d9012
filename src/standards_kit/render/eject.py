"""Copies templates of a theme into a folder of the author's own, where they can be changed.

Only what is copied is the author's from then on; all else still comes from the theme, and grows with
it. So one file is better than all of them, and blocks are better than a file.
"""

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from standards_kit.ground.nearest import did_you_mean
from standards_kit.render.failure import RenderError
from standards_kit.render.theme import THEME_FILE, Theme
from standards_kit.render.write import write

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Ejected(NamedTuple):
    """What a copy has done, each as paths within the folder."""

    written: list[str]
    same: list[str]
    """There already, and just the same."""


def chosen(theme: Theme, wanted: Iterable[str]) -> list[str]:
    """The files that some words mean: a path, a folder, or a file's name; all of them for none."""
    known = theme.paths()
    found: dict[str, None] = {}
    for word in wanted:
        path = word.replace(os.sep, "/").strip("/")
        meant = [
            one
            for one in known
            if one == path or one.startswith(f"{path}/") or one.endswith(f"/{path}")
        ]
        if not meant:
            raise RenderError(
                f"The theme “{theme.name}” has no file “{word}”."
                f"{did_you_mean(path, [*known, *_folders(known)])}"
            )
        if len(meant) > 1 and not any(one.startswith(f"{path}/") for one in meant):
            raise RenderError(f"“{word}” may be {' or '.join(meant)}; name its folder, too.")
        found.update(dict.fromkeys(meant))
    return list(found) or known


def _folders(paths: Iterable[str]) -> set[str]:
    return {str(folder) for path in paths for folder in PurePosixPath(path).parents} - {"."}


def eject(theme: Theme, paths: Iterable[str], folder: Path, *, force: bool = False) -> Ejected:
    """Copy files of a theme into a folder, with a ``theme.yaml`` where it has none.

    What is there and differs stays, and nothing at all is written, unless `force` is given.
    """
    contents = {path: _content(theme, path, folder) for path in paths}
    same = [path for path, new in contents.items() if _held(folder / path) == new]
    contents = {path: new for path, new in contents.items() if path not in same}
    taken = [path for path in contents if os.path.lexists(folder / path)]
    links = [path for path in taken if (folder / path).is_symlink()]
    if links:
        raise RenderError(
            f"“{folder / links[0]}” is a link, which themes do not follow; remove it first."
        )
    if taken and not force:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise RenderError(
            f"“{folder / taken[0]}”{more} is there already, and differs; nothing was written."
        )
    if not os.path.lexists(folder / THEME_FILE):
        contents = {THEME_FILE: _theme_file(theme, folder), **contents}
    for path, content in contents.items():
        write(folder / path, content)
    return Ejected(list(contents), same)


def _content(theme: Theme, path: str, folder: Path) -> bytes:
    """The nearest file that isn't the one to be written."""
    there = (file for _, file in theme.locate(path) if not _is(file, folder / path))
    found = next(there, None)
    if found is None:
        raise RenderError(f"“{folder / path}” is your own already; it replaces nothing.")
    return found.read_bytes()


def _is(file: "Traversable", path: Path) -> bool:
    return isinstance(file, Path) and os.path.realpath(file) == os.path.realpath(path)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _theme_file(theme: Theme, folder: Path) -> bytes:
    says = f"# What is not in this folder comes from {theme.name}: other files, colours, fonts.\n"
    if folder.absolute().name == theme.name:
        return says.encode()
    return f"{says}extends: {theme.name}\ndescription: Our own, made from {theme.name}.\n".encode()
