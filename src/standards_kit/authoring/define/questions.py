"""The questions that a kit leaves open: its vague phrases, those of one word together.

One definition often settles many places, so the places of a word make one question, and the worst and
most frequent ones come first.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from standards_kit.ground.records import bundle, record
from standards_kit.language.vague import Vague
from standards_kit.lint.engine import Verdict
from standards_kit.lint.stub import UNWRITTEN
from standards_kit.lint.ways_out import Where
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.passages import Passage, definition_passages
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Diagnostic, Place

_UNDEFINABLE = frozenset({"comparative", "open_list", "hedge"})
RULES = ("vague-phrase", "vague-definition")


@record
class Spot:
    """A place where a phrase stands, and what is said of it there."""

    vague: Vague
    passage: Passage
    where: Where
    diagnostic: Diagnostic

    @property
    def owner(self) -> str:
        """What the sentence belongs to, as people call it."""
        owner = self.passage.owner
        if isinstance(owner, TermEntry):
            return f"the definition of “{owner.word}”"
        model = owner.model
        for name in ("title", "name", "trigger", "id"):
            if getattr(model, name, None):
                return str(getattr(model, name))
        return "this kit"

    @property
    def standard(self) -> Entry[Standard] | None:
        return self.passage.standard

    @property
    def expectation(self) -> tuple[str | int, ...] | None:
        """The way to the expectation it stands in, within its standard; None elsewhere."""
        steps = self.passage.steps
        return steps[:2] if self.standard and steps[:1] == ("expectations",) else None


@bundle
class Question:
    """A word, every place where it is left open, and what is to be asked of it."""

    word: str
    ask: str
    category: str
    spots: list[Spot] = field(default_factory=list)
    unwritten: bool = False
    """Whether a definition was begun, and says TODO where it should say what the word means."""

    @property
    def key(self) -> str:
        """What the question goes by while the kit changes around it."""
        return self.word.casefold()

    @property
    def near(self) -> list[TermEntry]:
        """Defined terms that mean much the same, and hold in one of the places."""
        found = (term for spot in self.spots for term in spot.where.near)
        return list(dict.fromkeys(found))

    @property
    def defines(self) -> TermEntry | None:
        """The term whose definition is all that the question is about; else None."""
        owners = {id(spot.passage.owner): spot.passage.owner for spot in self.spots}
        (owner, *others) = owners.values()
        return owner if isinstance(owner, TermEntry) and not others else None

    @property
    def standards(self) -> list[Entry[Standard]]:
        """The standards it stands in."""
        return list(dict.fromkeys(spot.standard for spot in self.spots if spot.standard))

    @property
    def departments(self) -> list[str]:
        """The departments that every place of it belongs to."""
        reaches = [set(spot.passage.departments) for spot in self.spots]
        return sorted(set.intersection(*reaches)) if reaches else []

    @property
    def definable(self) -> bool:
        """Whether a definition is a remedy: a hedge or an open list is none the clearer for one."""
        return self.category not in _UNDEFINABLE


def questions(verdict: Verdict) -> list[Question]:
    """Every open question of a kit that has been judged, in the order in which to ask them."""
    groups: dict[str, list[Spot]] = {}
    for spot in _spots(verdict):
        name = spot.vague.entry or _flat(spot.vague.phrase)
        groups.setdefault(name.casefold(), []).append(spot)
    found = [_question(sorted(spots, key=_gravity)) for spots in groups.values()]
    found += _unwritten(verdict)
    return sorted(found, key=lambda question: (_rank(question), -len(question.spots)))


def _gravity(spot: Spot) -> int:
    return spot.diagnostic.severity.rank


def _rank(question: Question) -> int:
    return min(spot.diagnostic.severity.rank for spot in question.spots)


def _question(spots: list[Spot]) -> Question:
    phrases = Counter(_flat(spot.vague.phrase).casefold() for spot in spots)
    word = min(phrases, key=lambda phrase: (-phrases[phrase], len(phrase)))
    first = spots[0]
    ask = first.vague.ask.replace("{customer}", first.where.customer)
    return Question(word, ask, first.vague.category, spots)


def _unwritten(verdict: Verdict) -> Iterator[Question]:
    """Definitions that are still to be written: lint puts a TODO with a question where it can do no more."""
    marks = [one for one in verdict.diagnostics if one.rule == "placeholder"]
    for term in verdict.project.terms if marks else ():
        text = term.model.definition
        whole = term.phrase(("definition",), 0, len(text))
        for one in marks:
            if one.place.source is whole.source and _within(one.place, whole):
                passage = next(definition_passages(term))
                ask = text.removeprefix(UNWRITTEN).lstrip(": ") or "What is seen or heard?"
                vague = Vague(0, len(text), text, "attitude", "medium", ask, term.word)
                where = Where(whole, passage.field, term.standard, "")
                yield Question(term.word, ask, "", [Spot(vague, passage, where, one)], True)
                break


def _within(place: Place, whole: Place) -> bool:
    return whole.span.start <= place.span.start and place.span.end <= whole.span.end


def _spots(verdict: Verdict) -> Iterator[Spot]:
    """The findings of a verdict with all that is known of the phrases they are about."""
    said = {(d.place.source.path, d.place.span): d for d in verdict.diagnostics if d.rule in RULES}
    context = verdict.context
    for passage, uses in _read(verdict):
        field = "expectation" if passage.field == "promise" else passage.field
        finder = context.finder_for(passage)
        defined = [(use.start, use.end) for use in uses]
        for vague in finder.find(
            passage.text, field, defined=defined, timed=passage.timed, judged=passage.judged
        ):  # fmt: skip
            where = context.where(vague, passage)
            known = said.get((where.place.source.path, where.place.span))
            if known is not None:
                yield Spot(vague, passage, where, known)


def _read(verdict: Verdict) -> Iterator[tuple[Passage, list]]:  # type: ignore[type-arg]
    context = verdict.context
    yield from context.read_passages
    for term in verdict.project.terms:
        if term in context.used:
            for passage in definition_passages(term):
                yield passage, context.glossary.of(passage)


def _flat(phrase: str) -> str:
    return " ".join(phrase.split())
