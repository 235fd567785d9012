"""How a vague phrase is reported: what it leaves open, and the three ways out.

The exits are a number, a definition by what a customer would see or hear, or the judgement given
to a named role with a limit. Never only “use a number”.
"""

from collections.abc import Sequence

from standards_kit.language.vague import Vague
from standards_kit.model.entries import TermEntry
from standards_kit.text.diagnostic import Finding, Place, Related, Severity

_GRADES = {"high": Severity.ERROR, "medium": Severity.WARNING, "low": Severity.NOTE}
_UNDEFINED = {
    "speed": "doesn't say how soon",
    "attitude": "is heard by two people in two ways",
    "quality": "doesn't say by what one would tell",
    "frequency_quantity": "doesn't say how often or how many",
    "degree": "doesn't say how far, or who judges it",
    "availability": "doesn't say when, where or how",
    "superlative": "praises without saying what is seen",
}
_BETTER_LEFT = {
    "effort": "promises to try, and not what is done",
    "hedge": "leaves a way out, and nobody is named to take it",
    "comparative": "compares with nothing that is named",
    "open_list": "leaves the list open",
}
_NUMBER = {
    "speed": "Give a number (“within 2 hours of …”) or a target",
    "frequency_quantity": "Give a number (“every 20 minutes”, “three of them”)",
    "comparative": "Name what it is compared with",
    "open_list": "Write the list out",
    "hedge": "Take it out, or name the case it is meant for",
    "effort": "Say what is done, and by when",
}
_ANY_NUMBER = "Give a number that can be counted or measured"


def finding(
    rule: str, vague: Vague, place: Place, field: str, elsewhere: Sequence[TermEntry] = ()
) -> Finding:
    """A vague phrase as a finding. ``elsewhere`` are definitions of it that don't hold here."""
    phrase = " ".join(vague.phrase.split())
    if vague.category in _BETTER_LEFT:
        message = f"“{phrase}” {_BETTER_LEFT[vague.category]}."
    else:
        message = f"“{phrase}” {_UNDEFINED[vague.category]}, and nothing here defines it."
    related: tuple[Related, ...] = ()
    if elsewhere:
        term = elsewhere[0]
        message = f"{message[:-1]}; “{term.word}” is defined only for {term.scope}."
        message = message.replace(", and nothing here defines it;", ";")
        related = (Related(f"“{term.word}” is defined here, for {term.scope}", term.head()),)
    return Finding(
        rule,
        message,
        place,
        help=_help(vague, phrase, field),
        severity=_GRADES[vague.grade],
        phrase=phrase,
        category=vague.category,
        related=related,
    )


def _help(vague: Vague, phrase: str, field: str) -> str:
    if field == "emotional_response":
        return f"{vague.ask} Name the feeling: reassured, expected, in control, taken seriously …"
    number = _NUMBER.get(vague.category, _ANY_NUMBER)
    if field == "definition":
        return (
            f"{vague.ask} {number}, say what a customer sees or hears, or say which role decides."
        )
    return (
        f"{vague.ask} {number}; or define `{phrase.lower()}` under `terms:` by what a customer "
        "sees or hears; or name the role that decides, and its limit, under `judgement:`."
    )
