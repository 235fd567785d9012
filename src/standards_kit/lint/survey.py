"""Lints a kit of many files: each is read, looked at together with a few others, and shut again.

What is kept of a shut file is plain data: what its own rules found in it, and notes of what others can see
of it (`links`). The kit's own file, what defines or serves, and what is faulty stay open, and with them come
the few shut files that a rule must have before it; over these the rules about the kit as a whole run.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from standards_kit.ground.records import bundle
from standards_kit.language.words import atoms
from standards_kit.lint.address import Addresses
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.context import Context, Elsewhere
from standards_kit.lint.crew import hands, shared
from standards_kit.lint.engine import Case, Heard, Judge, by_turn, prefix_of, prepared
from standards_kit.lint.found import comment_of, finding_of
from standards_kit.lint.links import Links, notes_of
from standards_kit.lint.looker import Looker, elsewhere, matters, may_matter, partly, stays_open
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.pledge import Says
from standards_kit.lint.records import Kept, Record, Records, decoded, encoded
from standards_kit.lint.settings import Overrides
from standards_kit.lint.shelf import File, NotInParts, Shelf, mark_of
from standards_kit.lint.suppressions import Suppression, suppressions
from standards_kit.model.folder import Unreadable
from standards_kit.model.project import Project
from standards_kit.model.readable import readables
from standards_kit.model.shut import own_terms
from standards_kit.text.diagnostic import Place

Progress = Callable[[str, int, int], None]
"""Is told what is done, with how many files of how many."""
Found = tuple[Kept, tuple[str, ...]]
_BATCH: Final = 128
"""So many files are read, and then looked at: to and fro, a processor would forget the one for the other."""
_MOST_OPEN: Final = 400
_SHARE_OPEN: Final = 4


@bundle
class Told:
    """What comes of a survey: the outcome, the mark of each file as it was read, and how many files were
    read as YAML. ``left`` is what it worked with."""

    outcome: Outcome
    marks: list[str]
    read: int
    left: object


class _Room:
    """Room for what files are read into, once they were looked at: for all kits of this process together.

    What lies about at the end goes with the process, at no cost. To put each small thing away by itself takes a
    thirtieth of a run, and is for kits that are large.
    """

    def __init__(self, most: int) -> None:
        self._left = most

    def takes(self, shelf: Shelf) -> bool:
        """Whether what is read of these files may be left where it lies."""
        needed = shelf.held + _OF_A_FILE * len(shelf.files)
        if needed > self._left:
            return False
        self._left -= needed
        return True


_OF_A_FILE: Final = 1_000
"""What a file takes beside its bytes, in the same measure."""
_ROOM: Final = _Room(7_000_000)


def survey(
    kit: Project,
    paths: Sequence[Path | Unreadable],
    today: date,
    overrides: Overrides,
    records: Records | None = None,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Told:
    """Lint a kit of which only its own file was read; ``paths`` are its other files.

    ``jobs`` is how many processes share the work; see ``crew.hands``. Raises NotInParts.
    """
    matter: set[str] = set()
    while True:
        run = _Run(Shelf(kit, paths), today, overrides, records, progress, jobs)
        found = run.look(matter)
        if found <= matter:
            return run.judged()
        matter |= found


class _Run:
    """One run over the files of a kit."""

    def __init__(
        self,
        shelf: Shelf,
        today: date,
        overrides: Overrides,
        records: Records | None,
        progress: Progress | None,
        jobs: int | None,
    ) -> None:
        self.shelf = shelf
        self.today, self.overrides = today, overrides
        self.records, self.progress, self.jobs = records, progress, jobs
        self.read = 0
        self._ready: dict[int, Project] = {}
        self._depends = ""
        self._as_bytes = True

    def look(self, matter: set[str]) -> set[str]:
        """Look at every file that must be looked at. ``matter`` are those that surely matter to others;
        gives those that do, and were not known to."""
        files = self.shelf.files
        self._open_ahead(matter)
        case = self._case(self.shelf.together())
        is_small = _ROOM.takes(self.shelf)
        self.open, self.looker = case.context, Looker(case, is_small)
        if self.records is not None:
            self._depends = self.looker.depends_on()
            self._take_kept(self.records)
        todo = [file for file in files if file.part is None and not file.kept]
        batches = [todo[start : start + _BATCH] for start in range(0, len(todo), _BATCH)]
        unexpected: set[str] = set()
        done = len(files) - len(todo)
        workers = hands(self.jobs, len(batches))
        self._as_bytes = not is_small or workers > 1 or self.records is not None
        work = partial(self._look_at, batches)
        with closing(shared(work, len(batches), workers)) as looked:
            for batch, found in zip(batches, looked, strict=True):
                unexpected |= self._take(batch, found)
                done += len(batch)
                self._tell("Looking at", done)
        return unexpected

    def _tell(self, doing: str, done: int) -> None:
        if self.progress is not None:
            self.progress(doing, done, len(self.shelf.files))

    def _open_ahead(self, matter: set[str]) -> None:
        """Note what each file is, and open those that may matter to the findings in others."""
        known = self.records.known if self.records is not None else {}
        for file in self.shelf.files[1:]:
            self._tell("Reading", file.number)
            content = self.shelf.content(file)
            file.mark = mark_of(content)
            if isinstance(content, Unreadable):
                file.part = self._read(file)
                continue
            before = known.get(file.name)
            if before is not None and before.mark == file.mark:
                file.terms = before.terms
                if before.kept:
                    continue
                file.part = self._read(file)
            elif file.name in matter or may_matter(content):
                self._open(file)
            else:
                self.shelf.hold(file, content)

    def _open(self, file: File) -> None:
        """Read a file, and leave it open or take note of what it defines."""
        part = self.shelf.read(file)
        if stays_open(part):
            file.part = part
            self.read += 1
            return
        file.terms = own_terms(part)
        if len(self._ready) < _MOST_OPEN:
            self._ready[file.number] = part
        else:
            self.shelf.shut(file)

    def _read(self, file: File) -> Project:
        self.read += 1
        return self.shelf.read(file)

    def _take_kept(self, records: Records) -> None:
        marks = {file.name: file.mark for file in self.shelf.files}
        by_name = self.shelf.by_name
        for record in records.recall(self._depends, marks):
            file = by_name[record.name]
            file.kept, file.beside = record.kept, record.beside

    def _look_at(self, batches: Sequence[Sequence[File]], number: int) -> list[Found | None]:
        """Look at some files, and shut them: what is kept of each, and which others it points at.

        None for a file that stays open.
        """
        found: dict[int, Found] = {}
        shut: list[tuple[File, Project]] = []
        for file in batches[number]:
            part = self._ready.pop(file.number, None) or self.shelf.read(file)
            if stays_open(part) or (part.terms and not file.terms):
                self._ready[file.number] = part
            else:
                shut.append((file, part))
        for (file, _), kept in zip(shut, self.looker.look([part for _, part in shut]), strict=True):
            told = encoded(kept) if self._as_bytes else kept
            found[file.number] = told, elsewhere(kept, file.name)
            self.shelf.shut(file)
        return [found.get(file.number) for file in batches[number]]

    def _take(self, batch: Sequence[File], found: Sequence[Found | None]) -> set[str]:
        """Take what was found. Gives the files that matter to others, which was not known."""
        unexpected: set[str] = set()
        for file, told in zip(batch, found, strict=True):
            if told is None:
                file.part = self._ready.pop(file.number, None) or self.shelf.read(file)
                if matters(file.part) or not stays_open(file.part):
                    unexpected.add(file.name)
            else:
                file.kept, file.beside = told
        self.read += len(batch)
        return unexpected

    def judged(self) -> Told:
        """Judge the kit by what was found in its files, and by what they have to do with each other."""
        self.shelf.settle()
        links = Links()
        telling: list[File] = []
        standards = 0
        for file in self.shelf.files:
            self._tell("Comparing", file.number)
            if file.kept:
                count, noted, found, comments = decoded(file.kept)
                links.add(file.number, notes_of(noted))
                standards += count
                if found or comments:
                    telling.append(file)
        here = self._case(self.shelf.together(), links)
        standards += len(here.context.project.standards)
        linked, strayed = self._opened(links, here.context)
        case = self._case(linked, links, self.overrides)
        outcome = Outcome(
            self.shelf.kit.home.root,
            [file.name for file in self.shelf.files],
            standards,
            self.today,
        )
        judge = Judge(case, outcome, self._addresses(case.context.project))
        for turn, rules in enumerate(by_turn(case.ran)):
            heard: list[Heard] = []
            if not turn:
                heard += self._by_file_rules(rules, here, strayed, links)
                heard += self._found_in_shut(telling)
            heard += (
                (finding, None)
                for listed in rules
                if listed.rule.scope == "links"
                for finding in listed.rule.check(case.context)
            )
            if not turn:
                case.context.__dict__["suppressions"] = self._comments(telling)
            judge.hear(heard)
        judge.close()
        self._keep()
        return Told(outcome, [file.mark for file in self.shelf.files], self.read, self)

    def _case(
        self, project: Project, links: Links | None = None, overrides: Overrides | None = None
    ) -> Case:
        """A kit as its rules see it: some of its files, and what is known of the rest."""
        case = prepared(project, self.today, overrides or replace(self.overrides, baselines=False))
        if not partly(case.ran):
            raise NotInParts
        if links is not None:
            context = case.context
            for name in ("glossary", "_finders", "_meanings"):
                context.__dict__[name] = getattr(self.open, name)
            context.elsewhere = Elsewhere(
                [self.open.terms[number] for number in links.uses],
                links.references(project),
                links.plays,
                links.ids,
                self._writes,
            )
        return case

    def _opened(self, links: Links, here: Context) -> tuple[Project, Project | None]:
        """The kit with the shut files that rules of the scope `links` must have before them, and with those
        of which a finding lies elsewhere, if there are any."""
        concerned = links.concerned(here, self.looker.said, self._said_in)
        most = max(_MOST_OPEN, len(self.shelf.files) // _SHARE_OPEN)
        if len(concerned | links.strays) > most:
            raise NotInParts
        files = self.shelf.files
        parts = {number: self._read(files[number]) for number in sorted(concerned | links.strays)}
        linked = self.shelf.together((files[number], parts[number]) for number in concerned)
        if not links.strays:
            return linked, None
        strayed = self.shelf.together((files[number], parts[number]) for number in links.strays)
        strayed.terms = [
            term for file in files if file.part is not None for term in file.part.terms
        ]
        return linked, strayed

    def _said_in(self, number: int) -> dict[str, Says]:
        return self.looker.said_in(self.shelf.look_into(self.shelf.files[number]))

    def _by_file_rules(
        self, rules: Iterable[Listed], here: Case, strayed: Project | None, links: Links
    ) -> Iterator[Heard]:
        """What rules of the scope `file` find in what lies open, and in definitions wherever they are.

        A default that is written once may be wrong for many files: then the finding lies in none of them.
        """
        own = [listed for listed in rules if listed.rule.scope == "file"]
        for listed in own:
            for finding in listed.rule.check(here.context):
                if strayed is None or self._is_shut(finding.place):
                    yield finding, None
        if strayed is not None:
            context = self._case(strayed, links).context
            context.__dict__["terms"] = here.context.terms
            for listed in own:
                for finding in listed.rule.check(context):
                    if not self._is_shut(finding.place):
                        yield finding, None

    def _is_shut(self, place: Place) -> bool:
        file = self.shelf.by_name.get(place.source.path)
        return file is not None and bool(file.kept)

    def _addresses(self, project: Project) -> Callable[[Place], str]:
        """Tells the address of a place in any file."""
        prefix = prefix_of(project)
        known = Addresses(project, prefix)

        def address_of(place: Place) -> str:
            if not self._is_shut(place):
                return known.of(place)
            part = self.shelf.look_into(self.shelf.by_name[place.source.path])
            return Addresses(part, prefix).of(place)

        return address_of

    def _found_in_shut(self, telling: Iterable[File]) -> Iterator[Heard]:
        for file in telling:
            for address, *told in decoded(file.kept)[2]:
                yield finding_of(told, self.shelf.source), address

    def _comments(self, telling: Iterable[File]) -> list[Suppression]:
        """The comments of all files that keep findings quiet."""
        told = {file.number: decoded(file.kept)[3] for file in telling}
        found: list[Suppression] = []
        for file in self.shelf.files:
            if file.kept:
                found += [comment_of(one, self.shelf.source) for one in told.get(file.number, ())]
            elif file.part is not None:
                found += (c for reading in file.part.readings for c in suppressions(reading))
        return found

    def _writes(self, word: str) -> bool:
        """Whether a file that is shut holds a word."""
        return any(self._holds(file, word) for file in self.shelf.files if file.kept)

    def _holds(self, file: File, word: str) -> bool:
        content = self.shelf.content(file)
        if not isinstance(content, bytes) or not (word.encode() in content or b"\\" in content):
            return False
        texts = (readable.text for readable in readables(self.shelf.look_into(file)))
        return any(word in text and word in atoms(text) for text in texts)

    def _keep(self) -> None:
        """Keep what is known of the files for the next run."""
        if self.records is not None:
            marks = {file.name: file.mark for file in self.shelf.files}
            files = self.shelf.files[1:]

            def record_of(number: int) -> Record:
                file = files[number]
                beside = {name: marks[name] for name in file.beside if name in marks}
                kept = file.kept if isinstance(file.kept, bytes) else encoded(file.kept)
                return Record(file.name, file.mark, beside, file.terms, kept)

            self.records.keep(self._depends, [file.name for file in files], record_of)
