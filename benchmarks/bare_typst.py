"""The bare engine: nothing but Typst, on the source that standards-kit made of the same kit.

``bare_typst.py FOLDER OUTPUT``; the folder is from ``prepare.py print``.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import typst


def main(folder: Path, output: Path) -> None:
    """Compile the handbook in the folder."""
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[settings["fonts"]],
    )
    main_file = str(folder / "handbook.typ")
    pdf, _ = typst.Compiler(main_file, root=str(folder), font_paths=fonts).compile_with_warnings(
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime.fromisoformat(settings["day"]).replace(tzinfo=UTC),
    )
    if isinstance(pdf, bytes):
        output.write_bytes(pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
