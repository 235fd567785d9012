"""Asks what goes along with the customer from one touchpoint to the next."""

from collections.abc import Callable
from functools import partial

from standards_kit.authoring.handoffs import read_within
from standards_kit.cli.drafting import Desk
from standards_kit.cli.steps import text, through
from standards_kit.model.kit import KitSettings


def handed_over(desk: Desk, before: str, after: str, known: dict[str, str]) -> dict[str, str]:
    """What is handed over, how soon and by whom; nothing where nothing is. Raises asking.Back."""
    kit = desk.project.kit
    names = {touchpoint.model.id: touchpoint.model.name for touchpoint in desk.project.touchpoints}
    ends = f"from “{names.get(before, before)}” to “{names.get(after, after)}”"
    found = dict(known)

    def part(
        key: str,
        question: str,
        example: str,
        check: Callable[[str], str | None] = lambda _: None,
    ) -> bool:
        if key != "carries" and not found.get("carries"):
            return False
        found[key] = text(question, example, found.get(key, ""), True, check)
        return True

    through([
        partial(part, "carries", f"What goes along {ends}? An empty line: nothing.", "name, wishes, promises made"),
        partial(part, "within", "How soon? An empty line leaves it out.", "within 1 working day", partial(_no_time, kit)),
        partial(part, "owner", "Who answers for it: a role or a name? An empty line leaves it out.", "duty-manager"),
    ])  # fmt: skip
    if not found["carries"]:
        return {}
    whole = {"from": before, "to": after, **{key: said for key, said in found.items() if said}}
    return whole | ({"within": read_within(whole["within"], kit)} if "within" in whole else {})


def _no_time(kit: KitSettings, typed: str) -> str | None:
    return None if read_within(typed, kit) else "Write a time, such as “within 1 working day”."
