"""The files of a kit: which lie open, and the way back to what is in those that are shut."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from standards_kit.ground.records import bundle
from standards_kit.ground.sealed import digest
from standards_kit.lint.records import Kept
from standards_kit.model.entries import TermEntry
from standards_kit.model.folder import Unreadable, contents
from standards_kit.model.project import Project, alone, reading_limits, together
from standards_kit.model.reading import label, read_content
from standards_kit.model.shut import FileSource, terms_of
from standards_kit.syntax.document import Document
from standards_kit.text.source import Source

_MOST_AHEAD: Final = 32_000_000
_AT_HAND: Final = 64


class NotInParts(Exception):
    """A kit that must be judged as a whole: too many files matter to others, or some change meanwhile."""


@bundle
class File:
    """One file of a kit.

    ``part`` is its content while it lies open, ``kept`` what is kept of one that can be shut, ``terms`` what
    its standards define for themselves. ``beside`` are the other files that its findings point at.
    """

    number: int
    path: Path | Unreadable
    name: str
    mark: str = ""
    part: Project | None = None
    kept: Kept = b""
    terms: list[Any] = field(default_factory=list)
    beside: Collection[str] = ()


class Shelf:
    """Reads the files of a kit, each as often as it is needed."""

    def __init__(self, kit: Project, paths: Sequence[Path | Unreadable]) -> None:
        self.kit = kit
        self._limits = reading_limits(kit.kit)
        self.files = [File(0, kit.home.kit_file, kit.readings[0].source.path, part=kit)]
        for number, path in enumerate(paths, 1):
            self.files.append(File(number, path, label(_path_of(path), kit.base)))
        self.by_name = {file.name: file for file in self.files}
        if len(self.by_name) < len(self.files):
            raise NotInParts
        self._ahead: dict[int, bytes] = {}
        self._room = _MOST_AHEAD
        self._settled = False
        self._texts: OrderedDict[int, Source] = OrderedDict()
        self._parts: OrderedDict[int, Project] = OrderedDict()
        self._sources: dict[int, FileSource] = {}
        self._terms: dict[int, list[TermEntry]] = {}

    def content(self, file: File) -> bytes | Unreadable:
        """What is in a file, as it is now."""
        if isinstance(file.path, Unreadable):
            return file.path
        return contents(file.path, self._limits.size)

    def hold(self, file: File, content: bytes) -> None:
        """Keep at hand what will be read soon, as far as there is room."""
        if len(content) < self._room:
            self._room -= len(content)
            self._ahead[file.number] = content

    @property
    def held(self) -> int:
        """How many bytes are at hand."""
        return _MOST_AHEAD - self._room

    def read(self, file: File) -> Project:
        """A file by itself. Raises NotInParts where it is no longer what it was."""
        held = self._ahead.pop(file.number, None)
        content = self.content(file) if held is None else held
        if held is not None:
            self._room += len(held)
        elif file.mark != mark_of(content):
            raise NotInParts

        def made(_: str, text: str) -> Source:
            source = self._source(file)
            source.open(text)
            return source

        return alone(self.kit, read_content(file.name, content, self._limits, made))

    def shut(self, file: File) -> None:
        """Let go of a file's text, and of the file where nothing of it is known by more than plain data."""
        self._source(file).shut()
        if not file.terms and not self._settled:
            del self._sources[file.number]

    def settle(self) -> None:
        """From now on findings are made that point at sources: each file has one and the same."""
        self._settled = True
        self._ahead.clear()

    def source(self, name: str) -> Source:
        """The source of a file."""
        file = self.by_name[name]
        return file.part.readings[0].source if file.part is not None else self._source(file)

    def look_into(self, file: File) -> Project:
        """What is in a file that is shut, read anew where that was not done of late."""
        found = self._parts.get(file.number)
        if found is None:
            found = self._parts[file.number] = self.read(file)
            if len(self._parts) > _AT_HAND:
                number, _ = self._parts.popitem(last=False)
                self.shut(self.files[number])
        return found

    def together(self, more: Iterable[tuple[File, Project]] = ()) -> Project:
        """What lies open, and some of what does not, in the order of the kit; with all definitions."""
        parts = {file.number: file.part for file in self.files if file.part is not None}
        parts.update((file.number, part) for file, part in more)
        found = together(self.kit, (parts[number] for number in sorted(parts)))
        found.terms = self._every_term() if self._any_own() else found.terms
        return found

    def _any_own(self) -> bool:
        return any(file.terms for file in self.files)

    def _every_term(self) -> list[TermEntry]:
        found: list[TermEntry] = []
        for file in self.files:
            if file.part is not None:
                found += file.part.terms
            elif file.terms:
                found += self._own_terms(file)
        return found

    def _own_terms(self, file: File) -> list[TermEntry]:
        """What the standards of a shut file define, made once."""
        known = self._terms.get(file.number)
        if known is None:
            fetch = self._fetching(file)
            known = self._terms[file.number] = list(terms_of(file.terms, self._source(file), fetch))
        return known

    def _fetching(self, file: File) -> Callable[[int], Document]:
        def fetch(number: int) -> Document:
            documents = self.look_into(file).documents
            return next(document for document in documents if document.number == number)

        return fetch

    def _source(self, file: File) -> FileSource:
        found = self._sources.get(file.number)
        if found is None:
            found = FileSource(file.name, lambda: self._text(file))
            self._sources[file.number] = found
        return found

    def _text(self, file: File) -> Source:
        """A text that is read anew where it was put away; as it is now, should it have changed."""
        found = self._texts.get(file.number)
        if found is None:
            content = self.content(file)
            text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
            found = self._texts[file.number] = Source(file.name, text)
            if len(self._texts) > _AT_HAND:
                self._texts.popitem(last=False)
        return found


def mark_of(content: bytes | Unreadable) -> str:
    """A mark of a file's bytes; of the reason where it can't be read."""
    if isinstance(content, bytes):
        return digest(content)
    return digest(b"unreadable", content.reason.encode())


def _path_of(path: Path | Unreadable) -> Path:
    return path.path if isinstance(path, Unreadable) else path
