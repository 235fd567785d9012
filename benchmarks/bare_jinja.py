"""The bare Jinja loop: our templates in our environment, on a view that is ready.

``bare_jinja.py PICKLE OUTPUT``; the pickle is from ``prepare.py book``.
"""

import pickle
import sys
from pathlib import Path

from standards_kit.render.outputs import html
from standards_kit.render.theme import find_theme


def main(source: Path, output: Path) -> None:
    """Render the page of the view."""
    book = pickle.loads(source.read_bytes())
    output.write_bytes(html.render(book, find_theme()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
