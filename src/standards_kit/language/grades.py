"""How badly a vague phrase matters where it stands: its grade, or None where it does not.

High: the phrase is the commitment, or it stands in a definition. Medium: it qualifies
something that can otherwise be observed. Low: incidental, a hedge before a number, or
in a why or an emotional response.
"""

from typing import Final

from standards_kit.language.contexts import Bounds, Surroundings
from standards_kit.language.grammar import Grammar
from standards_kit.language.lexicon import Category, Entry, Grade

_WHY: Final = frozenset(
    {"superlative", "comparative", "quality", "attitude", "speed", "availability"}
)
# Whoever compares or praises in a reason speaks of what is ours.
_CLAIMS: Final = frozenset({"superlative", "comparative"})
_MERIT: Final = frozenset({"attitude", "quality", "speed", "availability", "superlative"})


def grade_in(
    around: Surroundings,
    span: Bounds,
    clause: Bounds,
    entry: Entry,
    category: Category,
    field: str,
) -> Grade | None:
    """Take a phrase where it stands, its entry and its field; give its grade there, or None."""
    given = entry.fields.get("expectation" if field == "promise" else field)
    if given is not None:
        return None if given == "none" else _as_grade(given)
    match field:
        case "emotional_response":
            return "low" if "feeling" in entry.traits else None
        case "why":
            ours = category in _WHY and not around.felt(span[0], clause)
            ours = ours and (category in _CLAIMS or around.of_our_own)
            return "low" if ours else None
        case "definition":
            return "high"
        case _:
            return _in_expectation(around, span, clause, entry.grade, category)


def _in_expectation(
    around: Surroundings, span: Bounds, clause: Bounds, usual: Grade, category: Category
) -> Grade:
    start, end = span
    if category in ("hedge", "effort") and around.has_quantity(end, clause):
        return "low"
    if usual == "low" or category not in _MERIT:
        return usual
    if around.grammar.pattern("generic_noun").match(around.text, end, min(clause[1], end + 80)):
        return "high"
    before = around.text[max(clause[0], start - 60) : start]
    return "high" if _predicated(before, around.grammar) else usual


def _predicated(before: str, grammar: Grammar) -> bool:
    """Whether the phrase is what somebody is: "is", "are polite and", "be prompt, fair and"."""
    listed = True
    for word in reversed(before.lower().split()[-7:]):
        if word in grammar.words("copulas"):
            return True
        if word in grammar.words("skipped"):
            listed = True
        elif listed or word.endswith(","):
            listed = word.endswith(",")
        else:
            return False
    return False


def _as_grade(written: str) -> Grade:
    match written:
        case "high" | "medium" | "low":
            return written
        case _:
            return "low"
