"""python-docx alone: the same handbook built paragraph by paragraph, on a view that is ready.

``bare_docx.py PICKLE OUTPUT``; the pickle is from ``prepare.py book``. It is what somebody writes
who has the texts and python-docx: styles by name, a table for what to say, nothing clever.
"""

import pickle
import sys
from pathlib import Path

from docx import Document

from standards_kit.render.handbook import Handbook
from standards_kit.render.prose import plain


def main(source: Path, output: Path) -> None:
    """Build the document of the view."""
    book: Handbook = pickle.loads(source.read_bytes())
    document = Document()
    document.add_heading(book.title, 0)
    for chapter in book.chapters:
        document.add_heading(chapter.title, 1)
        for standard in chapter.standards:
            _standard(document, standard)
    document.add_heading("Glossary", 1)
    for entry in book.glossary:
        paragraph = document.add_paragraph()
        paragraph.add_run(entry.term).bold = True
        paragraph.add_run(" " + plain(entry.definition))
        document.add_paragraph("; ".join(one.title for one in entry.used_in))
    document.save(str(output))


def _standard(document, standard) -> None:
    document.add_paragraph(" · ".join((standard.number, *standard.channels)))
    document.add_heading(standard.title, 2)
    for text in (standard.promise, standard.why, standard.feeling):
        if text:
            document.add_paragraph(plain(text), style="Quote" if text is standard.feeling else None)
    for one in standard.expectations:
        document.add_paragraph(plain(one.text), style="List Number")
        for target in one.targets:
            parts = (target.bound, target.share, target.measure, *target.details)
            document.add_paragraph(" · ".join(part for part in parts if part))
        _sides(document, one.say, one.avoid)
    _sides(document, standard.say, standard.avoid)
    _sides(document, standard.do, standard.dont)
    for word in standard.words:
        paragraph = document.add_paragraph()
        paragraph.add_run(word.term).bold = True
        paragraph.add_run(" " + word.definition)
    document.add_paragraph(" · ".join(part for part in (standard.id, standard.owner) if part))


def _sides(document, good, bad) -> None:
    if not good and not bad:
        return
    table = document.add_table(rows=1 + max(len(good), len(bad)), cols=2)
    for column, (head, lines) in enumerate((("Say", good), ("Avoid", bad))):
        table.cell(0, column).text = head
        for row, line in enumerate(lines, 1):
            table.cell(row, column).text = line


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
