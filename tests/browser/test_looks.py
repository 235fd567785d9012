"""Pages on screens look as they did when somebody last looked; ``make golden`` keeps new pictures.

Small, grey and blurred, so that another version of the browser does not count as another look.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from standards_kit.render import theme as themes

KEPT = Path(__file__).parent / "kept"
SMALL = 0.4
TOLERANCE = 3.0
"""Mean difference of the grey, of 255."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", themes.names())
def test_a_theme_on_a_screen_looks_as_it_did(
    opened: Callable[..., Any],
    request: pytest.FixtureRequest,
    theme: str,
    width: int,
    scheme: str,
) -> None:
    page = opened("hotel", "front-desk", theme, width=width, color_scheme=scheme)
    page.evaluate("document.fonts.ready")
    page.evaluate("document.querySelector('main').scrollIntoView()")
    taken = Image.open(BytesIO(page.screenshot())).convert("L")
    shape = (round(taken.width * SMALL), round(taken.height * SMALL))
    picture = taken.resize(shape, Image.Resampling.LANCZOS)
    path = KEPT / f"{theme}-{width}-{scheme}.png"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        picture.quantize(16).save(path, optimize=True)
        return
    kept = Image.open(path).convert("L")
    assert picture.size == kept.size
    soft = [one.filter(ImageFilter.GaussianBlur(1)) for one in (picture, kept)]
    assert ImageStat.Stat(ImageChops.difference(*soft)).mean[0] <= TOLERANCE
