"""Pydantic without plugins of its own: we use none, and need not load what would look for them."""

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_SETTING: Final = "PYDANTIC_DISABLE_PLUGINS"
_EVERY: Final = "__all__"
_LOADER: Final = "pydantic.plugin._loader"


def do_without() -> None:
    """Turn plugins off, unless somebody has said which are meant.

    Even then Pydantic first loads the module that would look for them, and with it all of
    `importlib.metadata`: 8 ms of every command. One that has no plugins to tell of stands in for it.
    """
    if os.environ.setdefault(_SETTING, _EVERY) == _EVERY:
        sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))


class _NoPlugins(ModuleType):
    """Stands where Pydantic's own loader would; whoever asks it for anything else gets that one."""

    get_plugins = tuple

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python's own questions to every module
            raise AttributeError(name)
        if sys.modules.get(_LOADER) is self:
            del sys.modules[_LOADER]
        return getattr(import_module(_LOADER), name)
