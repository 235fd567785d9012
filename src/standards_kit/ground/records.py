"""Small things with named fields, made for programs that begin often and end soon.

`dataclass` writes and compiles up to six functions for each class, some 0.3 ms of every start, of which
there is a hundredfold; and most runs make no instance of most classes. Here a class learns how to begin
an instance when the first one begins, and how records compare and show themselves is written once,
below. Whoever asks `dataclasses` for the fields of one, or for a changed copy, is served all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

T = TypeVar("T")

_FIELDS: Final = "__dataclass_fields__"
_OF_ITS_OWN: Final = ("__dict__", "__weakref__")
"""What a class is given anew when it is made a second time."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[T]) -> type[T]:
    """A class with annotated fields as a dataclass: equal and hashed by its fields, and slim.

    It is immutable, by the word of the type checker alone.
    """
    made: Any = _slim(kind)
    names: tuple[str, ...] = made.__match_args__
    values: Callable[[Any], Any] = attrgetter(*names) if names else type

    def same(one: Any, other: object) -> bool:
        return values(one) == values(other) if type(other) is type(one) else NotImplemented

    def number(one: Any) -> int:
        return hash(values(one))

    made.__eq__, made.__hash__ = same, number
    return made  # type: ignore[no-any-return]


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def bundle(kind: type[T]) -> type[T]:
    """A class with annotated fields that may change, as a slim dataclass: each is equal to itself alone."""
    return _slim(kind)


@cache
def fields_of(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a record or a bundle; none where a class is neither."""
    names: tuple[str, ...] = vars(kind)["__match_args__"] if _FIELDS in vars(kind) else ()
    return names


def _slim(kind: type[T]) -> type[T]:
    """The class anew, with room for its fields and what it works out once, and for nothing else."""
    names = tuple(kind.__annotations__)
    defaults = {name: vars(kind)[name] for name in names if name in vars(kind)}
    left_out = {*names, *_OF_ITS_OWN}
    body = {key: value for key, value in vars(kind).items() if key not in left_out}
    slots = (*names, *_OF_ITS_OWN) if any(map(_is_kept, body.values())) else names
    told = {"__slots__": slots, "__match_args__": names, _FIELDS: _Fields(kind, defaults)}
    made: Any = type(kind.__name__, kind.__bases__, {**body, **told})
    made.__qualname__, made.__repr__ = kind.__qualname__, _shown

    def begin(one: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _beginning(made, defaults)
        made.__init__(one, *given, **named)

    made.__init__ = begin
    return made  # type: ignore[no-any-return]


def _is_kept(value: object) -> bool:
    return isinstance(value, cached_property)


def _beginning(kind: type[Any], defaults: Mapping[str, Any]) -> Callable[..., None]:
    """The `__init__` of a class, written out, so that it is as quick as any that somebody wrote."""
    known: dict[str, Any] = {"_left_out": MISSING}
    taken, lines = ["self"], []
    for name in kind.__match_args__:
        default = defaults.get(name, MISSING)
        wanted, value = f"_of_{name}", name
        if isinstance(default, Field):
            if not default.init:
                continue
            known[wanted] = default.default_factory
            value = f"{wanted}() if {name} is _left_out else {name}"
            name_with_default = f"{name}=_left_out"
        else:
            known[wanted] = default
            name_with_default = name if default is MISSING else f"{name}={wanted}"
        taken.append(name_with_default)
        lines.append(f" self.{name} = {value}")
    if hasattr(kind, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


class _Fields:
    """What `dataclasses` asks a class for, told when it does."""

    def __init__(self, kind: type[Any], defaults: Mapping[str, Any]) -> None:
        self._body = {"__annotations__": dict(kind.__annotations__), **defaults}

    def __get__(self, one: object, kind: type[Any]) -> Any:
        asked: Any = dataclass(init=False, repr=False, eq=False, match_args=False)(
            type(kind.__name__, (), dict(self._body))
        )
        told = getattr(asked, _FIELDS)
        setattr(kind, _FIELDS, told)
        return told


def _shown(one: Any) -> str:
    fields = (f"{name}={getattr(one, name)!r}" for name in type(one).__match_args__)
    return f"{type(one).__qualname__}({', '.join(fields)})"
