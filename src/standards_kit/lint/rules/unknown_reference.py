"""An id names nothing in the kit.

## What
Reports ids of touchpoints, plays, limits and standards that there are not, and of roles, departments,
channels, customer groups, measures and calendars as soon as the kit declares any of that kind. What a
feeling is `caused_by` must be an expectation of the same standard.

## Why
A link to a play that was renamed leaves an agent without one, on the worst day.

## Example
```yaml
standards:
  - {id: parcel-tracking, title: Tracking a parcel, recovery: [lost-parcle]}
recovery_plays:
  - {id: lost-parcel, trigger: A parcel can't be traced, steps: [Send a new one the same day]}
```
Name it as it is called where it stands:
```yaml
standards:
  - {id: parcel-tracking, title: Tracking a parcel, recovery: [lost-parcel]}
recovery_plays:
  - {id: lost-parcel, trigger: A parcel can't be traced, steps: [Send a new one the same day]}
```
"""

from collections.abc import Iterator

from standards_kit.ground.nearest import nearest
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.references import MUST_EXIST, Reference, within
from standards_kit.text.diagnostic import Edit, Finding, Fix, Severity

_OWN = "expectation"  # is named only within its standard
_NAMES = {"play": "recovery play", "audience": "customer group"}
_SECTIONS = {
    "role": "roles", "department": "departments", "channel": "channels", "audience": "audiences",
    "measure": "measures", "calendar": "calendars", "touchpoint": "touchpoints",
    "play": "recovery_plays", "limit": "limits", "standard": "standards", "expectation": "expectations",
}  # fmt: skip


def check(context: Context) -> Iterator[Finding]:
    """Every reference against what the kit holds."""
    known = context.declared
    unread = None
    seen = set()
    for reference in context.references:
        own = reference.kind == _OWN
        there = within(reference.entry) if own else known[reference.kind]
        if reference.id in there or not reference.id or not (there or reference.kind in MUST_EXIST):
            continue
        unread = _unread(context) if unread is None else unread
        if not own and reference.id in unread.get(_SECTIONS[reference.kind], ()):
            continue  # it is there, and what is wrong with it is a finding of its own
        finding = _finding(reference, there)
        where = (finding.place.source.path, finding.place.span)
        if where not in seen:  # defaults reach many standards and are reported once
            seen.add(where)
            yield finding


def _unread(context: Context) -> dict[str, set[str]]:
    """The ids that are written under each section, of entries that could not be read too."""
    found: dict[str, set[str]] = {}
    for document in context.project.documents:
        sections = document.data if isinstance(document.data, dict) else {}
        for name, entries in sections.items():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    found.setdefault(name, set()).add(entry["id"])
    return found


def _finding(reference: Reference, known: set[str]) -> Finding:
    kind = _NAMES.get(reference.kind, reference.kind)
    place = reference.entry.place(*reference.steps)
    near = nearest(reference.id, known)
    written = place.source.text[place.span.start : place.span.end]
    fix = None
    if near is not None and written == reference.id:
        fix = Fix(f"write `{near}`", (Edit(place, near),), safe=False)
    suggestion = f" Did you mean `{near}`?" if near else ""
    own = reference.kind == _OWN
    return Finding(
        "unknown-reference",
        f"There is no {kind} `{reference.id}` in this {'standard' if own else 'kit'}.{suggestion}",
        place,
        help=(
            "Give the expectation that brings the feeling about this id, or name one that has an id."
            if own
            else f"Add it under `{_SECTIONS[reference.kind]}:`, or name one that is there."
        ),
        phrase=reference.id,
        fix=fix,
    )


rule = Rule(
    summary="An id names nothing in the kit",
    severity=Severity.ERROR,
    check=check,
    scope="links",
    bad=(
        standard("recovery: mised-call"),
        standard(emotional_response="emotional_response: {text: Expected., caused_by: [answer]}"),
        {"standards-kit.yaml": "roles: {desk: Desk}\n", "a.yaml": standard("roles: dsek")},
    ),
    good=(
        standard("limits: fee") + "---\nlimits: [{id: fee, role: a, decision: b, up_to: once}]\n",
        standard("roles: desk"),
        standard(
            emotional_response="emotional_response: {text: Expected., caused_by: answer}",
            expectations="expectations: [{id: answer, text: You answer within 20 seconds.}]",
        ),
        {"standards-kit.yaml": "roles: {desk: Desk}\n", "a.yaml": standard("roles: desk")},
    ),
)
