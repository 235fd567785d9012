"""A language in which nobody has listed the vague words.

## What
Reports, once for each language, that a kit or standards say with `language:` that they are written in
a language without a lexicon. Vague phrases in their texts are not looked for; all other rules run.

## Why
A kit without findings looks sound. Where nobody looked, that peace is a false one.

## Example
```yaml
language: gb
```
Correct the tag if it is mistyped:
```yaml
language: en-GB
```
Otherwise install a package with a lexicon for the language, write one (a YAML file; how, CONTRIBUTING.md
says), or list the words to look for under `lint: words: flag:`.
"""

from collections.abc import Iterator

from standards_kit.ground.nearest import did_you_mean
from standards_kit.language.shelf import languages, load_lexicon, tag_of
from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Place, Severity


def check(context: Context) -> Iterator[Finding]:
    """The first place where each such language is named."""
    told: set[str] = set()
    for language, place in _named(context):
        base = tag_of(language)
        if base in told or load_lexicon(language).has_entries:
            continue
        told.add(base)
        yield _finding(language, base, place)


def _named(context: Context) -> Iterator[tuple[str, Place]]:
    project = context.project
    if project.kit.language and project.kit_entry is not None:
        yield project.kit.language, project.kit_entry.place("language")
    for entry in project.standards:
        if entry.model.language:
            yield entry.model.language, entry.place("language")


def _finding(language: str, base: str, place: Place) -> Finding:
    known = languages()
    listed = ", ".join(f"`{tag}`" for tag in known)
    return Finding(
        "missing-lexicon",
        f"There is no lexicon for “{language}”, so vague phrases in it are not looked for.",
        place,
        help=f"There are lexicons for {listed}, written as in `en-GB` or `fr`."
        f"{_meant(base, known)} Words to look for can be listed in the kit "
        "under `lint: words: flag:`.",
        phrase=language,
    )


def _meant(base: str, known: list[str]) -> str:
    """What was meant by a name of a language in full, or by a tag that is mistyped."""
    begun = next((tag for tag in known if base.startswith(tag)), None)
    return f" Did you mean `{begun}`?" if begun else did_you_mean(base, known)


rule = Rule(
    summary="A language in which nobody has listed the vague words",
    severity=Severity.NOTE,
    check=check,
    scope="links",
    bad=(standard("language: fi"), standard("language: tlh")),
    good=(standard(), standard("language: en-US"), standard("language: fr")),
)
