"""What is kept of the shut files of a kit from run to run, so that only what has changed is looked at again.

It is kept in a few files, each with a line for each file of the kit: its name, a mark of its bytes, the marks
of other files that its findings point at, and what was kept of it. What is not as it was counts for nothing.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from standards_kit.ground import sealed

_FILES_EACH = 4_000


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one file: ``kept`` is empty of one that stays open."""

    name: str
    mark: str
    beside: Mapping[str, str]
    kept: bytes


def _line(told: list[object]) -> bytes:
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

    def known(self) -> dict[str, tuple[str, bool]]:
        """The files that there were the last time: the mark of each, and whether it stayed open."""
        return {name: (mark, not kept) for name, mark, _, kept in self._told()}

    def recall(
        self, depends: str, marks: Mapping[str, str]
    ) -> dict[str, tuple[bytes, Mapping[str, str]]]:
        """What is kept of files that are as they were, by name, and which others it points at.

        ``depends`` is a mark of what they depend on in files that lie open; ``marks`` those of the files.
        """
        if any(known != depends for known in self._depends):
            return {}
        return {
            name: (kept, beside)
            for name, mark, beside, kept in self._told()
            if kept
            and marks.get(name) == mark
            and all(marks.get(other) == known for other, known in beside.items())
        }

    def keep(self, depends: str, records: Iterable[Record]) -> None:
        """Keep what there is now, if that is possible."""
        parts: list[list[bytes]] = [[_line([self._env, depends])] for _ in self._names]
        for record in records:
            head = _line([record.name, record.mark, record.beside])
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

    def _told(self) -> Iterator[tuple[str, str, dict[str, str], bytes]]:
        for body in self._bodies:
            for line in body.split(b"\n") if body else ():
                head, _, kept = line.partition(b"\t")
                name, mark, beside = json.loads(head)
                yield name, mark, beside, kept
