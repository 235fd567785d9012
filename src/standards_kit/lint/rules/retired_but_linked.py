"""Something in use that hangs on a retired standard.

## What
Reports recovery plays, limits and touchpoints that only retired standards name, and decisions under
`moments` about a retired standard.

## Why
Who retires a standard seldom looks for what was written for it. The play goes on being taught, though
nothing leads to it any more.

## Example
```yaml
standards:
  - {id: fax-orders, title: Orders by fax, status: retired, recovery: [unreadable-order]}
  - {id: web-orders, title: Orders on our site}
recovery_plays:
  - {id: unreadable-order, trigger: An order can't be read, steps: [Ring the customer and read it back]}
```
Delete the play with it, or name it from the standard that took over:
```yaml
standards:
  - {id: fax-orders, title: Orders by fax, status: retired, recovery: [unreadable-order]}
  - {id: web-orders, title: Orders on our site, recovery: [unreadable-order]}
recovery_plays:
  - {id: unreadable-order, trigger: An order can't be read, steps: [Ring the customer and read it back]}
```
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.references import Reference
from standards_kit.model.standard import Standard
from standards_kit.text.diagnostic import Finding, Related, Severity

_KINDS = ("touchpoint", "play", "limit")


def check(context: Context) -> Iterator[Finding]:
    """What only retired standards name, then decisions about them."""
    project = context.project
    retired = {e.model.id: e for e in project.standards if e.model.status == "retired"}
    if not retired:
        return
    entries: Mapping[str, Iterable[Entry[Any]]] = {
        "touchpoint": project.touchpoints,
        "play": project.plays,
        "limit": project.limits,
    }
    kept = {(r.kind, r.id) for r in context.references if not _is_retired(r.entry)}
    left = {(r.kind, r.id): r for r in context.references if _is_retired(r.entry)}
    for kind in _KINDS:
        for entry in entries[kind]:
            name = (kind, entry.model.id)
            if name in left and name not in kept:
                yield _left_over(kind, entry, left[name])
    for moment in project.moments:
        about = moment.model.standard
        if about in retired:
            yield Finding(
                "retired-but-linked",
                f"The decision “{moment.model.id}” is about “{about}”, which is retired.",
                moment.place("standard"),
                help="Name the standard that took over, or take the decision out.",
                related=(Related("retired here", retired[about].place("status")),),
            )


def _is_retired(entry: Entry[Any]) -> bool:
    return isinstance(entry.model, Standard) and entry.model.status == "retired"


def _left_over(kind: str, entry: Entry[Any], by: Reference) -> Finding:
    return Finding(
        "retired-but-linked",
        f"Only “{by.entry.model.id}” names the {kind} `{entry.model.id}`, and it is retired.",
        entry.head(),
        help="Delete it, or name it from the standard that took over.",
        related=(Related("retired here", by.entry.place("status")),),
    )


_PLAY = "recovery_plays:\n  - {id: missed-call, trigger: A call rang out, steps: [Ring back]}\n"
_STANDARD = """\
standards:
  - id: greeting
    title: Answering the phone
    why: Silence makes callers think they are forgotten.
    emotional_response: The caller feels expected.
    expectations: [You answer.]
    recovery: [missed-call]
"""
_MOMENT = """\
moments:
  - {id: late-taxi, date: 2026-08-02, standard: greeting, situation: No taxi., decision: We drove.}
"""

rule = Rule(
    summary="Something in use that hangs on a retired standard",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    bad=(
        _PLAY + _STANDARD + "    status: retired\n",
        _PLAY + _STANDARD + "    status: retired\n" + _MOMENT,
    ),
    good=(_PLAY + _STANDARD, _PLAY + _STANDARD + _MOMENT, standard("status: retired")),
)
