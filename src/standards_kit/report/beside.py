"""Where else a finding points, for formats that show one place: the other of two that contradict."""

from collections.abc import Callable, Iterator

from standards_kit.text.diagnostic import Finding

PathOf = Callable[[str], str]
"""Gives the path that readers know a source by."""


def beside(finding: Finding, path_of: PathOf) -> Iterator[str]:
    """Take a finding; give a line for each of its other places: path, line, and what stands there."""
    for related in finding.related:
        place = related.place
        yield f"{path_of(place.source.path)}:{place.start.line}: {related.message}"


def see(finding: Finding, path_of: PathOf) -> str:
    """Take a finding; give a sentence that names its other places, with a space before it, or nothing.

    A place whose line the message names itself is left out.
    """
    places = dict.fromkeys(
        f"{path_of(related.place.source.path)}:{line}"
        for related in finding.related
        if f"line {(line := related.place.start.line)}" not in finding.message
    )
    return f" See {', '.join(places)}." if places else ""
