"""Whether what a command writes may be bold or coloured: asked in one place, answered for all commands."""

import os
from typing import TextIO


def styled(stream: TextIO) -> bool:
    """Take a stream; tell whether people see it on a screen that shows styles, and want them.

    ``NO_COLOR`` wins over ``FORCE_COLOR``; both count when they are set to something.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM", "").lower() not in {"dumb", "unknown"}
