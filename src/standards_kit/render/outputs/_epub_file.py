"""Files in one EPUB container: the same bytes for the same files, on every day and machine."""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

TYPE = "application/epub+zip"
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that a ZIP file can tell."""
_PACKED = (".png", ".woff2")
"""What is packed in itself, and would only grow."""


def packed(files: Mapping[str, bytes], day: date | None) -> bytes:
    """The container: ``mimetype`` first and bare, as readers look for it, then all else by name."""
    stamp = min(max(day or _FIRST, _FIRST), _LAST)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        _add(container, "mimetype", TYPE.encode(), stamp)
        for name in sorted(files):
            _add(container, name, files[name], stamp)
    return made.getvalue()


def _add(container: zipfile.ZipFile, name: str, content: bytes, stamp: date) -> None:
    entry = zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
    entry.create_system = 3  # what Python would take from the machine it runs on
    entry.external_attr = 0o644 << 16
    stored = name == "mimetype" or name.endswith(_PACKED)
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    container.writestr(entry, content, kind, None if stored else 9)
