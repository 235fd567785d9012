"""A setting or a comment names a rule that there is not.

## What
Reports names of rules in `lint:` and in suppressing comments that match no rule, and rules there that
can't be left out because they say that a file could not be read.

## Why
A misspelled rule in `ignore:` ignores nothing, and one in `select:` checks nothing.

## Example
```yaml
lint:
  ignore: [unreferrenced]
```
`standards-kit rule` lists them all:
```yaml
lint:
  ignore: [unreferenced]
```
"""

from collections.abc import Iterator

from standards_kit.ground.nearest import did_you_mean, nearest
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.kit import LintSettings
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity
from standards_kit.text.source import Span


def check(context: Context) -> Iterator[Finding]:
    """The kit's settings, then the comments."""
    for layer in context.project.layers:
        for name, steps, silences in _settings(layer.model):
            place = layer.key_place(*steps) if steps[-1] == name else layer.place(*steps)
            yield from _judge(context, name, place, silences)
    for comment in context.suppressions:
        for name, _ in comment.rules:
            yield from _judge(context, name, comment.place, silences=True)


def _settings(lint: LintSettings) -> Iterator[tuple[str, Path, bool]]:
    for key in ("select", "ignore"):
        for index, name in enumerate(getattr(lint, key)):
            yield name, (key, index), key == "ignore"
    for key in ("severity", "options"):
        for name in getattr(lint, key):
            yield name, (key, name), False
    for pattern, rules in lint.per_file.items():
        for key in ("select", "ignore"):
            for index, name in enumerate(getattr(rules, key)):
                yield name, ("per_file", pattern, key, index), key == "ignore"
        for name in rules.severity:
            yield name, ("per_file", pattern, "severity", name), False


def _judge(context: Context, name: str, place: Place, silences: bool) -> Iterator[Finding]:
    if name not in context.known_rules:
        yield Finding(
            "unknown-rule",
            f"There is no rule `{name}`.{did_you_mean(name, context.known_rules)}",
            place,
            help="`standards-kit rule` lists them all.",
            phrase=name,
            fix=_renamed(context, name, place),
        )
    elif silences and name in context.always_on:
        yield Finding(
            "unknown-rule",
            f"`{name}` can't be left out: it says that a file could not be read.",
            place,
            help="Mend the file, or leave it out with `exclude:`.",
            phrase=name,
        )


def _renamed(context: Context, name: str, place: Place) -> Fix | None:
    """Writes the nearest rule's name in place of one that is there once."""
    near = nearest(name, context.known_rules)
    start, end = place.span
    written = place.source.text[start:end]
    if near is None or written.count(name) != 1:
        return None
    at = start + written.index(name)
    spot = Place(place.source, Span(at, at + len(name)), place.document, place.pointer)
    return Fix(f"write `{near}`", (Edit(spot, near),), safe=False)


rule = Rule(
    summary="A setting or a comment names a rule that there is not",
    severity=Severity.WARNING,
    check=check,
    scope="file",
    bad=(
        "lint: {ignore: [vague-phrases]}\n",
        "lint: {severity: {vague: error}}\n",
        "lint: {options: {too-lengthy: {promise: 20}}}\n",
        "lint: {ignore: [invalid-yaml]}\n",
        standard("priority: 1 # standards-kit: ignore[vaguest-phrase] -- the regulator's own word"),
    ),
    good=(
        "lint: {ignore: [vague-phrase]}\n",
        standard("priority: 1 # standards-kit: ignore[vague-phrase] -- the regulator's own word"),
    ),
)
