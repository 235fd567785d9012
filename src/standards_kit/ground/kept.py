"""What one run leaves for the next, where the system says: what took time to make, and notes.

Nothing depends on it: what can't be read is made anew, or done without; and where nothing can be
written, on a read-only disk or in a locked-down build, every run is the first one.
"""

import contextlib
import os
from functools import cache
from pathlib import Path

from standards_kit.ground.files import replace_own

FOLDER = "STANDARDS_KIT_CACHE_DIR"


def folder() -> Path:
    """The user's own folder for this; ``XDG_CACHE_HOME`` and its likes on other systems hold.

    ``STANDARDS_KIT_CACHE_DIR`` names another: one that a build keeps from run to run, say.
    """
    given = os.environ.get(FOLDER)
    return Path(given).expanduser().absolute() if given else _of_user()


@cache
def _of_user() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("standards-kit", appauthor=False)


def recall(name: str) -> bytes | None:
    """What is kept under a name, such as ``templates/4f2a``; None where nothing is."""
    try:
        return (folder() / name).read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return None


def keep(name: str, content: bytes) -> None:
    """Keep something for the next run, if that is possible."""
    with contextlib.suppress(OSError, RuntimeError):
        path = folder() / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_own(path, content)
