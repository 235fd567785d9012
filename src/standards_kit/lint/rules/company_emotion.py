"""The feeling is ours, and not the customer's.

## What
Reports a feeling whose subject is the organisation or who works for it: “We are proud to have helped”, “The
agent feels confident”, “A happy team”. Whoever the kit calls its customers (`customer_word`, `audiences`) is
a customer, whatever the word means elsewhere, and its `roles` are not. Where a standard serves colleagues
(`customers: internal`), colleagues may feel.

## Why
What an agent can aim at, and a coach can ask about, is the state in which the customer goes away. How we feel
about it tells nobody what to do.

## Example
```yaml
emotional_response: We are proud to have helped.
```
Say what the customer feels:
```yaml
emotional_response: The caller feels sure that the matter is in good hands.
```
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from standards_kit.language.feelers import PLACE, POST, SERVED, SERVING, Feelers
from standards_kit.language.wordings import wordings
from standards_kit.lint.context import Context
from standards_kit.lint.people import People, people_of
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Severity

_NAME = "company-emotion"
_FIELD = "emotional_response"


def check(context: Context) -> Iterator[Finding]:
    """The feeling of every standard."""
    feelers: dict[tuple[str, str], Feelers] = {}
    for entry in context.project.standards:
        language, customers = context.language_of(entry), entry.model.customers
        finder = feelers.get((language, customers))
        if finder is None:
            people = people_of(context.project.kit, language)
            finder = feelers[language, customers] = _feelers(people, customers)
        found = finder.serving(entry.model.emotional_response.text)
        if found is not None and entry.model.status != "retired":
            yield _finding(context, entry, *found)


@lru_cache(maxsize=32)
def _feelers(people: People, customers: str) -> Feelers:
    told = wordings(people.language, _NAME)
    if customers == "internal":
        return Feelers(told, people.bases, _served_by_colleagues(people), serving="")
    return Feelers(told, people.bases, _nouns(people))


def _nouns(people: People) -> Callable[[str], str]:
    """Who is who where customers come from outside."""
    kinds = {
        **dict.fromkeys(people.staff, SERVING),
        **dict.fromkeys(people.words.words("places"), PLACE),
        **dict.fromkeys(people.words.words("posts"), POST),
        **dict.fromkeys(people.words.words("bodies"), SERVING),
        **dict.fromkeys(people.customers, SERVED),
    }
    return lambda word: kinds.get(word, "")


def _served_by_colleagues(people: People) -> Callable[[str], str]:
    """Who is who where colleagues are served: anybody may be a customer."""
    kinds = dict.fromkeys(people.customers | people.staff | people.words.words("bodies"), SERVED)
    return lambda word: kinds.get(word, "")


def _finding(context: Context, entry: Entry[Standard], start: int, end: int) -> Finding:
    text = entry.model.emotional_response.text
    phrase = " ".join(text[start:end].split())
    customer = context.project.kit.customer_word
    return Finding(
        _NAME,
        f"“{phrase}” is how those feel who serve, and not the {customer}.",
        entry.phrase((_FIELD, "text"), start, end),
        help=(
            f"Say how the {customer} feels when it has gone as it should: “The {customer} feels taken "
            "seriously.” What it does for the team may stand in `why`, after what it does for the "
            f"{customer}."
        ),
        phrase=phrase,
    )


def _feeling(text: str, *more: str) -> str:
    return standard(*more, emotional_response=f"emotional_response: {text}")


def _kit(settings: str, source: str) -> dict[str, str]:
    return {"standards-kit.yaml": settings, "a.yaml": source}


rule = Rule(
    summary="The feeling is ours, and not the customer's",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        _feeling("We are proud to have helped."),
        _feeling("The agent feels confident."),
        _feeling("A happy team."),
        _feeling("Everybody on the late shift goes home feeling that it was worth it."),
        _kit("roles: {fitter: Kitchen fitter}\n", _feeling("The fitter feels trusted.")),
    ),
    good=(
        standard(),
        _feeling("Relieved."),
        _feeling("The caller feels that the agent is glad to help."),
        _feeling("Looked after by a team that knows its trade."),
        _feeling("She trusts us."),
        _feeling("The hotel feels like a friend's house."),
        _feeling("The colleague at the desk feels sure of the list.", "customers: internal"),
        _kit("customer_word: driver\n", _feeling("The driver feels safe.")),
    ),
)
