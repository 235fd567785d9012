"""Small immutable things with named fields, made for programs that begin often and end soon.

`dataclass(frozen=True, slots=True)` writes and compiles six functions for each class, some 0.4 ms of
every start, and lets a frozen instance set each of its fields by way of `object`. Here only the
type checker holds a record to be immutable, and how records compare and show themselves is written
once, below.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """A class with annotated fields as a dataclass: equal and hashed by its fields, and slim."""
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    names: tuple[str, ...] = made.__match_args__  # type: ignore[attr-defined]
    values: Callable[[Any], Any] = attrgetter(*names) if names else type

    def same(one: Any, other: object) -> bool:
        return values(one) == values(other) if type(other) is type(one) else NotImplemented

    def number(one: Any) -> int:
        return hash(values(one))

    made.__eq__, made.__hash__, made.__repr__ = same, number, _shown  # type: ignore[assignment, method-assign]
    return made


def _shown(one: Any) -> str:
    fields = (f"{name}={getattr(one, name)!r}" for name in type(one).__match_args__)
    return f"{type(one).__qualname__}({', '.join(fields)})"
