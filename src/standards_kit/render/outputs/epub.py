"""EPUB 3, for phones and reading devices: text that flows, in the reader's own size.

Beside the pages it holds what older devices and other eyes need: a second table of contents, the
parts by their roles, and what can be said of it as an accessible book.
"""

import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from standards_kit.render.environment import renderer
from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for
from standards_kit.render.outputs._epub_cover import cover
from standards_kit.render.outputs._epub_file import packed
from standards_kit.render.outputs._epub_fonts import faces
from standards_kit.render.outputs._epub_places import anchor, outline, pages, places
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme, find_theme
from standards_kit.render.xhtml_text import XhtmlText

SUFFIX = "epub"
_FOLDER = "EPUB"
_STYLE = "style.css"
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    f'<rootfiles><rootfile full-path="{_FOLDER}/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles>\n'
    "</container>\n"
)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold, not even escaped; stray halves of pairs become a question mark later."""
_NO_COLOUR = re.compile(r"[^\w#%(),. -]")


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as EPUB."""
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    read = pages(handbook, labels)
    found = places(handbook, read)
    fill = renderer(theme, "xhtml", handbook, XhtmlText(labels, found))
    more = _more(handbook, theme) | {
        "pages": read,
        "outline": outline(handbook, read),
        "places": found,
    }
    texts = {name: fill(f"epub/{name}.j2", **more) for name in ("package.opf", "toc.ncx", _STYLE)}
    for page in read:
        more_here = {**more, **page.about, "page": page}
        texts[page.file] = fill(f"epub/{page.template}.xhtml.j2", **more_here)
    files = {f"{_FOLDER}/{name}": _encoded(text) for name, text in texts.items()}
    files |= {f"{_FOLDER}/fonts/{face.file}": face.data for face in more["faces"]}
    files[f"{_FOLDER}/cover.png"] = cover(handbook, theme, more["colours"], more["direction"])
    if more["logo"]:
        files[f"{_FOLDER}/logo.{more['logo'].kind}"] = more["logo"].data
    files["META-INF/container.xml"] = _CONTAINER.encode()
    return packed(files, handbook.revision)


def _more(handbook: Handbook, theme: Theme) -> dict[str, Any]:
    """What every template is given beside the book and its places."""
    return {
        **imprint(handbook, theme),
        "theme": theme.settings,
        "colours": _palette(theme, "colours"),
        "dark": _palette(theme, "dark"),
        "anchor": anchor,
        "direction": "rtl" if handbook.right_to_left else "ltr",
        "faces": faces(handbook, theme),
        "logo": handbook.brand.logo if handbook.brand else None,
        "modified": (handbook.revision or date(1980, 1, 1)).isoformat() + "T00:00:00Z",
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _identity(handbook))}",
        "checked": theme.is_ours,
    }


def _identity(handbook: Handbook) -> str:
    """What makes this edition another than the last: the book and all that it was made from."""
    return f"https://standards-kit/{handbook.id}/{handbook.fingerprint}"


def _encoded(text: str) -> bytes:
    return _ILLEGAL.sub("", text).encode("utf-8", "replace")


def _palette(theme: Theme, name: str) -> Mapping[str, str]:
    """The theme's colours; what it leaves out is ours. None may end the rule that it stands in."""
    given = {**find_theme().settings[name], **(theme.settings.get(name) or {})}
    return {key: _NO_COLOUR.sub("", str(value)) for key, value in given.items()}
