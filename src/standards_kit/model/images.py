"""Pictures of a kit: whether they can be printed, and stay harmless wherever they are opened.

An SVG is a program as much as a picture. Only what draws is let through: nothing that runs, nothing
that is fetched, nothing that unfolds into millions of shapes. Entities, by which XML itself unfolds,
are refused with the rest.
"""

import base64
import binascii
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from standards_kit.ground.records import bundle

MOST_SHAPES = 100_000
MOST_PIXELS = 16_000_000
_PRESS = 4
"""How many inks a printing press lays over each other; a screen has three colours, or one."""
_DEEPEST = 100
_FORBIDDEN = frozenset(
    "animate animatecolor animatemotion animatetransform audio discard embed foreignobject handler "
    "iframe listener object script set video".split()
)
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)


class Refused(Exception):
    """Why a picture is not printed: a clause about it, and what to do."""

    def __init__(self, why: str, help: str) -> None:
        super().__init__(why)
        self.why = why
        self.help = help


def kind_of(data: bytes) -> str:
    """``png``, ``jpg`` or ``svg``, by what a file holds; raises `Refused`."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        _require_size(*_png_size(data))
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        width, height, colours = _jpeg_frame(data)
        _require_size(width, height)
        if colours == _PRESS:
            raise Refused(
                "is in the colours of a printing press (CMYK), which the PDF can’t keep",
                "Save it with colours for screens (RGB), or as SVG or PNG.",
            )
        return "jpg"
    if b"<svg" in data or b":svg" in data:
        _require_harmless(data)
        return "svg"
    raise Refused("is no PNG, JPEG or SVG picture", "Save the logo as SVG, or as PNG.")


_BROKEN = Refused("is cut off or damaged", "Save the picture once more.")


def _require_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _BROKEN
    if width * height > MOST_PIXELS:
        raise Refused(
            f"is {width} by {height} pixels, more than a page can show",
            "Save it smaller: 2000 pixels are enough for the largest cover.",
        )


def _png_size(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR" or b"IEND" not in data[-16:] or len(data) < 33:
        raise _BROKEN
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_frame(data: bytes) -> tuple[int, int, int]:
    """Width, height and how many colours, from the frame header."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height, data[at + 9]
        at += 2 + length
    raise _BROKEN


@bundle
class _Shape:
    """An element: what is in it, and what it points at and so draws again."""

    inside: list["_Shape"] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)


class _Svg:
    """Reads an SVG and remembers what would be drawn."""

    def __init__(self) -> None:
        self.root = _Shape()
        self.by_id: dict[str, _Shape] = {}
        self._open = [self.root]
        self._style: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2].lower()
        if len(self._open) == 1 and name != "svg":
            raise Refused("is no SVG picture", "Save the logo as SVG, or as PNG.")
        if len(self._open) > _DEEPEST:
            raise Refused("is nested too deep to be drawn", _PLAIN)
        if name in _FORBIDDEN:
            raise Refused(f"holds `<{name}>`, which is a program and no drawing", _PLAIN)
        if name in ("text", "tspan", "textpath"):
            raise Refused(
                "holds live text, which looks different wherever its typeface is missing",
                "Turn the text into paths (outlines) in the drawing program, and save it again.",
            )
        if name == "filter":
            raise Refused("holds a filter, such as a blur or a shadow", _PLAIN)
        shape = _Shape()
        for key, value in attributes.items():
            self._attribute(shape, key.lower(), value)
        self._open[-1].inside.append(shape)
        self._open.append(shape)
        self._style = [] if name == "style" else None

    def _attribute(self, shape: _Shape, key: str, value: str) -> None:
        plain = key.rpartition(":")[2]
        if plain.startswith("on"):
            raise Refused(f"holds `{plain}`, which is a program and no drawing", _PLAIN)
        if key == "id":
            self.by_id.setdefault(value, shape)
        if plain in ("href", "src"):
            _require_within(value.strip())
            shape.drawn.append(value.strip()[:200])
        shape.drawn.extend(_pointers(value, of_style=key == "style"))

    def end(self, _: str) -> None:
        self._open.pop()
        if self._style is not None:
            self.root.drawn.extend(_pointers("".join(self._style), of_style=True))
            self._style = None

    def text(self, said: str) -> None:
        if self._style is not None:
            self._style.append(said)

    def shapes(self) -> int:
        """How many shapes are drawn in the end, each as often as it is pointed at."""
        known: dict[int, int] = {}
        return self._shapes(self.root, known, set())

    def _shapes(self, shape: _Shape, known: dict[int, int], above: set[int]) -> int:
        key = id(shape)
        if key in above or len(above) > 2 * _DEEPEST:
            raise Refused("draws itself within itself", _PLAIN)
        if key not in known:
            above.add(key)
            again = (self.by_id.get(pointer[1:]) for pointer in shape.drawn if pointer[:1] == "#")
            parts = [*shape.inside, *(found for found in again if found is not None)]
            known[key] = 1 + sum(self._shapes(part, known, above) for part in parts)
            above.discard(key)
        return known[key]


_PLAIN = "Save it as a plain SVG, or as PNG."


def _require_within(address: str) -> None:
    if not address or address.startswith("#"):
        return
    found = _DATA.match(address)
    if found is None:
        raise Refused("fetches or links to something outside of itself", _PLAIN)
    try:
        data = base64.b64decode("".join(address[found.end() :].split()))
    except binascii.Error:
        raise _BROKEN from None
    if kind_of(data) == "svg":
        raise Refused("holds another SVG", _PLAIN)


def _pointers(value: str, *, of_style: bool) -> Iterator[str]:
    """What a value draws by pointing at it; all of it must lie in the picture itself."""
    if of_style and ("\\" in value or "@import" in value.lower()):
        raise Refused("has a style sheet that fetches another", _PLAIN)
    for found in _URL.finditer(value):
        _require_within(found[1] or "?")
        yield found[1]


def _require_harmless(data: bytes) -> None:
    svg = _Svg()
    reader = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Refused("declares entities of its own", _PLAIN)

    def instruction(target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise Refused("has a style sheet outside of itself", _PLAIN)

    reader.StartElementHandler = svg.start
    reader.EndElementHandler = svg.end
    reader.CharacterDataHandler = svg.text
    reader.EntityDeclHandler = refuse
    reader.ProcessingInstructionHandler = instruction
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        raise Refused(f"can’t be read as SVG (line {error.lineno})", _PLAIN) from error
    except (ValueError, LookupError) as error:
        raise Refused("is written in characters that can’t be read", _PLAIN) from error
    if svg.shapes() > MOST_SHAPES:
        raise Refused("unfolds into more shapes than a page can show", _PLAIN)
