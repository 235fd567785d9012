"""The kit that is written where nothing is said of it, and what editors read beside any kit."""

import json
from datetime import date
from importlib.resources.abc import Traversable

from standards_kit.ground import resources
from standards_kit.model.folder import KIT_FILE

_SCHEMA_FOLDER = ".standards-kit"


def for_editors(files: dict[str, str]) -> dict[str, str]:
    """The files of a kit, each with the line by which an editor finds its schema, and the schemas."""
    return {path: _schema_line(path) + text for path, text in files.items()} | _schemas()


def starter_kit(today: date) -> dict[str, str]:
    """Every file of the starter kit by its path."""
    files = _starter(resources.starter(), "")
    return {path: _dated(file.read_text("utf-8"), today) for path, file in files}


def _schemas() -> dict[str, str]:
    from standards_kit.model.schema import SCHEMAS, schema_of

    found = {}
    for name in SCHEMAS:
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        found[f"{_SCHEMA_FOLDER}/{name}.schema.json"] = text
    return found


def _starter(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("_"):
            found += _starter(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            found.append((prefix + entry.name, entry))
    return found


def _schema_line(path: str) -> str:
    """The line by which the YAML language server finds the schema, from where the file lies."""
    name = "kit" if path == KIT_FILE else "source"
    up = "../" * path.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{_SCHEMA_FOLDER}/{name}.schema.json\n"


def _dated(text: str, today: date) -> str:
    try:
        later = today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        later = today.replace(year=today.year + 1, day=28)
    return text.replace("@TODAY@", today.isoformat()).replace("@NEXT_YEAR@", later.isoformat())
