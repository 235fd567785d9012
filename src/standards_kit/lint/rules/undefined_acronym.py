"""A word in capitals that nothing spells out.

## What
Reports words of two to six capitals (FCR, F&B), and classes of work by their letter and digit (P1, P2s, L2 tickets),
in any text that staff or customers read, that the kit spells out nowhere: neither in a text (“first contact
resolution (FCR)”), nor as a term, nor as the name of a role, a department, a channel, a measure or a customer
group. What everybody knows (PIN, VAT, UK) is left alone, so are words shouted, numerals, codes of flights, and
places (park on P2). It is reported where the kit first uses it, with the number of places that follow.

## Why
Whoever joined last week doesn't know it, and doesn't ask. A customer who reads it feels that the page was
written for somebody else.

## Example
```yaml
expectations:
  - You aim for FCR.
```
Spell it out where it first stands, or define it:
```yaml
expectations:
  - You aim for first contact resolution (FCR).
```

## Options
- `known`: further acronyms that your readers know. Unless you set it: none.

In `standards-kit.yaml`:
```yaml
lint:
  options:
    undefined-acronym: {known: [FCR, AHT]}
```
"""

from collections.abc import Iterator
from typing import TypeAlias, cast

from standards_kit.language.acronyms import (
    Acronym,
    acronyms,
    shouted_with,
    shouts,
    spelled_out,
)
from standards_kit.language.forms import is_ordinary
from standards_kit.language.shelf import load_lexicon
from standards_kit.language.wordings import Wordings
from standards_kit.language.words import atoms
from standards_kit.lint.context import Context
from standards_kit.lint.occurrences import told_by_language
from standards_kit.lint.option import Option
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.readable import Readable
from standards_kit.text.diagnostic import Finding, Place, Related, Severity
from standards_kit.text.source import Source

_NAME = "undefined-acronym"
_LONGEST = 6
_MOST = 40
_SHOWN = 2
Uses: TypeAlias = list[tuple[Readable, Acronym]]


def check(context: Context) -> Iterator[Finding]:
    """Each acronym that nothing spells out, where the kit first uses it."""
    told = told_by_language(context, _NAME)
    known = _known(context)
    files = _files(context, told, known) if told else {}
    uses: dict[str, Uses] = {}
    explained: set[str] = set()
    for text in context.texts if files else ():
        language = context.language_of(text.standard)
        if language in told and id(text.source) in files:
            for letters, found in _unknown(text.text, told[language], known, language).items():
                if any(spelled_out(text.text, one, _small(language)) for one in found[:_MOST]):
                    explained.add(letters)
                uses.setdefault(letters, []).append((text, found[0]))
    for letters, places in uses.items():
        # What the kit writes small elsewhere is only emphasised where it stands in capitals.
        if letters not in explained and not context.writes(letters.lower()):
            yield _finding(letters, _in_order(places, files), len(places), told)


def concerned(context: Context) -> Iterator[Source]:
    """The files that hold capitals which may be unknown."""
    told = told_by_language(context, _NAME)
    files = _files(context, told, _known(context)) if told else {}
    return (source for source in context.project.files if id(source) in files)


def _small(language: str) -> frozenset[str]:
    return load_lexicon(language).grammar.words("small")


def _known(context: Context) -> frozenset[str]:
    """The words in capitals that the kit itself gives a meaning or a name, or takes for known."""
    kit = context.project.kit
    texts = [text for name, measure in kit.measures.items() for text in (name, measure.name)]
    for registry in (kit.roles, kit.departments, kit.channels, kit.audiences):
        texts += (text for name, entry in registry.items() for text in (name, entry.name))
    for term in context.terms:
        texts += (term.word, *term.model.variants)
    texts += kit.lint.words.accept
    texts += cast("tuple[str, ...]", context.options(_NAME)["known"])
    texts.append(kit.organisation or "")
    return frozenset(word.upper() for text in texts for word in (*text.split(), *atoms(text)))


def _files(context: Context, told: dict[str, Wordings], known: frozenset[str]) -> dict[int, int]:
    """The files that hold capitals which may be unknown, each with its place in the kit."""
    everyday = frozenset.intersection(*(each.words("everyday") for each in told.values()))
    return {
        id(source): number
        for number, source in enumerate(context.project.files)
        if any(
            len(part) <= _LONGEST and part.lower() not in everyday
            for part in context.capitals(source) - known
        )
    }


def _unknown(
    text: str, told: Wordings, known: frozenset[str], language: str
) -> dict[str, list[Acronym]]:
    """The words in capitals of a text that a reader may not know, by their letters."""
    everyday, ordinary = told.words("everyday"), told.words("shouted")
    morphology = load_lexicon(language).morphology
    found: dict[str, list[Acronym]] = {}
    for acronym in acronyms(text):
        word = acronym.letters.lower()
        if not (acronym.letters in known or word in everyday or word in ordinary):
            found.setdefault(acronym.letters, []).append(acronym)
    if not found or shouts(text, ordinary):
        return {}
    meant = (
        (letters, [one for one in each[:_MOST] if _is_jargon(text, one, told)])
        for letters, each in found.items()
        if not is_ordinary(letters.lower(), morphology)
    )
    return {letters: each for letters, each in meant if each}


def _is_jargon(text: str, acronym: Acronym, told: Wordings) -> bool:
    """Whether it stands for words, and is no code of a room, a document or a state."""
    start, end, letters = acronym
    if not letters[-1].isalpha():
        if not told.pattern("coded").match(text, start):
            return False
        # A car park has one deck P2: what there are several of is no place.
        several = text.startswith("s", end)
        return several or not told.pattern("place_before").search(text[max(0, start - 24) : start])
    if told.pattern("numbered").match(text, end) or _on_a_key(text, acronym, told):
        return False
    if shouted_with(text, acronym, told.words("shouted")):
        return False
    before = text[max(0, start - 4) : start]
    if told.pattern("amount_before").search(before):
        return False
    in_address = told.pattern("state_before").search(before) and told.pattern("state_after").match(
        text, end
    )
    return not (len(letters) == 2 and in_address)


def _on_a_key(text: str, acronym: Acronym, told: Wordings) -> bool:
    """Whether it is what a key or a sign says: "the SEND button"."""
    before = text[max(0, acronym.start - 24) : acronym.start]
    return bool(
        told.pattern("on_a_key_before").search(before)
        or told.pattern("on_a_key_after").match(text, acronym.end)
    )


def _in_order(found: Uses, files: dict[int, int]) -> list[Place]:
    """The first places of an acronym, in the order in which the kit is read."""
    found.sort(key=lambda use: files[id(use[0].source)])
    nearest = files[id(found[0][0].source)]
    first = [use for use in found if files[id(use[0].source)] == nearest]
    places = [text.place(one.start, one.end) for text, one in first]
    places.sort(key=lambda place: place.span.start)
    rest = found[len(first) :][:_SHOWN]
    return [*places, *(text.place(one.start, one.end) for text, one in rest)][: _SHOWN + 1]


def _finding(letters: str, places: list[Place], count: int, told: dict[str, Wordings]) -> Finding:
    more = "" if count == 1 else f" It stands in {_others(count - 1)} as well."
    reading = _reading(letters, told)
    sample = f"“{reading} ({letters})”" if reading else f"“… ({letters})”, in words first"
    return Finding(
        _NAME,
        f"“{letters}” is spelled out nowhere in this kit.{more}",
        places[0],
        help=f"Write it out where it first stands: {sample}; or define it under `terms:`. If every reader "
        f"knows it, add it to `lint: options: {_NAME}: known`.",
        phrase=letters,
        related=tuple(Related(f"“{letters}” stands here, too", place) for place in places[1:]),
    )


def _others(count: int) -> str:
    return "one more text" if count == 1 else f"{count} more texts"


def _reading(letters: str, told: dict[str, Wordings]) -> str:
    """What it mostly stands for, or nothing where nobody could guess."""
    for known in told.values():
        for hit in known.phrases("readings").find(letters):
            if hit.end - hit.start == len(letters):
                return hit.payload
    return ""


def _expecting(text: str) -> str:
    return standard(expectations=f"expectations:\n  - {text}")


rule = Rule(
    summary="A word in capitals that nothing spells out",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    concerned=concerned,
    bad=(
        _expecting("You aim for FCR."),
        _expecting("P1s go to the engineer on call."),
        _expecting("You work on P2s before lunch."),
        standard(why="why: A low AHT leaves time for callers who need longer."),
        standard(title="title: The CRM"),
    ),
    good=(
        standard(),
        _expecting("You aim for first contact resolution (FCR)."),
        _expecting("You aim for FCR.")
        + "terms:\n  FCR: The customer doesn't ring again within a week.\n",
        _expecting("You never ask for a PIN."),
        _expecting("DO NOT leave the till open."),
        _expecting("You say that there is room to park on P2."),
        {
            "standards-kit.yaml": "lint: {options: {undefined-acronym: {known: [FCR]}}}\n",
            "a.yaml": _expecting("You aim for FCR."),
        },
    ),
    options={"known": Option((), "further acronyms that your readers know")},
)
