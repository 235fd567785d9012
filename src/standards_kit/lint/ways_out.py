"""How a vague phrase is reported: what it leaves open, and the three ways out.

The exits are a number, a definition by what a customer would see or hear, or the judgement given
to a named role with a limit. Never only “use a number”.
"""

from collections.abc import Sequence

from standards_kit.language.vague import Vague
from standards_kit.model.entries import TermEntry
from standards_kit.text.diagnostic import Finding, Place, Related, Severity

_GRADES = {"high": Severity.ERROR, "medium": Severity.WARNING, "low": Severity.NOTE}
_LEAVES_OPEN = {
    "speed": "doesn't say how soon",
    "attitude": "is heard by two people in two ways",
    "quality": "doesn't say by what one would tell",
    "frequency_quantity": "doesn't say how often or how many",
    "degree": "doesn't say how far, or who judges it",
    "effort": "promises to try, not what is done",
    "availability": "doesn't say when, where or how",
    "hedge": "leaves a way out, and nobody is named to take it",
    "comparative": "compares with nothing that is named",
    "open_list": "leaves the list open",
    "superlative": "praises, and says nothing that can be seen",
}
_NUMBER = {
    "speed": "give it a number (“within 2 hours of …”, or a target)",
    "frequency_quantity": "give it a number (“every 20 minutes”, “three of them”)",
    "comparative": "name what it is compared with, by how much",
    "open_list": "write the list out",
    "hedge": "take it out, or name the case it is meant for",
    "effort": "say what is done, by when",
}
_ANY_NUMBER = "give it a number that can be counted or measured"


def finding(
    rule: str, vague: Vague, place: Place, field: str, elsewhere: Sequence[TermEntry] = ()
) -> Finding:
    """A vague phrase as a finding. ``elsewhere`` are definitions of it that don't hold here."""
    phrase = " ".join(vague.phrase.split())
    message = f"“{phrase}” {_LEAVES_OPEN[vague.category]}, and nothing here defines it."
    related: tuple[Related, ...] = ()
    if elsewhere:
        term = elsewhere[0]
        message = f"“{phrase}” {_LEAVES_OPEN[vague.category]}; it is defined only for {term.scope}."
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
            f"{vague.ask} Either {number}; or say what a customer would see or hear; "
            "or say which role decides, and up to what."
        )
    return (
        f"{vague.ask} Either {number}; or define it under `terms:` "
        f"(`{phrase.lower()}:`) by what a customer would see or hear; "
        "or give the judgement to a role, with a limit, under `judgement:`."
    )
