"""The files that a kit's brand names, and what keeps one from being printed.

A kit may come from anybody. Only files that truly lie in it are opened: no path that climbs out, no
link that leads out, nothing from the network.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from standards_kit.ground.contrast import contrast, darkened, readable
from standards_kit.ground.lazy import lazy
from standards_kit.ground.records import record
from standards_kit.model.brand import Brand
from standards_kit.model.folder import Unreadable, contents
from standards_kit.model.images import Refused, kind_of
from standards_kit.model.typefaces import Face, read_face
from standards_kit.syntax.nodes import Path as Steps

MOST_LOGO = 2_000_000
MOST_FONT = 4_000_000
MOST_FACES = 12
FONTS = "fonts"
PAPERS = ("#ffffff", "#fffdfa")
"""What handbooks are printed on, and shown on; a theme of one's own may have another."""

_ADDRESS = lazy(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@record
class Trouble:
    """What is wrong with a part of the brand: where, a sentence, and the next step."""

    steps: Steps
    message: str
    help: str


@record
class Picture:
    """A logo that can be printed."""

    kind: str
    """``svg``, ``png`` or ``jpg``: what it is, whatever it is called."""
    data: bytes


@record
class FaceFile:
    """A file of the brand's typeface."""

    suffix: str
    face: Face
    data: bytes


def logo_of(brand: Brand, root: Path) -> Picture | Trouble | None:
    """The logo, or why it can't be printed."""
    if not brand.logo:
        return None
    steps = ("brand", "logo")
    outside = _outside(brand.logo)
    if outside:
        return Trouble(steps, f"The logo “{brand.logo}” {outside}.", _COPY)
    data = logo_in(root, brand.logo)
    if isinstance(data, Unreadable):
        return Trouble(steps, f"The logo “{brand.logo}” can’t be read: {data.reason}.", _COPY)
    if len(data) > MOST_LOGO:
        help = "Save it smaller; a logo rarely needs more than 100 kB."
        return Trouble(steps, f"The logo “{brand.logo}” is larger than 2 MB.", help)
    try:
        return Picture(kind_of(data), data)
    except Refused as error:
        return Trouble(steps, f"The logo “{brand.logo}” {error.why}.", error.help)


def logo_in(root: Path, logo: str) -> bytes | Unreadable:
    """What a logo's file holds, at most one byte more than may be; only what lies in the kit is opened."""
    outside = _outside(logo)
    return Unreadable(root, outside) if outside else _file(root, logo, MOST_LOGO)


_COPY = "Copy the file into the kit, and write its path from the kit's folder: `brand/logo.svg`."


def _outside(path: str) -> str:
    """Why a path is no path within a kit; empty where it is one."""
    if path.startswith(("/", "\\", "~")) or path[1:2] == ":":
        return "is a place on one machine, and others have another"
    if _ADDRESS.match(path):
        return "is an address on the network, and a handbook fetches nothing"
    if "\\" in path or not path.isprintable():
        return "is no path that every machine can read: folders are parted by `/`"
    return "climbs out of the kit" if ".." in PurePosixPath(path).parts else ""


def _file(root: Path, path: str, most: int) -> bytes | Unreadable:
    """What a file of the kit holds, at most one byte more than `most`."""
    file = root / path
    try:
        true = Path(os.path.realpath(file, strict=True))
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        return Unreadable(file, "it is not there" if missing else "its path leads nowhere")
    if not true.is_relative_to(os.path.realpath(root)):
        return Unreadable(file, "it is a link that leads out of the kit")
    return contents(true, most)


def faces_of(brand: Brand, root: Path) -> tuple[FaceFile, ...] | Trouble:
    """The files of the brand's typeface, in order of weight, or why it can't be used."""
    if not brand.font:
        return ()
    steps = ("brand", "font")
    every = list(_faces(root))
    wanted = brand.font.strip().casefold()
    found = [file for file in every if file.face.family.casefold() == wanted]
    if not found:
        return Trouble(steps, f"There is no file of the typeface “{brand.font}”.", _lacking(every))
    if not all(file.face.embeddable for file in found):
        help = "Ask its maker for a licence and a file for embedding, or take another typeface."
        message = f"The maker of “{brand.font}” does not let it be put into documents."
        return Trouble(steps, message, help)
    found.sort(key=lambda file: (file.face.weight, file.face.italic, file.data))
    return tuple(found[:MOST_FACES])


def _lacking(every: list[FaceFile]) -> str:
    families = sorted({file.face.family for file in every})
    there = ", ".join(f"“{family}”" for family in families)
    known = f" There is: {there}." if families else ""
    return f"Put its .ttf or .otf files into the kit's folder `{FONTS}/`.{known}"


def _faces(root: Path) -> Iterator[FaceFile]:
    """Every font in the kit's folder; what can't be read is no font."""
    for name, data in fonts_in(root):
        face = read_face(data) if isinstance(data, bytes) and len(data) <= MOST_FONT else None
        if face is not None and isinstance(data, bytes):
            yield FaceFile(PurePosixPath(name).suffix.lower()[1:], face, data)


def fonts_in(root: Path) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The files in the kit's folder that are called fonts, by name, and what they hold."""
    folder = os.path.realpath(root / FONTS)
    if not Path(folder).is_relative_to(os.path.realpath(root)):
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names only, and in a fixed order
    except OSError:
        return
    for name in names:
        if PurePosixPath(name).suffix.lower() in (".ttf", ".otf"):
            yield name, _file(root, f"{FONTS}/{name}", MOST_FONT)


def weak_colours(brand: Brand, papers: tuple[str, ...] = PAPERS) -> Iterator[tuple[Trouble, str]]:
    """The colours in which text can't be read on paper, each with the nearest that can."""
    for name in ("main", "accent"):
        colour = getattr(brand.colours, name)
        if colour is None or readable(colour, *papers):
            continue
        # Cut off and not rounded: 4.496 is not 4.5.
        ratio = int(min(contrast(colour, paper) for paper in papers) * 100) / 100
        nearest = darkened(colour, *papers)
        message = (
            f"The {name} colour {colour} can’t be read on paper: "
            f"its contrast is {ratio:.2f}, and text needs 4.5."
        )
        help = f'The nearest colour that can be read is "{nearest}".'
        yield Trouble(("brand", "colours", name), message, help), nearest
