"""The picture that a library shows of the book: its title on the theme's cover colour."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Final

import typst

from standards_kit.ground import resources
from standards_kit.render.environment import render_template
from standards_kit.render.failure import RenderError
from standards_kit.render.glyphs import missing_shapes
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme

_FACES: Final = (".ttf", ".otf")


def cover(handbook: Handbook, theme: Theme, colours: Mapping[str, str], direction: str) -> bytes:
    """The cover as PNG, 1200 by 1600 pixels: no reading device is known to want more."""
    more = {
        **imprint(handbook, theme),
        "colours": colours,
        "direction": direction,
        "logo": handbook.brand.logo if handbook.brand else None,
    }
    with (
        tempfile.TemporaryDirectory(prefix="standards-kit-") as folder,
        as_file(resources.templates() / "fonts") as fonts,
    ):
        main = Path(folder).resolve() / "cover.typ"
        _put_pictures_and_fonts(main.parent, handbook, theme)
        text = _text(handbook, theme, more, [fonts, main.parent])
        main.write_text(text, encoding="utf-8")
        faces = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(fonts), str(main.parent)],
        )
        try:
            compiler = typst.Compiler(str(main), root=str(main.parent), font_paths=faces)
            made = compiler.compile(format="png", ppi=144)
        except (typst.TypstError, RuntimeError) as error:
            raise RenderError(_reason(error, theme)) from error
    if not isinstance(made, bytes):
        raise RenderError(f"epub/cover.typ.j2 of the theme “{theme.name}” should make one page.")
    return made


def _text(handbook: Handbook, theme: Theme, more: Mapping[str, Any], folders: list[Path]) -> str:
    """What Typst draws; a line that no font at hand can print is left out, as boxes say nothing."""
    fill = partial(render_template, theme, "typst", "epub/cover.typ.j2")
    text = fill(handbook, **more)
    faces = [f for folder in folders for f in sorted(folder.iterdir()) if f.suffix in _FACES]
    missing = missing_shapes(text, faces)
    if not missing:
        return text

    def shown(line: str) -> str:
        return "" if missing.intersection(line) else line

    book = replace(handbook, title=shown(handbook.title), organisation=shown(handbook.organisation))
    lines = {name: shown(more[name]) for name in ("subtitle", "edition")}
    return fill(replace(book, draft=False), **{**more, **lines})


def _put_pictures_and_fonts(folder: Path, handbook: Handbook, theme: Theme) -> None:
    """What the cover may need, under names of ours; Typst never sees the kit's own paths."""
    brand = handbook.brand
    if brand and brand.logo:
        (folder / f"logo.{brand.logo.kind}").write_bytes(brand.logo.data)
    for index, face in enumerate(brand.faces if brand else ()):
        (folder / f"brand-{index}.{face.suffix}").write_bytes(face.data)
    for name, content in theme.typefaces():
        (folder / name).write_bytes(content)


def _reason(error: Exception, theme: Theme) -> str:
    said = (str(getattr(error, "message", None) or error).strip() or "no reason given").splitlines()
    return (
        f"The cover of the EPUB could not be drawn: {said[0].rstrip('.')}. It is epub/cover.typ.j2 "
        f"of the theme “{theme.name}”."
    )
