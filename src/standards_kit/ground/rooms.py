"""Finds the modules of a room (rules, formats, commands, outputs) by looking into its folder.

Adding a rule is adding a file: there is no list to keep in step.
"""

import importlib
import os
from types import ModuleType


def names(package: str) -> list[str]:
    """The names of the modules in a package, without those that begin with ``_``, sorted."""
    folders = importlib.import_module(package).__path__
    found = (name for folder in folders for name in os.listdir(folder))  # noqa: PTH208 - of each start
    return sorted(n[:-3] for n in found if n.endswith(".py") and not n.startswith("_"))


def module(package: str, name: str) -> ModuleType:
    """Import one module of a room."""
    return importlib.import_module(f"{package}.{name}")


def modules(package: str) -> list[ModuleType]:
    """Import every module of a room, in order of name."""
    return [module(package, name) for name in names(package)]
