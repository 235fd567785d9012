"""One HTML file that asks nothing of anybody: no network, no second file.

It is whole without scripts. Those it brings search, filter and explain what the page prints, and
its policy trusts exactly these by their hashes: what an author writes can't become a script.
"""

import base64
import hashlib
import re
from functools import cache

from markupsafe import Markup

from standards_kit.ground import resources
from standards_kit.render.environment import render_template
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme

SUFFIX = "html"
_SCRIPTS = ("html/minisearch.js", "html/handbook.js")
_FACE = re.compile(
    r"(?P<family>[A-Za-z]+)-(?P<weight>light|regular|semibold)(?P<italic>-italic)?\.woff2"
)
_WEIGHTS = {"light": 300, "regular": 400, "semibold": 600}
_FAMILIES = {"PublicSans": "Public Sans"}


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as HTML."""
    scripts = [_script(theme, path) for path in _SCRIPTS]
    page = render_template(
        theme,
        "html",
        "html/handbook.html.j2",
        handbook,
        **imprint(handbook, theme),
        theme=theme.settings,
        fonts=_font_faces() + _brand_faces(handbook),
        scripts=scripts,
        trusted=Markup(" ".join(map(_hash, scripts))),  # noqa: S704 - letters and digits
    )
    return page.encode("utf-8", "replace")


def _script(theme: Theme, path: str) -> Markup:
    """A script of the theme's, which must end where its element does."""
    text = theme.read(path)
    if "</script" in text.lower() or "<!--" in text:
        raise RenderError(
            f"{path} of the theme “{theme.name}” holds </script or <!--, which would end it early; "
            "write it in two parts."
        )
    return Markup(text)  # noqa: S704 - the theme's own file, not an author's text


def _hash(script: str) -> str:
    """How a policy names the one script it trusts."""
    digest = hashlib.sha256(script.encode("utf-8", "replace")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _brand_faces(handbook: Handbook) -> Markup:
    if handbook.brand is None:
        return Markup("")
    from standards_kit.render.brand import font_faces

    return font_faces(handbook)


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
