"""One file of plain CommonMark, for repositories, wikis and diffs."""

import re

from standards_kit.render.environment import render_template
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs._imprint import imprint
from standards_kit.render.theme import Theme

SUFFIX = "md"
_BLANKS = re.compile(r"\n{3,}")


def render(handbook: Handbook, theme: Theme) -> bytes:
    """The handbook as Markdown."""
    text = render_template(
        theme, "markdown", "markdown/handbook.md.j2", handbook, **imprint(handbook, theme)
    )
    return (_BLANKS.sub("\n\n", text).strip() + "\n").encode("utf-8", "replace")
