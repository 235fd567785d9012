"""PDF through Typst: the same bytes every time, and two standards kept.

PDF/UA-1, so that it can be read aloud; PDF/A-2a, so that it can be read in thirty years.
"""

import re
import tempfile
from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path
from typing import Any

from markupsafe import Markup

from standards_kit.ground import resources
from standards_kit.render.compile_apart import MAIN, compile_apart, compile_here
from standards_kit.render.environment import render_template
from standards_kit.render.glyphs import require_shapes
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import NO_LANGUAGE, labels_for
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme, text_of
from standards_kit.render.typography import OPENING

SUFFIX = "pdf"
# By their numbers: they are compared and never printed, so no font needs to have them.
_OPENINGS = Markup('"' + "".join(f"\\u{{{ord(mark):x}}}" for mark in OPENING) + '"')  # noqa: S704 - escapes
_TAG, _REGION = re.compile("[a-z]{2,3}"), re.compile("[A-Z]{2}")
"""What Typst takes for a language and a region."""
_APART_FROM = 300
"""Standards from which Typst has a process of its own, so that its memory is given back."""


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as PDF."""
    with tempfile.TemporaryDirectory(prefix="standards-kit-") as folder, _fonts_folder() as fonts:
        root = Path(folder).resolve()
        written = _write_sources(root, handbook, theme)
        folders = [fonts, *_brought_fonts(root, theme, handbook)]
        require_shapes(handbook, written, _faces(folders))
        apart = len(handbook.standards) >= _APART_FROM
        return (compile_apart if apart else compile_here)(root, folders, _day(handbook))


def sources(handbook: Handbook, theme: Theme) -> dict[str, str]:
    """The Typst files that make the book, by name; `handbook.typ` is the one to compile."""
    language, _, region = handbook.language.partition("-")
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    more: dict[str, Any] = {
        **imprint(handbook, theme),
        "theme": theme.settings,
        "words": labels.words,
        "quotes": labels.quotes,
        "openings": _OPENINGS,
        "paper": handbook.paper,
        "language": language if _TAG.fullmatch(language) else NO_LANGUAGE,
        "region": region if _REGION.fullmatch(region) else None,
    }
    files = {name: text_of(file) for name, file in theme.files("typst", ".typ")}
    for name in ("settings", "handbook"):
        files[f"{name}.typ"] = render_template(
            theme, "typst", f"typst/{name}.typ.j2", handbook, **more
        )
    return files


def _write_sources(root: Path, handbook: Handbook, theme: Theme) -> str:
    """Put the files into a folder; what the book itself says comes back."""
    files = sources(handbook, theme)
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    if handbook.brand and handbook.brand.logo:
        # By a name of ours: Typst never sees the kit's own path.
        (root / f"logo.{handbook.brand.logo.kind}").write_bytes(handbook.brand.logo.data)
    return files["settings.typ"] + files[MAIN]


def _fonts_folder() -> Any:
    """Our fonts as a real folder, even where the package is a zip file."""
    return as_file(resources.templates() / "fonts")


def _brought_fonts(root: Path, theme: Theme, handbook: Handbook) -> list[Path]:
    """Faces of the theme's, the kit's and the brand's, copied beside the sources."""
    folder = root / "fonts"
    folder.mkdir()
    for name, content in theme.typefaces():
        (folder / name).write_bytes(content)
    for index, face in enumerate(handbook.brand.faces if handbook.brand else ()):
        (folder / f"brand-{index}.{face.suffix}").write_bytes(face.data)
    return [folder]


def _faces(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(f for f in folder.iterdir() if f.suffix.lower() in {".ttf", ".otf"})


def _day(handbook: Handbook) -> str:
    return handbook.revision.isoformat() if handbook.revision else "1980-01-01"
