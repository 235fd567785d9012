"""A theme is a folder of templates; one may stand on another and replace parts of it.

Looked for first in the kit's own ``templates/<name>/``, then in packages beside this one, then among
ours. A theme stands on one of the same name further back, if there is one, else on the theme that
its ``theme.yaml`` says it ``extends``, else on `classic`.

A package announces a theme by an entry point of the group `standards_kit.themes`: the name is the
theme's, and the value a package with the theme's ``theme.yaml`` and folders in it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import yaml

from standards_kit.ground import resources
from standards_kit.ground.nearest import did_you_mean
from standards_kit.ground.plugins import THEMES, points
from standards_kit.ground.records import record
from standards_kit.render.failure import RenderError
from standards_kit.render.write import reason_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

BASE = "classic"
THEME_FILE: Final = "theme.yaml"
_NO_PART = (".py", ".pyc")
Origin = Literal["kit", "package", "ours"]


class Layer(NamedTuple):
    """One folder of a theme."""

    name: str
    """The theme's whose folder it is."""
    folder: "Traversable"
    origin: Origin = "ours"
    package: str = ""
    """The package that it came with, where it came with one."""

    def shown(self, path: str) -> str:
        """A file as the theme's author knows it: ``templates/mine/html/staff.html.j2``.

        What is not the kit's is written as a template that extends it would write it.
        """
        if self.origin == "kit":
            return f"templates/{self.name}/{path}"
        return f"{self.name}:{path}"


@record
class Theme:
    """Layers of folders, nearest first."""

    name: str
    layers: tuple[Layer, ...]
    settings: Mapping[str, Any]
    """What the layers' ``theme.yaml`` files say, nearest first to speak, one colour at a time."""
    home: Path | None = None
    """The kit's folder, whose ``fonts/`` are at hand in every theme."""

    @property
    def is_ours(self) -> bool:
        """Whether every part of it came with us; what fails in it is then a fault of ours."""
        return all(layer.origin == "ours" for layer in self.layers)

    def find(self, path: str) -> "Traversable | None":
        """The nearest file at a path such as ``html/handbook.html.j2``."""
        return next((file for _, file in self.locate(path)), None)

    def locate(self, path: str) -> "Iterator[tuple[Layer, Traversable]]":
        """Every file at a path, with its layer, nearest first."""
        for layer in self.layers:
            file = layer.folder
            for part in path.split("/"):
                file = file / part
                if _is_link(file):
                    break
            else:
                if file.is_file():
                    yield layer, file

    def paths(self) -> list[str]:
        """The path of everything that the theme is made of, but for ``theme.yaml``."""
        found = {path for layer in self.layers for path in _below(layer.folder, "")}
        return sorted(found - {THEME_FILE})

    def read(self, path: str) -> str:
        """The text of the nearest file at a path."""
        file = self.find(path)
        if file is None:
            raise RenderError(f"The theme “{self.name}” has no file {path}.")
        return text_of(file)

    def files(self, folder: str, suffix: str) -> "Iterator[tuple[str, Traversable]]":
        """Name and file of everything in a folder that ends in a suffix, each name once."""
        seen: set[str] = set()
        for layer in self.layers:
            room = layer.folder / folder
            there = room.is_dir() and not _is_link(room)
            entries = sorted(room.iterdir(), key=lambda e: e.name) if there else []
            for entry in entries:
                wanted = entry.name.endswith(suffix) and entry.name not in seen
                if wanted and entry.is_file() and not _is_link(entry):
                    seen.add(entry.name)
                    yield entry.name, entry

    def typefaces(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of the theme's faces, and of those in the kit's ``fonts/`` folder.

        Typst takes them for what our own faces have no shape for.
        """
        for suffix in (".ttf", ".otf"):
            for name, file in (*self.files("fonts", suffix), *self._of_kit(suffix)):
                try:
                    yield name, file.read_bytes()
                except OSError as error:
                    raise RenderError(
                        f"The font {file} can’t be read: {reason_of(error)}."
                    ) from error

    def _of_kit(self, suffix: str) -> Iterator[tuple[str, Path]]:
        folder = self.home / "fonts" if self.home else None
        if folder is None or not folder.is_dir() or folder.is_symlink():
            return
        try:
            files = sorted(folder.iterdir())
        except OSError as error:
            raise RenderError(f"{folder} can’t be looked into: {reason_of(error)}.") from error
        for file in files:
            if file.suffix.lower() == suffix and file.is_file() and not file.is_symlink():
                yield file.name, file


def text_of(file: "Traversable") -> str:
    """The text of a theme's file."""
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RenderError(f"{file} is not written in UTF-8; save it as UTF-8.") from error


def _is_link(file: "Traversable") -> bool:
    return isinstance(file, Path) and file.is_symlink()


def _below(folder: "Traversable", prefix: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "__")) or _is_link(entry):
            continue
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        elif not entry.name.endswith(_NO_PART):
            yield prefix + entry.name


def names(kit: Path | None = None) -> list[str]:
    """Every theme there is, the kit's own and those of packages among them."""
    found = {point.name for point in points(THEMES)}
    for _, root in _roots(kit):
        if root.is_dir():
            found.update(e.name for e in root.iterdir() if (e / THEME_FILE).is_file())
    return sorted(found)


def find_theme(name: str = BASE, kit: Path | None = None) -> Theme:
    """A theme by name, with everything it stands on; `kit` is the kit's folder."""
    layers = tuple(_layers(name, kit))
    settings: dict[str, Any] = {}
    for layer in reversed(layers):
        for key, value in settings_of(layer).items():
            below = settings.get(key)
            both = isinstance(value, dict) and isinstance(below, dict)
            settings[key] = {**below, **value} if both and below else value
    return Theme(name, layers, settings, kit)


def _layers(name: str, kit: Path | None) -> Iterator[Layer]:
    seen: list[str] = []
    next_name: str | None = name
    while next_name is not None:
        if next_name in seen:
            chain = " → ".join([*seen, next_name])
            raise RenderError(f"Themes extend each other in a circle: {chain}.")
        found = _folders(next_name, kit, seen[-1] if seen else "")
        seen.append(next_name)
        yield from found
        next_name = _extended(next_name, found)


def _folders(name: str, kit: Path | None, wanted_by: str) -> list[Layer]:
    """The folders of one name: the kit's, those of packages, ours."""
    found: list[Layer] = []
    for origin, root in _roots(kit) if resources.is_name(name) else []:
        if origin == "ours":
            found += _packaged(name)
        if (root / name / THEME_FILE).is_file():
            found.append(Layer(name, root / name, origin))
    if not found:
        known = names(kit)
        extending = f", which “{wanted_by}” extends" if wanted_by else ""
        raise RenderError(
            f"There is no theme “{name}”{extending}; there are: {', '.join(known)}."
            f"{did_you_mean(name, known)}"
        )
    return found


def _extended(name: str, layers: list[Layer]) -> str | None:
    named = next((s["extends"] for f in layers if "extends" in (s := settings_of(f))), None)
    if named is not None:
        return str(named)
    return None if name == BASE else BASE


def _roots(kit: Path | None) -> "list[tuple[Origin, Traversable]]":
    own: list[tuple[Origin, Traversable]] = [("kit", kit / "templates")] if kit is not None else []
    packaged = resources.templates()
    return [*(pair for pair in own if pair[1] != packaged), ("ours", packaged)]


def _packaged(name: str) -> list[Layer]:
    """The themes of a name that packages bring; only a theme that is asked for is loaded."""
    return [_layer(point) for point in points(THEMES) if point.name == name]


def _layer(point: "EntryPoint") -> Layer:
    from importlib.resources import files

    package = point.dist.name if point.dist is not None else point.module
    said = f"The theme “{point.name}” of the package `{package}` can’t be read: "
    try:
        folder = files(point.value)
        there = (folder / THEME_FILE).is_file()
    except Exception as error:  # a package may fail in any way while it is imported
        raise RenderError(f"{said}{str(error).rstrip('.')}. Repair or remove it.") from error
    if not there:
        raise RenderError(f"{said}`{point.value}` has no {THEME_FILE}. Repair or remove it.")
    return Layer(point.name, folder, "package", package)


def settings_of(layer: Layer) -> dict[str, Any]:
    """What the ``theme.yaml`` of one layer says."""
    shown = layer.shown(THEME_FILE)
    try:
        text = (layer.folder / THEME_FILE).read_text("utf-8")
        read = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
    except UnicodeDecodeError as error:
        raise RenderError(f"{shown} is not written in UTF-8; save it as UTF-8.") from error
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise RenderError(f"{shown} can’t be read as YAML: {said}.") from error
    return read if isinstance(read, dict) else {}
