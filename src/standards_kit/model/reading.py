"""Reads one file into a source with its documents, or says why it can't be read."""

import os
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from pathlib import Path

from standards_kit.model.folder import NO_PERMISSION, Unreadable, contents
from standards_kit.syntax.document import Limits, Reading, read_contents
from standards_kit.text.diagnostic import Finding, Place
from standards_kit.text.source import Source, Span

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
Watch = Callable[[Path, bytes | Unreadable], None]
_SAVE_AS = "Save the file as UTF-8; most editors offer it under “Save as … encoding”."


def label(path: Path, base: Path) -> str:
    """The name a file is reported by: relative to ``base``, with ``/``, always printable text."""
    name, folder = os.fspath(path), os.fspath(base)
    inside = name.startswith(folder) and name[len(folder) : len(folder) + 1] == os.sep
    relative = name[len(folder) + 1 :] if inside else os.path.relpath(name, folder)
    relative = relative.replace(os.sep, "/")
    return relative if relative.isascii() else os.fsencode(relative).decode("utf-8", "replace")


def read_file(
    path: Path | Unreadable,
    base: Path,
    limits: Limits,
    unsaved: Mapping[str, bytes] | None = None,
    watch: Watch | None = None,
) -> Reading:
    """Read, decode and compose a file. Whatever is wrong with it becomes a finding.

    ``unsaved``, by the name of the file, stands for what is on the disk; ``watch`` is shown what was read.
    """
    if isinstance(path, Unreadable):
        if watch is not None:
            watch(path.path, path)
        return _not_read(label(path.path, base), path.reason)
    name = label(path, base)
    data = unsaved[name] if unsaved and name in unsaved else contents(path, limits.size)
    if watch is not None:
        watch(path, data)
    return read_content(name, data, limits)


def read_content(
    name: str,
    data: bytes | Unreadable,
    limits: Limits,
    made: Callable[[str, str], Source] = Source,
) -> Reading:
    """Decode and compose what was read of a file, up to one byte more than its limit allows.

    ``made`` makes a source of a name and a text.
    """
    if isinstance(data, Unreadable):
        return _not_read(name, data.reason)
    if len(data) > limits.size:
        return _refused(
            name,
            "too-large",
            f"The file is larger than {limits.size:,} bytes, so it was not read.",
            "Split it, or raise the limit in `standards-kit.yaml` under `lint: limits: size:`.",
        )
    return _decoded(name, data, limits, made)


def _decoded(name: str, data: bytes, limits: Limits, made: Callable[[str, str], Source]) -> Reading:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _refused(
                name,
                "invalid-encoding",
                f"The file is written in {encoding}, not in UTF-8.",
                _SAVE_AS,
            )
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sign = data[error.start]
        message = f"The file is not UTF-8: line {line} holds the byte {sign:#04x}."
        return _refused(name, "invalid-encoding", message, _SAVE_AS)
    if "\0" in text and text.count("\0") * 3 > len(text):
        return _refused(
            name, "invalid-encoding", "The file is written in UTF-16, not in UTF-8.", _SAVE_AS
        )
    return read_contents(made(name, text), limits)


def _not_read(name: str, reason: str) -> Reading:
    return _refused(
        name,
        "unreadable-file",
        f"This can't be read: {reason}.",
        f"{'Mend its permissions' if reason == NO_PERMISSION else 'Mend it or delete it'}, or leave it "
        "out with `exclude:` in `standards-kit.yaml`.",
    )


def _refused(name: str, rule: str, message: str, help: str) -> Reading:
    source = Source(name, "")
    return Reading(source, [], [Finding(rule, message, Place(source, Span(0, 0)), help=help)])
