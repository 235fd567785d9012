"""What a TrueType or OpenType file says of itself: its family, weight and slope.

Only the tables with those facts are read, as the OpenType specification lays them out
(https://learn.microsoft.com/typography/opentype/spec/).
"""

import struct

from standards_kit.ground.records import record

_VERSIONS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_RESTRICTED = 0x0002


@record
class Face:
    """One file of a family."""

    family: str
    weight: int
    italic: bool
    variable: bool
    embeddable: bool
    """Whether its maker lets it be put into documents."""


def read_face(data: bytes) -> Face | None:
    """The face in a file; None where it is no font that can be read."""
    try:
        return _face(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        return None


def _face(data: bytes) -> Face | None:
    if data[:4] not in _VERSIONS:
        return None
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = data[offset : offset + length]
    if b"name" not in tables or b"OS/2" not in tables or b"head" not in tables:
        return None
    names = _names(tables[b"name"])
    family = names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY)
    _, _, weight, _, rights = struct.unpack_from(">HhHHH", tables[b"OS/2"])
    (slope,) = struct.unpack_from(">H", tables[b"OS/2"], 62)
    if not family:
        return None
    # The low bits of fsType: restricted, unless a milder permission stands beside it.
    embeddable = rights & 0x000E != _RESTRICTED
    return Face(family, weight, bool(slope & 0x0201), b"fvar" in tables, embeddable)


def _names(table: bytes) -> dict[int, str]:
    """The English names, by number; Windows' record before Macintosh's."""
    _, count, start = struct.unpack_from(">HHH", table)
    found: dict[int, tuple[int, str]] = {}
    for index in range(count):
        platform, _, language, number, length, offset = struct.unpack_from(
            ">HHHHHH", table, 6 + 12 * index
        )
        raw = table[start + offset : start + offset + length]
        if platform in (0, 3):
            rank, text = (0 if language in (0, 0x409) else 1), raw.decode("utf-16-be")
        elif platform == 1:
            rank, text = 2, raw.decode("mac-roman")
        else:
            continue
        if number not in found or rank < found[number][0]:
            found[number] = (rank, text.strip("\x00 "))
    return {number: text for number, (_, text) in found.items()}
