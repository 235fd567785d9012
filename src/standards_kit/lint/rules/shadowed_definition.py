"""A narrower definition stands before a wider one.

## What
Notes a term that a standard or department defines although a wider definition exists: the nearer one
holds there, the wider one everywhere else. This is allowed.

## Why
It is often meant. Where it isn't, two teams use one word for two things and only this note says so.

## Example
```yaml
standards:
  - id: table-requests
    departments: [reservations]
    expectations: [You send the guest a prompt reply.]
terms:
  - {term: prompt, definition: Before the end of the same working day.}
  - {term: prompt, definition: Within 2 hours., departments: [reservations]}
```
If reservations are meant to be quicker, there is nothing to do. Otherwise keep the one that holds for all:
```yaml
standards:
  - id: table-requests
    departments: [reservations]
    expectations: [You send the guest a prompt reply.]
terms:
  - {term: prompt, definition: Before the end of the same working day.}
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import TermEntry
from standards_kit.model.scope import in_scope
from standards_kit.text.diagnostic import Finding, Related, Severity


def check(context: Context) -> Iterator[Finding]:
    """Each narrower definition that is used, with the nearest wider one."""
    noted = set()
    for group in context.same_word.values():
        shared = [term for term in group if term.rank > 0]
        for term in group if shared else ():
            wider = [other for other in shared if _covers(other, term)]
            if wider and term in context.used and term not in noted:
                noted.add(term)
                yield _finding(term, min(wider, key=lambda other: other.rank))


def _covers(wide: TermEntry, narrow: TermEntry) -> bool:
    """Whether ``wide`` would hold where ``narrow`` does, were that not nearer."""
    if wide.rank <= narrow.rank:
        return False
    departments = narrow.departments
    if narrow.standard is not None:
        departments = frozenset(narrow.standard.model.departments)
    return in_scope(wide, narrow.standard, departments)


def _finding(term: TermEntry, wider: TermEntry) -> Finding:
    place = wider.head()
    where = f"{place.source.path}, line {place.start.line}"
    return Finding(
        "shadowed-definition",
        f"For {term.scope}, “{term.word}” means this and not what {where} says.",
        term.head(),
        help="Nothing to do if that is meant; else take one of the two out.",
        severity=Severity.NOTE,
        phrase=term.word,
        related=(Related(f"the definition for {wider.scope}", place),),
    )


_USING = standard(
    "departments: [sales]", expectations="expectations:\n  - You send a prompt reply."
)
_WIDE = "terms:\n  prompt: Before the end of the same working day.\n"
_NARROW = "terms: {prompt: {definition: Within 2 hours., departments: [sales]}}\n"

rule = Rule(
    summary="A narrower definition stands before a wider one",
    severity=Severity.NOTE,
    check=check,
    scope="links",
    bad=(
        {"a.yaml": _USING, "b.yaml": _WIDE, "c.yaml": _NARROW},
        {"a.yaml": _USING + "terms: {prompt: Within an hour.}\n", "b.yaml": _WIDE},
    ),
    good=({"a.yaml": _USING, "b.yaml": _WIDE}, {"a.yaml": _USING, "c.yaml": _NARROW}),
)
