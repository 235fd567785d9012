"""Whether a package beside this one has announced anything, told without loading what reads that.

`importlib.metadata` takes longer to import than a kit takes to read, and most installations have no
package that extends this one. So the files that it would read are looked at first.
"""

import os
import sys
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

THEMES: Final = "standards_kit.themes"
"""The group by which packages announce themes."""
LEXICONS: Final = "standards_kit.lexicons"
"""The group by which packages announce lexicons."""
RULES: Final = "standards_kit.rules_config"
"""The group by which packages announce rule settings."""
_FOLDERS = (".dist-info", ".egg-info")


@cache
def announced(group: str) -> bool:
    """Take the name of an entry-point group; tell whether any package on the path names it."""
    return f"[{group}]".encode() in _said()


def points(group: str) -> "list[EntryPoint]":
    """What packages announce in a group, by name; none of it is loaded yet."""
    if not announced(group):
        return []
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda point: (point.name, point.value))


def installed() -> list[str]:
    """The packages there are, with their versions; of those that extend this one, also each file.

    What an installation says of itself is looked at, and nothing is loaded where nobody extends this one.
    """
    found = [os.path.basename(folder) for folder in _distributions()]  # noqa: PTH119 - hundreds
    for group in (LEXICONS, RULES, THEMES):
        for point in points(group):
            found.append(f"{group} {point.name} {point.value}")
            found += _files_of(point.module)
    return found


def _files_of(package: str) -> list[str]:
    """The files beside a package's code, with a mark of their content; why not, where it can't be loaded."""
    from importlib.resources import files

    try:
        paths = sorted(files(package).iterdir(), key=lambda path: path.name)
        return [f"{path} {zlib.crc32(path.read_bytes())}" for path in paths if path.is_file()]
    except Exception as error:  # noqa: BLE001 - a package may fail in any way while it is imported
        return [f"{package} {error}"]


@cache
def _said() -> bytes:
    """What all packages announce, one after another."""
    return b"\n".join(map(_entry_points, _distributions()))


def _distributions() -> list[str]:
    found: list[str] = []
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - three times as quick as paths
        except OSError:
            continue  # the standard library as a zip file, or a folder that is gone
        found += [f"{place or '.'}/{name}" for name in names if name.endswith(_FOLDERS)]
    return found


def _entry_points(folder: str) -> bytes:
    try:
        with open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 - of each start
            return file.read()
    except OSError:
        return b""
