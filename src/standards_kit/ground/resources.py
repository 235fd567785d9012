"""Where templates and lexicons are, in an installed wheel or in a checkout.

In a checkout ``templates/`` stands at the top level, so that authors of themes find it and edits
show at once; in a wheel it lies inside the package. Callers never need to know which.
"""

import re
from functools import cache
from pathlib import Path

_NAME = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def is_name(word: str) -> bool:
    """Whether a theme's folder can have this name: small letters, digits and hyphens, and not too many.

    Names come from people's files. One with a slash would lead elsewhere, and one that is longer than
    names of files can be is an error to the system where another is only not there.
    """
    return bool(_NAME.match(word))


def templates() -> Path:
    """The folder that holds one folder for each theme, and the fonts."""
    packaged = package() / "templates"
    return packaged if packaged.is_dir() else _checkout() / "templates"


@cache
def package() -> Path:
    """The folder of this program's own files."""
    return Path(__file__).resolve().parents[1]


def lexicons() -> Path:
    """The folder that holds one lexicon for each language."""
    return package() / "lexicons"


def starter() -> Path:
    """The folder that holds the kit which ``init`` writes."""
    return package() / "starter"


def examples() -> Path:
    """The folder that holds the example kits, of which some are begun with."""
    packaged = package() / "examples"
    return packaged if packaged.is_dir() else _checkout() / "examples"


def _checkout() -> Path:
    return package().parents[1]
