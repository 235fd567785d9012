"""Rule settings that several kits share: `lint: extends:`, a file or what an installed package brings.

What is nearer wins: the kit over what it extends, and of several the one named later. Settings by rule
or pattern are joined key by key, the words of all add up, and any other value is replaced as a whole.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from standards_kit.ground.nearest import did_you_mean
from standards_kit.ground.plugins import RULES, points
from standards_kit.model.bind import bind
from standards_kit.model.entries import Entry
from standards_kit.model.kit import KitSettings, LintSettings, ReadingLimits, Words
from standards_kit.model.reading import Watch, read_file
from standards_kit.syntax.document import Document, Limits
from standards_kit.syntax.nodes import Mapping
from standards_kit.text.diagnostic import Finding

RULE = "unusable-extends"
_PACKAGE = "package:"
_BY_KEY = ("severity", "per_file")
Layer = Entry[LintSettings]


class Shared:
    """Reads what a kit's settings extend, each file once on its way."""

    def __init__(
        self, root: Path, base: Path, findings: list[Finding], watch: Watch | None = None
    ) -> None:
        self._watch = watch
        self._root = root
        self._base = base
        self._findings = findings
        self.paths: set[Path] = set()
        self.missing: set[Path] = set()

    def layers(self, kit: KitSettings, document: Document) -> list[Layer]:
        """The kit's own settings, then what they extend: the nearest first."""
        own: Layer = Entry(kit.lint, document, ("lint",))
        return [own, *self._above(own, self._root, (Path(os.path.realpath(self._root)),))]

    def _above(self, layer: Layer, folder: Path, chain: tuple[Path, ...]) -> Iterator[Layer]:
        for index in reversed(range(len(layer.model.extends))):
            name = layer.model.extends[index]
            path = self._path(name, folder, layer, index)
            if path is None:
                continue
            real = _real(path)
            if real in chain:
                self._object(layer, index, f"“{name}” leads back to itself.", "Take it out.")
                continue
            found = self._read(path, name, layer, index)
            if found is not None:
                yield found
                yield from self._above(found, path.parent, (*chain, real))

    def _path(self, name: str, folder: Path, layer: Layer, index: int) -> Path | None:
        if not name.startswith(_PACKAGE):
            return Path(os.path.normpath(folder / name))
        wanted = name.removeprefix(_PACKAGE).strip()
        known = {point.name: point for point in points(RULES)}
        if wanted not in known:
            told = f"No installed package brings rule settings named “{wanted}”."
            help = "Install the package beside standards-kit, or name a file."
            self._object(layer, index, told + did_you_mean(wanted, known), help)
            return None
        from importlib.resources import files

        try:
            return Path(str(files(known[wanted].module) / f"{wanted}.yaml"))
        except (ImportError, TypeError, OSError) as error:
            told = f"The package that brings “{wanted}” can't be loaded: {error}."
            self._object(layer, index, told, "Install it anew, or ask who made it.")
            return None

    def _read(self, path: Path, name: str, layer: Layer, index: int) -> Layer | None:
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib raises where a name is too long
            self.missing.add(path)
            help = "The path is seen from the file that names it."
            self._object(layer, index, f"There is no file “{name}” to extend.", help)
            return None
        self.paths.add(path)
        reading = read_file(path, self._base, Limits(), watch=self._watch)
        self._findings.extend(reading.findings)
        document = reading.documents[0] if reading.documents else Document(reading.source, 0)
        if not isinstance(document.root, Mapping):
            if document.root is not None:
                told = f"“{name}” holds no settings: it should have the keys of `lint:`."
                self._object(layer, index, told, "Write for instance `ignore: [unreferenced]`.")
            return None
        data: dict[str, Any] = document.root.data
        return Entry(bind(LintSettings, data, document, (), {}, self._findings), document, ())

    def _object(self, layer: Layer, index: int, message: str, help: str) -> None:
        self._findings.append(Finding(RULE, message, layer.place("extends", index), help=help))


def _real(path: Path) -> Path:
    """Where a path leads in truth."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a name that no file can have: it leads nowhere
        return path


def joined(layers: list[Layer]) -> LintSettings:
    """What is in force of several layers, the nearest first."""
    if len(layers) == 1:
        return layers[0].model
    values: dict[str, Any] = {}
    for layer in reversed(layers):
        model = layer.model
        for name in model.model_fields_set - {"extra", "extends"}:
            values[name] = _over(name, values.get(name), getattr(model, name))
    return LintSettings.model_construct(**values)


def _over(name: str, far: Any, near: Any) -> Any:
    """A nearer value over a farther one."""
    if far is None:
        return near
    if name in _BY_KEY:
        kept = {key: value for key, value in far.items() if key not in near}
        return {**kept, **near}
    if name == "options":
        return {rule: {**far.get(rule, {}), **near.get(rule, {})} for rule in {**far, **near}}
    if name == "words":
        added = (list(dict.fromkeys(far.accept + near.accept)), far.flag + near.flag)
        return Words.model_construct(accept=added[0], flag=list(dict.fromkeys(added[1])))
    if name == "limits":
        given = {key: getattr(near, key) for key in near.model_fields_set}
        return ReadingLimits.model_construct(**{**far.__dict__, **given})
    return near
