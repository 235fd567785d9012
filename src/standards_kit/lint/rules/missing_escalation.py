"""A case that outgrows the person who has it, and nowhere for it to go.

## What
Reports limits that don't say who decides above them, and recovery plays without an `escalation`. In a
play that is severe, or that a promise to customers rests on, this is an error and reported at once;
otherwise from the level `published` on.

## Why
Above the limit somebody has to say yes or no while the customer is there. Where nobody is named, the
customer is told to write in.

## Example
```yaml
limits:
  - {id: goodwill, role: front-desk, decision: goodwill, up_to: 50 GBP, per: case}
```
Say whom to ask:
```yaml
limits:
  - {id: goodwill, role: front-desk, decision: goodwill, up_to: 50 GBP, per: case, above: duty-manager}
```
"""

from collections.abc import Iterator

from standards_kit.language.quantity import Never
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.promised import leaned_on, play_severity
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """Limits, then plays."""
    for limit in context.project.limits:
        model = limit.model
        if model.above is None and not isinstance(model.up_to.value, Never):
            message = f"Nobody decides on {model.decision} above {model.up_to}."
            help = "Write `above:` with the role that is asked then."
            yield Finding("missing-escalation", message, limit.head(), help=help)
    leaned = leaned_on(context)
    for play in context.project.plays:
        if play.model.escalation is None:
            severity = play_severity(play.model, leaned)
            yield Finding(
                "missing-escalation",
                f"The play “{play.model.id}” doesn't say where it goes when it can't be settled.",
                play.head(),
                help="Write `escalation: {to: …, within: …}`: the role it goes to, and how soon.",
                severity=severity,
                level=str(Level.REVIEWABLE) if severity is Severity.ERROR else None,
            )


_LIMIT = "limits: [{{id: goodwill, role: host, decision: goodwill, up_to: {}}}]\n"
_PLAY = "recovery_plays: [{id: missed-call, trigger: A call rang out, steps: [Ring back]"

rule = Rule(
    summary="A case that outgrows the person who has it, and nowhere for it to go",
    severity=Severity.WARNING,
    worst=Severity.ERROR,
    level=Level.PUBLISHED,
    check=check,
    scope="links",
    bad=(
        _LIMIT.format("50 GBP"),
        _PLAY + "}]\n",
        _PLAY + ", severity: severe}]\n",
    ),
    good=(
        _LIMIT.format("50 GBP, above: duty-manager"),
        _LIMIT.format("never"),
        _PLAY + ", escalation: {to: duty-manager, within: 1 hour}}]\n",
        standard(),
    ),
)
