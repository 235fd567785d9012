"""All rules, found by looking into their folder, and what their own documentation says."""

import inspect
import re
from functools import cache

from standards_kit.ground import rooms
from standards_kit.ground.records import record
from standards_kit.lint.rule import Rule
from standards_kit.text.diagnostic import Severity

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
    def facts(self) -> str:
        """How grave it is, which level is the first to ask for it, and since when there is the rule."""
        told = f"Severity: {self.rule.severity}; level: {self.rule.level}; since {self.rule.since}"
        return f"{told}." if self.rule.silenceable else f"{told}; can't be suppressed."

    @property
    def outcome(self) -> str:
        """What its errors do to a handbook; nothing where it has none."""
        if self.rule.severity is Severity.ERROR:
            return "An error keeps a handbook from being printed."
        if self.rule.worst is Severity.ERROR:
            return "Where it is an error, it keeps a handbook from being printed."
        return ""

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
