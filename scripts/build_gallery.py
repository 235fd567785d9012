"""Draw every theme, paper and reader into docs/gallery/ and list them in docs/gallery.md.

Run it with `make gallery`; it needs nothing that `make test` does not have, and takes pictures of
HTML too where Chromium is found and `make browser` was run. The books are examples/hotel's. Look
at every sheet before you commit it: docs/looks.md says what to look for.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))

from standards_kit.model.folder import home_of  # noqa: E402 - the checkout's own, not one installed
from standards_kit.model.kit import HandbookSettings  # noqa: E402
from standards_kit.model.project import Project, load  # noqa: E402
from standards_kit.render import theme as themes  # noqa: E402
from standards_kit.render.build import build, revision_date  # noqa: E402
from standards_kit.render.formats import find_format  # noqa: E402

GALLERY = CHECKOUT / "docs" / "gallery"
PAGE = CHECKOUT / "docs" / "gallery.md"
HOTEL = CHECKOUT / "examples" / "hotel"
BOOKS = {"agent": "front-desk", "coach": "house", "customer": "charter"}
PAPERS = ("a4", "letter", "a5")
PLACES = (0.0, 0.18, 0.34, 0.52, 0.7, 0.99)
"""Which pages of a long book are shown, as shares of its length."""
HIGH = 430
GAP = 14
TABLE = (226, 223, 217)

HEAD = """\
# Gallery

Every theme, for every reader, on every paper: pages of [examples/hotel](../examples/hotel/standards-kit.yaml), drawn by
`make gallery`. What is looked for in each is in [looks.md](looks.md).
"""


def main() -> int:
    """Draw all sheets anew."""
    home = home_of(HOTEL)
    if home is None:
        print(f"{HOTEL} is no kit.", file=sys.stderr)
        return 2
    project = load(home)
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir()
    lines = [HEAD]
    for name in themes.names():
        theme = themes.find_theme(name)
        lines += [f"\n## {name}\n", f"{str(theme.settings.get('description', '')).rstrip('.')}.\n"]
        for file, said in _sheets(project, name):
            lines.append(f"![{said}](gallery/{file})\n")
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    return 0


def _sheets(project: Project, theme: str) -> Iterator[tuple[str, str]]:
    for reader, book in BOOKS.items():
        for paper in PAPERS if reader == "agent" else PAPERS[:1]:
            file = f"{theme}-{reader}-{paper}.png"
            pages = _pages(_made(project, book, theme, paper, "pdf"))
            _sheet(pages).quantize(64).save(GALLERY / file, optimize=True)
            yield file, f"{theme}, for the {reader}, on {paper.upper()}"
        shots = _screenshots(_made(project, book, theme, "a4", "html"))
        if shots:
            file = f"{theme}-{reader}-html.png"
            _sheet(shots).quantize(64).save(GALLERY / file, optimize=True)
            yield file, f"{theme}, for the {reader}, on screens: desktop, dark, phone"


def _made(project: Project, book: str, theme: str, paper: str, kind: str) -> bytes:
    settings = project.kit.handbooks[book].model_dump(by_alias=True)
    name = f"{book}-{theme}-{paper}"
    changed = HandbookSettings.model_validate({**settings, "theme": theme, "paper": paper})
    project.kit.handbooks[name] = changed
    view = build(project, name, revision=revision_date(project))
    return find_format(kind).render(view, themes.find_theme(theme, HOTEL))


def _pages(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    last = len(document) - 1
    wanted = range(last + 1) if last < len(PLACES) else {round(last * part) for part in PLACES}
    pages = []
    for number in sorted(wanted):
        page = document[number]
        pages.append(page.render(scale=HIGH / page.get_height()).to_pil().convert("RGB"))
    return pages


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    high = max(picture.height for picture in pictures) + 2 * GAP
    wide = sum(picture.width + GAP for picture in pictures) + GAP
    sheet = Image.new("RGB", (wide, high), TABLE)
    left = GAP
    for picture in pictures:
        sheet.paste(picture, (left, GAP))
        edge = (left - 1, GAP - 1, left + picture.width, GAP + picture.height)
        ImageDraw.Draw(sheet).rectangle(edge, outline=(190, 186, 178))
        left += picture.width + GAP
    return sheet


def _screenshots(page: bytes) -> list[Image.Image]:
    """Desktop, desktop in the dark, phone; nothing where there is no browser to ask."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    if browser is None:
        return []
    shots = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "book.html"
        file.write_bytes(page)
        started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for wide, high, scheme in ((1280, 860, "light"), (1280, 860, "dark"), (390, 860, "light")):
            tab = started.new_page(viewport={"width": wide, "height": high}, color_scheme=scheme)
            tab.goto(file.as_uri())
            tab.evaluate("document.querySelector('main article, main li, main')?.scrollIntoView()")
            picture = Path(folder) / "shot.png"
            tab.screenshot(path=picture)
            shot = Image.open(picture).convert("RGB")
            shots.append(shot.resize((round(shot.width * HIGH / shot.height), HIGH)))
            tab.close()
        started.close()
    return shots


if __name__ == "__main__":
    os.environ.setdefault("STANDARDS_KIT_TODAY", "2026-11-23")
    sys.exit(main())
