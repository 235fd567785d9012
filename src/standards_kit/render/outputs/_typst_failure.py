"""What the typesetter complains about, as a sentence for the person who wrote the words."""

import re

from standards_kit.ground.lazy import lazy

_FILLED = ("handbook", "settings")
"""The files that are filled from a template; their lines are nowhere in the theme."""
_ROOM = 80
_PLACE = lazy(
    r"┌─ (?:[^\n]*[/\\])?(?P<file>[^/\\\n]+\.typ):(?P<line>\d+):\d+\n[^\n]*\n *\d+ │(?P<text>[^\n]*)"
)
_SEARCHED = lazy(r" \(searched at [^)]*\)")  # a folder that is gone by now


def in_plain_words(error: object) -> str:
    """A sentence that names the cause, and the next step where there is one."""
    message = str(getattr(error, "message", None) or error).strip()
    hints = "; ".join(str(hint) for hint in getattr(error, "hints", None) or [])
    glyph = re.search(r"text (\".*?\"|“.*?”|`.*?`) could not be displayed", message)
    if glyph:
        return (
            f"The PDF has no shape for {glyph[1]}. Write it otherwise, or put a font that has it "
            "into the folder “fonts” of the kit."
        )
    if "variable font" in message:
        return (
            "A font in a folder “fonts” is a variable font, which the PDF can’t be set in. Put "
            "its static file there, such as NotoSansJP-Regular.otf."
        )
    if "download package" in message:
        return (
            "The theme imports a package of Typst, which would have to be fetched: handbooks are "
            "printed without the network. Copy what you need of it into the theme."
        )
    said = _SEARCHED.sub("", message.splitlines()[0]) if message else "no reason given"
    where = _where(str(getattr(error, "diagnostic", None) or ""))
    return f"The PDF could not be typeset: {said}" + (f" ({hints})" if hints else "") + where + "."


def _where(diagnostic: str) -> str:
    """The theme's file and the line; of a file that a template fills, what it was filled to."""
    place = _PLACE.search(diagnostic)
    if place is None:
        return ""
    file, line, text = place["file"], place["line"], place["text"].strip()
    if file.removesuffix(".typ") in _FILLED:
        cut = text if len(text) <= _ROOM else f"{text[: _ROOM - 1]}…"
        return f", in what the theme’s typst/{file}.j2 and its parts print: {cut}"
    return f", in the theme’s typst/{file}, line {line}"
