"""A handoff as people say it, “check-in to room: name and wishes, within 1 day”, as the format has it."""

import re
from collections.abc import Iterator, Mapping

from standards_kit.authoring.targets import Unread, read_target
from standards_kit.model.kit import KitSettings

_BETWEEN = re.compile(r"\s*(?:→|->|>)\s*|\s+to\s+")
_LAST_PART = re.compile(r",\s*([^,]+)$")
_WAYS = (
    "Write it as “arrival-call to check-in: name and wishes, within 1 working day; duty-manager”."
)


def read_handoff(text: str, touchpoints: Mapping[str, str], kit: KitSettings) -> dict[str, str]:
    """Read `FROM to TO: WHAT, within TIME; OWNER`, touchpoints by their ids or names. Raises Unread."""
    pair, colon, rest = text.partition(": ")
    if not colon and ":" in pair:
        pair, _, rest = text.partition(":")
    ends = _ends(pair, touchpoints)
    carries, *more = (part.strip() for part in rest.split(";"))
    found = {"from": ends[0], "to": ends[1], **_carried(carries, kit)}
    for part in filter(None, more):
        within = read_within(part, kit)
        found |= {"within": within} if within else {"owner": _role(part, kit)}
    return found


def read_within(text: str, kit: KitSettings) -> str:
    """The time that a text gives, as the format has it; empty where it gives none."""
    try:
        found = read_target(text, kit)
    except Unread:
        return ""
    return found.get("at_most", "") if set(found) == {"at_most"} else ""


def _carried(text: str, kit: KitSettings) -> dict[str, str]:
    last = _LAST_PART.search(text)
    within = read_within(last[1], kit) if last else ""
    if last and within:
        return {"carries": text[: last.start()].strip(), "within": within}
    return {"carries": text} if text else {}


def _role(said: str, kit: KitSettings) -> str:
    names = {role.name.casefold(): name for name, role in kit.roles.items() if role.name}
    return names.get(said.casefold(), said)


def _ends(pair: str, touchpoints: Mapping[str, str]) -> tuple[str, str]:
    """The two touchpoints; where the word between them stands in a name, the ones that are known."""
    ids = {name.casefold(): key for key, name in touchpoints.items()}
    ids |= {key.casefold(): key for key in touchpoints}
    ways = list(_ways(pair))
    for before, after in ways:
        if before.casefold() in ids and after.casefold() in ids:
            return ids[before.casefold()], ids[after.casefold()]
    if not ways:
        raise Unread(f"“{pair.strip()}” doesn't name two touchpoints. {_WAYS}")
    before, after = ways[0]
    return ids.get(before.casefold(), before), ids.get(after.casefold(), after)


def _ways(pair: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(pair):
        before, after = pair[: found.start()].strip(), pair[found.end() :].strip()
        if before and after:
            yield before, after
