"""docs/first-kit.md shows what somebody sees who does what it says.

`.venv/bin/python scripts/refresh_readme.py` writes the outputs anew.
"""

from pathlib import Path
from types import ModuleType


def test_the_first_ten_minutes_are_as_the_page_tells(
    refresh: ModuleType, checkout: Path, tmp_path: Path
) -> None:
    page = (checkout / "docs" / "first-kit.md").read_text("utf-8")
    runs = list(refresh.replay(page, tmp_path))
    assert [said for _, said in runs] == [block.body for block, _ in runs]
    assert any("Wrote " in said for _, said in runs)
