"""What a kit asks of those who serve, and promises: expectations, steps of plays, promises."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from standards_kit.language.glance import Glance, glance
from standards_kit.language.sentences import Sentence, read_sentences
from standards_kit.model.entries import Entry
from standards_kit.model.passages import Passage
from standards_kit.model.scope import TermUse
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Place

What: TypeAlias = Literal["expectation", "step", "promise"]

_QUOTED: Final = 7
_AROUND: Final = " \t\n,;:.!?–—-"


@dataclass(slots=True, eq=False)
class Asked:
    """One text that is asked or promised, the defined terms in it, and what is seen of it at a glance.

    A rule looks at that first, and reads the sentences where it must.
    """

    passage: Passage
    uses: list[TermUse]
    what: What
    language: str
    seen: Glance

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, read when a rule wants them."""
        return read_sentences(self.passage.text, self.language)

    @property
    def whole(self) -> Any:
        """The standard or play that it belongs to."""
        return self.passage.owner.model

    @property
    def part(self) -> Any:
        """What it stands in: the expectation, or else the standard or play itself."""
        steps = self.passage.steps
        whole = self.whole
        return whole.expectations[steps[1]] if steps[0] == "expectations" else whole

    @property
    def roles(self) -> list[str]:
        """The roles it is for, by their ids: its own, else those of what it stands in."""
        return list(dict.fromkeys(self.part.roles or self.whole.roles))

    @property
    def has_actor(self) -> bool:
        """Whether it is said beside the text who acts: an `actor`, or one role and no other."""
        return bool(getattr(self.part, "actor", None)) or len(self.roles) == 1

    def place(self, start: int, end: int) -> Place:
        """Where a part of it stands in its file."""
        return self.passage.place(start, end)

    def excerpt(self, start: int, end: int) -> str:
        """A part of it to be quoted, cut after a few words, without marks around it."""
        words = self.passage.text[start:end].strip(_AROUND).split()
        return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


def what_is_asked(
    passages: Iterable[tuple[Passage, list[TermUse]]],
    language_of: Callable[[Entry[Standard] | None], str],
) -> Iterator[Asked]:
    """Take the passages of a kit; give those that ask or promise something."""
    of: Entry[Standard] | None = None
    language = language_of(of)
    for passage, uses in passages:
        what = _what(passage)
        if what is not None:
            if passage.standard is not of:  # passages of one standard follow each other
                of = passage.standard
                language = language_of(of)
            yield Asked(passage, uses, what, language, glance(passage.text, language))


def _what(passage: Passage) -> What | None:
    first, last = passage.steps[0], passage.steps[-1]
    if passage.field == "promise":
        return "promise"
    if first == "expectations":
        return "expectation" if last == "text" else None
    return "step" if first == "steps" else None
