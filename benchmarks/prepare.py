"""Puts aside what the bare engines start from: the Typst source, and the view of the handbook.

Run with the interpreter that standards-kit is installed for: ``prepare.py print|book KIT FOLDER``.
"""

import json
import pickle
import sys
from pathlib import Path

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
