"""A value is not of the kind that is meant there.

## What
Reports a list where a text is meant, a word that is not one of the words to choose from, a sentence
whose colon turned it into a key.

## Why
What can't be understood can't be checked or printed.

## Example
```yaml
expectations:
  - Before you start: ask for the caller's name.
```
Put the sentence in quotes:
```yaml
expectations:
  - 'Before you start: ask for the caller''s name.'
```
"""

from collections.abc import Iterator

from standards_kit.ground import plugins, resources
from standards_kit.lint.context import Context
from standards_kit.lint.level import Level
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.model.clock import time_zone
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """What was mistaken while reading, then names in the kit file that lead nowhere."""
    yield from context.said("wrong-type")
    kit, entry = context.project.kit, context.project.kit_entry
    themes = (resources.templates(), context.project.home.root / "templates")
    for name, book in kit.handbooks.items():
        here = resources.is_name(book.theme) and any(
            (folder / book.theme / "theme.yaml").is_file() for folder in themes
        )
        if not here and book.theme not in {point.name for point in plugins.points(plugins.THEMES)}:
            place = entry.place("handbooks", name, "theme")
            help = "`standards-kit theme list` shows those there are; yours lie under `templates/`."
            yield Finding("wrong-type", f"There is no theme `{book.theme}`.", place, help=help)
    for name, calendar in kit.calendars.items():
        if calendar.timezone and time_zone(calendar.timezone) is None:
            place = entry.place("calendars", name, "timezone")
            message = f"There is no time zone `{calendar.timezone}`."
            yield Finding("wrong-type", message, place, help="Write it as `Europe/London`.")


_TARGET = "expectations:\n  - text: You answer.\n    targets: [{%s}]"

rule = Rule(
    summary="A value is not of the kind that is meant there",
    severity=Severity.ERROR,
    level=Level.STARTED,
    check=check,
    scope="links",
    bad=(
        standard(why="why: [Silence, and waiting]"),
        standard(expectations="expectations:\n  - Before you start: ask for the name."),
        standard("discretion: guide"),
        standard("priority: first"),
        standard(expectations=_TARGET % "measure: time"),
        standard(id="id: Phone Greeting"),
        "- a list\n",
        "handbooks: {a: {theme: classical}}\n",
        "handbooks: {a: {formats: [pfd]}}\n",
        "calendars: {default: {timezone: Europe/Londno}}\n",
    ),
    good=(
        standard("discretion: guided"),
        standard(expectations=_TARGET % "at_most: 20 seconds, share: 90%"),
        standard(title="title: no"),
        standard("version: 2.10"),
    ),
)
