"""What a reader sees of a printed file, or hears of it: no ids, no markup, no names of styles."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import etree
from pypdf import PdfReader

_SPOKEN = ("alt", "title", "aria-label", "placeholder", "label")
_OF_SCRIPTS = re.compile(
    r"data-(?:none|zero|one|two|few|many|other|shown|cleared|copy|copied|not-copied)"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT = re.compile(r"content:\s*\"([^\"]*)\"")
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def visible(content: bytes, suffix: str) -> str:
    """All of it in one text, a line for each piece."""
    pieces = {
        "html": _of_html,
        "md": _of_markdown,
        "docx": _of_docx,
        "epub": _of_epub,
        "pdf": _of_pdf,
    }
    return "\n".join(pieces[suffix](content))


class _Page(HTMLParser):
    """Collects texts, and attributes that are read aloud or that scripts show."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag if tag in {"style", "script"} else ""
        for name, value in attrs:
            if value and (name in _SPOKEN or _OF_SCRIPTS.fullmatch(name)):
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append(data)
        elif self.inside == "style":
            self.found += _written(data)


def _written(style: str) -> list[str]:
    """Words that a style sheet writes; its arrows and bullets are signs, the same everywhere."""
    return [text for text in _CONTENT.findall(style) if any(map(str.isalpha, text))]


def _of_html(content: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(content.decode("utf-8"))
    yield from page.found


def _of_markdown(content: bytes) -> Iterator[str]:
    text = re.sub(r'<a id="[^"]*"></a>|\]\(#[^)]*\)', "", content.decode("utf-8"))
    yield html.unescape(re.sub(r"\\([^\w\s])", r"\1", text))


def _of_docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        for name in pack.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(pack.read(name))
                for paragraph in root.iter(f"{_WORD}p"):
                    yield "".join(piece.text or "" for piece in paragraph.iter(f"{_WORD}t"))
            if name == "docProps/core.xml":
                root = etree.fromstring(pack.read(name))
                kept = ("title", "subject", "creator", "description", "keywords", "category")
                yield from (e.text or "" for e in root if etree.QName(e).localname in kept)


def _of_epub(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        for name in pack.namelist():
            text = pack.read(name) if name.endswith((".xhtml", ".ncx", ".opf", ".css")) else b""
            if name.endswith((".xhtml", ".ncx")):
                yield from _of_html(text)
            elif name.endswith(".css"):
                yield from _written(text.decode("utf-8"))
            elif name.endswith(".opf"):
                for part in ("title", "creator", "publisher", "description"):
                    yield from re.findall(f"<dc:{part}>([^<]*)<", text.decode("utf-8"))
                yield from re.findall('accessibilitySummary">([^<]*)<', text.decode("utf-8"))


def _of_pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    for page in reader.pages:
        yield page.extract_text()
    about = reader.metadata
    if about is not None:
        yield from (str(one) for one in (about.title, about.subject, about.author) if one)
    yield from _titles(reader.outline)


def _titles(outline: object) -> Iterator[str]:
    for one in outline if isinstance(outline, list) else []:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield str(one.title)


def literals(source: str) -> list[str]:
    """The strings of a Typst source that was filled, less the names of a dictionary's keys."""
    without_keys = re.sub(r'(?m)^\s+"\w+":', "", source)
    return [re.sub(r"\\(.)", r"\1", text) for text in _LITERAL.findall(without_keys)]
