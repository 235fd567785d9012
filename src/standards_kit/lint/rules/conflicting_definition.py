"""One term, one scope, two definitions.

## What
Reports a second, different definition of a term for the same people: twice for the whole kit, twice
for one department, twice in one standard. Also a term that a standard uses while two of its
departments define it differently. The same text twice is not a conflict.

## Why
Whoever reads the one does not know that the other exists, and both are right.

## Example
```yaml
terms:
  - {term: prompt, definition: Within 2 hours.}
  - {term: prompt, definition: Before the end of the same working day.}
```
Keep one, or give each to a department:
```yaml
terms:
  - {term: prompt, definition: Within 2 hours., departments: [reservations]}
  - {term: prompt, definition: Before the end of the same working day., departments: [accounts]}
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import TermEntry
from standards_kit.model.passages import Passage
from standards_kit.model.scope import TermUse
from standards_kit.text.diagnostic import Finding, Related, Severity


def check(context: Context) -> Iterator[Finding]:
    """Definitions of equal reach, then standards that stand between two departments."""
    reported: set[frozenset[int]] = set()
    for first in context.project.terms:
        for second in context.twins.get(first, ()):
            pair = frozenset((id(first), id(second)))
            if pair not in reported and _differ(first, second) and first in context.used:
                reported.add(pair)
                yield _twice(first, second)
    for passage, uses in context.read_passages:
        if uses and len(passage.departments) > 1:
            for use in uses:
                yield from _between(context, passage, use, reported)


def _differ(first: TermEntry, second: TermEntry) -> bool:
    return _plain(first) != _plain(second)


def _plain(term: TermEntry) -> str:
    return " ".join(term.model.definition.split()).casefold().rstrip(".")


def _twice(first: TermEntry, second: TermEntry) -> Finding:
    earlier = first.head()
    where = f"{earlier.source.path}, line {earlier.start.line}"
    return Finding(
        "conflicting-definition",
        f"“{second.word}” is defined a second time for {second.scope}, and differently: {where}.",
        second.head(),
        help="Keep one of them, or give each to its own department or standard.",
        phrase=second.word,
        related=(Related(f"“{first.word}” the first time", earlier),),
    )


def _between(
    context: Context, passage: Passage, use: TermUse, reported: set[frozenset[int]]
) -> Iterator[Finding]:
    """A standard of two departments uses a word that each of them defines in its own way."""
    term = use.term
    if term.rank != 1 or passage.standard is None:
        return
    ours = frozenset(passage.departments)
    for word in dict.fromkeys(w.casefold() for w in (term.word, *term.model.variants)):
        for other in context.same_word.get(word, ()):
            apart = (
                other.rank == 1
                and other.departments & ours
                and not other.departments & term.departments
            )
            key = frozenset((id(term), id(other), id(passage.standard)))
            if other is not term and apart and _differ(term, other) and key not in reported:
                reported.add(key)
                yield _torn(passage, use, other)


def _torn(passage: Passage, use: TermUse, other: TermEntry) -> Finding:
    phrase = " ".join(passage.text[use.start : use.end].split())
    return Finding(
        "conflicting-definition",
        f"“{phrase}” means one thing for {use.term.scope} and another for {other.scope}; "
        "this standard belongs to both.",
        passage.place(use.start, use.end),
        help="Define it in this standard, or agree on one definition.",
        phrase=phrase,
        related=(
            Related(f"for {use.term.scope}", use.term.head()),
            Related(f"for {other.scope}", other.head()),
        ),
    )


_USING = standard(expectations="expectations:\n  - You send a prompt reply.")
_HOURS, _DAY = "prompt: Within 2 hours.", "prompt: Before the end of the same working day."


def _for(department: str, definition: str) -> str:
    return f"terms: {{prompt: {{definition: {definition}, departments: [{department}]}}}}\n"


rule = Rule(
    summary="One term, one scope, two definitions",
    severity=Severity.ERROR,
    check=check,
    scope="file",
    bad=(
        {"a.yaml": _USING, "b.yaml": f"terms:\n  {_HOURS}\n", "c.yaml": f"terms:\n  {_DAY}\n"},
        {
            "a.yaml": _USING + "departments: [sales, care]\n",
            "b.yaml": _for("sales", "Within 2 hours."),
            "c.yaml": _for("care", "By nightfall."),
        },
    ),
    good=(
        {"a.yaml": _USING, "b.yaml": f"terms:\n  {_HOURS}\n", "c.yaml": f"terms:\n  {_HOURS}\n"},
        {
            "a.yaml": _USING + "departments: [sales]\n",
            "b.yaml": _for("sales", "Within 2 hours."),
            "c.yaml": _for("care", "By nightfall."),
        },
    ),
)
