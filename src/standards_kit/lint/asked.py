"""What a kit asks of those who serve, and promises: expectations, steps of plays, promises."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias

from standards_kit.ground.records import bundle
from standards_kit.language.glance import (
    JOINED,
    NO_OCCASION,
    PASSIVE,
    UNADDRESSED,
    UNSEEN,
    glances,
    is_strange,
    may_be_passive,
)
from standards_kit.language.sentences import Sentence, read_sentences
from standards_kit.model.entries import Entry
from standards_kit.model.passages import Passage
from standards_kit.model.scope import TermUse
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Place

What: TypeAlias = Literal["expectation", "step", "promise"]

_QUOTED: Final = 7
_AROUND: Final = " \t\n,;:.!?–—-"


_QUESTIONS: Final[dict[What, int]] = {
    "expectation": JOINED | NO_OCCASION | PASSIVE | UNADDRESSED | UNSEEN,
    "step": PASSIVE | UNSEEN,
    "promise": PASSIVE,
}


@bundle
class Asked:
    """One text that is asked or promised, the defined terms in it, and the questions it is worth reading for.

    A rule looks for its own among those, and reads the sentences where it must.
    """

    passage: Passage
    uses: list[TermUse]
    what: What
    language: str
    questions: int

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
    def has_actor(self) -> bool:
        """Whether it is said beside the text who acts: an `actor`, or one role and no other."""
        part = self.part
        if getattr(part, "actor", None):
            return True
        roles = part.roles or self.whole.roles
        return len(roles) == 1 or len(set(roles)) == 1

    @property
    def roles(self) -> list[str]:
        """The roles it is for, by their ids: its own, else those of what it stands in."""
        return list(dict.fromkeys(self.part.roles or self.whole.roles))

    @property
    def is_strange(self) -> bool:
        """Whether nothing is known of any of its words."""
        return is_strange(self.passage.text, self.language)

    @property
    def may_be_passive(self) -> bool:
        """Whether a past form may stand behind a word such as "is"."""
        return may_be_passive(self.passage.text, self.language)

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
    """Take the passages of a kit; give those that ask or promise something and are worth reading."""
    of: Entry[Standard] | None = None
    language = language_of(of)
    seen = glances(language)
    for passage, uses in passages:
        field = passage.field
        if field == "expectation":
            what = _what(passage)
            if what is None:
                continue
        elif field == "promise":
            what = "promise"
        else:
            continue
        if passage.standard is not of:  # passages of one standard follow each other
            of = passage.standard
            language = language_of(of)
            seen = glances(language)
        questions = seen[passage.text] & _QUESTIONS[what]
        if questions:
            yield Asked(passage, uses, what, language, questions)


def _what(passage: Passage) -> What | None:
    first, last = passage.steps[0], passage.steps[-1]
    if first == "expectations":
        return "expectation" if last == "text" else None
    return "step" if first == "steps" else None
