"""A colour of the brand in which text can't be read.

## What
Reports a colour under `brand: colours:` whose contrast with paper is below 4.5, the least that the
Web Content Accessibility Guidelines (WCAG 2.2, level AA) ask of text, with the figure and the nearest
colour that passes: the same hue, as little darker as will do. For dark screens handbooks choose lighter
shades by themselves.

## Why
Titles, labels and links are set in these colours. Someone with tired eyes, a poor printer or a phone in
the sun reads them too, and white letters stand on the main colour on covers.

## Example
```yaml
brand:
  colours: {main: "#12343b", accent: "#f08a24"}
```
The orange is bright enough for a sign and too bright for words:
```yaml
brand:
  colours: {main: "#12343b", accent: "#b26000"}
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Edit, Finding, Fix, Severity


def check(context: Context) -> Iterator[Finding]:
    """Each colour that is too light, with the nearest that is not."""
    brand, entry = context.project.kit.brand, context.project.kit_entry
    if brand is None:
        return
    from standards_kit.model.brand_files import weak_colours  # few kits have a brand

    for trouble, nearest in weak_colours(brand):
        place = entry.place(*trouble.steps)
        fix = Fix(f'write "{nearest}"', (Edit(place, f'"{nearest}"'),), safe=False)
        yield Finding("weak-contrast", trouble.message, place, help=trouble.help, fix=fix)


rule = Rule(
    summary="A colour of the brand in which text can't be read",
    severity=Severity.ERROR,
    check=check,
    scope="links",
    bad=(
        'brand: {colours: {accent: "#f08a24"}}\n',
        'brand: {colours: {main: "#777"}}\n',
        "brand:\n  colours:\n    main: ffe600\n",
    ),
    good=(
        standard(),
        'brand: {colours: {main: "#12343b", accent: "#9c4318"}}\n',
        'brand: {colours: {accent: "#000"}}\n',
    ),
)
