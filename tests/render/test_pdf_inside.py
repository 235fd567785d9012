"""What other programs find in the PDF of every theme: bookmarks, links, typefaces, what it is."""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, DictionaryObject

from standards_kit.render.handbook import BrandView, Handbook, LogoView, Reader
from standards_kit.render.outputs import pdf
from standards_kit.render.theme import find_theme, names

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
Opened = Callable[[Handbook], PdfReader]


@pytest.fixture(params=names())
def theme(request: pytest.FixtureRequest) -> str:
    """Each theme that we ship."""
    name: str = request.param
    return name


@pytest.fixture
def opened(theme: str) -> Opened:
    """Opens a book that was printed in the theme."""
    return lambda book: PdfReader(BytesIO(pdf.render(book, find_theme(theme))))


@pytest.fixture(params=["agent", "coach", "customer"])
def told(request: pytest.FixtureRequest, book: Handbook) -> Handbook:
    """A book for each kind of reader."""
    reader: Reader = request.param
    return replace(book, reader=reader)


def bookmarks(reader: PdfReader, level: int = 0, found: Any = None) -> Iterator[tuple[int, Any]]:
    """Each bookmark with how deep it lies, in order."""
    for one in reader.outline if found is None else found:
        if isinstance(one, list):
            yield from bookmarks(reader, level + 1, one)
        else:
            yield level, one


def page_of(reader: PdfReader, place: Destination) -> int:
    number = reader.get_destination_page_number(place)
    assert number is not None
    return number


def links(reader: PdfReader) -> Iterator[tuple[PageObject, DictionaryObject]]:
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            yield page, annotation.get_object()


def target(reader: PdfReader, link: DictionaryObject) -> int:
    """The page that a link leads to, counted as they are printed."""
    place = link["/Dest"]
    if isinstance(place, str):
        return page_of(reader, reader.named_destinations[place]) + 1
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, 1)}
    return numbers[place[0]]  # type: ignore[index]


def close(text: str) -> str:
    """Letters and digits only: capitals are set wide, and read as words of one letter."""
    return re.sub(r"\W", "", text).casefold()


def test_bookmarks_name_what_stands_where_they_lead(opened: Opened, told: Handbook) -> None:
    reader = opened(told)
    texts = [close(page.extract_text()) for page in reader.pages]
    found = [(one.title, page_of(reader, one)) for _, one in bookmarks(reader)]
    assert [place for _, place in found] == sorted(place for _, place in found)
    for title, place in found:
        bare = re.sub(r"^[\d.]+ ", "", title)
        # A card has room for the beginning of a title.
        assert close(bare)[:24] in texts[place], title


def test_every_standard_has_a_bookmark_of_its_own(opened: Opened, told: Handbook) -> None:
    found = [one.title for _, one in bookmarks(opened(told))]
    for standard in told.standards:
        assert sum(standard.title[:24] in title for title in found) == 1


def test_no_bookmark_lies_deeper_than_under_the_one_before(opened: Opened, told: Handbook) -> None:
    levels = [level for level, _ in bookmarks(opened(told))]
    assert levels[0] == 0
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_leads_to_the_page_that_it_names(opened: Opened, told: Handbook) -> None:
    reader = opened(told)
    for page, link in links(reader):
        assert link["/Subtype"] == "/Link"
        assert "/A" not in link, "nothing leads out of the book"
        left, bottom, right, top = (float(edge) for edge in link["/Rect"])  # type: ignore[attr-defined]
        assert 0 <= left < right <= page.mediabox.width
        assert 0 <= bottom < top <= page.mediabox.height
        number = target(reader, link)
        said = re.search(r"page (\d+)$", str(link["/Contents"]))
        assert said is None or int(said[1]) == number


def test_a_link_to_a_standard_is_called_by_its_title_and_number(book: Handbook) -> None:
    reader = PdfReader(BytesIO(pdf.render(book, find_theme())))
    called = {str(link["/Contents"]) for _, link in links(reader)}
    assert {"Answering the phone 1.1", "First call 1", "Luggage 1.2"} <= called
    assert any(re.fullmatch(r"A call rang out, page \d+", words) for words in called)
    assert not any(re.match(r"\W", words) for words in called)
    assert len(called) > 8


def test_it_says_what_it_is_whose_and_of_when(opened: Opened, told: Handbook) -> None:
    reader = opened(told)
    said, xmp = reader.metadata, reader.xmp_metadata
    assert said is not None
    assert xmp is not None
    assert said.title == xmp.dc_title["x-default"] == "Front Desk Handbook"
    assert said.author == xmp.dc_creator[0] == "Harbour Hotels"
    assert said.subject == xmp.dc_description["x-default"]
    assert said.subject
    assert xmp.xmp_create_date == xmp.xmp_modify_date == datetime(2026, 8, 20)  # noqa: DTZ001
    root = reader.root_object
    assert root["/Lang"] == xmp.dc_language[0] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    packet = xmp.stream.get_data().decode()
    assert re.search(r"pdfuaid:part\W+1", packet)
    assert re.search(r"pdfaid:part\W+2", packet)
    assert re.search(r"pdfaid:conformance\W+A", packet)


def test_every_typeface_is_ours_embedded_and_can_be_copied_from(
    opened: Opened, told: Handbook
) -> None:
    found = set()
    for page in opened(told).pages:
        for entry in page["/Resources"].get("/Font", {}).values():
            font = entry.get_object()
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font
            found.add(str(descriptor["/FontName"]).split("+")[1].split("-")[0])
    assert {"Literata", "PublicSans"} <= found <= {"Literata", "PublicSans", "NotoEmoji"}


def test_what_is_copied_out_is_what_was_written(opened: Opened, told: Handbook) -> None:
    text = " ".join(" ".join(page.extract_text().split()) for page in opened(told).pages)
    for said in ("We answer your call within 20 seconds.", "Listening to a complaint"):
        assert close(said) in close(text)


def test_a_logo_is_a_picture_with_words_and_stands_once(opened: Opened, told: Handbook) -> None:
    logo = LogoView("svg", "image/svg+xml", SQUARE, "Harbour Hotels, an anchor")
    reader = opened(replace(told, brand=BrandView(logo=logo)))
    assert [alt for role, alt in tags(reader) if role == "/Figure"] == [logo.alt]


def tags(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Role and words of every element of the structure."""

    def below(element: Any) -> Iterator[tuple[str, str]]:
        found = element.get_object()
        for entry in found if isinstance(found, list) else [found]:
            one = entry.get_object()
            if isinstance(one, DictionaryObject) and "/S" in one:
                yield str(one["/S"]), str(one.get("/Alt", ""))
                if "/K" in one:
                    yield from below(one["/K"])

    yield from below(reader.root_object["/StructTreeRoot"]["/K"])  # type: ignore[index]
