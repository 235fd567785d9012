"""A package beside standards-kit that doubles its English lexicon, with words that are none.

Every entry comes again with each of its rarer words changed ("prompt" to "promptzz"), so the second
half is as many phrases of the same shape, which texts never hold. It is found as any lexicon package
is: by its entry point.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

NAME = "doubled_words"
_WORD = re.compile(r"[a-z]{4,}")


def write(folder: Path, lexicon: Path) -> Path:
    """Write the package into a folder that goes on PYTHONPATH, and give that folder."""
    from standards_kit.language.lexicon_file import read_documents

    data = next(iter(read_documents(lexicon.read_bytes())))
    kept = frozenset(re.split(r",\s*", data["grammar"]["words"]["common"]))
    kinds = {
        name: {
            "grade": kind["grade"],
            "ask": kind["ask"],
            "entries": {_changed(head, kept): _spec(spec, kept) for head, spec in entries.items()},
        }
        for name, kind in data["categories"].items()
        if (entries := kind.get("entries"))
    }
    package = folder / NAME
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").touch()
    said = json.dumps({"language": "en", "categories": kinds}, indent=1)
    (package / "en.yaml").write_text(said, encoding="utf-8")
    announced = folder / f"{NAME}-1.0.dist-info"
    announced.mkdir(exist_ok=True)
    (announced / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.0\n")
    points = f"[standards_kit.lexicons]\n{NAME} = {NAME}\n"
    (announced / "entry_points.txt").write_text(points)
    return folder


def _changed(phrase: str, kept: frozenset[str]) -> str:
    def other(found: re.Match[str]) -> str:
        return found[0] if found[0] in kept else f"{found[0]}zz"

    return _WORD.sub(other, phrase)


def _spec(spec: Any, kept: frozenset[str]) -> Any:
    if isinstance(spec, str):
        return _changed(spec, kept)
    same = {"grade", "ask", "fields", "traits"}
    return {key: value if key in same else _changed(value, kept) for key, value in spec.items()}


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
