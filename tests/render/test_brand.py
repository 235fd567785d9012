"""A kit's own look: its colours can be read, its logo is harmless, its typeface is in the book."""

import base64
import io
import itertools
import math
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from standards_kit.ground.contrast import contrast, darkened, lightened, oklch, readable
from standards_kit.lint.engine import lint
from standards_kit.model.brand_files import PAPERS
from standards_kit.model.folder import home_of
from standards_kit.model.images import Refused, kind_of
from standards_kit.model.project import Project, load
from standards_kit.render import theme as themes
from standards_kit.render.brand import branded
from standards_kit.render.build import build
from standards_kit.render.failure import RenderError
from standards_kit.render.formats import find_format
from standards_kit.render.handbook import BrandView, Handbook, LogoView, Paper
from standards_kit.render.theme import Theme, find_theme

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 9">%s</svg>'
SQUARE = SVG % '<rect width="40" height="9" fill="#0f4c6b"/>'
KIT = """
organisation: Tern Bank
brand:
  logo: brand/logo.svg
  colours: {main: "#0f4c6b", accent: "#a33a12"}
standards:
  - id: greeting
    title: Greeting
    why: Silence frightens.
    emotional_response: The caller feels expected.
    expectations: [When a call comes in, you answer within 20 seconds.]
handbooks:
  staff: {}
  promises: {for: customer}
"""
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def png(width: int, height: int) -> bytes:
    """A grey picture of that size; a large one is promised and not delivered."""
    rows = (b"\0" + b"\x80" * width) * height if width * height < 100_000 else b""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def branded_kit(tmp_path: Path) -> Callable[..., Project]:
    """A kit with a logo of these bytes, and a brand changed by a replacement."""

    def made(old: str = "", new: str = "", logo: str | bytes = SQUARE) -> Project:
        root = tmp_path / "kit"
        (root / "brand").mkdir(parents=True, exist_ok=True)
        data = logo if isinstance(logo, bytes) else logo.encode()
        (root / "brand" / "logo.svg").write_bytes(data)
        (root / "standards-kit.yaml").write_text(KIT.replace(old, new) if old else KIT, "utf-8")
        home = home_of(root)
        assert home is not None
        return load(home)

    return made


def brand_findings(project: Project) -> list[str]:
    """Sentences of the two rules about the brand."""
    rules = {"weak-contrast", "unusable-brand-file"}
    found = (d for d in lint(project).diagnostics if d.rule in rules)
    return [f"{d.finding.message} {d.finding.help}" for d in found]


class TestColours:
    @given(COLOURS)
    def test_the_colour_offered_for_paper_can_be_read_there(self, colour: str) -> None:
        assert readable(darkened(colour, *PAPERS), *PAPERS)

    @given(COLOURS)
    def test_the_colour_chosen_for_dark_screens_can_be_read_there(self, colour: str) -> None:
        assert readable(lightened(colour, "#14191b", "#20282b"), "#14191b", "#20282b")

    @given(COLOURS)
    def test_a_colour_that_can_be_read_is_left_as_it_is(self, colour: str) -> None:
        offered = darkened(colour, *PAPERS)
        assert (offered == colour) == readable(colour, *PAPERS)
        assert darkened(offered, *PAPERS) == offered

    @given(COLOURS)
    def test_the_offered_colour_keeps_its_hue(self, colour: str) -> None:
        offered = darkened(colour, *PAPERS)
        (_, chroma, hue), (_, new_chroma, new_hue) = oklch(colour), oklch(offered)
        turn = abs((hue - new_hue + math.pi) % (2 * math.pi) - math.pi)
        # Eight bits a channel move a colour by about 0.004; for a pale one that is a larger turn.
        assert turn * min(chroma, new_chroma) < 0.008

    @given(COLOURS)
    def test_no_lighter_step_would_have_done(self, colour: str) -> None:
        offered = darkened(colour, *PAPERS)
        if offered != colour:
            assert min(contrast(offered, paper) for paper in PAPERS) < 4.75

    def test_contrast_is_that_of_the_web_guidelines(self) -> None:
        assert contrast("#000", "#ffffff") == pytest.approx(21)
        assert round(contrast("#767676", "#ffffff"), 2) == 4.54
        assert round(contrast("#777777", "#ffffff"), 2) == 4.48

    def test_a_weak_colour_is_refused_with_its_figure_and_the_nearest_that_passes(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        project = branded_kit("#a33a12", "#f08a24")
        (sentence,) = brand_findings(project)
        assert "accent colour #f08a24" in sentence
        assert "contrast is 2.47, and text needs 4.5" in sentence
        assert '"#b26000"' in sentence
        with pytest.raises(RenderError, match="b26000"):
            build(project, "staff")

    def test_a_draft_is_printed_all_the_same_in_colours_that_can_be_read(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        brand = build(branded_kit("#a33a12", "#f08a24"), "staff", draft=True).brand
        assert brand is not None
        assert brand.accent == "#b26000"

    @pytest.mark.parametrize("written", ["0f4c6b", '"#0F4C6B"', "'0F4c6B'"])
    def test_a_colour_may_be_written_without_its_mark(
        self, written: str, branded_kit: Callable[..., Project]
    ) -> None:
        project = branded_kit('"#0f4c6b"', written)
        assert project.findings == []
        assert project.kit.brand is not None
        assert project.kit.brand.colours.main == "#0f4c6b"

    def test_a_colour_that_yaml_takes_for_a_comment_is_not_passed_over(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        project = branded_kit('{main: "#0f4c6b", accent: "#a33a12"}', "\n    main: #0f4c6b")
        assert any("main" in d.finding.message for d in lint(project).diagnostics)

    def test_a_name_of_a_colour_is_no_hex_code(self, branded_kit: Callable[..., Project]) -> None:
        (finding,) = branded_kit('"#0f4c6b"', "navy").findings
        assert "colour in quotes" in finding.message

    @given(COLOURS, COLOURS)
    def test_all_that_is_derived_from_a_brand_can_be_read(self, main: str, accent: str) -> None:
        brand = BrandView(main=darkened(main, *PAPERS), accent=darkened(accent, *PAPERS))
        book = Handbook("h", "H", "O", "agent", brand=brand)
        settings = branded(find_theme(), book).settings
        light, dark = settings["colours"], settings["dark"]
        for name in ("deep", "accent"):
            assert readable(light[name], light["paper"], light["tint"], "#ffffff")
            assert readable(dark[name], dark["paper"], dark["tint"])
        for palette in (light, dark):
            assert readable(palette["glow"], palette["cover"])
            assert readable("#ffffff", palette["cover"])

    def test_a_theme_on_darker_paper_asks_for_more(self) -> None:
        ours = find_theme()
        grey = {**ours.settings, "colours": {**ours.settings["colours"], "paper": "#bbbbbb"}}
        book = Handbook("h", "H", "O", "agent", brand=BrandView(main="#66666a"))
        with pytest.raises(RenderError, match="paper of the theme"):
            branded(replace(ours, settings=grey), book)

    def test_without_brand_the_theme_stays_as_it_is(self, book: Handbook) -> None:
        theme: Theme = find_theme()
        assert branded(theme, book) is theme


class TestLogo:
    def test_it_stands_on_the_cover_of_every_html_book_with_its_words(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        for name in ("staff", "promises"):
            page = find_format("html").render(build(branded_kit(), name), find_theme()).decode()
            data = base64.b64encode(SQUARE.encode()).decode()
            assert f'<img src="data:image/svg+xml;base64,{data}" alt="Tern Bank">' in page

    def test_it_stands_on_the_cover_of_every_pdf_and_can_be_read_aloud(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        for name in ("staff", "promises"):
            book = build(branded_kit(), name)
            pdf = find_format("pdf").render(book, find_theme())
            assert pdf == find_format("pdf").render(book, find_theme())
            assert "Tern Bank" in _alternatives(pdf)

    @pytest.mark.parametrize(("width", "height"), [(40, 40), (300, 20), (20, 300), (1, 1)])
    def test_pictures_of_any_shape_fit(
        self, width: int, height: int, branded_kit: Callable[..., Project]
    ) -> None:
        book = build(branded_kit(logo=png(width, height)), "staff")
        assert book.brand is not None
        assert book.brand.logo is not None
        assert book.brand.logo.kind == "png"
        assert find_format("pdf").render(book, find_theme()).startswith(b"%PDF")

    def test_what_it_says_is_escaped(self, branded_kit: Callable[..., Project]) -> None:
        hostile = "logo_alt: '\"><script>alert(1)</script>'\n  colours:"
        book = build(branded_kit("colours:", hostile), "staff")
        page = find_format("html").render(book, find_theme()).decode()
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<script>alert(1)</script>" in "".join(
            _alternatives(find_format("pdf").render(book, find_theme()))
        )

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("../logo.svg", "climbs out"),
            ("brand/../../logo.svg", "climbs out"),
            ("/etc/passwd", "one machine"),
            ("~/logo.svg", "one machine"),
            ("C:/logo.svg", "one machine"),
            ("https://example.com/logo.svg", "network"),
            ("file:///etc/passwd", "network"),
            ("data:image/png;base64,AAAA", "network"),
            ("brand\\logo.svg", "folders are parted"),
            ("brand/none.svg", "not there"),
            ("brand", "can’t be read"),
            ("out.svg", "leads out of the kit"),
            ("loop.svg", "can’t be read"),
        ],
    )
    def test_only_a_file_of_the_kit_is_opened(
        self, path: str, said: str, branded_kit: Callable[..., Project], tmp_path: Path
    ) -> None:
        (tmp_path / "logo.svg").write_text(SQUARE)
        (tmp_path / "kit").mkdir()
        (tmp_path / "kit" / "out.svg").symlink_to(tmp_path / "logo.svg")
        (tmp_path / "kit" / "loop.svg").symlink_to(tmp_path / "kit" / "loop.svg")
        project = branded_kit("brand/logo.svg", f"'{path}'")
        (sentence,) = brand_findings(project)
        assert said in sentence
        with pytest.raises(RenderError, match=said):
            build(project, "staff")
        draft = build(project, "staff", draft=True).brand
        assert draft is not None
        assert draft.logo is None

    def test_a_link_within_the_kit_is_followed(
        self, branded_kit: Callable[..., Project], tmp_path: Path
    ) -> None:
        (tmp_path / "kit" / "brand").mkdir(parents=True)
        (tmp_path / "kit" / "link.svg").symlink_to(tmp_path / "kit" / "brand" / "logo.svg")
        assert brand_findings(branded_kit("brand/logo.svg", "link.svg")) == []

    def test_a_large_file_is_refused(self, branded_kit: Callable[..., Project]) -> None:
        project = branded_kit(logo=SQUARE + " " * 2_000_000)
        assert "larger than 2 MB" in brand_findings(project)[0]

    @pytest.mark.parametrize(
        "inside",
        [
            "<script>alert(1)</script>",
            '<rect onload="alert(1)"/>',
            '<image href="https://example.com/a.png"/>',
            '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
            '<image href="logo.png"/>',
            '<use href="other.svg#a"/>',
            '<a href="javascript:alert(1)"><rect/></a>',
            "<foreignObject><p>x</p></foreignObject>",
            "<style>@import 'https://example.com/a.css';</style>",
            "<style>rect { fill: url(https://example.com/a) }</style>",
            "<style>rect { fill: \\75rl(https://example.com/a) }</style>",
            '<rect style="fill: url( &quot;https://example.com/a&quot; )"/>',
            '<rect fill="url(https://example.com/a)"/>',
            '<set attributeName="href" to="https://example.com/a"/>',
            '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
            '<image href="data:image/png;base64,iVBORw0KGgo="/>',
            "<text>Tern</text>",
            "<filter><feTurbulence numOctaves='99999'/></filter>",
            '<g id="a"><use href="#a"/></g>',
            "<g>" * 400 + "</g>" * 400,
            "<g>",
        ],
    )
    def test_an_svg_that_does_more_than_draw_is_refused(self, inside: str) -> None:
        with pytest.raises(Refused):
            kind_of((SVG % inside).encode())

    @pytest.mark.parametrize(
        "whole",
        [
            '<!DOCTYPE svg [<!ENTITY a "x">]>' + SQUARE,
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
            '<?xml-stylesheet href="https://example.com/a.css"?>' + SQUARE,
            '<?xml version="1.0" encoding="klingon"?>' + SQUARE,
            "<html><svg/></html>",
            "GIF89a",
            "",
        ],
    )
    def test_so_is_what_is_no_plain_picture(self, whole: str) -> None:
        with pytest.raises(Refused):
            kind_of(whole.encode())

    def test_a_few_lines_that_unfold_into_millions_of_shapes_are_refused(self) -> None:
        layers = "".join(
            f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 9)
        )
        with pytest.raises(Refused, match="unfolds"):
            kind_of((SVG % f'<rect id="a0"/>{layers}').encode())

    def test_a_picture_that_unfolds_into_gigabytes_is_refused(self) -> None:
        with pytest.raises(Refused, match="50000 by 50000"):
            kind_of(png(50_000, 50_000))

    @pytest.mark.parametrize("data", [png(9, 9)[:40], b"\xff\xd8\xff\xe0", png(0, 9)])
    def test_a_damaged_picture_is_refused(self, data: bytes) -> None:
        with pytest.raises(Refused, match="damaged"):
            kind_of(data)

    @pytest.mark.parametrize(
        "within", ["{}", "<svg><image href='data:image/jpeg;base64,{}'/></svg>"]
    )
    def test_a_photo_in_the_colours_of_a_press_is_refused(self, within: str) -> None:
        photo = _jpeg("CMYK")
        with pytest.raises(Refused, match="CMYK"):
            kind_of(
                photo
                if within == "{}"
                else within.format(base64.b64encode(photo).decode()).encode()
            )

    @pytest.mark.parametrize("mode", ["RGB", "L"])
    def test_a_photo_in_the_colours_of_screens_prints(
        self, mode: str, branded_kit: Callable[..., Project]
    ) -> None:
        book = build(branded_kit(logo=_jpeg(mode)), "staff")
        assert find_format("pdf").render(book, find_theme()).startswith(b"%PDF")

    def test_what_drawing_programs_write_is_let_through(self) -> None:
        drawn = (
            '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
            '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
            + SVG
            % (
                '<defs><linearGradient id="g"><stop offset="0"/></linearGradient>'
                '<path id="p" d="M0 0h9v9z"/></defs><style>.a{fill:url(#g)}</style>'
                '<use href="#p" class="a"/><title>Tern</title>'
                f'<image href="data:image/png;base64,{base64.b64encode(png(2, 2)).decode()}"/>'
            )
        )
        assert kind_of(drawn.encode()) == "svg"


RED = (214, 40, 57)
MM = 2 * 72 / 25.4
"""Dots of a test's picture in a millimetre."""
SHAPES = [(120, 120), (600, 40), (60, 200)]


def logo(size: tuple[int, int], words: str = "A red field") -> LogoView:
    """A logo of one colour that no theme has."""
    drawn = io.BytesIO()
    Image.new("RGB", size, RED).save(drawn, "PNG")
    return LogoView("png", "image/png", drawn.getvalue(), words)


def drawing(size: tuple[int, int], strokes: int = 0) -> LogoView:
    """The same as a drawing, heavy if need be."""
    wide, high = size
    lines = "".join(f"M{n * 37 % wide} {n * 53 % high}l.{n} .{n * 7919}" for n in range(strokes))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<path fill="#d62839" d="M0 0h{wide}v{high}h-{wide}z"/>'
        f'<path fill="none" stroke="#d62839" stroke-width=".1" d="M0 0{lines}"/></svg>'
    )
    return LogoView("svg", "image/svg+xml", svg.encode(), "A red field")


def crowded(book: Handbook, paper: Paper) -> Handbook:
    """A book whose titles fill the line, so that a logo in their way would be seen."""
    long = "Mmmmmm " * 12
    chapters = tuple(replace(chapter, title=long) for chapter in book.chapters)
    return replace(book, paper=paper, title=long, organisation="", chapters=chapters, draft=True)


def pages(book: Handbook, theme: str) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(find_format("pdf").render(book, find_theme(theme)))
    return [page.render(scale=2).to_pil().convert("RGB") for page in document]


def reds(page: Image.Image) -> tuple[int, int, int, int] | None:
    """Where the logo is seen on a page."""
    apart = ImageChops.difference(page, Image.new("RGB", page.size, RED)).convert("L")
    return apart.point(lambda value: 255 if value < 8 else 0).getbbox()


def around(page: Image.Image, box: tuple[int, int, int, int], room: float) -> Image.Image:
    """The logo, and so many millimetres on every side."""
    more = round(room * MM)
    return page.crop((box[0] - more, box[1] - more, box[2] + more, box[3] + more))


def darkest(picture: Image.Image) -> int:
    """How dark it gets, for light through a red glass: the logo counts as light."""
    return int(picture.getchannel("R").getextrema()[0])


@pytest.mark.parametrize("size", SHAPES)
@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
class TestLogoOnWorkingPages:
    """In the themes without a cover the logo stands where a page is empty."""

    @pytest.mark.parametrize(("theme", "every"), [("huddle", True), ("checklist", False)])
    def test_it_stands_on_white_paper_and_in_nobodys_way(
        self, book: Handbook, theme: str, every: bool, paper: Paper, size: tuple[int, int]
    ) -> None:
        plain = crowded(book, paper)
        shown = pages(replace(plain, brand=BrandView(logo=logo(size))), theme)
        before = pages(plain, theme)
        assert len(shown) == len(before)
        for number, (page, was) in enumerate(zip(shown, before, strict=True)):
            found = reds(page)
            if number and not every:
                assert found is None
                continue
            assert found is not None
            # Some printers leave five millimetres of a sheet blank.
            assert min(found[0], found[1], page.width - found[2]) > 5 * MM
            assert darkest(was.crop(found)) == 255
            assert darkest(around(page, found, 1.5)) > 200
            # On a sheet nothing has moved for it.
            if number:
                apart = ImageChops.difference(page, was)
                apart.paste((0, 0, 0), found)
                assert max(band[1] for band in apart.getextrema()) < 24

    def test_on_cards_it_stands_on_the_first_alone_in_a_white_band(
        self, book: Handbook, paper: Paper, size: tuple[int, int]
    ) -> None:
        plain = crowded(book, paper)
        shown = pages(replace(plain, brand=BrandView(logo=logo(size))), "pocket")
        assert len(shown) == len(pages(plain, "pocket"))
        assert [number for number, page in enumerate(shown) if reds(page)] == [0]
        found = reds(shown[0])
        assert found is not None
        assert darkest(around(shown[0], found, 1.5)) > 200


def test_a_drawing_is_seen_on_every_sheet_and_is_in_the_file_once(
    large: Callable[[int], Handbook],
) -> None:
    heavy = drawing((40, 10), 3000)
    more = []
    for count in (5, 25):
        plain = large(count)
        marked = replace(plain, brand=BrandView(logo=heavy))
        assert all(map(reds, pages(marked, "huddle")))
        with_it, without = (
            len(find_format("pdf").render(one, find_theme("huddle"))) for one in (marked, plain)
        )
        more.append(with_it - without)
    assert more[0] > 10_000
    assert more[1] - more[0] < 5_000


@pytest.mark.parametrize("theme", themes.names())
@pytest.mark.parametrize("reader", ["agent", "coach", "customer"])
class TestLogoInEveryTheme:
    @pytest.mark.parametrize("paper", ["a4", "a5"])
    def test_it_is_whole_whatever_its_shape(
        self, book: Handbook, theme: str, reader: str, paper: Paper
    ) -> None:
        for size, drawn in itertools.product(SHAPES, (logo, drawing)):
            brand = BrandView(logo=drawn(size))
            first, *_ = pages(replace(book, reader=reader, paper=paper, brand=brand), theme)
            found = reds(first)
            wide, high = found[2] - found[0], found[3] - found[1]
            assert wide / size[0] == pytest.approx(high / size[1], abs=2 / min(size))
            assert max(wide, high) > 7 * MM

    def test_it_is_said_once_in_a_pdf(self, book: Handbook, theme: str, reader: str) -> None:
        branded_book = replace(book, reader=reader, brand=BrandView(logo=logo(SHAPES[0])))
        pdf = find_format("pdf").render(branded_book, find_theme(theme))
        assert _alternatives(pdf).count("A red field") == 1
        assert pdf == find_format("pdf").render(branded_book, find_theme(theme))

    def test_it_is_in_a_page_once_with_its_words(
        self, book: Handbook, theme: str, reader: str
    ) -> None:
        branded_book = replace(
            book, reader=reader, brand=BrandView(logo=logo(SHAPES[0], '"> & <b>'))
        )
        page = find_format("html").render(branded_book, find_theme(theme)).decode()
        assert page.count("data:image/png;base64,") == 1
        assert 'alt="&#34;&gt; &amp; &lt;b&gt;"' in page
        assert "Harbour Hotels" in re.sub(r"<[^>]*>", "", page.partition("<body")[2])

    def test_a_book_without_one_knows_nothing_of_it(
        self, book: Handbook, theme: str, reader: str
    ) -> None:
        page = find_format("html").render(replace(book, reader=reader), find_theme(theme)).decode()
        assert "<img" not in page
        coloured = replace(book, reader=reader, brand=BrandView(main="#12343b"))
        assert "<img" not in find_format("html").render(coloured, find_theme(theme)).decode()


class TestTypeface:
    @pytest.fixture
    def with_font(self, branded_kit: Callable[..., Project], checkout: Path) -> Project:
        project = branded_kit("logo: brand/logo.svg", "font: public sans")
        folder = project.home.root / "fonts"
        folder.mkdir()
        for name in ("regular", "semibold"):
            face = checkout / "templates" / "fonts" / f"PublicSans-{name}.ttf"
            (folder / face.name).write_bytes(face.read_bytes())
        return project

    def test_it_sets_the_text_of_the_pdf(self, with_font: Project) -> None:
        assert brand_findings(with_font) == []
        pdf = find_format("pdf").render(build(with_font, "staff"), find_theme())
        assert not any("Literata" in name for name in _fonts(pdf))

    def test_it_travels_in_the_html(self, with_font: Project) -> None:
        page = find_format("html").render(build(with_font, "staff"), find_theme()).decode()
        assert '@font-face{font-family:"Kit Text";font-weight:400;' in page
        assert 'font-family: "Kit Text", Literata' in page

    def test_a_name_without_a_file_says_what_to_do(
        self, branded_kit: Callable[..., Project]
    ) -> None:
        project = branded_kit("logo: brand/logo.svg", "font: Gill Sans")
        (project.home.root / "fonts").mkdir()
        (project.home.root / "fonts" / "broken.ttf").write_bytes(b"\0\1\0\0\0\xff")
        (sentence,) = brand_findings(project)
        assert sentence == (
            "There is no file of the typeface “Gill Sans”. "
            "Put its .ttf or .otf files into the kit's folder `fonts/`."
        )


def test_without_brand_nothing_of_one_is_in_a_page(book: Handbook) -> None:
    page = find_format("html").render(book, find_theme()).decode()
    assert "Kit Text" not in page
    assert 'class="logo"' not in page


def test_good_and_bad_are_told_apart_by_words_and_not_by_colour_alone(book: Handbook) -> None:
    page = find_format("html").render(book, find_theme()).decode()
    marked = re.findall(r'class="(good|bad)"[^>]*>([^<]*)<', page)
    assert {kind for kind, _ in marked} == {"good", "bad"}
    words = {kind: {text for of, text in marked if of == kind} for kind in ("good", "bad")}
    assert all(text.strip() for _, text in marked)
    assert words["good"].isdisjoint(words["bad"])


def _jpeg(mode: str) -> bytes:
    """A photo in colours of that kind."""
    photo = io.BytesIO()
    Image.new(mode, (90, 30)).save(photo, "JPEG")
    return photo.getvalue()


def _alternatives(pdf: bytes) -> list[str]:
    """Every description of a picture."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    objects = (reader.get_object(n) for n in range(1, len(reader.xref[0]) + 1))
    found = (o.get("/Alt") for o in objects if isinstance(o, pypdf.generic.DictionaryObject))
    return [str(alt) for alt in found if alt is not None]


def _fonts(pdf: bytes) -> set[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
