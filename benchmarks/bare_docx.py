"""python-docx building the same: every paragraph, run and table of our Word file, one by one.

``bare_docx.py FOLDER OUTPUT``; the folder is from ``prepare.py word``. It starts from our template
with its styles, and is given the texts ready made, so that it does nothing but build.
"""

import json
import sys
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def main(folder: Path, output: Path) -> None:
    """Build the document of the blocks in the folder."""
    document = Document(str(folder / "styles.docx"))
    for block in json.loads((folder / "blocks.json").read_text("utf-8")):
        if "rows" in block:
            _table(document, block["rows"])
        else:
            _fill(document.add_paragraph(style=block["style"]), block)
    document.save(str(output))


def _fill(paragraph, block) -> None:
    for number, name in enumerate(block["marks"]):
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(number))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)
    for text, bold, italic, leads_to in block["runs"]:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        if leads_to:
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), leads_to)
            link.append(run._r)
            paragraph._p.append(link)


def _table(document, rows) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, paragraphs in enumerate(row):
            cell = table.cell(number, column)
            for index, block in enumerate(paragraphs):
                paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
                paragraph.style = document.styles[block["style"]]
                _fill(paragraph, block)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
