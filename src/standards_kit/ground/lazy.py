"""Regular expressions that are compiled when they are first needed.

Compiling one takes about a millisecond, and a run needs few of them: those for mistakes wait for a
mistake.
"""

import re
from typing import TYPE_CHECKING, Any


class LazyPattern:
    """A pattern that compiles itself at its first use and then is as quick as any."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._written)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if TYPE_CHECKING:

    def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern, compiled at its first use."""
else:
    lazy = LazyPattern
