"""Pages look as they did when somebody last looked at them.

The kept pictures are in ``kept/``; ``make golden`` takes new ones. Look at them before you commit.
They are small and grey: enough to see that a line moved, a font is missing or a block is cut, and
blind to how a rasteriser rounds an edge.
"""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from standards_kit.render import theme as themes
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import Handbook, Paper, Reader

KEPT = Path(__file__).parent / "kept"
SCALE = 0.7
"""Of 72 dots an inch."""
TOLERANCE = 2.0
"""Mean difference of a page's grey, of 255, after both were blurred by a dot."""
MOST = 4
"""Pages of a book that are kept; the first ones hold every kind of block."""


def pages(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    wanted = range(min(len(document), MOST))
    return [document[n].render(scale=SCALE, grayscale=True).to_pil().convert("L") for n in wanted]


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    wide = sum(picture.width for picture in pictures)
    sheet = Image.new("L", (wide, max(picture.height for picture in pictures)), 255)
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width
    return sheet


def difference(one: Image.Image, other: Image.Image) -> float:
    soft = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*soft)).mean[0]


@pytest.fixture
def looks_as_kept(request: pytest.FixtureRequest) -> Callable[[str, Image.Image], None]:
    def compare(name: str, picture: Image.Image) -> None:
        path = KEPT / f"{name}.png"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            picture.quantize(16).save(path, optimize=True)
            return
        assert path.is_file(), f"{path} is missing; `make golden` takes it"
        kept = Image.open(BytesIO(path.read_bytes())).convert("L")
        assert picture.size == kept.size, f"{name}: the pages have another size or number"
        found = difference(picture, kept)
        assert found <= TOLERANCE, f"{name} looks different by {found:.1f}; see `make golden`"

    return compare


@pytest.mark.parametrize("reader", ["agent", "customer"])
@pytest.mark.parametrize("theme", themes.names())
def test_the_first_pages_of_a_book_look_as_they_did(
    book: Handbook,
    looks_as_kept: Callable[[str, Image.Image], None],
    theme: str,
    reader: Reader,
) -> None:
    made = find_format("pdf").render(replace(book, reader=reader), themes.find_theme(theme))
    looks_as_kept(f"{theme}-{reader}", contact_sheet(pages(made)))


@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_other_papers_look_as_they_did(
    book: Handbook, looks_as_kept: Callable[[str, Image.Image], None], paper: Paper
) -> None:
    made = find_format("pdf").render(replace(book, paper=paper), themes.find_theme("classic"))
    looks_as_kept(f"classic-{paper}", contact_sheet(pages(made)))


def test_a_missing_line_would_be_noticed(book: Handbook) -> None:
    one = find_format("pdf").render(book, themes.find_theme("classic"))
    shorter = replace(book, title="Another book")
    other = find_format("pdf").render(shorter, themes.find_theme("classic"))
    before, after = (contact_sheet(pages(made)[:1]) for made in (one, other))
    assert difference(before, before) == 0
    assert difference(before, after) > 0.3
