"""How a vague phrase is reported: what it leaves open, and the three ways out.

The exits are a number, a definition by what a customer would see or hear, or the judgement given
to a named role with a limit. Which comes first depends on the kind of phrase: nobody is friendly
by a number, and no number says who may judge what is appropriate.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from standards_kit.ground.records import record
from standards_kit.language.vague import MOST, Vague
from standards_kit.lint.stub import term_stub
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.standard import Standard
from standards_kit.model.values import PUBLIC
from standards_kit.text.diagnostic import Finding, Place, Related, Severity

_GRADES: Final = {"high": Severity.ERROR, "medium": Severity.WARNING, "low": Severity.NOTE}
_UNDEFINED: Final = {
    "speed": "doesn't say how soon",
    "attitude": "is heard by two people in two ways",
    "quality": "doesn't say by what one would tell",
    "frequency_quantity": "doesn't say how often or how many",
    "degree": "doesn't say how far, or who judges it",
    "availability": "doesn't say when, where or how",
    "superlative": "praises without saying what is seen",
}
_BETTER_LEFT: Final = {
    "effort": "promises to try, and not what is done",
    "hedge": "leaves a way out, and nobody is named to take it",
    "comparative": "compares with nothing that is named",
    "open_list": "leaves the list open",
}
_NUMBERS: Final = {
    "speed": "write “{phrase}, within 2 hours of …” or add a target (`at_most: 2 hours`)",
    "frequency_quantity": "write the number (“every 20 minutes”, “three of them”)",
    "comparative": "name what it is compared with (“than last year's …”)",
    "open_list": "write the list out",
    "hedge": "take it out",
    "effort": "say what is done, and by when",
    "attitude": "say it here (“{phrase}: …”), in words a colleague could check",
    "superlative": "say what is given, in a number or an example",
    "availability": "write where it is, and from when to when",
}
_ANY_NUMBER: Final = "write what can be counted or measured"
_DEFINE: Final = "define `{word}` under `terms:` by what the {customer} sees or hears"
_DECIDE: Final = "name the role that decides, and its limit, under `judgement:`"
# Where a definition is no remedy, another way out takes its place.
_INSTEAD: Final = {
    "comparative": "write the number that is to be reached",
    "open_list": "say by which sign a thing belongs on it",
    "hedge": "name the case it is meant for",
}
# What weakens a promise that has a number: “we try to”, “where possible”.
_WAYS_OUT: Final = frozenset({"hedge", "effort"})
_JUDGED_FIRST: Final = frozenset({"degree", "hedge"})


@record
class Where:
    """Where a phrase stands: its place, its field, its standard, and whom that one serves.

    `elsewhere` are definitions of it that don't hold here, `near` defined terms that mean much the
    same and do hold.
    """

    place: Place
    field: str
    standard: Entry[Standard] | None
    customer: str
    elsewhere: Sequence[TermEntry] = ()
    near: Sequence[TermEntry] = ()


def is_error(vague: Vague) -> bool:
    """Whether a phrase is graded high, which is an error unless a kit says otherwise."""
    return _GRADES[vague.grade] is Severity.ERROR


def finding(rule: str, vague: Vague, where: Where) -> Finding:
    """A vague phrase as a finding, with its question, its three exits and a stub to fill in."""
    if vague.left:
        return _of_the_rest(rule, vague, where)
    phrase = " ".join(vague.phrase.split())
    question = vague.ask.replace("{customer}", where.customer)
    fix = None
    if where.field != "emotional_response" and vague.category not in _INSTEAD and not where.near:
        fix = term_stub(where.standard, phrase.lower(), question)
    return Finding(
        rule,
        _message(vague, phrase, where.elsewhere),
        where.place,
        help=_help(vague, phrase, question, where),
        severity=_severity(vague, where),
        phrase=phrase,
        category=vague.category,
        related=_related(where),
        fix=fix,
    )


def _severity(vague: Vague, where: Where) -> Severity:
    """As grave as its grade; a way out of what customers are promised is never a mere note."""
    found = _GRADES[vague.grade]
    if found is not Severity.NOTE or vague.category not in _WAYS_OUT or where.standard is None:
        return found
    public = where.field == "promise" and where.standard.model.commitment in PUBLIC
    return Severity.WARNING if public else found


def _of_the_rest(rule: str, vague: Vague, where: Where) -> Finding:
    """What is said of a text that holds more soft phrases than are judged."""
    return Finding(
        rule,
        f"From here on this text holds {vague.left:,} more words and phrases that may be vague; the "
        f"{MOST:,} before them were judged, and these were not.",
        where.place,
        help="Make several texts of it, and it is judged to its end.",
        severity=_GRADES[vague.grade],
        phrase=" ".join(vague.phrase.split()),
        category=vague.category,
    )


def _message(vague: Vague, phrase: str, elsewhere: Sequence[TermEntry]) -> str:
    left = _BETTER_LEFT.get(vague.category)
    said = left or _UNDEFINED[vague.category]
    if elsewhere:
        term = elsewhere[0]
        return f"“{phrase}” {said}; “{term.word}” is defined only for {term.scope}."
    return f"“{phrase}” {said}." if left else f"“{phrase}” {said}, and nothing here defines it."


def _related(where: Where) -> tuple[Related, ...]:
    told = [
        Related(f"“{term.word}” is defined here, for {term.scope}", term.head())
        for term in where.elsewhere[:1]
    ]
    told += [Related(f"“{term.word}” is defined here", term.head()) for term in where.near[:1]]
    return tuple(told)


def _help(vague: Vague, phrase: str, question: str, where: Where) -> str:
    if where.field == "emotional_response":
        return f"{question} Name the feeling: reassured, expected, in control, taken seriously …"
    near = (
        f"Did you mean the defined term “{where.near[0].word}”? Otherwise: " if where.near else ""
    )
    said = _exits(vague, {"phrase": phrase, "word": phrase.lower(), "customer": where.customer})
    if where.field == "definition":
        said = [*said[:1], "say what is seen or heard", "say which role decides"]
    exits = "; ".join((*said[:-1], f"or {said[-1]}"))
    return f"{near}{question} {exits[0].upper()}{exits[1:]}.".strip()


def _exits(vague: Vague, words: Mapping[str, str]) -> list[str]:
    number = _NUMBERS.get(vague.category, _ANY_NUMBER)
    if vague.category in _INSTEAD:
        exits = [number, _INSTEAD[vague.category], _DECIDE]
    elif vague.category in _JUDGED_FIRST:
        exits = [_DECIDE, number, _DEFINE]
    else:
        exits = [number, _DEFINE, _DECIDE]
    return [exit_.format(**words) for exit_ in exits]
