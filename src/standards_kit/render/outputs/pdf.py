"""PDF through Typst: the same bytes every time, and two standards kept.

PDF/UA-1, so that it can be read aloud; PDF/A-2a, so that it can be read in thirty years.
"""

import tempfile
from datetime import UTC, datetime
from importlib.resources import as_file
from pathlib import Path
from typing import Any

import typst

from standards_kit.ground import resources
from standards_kit.render.environment import render_template
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.outputs._typst_failure import in_plain_words
from standards_kit.render.theme import Theme, text_of

SUFFIX = "pdf"


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as PDF."""
    with tempfile.TemporaryDirectory(prefix="standards-kit-") as folder, _fonts_folder() as fonts:
        root = Path(folder).resolve()
        main = _write_sources(root, handbook, theme)
        return _compile(main, root, [fonts, *_theme_fonts(root, theme)], handbook)


def sources(handbook: Handbook, theme: Theme) -> dict[str, str]:
    """The Typst files that make the book, by name; `handbook.typ` is the one to compile."""
    language, _, region = handbook.language.partition("-")
    labels = labels_for(handbook.language, handbook.customer_word)
    more: dict[str, Any] = {
        **imprint(handbook),
        "theme": theme.settings,
        "words": labels.words,
        "quotes": labels.quotes,
        "paper": handbook.paper,
        "language": language.lower(),
        "region": region.upper() if len(region) == 2 else None,
    }
    files = {name: text_of(file) for name, file in theme.files("typst", ".typ")}
    for name in ("settings", "handbook"):
        files[f"{name}.typ"] = render_template(
            theme, "typst", f"typst/{name}.typ.j2", handbook, **more
        )
    return files


def _write_sources(root: Path, handbook: Handbook, theme: Theme) -> Path:
    for name, text in sources(handbook, theme).items():
        (root / name).write_text(text, encoding="utf-8")
    return root / "handbook.typ"


def _fonts_folder() -> Any:
    """Our fonts as a real folder, even where the package is a zip file."""
    return as_file(resources.templates() / "fonts")


def _theme_fonts(root: Path, theme: Theme) -> list[Path]:
    """Faces that the theme brings in its own ``fonts/`` folder, copied beside the sources."""
    folder = root / "fonts"
    folder.mkdir()
    for suffix in (".ttf", ".otf"):
        for name, file in theme.files("fonts", suffix):
            (folder / name).write_bytes(file.read_bytes())
    return [folder]


def _compile(main: Path, root: Path, fonts: list[Path], handbook: Handbook) -> bytes:
    faces = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in fonts],
    )
    try:
        compiler = typst.Compiler(str(main), root=str(root), font_paths=faces)
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=_timestamp(handbook)
        )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(in_plain_words(error)) from error
    if warnings:
        raise RenderError(in_plain_words(warnings[0]))
    if not isinstance(pdf, bytes):
        raise RenderError("Typst made no PDF of this handbook.")
    return pdf


def _timestamp(handbook: Handbook) -> datetime:
    day = handbook.revision
    return (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        if day
        else datetime(1980, 1, 1, tzinfo=UTC)
    )
