"""A kit with other texts in place of some of its files; what stands in the rest is not read again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from standards_kit.model.folder import is_wanted
from standards_kit.model.project import Project, add_reading, load, reading_limits
from standards_kit.model.reading import label, read_file
from standards_kit.syntax.document import Reading

_PARTS = ("standards", "touchpoints", "journeys", "plays", "limits", "moments", "terms")


def overlaid(project: Project, texts: Mapping[str, str]) -> Project:
    """Take a kit and texts by the names of files, there or not; give the kit as it would be with them.

    Where the kit's own file is among them, all is read anew: its settings reach everywhere.
    """
    unsaved = {name: text.encode() for name, text in texts.items()}
    if label(project.home.kit_file, project.base) in texts:
        return load(project.home, project.base, unsaved=unsaved)
    found = replace(project, readings=[])
    for part in _PARTS:
        setattr(found, part, [])
    found.findings = [f for f in project.findings if f.place.source.path not in texts]
    parts = _by_file(project)
    for reading in _in_order(project, texts):
        name = reading if isinstance(reading, str) else reading.source.path
        if name in texts:
            limits = reading_limits(project.kit)
            add_reading(found, read_file(project.base / name, project.base, limits, unsaved))
        elif isinstance(reading, Reading):
            found.readings.append(reading)
            for part, entries in parts.get(name, {}).items():
                getattr(found, part).extend(entries)
    return found


def _in_order(project: Project, texts: Mapping[str, str]) -> Iterable[Reading | str]:
    """What was read, then the names of files that are not there yet and would be read if they were."""
    yield from project.readings
    known = {reading.source.path for reading in project.readings}
    for name in texts:
        inside = label(project.base / name, project.home.root)
        if name not in known and is_wanted(inside, project.kit.sources, project.kit.exclude):
            yield name


def _by_file(project: Project) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for part in _PARTS:
        for entry in getattr(project, part):
            document = entry.entry.document if part == "terms" else entry.document
            found.setdefault(document.source.path, {}).setdefault(part, []).append(entry)
    return found
