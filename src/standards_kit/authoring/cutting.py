"""Cuts a kit down to what somebody has: what names a channel or a role that is not there goes with it.

Works on what the files say, not on their text. Going on until nothing more goes leaves no reference
behind that leads nowhere.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

Data = dict[str, Any]
"""What one document says."""

SECTIONS = ("standards", "touchpoints", "journeys", "recovery_plays", "limits")
_REFERS = {
    "roles": "roles", "actor": "roles", "role": "roles", "by": "roles", "above": "roles",
    "frontstage": "roles", "owner": "roles", "channels": "channels", "touchpoints": "touchpoints",
    "from": "touchpoints", "to": "any", "limits": "limits", "limit": "limits",
    "recovery": "recovery_plays", "caused_by": "expectations",
}  # fmt: skip
"""The keys whose values are ids, and of what."""
_VITAL = frozenset(
    "id title why emotional_response expectations text definition trigger goal name decision up_to word "
    "steps roles channels touchpoints role by to from actor judgement targets promise".split()
)
"""What an entry goes with when it goes: the rest is left out."""
_HISTORY = frozenset({"moments", "changes", "version", "effective_from", "brand", "x-"})
"""What happened to somebody else."""


class Gone(NamedTuple):
    """What is not there: ids by what they are ids of, and how texts name them."""

    ids: Mapping[str, frozenset[str]]
    words: re.Pattern[str] | None


def cut(documents: dict[str, list[Data]], gone: Gone) -> dict[str, list[Data]]:
    """Documents by file, less all that names what is gone, and what that leaves without a footing."""
    known = _ids(documents)
    ids = dict(gone.ids)
    while True:
        documents = {
            path: [left for d in found if (left := _document(d, Gone(ids, gone.words)))]
            for path, found in documents.items()
        }
        still = _ids(documents)
        lost = {kind: known[kind] - still[kind] for kind in SECTIONS}
        if all(lost[kind] <= ids.get(kind, frozenset()) for kind in SECTIONS):
            return {path: found for path, found in documents.items() if found}
        ids |= {kind: ids.get(kind, frozenset()) | lost[kind] for kind in SECTIONS}


def _ids(documents: dict[str, list[Data]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in SECTIONS}
    for each in (d for every in documents.values() for d in every):
        for kind in SECTIONS:
            found[kind] |= {entry["id"] for entry in each.get(kind, ())}
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _document(data: Data, gone: Gone) -> Data | None:
    defaults = data.get("defaults") or {}
    left: Data = {}
    kept = {k: v for k, each in defaults.items() if (v := _value(k, each, gone)) is not None}
    lost = set(defaults) - set(kept)
    if kept:
        left["defaults"] = kept
    for key, value in data.items():
        if key in _HISTORY or key == "defaults":
            continue
        if key == "standards":  # those that took from the defaults what is gone go, too
            taken = [each for each in value if not lost - set(each)]
            new = _section(key, taken, gone)
        else:
            new = _section(key, value, gone)
        if new is not None:
            left[key] = new
    return left if set(left) - {"defaults"} else None


def _section(key: str, value: Any, gone: Gone) -> Any:
    if key == "terms" and isinstance(value, dict):
        kept = {
            word: new for word, each in value.items() if (new := _value("", each, gone)) is not None
        }
        return kept or None
    return _value("", value, gone)


def _value(key: str, value: Any, gone: Gone) -> Any:
    """A value less what is gone; None where it goes itself."""
    if key in _REFERS:
        return _reference(_REFERS[key], value, gone)
    if isinstance(value, dict):
        return _mapping(value, gone)
    if isinstance(value, list):
        kept = [new for each in value if (new := _value("", each, gone)) is not None]
        return kept or None
    named = key != "id" and gone.words is not None and gone.words.search(value)
    return None if named else value


def _reference(kind: str, value: Any, gone: Gone) -> Any:
    missing = gone.ids.get(kind, frozenset())
    if kind == "any":
        missing = gone.ids.get("roles", frozenset()) | gone.ids.get("touchpoints", frozenset())
    if isinstance(value, list):
        return [each for each in value if each not in missing] or None
    named = kind == "roles" and gone.words is not None and gone.words.search(value)
    return None if value in missing or named else value


def _mapping(data: Data, gone: Gone) -> Data | None:
    left: Data = {}
    for key, value in data.items():
        if key in _HISTORY:
            continue
        new = _value(key, value, gone)
        if new is None and key in _VITAL and value:
            return None
        if new is not None:
            left[key] = new
        # Fewer ways of deciding what a soft word means would leave it undefined.
        if key == "judgement" and new != value:
            return None
    return _with_causes(left)


def _with_causes(data: Data) -> Data:
    feeling = data.get("emotional_response")
    if isinstance(feeling, dict) and "caused_by" in feeling:
        ids = {e.get("id") for e in data.get("expectations", ()) if isinstance(e, dict)}
        causes = [c for c in feeling["caused_by"] if c in ids]
        rest = {k: v for k, v in feeling.items() if k != "caused_by"}
        data["emotional_response"] = {**rest, "caused_by": causes} if causes else rest
    return data


def without(data: Any, path: tuple[str | int, ...]) -> Any:
    """Data less the nearest entry of a list, or term, that a path lies in."""
    spots = [
        n for n, step in enumerate(path) if isinstance(step, int) or (n == 1 and path[0] == "terms")
    ]
    if not spots:
        return {k: v for k, v in data.items() if k != path[0]} if path else {}
    return dropped(data, path[: spots[-1] + 1])


def dropped(data: Any, path: tuple[str | int, ...]) -> Any:
    """Data less what stands at a path."""
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [
            (dropped(each, rest) if rest else None) if n == step else each
            for n, each in enumerate(data)
            if rest or n != step
        ]
    return {
        k: (dropped(v, rest) if rest else None) if k == step else v
        for k, v in data.items()
        if rest or k != step
    }


def emptied(data: Data) -> Data:
    """Data less the entries that an emptied list has left without what they need."""
    return _mapping_emptied(data) or {}


def _mapping_emptied(data: Data) -> Data | None:
    left: Data = {}
    for key, value in data.items():
        new = value
        if isinstance(value, dict):
            new = _mapping_emptied(value)
        elif isinstance(value, list):
            items = [_mapping_emptied(v) if isinstance(v, dict) else v for v in value]
            new = [v for v in items if v is not None]
        if new in ([], {}, None):
            if key in ("expectations", "steps"):
                return None
            continue
        left[key] = new
    return left
