"""Two things of one kind have the same id.

## What
Reports the second standard, play, limit, touchpoint, journey or moment with an id that is taken, and
expectations of one standard that share theirs.

## Why
Links, addresses and the order of the book go by id; with two of them, one is lost.

## Example
```yaml
standards:
  - {id: phone-greeting, title: Answering the phone}
  - {id: phone-greeting, title: Answering at night}
```
Give the second one an id of its own:
```yaml
standards:
  - {id: phone-greeting, title: Answering the phone}
  - {id: phone-at-night, title: Answering at night}
```
"""

from collections.abc import Iterable, Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard, standards
from standards_kit.model.entries import Entry
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Place, Related, Severity


def check(context: Context) -> Iterator[Finding]:
    """Each kind of thing has ids of its own."""
    project = context.project
    groups: dict[str, list[Entry]] = {  # type: ignore[type-arg]
        "standard": [*project.standards],
        "touchpoint": [*project.touchpoints],
        "journey": [*project.journeys],
        "recovery play": [*project.plays],
        "limit": [*project.limits],
        "moment": [*project.moments],
    }
    for kind, entries in groups.items():
        yield from _repeated(kind, ((entry.model.id, entry) for entry in entries))
    for standard_entry in project.standards:
        yield from _expectations(standard_entry)


def _repeated(kind: str, named: Iterable[tuple[str, Entry]]) -> Iterator[Finding]:  # type: ignore[type-arg]
    first: dict[str, Entry] = {}  # type: ignore[type-arg]
    for identifier, entry in named:
        if identifier in first:
            yield _finding(f"Another {kind}", identifier, entry.head(), first[identifier].head())
        else:
            first[identifier] = entry


def _expectations(entry: Entry[Standard]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, expectation in enumerate(entry.model.expectations):
        if expectation.id is None:
            continue
        if expectation.id in first:
            place = entry.place("expectations", index, "id")
            earlier = entry.place("expectations", first[expectation.id], "id")
            yield _finding("Another expectation of this standard", expectation.id, place, earlier)
        else:
            first[expectation.id] = index


def _finding(who: str, identifier: str, place: Place, earlier: Place) -> Finding:
    where = f"{earlier.source.path}, line {earlier.start.line}"
    return Finding(
        "duplicate-id",
        f"{who} has the id `{identifier}` already: {where}.",
        place,
        help="Give one of the two another id.",
        phrase=identifier,
        related=(Related(f"`{identifier}` the first time", earlier),),
    )


rule = Rule(
    summary="Two things of one kind have the same id",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=check,
    scope="links",
    bad=(
        standards(standard(), standard()),
        {"a.yaml": standard(), "b.yaml": standard()},
        standard(
            expectations="expectations:\n  - {id: a, text: You wave.}\n  - {id: a, text: You bow.}"
        ),
    ),
    good=(
        standards(standard(), standard(id="id: night-call")),
        standard() + "---\ntouchpoints: [{id: phone-greeting, name: Greeting}]\n",
    ),
)
