"""Measures the detector and its peers anew, and puts the tables into docs/vague-phrases.md.

    python scripts/refresh_measures.py own            the sentences in benchmarks/labelled
    python scripts/refresh_measures.py aside FILE     a labelled file that is not in the repository

The peers are installed into benchmarks/.work the first time.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "vague-phrases.md"


def main(arguments: list[str]) -> int:
    """Measure one of the two sets; 2 where it cannot be measured."""
    if arguments[:1] == ["own"] and len(arguments) == 1:
        files = sorted((ROOT / "benchmarks" / "labelled").glob("en-*.txt"))
    elif arguments[:1] == ["aside"] and len(arguments) == 2:
        files = [Path(arguments[1])]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    tables = measured(files)
    if tables is None:
        return 2
    PAGE.write_text(put(PAGE.read_text("utf-8"), arguments[0], tables), encoding="utf-8")
    return 0


def measured(files: list[Path]) -> str | None:
    """The tables for some labelled files, as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "tables.md"
        script = ROOT / "benchmarks" / "vague_peers.py"
        command = [sys.executable, script, *files, "--markdown", output]
        done = subprocess.run(command, check=False)  # noqa: S603 - our own script
        return output.read_text("utf-8") if done.returncode == 0 else None


def put(page: str, name: str, tables: str) -> str:
    """A page with new tables between the marks of a name."""
    marks = rf"(<!-- measured: {name} -->\n).*?(<!-- /measured -->)"
    return re.sub(
        marks, lambda found: f"{found[1]}{tables.strip()}\n{found[2]}", page, flags=re.DOTALL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
