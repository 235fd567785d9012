"""Where templates and lexicons are, in an installed wheel or in a checkout.

In a checkout ``templates/`` stands at the top level, so that authors of themes find it and edits
show at once; in a wheel it lies inside the package. Callers never need to know which.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def templates() -> Traversable:
    """The folder that holds one folder for each theme, and the fonts."""
    packaged = files("standards_kit") / "templates"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[3] / "templates"


def lexicons() -> Traversable:
    """The folder that holds one lexicon for each language."""
    return files("standards_kit") / "lexicons"


def starter() -> Traversable:
    """The folder that holds the kit which ``init`` writes."""
    return files("standards_kit") / "starter"
