"""A theme is a folder of templates; one may stand on another and replace parts of it.

Looked for first in the kit's own ``templates/<name>/``, then among ours. A kit's theme stands on
ours of the same name, if there is one, else on the theme that its ``theme.yaml`` says it
``extends``, else on `classic`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from standards_kit.ground import resources
from standards_kit.render.failure import RenderError

BASE = "classic"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Theme:
    """Layers of folders, nearest first."""

    name: str
    layers: tuple[tuple[str, Traversable], ...]
    """Name and folder of each layer."""
    settings: Mapping[str, Any]
    """What the layers' ``theme.yaml`` files say, nearest first to speak."""

    @property
    def is_ours(self) -> bool:
        """Whether every part of it came with us; what fails in it is then a fault of ours."""
        ours = str(resources.templates())
        return all(str(folder).startswith(ours) for _, folder in self.layers)

    def find(self, path: str) -> Traversable | None:
        """The nearest file at a path such as ``html/handbook.html.j2``."""
        for _, folder in self.layers:
            file = folder.joinpath(*path.split("/"))
            if file.is_file() and not _is_link(file):
                return file
        return None

    def read(self, path: str) -> str:
        """The text of the nearest file at a path."""
        file = self.find(path)
        if file is None:
            raise RenderError(f"The theme “{self.name}” has no file {path}.")
        return text_of(file)

    def files(self, folder: str, suffix: str) -> Iterator[tuple[str, Traversable]]:
        """Name and file of everything in a folder that ends in a suffix, each name once."""
        seen: set[str] = set()
        for _, layer in self.layers:
            room = layer / folder
            entries = sorted(room.iterdir(), key=lambda e: e.name) if room.is_dir() else []
            for entry in entries:
                wanted = entry.name.endswith(suffix) and entry.name not in seen
                if wanted and entry.is_file() and not _is_link(entry):
                    seen.add(entry.name)
                    yield entry.name, entry


def text_of(file: Traversable) -> str:
    """The text of a theme's file."""
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RenderError(f"{file} is not written in UTF-8; save it as UTF-8.") from error


def _is_link(file: Traversable) -> bool:
    return isinstance(file, Path) and file.is_symlink()


def names(kit: Path | None = None) -> list[str]:
    """Every theme there is, the kit's own among them."""
    found: set[str] = set()
    for root in _roots(kit):
        if root.is_dir():
            found.update(e.name for e in root.iterdir() if (e / "theme.yaml").is_file())
    return sorted(found)


def find_theme(name: str = BASE, kit: Path | None = None) -> Theme:
    """A theme by name, with everything it stands on; `kit` is the kit's folder."""
    layers = tuple(_layers(name, kit))
    settings: dict[str, Any] = {}
    for _, folder in reversed(layers):
        settings.update(_settings(folder))
    return Theme(name, layers, settings)


def _layers(name: str, kit: Path | None) -> Iterator[tuple[str, Traversable]]:
    seen: list[str] = []
    next_name: str | None = name
    while next_name is not None:
        if next_name in seen:
            chain = " → ".join([*seen, next_name])
            raise RenderError(f"Themes extend each other in a circle: {chain}.")
        seen.append(next_name)
        folders = _folders(next_name, kit)
        yield from ((next_name, folder) for folder in folders)
        next_name = _extended(next_name, folders)


def _folders(name: str, kit: Path | None) -> list[Traversable]:
    legal = bool(_NAME.match(name))
    folders = [root / name for root in _roots(kit)] if legal else []
    found = [folder for folder in folders if (folder / "theme.yaml").is_file()]
    if not found:
        known = ", ".join(names(kit))
        raise RenderError(f"There is no theme “{name}”; there are: {known}.")
    return found


def _extended(name: str, folders: list[Traversable]) -> str | None:
    named = next((s["extends"] for f in folders if "extends" in (s := _settings(f))), None)
    if named is not None:
        return str(named)
    return None if name == BASE else BASE


def _roots(kit: Path | None) -> list[Traversable]:
    own: list[Traversable] = [kit / "templates"] if kit is not None else []
    packaged = resources.templates()
    return [*(root for root in own if root != packaged), packaged]


def _settings(folder: Traversable) -> dict[str, Any]:
    try:
        read = yaml.load(text_of(folder / "theme.yaml"), Loader=yaml.CBaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split()).rstrip(".")
        raise RenderError(f"{folder / 'theme.yaml'} can’t be read as YAML: {said}.") from error
    return read if isinstance(read, dict) else {}
