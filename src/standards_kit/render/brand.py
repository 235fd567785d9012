"""The organisation's look: from what the kit says to the colours of every page."""

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from standards_kit.ground.contrast import lightened, oklch, readable, shade
from standards_kit.model.brand import Brand
from standards_kit.model.brand_files import (
    FaceFile,
    Trouble,
    faces_of,
    logo_of,
    weak_colours,
)
from standards_kit.model.project import Project
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import BrandView, FaceView, Handbook, LogoView
from standards_kit.render.prose import line
from standards_kit.render.theme import Theme

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
FAMILY = "Kit Text"
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
_TINTS = (0.965, 0.975, 0.985, 0.995)
"""How light the charter's cover is; the first on which the brand's colours can be read."""
_PALE = 0.012
_GLOW = (0.87, 0.06)
_TITLE = 0.8


def brand_of(project: Project, title: str, *, draft: bool) -> BrandView | None:
    """The brand of a kit, None where it says nothing of one.

    What can't be used is refused, with a sentence; a draft is printed in spite of errors, so there
    it is left out, and a colour that can't be read gives way to the nearest that can.
    """
    brand = project.kit.brand
    if brand is None:
        return None
    root = project.home.root
    logo = _usable(logo_of(brand, root), draft)
    faces = _usable(faces_of(brand, root), draft) or ()
    colours = _colours(brand, draft)
    alt = brand.logo_alt or project.kit.organisation or title
    view = BrandView(
        logo=LogoView(logo.kind, _MEDIA[logo.kind], logo.data, line(alt)) if logo else None,
        main=colours["main"],
        accent=colours["accent"],
        font=faces[0].face.family if faces else "",
        faces=tuple(map(_face, faces)),
    )
    return view if view != BrandView() else None


def _usable(found: Any, draft: bool) -> Any:
    """What was found; trouble is raised, and in a draft left out."""
    if not isinstance(found, Trouble):
        return found
    if draft:
        return None
    raise _refusal(found)


def _refusal(trouble: Trouble) -> RenderError:
    return RenderError(f"{trouble.message} {trouble.help}")


def _colours(brand: Brand, draft: bool) -> dict[str, str]:
    colours = {"main": brand.colours.main or "", "accent": brand.colours.accent or ""}
    for trouble, nearest in weak_colours(brand):
        if not draft:
            raise _refusal(trouble)
        colours[str(trouble.steps[-1])] = nearest
    return colours


def _face(file: FaceFile) -> FaceView:
    face = file.face
    return FaceView(file.suffix, face.weight, face.italic, face.variable, file.data)


def font_faces(book: Handbook) -> Markup:
    """The brand's typeface as `@font-face` rules, under a name of ours: authors' stay out of CSS."""
    rules = []
    for face in book.brand.faces if book.brand else ():
        data = base64.b64encode(face.data).decode("ascii")
        weight = "100 900" if face.variable else str(face.weight)
        style = "italic" if face.italic else "normal"
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:{style};'
            f"font-display:swap;src:url(data:font/{face.suffix};base64,{data})}}\n"
        )
    return Markup("".join(rules))  # noqa: S704 - numbers, words of ours and base64


def branded(theme: Theme, book: Handbook) -> Theme:
    """The theme in the brand's colours; the theme itself where the brand has none."""
    brand = book.brand
    if brand is None or not (brand.main or brand.accent):
        return theme
    light, dark = _palette(theme, "colours"), _palette(theme, "dark")
    for name, colour in (("main", brand.main), ("accent", brand.accent)):
        paper = _hex(light, "paper", "#ffffff")
        if colour and not readable(colour, paper):
            raise RenderError(
                f"The {name} colour {colour} can’t be read on the paper of the theme "
                f"“{theme.name}” ({paper}). Take a darker colour, or the theme `classic`."
            )
    light |= _light(light, brand)
    dark |= _dark(dark, brand, light)
    return replace(
        theme, settings={**theme.settings, "colours": light, "dark": dark, "branded": True}
    )


def _palette(theme: Theme, name: str) -> dict[str, str]:
    given = theme.settings.get(name)
    return dict(given) if isinstance(given, Mapping) else {}


def _hex(palette: Mapping[str, str], name: str, otherwise: str) -> str:
    """A theme's colour where it is one that can be reckoned with."""
    found = str(palette.get(name, ""))
    return found if _HEX.match(found) else otherwise


def _light(theme: Mapping[str, str], brand: BrandView) -> dict[str, str]:
    own: dict[str, str] = {}
    if brand.main:
        own |= {"deep": brand.main, "cover": brand.main}
    if brand.accent:
        own |= {"accent": brand.accent, "line": brand.accent}
    both = {**theme, **own}
    inks = [_hex(both, name, "#000000") for name in ("deep", "accent")]
    cover = _hex(both, "cover", "#000000")
    # Small words on the cover: the accent's hue, as light as the cover needs.
    glow = shade(_hex(both, "accent", "#000000"), *_GLOW)
    own["glow"] = lightened(glow, cover, _hex(both, "deep", cover))
    own["tint"] = _tint(_hex(theme, "tint", "#ffffff"), brand.main, inks)
    return own


def _tint(given: str, main: str, inks: Iterable[str]) -> str:
    """A breath of the main colour, so light that every ink of the brand can be read on it."""
    first = [] if main else [given]
    paler = [shade(main or given, lightness, _PALE) for lightness in _TINTS]
    fitting = (t for t in (*first, *paler) if all(readable(ink, t) for ink in inks))
    return next(fitting, "#ffffff")


def _dark(theme: Mapping[str, str], brand: BrandView, light: Mapping[str, str]) -> dict[str, str]:
    """The same hues for screens that ask for dark, lightened until they can be read there."""
    grounds = (_hex(theme, "paper", "#14191b"), _hex(theme, "tint", "#20282b"))
    own: dict[str, str] = {}
    if brand.main:
        # Titles are thin in places, so they begin lighter than they must.
        title = shade(brand.main, max(oklch(brand.main)[0], _TITLE))
        own |= {"deep": lightened(title, *grounds), "cover": brand.main}
    if brand.accent:
        accent = lightened(brand.accent, *grounds)
        own |= {"accent": accent, "line": accent}
    own["glow"] = lightened(light["glow"], _hex({**theme, **own}, "cover", "#000000"))
    return own
