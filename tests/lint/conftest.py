"""A kit from a few texts, read and judged."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import load

Judge = Callable[..., Verdict]
TODAY = date(2026, 9, 1)


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Write the files (bytes or text by path; a kit file is added) and judge the kit."""

    def judged(
        files: Mapping[str, str | bytes],
        overrides: Overrides | None = None,
        today: date = TODAY,
    ) -> Verdict:
        for name, content in {KIT_FILE: "", **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        home = home_of(tmp_path)
        assert home is not None
        return lint(load(home), today, overrides)

    return judged
