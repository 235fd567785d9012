"""A definition to fill in, as an edit: the word stands under `terms:`, with its question as a TODO.

The TODO stays a finding (`placeholder`) until somebody writes what the word means: an edit can set
the place, and never the meaning.
"""

from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.syntax.insertion import addition, ends_open
from standards_kit.syntax.nodes import Mapping
from standards_kit.text.diagnostic import Edit, Fix, Place
from standards_kit.text.source import Span

UNWRITTEN = "TODO"
"""What a definition begins with that is still a question."""


def term_stub(entry: Entry[Standard] | None, word: str, question: str) -> Fix | None:
    """The edit that adds a term to a standard's own; None where it has no place to stand."""
    if entry is None or entry.document.root is None:
        return None
    node, reached = entry.document.find(entry.path)
    if reached != entry.path or not isinstance(node, Mapping) or not node.keys:
        return None
    if "\n" not in entry.document.source.text:
        return None  # lines that end in a lone carriage return
    terms = node.values.get("terms")
    value = f"{UNWRITTEN}: {question}"
    source = entry.document.source
    if isinstance(terms, Mapping) and word in (key.lower() for key in terms.keys):
        return None
    into, lines = node, [(0, "terms", ""), (1, word, value)]
    if isinstance(terms, Mapping) and terms.keys:
        into, lines = terms, [(0, word, value)]
    elif terms is not None:
        return None
    if ends_open(source.text, into):
        return None
    offset, written = addition(source.text, into, lines)
    whole = entry.place()
    place = Place(source, Span(offset, offset), whole.document, whole.pointer)
    return Fix(
        f"add `{word}` to its `terms:`, to be filled in", (Edit(place, written),), safe=False
    )
