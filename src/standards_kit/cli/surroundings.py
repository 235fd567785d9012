"""What the environment says of `lint`: `STANDARDS_KIT_LEVEL` and others. The command line wins over it."""

import os
from collections.abc import Callable
from typing import TypeVar

from standards_kit.cli.failures import Failure

FORMAT = "STANDARDS_KIT_FORMAT"
FAIL_ON = "STANDARDS_KIT_FAIL_ON"
LEVEL = "STANDARDS_KIT_LEVEL"
T = TypeVar("T")


def chosen(given: str | None, variable: str, read: Callable[[str], T]) -> T | None:
    """A word of the command line, else of the environment, read; None where neither says anything."""
    if given is not None:
        return read(given)
    word = os.environ.get(variable, "").strip()
    if not word:
        return None
    try:
        return read(word)
    except Failure as failure:
        raise Failure(f"{variable}: {failure.message}", failure.hint) from None


def formats(given: list[str] | None) -> list[str]:
    """The report formats asked for; several in the environment have commas between them."""
    words = os.environ.get(FORMAT, "").split(",")
    return given or [word.strip() for word in words if word.strip()] or ["terminal"]
