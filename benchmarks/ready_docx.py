"""Our Word output alone, on a view that is ready: ``ready_docx.py FOLDER OUTPUT``.

The folder is from ``prepare.py word``.
"""

import pickle
import sys
from pathlib import Path

from standards_kit.render.outputs import docx
from standards_kit.render.theme import find_theme


def main(folder: Path, output: Path) -> None:
    """Write the document of the view."""
    book = pickle.loads((folder / "book.pickle").read_bytes())
    output.write_bytes(docx.render(book, find_theme()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
