"""Measures the language rules on their labelled cases, and puts the tables into docs/language-rules.md.

A test says when they are old.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "language-rules.md"
CASES = ROOT / "benchmarks" / "labelled" / "rules"
sys.path.insert(0, str(ROOT / "benchmarks"))

from rule_cases import scores, table  # noqa: E402 - a script beside this one


def main() -> int:
    """Write both tables."""
    PAGE.write_text(refreshed(PAGE.read_text("utf-8")), encoding="utf-8")
    return 0


def refreshed(page: str) -> str:
    """The page with figures of now."""
    for name, pattern in (("all", "*.txt"), ("aside", "*.aside.txt")):
        told = "\n".join(table(scores(sorted(CASES.glob(pattern)), [])))
        marks = rf"(<!-- measured: {name} -->\n).*?(<!-- /measured -->)"
        page = re.sub(marks, lambda m, told=told: f"{m[1]}{told}\n{m[2]}", page, flags=re.DOTALL)
    return page


if __name__ == "__main__":
    sys.exit(main())
