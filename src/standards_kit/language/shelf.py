"""Which lexicons there are: those that come with this package, and those of packages beside it.

A package announces lexicons by an entry point of the group `standards_kit.lexicons` that names a
package with files such as `fi.yaml` in it. For a language we have none of, such a file is the
lexicon; for one we have, its entries and exceptions are added to ours.

Reading thousands of phrases takes longer than reading a kit, so that beside a lexicon stands what it
was read into (`en.json`): a line for all, and a line for the search for vague phrases. It counts only
while it carries the mark of the file as it is.
"""

import json
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from standards_kit.ground.lazy import lazy
from standards_kit.ground.plugins import LEXICONS, announced
from standards_kit.ground.resources import lexicons
from standards_kit.language.lexicon import Lexicon, Parts
from standards_kit.language.lexicon_file import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

GROUP: Final = LEXICONS
MARK: Final = "mark"
_TAG: Final = lazy(r"[a-z]{2,8}")
_ENDING: Final = ".yaml"
_READ: Final = ".json"
_ENDS: Final = (b"}\n", b"}\r\n", b"}")
# Changes when parts come to mean something else.
_EDITION: Final = 2


def load_lexicon(language: str) -> Lexicon:
    """Take a language tag ("en", "en-GB"); give its lexicon, one without entries where none is kept.

    Raises LexiconError, naming the file or the package, where one cannot be read.
    """
    tag = tag_of(language)
    return _load(tag if _TAG.fullmatch(tag) else "")


@lru_cache(maxsize=256)
def tag_of(language: str) -> str:
    """Take a language as written ("en-GB", "fr_CA"); give the tag of its lexicon ("en", "fr")."""
    return language.strip().replace("_", "-").partition("-")[0].lower()


def languages() -> list[str]:
    """The languages that have a lexicon, by their tags."""
    folders = [lexicons(), *(folder for _, folder in _packages())]
    names = {path.name for folder in folders for path in folder.iterdir() if path.is_file()}
    return sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))


def mark_of(path: Path) -> str:
    """The mark of a lexicon file: it changes with every character of it."""
    content = path.read_bytes()
    return f"{_EDITION}-{len(content)}-{zlib.crc32(content):08x}"


@cache
def _load(tag: str) -> Lexicon:
    own = lexicons() / f"{tag}{_ENDING}"
    parts = _own_parts(own) if tag and own.is_file() else None
    for package, folder in _packages():
        more = folder / f"{tag}{_ENDING}"
        if not more.is_file():
            continue
        from standards_kit.language.lexicon_reading import checked, joined, read_parts

        try:
            added = checked(read_parts(more, parts))
        except LexiconError as error:
            raise LexiconError(
                f"The lexicon `{tag}{_ENDING}` of the package `{package}`: {error} Repair it, or "
                "remove the package."
            ) from error
        parts = added if parts is None else joined(parts, added)
    if parts is None:
        from standards_kit.language.lexicon_reading import parts_of

        parts = parts_of({"language": tag, "categories": {}})
    return Lexicon({**parts, "language": tag})


def _own_parts(path: Path) -> Parts:
    read = lexicons() / path.name.replace(_ENDING, _READ)
    kept = _kept(read, mark_of(path)) if read.is_file() else None
    if kept is not None:
        return kept
    from standards_kit.language.lexicon_reading import read_parts

    return read_parts(path)


def _kept(read: Path, mark: str) -> Parts | None:
    """What a lexicon was read into, or None where that was another edition of it, or is damaged."""
    content = read.read_bytes()
    end = content.find(b"\n") + 1
    try:
        kept: Parts = json.loads(content[:end])
        whole = kept.pop(MARK, "") == mark and content.endswith(_ENDS, end)
    except (ValueError, AttributeError):
        return None
    return {**kept, "matching": lambda: json.loads(content[end:])} if whole else None


def _packages() -> "list[tuple[str, Traversable]]":
    """The packages that announce lexicons, by name."""
    if not announced(GROUP):
        return []
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return [(point.name, _folder(point.name, point.value)) for point in points]


def _folder(name: str, package: str) -> "Traversable":
    from importlib.resources import files

    try:
        return files(package)
    except Exception as error:  # a package may fail in any way while it is imported
        raise LexiconError(
            f"The lexicon package `{name}` cannot be read: {error}. Repair or remove it."
        ) from error
