"""Whether a colour can be read on another, and the nearest one that can.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), with relative
luminance as it is defined there. Nearness is judged in OKLab, by Björn Ottosson
(https://bottosson.github.io/posts/oklab/, 2020; the matrices are those of CSS Color 4): a colour
keeps its hue there while its lightness is moved, where RGB or HSL would turn blue into violet.
"""

import math

READABLE = 4.5
"""What WCAG 2.2 asks of text (success criterion 1.4.3, level AA)."""

_GREY = 0.0005
"""Less colour than this is a rounding error."""
_STEPS = 24  # halvings; eight bits of a channel need far fewer


def hex_of(red: float, green: float, blue: float) -> str:
    """A colour as ``#rrggbb``, of channels from 0 to 1; beyond those it is cut off."""
    return "#" + "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02x}" for c in (red, green, blue))


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb`` or ``#rgb``, from 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white."""
    red, green, blue = (_linear(c) for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, whichever is the lighter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, *grounds: str) -> bool:
    """Whether text in a colour can be read on each of the grounds."""
    return all(contrast(colour, ground) >= READABLE for ground in grounds)


def darkened(colour: str, *grounds: str) -> str:
    """The colour, or the nearest darker one of its hue that can be read on light grounds."""
    return _moved(colour, 0.0, grounds)


def lightened(colour: str, *grounds: str) -> str:
    """The colour, or the nearest lighter one of its hue that can be read on dark grounds."""
    return _moved(colour, 1.0, grounds)


def shade(colour: str, lightness: float, most_chroma: float = 1.0) -> str:
    """The hue of a colour at another lightness, no more colourful than is asked for."""
    _, chroma, hue = oklch(colour)
    return _in_gamut(lightness, min(chroma, most_chroma), hue)


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness from 0 to 1, chroma, and hue in radians."""
    red, green, blue = (_linear(c) for c in channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def _moved(colour: str, end: float, grounds: tuple[str, ...]) -> str:
    """Move lightness towards `end`, as little as makes the colour readable.

    What is kept in `near` has always been tried, so rounding can't spoil it.
    """
    if readable(colour, *grounds):
        return colour
    start, chroma, hue = oklch(colour)
    far, near = start, end
    found = _in_gamut(end, chroma, hue)
    for _ in range(_STEPS):
        middle = (far + near) / 2
        tried = _in_gamut(middle, chroma, hue)
        if readable(tried, *grounds):
            near, found = middle, tried
        else:
            far = middle
    return found


def _in_gamut(lightness: float, chroma: float, hue: float) -> str:
    """A colour that screens can show: where there is none so colourful, a paler one of that hue."""
    low, high = 0.0, chroma
    if chroma < _GREY:
        return hex_of(*(_curved(lightness**3),) * 3)
    if _shown(_rgb(lightness, chroma, hue)):
        return hex_of(*map(_curved, _rgb(lightness, chroma, hue)))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _shown(_rgb(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    return hex_of(*map(_curved, _rgb(lightness, low, hue)))


def _shown(rgb: tuple[float, float, float]) -> bool:
    return all(-1e-6 <= c <= 1 + 1e-6 for c in rgb)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear light, perhaps beyond what screens can show."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _linear(channel: float) -> float:
    # WCAG 2.2 says 0.04045 since 2021; no eight-bit channel lies between that and the older 0.03928.
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _curved(light: float) -> float:
    light = max(light, 0.0)
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
