"""An example kit: its files as they are written, and what they say."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from standards_kit.authoring.cutting import Data
from standards_kit.ground import resources
from standards_kit.ground.records import record
from standards_kit.model.folder import KIT_FILE
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping
from standards_kit.text.source import Source

LIKE = ("hotel", "contact-centre", "council", "blank")
_LISTS = frozenset(
    "roles channels touchpoints departments audiences limits recovery tags needs frontstage backstage "
    "caused_by signs not variants say avoid".split()
)


@record
class Example:
    """A kit that others begin from: its texts by path."""

    name: str
    texts: dict[str, str]

    @property
    def settings(self) -> Data:
        """What its own file says."""
        return said_in(self.texts[KIT_FILE])[0]

    @property
    def roles(self) -> dict[str, str]:
        """Its roles by id, with their names."""
        return names_of(self.settings["roles"])

    def documents(self) -> dict[str, list[Data]]:
        """What its other files say; one of a list is a list of one, and a lone standard a section."""
        return {
            path: [_listed(as_section(each)) for each in said_in(text)]
            for path, text in self.texts.items()
            if path != KIT_FILE
        }


def example(name: str) -> Example:
    """An example kit by its name."""
    folder = resources.examples() / name
    return Example(name, {path: file.read_text("utf-8") for path, file in _files(folder, "")})


def said_in(text: str) -> list[Data]:
    """What the documents of a text say."""
    documents = read(Source("", text)).documents
    return [d.root.data for d in documents if isinstance(d.root, Mapping)]


def as_section(data: Data) -> Data:
    """A document that is one standard as one that holds standards."""
    return {"standards": [data]} if is_standard(data) else data


def is_standard(data: Data) -> bool:
    """Whether a document is one standard."""
    return "expectations" in data


def names_of(registry: Data) -> dict[str, str]:
    """Roles or the like by id, with their names."""
    return {k: v if isinstance(v, str) else v["name"] for k, v in registry.items()}


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry


def _listed(value: Any, key: str = "") -> Any:
    """Data in which one of a list is a list of one."""
    if isinstance(value, dict):
        return {k: _listed(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_listed(each) for each in value]
    return [value] if key in _LISTS else value
