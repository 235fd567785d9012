"""How badly a vague phrase matters where it stands: its grade, or None where it does not.

High: the phrase is the commitment, or it stands in a definition. Medium: it qualifies
something that can otherwise be observed. Low: incidental, a hedge before a number, or
in a why or an emotional response.
"""

import re
from typing import Final

from standards_kit.language import contexts
from standards_kit.language.lexicon import Category, Entry, Grade

_WHY: Final = frozenset({"superlative", "comparative", "quality", "attitude", "speed"})
_MERIT: Final = frozenset({"attitude", "quality", "speed", "availability", "superlative"})
_COPULA = re.compile(
    r"\b(?:be|is|are|was|were|being|been|remain|remains|stay|stays|act|acts|behave|behaves|"
    r"appear|appears|look|looks|sound|sounds)\s+(?:always\s+|at all times\s+|both\s+|very\s+)?"
    r"(?:[\w’'-]+(?:,| and| or)\s+(?:\w+,?\s+)?){0,3}$",
    re.IGNORECASE,
)
_GENERIC_NOUN = re.compile(
    r"(?:,?\s+(?:and|or|yet|but)\s+[\w’'-]+|,\s+[\w’'-]+){0,3}"
    r"\s+(?:(?:customer|guest|patient|client|member)\s+)?(?:service|services|care|treatment|support|"
    r"experience|standard|standards|attitude|approach|assistance|help|hospitality|advice|manner)\b",
    re.IGNORECASE,
)


def grade_in(
    text: str,
    span: tuple[int, int],
    clause: tuple[int, int],
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
            ours = category in _WHY and not contexts.customer_feels(text, span[0], clause)
            return "low" if ours else None
        case "definition":
            return "high"
        case _:
            return _in_expectation(text, span, clause, entry, category)


def _in_expectation(
    text: str,
    span: tuple[int, int],
    clause: tuple[int, int],
    entry: Entry,
    category: Category,
) -> Grade:
    start, end = span
    if category in ("hedge", "effort") and contexts.has_quantity(text, clause, end):
        return "low"
    if entry.grade == "low" or category not in _MERIT:
        return entry.grade
    before = _COPULA.search(text, max(clause[0], start - 80), start)
    after = _GENERIC_NOUN.match(text, end, min(clause[1], end + 80))
    return "high" if before or after else entry.grade


def _as_grade(written: str) -> Grade:
    match written:
        case "high" | "medium" | "low":
            return written
        case _:
            return "low"
