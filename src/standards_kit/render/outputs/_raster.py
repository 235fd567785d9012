"""A logo as pixels, for kinds of file that can't hold it as it is.

Typst draws it, as it does in the PDF: both show the same, and no other library is needed.
"""

import tempfile
from pathlib import Path

import typst

from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import LogoView

_DOTS = 600.0
"""An inch; what a good printer has."""
_PAGE = """\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#context {{
  let given = measure(image("{name}"))
  image("{name}", width: given.width * calc.min({high}mm / given.height, {wide}mm / given.width))
}}
"""


def png_of(logo: LogoView, wide: float, high: float) -> bytes:
    """The logo as PNG on no ground, as large as fits into so many millimetres."""
    with tempfile.TemporaryDirectory(prefix="standards-kit-") as folder:
        main = Path(folder).resolve() / "main.typ"
        name = f"logo.{logo.kind}"
        main.with_name(name).write_bytes(logo.data)
        main.write_text(_PAGE.format(name=name, wide=wide, high=high), encoding="ascii")
        no_letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
        try:
            compiler = typst.Compiler(str(main), root=str(main.parent), font_paths=no_letters)
            made = compiler.compile(format="png", ppi=_DOTS)
        except (typst.TypstError, RuntimeError) as error:
            raise RenderError(_sentence(error)) from error
    if not isinstance(made, bytes):
        raise RenderError(_sentence("it takes more than a page"))
    return made


def _sentence(reason: object) -> str:
    said = str(getattr(reason, "message", None) or reason).strip() or "no reason given"
    first = said.splitlines()[0].rstrip(".")
    return f"The logo can’t be drawn: {first}. Save it as a plain SVG, or as PNG."
