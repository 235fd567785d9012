"""Which lexicons there are: those that come with this package, and those of packages beside it.

A package announces lexicons by an entry point of the group `standards_kit.lexicons` that names a
package with files such as `fi.yaml` in it. For a language we have none of, such a file is the
lexicon; for one we have, its entries and exceptions are added to ours.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from standards_kit.ground.resources import lexicons
from standards_kit.language.lexicon import Lexicon, build_lexicon, combined
from standards_kit.language.lexicon_file import LexiconError, read_documents

GROUP: Final = "standards_kit.lexicons"
_ENDING: Final = ".yaml"


def load_lexicon(language: str) -> Lexicon:
    """Take a language tag ("en", "en-GB"); give its lexicon, one without entries where none is kept.

    Raises LexiconError, naming the file or the package, where one cannot be read.
    """
    return _load(language.partition("-")[0].lower())


def languages() -> list[str]:
    """The languages that have a lexicon, by their tags."""
    folders = [lexicons(), *(folder for _, folder in _packages())]
    names = {path.name for folder in folders for path in folder.iterdir()}
    return sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))


@cache
def _load(tag: str) -> Lexicon:
    own = lexicons() / f"{tag}{_ENDING}"
    data = _first(own) if own.is_file() else None
    for package, folder in _packages():
        more = folder / f"{tag}{_ENDING}"
        if not more.is_file():
            continue
        try:
            added = _first(more)
            build_lexicon(combined(data, added))
        except LexiconError as error:
            raise LexiconError(
                f"The lexicon `{tag}` of the package `{package}`: {error}"
            ) from error
        data = combined(data, added)
    return build_lexicon(data if data is not None else {"language": tag, "categories": {}})


def _first(path: Traversable) -> Any:
    return next(read_documents(path.read_bytes()), None)


def _packages() -> list[tuple[str, Traversable]]:
    """The packages that announce lexicons, by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return [(point.name, _folder(point)) for point in points]


def _folder(point: EntryPoint) -> Traversable:
    try:
        return files(point.value)
    except (ImportError, TypeError, ValueError) as error:
        raise LexiconError(
            f"The lexicon package `{point.name}` cannot be read: {error}. Repair or remove it."
        ) from error
