"""Where each term of a kit is used."""

from dataclasses import field

from standards_kit.ground.records import bundle
from standards_kit.lint.context import Context
from standards_kit.model.entries import TermEntry
from standards_kit.model.passages import Passage, definition_passages
from standards_kit.text.diagnostic import Place


@bundle
class Used:
    """A term, and its uses: the id of what uses it, and where."""

    term: TermEntry
    places: list[tuple[str, Place]] = field(default_factory=list)


def usage(context: Context) -> list[Used]:
    """Every term in alphabetical order, with its uses in the order of the kit."""
    found = {term: Used(term) for term in context.project.terms if term.word}
    for passage, uses in context.read_passages:
        for use in uses:
            found[use.term].places.append((_owner(passage), passage.place(use.start, use.end)))
    for term in list(found):
        for passage in definition_passages(term):
            for use in context.glossary.of(passage):
                if use.term is not term:
                    place = passage.place(use.start, use.end)
                    found[use.term].places.append((f"“{term.word}”", place))
    return sorted(found.values(), key=lambda used: (used.term.word.casefold(), used.term.rank))


def _owner(passage: Passage) -> str:
    owner = passage.owner
    return f"“{owner.word}”" if isinstance(owner, TermEntry) else str(owner.model.id)
