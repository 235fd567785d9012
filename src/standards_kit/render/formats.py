"""The kinds of file a handbook can be written as, found by looking into ``outputs/``."""

from collections.abc import Callable

from standards_kit.ground import rooms
from standards_kit.ground.nearest import nearest
from standards_kit.ground.records import record
from standards_kit.render import outputs
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.theme import Theme


@record
class Format:
    """One kind of file: its name, its file name's ending and what makes it."""

    name: str
    suffix: str
    render: Callable[[Handbook, Theme], bytes]


def names() -> list[str]:
    """Every format's name."""
    return rooms.names(outputs.__name__)


def find_format(name: str) -> Format:
    """A format by name; its module is loaded only now, since some are heavy."""
    if name not in names():
        near = nearest(name, names())
        hint = f" Did you mean {near}?" if near else ""
        raise RenderError(f"There is no format “{name}”; there are: {', '.join(names())}.{hint}")
    module = rooms.module(outputs.__name__, name)

    def render(book: Handbook, theme: Theme) -> bytes:
        if book.brand is not None:
            from standards_kit.render.brand import branded

            theme = branded(theme, book)
        made: bytes = module.render(book, theme)
        return made

    return Format(name, module.SUFFIX, render)
