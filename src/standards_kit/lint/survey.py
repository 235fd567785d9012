"""Lints a kit of many files: each is read, looked at together with a few others, and shut again.

What is kept of a shut file is plain data: what its own rules found in it, and notes of what others can see
of it (`links`). The kit's own file, what defines or serves, and what is faulty stay open, and with them come
the few shut files that a rule must have before it; over these the rules about the kit as a whole run.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from standards_kit.ground.sealed import digest
from standards_kit.language.words import atoms
from standards_kit.lint.address import Addresses
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.context import Context, Elsewhere
from standards_kit.lint.engine import Case, Heard, Judge, by_turn, prefix_of, prepared
from standards_kit.lint.found import comment_of, finding_of
from standards_kit.lint.links import Links, notes_of
from standards_kit.lint.looker import Looker, elsewhere, matters, may_matter, partly, stays_open
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.records import Record, Records
from standards_kit.lint.settings import Overrides
from standards_kit.lint.suppressions import Suppression, suppressions
from standards_kit.model.folder import Unreadable, contents
from standards_kit.model.project import Project, alone, reading_limits, together
from standards_kit.model.readable import readables
from standards_kit.model.reading import label, read_content
from standards_kit.text.source import Source

Progress = Callable[[int, int], None]
_BATCH: Final = 64
"""So many files are read, and then looked at: to and fro, a processor would forget the one for the other."""
_MOST_OPEN: Final = 400
_SHARE_OPEN: Final = 4
_MOST_AHEAD: Final = 32_000_000
_TEXTS: Final = 64


class NotInParts(Exception):
    """A kit that must be judged as a whole: too many files matter to others, or some change meanwhile."""


@dataclass(slots=True, eq=False)
class File:
    """One file of a kit: ``part`` is its content while it lies open, ``kept`` what is kept of a shut one."""

    number: int
    path: Path | Unreadable
    name: str
    mark: str = ""
    part: Project | None = None
    kept: bytes = b""
    beside: Collection[str] = ()


class Shelf:
    """The files of a kit: reads them from the disk, and lends the texts of those that are shut."""

    def __init__(self, kit: Project, paths: Sequence[Path | Unreadable]) -> None:
        self.kit = kit
        self._limits = reading_limits(kit.kit)
        own = File(0, kit.home.kit_file, kit.readings[0].source.path, part=kit)
        self.files = [own]
        for number, path in enumerate(paths, 1):
            where = path.path if isinstance(path, Unreadable) else path
            self.files.append(File(number, path, label(where, kit.base)))
        self.by_name = {file.name: file for file in self.files}
        self._ahead: dict[int, bytes] = {}
        self._room = _MOST_AHEAD
        self._texts: OrderedDict[int, Source] = OrderedDict()
        self._sources: dict[int, Source] = {}

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

    def read(self, file: File) -> Project:
        """A file by itself. Raises NotInParts where it is no longer what it was."""
        held = self._ahead.pop(file.number, None)
        content = self.content(file) if held is None else held
        if held is not None:
            self._room += len(held)
        elif file.mark != mark_of(content):
            raise NotInParts(file.name)
        where = file.path.path if isinstance(file.path, Unreadable) else file.path
        return alone(self.kit, read_content(where, self.kit.base, content, self._limits))

    def source(self, name: str) -> Source:
        """The source of a file: while it is shut, one that reads its text when it is asked for it."""
        file = self.by_name[name]
        if file.part is not None:
            return file.part.readings[0].source
        found = self._sources.get(file.number)
        if found is None:
            found = self._sources[file.number] = _ShutSource(name, lambda: self._text(file))
        return found

    def _text(self, file: File) -> Source:
        """A text that is read anew where it was put away."""
        found = self._texts.get(file.number)
        if found is None:
            content = self.content(file)
            text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
            found = self._texts[file.number] = Source(file.name, text)
            if len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        return found


class _ShutSource(Source):
    """A source whose text lies on the disk until somebody asks for it."""

    def __init__(self, path: str, fetch: Callable[[], Source]) -> None:
        self.path = path
        self._fetch = fetch

    @property
    def text(self) -> str:  # type: ignore[override]
        return self._fetch().text

    @property
    def line_starts(self) -> list[int]:
        return self._fetch().line_starts

    @property
    def written(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"Source({self.path!r}, on the disk)"


def mark_of(content: bytes | Unreadable) -> str:
    """A mark of a file's bytes; of the reason where it can't be read."""
    if isinstance(content, bytes):
        return digest(content)
    return digest(b"unreadable", content.reason.encode())


@dataclass(slots=True)
class Told:
    """What comes of a survey: the outcome, and the mark of each file as it was read."""

    outcome: Outcome
    marks: list[str]
    read: int
    """How many files were read as YAML."""


def survey(
    kit: Project,
    paths: Sequence[Path | Unreadable],
    today: date,
    overrides: Overrides,
    records: Records | None = None,
    progress: Progress | None = None,
) -> Told:
    """Lint a kit of which only its own file was read; ``paths`` are its other files. Raises NotInParts."""
    matter: set[str] = set()
    while True:
        run = _Run(kit, paths, today, overrides, records, progress)
        found = run.begin(matter)
        if found <= matter:
            return run.judged()
        matter |= found


class _Run:
    """One run over the files of a kit."""

    def __init__(
        self,
        kit: Project,
        paths: Sequence[Path | Unreadable],
        today: date,
        overrides: Overrides,
        records: Records | None,
        progress: Progress | None,
    ) -> None:
        self.shelf = Shelf(kit, paths)
        if len(self.shelf.by_name) < len(self.shelf.files):
            raise NotInParts  # two files of one name
        self.today, self.overrides = today, overrides
        self.records, self.progress = records, progress
        self.read = 0
        self.depends = ""
        self._ready: dict[int, Project] = {}

    def begin(self, matter: set[str]) -> set[str]:
        """Look at every file that must be looked at. Gives those that matter to others unexpectedly."""
        files = self.shelf.files
        self._open_ahead(matter)
        looking = replace(self.overrides, baselines=False)
        self.open = prepared(self._together(), self.today, looking)
        if not partly(self.open.ran):
            raise NotInParts
        looker = Looker(self.open)
        self._take_kept(looker)
        todo = [file for file in files if file.part is None and not file.kept]
        unexpected: set[str] = set()
        for start in range(0, len(todo), _BATCH):
            batch = todo[start : start + _BATCH]
            unexpected |= self._look(looker, batch)
            if self.progress is not None:
                self.progress(len(files) - len(todo) + start + len(batch), len(files))
        return unexpected

    def _open_ahead(self, matter: set[str]) -> None:
        """Note what each file is, and open those that may matter to the findings in others."""
        known = self.records.known() if self.records is not None else {}
        for file in self.shelf.files[1:]:
            content = self.shelf.content(file)
            file.mark = mark_of(content)
            if isinstance(content, bytes):
                self.shelf.hold(file, content)
            mark, is_open = known.get(file.name, ("", False))
            if file.name in matter or isinstance(content, Unreadable):
                file.part = self._read(file)
            elif mark == file.mark:
                file.part = self._read(file) if is_open else None
            elif may_matter(content):
                part = self._read(file)
                if stays_open(part):
                    file.part = part
                elif len(self._ready) < _MOST_OPEN:
                    self._ready[file.number] = part
                else:
                    self.shelf.hold(file, content)

    def _read(self, file: File) -> Project:
        self.read += 1
        return self.shelf.read(file)

    def _take_kept(self, looker: Looker) -> None:
        if self.records is None:
            return
        self.depends = looker.depends_on()
        marks = {file.name: file.mark for file in self.shelf.files}
        for name, (kept, beside) in self.records.recall(self.depends, marks).items():
            file = self.shelf.by_name.get(name)
            if file is not None and file.part is None:
                file.kept, file.beside = kept, beside

    def _look(self, looker: Looker, batch: Sequence[File]) -> set[str]:
        """Look at some files, and shut them. Gives those that can't be shut for the others' sake."""
        unexpected: set[str] = set()
        shut: list[tuple[File, Project]] = []
        for file in batch:
            part = self._ready.pop(file.number, None) or self._read(file)
            if stays_open(part):
                file.part = part
                if matters(part):
                    unexpected.add(file.name)
            else:
                shut.append((file, part))
        for (file, _), kept in zip(shut, looker.look([part for _, part in shut]), strict=True):
            file.kept, file.beside = encoded(kept), elsewhere(kept, file.name)
        return unexpected

    def _together(self) -> Project:
        """What lies open, in the order of the kit."""
        parts = (file.part for file in self.shelf.files if file.part is not None)
        return together(self.shelf.kit, parts)

    def judged(self) -> Told:
        """Judge the kit by what was found in its files, and by what they have to do with each other."""
        links = Links()
        kept: list[tuple[File, list[Any], list[Any]]] = []
        standards = 0
        for file in self.shelf.files:
            if file.kept:
                count, noted, found, comments = json.loads(file.kept)
                links.add(file.number, notes_of(noted))
                standards += count
                if found or comments:
                    kept.append((file, found, comments))
        project = self._together()
        standards += len(project.standards)
        for number in self._concerned(links, project):
            file = self.shelf.files[number]
            file.part = self._read(file)
        case = self._case(links)
        outcome = Outcome(
            project.home.root, [file.name for file in self.shelf.files], standards, self.today
        )
        addresses = Addresses(case.context.project, prefix_of(project))
        judge = Judge(case, outcome, addresses.of)
        for turn, rules in enumerate(by_turn(case.ran)):
            heard = list(self._found_here(case.context, rules))
            if not turn:
                heard += self._found_in_shut(kept)
                case.context.__dict__["suppressions"] = self._comments(kept)
            judge.hear(heard)
        judge.close()
        self._keep()
        return Told(outcome, [file.mark for file in self.shelf.files], self.read)

    def _keep(self) -> None:
        """Keep what is known of the files for the next run."""
        if self.records is not None:
            by_name = self.shelf.by_name
            self.records.keep(
                self.depends,
                (
                    Record(
                        file.name,
                        file.mark,
                        {name: by_name[name].mark for name in file.beside if name in by_name},
                        file.kept,
                    )
                    for file in self.shelf.files[1:]
                ),
            )

    def _concerned(self, links: Links, project: Project) -> list[int]:
        """The shut files that some rule must have before it."""
        case = prepared(project, self.today, replace(self.overrides, baselines=False))
        found = links.concerned(case.context)
        most = max(_MOST_OPEN, len(self.shelf.files) // _SHARE_OPEN)
        if found is None or len(found) > most:
            raise NotInParts
        return sorted(found)

    def _case(self, links: Links) -> Case:
        """The kit as its rules see it: what lies open, and what is known of the rest."""
        case = prepared(self._together(), self.today, self.overrides)
        known = self.open.context
        context = case.context
        for name in ("glossary", "_finders", "_meanings"):
            context.__dict__[name] = getattr(known, name)
        context.elsewhere = Elsewhere(
            [known.terms[number] for number in links.uses],
            links.references(context.project),
            self._writes,
        )
        return case

    def _found_here(self, context: Context, rules: Iterable[Listed]) -> Iterator[Heard]:
        """What is found in what lies open; of a shut file only what its own rules can't find."""
        for listed in rules:
            own = listed.rule.scope == "file"
            for finding in listed.rule.check(context):
                if not (own and self.shelf.by_name[finding.place.source.path].kept):
                    yield finding, None

    def _found_in_shut(self, kept: Iterable[tuple[File, list[Any], list[Any]]]) -> Iterator[Heard]:
        for _, found, _ in kept:
            for address, *told in found:
                yield finding_of(told, self.shelf.source), address

    def _comments(self, kept: Iterable[tuple[File, list[Any], list[Any]]]) -> list[Suppression]:
        """The comments of all files that keep findings quiet."""
        told = {file.number: comments for file, _, comments in kept}
        found: list[Suppression] = []
        for file in self.shelf.files:
            if file.kept:
                found += [comment_of(one, self.shelf.source) for one in told.get(file.number, ())]
            elif file.part is not None:
                found += (c for reading in file.part.readings for c in suppressions(reading))
        return found

    def _writes(self, word: str) -> bool:
        """Whether a file that is shut holds a word."""
        return any(self._holds(file, word) for file in self.shelf.files if file.part is None)

    def _holds(self, file: File, word: str) -> bool:
        content = self.shelf.content(file)
        if not isinstance(content, bytes) or not (word.encode() in content or b"\\" in content):
            return False
        texts = (readable.text for readable in readables(self.shelf.read(file)))
        return any(word in text and word in atoms(text) for text in texts)


def encoded(kept: Any) -> bytes:
    """Plain data as it is kept: one line."""
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
