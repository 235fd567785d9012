"""What a kit asks of those who serve, and promises: expectations, steps of plays, promises."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from standards_kit.language.sentences import Sentence, kind_of, read_sentences
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
    """One text that is asked or promised, the defined terms in it, and what its words may be.

    `kind` are bits of `language.word_kinds`, 0 where nobody knows: a rule looks at them first.
    """

    passage: Passage
    uses: list[TermUse]
    what: What
    language: str
    kind: int

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, read when a rule wants them."""
        return read_sentences(self.passage.text, self.language)

    @property
    def part(self) -> Any:
        """What it stands in: the expectation, or the standard or play itself."""
        steps, model = self.passage.steps, self.passage.owner.model
        return model.expectations[steps[1]] if steps[0] == "expectations" else model

    @property
    def roles(self) -> list[str]:
        """The roles it is for, by their ids: its own, else those of what it stands in."""
        own = getattr(self.part, "roles", None)
        return list(dict.fromkeys(own or getattr(self.passage.owner.model, "roles", ())))

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
    for passage, uses in passages:
        what = _what(passage)
        if what is not None:
            language = language_of(passage.standard)
            yield Asked(passage, uses, what, language, kind_of(passage.text, language))


def _what(passage: Passage) -> What | None:
    first, last = passage.steps[0], passage.steps[-1]
    if passage.field == "promise":
        return "promise"
    if first == "expectations":
        return "expectation" if last == "text" else None
    return "step" if first == "steps" else None
