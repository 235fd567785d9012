"""The typefaces that travel inside an EPUB book: ours, the theme's and the brand's."""

import re

from standards_kit.ground import resources
from standards_kit.ground.records import record
from standards_kit.render.brand import FAMILY
from standards_kit.render.handbook import Handbook
from standards_kit.render.theme import Theme

_FACE = re.compile(
    r"(?P<family>[A-Za-z]+)-(?P<weight>light|regular|semibold)(?P<italic>-italic)?\.woff2"
)
_WEIGHTS = {"light": "300", "regular": "400", "semibold": "600"}
_FAMILIES = {"PublicSans": "Public Sans"}
_OURS = ("Literata-", "PublicSans-")


@record
class Face:
    """A font file of the book."""

    file: str
    kind: str
    """``woff2``, ``ttf`` or ``otf``."""
    family: str
    """What the style sheet calls it."""
    weight: str
    """One figure, or two where a file holds all between them."""
    style: str
    data: bytes


def faces(book: Handbook, theme: Theme) -> list[Face]:
    """The faces of the style sheet, those in the theme's ``fonts/`` folder, and the brand's."""
    ours = (resources.templates() / "fonts").iterdir()
    common = {file.name: file for file in ours if file.name.startswith(_OURS)}
    files = {**common, **dict(theme.files("fonts", ".woff2"))}
    found = []
    for name in sorted(files):
        face = _FACE.fullmatch(name)
        if face:
            family = _FAMILIES.get(face["family"], face["family"])
            style = "italic" if face["italic"] else "normal"
            weight = _WEIGHTS[face["weight"]]
            found.append(Face(name, "woff2", family, weight, style, files[name].read_bytes()))
    for index, brand in enumerate(book.brand.faces if book.brand else ()):
        weight = "100 900" if brand.variable else str(brand.weight)
        style = "italic" if brand.italic else "normal"
        name = f"brand-{index}.{brand.suffix}"
        found.append(Face(name, brand.suffix, FAMILY, weight, style, brand.data))
    return found
