"""What was said of a kit the last time, said again where nothing has changed that it depends on.

It depends on every source of the kit, on what else the rules look into (`Beside`), on this program and
the packages beside it, on what the command line says, and on the day. All of it is read, and compared by
digests of its content: what the clock of a file says counts for nothing.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from standards_kit.ground import plugins, resources, sealed
from standards_kit.ground.records import bundle
from standards_kit.ground.sealed import digest
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.engine import today_in
from standards_kit.lint.found import (
    comment_of,
    diagnostic_of,
    plain_comment,
    plain_diagnostic,
    sources_in,
)
from standards_kit.lint.level import Level
from standards_kit.lint.outcome import Outcome
from standards_kit.lint.records import Records
from standards_kit.lint.settings import Overrides
from standards_kit.lint.shelf import mark_of
from standards_kit.model.clock import time_zone
from standards_kit.model.folder import Home, Unreadable, contents, sources
from standards_kit.model.project import Project, reading_limits
from standards_kit.model.reading import label
from standards_kit.syntax.document import Limits
from standards_kit.text.source import Source

ROOM = "lint"
FEWEST = 40
"""Of fewer files nothing is kept: to read them again costs no more than to look it up."""
_LARGEST = 100_000_000
_MOST = 20_000
"""Of more findings only what is kept file by file is kept."""
_SPOILT = (ValueError, TypeError, KeyError, IndexError, AttributeError, LookupError)
"""What comes of data that isn't what we would have written."""


@bundle
class Witness:
    """Notes what was read of which file, while a kit is read."""

    seen: dict[Path, str] = field(default_factory=dict)

    def __call__(self, path: Path, data: bytes | Unreadable) -> None:
        self.seen[path] = mark_of(data)


class Memory:
    """What is kept of one kit, for one way of asking about it."""

    def __init__(self, home: Home, base: Path, overrides: Overrides, today: date | None) -> None:
        self._home = home
        self._base = base
        self._today = today
        asked = repr(
            (
                str(home.kit_file), str(base), os.path.realpath(home.root), overrides.select,
                overrides.ignore, sorted(overrides.severity.items()), overrides.level,
                overrides.only_errors, overrides.baselines,
            )
        )  # fmt: skip
        self._name = f"{ROOM}/{digest(asked.encode('utf-8', 'surrogatepass'))}"
        self.witness = Witness()
        self._beside: dict[str, str] = {}
        self._brand = ""

    def recall(self) -> Outcome | None:
        """What was said the last time, if it would be said again; else None."""
        kept = sealed.recall(self._name)
        try:
            return self._recalled(kept) if kept else None
        except _SPOILT:
            return None

    def _recalled(self, kept: Mapping[str, Any]) -> Outcome | None:
        today = self._today or today_in(kept["zone"])
        if kept["program"] != program() or kept["today"] != today.isoformat():
            return None
        if _print_of_brand(self._home.root, kept["brand"]) != kept["brand_files"]:
            return None
        shown: dict[str, bytes] = {}
        for path, known in kept["beside"].items():
            name = label(Path(path), self._base)
            if _print_of(Path(path)) != known:
                return None
            if kept["shown"].get(name):
                shown[name] = _bytes(contents(Path(path), _LARGEST))
        paths = self._read(kept, shown)
        return None if paths is None else self._outcome(kept, paths, shown, today)

    def _read(self, kept: Mapping[str, Any], shown: dict[str, bytes]) -> list[str] | None:
        """The names of the sources, if they are what they were; and the bytes of some of them."""
        seen: list[str] = []
        paths: list[str] = []
        wanted = kept["shown"]
        most, beside = Limits().size, kept["beside"]
        for path in sources(self._home, *kept["sources"]):
            if isinstance(path, Unreadable):
                data: bytes | Unreadable = path
                name = label(path.path, self._base)
            elif str(path) in beside:
                continue
            else:
                data = contents(path, most)
                name = label(path, self._base)
            if not paths and mark_of(data) != kept["kit"]:
                return None
            most = kept["most"]
            seen.append(mark_of(data))
            paths.append(name)
            if wanted.get(name):
                shown[name] = _bytes(data)
        return paths if _mark(paths, seen) == kept["mark"] else None

    def _outcome(
        self, kept: Mapping[str, Any], paths: list[str], shown: dict[str, bytes], today: date
    ) -> Outcome:
        texts = {
            name: Source(name, shown[name].decode("utf-8-sig") if written else "")
            for name, written in kept["shown"].items()
        }
        rules = catalogue()

        def url(rule: str) -> str:
            return rules[rule].url

        def read(told: Iterable[Any]) -> list[Any]:
            return [diagnostic_of(one, texts.__getitem__, url) for one in told]

        quiet = [comment_of(one, texts.__getitem__) for one in kept["comments"]]
        return Outcome(
            self._home.root,
            paths,
            kept["standards"],
            today,
            read(kept["diagnostics"]),
            [(one, quiet[n]) for one, n in zip(read(kept["quiet"]), kept["by"], strict=True)],
            tuple(rules[name] for name in kept["ran"]),
            read(kept["held"]),
            Level(kept["claimed"]) if kept["claimed"] else None,
            tuple(kept["omitted"]),
            kept["whole"],
            read(kept["baselined"]),
        )

    def look(self, project: Project) -> None:
        """Note what lies beside the sources, before the rules look into it."""
        self._beside = {str(path): _print_of(path) for path in _beside(project)}
        self._brand = _print_of_brand(self._home.root, _brand_of(project))

    def records(self, kit: Project, today: date, files: int) -> Records:
        """What is kept of the files of a kit one by one."""
        extended = [(str(path), self._beside.get(str(path))) for path in sorted(kit.extended)]
        own = self.witness.seen.get(self._home.kit_file)
        env = repr((program(), own, extended, today.isoformat()))
        return Records(f"{self._name}.files", digest(env.encode("utf-8", "surrogatepass")), files)

    def keep(self, verdict: Outcome, project: Project, marks: Sequence[str] | None = None) -> None:
        """Keep what is said, if it will be said again as long as nothing changes.

        ``marks`` are those of the files beside the kit's own, where the witness has not seen them.
        """
        extended = project.extended
        seen = [mark for path, mark in self.witness.seen.items() if path not in extended]
        seen += marks or ()
        if len(verdict.paths) <= FEWEST or len(seen) != len(verdict.paths):
            return
        sealed.tidy(ROOM)
        if len(verdict.diagnostics) + len(verdict.held) + len(verdict.quiet) > _MOST:
            return
        shown = self._shown(verdict) if self._sound(project) else None
        if shown is None:
            return
        comments: dict[int, int] = {}
        told: list[Any] = []
        for _, comment in verdict.quiet:
            if id(comment) not in comments:
                comments[id(comment)] = len(told)
                told.append(plain_comment(comment))
        kit, calendar = project.kit, project.kit.calendars.get("default")
        sealed.keep(
            self._name,
            {
                "program": program(),
                "zone": calendar.timezone if calendar else None,
                "today": verdict.today.isoformat(),
                "sources": [kit.sources, kit.exclude, kit.output],
                "most": reading_limits(kit).size,
                "kit": seen[0],
                "mark": _mark(verdict.paths, seen),
                "beside": self._beside,
                "brand": _brand_of(project),
                "brand_files": self._brand,
                "shown": shown,
                "standards": verdict.standards,
                "diagnostics": [*map(plain_diagnostic, verdict.diagnostics)],
                "quiet": [plain_diagnostic(one) for one, _ in verdict.quiet],
                "by": [comments[id(comment)] for _, comment in verdict.quiet],
                "comments": told,
                "ran": [listed.name for listed in verdict.ran],
                "held": [*map(plain_diagnostic, verdict.held)],
                "claimed": verdict.claimed,
                "omitted": verdict.omitted,
                "whole": verdict.whole,
                "baselined": [*map(plain_diagnostic, verdict.baselined)],
            },
        )

    def _sound(self, project: Project) -> bool:
        """Whether all that was looked into is known, and is still what it was when it was read."""
        seen = self.witness.seen
        zones = [calendar.timezone for calendar in project.kit.calendars.values()]
        return (
            all(time_zone(zone) is not None for zone in zones if zone)
            and all(_print_of(Path(path)) == known for path, known in self._beside.items())
            and _print_of_brand(self._home.root, _brand_of(project)) == self._brand
            and all(seen[path] == _content(path) for path in project.extended & seen.keys())
            and not any(map(os.path.isfile, project.extended - seen.keys()))
        )

    def _shown(self, verdict: Outcome) -> dict[str, bool] | None:
        """The sources that are pointed at, by name, and whether they have a text.

        None where a name stands for two files, or for one that isn't looked at the next time.
        """
        found: dict[str, Source] = {}
        every = [*verdict.diagnostics, *verdict.held, *verdict.baselined]
        every += [diagnostic for diagnostic, _ in verdict.quiet]
        for diagnostic in every:
            for source in sources_in(diagnostic.finding):
                if found.setdefault(source.path, source) is not source:
                    return None
        known = {*verdict.paths, *(label(Path(path), self._base) for path in self._beside)}
        if len(set(verdict.paths)) < len(verdict.paths) or not found.keys() <= known:
            return None
        return {name: source.written for name, source in found.items()}


def _beside(project: Project) -> list[Path]:
    """What the rules look into beside the sources and the brand: it may be there or not."""
    kit, root = project.kit, project.home.root
    found = [*project.extended]
    if kit.lint.baseline:
        found.append(root / kit.lint.baseline)
    themes = (Path(str(resources.templates())), root / "templates")
    for book in kit.handbooks.values():
        if resources.is_name(book.theme):
            found += [folder / book.theme / "theme.yaml" for folder in themes]
    return found


def _print_of(path: Path) -> str:
    """A digest of what is at a path: a file's bytes, or why there are none; and where it leads."""
    try:
        leads = os.path.realpath(path)
    except ValueError:  # a name that no file can have
        leads = ""
    return digest(leads.encode("utf-8", "surrogatepass"), _content(path).encode())


def _print_of_brand(root: Path, brand: Mapping[str, str] | None) -> str:
    """A digest of what the rules see of a brand's files, and of nothing else that lies about."""
    if brand is None:
        return ""
    from standards_kit.model.brand_files import FONTS, fonts_in, logo_in  # few kits have a brand

    logo, fonts = brand["logo"], fonts_in(root) if brand["font"] else ()
    told = [mark_of(logo_in(root, logo)) if logo else ""]
    told += (f"{FONTS}/{name} {mark_of(data)}" for name, data in fonts)
    return digest(*(one.encode("utf-8", "surrogatepass") for one in told))


def _brand_of(project: Project) -> dict[str, str] | None:
    """What a brand says of files."""
    brand = project.kit.brand
    return None if brand is None else {"logo": brand.logo or "", "font": brand.font or ""}


def _content(path: Path) -> str:
    return mark_of(contents(path, _LARGEST))


def _bytes(data: bytes | Unreadable) -> bytes:
    return data if isinstance(data, bytes) else b""


def _mark(names: Iterable[str], digests: Iterable[str]) -> str:
    return digest(*(part.encode("utf-8", "surrogatepass") for part in (*names, *digests)))


@cache
def program() -> str:
    """A mark of this program as it is installed, and of the packages beside it that may extend it."""
    told = [sys.version]
    for folder, folders, names in os.walk(resources.package()):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith((".py", ".yaml", ".json")):
                seen = os.stat(f"{folder}/{name}")  # noqa: PTH116 - hundreds of files at each start
                told.append(f"{folder}/{name} {seen.st_size} {seen.st_mtime_ns}")
    told += plugins.installed()
    return digest("\n".join(told).encode("utf-8", "surrogatepass"))
