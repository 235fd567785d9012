"""Every text of a handbook, with the way that leads to it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from standards_kit.ground.records import fields_of
from standards_kit.render.prose import TermRef


class Step(NamedTuple):
    """One step on the way to a text: a view, its field, and the place in that field."""

    view: object
    field: str
    place: int


Way = tuple[Step, ...]


def texts(view: object) -> Iterator[tuple[Way, str | TermRef]]:
    """Every string and every use of a defined term below a view, in the order of its fields."""
    return _below(view, ())


def _below(view: Any, way: Way) -> Iterator[tuple[Way, str | TermRef]]:
    for name in fields_of(view.__class__):
        value = getattr(view, name)
        parts = value if isinstance(value, tuple) else (value,)
        for index, part in enumerate(parts):
            for leaf in _leaves(part):
                here = (*way, Step(view, name, index))
                if isinstance(leaf, str | TermRef):
                    yield here, leaf
                else:
                    yield from _below(leaf, here)


def _leaves(value: Any) -> Iterator[Any]:
    """Texts and views in a value, however deep its tuples go."""
    if isinstance(value, tuple):
        for part in value:
            yield from _leaves(part)
    elif (
        isinstance(value, TermRef)
        or (value and isinstance(value, str))
        or fields_of(value.__class__)
    ):
        yield value
