"""Read the YAML of a lexicon, where every scalar is text, as fast as libyaml gives it.

Only mappings, lists and scalars: no anchors, no tags. It composes straight from events
(half the price of a yaml loader's nodes and constructors) and stops where it is left,
so that a document nobody asks for is never parsed.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    CollectionEndEvent,
    DocumentEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)


class LexiconError(ValueError):
    """A lexicon file says something this version cannot read; the message names the entry."""


def read_documents(content: bytes) -> Iterator[Any]:
    """Take a lexicon file's bytes; give its documents as mappings, lists and text."""
    parser = yaml.CBaseLoader(content)
    try:
        parser.get_event()
        while not isinstance(parser.get_event(), StreamEndEvent):
            yield _compose(parser, parser.get_event())
            if not isinstance(parser.get_event(), DocumentEndEvent):
                raise LexiconError("A lexicon document holds more than one value.")
    except yaml.YAMLError as error:
        raise LexiconError(f"The lexicon is not sound YAML: {error}") from error
    finally:
        parser.dispose()


def _compose(parser: Any, event: Any) -> Any:
    if event.__class__ is ScalarEvent:
        return event.value
    if event.__class__ is SequenceStartEvent:
        return _sequence(parser)
    if event.__class__ is not MappingStartEvent:
        raise LexiconError("A lexicon holds mappings, lists and text, no aliases.")
    found: dict[str, Any] = {}
    while not isinstance(key := parser.get_event(), CollectionEndEvent):
        name = _compose(parser, key)
        if not isinstance(name, str) or name in found:
            raise LexiconError(f"The entry `{name}` stands twice, or is no text.")
        found[name] = _compose(parser, parser.get_event())
    return found


def _sequence(parser: Any) -> list[Any]:
    found = []
    while not isinstance(event := parser.get_event(), CollectionEndEvent):
        found.append(_compose(parser, event))
    return found
