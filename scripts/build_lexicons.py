"""Keeps beside each lexicon what it is read into, so that a run need not read it anew.

Run it after a change to a lexicon; a test says so where it was forgotten. Until then the change
counts all the same, at the price of some hundredths of a second a run.
"""

import json
import sys
from pathlib import Path

from standards_kit.ground.resources import lexicons
from standards_kit.language import wordings
from standards_kit.language.lexicon_reading import read_parts
from standards_kit.language.shelf import MARK, load_lexicon, mark_of
from standards_kit.language.wordings import Wordings


def main() -> int:
    """Write the JSON of every lexicon, and of what the rules of every language are told."""
    shelf = Path(str(lexicons()))
    for path in sorted(shelf.glob("*.yaml")):
        path.with_suffix(".json").write_text(kept(path), encoding="utf-8")
    for folder in sorted(path for path in (shelf / "rules").iterdir() if path.is_dir()):
        folder.with_suffix(".json").write_text(kept_wordings(folder.name), encoding="utf-8")
    return 0


def kept(path: Path) -> str:
    """What is kept of a lexicon: its mark and its parts."""
    parts = read_parts(path)
    matching = parts.pop("matching")()
    return "".join(
        json.dumps(said, separators=(",", ":")) + "\n"  # plain letters are read faster
        for said in ({MARK: mark_of(path), **parts}, matching)
    )


def kept_wordings(tag: str) -> str:
    """What is kept of a language's wordings: their mark, and a mapping for each rule."""
    files = wordings.files_of(tag)
    read, grammar = wordings.read(files), load_lexicon(tag).grammar
    told = {rule: {**own, **Wordings(own, grammar).indexed()} for rule, own in read.items()}
    told = {wordings.MARK: wordings.mark_of(files), **told}
    return json.dumps(told, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    sys.exit(main())
