"""Where templates and lexicons are, in an installed wheel or in a checkout.

In a checkout ``templates/`` stands at the top level, so that authors of themes find it and edits
show at once; in a wheel it lies inside the package. Callers never need to know which.
"""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_NAME = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def is_name(word: str) -> bool:
    """Whether a theme's folder can have this name: small letters, digits and hyphens, and not too many.

    Names come from people's files. One with a slash would lead elsewhere, and one that is longer than
    names of files can be is an error to the system where another is only not there.
    """
    return bool(_NAME.match(word))


def templates() -> Traversable:
    """The folder that holds one folder for each theme, and the fonts."""
    packaged = files("standards_kit") / "templates"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[3] / "templates"


def package() -> Path:
    """The folder of this program's own files."""
    return Path(__file__).resolve().parents[1]


def lexicons() -> Traversable:
    """The folder that holds one lexicon for each language."""
    return files("standards_kit") / "lexicons"


def starter() -> Traversable:
    """The folder that holds the kit which ``init`` writes."""
    return files("standards_kit") / "starter"


def examples() -> Traversable:
    """The folder that holds the example kits, of which some are begun with."""
    packaged = files("standards_kit") / "examples"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[3] / "examples"
