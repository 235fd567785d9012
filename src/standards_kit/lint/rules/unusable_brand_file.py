"""A logo or typeface that can't be printed.

## What
Reports a `logo:` that is not in the kit, leads out of it, is larger than 2 MB, is no PNG, JPEG or SVG,
is in the colours of a printing press (CMYK), or is an SVG that runs programs, fetches something, or
holds live text; and a `font:` for which the kit's folder `fonts/` has no TTF or OTF file, or one
whose maker forbids embedding.

## Why
A handbook is one file that asks nothing of anybody. What it shows must be in the kit, look the same
everywhere, and be harmless to whoever opens it.

## Example
```yaml
brand:
  logo: https://example.com/logo.png
```
Copy the file into the kit:
```yaml
brand:
  logo: brand/logo.png
```
"""

from collections.abc import Iterator

from standards_kit.lint.context import Context
from standards_kit.lint.rule import Rule
from standards_kit.lint.sound import standard
from standards_kit.text.diagnostic import Finding, Severity


def check(context: Context) -> Iterator[Finding]:
    """The logo, then the typeface."""
    brand, entry = context.project.kit.brand, context.project.kit_entry
    if brand is None:
        return
    from standards_kit.model.brand_files import Trouble, faces_of, logo_of  # few kits have a brand

    root = context.project.home.root
    for found in (logo_of(brand, root), faces_of(brand, root)):
        if isinstance(found, Trouble):
            place = entry.place(*found.steps)
            yield Finding("unusable-brand-file", found.message, place, help=found.help)


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'

rule = Rule(
    summary="A logo or typeface that can't be printed",
    severity=Severity.ERROR,
    check=check,
    scope="links",
    bad=(
        "brand: {logo: logo.png}\n",
        "brand: {logo: ../logo.png}\n",
        "brand: {logo: https://example.com/logo.png}\n",
        "brand: {font: Comic Sans}\n",
        {
            "standards-kit.yaml": "brand: {logo: logo.svg}\n",
            "logo.svg": _SVG % "<script>alert(1)</script>",
        },
        {
            "standards-kit.yaml": "brand: {logo: logo.svg}\n",
            "logo.svg": _SVG % '<image href="https://example.com/a.png"/>',
        },
    ),
    good=(
        standard(),
        {
            "standards-kit.yaml": "brand: {logo: logo.svg}\n",
            "logo.svg": _SVG % '<rect width="9" height="9"/>',
        },
    ),
)
