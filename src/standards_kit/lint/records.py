"""What is kept of the shut files of a kit from run to run, so that only what has changed is looked at again.

It is kept in a few files, each with a line for each file of the kit: its name, a mark of its bytes, the marks
of other files that its findings point at, and what was kept of it. What is not as it was counts for nothing.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standards_kit.ground import sealed

_FILES_EACH = 4_000


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one file: ``kept`` is empty of one that stays open.

    ``beside`` are the marks of other files that it points at, ``terms`` what its standards define.
    """

    name: str
    mark: str
    beside: Mapping[str, str]
    terms: list[Any]
    kept: bytes


def encoded(told: list[Any]) -> bytes:
    """Plain data as it is kept: one line."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


class Records:
    """The records of one kit, for one way of asking about it.

    ``env`` is a mark of all that they depend on beside the files of the kit.
    """

    def __init__(self, name: str, env: str, files: int) -> None:
        self._names = [f"{name}.{number}" for number in range(1 + files // _FILES_EACH)]
        self._env = env
        self._bodies = [b""] * len(self._names)
        self._depends = [""] * len(self._names)
        self._before = [b""] * len(self._names)
        for number, part in enumerate(self._names):
            self._load(number, sealed.recall_bytes(part))

    def known(self) -> dict[str, Record]:
        """What is kept of the files that there were the last time, by name."""
        return {record.name: record for record in self._told()}

    def recall(self, depends: str, marks: Mapping[str, str]) -> Iterator[Record]:
        """What holds still of shut files.

        ``depends`` is a mark of what they depend on in files that lie open; ``marks`` those of the files.
        """
        if all(known == depends for known in self._depends):
            for record in self._told():
                told = {record.name: record.mark, **record.beside} if record.kept else {}
                if told and all(marks.get(name) == mark for name, mark in told.items()):
                    yield record

    def keep(self, depends: str, records: Iterable[Record]) -> None:
        """Keep what there is now, if that is possible."""
        parts: list[list[bytes]] = [[encoded([self._env, depends])] for _ in self._names]
        for record in records:
            head = encoded([record.name, record.mark, record.beside, record.terms])
            part = parts[zlib.crc32(head[: head.find(b",")]) % len(parts)]
            part.append(head + b"\t" + record.kept)
        for name, before, lines in zip(self._names, self._before, parts, strict=True):
            body = b"\n".join(lines)
            if sealed.digest(body).encode() != before:
                sealed.keep_bytes(name, body)

    def _load(self, number: int, body: bytes) -> None:
        first, _, rest = body.partition(b"\n")
        try:
            env, self._depends[number] = json.loads(first)
        except (ValueError, TypeError):
            return
        self._before[number] = sealed.digest(body).encode()
        if env == self._env:
            self._bodies[number] = rest

    def _told(self) -> Iterator[Record]:
        for body in self._bodies:
            for line in body.split(b"\n") if body else ():
                head, _, kept = line.partition(b"\t")
                name, mark, beside, terms = json.loads(head)
                yield Record(name, mark, beside, terms, kept)
