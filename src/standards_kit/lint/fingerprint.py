"""What a finding is called from one run to the next: the same while lines move.

A fingerprint is made from three things: the rule, the address of the place (ids instead of numbers;
the file only where nothing there has an id; see ``lint/address.py``) and the words that are found
fault with, as ``text.normal`` makes them. So it survives lines that move, standards that are added
or moved to another file, other kits in the same run, a changed severity and a message that is put in
other words. It changes with the id of the standard and with the words themselves. An expectation
without an id is called by what it says: who edits the sentence has another finding. Renaming a file
changes only what belongs to the file alone: settings, YAML that can't be read, a file as a whole.

Two findings may say the same of the same: then they have the same fingerprint, and ``numbered``
tells them apart.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from standards_kit.text.diagnostic import Diagnostic
from standards_kit.text.normal import normal

SCHEME = 1
"""Grows when the same finding gets another fingerprint than before."""


def fingerprint(diagnostic: Diagnostic) -> str:
    """32 hex digits for a finding."""
    said = "\0".join((diagnostic.rule, diagnostic.address, normal(words(diagnostic))))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a fingerprint that no other has: equals are counted in their order."""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        name = fingerprint(diagnostic)
        seen[name] += 1
        yield diagnostic, name if seen[name] == 1 else f"{name}-{seen[name]}"


def words(diagnostic: Diagnostic) -> str:
    """What is found fault with: the words that were found, else all that stands at the place."""
    finding = diagnostic.finding
    if finding.phrase is not None:
        return finding.phrase
    start, end = finding.place.span
    return finding.place.source.text[start:end]
