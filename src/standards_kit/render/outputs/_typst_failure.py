"""What the typesetter complains about, as a sentence for the person who wrote the words."""

import re


def in_plain_words(error: object) -> str:
    """A sentence that names the cause, and the next step where there is one."""
    message = str(getattr(error, "message", None) or error).strip()
    hints = "; ".join(str(hint) for hint in getattr(error, "hints", None) or [])
    glyph = re.search(r"text (\".*?\"|“.*?”|`.*?`) could not be displayed", message)
    if glyph:
        return (
            f"The handbook’s fonts have no shape for {glyph[1]}. Write it otherwise, or put a font "
            "that has it into the theme’s fonts folder and name it in the theme’s paper.typ."
        )
    said = message.splitlines()[0] if message else "no reason given"
    return f"The PDF could not be typeset: {said}" + (f" ({hints})" if hints else "") + "."
