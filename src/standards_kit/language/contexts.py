"""What stands around a vague phrase and settles it, or shows it is no promise at all.

Every question here looks at a window of bounded size around the phrase, so a text full
of vague phrases is still read in linear time.
"""

import re
from typing import Final

from standards_kit.language.spans import find_quantities

REACH: Final = 160

# Between a phrase and its quantity: up to three words of head noun, then a linker.
_LINK = (
    r"(?:[,(:;–—-]|\b(?:within|in|by|before|after|at|under|over|below|above|on|every|each|of|"
    r"i\.e\.|ie\b|eg\b|e\.g\.|viz|that is|that means|this means|meaning|which (?:is|means)|namely|"
    r"defined as|at (?:least|most|the latest)|no (?:more|less|fewer|later|longer) than|not more than|"
    r"less than|more than|fewer than|up to|always|usually|normally|about|around|the|a|an|and|"
    r"or|is|are|target|average|maximum|minimum|max|min)(?!\w))"
)
_HEAD_NOUN = r"(?:\s+(?!(?:and|or|but|then|so|who|which|that|we|you|they|it)\b)[\w'’-]+){0,3}?"
_AFTER = re.compile(
    rf"{_HEAD_NOUN}\s*(?:(?!and\b|or\b){_LINK}\s*)(?:{_LINK}\s*){{0,4}}", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\s*(?:[,(–—-]\s*|(?:or|and)\s+)?(?:so\s+)?(?:(?:a|an|the|our|your|for)\s+)?", re.IGNORECASE
)
_EVENT = re.compile(
    rf"(?:{_HEAD_NOUN}\s*(?:[,(:–—-]\s*)?(?:and\s+|that is,?\s+|i\.e\.,?\s+)?)"
    r"(?:before|by the time|not later than when)\s+"
    r"(?:the|a|an|your|their|they|you|he|she|it|any|each)\s+[\w'’-]+",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(
    r"(?:\s+(?!(?:and|or|but)\b)[\w'’-]+){0,2}?"
    r"(?:\s*(?::|\s[–—-]|—|\()\s*(?:i\.e\.,?\s*|that is,?\s*|meaning\s+)?"
    r"|,?\s+(?:i\.e\.,?|that is,|which means|by which we mean|meaning(?: that)?)\s+"
    r"|(?:\s+[\w'’-]+){0,3}?,?\s+by\s+(?=(?!being\b|having\b|remaining\b|providing\b)\w+ing\b))"
    r"(?!(?:and|or|but|with|for|a|an|in|at|on)\b)[\w'’“\"]+[^.!?\n]*?\s+[\w'’]+",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:the|a|an|your|our|their|each|his|her)\s+"
    r"(?!(?:staff|team|company|organisation|organization)\b)"
    r"(?:[\w’'-]+\s+(?:(?:of|in|on|for)\s+(?:the\s+)?)?){0,3}?[\w’'-]+"
)
_JUDGES = (
    r"(?:decides?|judges?|thinks?|considers?|deems?|believes?|feels?|determines?|agrees?|"
    r"approves?|authorises?|authorizes?|sees?|finds?|is satisfied|has the final say|chooses)"
)
_JUDGEMENT = re.compile(
    rf"\b{_ROLE}\s+(?:(?:then|alone|always|reasonably)\s+)?{_JUDGES}\b"
    rf"|\b(?:decided|judged|considered|deemed|determined|agreed|approved|authori[sz]ed|assessed)"
    rf"\s+(?:\w+\s+)?by\s+{_ROLE}"
    rf"|\b(?:judgement|judgment|opinion|discretion|decision|view)\s+of\s+{_ROLE}"
    rf"|\b{_ROLE}['’]s?\s+(?:opinion|judgement|judgment|discretion|decision|view)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\"[^\"\n]{1,300}\"|“[^“”]{1,300}”|‘[^‘]{1,300}?’(?!\w)"
    r"|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,200}'(?!\w)|«[^«»]{1,300}»"
)
_CAPITALISED = re.compile(r"\b[A-Z][\w’']*")
_ANY_WORD = re.compile(r"[^\W\d_][\w’']*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•|]|\n\s*[-*]?|^\s*[-*–]|[\"“‘'(])\s*$")
_FEELS = re.compile(
    r"\b(?:feel|feels|feeling|felt)\s+(?:that\s+\w+\s+(?:is|are)\s+)?(?:[\w’'-]+,?\s+){0,4}$",
    re.IGNORECASE,
)


def quantified(text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
    """Take a phrase's span and its sentence; tell whether a quantity is attached to it."""
    low, high = max(clause[0], start - REACH), min(clause[1], end + REACH)
    for found in find_quantities(text, end, high):
        if _AFTER.fullmatch(text, end, found.start):
            return True
    if _EVENT.match(text, end, high):
        return True
    before = [found for found in find_quantities(text, low, start) if found.kind != "count"]
    return bool(before) and _BEFORE.fullmatch(text, before[-1].end, start) is not None


def has_quantity(text: str, clause: tuple[int, int], near: int) -> bool:
    """Take a sentence and an offset in it; tell whether a quantity stands within reach."""
    low, high = max(clause[0], near - REACH), min(clause[1], near + REACH)
    return bool(find_quantities(text, low, high))


def spelled_out(text: str, end: int, stop: int) -> tuple[int, int] | None:
    """Take a phrase's end and its sentence's; give the span of the behaviour that explains it."""
    found = _SPELLED_OUT.match(text, end, min(stop, end + 2 * REACH))
    return found.span() if found else None


def role_judges(text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
    """Take a phrase and its sentence; tell whether the sentence gives the judgement to a role."""
    low, high = max(clause[0], start - REACH), min(clause[1], end + REACH)
    return _JUDGEMENT.search(text, low, high) is not None


def quotations(text: str) -> list[tuple[int, int]]:
    """Take a text; give the spans in quotation marks: words mentioned or spoken, not meant."""
    return [found.span() for found in _QUOTED.finditer(text)]


def is_name(text: str, start: int, end: int, clause: tuple[int, int]) -> bool:
    """Take a phrase and its sentence; tell whether it is written as a proper name."""
    phrase = text[start:end]
    if not phrase[0].isupper() or (phrase.isupper() and len(phrase) > 3):
        return False
    low, high = max(clause[0], start - REACH), min(clause[1], end + REACH)
    if _title_case(text[low:high]):
        return False
    if _SENTENCE_START.search(text, low, start) or start == clause[0]:
        follows = text[end : end + 2]
        return len(follows) == 2 and follows[0] in " -" and follows[1].isupper()
    return True


def customer_feels(text: str, start: int, clause: tuple[int, int]) -> bool:
    """Take a phrase's start and its sentence; tell whether it is what somebody feels."""
    return _FEELS.search(text, max(clause[0], start - 60), start) is not None


def _title_case(sentence: str) -> bool:
    total = sum(len(found.group()) > 3 for found in _ANY_WORD.finditer(sentence))
    capital = sum(len(found.group()) > 3 for found in _CAPITALISED.finditer(sentence))
    return total > 1 and capital * 10 > total * 6
