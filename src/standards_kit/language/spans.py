"""Quantities inside prose: where a sentence states a number, a time, a date or a countable event.

One pattern of the language's grammar, every repeat in it bounded, so a text of any kind is read in
linear time.
"""

from typing import NamedTuple

from standards_kit.language.grammar import Grammar


class QuantitySpan(NamedTuple):
    """A quantity at `text[start:end]`; `kind` is its name in the grammar's `quantities`."""

    start: int
    end: int
    kind: str


def find_quantities(text: str, grammar: Grammar) -> list[QuantitySpan]:
    """Take a text and its language's grammar; give the quantities stated there, in order."""
    return [
        QuantitySpan(found.start(), found.end(), found.lastgroup or "count")
        for found in grammar.quantity.finditer(text)
    ]
