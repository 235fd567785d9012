"""All rules, found by looking into their folder, and what their own documentation says."""

import inspect
import re
from functools import cache

from standards_kit.ground import rooms
from standards_kit.ground.records import record
from standards_kit.lint.rule import Rule

ROOM = "standards_kit.lint.rules"
DOCS = "https://standards-kit.readthedocs.io/rules"


@record
class Listed:
    """A rule under its name, with its documentation page."""

    name: str
    rule: Rule
    page: str

    @property
    def docs(self) -> dict[str, str]:
        """The parts of the documentation by heading; the summary line is under ``""``."""
        return sections(inspect.cleandoc(self.page))

    @property
    def url(self) -> str:
        return f"{DOCS}/{self.name}/"


@cache
def catalogue() -> dict[str, Listed]:
    """Every rule by name."""
    found = {}
    for module in rooms.modules(ROOM):
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        found[name] = Listed(name, module.rule, module.__doc__ or "")
    return found


def sections(text: str) -> dict[str, str]:
    """A docstring's parts by heading; what stands before the first heading is ``""``."""
    parts = re.split(r"(?m)^## (.+)$", text)
    named = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    return {"": parts[0].strip(), **named}
