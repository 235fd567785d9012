"""Files of an earlier run that new ones replace: a whole book beside its volumes, or they beside it.

They mislead whoever opens the folder. One that is, byte for byte, what was written there for this
very handbook is removed: it was ours, and nobody has worked on it since. Any other stays.
"""

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from standards_kit.ground import kept
from standards_kit.ground.records import record


class Leftover(NamedTuple):
    """A file that is no part of what was written now."""

    path: Path
    removed: bool


@record
class Owner:
    """Whose files they are: those of one handbook of one kit."""

    kit: Path
    handbook: str
    others: Collection[str]
    """Every handbook of the kit, by id; one may be called as a volume is."""

    def remember(self, path: Path, content: bytes) -> None:
        """Note what was written at a path, so that it is known again."""
        kept.keep(_note(path), self._mark(hashlib.sha256(content).hexdigest()))

    def clear(self, written: Collection[Path]) -> list[Leftover]:
        """Remove what an earlier run wrote beside these files of one folder and one format."""
        return [Leftover(path, self._removed(path)) for path in self._beside(written)]

    def _beside(self, written: Collection[Path]) -> Iterator[Path]:
        first, now = next(iter(written)), {path.name for path in written}
        volume = re.compile(rf"{self.handbook}-([1-9]\d*)-of-([1-9]\d*)")
        for path in sorted(first.parent.glob(f"{self.handbook}*{first.suffix}")):
            if path.name in now or path.suffix != first.suffix:
                continue
            found = volume.fullmatch(path.stem)
            if path.stem == self.handbook or (
                found and int(found[1]) <= int(found[2]) > 1 and path.stem not in self.others
            ):
                yield path

    def _removed(self, path: Path) -> bool:
        """Whether a file was still ours, and is gone; a link is somebody else's, whatever it leads to."""
        try:
            if path.is_symlink() or not path.is_file():
                return False
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if kept.recall(_note(path)) != self._mark(found):
                return False
            path.unlink()
        except OSError:
            return False
        return True

    def _mark(self, digest: str) -> bytes:
        whose = (os.path.realpath(self.kit), self.handbook, digest)
        return _hash("\0".join(whose)).encode("ascii")


def _note(path: Path) -> str:
    return f"written/{_hash(os.path.realpath(path))[:32]}"


def _hash(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()
