"""Files are written whole or not at all, and what stands in the way is said."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from standards_kit.render.failure import RenderError
from standards_kit.render.write import write


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "build" / "a.pdf", b"one")
    write(tmp_path / "build" / "a.pdf", b"two")
    assert (tmp_path / "build" / "a.pdf").read_bytes() == b"two"
    assert [file.name for file in (tmp_path / "build").iterdir()] == ["a.pdf"]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(RenderError, match="folder of that name is in the way"):
        write(tmp_path / "a.pdf", b"")


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("x")
    with pytest.raises(RenderError, match="it is a file, not a folder"):
        write(tmp_path / "build" / "a.pdf", b"")


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only")]
)
def test_what_was_there_remains_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RenderError, match=words):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
