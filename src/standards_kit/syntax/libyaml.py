"""PyYAML's C parser, and nothing else.

The pure-Python parser is twenty times slower and overflows the stack on deep nesting, so we never
fall back to it: without the C parser we say so and stop.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

_Parser: Callable[[str], Any] | None
try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # pragma: no cover - PyYAML's wheels all carry it
    _Parser = None


class MissingParser(RuntimeError):
    """PyYAML was installed without libyaml."""


def parser(text: str) -> Any:
    """A parser whose ``get_event()`` gives the next event; raises yaml.YAMLError."""
    if _Parser is None:  # pragma: no cover
        raise MissingParser(
            "PyYAML was installed without its C parser. "
            "Install it from a wheel: `pip install --force-reinstall --only-binary :all: pyyaml`."
        )
    return _Parser(text)


def events(text: str) -> Iterator[yaml.Event]:
    """All events of a text; raises yaml.YAMLError at the first mistake."""
    source = parser(text)
    while True:
        event = source.get_event()
        yield event
        if isinstance(event, yaml.StreamEndEvent):
            return


def tokens(text: str) -> Iterator[Any]:
    """All tokens of a text, marks of structure without width among them; raises yaml.YAMLError."""
    source = parser(text)
    while (token := source.get_token()) is not None:
        yield token
