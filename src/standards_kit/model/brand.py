"""How a kit looks: the logo, the colours and the typeface of its organisation."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from standards_kit.ground.lazy import lazy
from standards_kit.model.parts import Part

_HEX = lazy(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_HEX_SCHEMA = {
    "type": ["string", "number"],
    "pattern": "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
    "patternErrorMessage": 'Write a colour in quotes, as in "#12343b".',
}


def _colour(value: Any) -> Any:
    """``#rrggbb`` in small letters, of what may be written short or without its mark."""
    if not isinstance(value, str):
        return value
    found = _HEX.match(value.strip())
    if found is None:
        raise PydanticCustomError("wrong-type", 'should be a colour in quotes, such as "#12343b"')
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema(_HEX_SCHEMA)]


class BrandColours(Part):
    """The organisation's colours. Each must be dark enough to be read on paper."""

    main: Colour | None = Field(
        None, description="Covers and titles, by its hex code in quotes.", examples=["#12343b"]
    )
    accent: Colour | None = Field(
        None,
        description="Labels, numbers, links and rules, by its hex code in quotes.",
        examples=["#9c4318"],
    )


class Brand(Part):
    """How the organisation looks, in every handbook of the kit."""

    logo: str | None = Field(
        None,
        description="The logo: a PNG, JPEG or SVG file in the kit, at most 2 MB.",
        examples=["brand/logo.svg"],
    )
    logo_alt: str | None = Field(
        None,
        description="The logo in words, for those who hear the page. Left out: the organisation.",
        examples=["Harbour Hotels"],
    )
    colours: BrandColours = Field(
        default_factory=BrandColours.model_construct,
        description="The organisation's colours.",
        examples=[{"main": "#12343b", "accent": "#9c4318"}],
    )
    font: str | None = Field(
        None,
        description="The typeface of texts: a family whose TTF or OTF files lie in `fonts/`.",
        examples=["Source Serif 4"],
    )
