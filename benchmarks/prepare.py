"""Puts aside what the bare engines start from: the Typst source, and the view of the handbook.

Run with the interpreter that standards-kit is installed for: ``prepare.py print|book|word KIT FOLDER``.
"""

import json
import pickle
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from standards_kit.ground import resources
from standards_kit.model.folder import Home
from standards_kit.model.project import load
from standards_kit.render.build import DEFAULT_ID, build, revision_date
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import pdf
from standards_kit.render.theme import find_theme


def main(what: str, kit: Path, folder: Path) -> None:
    """Write what ``what`` needs into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    project = load(Home(kit.resolve()))
    book = build(project, DEFAULT_ID, revision=revision_date(project))
    if what == "print":
        _typst_source(book, folder)
    else:
        (folder / "book.pickle").write_bytes(pickle.dumps(book))
    if what == "word":
        _word_blocks(book, folder)


def _word_blocks(book: Handbook, folder: Path) -> None:
    """Our Word file taken apart, and its styles without its text."""
    from docx import Document
    from docx.table import Table

    from standards_kit.render.outputs import docx

    document = Document(BytesIO(docx.render(book, find_theme())))
    blocks = [
        {"rows": [[_paragraphs(cell) for cell in row.cells] for row in one.rows]}
        if isinstance(one, Table)
        else _paragraph(one)
        for one in document.iter_inner_content()
    ]
    (folder / "blocks.json").write_text(json.dumps(blocks), encoding="utf-8")
    body = document.element.body
    for element in list(body)[:-1]:  # the last says the size of the page
        body.remove(element)
    document.save(str(folder / "styles.docx"))


def _paragraphs(cell: Any) -> list[dict[str, Any]]:
    return [_paragraph(one) for one in cell.paragraphs]


def _paragraph(one: Any) -> dict[str, Any]:
    """Its style, its runs with where they lead, and the bookmarks that stand in it."""
    runs = []
    for piece in one.iter_inner_content():
        leads_to = getattr(piece, "fragment", "")  # a link has runs of its own
        inside = getattr(piece, "runs", [piece])
        runs += [(run.text, run.bold, run.italic, leads_to) for run in inside]
    marks = one._p.xpath("./w:bookmarkStart/@w:name")
    return {"style": one.style.name, "runs": runs, "marks": list(marks)}


def _typst_source(book: Handbook, folder: Path) -> None:
    for name, text in pdf.sources(book, find_theme()).items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = {
        "fonts": str(resources.templates() / "fonts"),
        "day": book.revision.isoformat() if book.revision else "1980-01-01",
    }
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
