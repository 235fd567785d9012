"""What is kept of the shut files of a kit from run to run, so that only what has changed is looked at again.

It is kept in a few files, each with a line for each file of the kit: its name, a mark of its bytes, the marks
of other files that its findings point at, and what was kept of it. What is not as it was counts for nothing.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from standards_kit.ground import sealed
from standards_kit.ground.records import record

_FILES_EACH = 4_000


@record
class Record:
    """What is kept of one file: ``kept`` is empty of one that stays open.

    ``beside`` are the marks of other files that it points at, ``terms`` what its standards define.
    """

    name: str
    mark: str
    beside: Mapping[str, str]
    terms: list[Any]
    kept: bytes


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


Kept = bytes | list[Any]
"""Plain data, or the line that it is kept as: that has its price, but takes a quarter of the room."""


def decoded(kept: Kept) -> Any:
    """The plain data of what is kept."""
    return kept if isinstance(kept, list) else json.loads(kept.decode("utf-8", "surrogatepass"))


def encoded(told: list[Any]) -> bytes:
    """Plain data as it is kept: one line."""
    return _ENCODER.encode(told).encode("utf-8", "surrogatepass")


class Records:
    """The records of one kit, for one way of asking about it.

    ``env`` is a mark of all that they depend on beside the files of the kit.
    """

    def __init__(self, name: str, env: str, files: int) -> None:
        self._parts = [f"{name}.{number}" for number in range(1 + files // _FILES_EACH)]
        self._env = env
        self._depends: set[str] = set()
        self._before: list[str] = []
        self.known: dict[str, Record] = {}
        """What was kept of the files that there were the last time, by name."""
        for part in self._parts:
            body = sealed.recall_bytes(part)
            self._before.append(sealed.digest(body))
            self._load(body)

    def recall(self, depends: str, marks: Mapping[str, str]) -> Iterator[Record]:
        """What holds still of shut files; all that was known is forgotten then.

        ``depends`` is a mark of what they depend on in files that lie open; ``marks`` those of the files.
        """
        known, self.known = self.known, {}
        for one in known.values() if self._depends == {depends} else ():
            told = {one.name: one.mark, **one.beside} if one.kept else {}
            if told and all(marks.get(name) == mark for name, mark in told.items()):
                yield one

    def keep(self, depends: str, names: Sequence[str], record_of: Callable[[int], Record]) -> None:
        """Keep what there is now, if that is possible: ``record_of`` each of the names, by its number."""
        head = encoded([self._env, depends])
        parts: list[list[int]] = [[] for _ in self._parts]
        for number, name in enumerate(names):
            at = zlib.crc32(name.encode("utf-8", "surrogatepass")) % len(parts)
            parts[at].append(number)
        for part, before, numbers in zip(self._parts, self._before, parts, strict=True):
            body = b"\n".join([head, *(_line(record_of(number)) for number in numbers)])
            if sealed.digest(body) != before:
                sealed.keep_bytes(part, body)

    def _load(self, body: bytes) -> None:
        first, *lines = body.split(b"\n")
        try:
            env, depends = json.loads(first)
        except (ValueError, TypeError):
            return
        if env == self._env:
            self._depends.add(depends)
            self.known.update((record.name, record) for record in map(_record, lines))


def _line(record: Record) -> bytes:
    head = encoded([record.name, record.mark, record.beside, record.terms])
    return head + b"\t" + record.kept


def _record(line: bytes) -> Record:
    head, _, kept = line.partition(b"\t")
    name, mark, beside, terms = json.loads(head)
    return Record(name, mark, beside, terms, kept)
