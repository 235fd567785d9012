"""One HTML file that asks nothing of anybody: no network, no scripts, no second file."""

import base64
import re
from functools import cache

from markupsafe import Markup

from standards_kit.ground import resources
from standards_kit.render.environment import render_template
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme

SUFFIX = "html"
_FACE = re.compile(
    r"(?P<family>[A-Za-z]+)-(?P<weight>light|regular|semibold)(?P<italic>-italic)?\.woff2"
)
_WEIGHTS = {"light": 300, "regular": 400, "semibold": 600}
_FAMILIES = {"PublicSans": "Public Sans"}


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as HTML."""
    page = render_template(
        theme,
        "html",
        "html/handbook.html.j2",
        handbook,
        **imprint(handbook),
        theme=theme.settings,
        fonts=_font_faces(),
    )
    return page.encode("utf-8", "replace")


@cache
def _font_faces() -> Markup:
    """Our faces as `@font-face` rules that carry the font in themselves."""
    rules = []
    for file in sorted((resources.templates() / "fonts").iterdir(), key=lambda entry: entry.name):
        face = _FACE.fullmatch(file.name)
        if face:
            data = base64.b64encode(file.read_bytes()).decode("ascii")
            family = _FAMILIES.get(face["family"], face["family"])
            style = "italic" if face["italic"] else "normal"
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{_WEIGHTS[face["weight"]]};'
                f"font-style:{style};font-display:swap;"
                f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
            )
    return Markup("\n".join(rules))  # noqa: S704 - made here, of our own files
