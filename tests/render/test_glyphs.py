"""Every script prints, or somebody is told which font to add, and where."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from standards_kit.model.project import Project
from standards_kit.render.build import build
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html, pdf
from standards_kit.render.prose import prose
from standards_kit.render.theme import find_theme, names

ARABIC = "يغادر كل ضيف مرتاحا ومعروفا باسمه."


def faces(content: bytes) -> set[str]:
    """The families of the fonts in a PDF."""
    found = set()
    for page in PdfReader(BytesIO(content)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            name = font.get_object()["/BaseFont"]
            found.add(str(name).split("+")[-1].split("-")[0])
    return found


@pytest.mark.parametrize("theme", names())
def test_arabic_prints_in_every_theme(book: Handbook, theme: str) -> None:
    view = replace(book.standards[0], title=ARABIC)
    chapter = replace(book.chapters[0], standards=(view, *book.chapters[0].standards[1:]))
    chapters = (chapter, *book.chapters[1:])
    told = replace(book, title=ARABIC, chapters=chapters)
    assert "NotoNaskhArabic" in faces(pdf.render(told, find_theme(theme)))


@pytest.mark.parametrize("reader", ["agent", "customer"])
@pytest.mark.parametrize("language", ["ar", "ar-EG", "fa", "ur"])
def test_a_book_in_arabic_script_runs_from_right_to_left(
    book: Handbook, language: str, reader: str
) -> None:
    told = replace(book, language=language, purpose=prose(ARABIC), reader=reader)
    assert f'<html lang="{language}" dir="rtl"' in html.render(told, find_theme()).decode()
    assert "dir=" not in html.render(book, find_theme()).decode().split("<head>")[0]
    reader_of_pdf = PdfReader(BytesIO(pdf.render(told, find_theme())))
    assert str(reader_of_pdf.trailer["/Root"]["/Lang"]).startswith(language[:2])
    # The organisation stands at the beginning of the cover's line: now on the right.
    assert _left_edge(reader_of_pdf) > 200
    assert (
        _left_edge(PdfReader(BytesIO(pdf.render(replace(book, reader=reader), find_theme())))) < 100
    )


def _left_edge(reader: PdfReader) -> float:
    """How far from the left the first line of the cover begins."""
    places: list[float] = []

    def note(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            places.append(place[4] * matrix[0] + matrix[4])

    reader.pages[0].extract_text(visitor_text=note)
    return places[0]


def test_accents_emoji_and_other_alphabets_print(book: Handbook) -> None:
    text = (
        "Żółć é e\u0301 n\u0303 Ελληνικά Кириллица Tiếng Việt 😀 👩\u200d👩 ☎\ufe0f ✓ → ≥ 10\u202f%"
    )
    assert pdf.render(replace(book, introduction=prose(text)), find_theme())


@pytest.mark.parametrize(
    ("text", "language", "script", "font"),
    [
        ("いらっしゃいませ", "en-GB", "Japanese", "NotoSansJP-Regular.otf"),
        ("お客様", "en-GB", "Japanese", "NotoSansJP-Regular.otf"),
        ("電話", "ja", "Japanese", "NotoSansJP-Regular.otf"),
        ("电话", "zh-CN", "Chinese", "NotoSansSC-Regular.otf"),
        ("電話", "zh-TW", "Chinese", "NotoSansTC-Regular.otf"),
        ("안녕하세요", "ko", "Korean", "NotoSansKR-Regular.otf"),
        ("नमस्ते", "hi", "Devanagari", "NotoSansDevanagari-Regular.ttf"),
        ("สวัสดี", "th", "Thai", "NotoSansThai-Regular.ttf"),
        ("שלום", "he", "Hebrew", "NotoSansHebrew-Regular.ttf"),
    ],
)
def test_a_script_without_a_font_is_named_with_its_place_and_its_font(
    book: Handbook, text: str, language: str, script: str, font: str
) -> None:
    first = book.standards[0]
    view = replace(first, say=(text,))
    chapter = replace(book.chapters[0], standards=(view, *book.chapters[0].standards[1:]))
    told = replace(book, language=language, chapters=(chapter, *book.chapters[1:]))
    with pytest.raises(RenderError) as said:
        pdf.render(told, find_theme())
    assert str(said.value) == (
        f"The PDF has no shape for “{text}” ({script}) in the "
        f"standard “phone-greeting”, `say`. Put {font} from Noto (fonts.google.com/noto) into the "
        "folder “fonts” of the kit, and print again."
    )


def test_every_place_counts_and_every_script_has_its_sentence(
    kit: Callable[[str], Project],
) -> None:
    project = kit(
        "terms: {warm: 温かい}\nstandards:\n"
        "  - {id: a, title: T, why: 電話です, emotional_response: F, expectations: "
        "[You are warm., {id: b, text: You wait., say: [שלום]}]}\n"
    )
    with pytest.raises(RenderError) as said:
        pdf.render(build(project, "handbook"), find_theme())
    japanese, hebrew = str(said.value).splitlines()
    assert "(Japanese) in the standard “a”, `why` and in 2 more places. Put Noto" in japanese
    assert "“שלום” (Hebrew) in the standard “a”, expectation 2, `say`. Put Noto" in hebrew


def test_a_sign_that_no_font_is_known_for_is_named(book: Handbook) -> None:
    with pytest.raises(RenderError, match=r"“𒀀” \(cuneiform sign a\) in the kit file, `title`"):
        pdf.render(replace(book, title="Work 𒀀"), find_theme())


def test_latin_texts_ask_no_font(book: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    from standards_kit.render import glyphs

    def fail(*_: object) -> None:
        raise AssertionError("a font was read")

    monkeypatch.setattr(glyphs, "_Font", fail)
    assert pdf.render(book, find_theme())


def test_a_font_in_the_kit_is_used(book: Handbook, tmp_path: Path, checkout: Path) -> None:
    """A font with one sign that ours lack, made of one of ours."""
    told = replace(book, title="Work 𒀀")
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "readme.txt").write_text("no font")
    (folder / "Own.TTF").write_bytes(
        _with_sign(checkout / "templates/fonts/PublicSans-regular.ttf")
    )
    content = pdf.render(told, find_theme("classic", tmp_path))
    assert content == pdf.render(told, find_theme("classic", tmp_path))
    assert "Own" in faces(content)


def _with_sign(font: Path) -> bytes:
    """The font under another name, whose letter A stands for a sign of cuneiform."""
    from struct import pack, unpack_from

    data = font.read_bytes()
    (count,) = unpack_from(">H", data, 4)
    tables: dict[bytes, bytes] = {}
    for n in range(count):
        tag, _, at, size = unpack_from(">4sLLL", data, 12 + 16 * n)
        tables[tag] = data[at : at + size]
    group = pack(">LLL", 0x12000, 0x12000, 5)
    tables[b"cmap"] = pack(">HHHHL", 0, 1, 3, 10, 12) + pack(">HHLLL", 12, 0, 28, 0, 1) + group
    words = [(1, "Own"), (2, "Regular"), (4, "Own"), (6, "Own-Regular")]
    stored, records = b"", b""
    for number, word in words:
        text = word.encode("utf-16-be")
        records += pack(">HHHHHH", 3, 1, 0x409, number, len(text), len(stored))
        stored += text
    tables[b"name"] = pack(">HHH", 0, len(words), 6 + 12 * len(words)) + records + stored
    head = data[:4] + pack(">HHHH", len(tables), 0, 0, 0)
    entries, body = b"", b""
    start = 12 + 16 * len(tables)
    for tag in sorted(tables):
        entries += pack(">4sLLL", tag, 0, start + len(body), len(tables[tag]))
        body += tables[tag] + b"\0" * (-len(tables[tag]) % 4)
    return head + entries + body


@pytest.mark.parametrize("content", [b"", b"junk", b"\0\1\0\0\0\7" + b"x" * 40])
def test_a_font_that_is_none_is_named(book: Handbook, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "Broken.otf").write_bytes(content)
    with pytest.raises(RenderError, match=r"font “Broken\.otf” can’t be read"):
        pdf.render(replace(book, title="いら"), find_theme("classic", tmp_path))


def test_links_among_the_kits_fonts_are_not_followed(book: Handbook, tmp_path: Path) -> None:
    (tmp_path / "kit" / "fonts").mkdir(parents=True)
    (tmp_path / "secret.ttf").write_bytes(b"secret")
    (tmp_path / "kit" / "fonts" / "a.ttf").symlink_to(tmp_path / "secret.ttf")
    with pytest.raises(RenderError, match="NotoSansJP"):
        pdf.render(replace(book, title="いら"), find_theme("classic", tmp_path / "kit"))
