"""What the format expects at a place: the part of the model that a path leads to."""

import typing
from typing import Any

from pydantic import BaseModel

from standards_kit.model.kit import KitSettings, SourceFile
from standards_kit.model.parts import Part
from standards_kit.syntax.nodes import Path


def part_at(root: type[Part], path: Path) -> type[Part] | None:
    """The part whose keys stand at a path, or None where there is no part."""
    kind: Any = root
    for step in path:
        kind = _below(kind, step)
    return _part(kind)


def field_help(root: type[Part], path: Path) -> str:
    """The description of the field that a path leads to, or nothing."""
    part = part_at(root, path[:-1])
    found = _field(part, str(path[-1])) if part and path else None
    return (found.description or "") if found else ""


def keys(part: type[Part]) -> list[str]:
    """The keys an author may write in a part."""
    own = [f.alias or name for name, f in part.model_fields.items() if f.alias != "x-"]
    return [*own, *keys(SourceFile)] if part is KitSettings else own


def _field(part: type[Part], key: str) -> Any:
    for name, found in part.model_fields.items():
        if key in (name, found.alias):
            return found
    return None


def _below(kind: Any, step: str | int) -> Any:
    part = _part(kind)
    if part is not None:
        found = _field(part, str(step))
        return found.annotation if found else None
    for inner in _unwrapped(kind):
        arguments = typing.get_args(inner)
        origin = typing.get_origin(inner)
        if origin is list and arguments:
            return arguments[0]
        if origin is dict and arguments:
            return arguments[1]
    return None


def _part(kind: Any) -> type[Part] | None:
    for inner in _unwrapped(kind):
        if isinstance(inner, type) and issubclass(inner, BaseModel) and issubclass(inner, Part):
            return inner
    return None


def _unwrapped(kind: Any) -> list[Any]:
    """A type without ``Annotated`` and ``| None``."""
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return _unwrapped(typing.get_args(kind)[0])
    if origin is typing.Union or type(kind).__name__ == "UnionType":
        return [inner for arm in typing.get_args(kind) for inner in _unwrapped(arm)]
    return [kind]
