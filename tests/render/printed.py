"""All that a printed file says, seen or unseen, whatever kind of file it is."""

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject


def said(content: bytes, suffix: str) -> list[str]:
    """Every text in a file: on its pages, in what is written about it and between the lines."""
    if suffix == "pdf":
        return list(_of_pdf(content))
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as pack:
            members = [(name, pack.read(name)) for name in pack.namelist()]
            comments = [pack.comment, *(info.comment for info in pack.infolist())]
        return [
            *(text for name, data in members for text in (name, *_of_text(data))),
            *(comment.decode("utf-8", "replace") for comment in comments),
        ]
    return list(_of_text(content))


def _of_text(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield html.unescape(text)
    yield html.unescape(re.sub(r"<[^>]*>", "", text))
    yield re.sub(r"\\([^\w\s])", r"\1", text)  # Markdown's escapes


def _of_pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(content))
    yield " ".join(page.extract_text() for page in reader.pages)
    for number in reader.xref.get(0, []):
        yield from _strings(reader.get_object(IndirectObject(number, 0, reader)), 0)
    for stream in reader.xref_objStm:
        yield from _strings(reader.get_object(IndirectObject(stream, 0, reader)), 0)


def _strings(thing: Any, depth: int) -> Iterator[str]:
    """The strings of one object: titles in the outline, alternative texts, metadata."""
    if isinstance(thing, str):
        yield str(thing)
    elif isinstance(thing, bytes):
        yield thing.decode("latin-1")
    elif isinstance(thing, StreamObject):
        yield thing.get_data().decode("utf-8", "replace") if "/Type" in thing else ""
    if isinstance(thing, DictionaryObject):
        for value in thing.values():
            yield from _strings(value, depth + 1)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from _strings(value, depth + 1)
