"""Who might do what a text leaves to nobody: how a finding shows it by an example."""

from standards_kit.lint.asked import Asked
from standards_kit.lint.context import Context

_ANYBODY = "duty adviser"


def a_role(context: Context, asked: Asked) -> str:
    """A role that might act, in words: one of those it is for, else one of the kit's."""
    known = context.project.kit.roles
    for role in (*asked.roles, *known):
        name = known[role].name if role in known else ""
        if name:
            return name if name[1:2].isupper() else name[0].lower() + name[1:]
    return _ANYBODY
