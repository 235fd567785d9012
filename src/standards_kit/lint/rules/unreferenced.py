"""A touchpoint, play or limit that nothing links to.

## What
Reports touchpoints without a standard or journey, recovery plays and limits that no standard, play
or touchpoint names.

## Why
A play that nobody links to is a play that nobody runs.

## Example
```yaml
recovery_plays:
  - {id: missed-call, trigger: A call rang out, steps: [Ring back within 15 minutes]}
```
Link it from the standard it mends, or delete it:
```yaml
standards:
  - {id: phone-greeting, title: Answering the phone, recovery: [missed-call]}
recovery_plays:
  - {id: missed-call, trigger: A call rang out, steps: [Ring back within 15 minutes]}
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity

_PLAY = "recovery_plays:\n  - {id: missed-call, trigger: A call rang out, steps: [Ring back]}\n"


def check(context: Context) -> Iterator[Finding]:
    """What is written down, and named by nothing but itself."""
    project = context.project
    named = {(r.kind, r.id) for r in context.references if r.entry is not project.kit_entry}
    groups = (
        (
            "touchpoint",
            project.touchpoints,
            "Name it under `touchpoints:` of a standard or journey",
        ),
        ("play", project.plays, "Name it under `recovery:` of the standard it mends"),
        ("limit", project.limits, "Name it under `limits:` of a standard or play"),
    )
    for kind, entries, remedy in groups:
        for entry in entries:
            if (kind, entry.model.id) not in named:
                yield Finding(
                    "unreferenced",
                    f"Nothing links to the {kind} `{entry.model.id}`.",
                    entry.head(),
                    help=f"{remedy}, or delete it.",
                    phrase=entry.model.id,
                )


rule = Rule(
    summary="A touchpoint, play or limit that nothing links to",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    bad=(_PLAY, "touchpoints:\n  - {id: call, name: First call}\n"),
    good=({"a.yaml": _PLAY, "b.yaml": standard("recovery: missed-call")},),
)
