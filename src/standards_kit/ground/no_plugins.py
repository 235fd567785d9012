"""Keeps Pydantic from loading what would search every installed package for plugins of its own.

Where `PYDANTIC_DISABLE_PLUGINS` says that there are none, Pydantic loads it all the same, and with it
`importlib.metadata`: that takes longer than a kit takes to read.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_SEARCH: Final = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands where Pydantic looks for its search; what else may be asked of that comes from itself."""

    def get_plugins(self) -> tuple[()]:
        """None."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the machinery of imports asks for these
            raise AttributeError(name)
        del sys.modules[_SEARCH]
        return getattr(import_module(_SEARCH), name)


def search_nothing() -> None:
    """Tell Pydantic, before it is loaded, that it has no plugins."""
    sys.modules.setdefault(_SEARCH, _NoPlugins(_SEARCH))
