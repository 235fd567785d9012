"""An option of a rule that there is not, or a value it can't have.

## What
Reports, under `lint: options:`, options that a rule doesn't know and values that it can't use. The
default then holds.

## Why
A limit that is misspelled limits nothing, and nobody notices.

## Example
```yaml
lint:
  options:
    too-long: {expectation: forty}
```
Write what the option takes:
```yaml
lint:
  options:
    too-long: {expectation: 40}
```
"""

from collections.abc import Container, Iterable, Iterator

from standards_kit.ground.nearest import did_you_mean, nearest
from standards_kit.lint.context import Context
from standards_kit.lint.option import Option
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.entries import Entry
from standards_kit.model.kit import LintSettings
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity


def check(context: Context) -> Iterator[Finding]:
    """What the kit sets, rule by rule; a rule that there is not is another rule's concern."""
    for layer in context.project.layers:
        yield from _of_layer(context, layer)


def _of_layer(context: Context, entry: Entry[LintSettings]) -> Iterator[Finding]:
    for rule_name, given in entry.model.options.items():
        known = context.known_options.get(rule_name, {})
        for name, written in given.items() if rule_name in context.known_options else ():
            steps = ("options", rule_name, name)
            if name not in known:
                yield Finding(
                    "unusable-option",
                    f"`{rule_name}` has no option `{name}`.{did_you_mean(name, known)}",
                    entry.key_place(*steps),
                    help=_offered(rule_name, known),
                    phrase=name,
                    fix=_renamed(entry.key_place(*steps), name, known, given),
                )
            elif known[name].read(written) is None:
                yield Finding(
                    "unusable-option",
                    f"`{name}` of `{rule_name}` can't be “{', '.join(written)}”.",
                    entry.place(*steps),
                    help=f"Write {known[name].wanted}. As it is, {_shown(known[name])} holds.",
                    phrase=name,
                )


def _renamed(place: Place, name: str, known: Iterable[str], given: Container[str]) -> Fix | None:
    near = nearest(name, known)
    if near is None or near in given:
        return None
    return Fix(f"write `{near}`", (Edit(place, near),), safe=False)


def _offered(rule_name: str, known: Iterable[str]) -> str:
    names = ", ".join(f"`{name}`" for name in known)
    return f"It has {names}." if names else f"`{rule_name}` has nothing to set."


def _shown(option: Option) -> str:
    value = option.default
    return ", ".join(value) if isinstance(value, tuple) else str(value).lower()


rule = Rule(
    summary="An option of a rule that there is not, or a value it can't have",
    severity=Severity.WARNING,
    check=check,
    scope="links",
    bad=(
        "lint: {options: {vague-phrase: {colour: red}}}\n",
        "lint: {options: {too-long: {expectation: forty}}}\n",
        "lint: {options: {too-long: {expectations: 40}}}\n",
    ),
    good=("lint: {options: {too-long: {expectation: 40}}}\n", standard()),
)
