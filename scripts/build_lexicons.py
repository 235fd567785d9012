"""Keeps beside each lexicon what it is read into, so that a run need not read it anew.

Run it after a change to a lexicon; a test says so where it was forgotten. Until then the change
counts all the same, at the price of some hundredths of a second a run.
"""

import json
import sys
from pathlib import Path

from standards_kit.ground.resources import lexicons
from standards_kit.language.lexicon_reading import read_parts
from standards_kit.language.shelf import MARK, mark_of


def main() -> int:
    """Write the JSON of every lexicon."""
    for path in sorted(Path(str(lexicons())).glob("*.yaml")):
        path.with_suffix(".json").write_text(kept(path), encoding="utf-8")
    return 0


def kept(path: Path) -> str:
    """What is kept of a lexicon: its mark and its parts."""
    parts = read_parts(path)
    matching = parts.pop("matching")()
    return "".join(
        json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"
        for said in ({MARK: mark_of(path), **parts}, matching)
    )


if __name__ == "__main__":
    sys.exit(main())
